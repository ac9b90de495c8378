/**
 * Reads the index, in files that are fetched when a query needs them, and ranks what it finds. The same as
 * portal/outputs/search/reader.py; what the files hold is told in files.py beside it.
 */
import { ALSO, KIN, Lexicon, asked, namesOf, numbers, understood } from "./search-words.js";
import { pieces } from "./text.js";

/** @typedef {import("./search-words.js").Word} Word */
/** @typedef {{entry: number, concept: number, bits: number, trust: number}} Span a concept, and the words that name it */
/** @typedef {{documents: number[], marks: number[]}} Postings documents in order; impact << 4 | field of each */
/** @typedef {{document: number, score: number}} Hit */
/**
 * @typedef {object} Found
 * @property {string} query as typed
 * @property {Hit[]} hits best first
 * @property {Word[]} words how the query was understood
 * @property {Span[]} spans the concepts that it names
 * @property {number[]} absent concepts among them that nothing tells of
 * @property {string[]} unsaid words that the thesaurus knows and no text has
 */

// The parts of a text, in the order in which fields count them; the first seven are titles of one to seven or more words.
export const FIELDS = ["names", "summary", "labels", "did", "took", "came", "elsewhere", "text", "evidence"];
export const LONG_TITLE = 6;
const SUMMARY = LONG_TITLE + 2;
const IMPACTS = 15;
const CONCEPT = 0.85;
const CUT = 0.18; // of the best score: what is worth less is left out
const RARE = 6; // level of words of which the other language may have more
const UNKNOWN = 1.5; // times the rarest word: what a word that no text has counts in a query
const LEAST = 0.35; // of the query that a result must tell of
const TELLING = 4; // how rare a concept of the thesaurus is that makes less of the query do
const LEAST_TOLD = 0.2;
// Practices come first, unless the words name something else, or what it says in short has all of several words: then it counts
// in full.
/** @type {Record<string, number>} */
const KINDS = { practices: 1, guides: 0.8, updates: 0.6, pages: 0.6 };
const OTHER_KINDS = 0.5;
const IN_FULL = 1;
const NAMED = 1.1;
const NAMELY = 4.5; // how rare a single word is that names an organization
const HINTED = 2.5; // times, for a kind that the words ask for
const STANDINGS = [0, 0.6, 0.65, 0.8, 0.85, 0.95, 1]; // by standing

export class Reader {
  /**
   * @param {(path: string, fresh?: boolean) => Promise<any>} get what a file below 'search/' holds
   * @param {string} language
   * @throws when a file does not come
   */
  static async open(get, language) {
    const main = await get("main.json", true);
    const reader = new Reader(get, language, main);
    await Promise.all([reader.own, reader.names]);
    return reader;
  }

