/** A small index that answers as Pagefind does, for tests: it takes a word for the beginning of others, and knows stems. */
import { fold } from "../../theme/assets/text.js";

/** @typedef {{text: string, standing?: string, score?: number}} Page */

export class Library {
  /** @param {Record<string, Page | string>} pages id → text; best described first */
  constructor(pages) {
    this.pages = Object.entries(pages).map(([id, page]) => ({ id, ...(typeof page === "string" ? { text: page } : page) }));
    /** @type {string[]} what was looked for */
    this.asked = [];
  }

  /** @param {string} asked pages with a word that begins so; where there are none, with the longest beginning of it */
  async loose(asked) {
    this.asked.push(asked);
    for (let start = stem(fold(asked)); start; start = start.slice(0, -1)) {
      const hits = this.hits((word) => word.startsWith(start));
      if (hits.length) return hits;
    }
    return [];
  }

  /** @param {string} asked pages with the very words side by side, by their stems */
  async exact(asked) {
    this.asked.push(`"${asked}"`);
    const words = asked.split(" ");
    return this.hits((_, at, text) => words.every((word, after) => stem(text[at + after] ?? "") === stem(fold(word))));
  }

  async order() {
    return this.hits(() => true);
  }

  /** @param {Record<string, string[]>} wanted */
  async members({ standing }) {
    const ids = (/** @type {string} */ term) => this.pages.filter((page) => page.standing === term).map(({ id }) => id);
    return new Map([["standing", new Map(standing.map((term) => [term, new Set(ids(term))]))]]);
  }

  /** @param {(word: string, at: number, text: string[]) => boolean} fits @returns {any[]} best first */
  hits(fits) {
    return this.pages
      .map(({ id, text, score = 1 }) => {
        const folded = fold(text).replaceAll("'", "").split(/\s+/);
        const words = folded.map((word, at) => (fits(word, at, folded) ? at : -1)).filter((at) => at >= 0);
        return { id, score, words, data: async () => ({ content: text, raw_url: `/${id}/`, meta: {}, filters: {} }) };
      })
      .filter(({ words }) => words.length)
      .sort((a, b) => b.score - a.score);
  }
}

const stem = (/** @type {string} */ word) => word.replace(/(?<=...)e?s$/, "");
