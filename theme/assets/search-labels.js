/** The words of the search and the labels of the vocabularies: an island of data in the search page of the language. */

import { written } from "./page.js";

/** @typedef {{id: string, label: string, count: number}} Term */
/**
 * @typedef {object} Labels
 * @property {Record<string, {label: string, terms: Term[]}>} facets in the order in which they are shown
 * @property {Record<string, string>} words
 */

const ISLAND = "search-data";

/**
 * @param {URL} root the site's
 * @param {string} language
 * @returns {Promise<Labels>} from this page if it has them, else from the search page
 * @throws when the search page cannot be read
 */
export async function labels(root, language) {
  const here = document.getElementById(ISLAND);
  if (here) return parsed(here);
  const answer = await fetch(new URL(`${language}/search/`, root));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return parsed(page.getElementById(ISLAND));
}

/** @param {HTMLElement | null} island @returns {Labels} */
function parsed(island) {
  const { facets, words } = JSON.parse(island?.textContent ?? "");
  return { facets: Object.fromEntries(facets.map((/** @type {{id: string}} */ facet) => [facet.id, facet])), words };
}

/**
 * @param {Labels} all
 * @param {string} facet
 * @param {string} id
 * @returns {string} the label of a term, or its id where the vocabularies do not know it
 */
export function label(all, facet, id) {
  return all.facets[facet]?.terms.find((term) => term.id === id)?.label ?? id;
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 * @returns {string} the text with each {name} replaced
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * @param {Labels} all
 * @param {string} what the words `<what>_one` and `<what>_many`
 * @param {number} count
 * @returns {string} '1 practice', '3 practices'
 */
export function counted(all, what, count) {
  if (count === 1) return all.words[`${what}_one`];
  return filled(all.words[`${what}_many`], { count: written(count) });
}
