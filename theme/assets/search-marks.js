/** Text in which the words that were found are marked. Nothing of it is ever read as HTML. */
import { make } from "./page.js";
import { pieces } from "./search-words.js";
import { surfaces } from "./search-query.js";

/** @typedef {import("./search-index.js").Fragment} Fragment */

const FACTS = "glance"; // the heading of the facts in practice.html; the running text begins with the next one
const BEFORE = 6; // words of an excerpt before the first one that was found
const LENGTH = 26;

/**
 * @param {Fragment} fragment
 * @param {number[]} locations
 * @returns {Set<string>} the words that were found, folded; of 'd’emploi' the telling part
 */
export function foundWords(fragment, locations) {
  return new Set(
    surfaces(fragment, locations).flatMap((word) => pieces(word).filter((part, _, all) => all.length === 1 || part.length > 2)),
  );
}

/**
 * Fills an element with a text, the words that were found inside <mark>.
 *
 * @param {Element} element
 * @param {string} text
 * @param {Set<string>} words that were found, folded
 * @returns {boolean} whether there were any
 */
export function mark(element, text, words) {
  const parts = text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .map((part) => (pieces(part).some((piece) => words.has(piece)) ? make("mark", "", part) : part));
  element.replaceChildren(...parts);
  return parts.some((part) => typeof part !== "string");
}

/**
 * A few words around the first place in the running text where something was found.
 *
 * @param {Fragment} fragment
 * @param {number[]} locations
 * @returns {string} '' when what was found stands in the title, the summary or the facts only
 */
export function excerpt(fragment, locations) {
  const start = fragment.anchors?.find((anchor) => anchor.id !== FACTS)?.location ?? Infinity;
  const first = Math.min(...locations.filter((at) => at > start));
  if (!Number.isFinite(first)) return "";
  const text = fragment.content.split(/\s+/);
  const from = Math.max(start, first - BEFORE);
  const cut = text.slice(from, from + LENGTH).join(" ");
  return `${from > start ? "… " : ""}${cut}${from + LENGTH < text.length ? " …" : ""}`;
}
