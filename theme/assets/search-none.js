/** What is said when nothing was found, or something else than what was asked: what was understood, and where to go on. */
import { make, written } from "./page.js";
import { counted, filled, label } from "./search-labels.js";
import { filterCount, withoutFilters, write } from "./search-state.js";
import { pieces } from "./search-words.js";

/** @typedef {import("./search-labels.js").Labels} Labels */
/** @typedef {import("./search-state.js").State} State */
/** @typedef {import("./search-query.js").Found} Found */

const THEMES = 6;

/**
 * @param {Found} found
 * @param {Labels} labels
 * @param {boolean} typing nothing is said yet of a word that others begin with: it may become one of them
 * @returns {string[]} one sentence for each thing that was not taken as it was written
 */
export function notes(found, labels, typing) {
  const { words } = labels;
  const said = found.words
    .filter((word) => word.used && word.used !== word.asked)
    .map((word) => filled(words.corrected, { asked: word.asked, used: word.used }));
  said.push(...found.words.filter((word) => word.begins && !typing).map((word) => filled(words.begins, { asked: word.asked })));
  const missing = found.words.filter((word) => !word.used);
  if (missing.length && missing.length < found.words.length)
    said.push(filled(words.missing, { words: missing.map((word) => word.asked).join(", ") }));
  if (found.partial) said.push(words.partial);
  return said;
}

/** @param {string} address @param {string} text @param {string} [name] */
function link(address, text, name) {
  const element = make("a", name, text);
  element.href = address;
  return element;
}

/**
 * @param {State} state
 * @param {Found} found
 * @param {Labels} labels
 * @param {string} ask where to ask for a practice
 * @returns {Node[]}
 */
export function nothing(state, found, labels, ask) {
  const { words } = labels;
  const chosen = Object.entries(state.filters).flatMap(([facet, ids]) => ids.map((id) => label(labels, facet, id)));
  const asked = state.query.trim();
  const understood = [...(asked ? [filled(words.quoted, { query: asked })] : []), ...chosen];
  /** @type {Node[]} */
  const lines = [make("p", "", words.understood, " ", understood.join(" + "))];

  const free = withoutFilters(state);
  if (filterCount(state) && found.pages.length) {
    const without = filled(words.without_filters, { count: counted(labels, "count", found.pages.length) });
    lines.push(make("p", "", link(write(free) || "?", without, "button")));
  } else {
    lines.push(make("p", "", words.try_without));
  }
  const guesses = nearTerms(found).flatMap((guess, at) => [at ? ", " : " ", link(write({ ...free, query: guess }), guess)]);
  if (guesses.length) lines.push(make("p", "", words.near, ...guesses));
  const themes = nearThemes(found, labels).map((theme) => {
    const address = write({ ...free, query: "", sort: "", filters: { ...free.filters, theme: [theme.id] } });
    return make("li", "", link(address, theme.label), " ", make("span", "count", written(theme.count)));
  });
  lines.push(make("p", "", words.try_theme), make("ul", "terms", ...themes), make("p", "", link(ask, words.ask, "button")));
  return lines;
}

/** @param {Found} found @returns {string[]} */
function nearTerms(found) {
  return [...new Set(found.words.flatMap((word) => word.near))].slice(0, 3);
}

/**
 * Themes whose name is akin to what was asked for, then those with most practices.
 *
 * @param {Found} found
 * @param {Labels} labels
 */
function nearThemes(found, labels) {
  const asked = found.words.flatMap((word) => pieces(word.asked));
  /** @param {string} label */
  const close = (label) =>
    pieces(label).filter((piece) => piece.length > 3 && asked.some((word) => piece.slice(0, 4) === word.slice(0, 4))).length;
  return labels.facets.theme.terms
    .filter((term) => term.count)
    .sort((a, b) => close(b.label) - close(a.label) || b.count - a.count)
    .slice(0, THEMES);
}
