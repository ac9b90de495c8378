/** Understands a query, reads what the index has of it, and ranks what it finds. The same as portal/outputs/search/reader.py. */
import { Files } from "./search-files.js";
import { named } from "./search-names.js";
import { ones, ranked, worths } from "./search-ranking.js";
import { ALSO, asked, phrases, understood, unmixed } from "./search-words.js";
import { pieces } from "./text.js";

/** @typedef {import("./search-forms.js").Lexicon} Lexicon */
/** @typedef {import("./search-words.js").Word} Word */
/** @typedef {import("./search-names.js").Names} Names */
/** @typedef {import("./search-names.js").Span} Span */
/**
 * @typedef {object} Found
 * @property {string} query as typed
 * @property {number[]} hits documents, best first
 * @property {Float64Array} scores of all documents
 * @property {Word[]} words how the query was understood
 * @property {Span[]} spans the concepts that it names
 * @property {number[]} absent concepts among them that nothing tells of
 * @property {string[]} phrases what stood in quotation marks, where it is of several words
 * @property {Set<number>} whole documents that have each phrase side by side in their title or summary
 * @property {string[]} unsaid words, and names of several, that the thesaurus knows and no text has
 * @property {boolean} partly not all was looked for that could be found
 */

const LOOKED_THROUGH = 20; // first results whose texts are held against a phrase: no more than are shown at once
const RARE = 6; // level of words of which the other language may have more
const LIKELY = 3; // classes, the most common ones that begin with two letters: what the third one will ask for
const AT_ONCE = 3; // letters of a beginning from which it is looked for at once
/** @type {Found} */
export const NOTHING = {
  query: "",
  hits: [],
  scores: new Float64Array(),
  words: [],
  spans: [],
  absent: [],
  phrases: [],
  whole: new Set(),
  unsaid: [],
  partly: false,
};

export class Reader extends Files {
  /**
   * @param {(path: string, fresh?: boolean) => Promise<any>} get what a file below 'search/' holds
   * @param {string} language of the queries
   * @param {string} [shown] of what is shown, where it is another
   * @throws when a file does not come
   */
  static async open(get, language, shown = language) {
    return new Reader(get, language, shown, await get("main.json", true));
  }

  /** @param {(path: string) => Promise<any>} get @param {string} language @param {string} shown @param {any} main */
  constructor(get, language, shown, main) {
    super(get, main, shown);
    this.language = language;
    this.otherLanguage = language === "fr" ? "en" : "fr";
    const standings = main.standings.flatMap((/** @type {[number, number]} */ [one, count]) => Array(count).fill(one));
    this.worth = worths(this.kinds, standings);
    this.common = [language, this.otherLanguage].map((one) => new Set(main.common[one].split(" ")));
    this.light = new Set(main.light[language].split(" "));
    for (const [document, instant] of main.closes) if (Date.parse(instant) <= Date.now()) this.worth[document] = 0;
    /** @type {Promise<[Lexicon, Names]> | null} the lexicon of the language and its names of concepts, once somebody wants to ask */
    this.own = null;
    /** @type {Promise<Lexicon> | null} the lexicon of the other language, once it was needed */
    this.other = null;
    /** @type {Promise<Names> | null} its names of concepts, once they were */
    this.otherNames = null;
    /** @type {Map<string, string[]>} word of a text → its pieces: folding takes long, and the words come again with each key */
    this.folded = new Map();
  }

  /** Loads what every query needs. */
  ready() {
    this.own ??= Promise.all([this.lexicon(this.language), this.namesIn(this.language)]);
    return this.own;
  }

  /** @returns {number[]} every document, in the order of the library */
  all() {
    return [...this.kinds.keys()].filter((document) => this.worth[document]);
  }

  /** @param {string} word of a text @returns {string[]} the forms in it */
  formsOf(word) {
    let forms = this.folded.get(word);
    if (!forms) this.folded.set(word, (forms = pieces(word)));
    return forms;
  }

  /** @param {Found} found @param {number} most @returns {Promise<string[]>} ids of themes to go on with: those of its concepts, then the largest */
  async themes({ spans }, most) {
    const [near, { terms }] = await Promise.all([this.load("near"), this.members()]);
    const concepts = spans.flatMap(({ concept }) => [concept, ...near.concepts[concept]]);
    const close = concepts.flatMap((concept) => near.themes[concept].split(" ").filter(Boolean));
    const sizes = [...(terms.get("theme") ?? [])].sort((a, b) => b[1].length - a[1].length).map(([theme]) => theme);
    return [...new Set([...close, ...sizes])].slice(0, most);
  }

