/** What to try instead: other words that a slip may have been; without any result, near themes and whom to ask, too. */
import { filled, make } from "./page.js";
import { counted, label } from "./search-labels.js";
import { filterCount, withoutFilters, write } from "./search-state.js";

/** @typedef {import("./search-state.js").State} State */
/** @typedef {import("./search-reader.js").Reader} Reader */
/** @typedef {import("./search-reader.js").Found} Found */
/** @typedef {import("./search-labels.js").Labels} Labels */

const GUESSES = 3;
const THEMES = 6;

/** @param {Found} found @param {State} state @param {Labels} labels @returns {HTMLElement[]} the same query with other words; none where no word was a slip */
export function otherWords(found, state, { words }) {
  const guesses = found.words.flatMap(({ form, near }) => near.map((text) => ({ form, text }))).slice(0, GUESSES);
  const links = guesses.map(({ form, text }) => {
    const query = found.words.map((word) => (word.form === form ? text : word.used || word.form)).join(" ");
    return link(write({ ...state, query }), text);
  });
  return links.length ? [make("p", "", words.near, " ", ...links.flatMap((one, at) => (at ? [", ", one] : [one])))] : [];
}

/**
 * What is shown in the place of results: what was understood, the same without filters, other words, near themes, and whom to ask.
 *
 * @param {Reader} reader
 * @param {Found} found
 * @param {State} state
 * @param {Labels} labels
 * @param {number} unfiltered results without the filters
 * @param {URL} home of the language
 * @returns {Promise<HTMLElement[]>}
 */
export async function instead(reader, found, state, labels, unfiltered, home) {
  const { words } = labels;
  const free = withoutFilters(state);
  const asked = state.query.trim() ? [filled(words.quoted, { query: state.query.trim() })] : [];
  const chosen = Object.entries(state.filters).flatMap(([facet, ids]) => ids.map((id) => label(labels, facet, id)));
  const everything = filled(words.without_filters, { count: counted(words, "results", unfiltered) });
  const without = filterCount(state) && unfiltered ? link(write(free), everything, "button") : words.try_without;
  const themes = (await reader.themes(found, THEMES)).map((id) =>
    link(write({ ...free, query: "", sort: "", filters: { theme: [id] } }), label(labels, "theme", id)),
  );
  return [
    make("p", "", words.understood, " ", [...asked, ...chosen].join(" + ")),
    make("p", "", without),
    ...otherWords(found, state, labels),
    make("p", "", words.try_theme),
    make("ul", "terms", ...themes.map((theme) => make("li", "", theme))),
    make("p", "", link(new URL("contribute/", home).href, words.ask, "button")),
  ];
}

/** @param {string} address @param {string} text @param {string} [name] class */
function link(address, text, name = "") {
  const element = make("a", name, text);
  element.href = address;
  return element;
}
