/**
 * The files of the index, each fetched once, when something in it is asked for. What they hold is told in
 * portal/outputs/search/files.py.
 */
import { Lexicon, numbers } from "./search-forms.js";
import { namesOf } from "./search-names.js";

/** @typedef {import("./search-names.js").Names} Names */
/** @typedef {import("./search-ranking.js").Postings} Postings */
/** @typedef {import("./search-state.js").Members} Members */

export class Files {
  /**
   * @param {(path: string) => Promise<any>} get what a file below 'search/' holds
   * @param {any} main the entry file
   * @param {string} shown language of what is shown
   */
  constructor(get, main, shown) {
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    /** @param {string} name @returns {Promise<any>} */
    this.load = (name) => {
      let file = this.files.get(name);
      if (!file) this.files.set(name, (file = get(`${main.folder}/${name}.json`)));
      return file;
    };
    this.main = main;
    this.shown = shown;
    /** @type {string[]} of each document */
    this.kinds = main.kinds.flatMap((/** @type {[string, number]} */ [kind, count]) => Array(count).fill(kind));
    this.concepts = main.classes[0] + main.classes[1]; // the first class of concepts
    /** @type {Map<number, Postings>} class → its postings, of those that were fetched */
    this.read = new Map();
    /** @type {Promise<{terms: Members, days: number[]}> | null} */
    this.filters = null;
  }

  /** @param {string} language @returns {Promise<Lexicon>} */
  async lexicon(language) {
    return new Lexicon(await this.load(`words-${language}`), language === "en" ? 0 : this.main.classes[0]);
  }

  /** @param {string} language */
  async namesIn(language) {
    return namesOf(await this.load(`names-${language}`));
  }

  /** @param {number} document @param {string} [language] @returns {Promise<string[]>} what a result shows, its address first */
  async record(document, language = this.shown) {
    const size = this.main.records;
    return (await this.load(`records-${language}-${Math.floor(document / size)}`))[document % size];
  }

  /** The documents of each term, kinds as the facet 'what'; and the day of each document, from the first. */
  members() {
    this.filters ??= this.load("facets").then(({ terms, days }) => {
      const what = new Map(this.main.kinds.map((/** @type {[string, number]} */ [kind]) => [kind, []]));
      for (const [document, kind] of this.kinds.entries()) what.get(kind).push(document);
      const facets = new Map([["what", what]]);
      for (const [facet, all] of Object.entries(terms))
        facets.set(facet, new Map(Object.entries(all).map(([term, text]) => [term, [...documentsOf(text)]])));
      return { terms: facets, days };
    });
    return this.filters;
  }

  /** @param {number[]} entries classes @returns {Promise<void>} when `read` holds the postings of all */
  async fetch(entries) {
    /** @type {number[]} */
    const shards = this.main.shards;
    await Promise.all(
      entries.map(async (entry) => {
        if (this.read.has(entry)) return;
        const number = shards.findLastIndex((first) => first <= entry);
        const [counts, gaps, marks] = await this.load(`postings-${number}`);
        // The other classes of the file may never be asked for.
        const place = entry - shards[number];
        const before = numbers(counts.slice(0, place + 1));
        const end = before.reduce((sum, count) => sum + count, 0);
        const start = end - before[place];
        this.read.set(entry, { documents: documentsOf(gaps.slice(start, end)), marks: numbers(marks.slice(start, end)) });
      }),
    );
  }

  /** @param {number} entry @returns {Postings} of a class that was fetched */
  postings(entry) {
    return /** @type {Postings} */ (this.read.get(entry));
  }

  /** @param {number} concept @returns {Postings} of a concept whose class was fetched */
  told(concept) {
    return this.postings(this.concepts + concept);
  }
}

/** @param {string} gaps how many are left out before each document @returns {Uint16Array} */
function documentsOf(gaps) {
  let document = -1;
  return numbers(gaps).map((gap) => (document += gap + 1));
}