  /** @param {(path: string) => Promise<any>} get @param {string} language @param {any} main */
  constructor(get, language, main) {
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    /** @param {string} name @returns {Promise<any>} */
    this.load = (name) => {
      let file = this.files.get(name);
      if (!file) this.files.set(name, (file = get(`${main.folder}/${name}.json`)));
      return file;
    };
    this.main = main;
    this.language = language;
    this.otherLanguage = language === "fr" ? "en" : "fr";
    /** @type {string[]} of each document */
    this.kinds = main.kinds.flatMap((/** @type {[string, number]} */ [kind, count]) => Array(count).fill(kind));
    const standings = main.standings.flatMap((/** @type {[number, number]} */ [one, count]) => Array(count).fill(one));
    this.worth = Float64Array.from(this.kinds, (kind, at) => (KINDS[kind] ?? OTHER_KINDS) * STANDINGS[standings[at]]);
    for (const [document, instant] of main.closes) if (Date.parse(instant) <= Date.now()) this.worth[document] = 0;
    this.own = this.lexicon(language);
    this.names = this.namesIn(language);
    /** @type {Promise<Lexicon> | null} the lexicon of the other language, once it was needed */
    this.other = null;
    /** @type {Promise<Map<number, number[][]>> | null} its names of concepts, once they were */
    this.otherNames = null;
    /** @type {Map<number, Postings>} */
    this.read = new Map();
    /** @type {Promise<{terms: import("./search-state.js").Members, days: number[]}> | null} */
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

  /** @returns {number[]} every document, in the order of the library */
  all() {
    return [...this.kinds.keys()].filter((document) => this.worth[document]);
  }

  /** @param {number} document @returns {Promise<string[]>} what a result shows, its address first */
  async record(document) {
    const size = this.main.records;
    return (await this.load(`records-${this.language}-${Math.floor(document / size)}`))[document % size];
  }

  /** The documents of each term, kinds as the facet 'what'; and the day of each document, from the first. */
  members() {
    this.filters ??= this.load("facets").then(({ terms, days }) => {
      const what = new Map(this.main.kinds.map((/** @type {[string, number]} */ [kind]) => [kind, new Set()]));
      for (const [document, kind] of this.kinds.entries()) what.get(kind).add(document);
      const facets = new Map([["what", what]]);
      for (const [facet, all] of Object.entries(terms))
        facets.set(facet, new Map(Object.entries(all).map(([term, text]) => [term, new Set(documentsOf(numbers(text)))])));
      return { terms: facets, days };
    });
    return this.filters;
  }

  /** @param {Found} found @param {number} most @returns {Promise<string[]>} ids of themes to go on with: those of its concepts, then the largest */
  async themes({ spans }, most) {
    const [near, { terms }] = await Promise.all([this.load("near"), this.members()]);
    const concepts = spans.flatMap(({ concept }) => [concept, ...near.concepts[concept]]);
    const close = concepts.flatMap((concept) => near.themes[concept].split(" ").filter(Boolean));
    const sizes = [...(terms.get("theme") ?? [])].sort((a, b) => b[1].size - a[1].size).map(([theme]) => theme);
    return [...new Set([...close, ...sizes])].slice(0, most);
  }

  /** @param {number[]} entries classes @returns {Promise<void>} when `read` holds the postings of all */
  async fetch(entries) {
    /** @type {number[]} */
    const shards = this.main.shards;
    const wanted = new Set(entries.filter((entry) => !this.read.has(entry)).map((entry) => shards.findLastIndex((first) => first <= entry)));
    await Promise.all(
      [...wanted].map(async (number) => {
        const [counts, gaps, marks] = (await this.load(`postings-${number}`)).map(numbers);
        let start = 0;
        for (const [at, count] of counts.entries()) {
          const end = start + count;
          this.read.set(shards[number] + at, { documents: documentsOf(gaps.slice(start, end)), marks: marks.slice(start, end) });
          start = end;
        }
      }),
    );
  }

  /** @param {number} entry @returns {Postings} of a class that was fetched */
  postings(entry) {
    return /** @type {Postings} */ (this.read.get(entry));
  }

  /**
   * @param {string} query
   * @param {boolean} [typing] its last word may not be finished
   * @returns {Promise<Found>} nothing for a query without telling words
   * @throws when a file does not come
   */
  async find(query, typing = false) {
    const own = await this.own;
    const sets = [this.language, this.otherLanguage].map((one) => new Set(this.main.common[one].split(" ")));
    const forms = asked(query, sets[0], sets[1], own);
    // The other language is asked for what is rare here: most queries need neither its words nor its names of concepts.
    const needed = forms.some(([form]) => own.common(form) < RARE);
    const other = needed ? await (this.other ??= this.lexicon(this.otherLanguage)) : null;
    const words = understood(forms, own, other, this.language, typing);
    const theirs = words.some(({ meant }) => [...meant].some(([entry, trust]) => trust > ALSO && !own.has(entry)));
    if (theirs) this.otherNames ??= this.namesIn(this.otherLanguage);
    const spans = this.concepts(words, await Promise.all([this.names, ...(theirs && this.otherNames ? [this.otherNames] : [])]));
    await this.fetch([...words.flatMap(({ meant }) => [...meant.keys()]), ...spans.map(({ entry }) => entry)]);
    const absent = spans.filter(({ entry }) => !this.postings(entry).documents.length).map(({ concept }) => concept);
    const unsaid = words
      .filter(({ meant }) => meant.size && ![...meant.keys()].some((entry) => this.postings(entry).documents.length))
      .map(({ form }) => form);
    return { query, hits: this.ranked(words, spans, this.hinted(query)), words, spans, absent, unsaid };
  }

  /** @param {string} query @returns {string} the kind that it asks for by words such as 'how many'; '' for none */
  hinted(query) {
    const whole = ` ${pieces(query).join(" ")} `;
    /** @type {[string, string[]][]} */
    const hints = this.main.hints[this.language];
    return hints.find(([, words]) => words.some((one) => whole.includes(` ${one} `)))?.[0] ?? "";
  }

  /**
   * The concepts that words name: the longest name from left to right, and all concepts that bear it.
   *
   * @param {Word[]} words
   * @param {Map<number, number[][]>[]} names of the languages to look in
   * @returns {Span[]}
   */
  concepts(words, names) {
    const first = this.main.classes[0] + this.main.classes[1];
    /** @type {Span[]} */
    const found = [];
    for (let at = 0; at < words.length; ) {
      /** @type {Span[]} */
      let best = [];
      let longest = 0;
      for (const [entry, trust] of words[at].strict ? [] : words[at].meant) {
        for (const phrase of names.flatMap((those) => those.get(entry) ?? [])) {
          const length = phrase.length - 1;
          if (length < longest || at + length > words.length) continue;
          const trusts = phrase.slice(1, length).map((one, after) => {
            const word = words[at + 1 + after];
            return word.strict ? 0 : (word.meant.get(one) ?? 0);
          });
          if (trusts.includes(0)) continue;
          if (length > longest) [best, longest] = [[], length];
          const concept = phrase[length];
          best.push({ entry: first + concept, concept, bits: ((1 << length) - 1) << at, trust: Math.min(trust, ...trusts) });
        }
      }
      found.push(...best);
      at += Math.max(longest, 1);
    }
    return found;
  }

  /** @param {Word[]} words @param {Span[]} spans @param {string} hinted a kind @returns {Hit[]} */
  ranked(words, spans, hinted) {
    const total = this.kinds.length;
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
        const { documents, marks } = this.postings(entry);
        if (!documents.length) continue;
        const worth = trust * rarity(total, documents.length);
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
    for (const { entry, concept, bits, trust } of spans) {
      const { documents, marks } = this.postings(entry);
      const rare = rarity(total, documents.length);
      const worth = CONCEPT * trust * rare;
      if (rare >= TELLING && trust >= KIN && concept < this.main.thesaurus) for (const one of documents) least[one] = LEAST_TOLD;
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
        (bits === every && (words.length > 1 || (rare && this.kinds[key >> 3] === "organizations"))),
    );
    const named = new Set(names.map(([key]) => key >> 3));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const needed = words.reduce((bits, word, at) => bits | (word.strict ? 1 << at : 0), 0);
    const nothing = spans.filter(({ entry }) => !this.postings(entry).documents.length);
    /** @type {Hit[]} */
    const hits = [];
    for (let document = 0; document < total; document += 1) {
      let bits = covered[document];
      if (!bits) continue;
      // 'bank' alone tells nothing of a food bank.
      for (const span of nothing) if ((bits & span.bits) !== span.bits) bits &= ~span.bits;
      let share = 0;
      for (let at = 0; at < words.length; at += 1) if ((bits >> at) & 1) share += shares[at];
      share /= whole;
      if (share < least[document] || (bits & needed) !== needed || !this.worth[document]) continue;
      const inFull = words.length > 1 && brief[document] === every >>> 0 && this.kinds[document] !== "practices";
      const own = named.has(document) ? NAMED : this.worth[document];
      const worth = (inFull ? Math.max(own, IN_FULL) : own) * (this.kinds[document] === hinted ? HINTED : 1);
      hits.push({ document, score: (scores[document] + meant[document]) * share * worth });
    }
    hits.sort((a, b) => b.score - a.score || a.document - b.document);
    const cut = CUT * (hits[0]?.score ?? 0);
    return hits.filter(({ score }) => score >= cut);
  }
}

/** The inverse document frequency of BM25. @param {number} total @param {number} count */
const rarity = (total, count) => Math.log(1 + (total - count + 0.5) / (count + 0.5));

/** @param {number} bits */
function ones(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count += 1;
  return count;
}

/** @param {number[]} gaps how many are left out before each @returns {number[]} */
function documentsOf(gaps) {
  let document = -1;
  return gaps.map((gap) => (document += gap + 1));
}

/**
 * The index of a site, opened when it is first asked, and once more when a file of it is gone: the site was published anew.
 */
export class Index {
  /** @param {(path: string, fresh?: boolean) => Promise<any>} get @param {string} language */
  constructor(get, language) {
    this.get = get;
    this.language = language;
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
        this.reader ??= Reader.open(this.get, this.language);
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
