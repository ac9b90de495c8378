/** The index of the finished pages, as Pagefind keeps it: one for each language, read in small pieces when needed. */

/**
 * @typedef {object} Fragment what the index keeps of a page
 * @property {string} content the text, without marks
 * @property {string} raw_url its address from the root of the site
 * @property {Record<string, string>} meta title, summary, place, size, lead, evidence, depth, status
 * @property {Record<string, string[]>} filters facet → terms
 * @property {{id: string, location: number}[]} [anchors] where headings with an id stand, counted in words
 */
/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {number} score higher is better; comparable within one search
 * @property {number[]} words where the words stand, counted in words of the content
 * @property {() => Promise<Fragment>} data
 */
/** @typedef {Map<string, Map<string, Set<string>>>} Members facet → term → ids of pages */

const PATIENCE = 20_000; // milliseconds; Pagefind waits for ever when one of its files is missing

export class Index {
  /**
   * @param {any} pagefind the module that Pagefind writes beside its index
   * @param {string} kind 'practice' or 'update': the pages that are looked at
   */
  constructor(pagefind, kind) {
    this.pagefind = pagefind;
    this.kind = kind;
    /** @type {Map<string, Promise<Hit[]>>} */
    this.asked = new Map();
  }

  /**
   * @param {URL} root the site's
   * @returns {Promise<Index>}
   * @throws when Pagefind or its index cannot be loaded
   */
  static async open(root) {
    const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
    await pagefind.init();
    const index = new Index(pagefind, "practice");
    await Promise.race([
      index.order("documented"),
      new Promise((_, reject) => setTimeout(() => reject(new Error("the search index does not answer")), PATIENCE)),
    ]);
    return index;
  }

  /** @returns {Index} what organizations publish, in the same index */
  updates() {
    return new Index(this.pagefind, "update");
  }

  /**
   * @param {string | null} term null is every page
   * @param {{filters?: Record<string, string>, sort?: Record<string, string>}} options
   * @returns {Promise<Hit[]>} best first
   */
  ask(term, options = {}) {
    const key = JSON.stringify([term, options]);
    let answer = this.asked.get(key);
    if (!answer) {
      const filters = { ...options.filters, page: this.kind };
      answer = this.pagefind.search(term, { ...options, filters }).then((/** @type {{results: Hit[]}} */ found) => found.results);
      this.asked.set(key, /** @type {Promise<Hit[]>} */ (answer));
    }
    return /** @type {Promise<Hit[]>} */ (answer);
  }

  /** @param {string} word pages that begin a word so; if there are none, those with the longest word that begins it */
  loose(word) {
    return this.ask(word);
  }

  /** @param {string} words pages that hold the words side by side, by their stems; scores are all alike */
  exact(words) {
    return this.ask(`"${words}"`);
  }

  /**
   * @param {string} sort 'documented' or 'newest'
   * @returns {Promise<Hit[]>} every page in that order
   */
  order(sort) {
    return this.ask(null, { sort: { [sort]: "desc" } });
  }

  /**
   * @param {Record<string, string[]>} wanted facet → terms
   * @returns {Promise<Members>}
   */
  async members(wanted) {
    const sets = await Promise.all(
      Object.entries(wanted).map(async ([facet, terms]) => {
        const ids = await Promise.all(
          terms.map(async (term) => new Set((await this.ask(null, { filters: { [facet]: term } })).map((hit) => hit.id))),
        );
        return /** @type {[string, Map<string, Set<string>>]} */ ([facet, new Map(terms.map((term, at) => [term, ids[at]]))]);
      }),
    );
    return new Map(sets);
  }
}
