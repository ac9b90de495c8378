/** The words of the search and the labels of the vocabularies: an island of data in the search page. */
import { filled, written } from "./page.js";

/** @typedef {{id: string, label: string}} Term */
/** @typedef {Record<string, any>} Words */
/**
 * @typedef {object} Labels
 * @property {Record<string, {label: string, terms: Term[]}>} facets in the order in which they are shown
 * @property {Words} words
 */

/** @param {Element | null} island @returns {Labels} */
export function parsed(island) {
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
 * @param {Words} words
 * @param {string} what the words `<what>_one` and `<what>_many`
 * @param {number} count
 * @returns {string} '1 practice', '3 practices'
 */
export function counted(words, what, count) {
  if (count === 1) return words[`${what}_one`];
  return filled(words[`${what}_many`], { count: written(count) });
}
