/** Which concepts the words of a query name. The same as portal/outputs/search/naming.py. */
import { numbers } from "./search-forms.js";

const INNER = 0.7; // how far a name within a longer one is trusted to be meant: 'volunteers' in 'tired volunteers'

/** @typedef {import("./search-words.js").Word} Word */
/** @typedef {{classes: number[], concept: number, said: boolean}} Name a concept's; whether a text says it, if it is of several words */
/** @typedef {{begun: Map<number, Name[]>, of: Map<number, number[][]>}} Names first class → names that begin with it; concept → the classes of each of its names */
/**
 * @typedef {object} Span a concept
 * @property {number} concept its number
 * @property {number} bits of the words that name it
 * @property {number} trust how far it is trusted to be meant
 * @property {boolean} inner it is named within the name of another
 * @property {boolean} said a text has the name, of several words
 */

/**
 * @param {string[]} texts how many names each concept has; of each name its length twice, and one more where a text says it, the distance of its
 *   first class, the others
 * @returns {Names}
 */
export function namesOf(texts) {
  const [counts, lengths, firsts, rest] = texts.map((text) => numbers(text).values());
  /** @type {Names} */
  const names = { begun: new Map(), of: new Map() };
  for (const [concept, count] of [...counts].entries()) {
    let start = 0;
    /** @type {number[][]} */
    const all = [];
    for (let name = 0; name < count; name += 1) {
      const length = lengths.next().value ?? 0;
      start += firsts.next().value ?? 0;
      const classes = [start, ...Array.from({ length: (length >> 1) - 1 }, () => rest.next().value ?? 0)];
      names.begun.set(start, [...(names.begun.get(start) ?? []), { classes, concept, said: length % 2 === 1 }]);
      all.push(classes);
    }
    names.of.set(concept, all);
  }
  return names;
}

/**
 * The longest names from left to right, with all concepts that bear them, and the names within these. Of two that overlap both
 * count: 'families leave' and 'leave for the city'.
 *
 * @param {Word[]} words
 * @param {Names[]} names of the languages to look in
 * @returns {Span[]}
 */
export function named(words, names) {
  /** @type {Span[]} */
  const found = [];
  for (let at = 0; at < words.length; ) {
    const here = [...from(at, words, names)];
    const end = at + Math.max(1, ...here.map(({ length }) => length));
    const whole = new Set();
    for (const { length, concept, trust, said } of here.filter(({ length }) => at + length === end)) {
      whole.add(concept);
      found.push({ concept, bits: bitsOf(at, length), trust, inner: false, said });
    }
    let after = at + 1;
    while (after < end && ![...from(after, words, names)].some(({ length }) => after + length > end)) after += 1;
    for (let start = at; start < after; start += 1)
      for (const { length, concept, trust, said } of start === at ? here : from(start, words, names))
        if (start + length <= end && !whole.has(concept))
          found.push({ concept, bits: bitsOf(start, length), trust: trust * INNER, inner: true, said });
    at = after;
  }
  return found;
}

/**
 * Each name that begins at a word.
 *
 * @param {number} at
 * @param {Word[]} words
 * @param {Names[]} names
 * @returns {Generator<{length: number, concept: number, trust: number, said: boolean}>}
 */
function* from(at, words, names) {
  for (const [entry, own] of words[at].strict ? [] : words[at].meant) {
    // Of a word that is still being typed the texts tell enough; it names a concept where they do not, or once it is finished.
    if (words[at].tentative.has(entry)) continue;
    for (const { classes, concept, said } of names.flatMap(({ begun }) => begun.get(entry) ?? [])) {
      const { length } = classes;
      if (at + length > words.length) continue;
      const trusts = classes.slice(1).map((one, after) => {
        const word = words[at + 1 + after];
        return word.strict ? 0 : (word.meant.get(one) ?? 0);
      });
      if (!trusts.includes(0)) yield { length, concept, trust: Math.min(own, ...trusts), said };
    }
  }
}

/** @param {number} at @param {number} length */
const bitsOf = (at, length) => ((1 << length) - 1) << at;
