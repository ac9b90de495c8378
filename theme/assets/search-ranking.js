/** What is found for the words of a query, best first. The same as portal/outputs/search/ranking.py. */
import { KIN } from "./search-words.js";

/** @typedef {import("./search-words.js").Word} Word */
/** @typedef {import("./search-names.js").Span} Span */
/** @typedef {{documents: number[], marks: number[]}} Postings documents in order; impact << 4 | field of each */
/** @typedef {{document: number, score: number}} Hit */
/**
 * @typedef {object} Library
 * @property {string[]} kinds of all documents
 * @property {Float64Array} worth of each, whatever it says
 * @property {Set<string>} light words that say little
 * @property {number} thesaurus how many concepts are of it: the first
 * @property {(entry: number) => Postings} words of a class
 * @property {(concept: number) => Postings} concepts of a concept
 */

// The parts of a text, in the order in which fields count them; the first seven are titles of one to seven or more words.
export const FIELDS = ["names", "summary", "labels", "did", "took", "came", "elsewhere", "text", "evidence"];
export const LONG_TITLE = 6;
const SUMMARY = LONG_TITLE + 2;
const IMPACTS = 15;
const CONCEPT = 1;
const LONGER = 0.3; // of that more for each further word of its name: the more there are, the surer it is what they mean
const SCATTERED = 0.3; // less for what tells of no word of the query in its title, names or summary, and by so many in between
const CUT = 0.18; // of the best score: what is worth less is left out
const LIGHT = 0.5; // what a word of questions weighs, such as 'find' and 'best'
const UNKNOWN = 1.5; // times the rarest word: what a word that no text has counts in a query
const LEAST = 0.35; // of the query that a result must tell of
const TELLING = 2.5; // how rare a concept of the thesaurus is that makes less of the query do
const LEAST_TOLD = 0.2;
// Practices and calls come first, unless the words name something else, or what it says in short has all of several words: then
// it counts in full.
/** @type {Record<string, number>} */
const KINDS = { practices: 1, guides: 0.8, calls: 1, figures: 0.6, updates: 0.6, pages: 0.6 };
const OTHER_KINDS = 0.5;
const IN_FULL = 1;
const NAMED = 1.1;
const NAMELY = 4.5; // how rare a single word is that names an organization
const HINTED = 2.5; // times, for a kind that the words ask for
const STANDINGS = [0, 0.6, 0.65, 0.8, 0.85, 0.95, 1]; // by standing

/**
 * @param {string[]} kinds
 * @param {number[]} standings
 * @returns {Float64Array} what each document is worth, whatever it says
 */
export const worths = (kinds, standings) =>
  Float64Array.from(kinds, (kind, at) => (KINDS[kind] ?? OTHER_KINDS) * STANDINGS[standings[at]]);

/**
 * @param {Word[]} words
 * @param {Span[]} spans
 * @param {string} hinted a kind that the query asks for; '' for none
 * @param {Library} library
 * @returns {Hit[]}
 */
export function ranked(words, spans, hinted, library) {
  const total = library.kinds.length;
  const covered = new Uint32Array(total); // bits of words
  const brief = new Uint32Array(total); // of those in a title, names or a summary
  const scores = new Float64Array(total);
  const meant = new Float64Array(total); // by concepts
  const shares = words.map(() => UNKNOWN * Math.log(2 * total + 2));
  /** @type {Map<number, number>} a document and the length of its short title → bits of words in it */
  const titles = new Map();
  /** @param {number} document @param {number} mark @param {number} bits */
  const cover = (document, mark, bits) => {
    covered[document] |= bits;
    const field = mark & 15;
    if (field <= SUMMARY) brief[document] |= bits;
    if (field < LONG_TITLE) titles.set(document * 8 + field, (titles.get(document * 8 + field) ?? 0) | bits);
  };
  for (const [at, word] of words.entries()) {
    const own = new Float64Array(total);
    let rarest = 0;
    for (const [entry, trust] of word.meant) {
      const { documents, marks } = library.words(entry);
      if (!documents.length) continue;
      const worth = trust * rarity(total, documents.length) * (library.light.has(word.form) ? LIGHT : 1);
      rarest = Math.max(rarest, worth);
      for (let place = 0; place < documents.length; place += 1) {
        const document = documents[place];
        own[document] = Math.max(own[document], (worth * (marks[place] >> 4)) / IMPACTS);
        cover(document, marks[place], 1 << at);
      }
    }
    for (let document = 0; document < total; document += 1) scores[document] += own[document];
    shares[at] = rarest || shares[at];
  }
  const least = new Float64Array(total).fill(LEAST);
  for (const { concept, bits, trust } of spans) {
    const { documents, marks } = library.concepts(concept);
    const rare = rarity(total, documents.length);
    const worth = CONCEPT * trust * rare * (1 + LONGER * (ones(bits) - 1));
    if (rare >= TELLING && trust >= KIN && concept < library.thesaurus) for (const one of documents) least[one] = LEAST_TOLD;
    for (let place = 0; place < documents.length; place += 1) {
      meant[documents[place]] += (worth * (marks[place] >> 4)) / IMPACTS;
      cover(documents[place], marks[place], bits);
    }
  }
  const every = (1 << words.length) - 1;
  const rare = words.length === 1 && shares[0] >= NAMELY;
  const names = [...titles].filter(
    ([key, bits]) =>
      ones(bits) > key % 8 ||
      (bits === every && (words.length > 1 || (rare && library.kinds[key >> 3] === "organizations"))),
  );
  const named = new Set(names.map(([key]) => key >> 3));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const needed = words.reduce((bits, word, at) => bits | (word.strict ? 1 << at : 0), 0);
  const nothing = spans.filter(({ concept }) => !library.concepts(concept).documents.length);
  /** @type {Map<number, number>} */
  const parts = new Map();
  /** @param {number} bits of words @returns {number} their part of the query, from 0 to 1 */
  const part = (bits) => {
    let found = parts.get(bits);
    if (found === undefined) {
      found = shares.reduce((sum, share, at) => ((bits >> at) & 1 ? sum + share : sum), 0) / whole;
      parts.set(bits, found);
    }
    return found;
  };
  /** @type {Hit[]} */
  const hits = [];
  for (let document = 0; document < total; document += 1) {
    let bits = covered[document];
    if (!bits) continue;
    // 'bank' alone tells nothing of a food bank.
    for (const span of nothing) if ((bits & span.bits) !== span.bits) bits &= ~span.bits;
    const share = part(bits);
    if (share < least[document] || (bits & needed) !== needed || !library.worth[document]) continue;
    const inFull = words.length > 1 && brief[document] === every >>> 0 && library.kinds[document] !== "practices";
    const own = named.has(document) ? NAMED : library.worth[document];
    const worth = (inFull ? Math.max(own, IN_FULL) : own) * (library.kinds[document] === hinted ? HINTED : 1);
    const gathered = 1 - SCATTERED * (1 - part(brief[document]));
    hits.push({ document, score: (scores[document] + meant[document]) * share * worth * gathered });
  }
  const cut = CUT * hits.reduce((best, { score }) => Math.max(best, score), 0);
  return hits.filter(({ score }) => score >= cut).sort((a, b) => b.score - a.score || a.document - b.document);
}

/** The inverse document frequency of BM25. @param {number} total @param {number} count */
const rarity = (total, count) => Math.log(1 + (total - count + 0.5) / (count + 0.5));

/** @param {number} bits */
export function ones(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count += 1;
  return count;
}
