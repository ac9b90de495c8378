/** What is found for the words of a query, best first. The same as portal/outputs/search/ranking.py. */
import { KIN } from "./search-words.js";

/** @typedef {import("./search-words.js").Word} Word */
/** @typedef {import("./search-names.js").Span} Span */
/** @typedef {{documents: Uint16Array, marks: Uint16Array}} Postings documents in order; impact << 4 | field of each */
/** @typedef {{hits: number[], scores: Float64Array}} Ranked documents, best first; the score of each document */
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
const TITLES = LONG_TITLE; // lengths of short ones
const SUMMARY = LONG_TITLE + 2;
const IMPACTS = 15;
const CONCEPT = 1;
const LONGER = 0.3; // of that more for each further word of its name: the more there are, the surer it is what they mean
const SCATTERED = 0.4; // less for what tells of no word of the query in its title, names or summary, and by so many in between
const CUT = 0.18; // of the best score: what is worth less is left out
const LIGHT = 0.5; // what a word of questions weighs, such as 'find' and 'best'
const UNKNOWN = 1.5; // times the rarest word: what a word that no text has counts in a query
const LEAST = 0.35; // of the query that a result must tell of
const TELLING = 2.5; // how rare a concept of the thesaurus is that makes less of the query do, as a name of several words does
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
 * @returns {Ranked}
 */
export function ranked(words, spans, hinted, library) {
  const total = library.kinds.length;
  const scores = new Float64Array(total);
  const meant = new Float64Array(total); // by concepts
  const own = new Float64Array(total);
  const cover = new Cover(total);
  const shares = words.map(() => UNKNOWN * Math.log(2 * total + 2));
  for (const [at, word] of words.entries()) {
    let rarest = 0;
    own.fill(0);
    for (const [entry, trust] of word.meant) {
      const postings = library.words(entry);
      if (!postings.documents.length) continue;
      const worth = trust * rarity(total, postings.documents.length) * (library.light.has(word.form) ? LIGHT : 1);
      rarest = Math.max(rarest, worth);
      raise(own, postings, worth);
      cover.add(postings, 1 << at);
    }
    add(scores, own);
    shares[at] = rarest || shares[at];
  }
  const tellingly = new Uint8Array(total);
  for (const { concept, bits, trust } of spans) {
    const postings = library.concepts(concept);
    const rare = rarity(total, postings.documents.length);
    const worth = CONCEPT * trust * rare * (1 + LONGER * (ones(bits) - 1));
    const telling = ones(bits) > 1 || (rare >= TELLING && concept < library.thesaurus);
    if (telling && trust >= KIN) for (const one of postings.documents) tellingly[one] = 1;
    increase(meant, postings, worth);
    cover.add(postings, bits);
  }
  const every = (1 << words.length) - 1;
  const rare = words.length === 1 && shares[0] >= NAMELY;
  const named = cover.titled((document, length, bits) => {
    const whole = bits === every && (words.length > 1 || (rare && library.kinds[document] === "organizations"));
    return whole || ones(bits) > length;
  });
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const needed = words.reduce((bits, word, at) => bits | (word.strict ? 1 << at : 0), 0);
  const nothing = spans.flatMap(({ concept, bits }) => (library.concepts(concept).documents.length ? [] : [bits]));
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
  /** @param {number} document @returns {number} its score; 0 where it tells of too little */
  const score = (document) => {
    let bits = cover.all[document];
    // 'bank' alone tells nothing of a food bank.
    for (const those of nothing) if ((bits & those) !== those) bits &= ~those;
    const share = part(bits);
    if (share < (tellingly[document] ? LEAST_TOLD : LEAST) || (bits & needed) !== needed) return 0;
    const kind = library.kinds[document];
    const inFull = words.length > 1 && cover.brief[document] === every >>> 0 && kind !== "practices";
    const own = named.has(document) ? NAMED : library.worth[document];
    const worth = (inFull ? Math.max(own, IN_FULL) : own) * (kind === hinted ? HINTED : 1);
    const gathered = 1 - SCATTERED * (1 - part(cover.brief[document]));
    return (scores[document] + meant[document]) * share * worth * gathered;
  };
  for (const document of cover.documents) scores[document] = library.worth[document] ? score(document) : 0;
  const cut = CUT * cover.documents.reduce((best, document) => Math.max(best, scores[document]), 0);
  const hits = cover.documents.filter((document) => scores[document] && scores[document] >= cut);
  return { hits: hits.sort((a, b) => scores[b] - scores[a] || a - b), scores };
}

// What goes through all postings is small: a browser compiles such functions at the first keys.

/** Which words of a query each document has, as bits. */
class Cover {
  /** @param {number} total */
  constructor(total) {
    this.all = new Uint32Array(total);
    this.brief = new Uint32Array(total); // in its title, names or summary
    this.titles = new Uint32Array(total * TITLES); // in its short title, by the length of that
    /** @type {number[]} places in it that hold any */
    this.held = [];
    /** @type {number[]} that have any */
    this.documents = [];
  }

  /** @param {Postings} postings @param {number} bits */
  add({ documents, marks }, bits) {
    for (let place = 0; place < documents.length; place += 1) {
      const document = documents[place];
      const field = marks[place] & 15;
      if (!this.all[document]) this.documents.push(document);
      this.all[document] |= bits;
      if (field <= SUMMARY) this.brief[document] |= bits;
      if (field >= LONG_TITLE) continue;
      if (!this.titles[document * TITLES + field]) this.held.push(document * TITLES + field);
      this.titles[document * TITLES + field] |= bits;
    }
  }

  /** @param {(document: number, length: number, bits: number) => boolean} is @returns {Set<number>} documents with such a title */
  titled(is) {
    const those = this.held.filter((key) => is(Math.floor(key / TITLES), key % TITLES, this.titles[key]));
    return new Set(those.map((key) => Math.floor(key / TITLES)));
  }
}

/** @param {Float64Array} values @param {Postings} postings @param {number} worth that each has at least */
function raise(values, { documents, marks }, worth) {
  for (let place = 0; place < documents.length; place += 1) {
    const value = (worth * (marks[place] >> 4)) / IMPACTS;
    if (value > values[documents[place]]) values[documents[place]] = value;
  }
}

/** @param {Float64Array} values @param {Postings} postings @param {number} worth that each has more */
function increase(values, { documents, marks }, worth) {
  for (let place = 0; place < documents.length; place += 1) values[documents[place]] += (worth * (marks[place] >> 4)) / IMPACTS;
}

/** @param {Float64Array} sums @param {Float64Array} values */
function add(sums, values) {
  for (let document = 0; document < sums.length; document += 1) sums[document] += values[document];
}

/** The inverse document frequency of BM25. @param {number} total @param {number} count */
const rarity = (total, count) => Math.log(1 + (total - count + 0.5) / (count + 0.5));

/** @param {number} bits */
export function ones(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count += 1;
  return count;
}
