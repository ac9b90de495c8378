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

/** @param {Fragment} fragment @param {URL} root the site's @returns {string} the address of its page */
export const address = (fragment, root) => new URL(fragment.raw_url.replace(/^\//, ""), root).href;

// Milliseconds. Pagefind waits for ever when one of its files is missing, and they all are once the site is published anew.
const SLOW = 1_500;
const PATIENCE = 20_000;

let opened = 0;

export class Index {
  /**
   * @param {any} pagefind the module that Pagefind writes beside its index
   * @param {string} kind 'practice' or 'update': the pages that are looked at
   * @param {() => Promise<boolean>} outdated whether the site has been published anew since the index was opened
   */
  constructor(pagefind, kind, outdated) {
    this.pagefind = pagefind;
    this.kind = kind;
    this.outdated = outdated;
    /** @type {Map<string, Promise<Hit[]>>} */
    this.asked = new Map();
    /** @type {Index | null} */
    this.others = null;
  }

  /**
   * @param {URL} root the site's
   * @returns {Promise<Index>}
   * @throws when Pagefind or its index cannot be loaded
   */
  static async open(root) {
    // The module keeps what it could not load: whoever tries again needs another.
    const address = new URL(`pagefind/pagefind.js${opened ? `?${opened}` : ""}`, root);
    opened += 1;
    const entry = () => fetch(new URL("pagefind/pagefind-entry.json", root), { cache: "no-store" }).then((answer) => answer.text());
    const [pagefind, first] = await Promise.all([import(address.href), entry()]);
    await pagefind.init();
    const index = new Index(pagefind, "practice", () => entry().then((now) => now !== first, () => false));
    await index.order("documented");
    return index;
  }

  /** @returns {Index} what organizations publish, in the same index */
  updates() {
    this.others ??= new Index(this.pagefind, "update", this.outdated);
    return this.others;
  }

  /**
   * @param {string | null} term null is every page
   * @param {{filters?: Record<string, string>, sort?: Record<string, string>}} options
   * @returns {Promise<Hit[]>} best first
   * @throws when a part of the index is missing
   */
  ask(term, options = {}) {
    const key = JSON.stringify([term, options]);
    const asked = this.asked.get(key);
    if (asked) return asked;
    const filters = { ...options.filters, page: this.kind };
    const answer = this.inTime(this.pagefind.search(term, { ...options, filters })).then(({ results }) => results);
    this.asked.set(key, answer);
    answer.catch(() => this.asked.delete(key));
    return answer;
  }

  /**
   * @param {Promise<{results: Hit[]}>} answer
   * @returns {Promise<{results: Hit[]}>} the same
   * @throws when it does not come
   */
  async inTime(answer) {
    /** @type {number[]} */
    const timers = [];
    const late = new Promise((_, reject) => {
      const fail = () => reject(new Error("the search index does not answer"));
      timers.push(setTimeout(async () => (await this.outdated()) && fail(), SLOW), setTimeout(fail, PATIENCE));
    });
    try {
      return await Promise.race([answer, /** @type {Promise<never>} */ (late)]);
    } finally {
      timers.forEach(clearTimeout);
    }
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