  /**
   * @param {string} query
   * @param {boolean} [typing] its last word may not be finished
   * @param {boolean} [hurried] the next letter may follow at once: not looked for, and `partly` said, is what begins with a letter or
   *   two, and what the words of the other language add that are not here yet
   * @returns {Promise<Found>} nothing for a query without telling words
   * @throws when a file does not come
   */
  async find(query, typing = false, hurried = false) {
    if (!query.trim()) return NOTHING;
    const [own, ownNames] = await this.ready();
    const forms = asked(query, this.common[0], this.common[1], own);
    const [last] = forms[forms.length - 1] ?? [""];
    if (hurried && last && last.length < AT_ONCE && !own.classes.has(last)) {
      // The next letter asks for a few of these: they are on their way meanwhile.
      this.fetch(own.beginning(last).slice(0, LIKELY)).catch(() => {});
      return { ...NOTHING, query, partly: true };
    }
    // The other language is asked for what is rare here: most queries need neither its words nor its names of concepts.
    const needed = forms.some(([form]) => own.common(form) < RARE);
    const partly = needed && hurried && !this.other;
    const other = needed && !partly ? await (this.other ??= this.lexicon(this.otherLanguage)) : null;
    const words = understood(other ? unmixed(forms, this.common[1], own, other) : forms, own, other, this.language, typing);
    const theirs = words.some(({ meant }) => [...meant].some(([entry, trust]) => trust > ALSO && !own.has(entry)));
    if (theirs) this.otherNames ??= this.namesIn(this.otherLanguage);
    const names = [ownNames, ...(theirs && this.otherNames ? [await this.otherNames] : [])];
    const all = named(words, names);
    await this.fetch([...words.flatMap(({ meant }) => [...meant.keys()]), ...all.map(({ concept }) => this.concepts + concept)]);
    const told = (/** @type {number} */ concept) => this.told(concept).documents.length > 0;
    const gone = all.filter(({ concept, inner }) => !inner && !told(concept));
    // A name within another counts where something tells of it, and of that one, too.
    const spans = all.filter(({ concept, bits, inner }) => !inner || (told(concept) && !gone.some((one) => one.bits & bits)));
    const library = {
      kinds: this.kinds,
      worth: this.worth,
      light: this.light,
      thesaurus: this.main.thesaurus,
      words: (/** @type {number} */ entry) => this.postings(entry),
      concepts: (/** @type {number} */ concept) => this.told(concept),
    };
    const { hits, scores } = ranked(words, spans, this.hinted(query), library);
    const asSaid = phrases(query);
    const whole = await this.whole(hits, asSaid, own);
    if (whole.size) {
      const first = hits.slice(0, LOOKED_THROUGH).sort((a, b) => Number(whole.has(b)) - Number(whole.has(a)));
      hits.splice(0, first.length, ...first);
    }
    const absent = gone.map(({ concept }) => concept);
    return { query, hits, scores, words, spans, absent, unsaid: this.unsaid(words, spans), phrases: asSaid, whole, partly };
  }

  /**
   * The index does not know which words stand side by side: the texts of the first results do.
   *
   * @param {number[]} hits
   * @param {string[]} phrases
   * @param {Lexicon} own
   * @returns {Promise<Set<number>>} documents with all of them in their title or summary
   */
  async whole(hits, phrases, own) {
    const line = (/** @type {string} */ text) => ` ${pieces(text).map((form) => own.classes.get(form) ?? form).join(" ")} `;
    const first = phrases.length ? hits.slice(0, LOOKED_THROUGH) : [];
    const told = await Promise.all(
      first.map(async (document) => {
        const [, title, summary] = await this.record(document, this.language);
        return phrases.every((phrase) => [title, summary].some((text) => line(text).includes(line(phrase))));
      }),
    );
    return new Set(first.filter((_, at) => told[at]));
  }

  /**
   * What is asked for and no text says: words, then names of several words whose concept other names tell of. Who asks for a credit
   * card should learn that what is found tells of banks alone.
   *
   * @param {Word[]} words
   * @param {Span[]} spans
   * @returns {string[]}
   */
  unsaid(words, spans) {
    const heard = (/** @type {number} */ entry) => this.postings(entry).documents.length > 0;
    const alone = [...words.keys()].filter((at) => words[at].meant.size && ![...words[at].meant.keys()].some(heard));
    /** @type {Map<number, boolean>} */
    const those = new Map();
    for (const { concept, bits, inner, said } of spans)
      if (ones(bits) > 1 && !inner && this.told(concept).documents.length) those.set(bits, those.get(bits) || said);
    const names = [...those].filter(([bits, said]) => !said && !alone.some((at) => (bits >> at) & 1)).map(([bits]) => bits);
    /** @param {number} bits */
    const name = (bits) => words.filter((_, at) => (bits >> at) & 1).map(({ form }) => form).join(" ");
    return [...alone.map((at) => words[at].form), ...names.map(name)];
  }

  /** @param {string} query @returns {string} the kind that it asks for by words such as 'how many'; '' for none */
  hinted(query) {
    const whole = ` ${pieces(query).join(" ")} `;
    /** @type {[string, string[]][]} */
    const hints = this.main.hints[this.language];
    return hints.find(([, words]) => words.some((one) => whole.includes(` ${one} `)))?.[0] ?? "";
  }
}

/**
 * The index of a site, opened when it is first asked, and once more when a file of it is gone: the site was published anew.
 */
export class Index {
  /** @param {(path: string, fresh?: boolean) => Promise<any>} get @param {string} language of the queries @param {string} [shown] */
  constructor(get, language, shown = language) {
    this.open = () => Reader.open(get, language, shown);
    /** @type {Promise<Reader> | null} */
    this.reader = null;
  }

  /**
   * @template T
   * @param {(reader: Reader) => Promise<T>} question
   * @returns {Promise<T>}
   * @throws when the index cannot be read; the next question tries anew
   */
  async ask(question) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        this.reader ??= this.open();
        return await question(await this.reader);
      } catch (error) {
        this.reader = null;
        if (attempt) throw error;
      }
    }
  }
}

/** @param {URL} root the site's @returns {(path: string, fresh?: boolean) => Promise<any>} */
export const fetched = (root) => async (path, fresh = false) => {
  const answer = await fetch(new URL(`search/${path}`, root), { cache: fresh ? "no-cache" : "default" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
};
