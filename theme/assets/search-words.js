/**
 * What somebody asks for: the words of a query, and what each may stand for in the index. The same as
 * portal/outputs/search/understanding.py; tests hold both to the same answers.
 */
import { pieces } from "./text.js";

// How far something that was not typed is trusted to be what was meant.
const OTHER_LANGUAGE = 0.8; // where the other language has it more often
export const ALSO = 0.35; // where it has it, too
export const KIN = 0.7;
const JOINED = 0.9;
const BEGINS = 0.5;
const SLIP = 0.6;
const PART = 0.5; // 'start' of 'start-up'

const SHORTEST_SLIP = 5; // letters: shorter words have too many neighbours
const TWO_SLIPS = 8; // letters from which two slips are granted
const JOINT = 5; // words of a name at most of which one at most is telling
const MOST_WORDS = 30; // of a query that are looked at
const BEGINNINGS = 12; // classes that a beginning may stand for, the most common ones
const ELIDED = ["l", "d", "j", "m", "n", "s", "t", "c", "qu"];
// Endings that a word takes in turn, for forms that no text has.
const ENDINGS = [
  ["", "e", "s", "es", "ed", "ee", "ees", "er", "ers", "ing"],
  ["", "x"],
  ["y", "ies"],
  ["al", "aux"],
  ["ail", "aux"],
  ["eur", "euse", "eurs", "euses"],
  ["if", "ive", "ifs", "ives"],
  ["en", "enne", "ens", "ennes"],
  ["x", "se", "ses"],
];

/**
 * @typedef {object} Word
 * @property {string} form as folded
 * @property {Map<number, number>} meant class → how far it is trusted
 * @property {"" | "other" | "kin" | "joined" | "begins" | "slip" | "unknown"} how '' for a word that texts have as it is
 * @property {string} used what was looked for instead
 * @property {string[]} near other words that could have been meant
 * @property {boolean} strict it stood in quotation marks
 */

/** The words of one language as the index has them. */
export class Lexicon {
  /**
   * @param {{forms: string, shared: string, classes: string, counts: string}} data
   * @param {number} first the number of its first class
   */
  constructor(data, first) {
    /** @type {Map<string, number>} */
    this.classes = new Map();
    /** @type {string[]} */
    this.forms = data.forms.split(" ");
    this.first = first;
    this.counts = data.counts;
    const [shared, classes] = [numbers(data.shared), numbers(data.classes)];
    let next = first;
    let form = "";
    for (const [at, distance] of classes.entries()) {
      form = form.slice(0, shared[at]) + this.forms[at];
      if (distance === 0) next += 1;
      this.classes.set(form, distance === 0 ? next - 1 : next - distance);
      this.forms[at] = form;
    }
  }

  /** @param {number} entry @returns {boolean} whether a class is of this language */
  has(entry) {
    return entry >= this.first && entry < this.first + this.counts.length;
  }

  /** @param {string} form @returns {number} how common it is; 0 for one that no text has */
  common(form) {
    const entry = this.classes.get(form);
    return entry === undefined ? 0 : this.level(entry);
  }

  /** @param {number} entry @returns {number} how common a class is; 0 where no text has it */
  level(entry) {
    return this.counts.charCodeAt(entry - this.first) - 48;
  }

  /** @param {string} start @returns {number} the place of the first form that is not before it */
  place(start) {
    let low = 0;
    let high = this.forms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.forms[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {string} start @returns {number[]} classes with a form that begins so, the most common first */
  beginning(start) {
    const found = new Set();
    for (let at = this.place(start); this.forms[at]?.startsWith(start); at += 1) found.add(this.classes.get(this.forms[at]));
    return [...found].sort((a, b) => this.level(b) - this.level(a) || a - b).slice(0, BEGINNINGS);
  }

  /** @param {string} form @returns {number[]} classes of other forms of the same word, told by common endings */
  kin(form) {
    const found = new Set();
    for (let length = form.length; length > Math.max(2, form.length - 5); length -= 1) {
      const [stem, ending] = [form.slice(0, length), form.slice(length)];
      for (const endings of ENDINGS.filter((all) => all.includes(ending)))
        for (const other of endings) found.add(this.classes.get(stem + other));
    }
    found.delete(undefined);
    return [...found];
  }

  /**
   * @param {string} form
   * @returns {string[]} forms that one slip, or two in a long word, could have turned into this one: nearest first, then the most
   *   common
   */
  near(form) {
    const slips = form.length < SHORTEST_SLIP || !/^\p{L}+$/u.test(form) ? 0 : form.length < TWO_SLIPS ? 1 : 2;
    if (!slips) return [];
    /** @type {[number, number, string][]} */
    const found = [];
    for (let at = this.place(form[0]); this.forms[at]?.[0] === form[0]; at += 1) {
      const other = this.forms[at];
      const apart = Math.abs(other.length - form.length);
      if (apart > slips || (apart > 1 && (form.startsWith(other) || other.startsWith(form)))) continue;
      const count = distance(form, other);
      if (count && count <= slips) found.push([count, -this.level(/** @type {number} */ (this.classes.get(other))), other]);
    }
    return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)).map(([, , other]) => other);
  }
}

/** @param {string} text @returns {number[]} what is written as a letter each (files.py) */
export function numbers(text) {
  const found = Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    found[at] = code - (code > 0xd800 ? 0x830 : 48);
  }
  return found;
}

/**
 * @param {string[]} texts how many names each concept has; of each name its length, the distance of its first class, the others
 * @returns {Map<number, number[][]>} first class → names of concepts that begin with it, as classes, the concept's number last
 */
export function namesOf(texts) {
  const [counts, lengths, firsts, rest] = texts.map((text) => numbers(text).values());
  /** @type {Map<number, number[][]>} */
  const names = new Map();
  for (const [concept, count] of [...counts].entries()) {
    let start = 0;
    for (let name = 0; name < count; name += 1) {
      const length = lengths.next().value ?? 0;
      start += firsts.next().value ?? 0;
      const others = Array.from({ length: length - 1 }, () => rest.next().value ?? 0);
      names.set(start, [...(names.get(start) ?? []), [start, ...others, concept]]);
    }
  }
  return names;
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} of letters to add, drop, change or swap (optimal string alignment)
 */
export function distance(one, other) {
  /** @type {number[]} */
  let before = [];
  let last = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

/**
 * The telling words of a query, folded, each once, and whether each stood in quotation marks. A word that only the other language
 * finds common counts as common unless this one knows it; a name such as 'make friends' is one, 'make-friends'.
 *
 * @param {string} query
 * @param {Set<string>} common
 * @param {Set<string>} commonElsewhere
 * @param {Lexicon} own
 * @returns {[string, boolean][]}
 */
export function asked(query, common, commonElsewhere, own) {
  const stretches = query.replace(/[“”„«»]/g, '"').split('"');
  /** @type {Map<string, boolean>} */
  const found = new Map();
  for (const [at, stretch] of stretches.entries()) {
    const closed = at % 2 === 1 && at < stretches.length - 1;
    for (const form of closed ? pieces(stretch) : withJoints(pieces(stretch), own)) {
      if ((form.length === 1 && !/\p{N}/u.test(form)) || common.has(form)) continue;
      if (commonElsewhere.has(form) && !own.classes.has(form)) continue;
      found.set(form, (found.get(form) ?? false) || closed);
    }
  }
  return [...found].slice(0, MOST_WORDS);
}

/** @param {string[]} forms @param {Lexicon} own @returns {string[]} names of several words of which one is telling as one */
function withJoints(forms, own) {
  const found = [];
  for (let at = 0; at < forms.length; ) {
    let length = Math.min(JOINT, forms.length - at);
    while (length > 1 && !own.classes.has(forms.slice(at, at + length).join("-"))) length -= 1;
    found.push(forms.slice(at, at + length).join("-"));
    at += length;
  }
  return found;
}

/**
 * What each word may stand for.
 *
 * @param {[string, boolean][]} forms as `asked` gives them
 * @param {Lexicon} own
 * @param {Lexicon | null} other of the other language, where one of the words is rare in this one
 * @param {string} language
 * @param {boolean} typing the last word may not be finished
 * @returns {Word[]}
 */
export function understood(forms, own, other, language, typing = false) {
  /** @type {Word[]} */
  const words = [];
  const parts = joined(forms, own);
  for (const [at, [form, strict]] of parts.entries()) {
    /** @type {Word} */
    const word = { form, meant: new Map(), how: "", used: "", near: [], strict };
    words.push(word);
    exact(word, own, other);
    if (typing && at === parts.length - 1 && form.length > 1 && !strict) begins(word, own);
    if (word.meant.size || strict) {
      if (!word.meant.size) word.how = "unknown";
      continue;
    }
    for (const entry of own.kin(form)) word.meant.set(entry, KIN);
    if (word.meant.size) {
      word.how = "kin";
      continue;
    }
    const rest = elided(form, own, language);
    if (rest) {
      word.meant.set(/** @type {number} */ (own.classes.get(rest)), JOINED);
      Object.assign(word, { how: "joined", used: rest });
    } else if (!slip(word, own) && !(other && slip(word, other))) {
      const pair = split(form, own);
      if (pair) {
        words.pop();
        for (const half of pair) {
          const meant = new Map([[/** @type {number} */ (own.classes.get(half)), JOINED]]);
          words.push({ form: half, meant, how: "joined", used: half, near: [], strict: false });
        }
      } else {
        if (form.length > 3) begins(word, own);
        word.how = word.meant.size ? "begins" : "unknown";
      }
    }
  }
  return words;
}

/** The word as it is, in either language. @param {Word} word @param {Lexicon} own @param {Lexicon | null} other */
function exact(word, own, other) {
  const here = own.classes.get(word.form);
  const there = other?.classes.get(word.form);
  if (here !== undefined) word.meant.set(here, 1);
  for (const part of word.form.includes("-") ? word.form.split("-") : []) {
    const entry = own.classes.get(part);
    if (entry !== undefined) word.meant.set(entry, PART);
  }
  if (!other || there === undefined) return;
  // Names and titles carry words of one language into the other, where they are rare.
  word.meant.set(there, here === undefined || own.level(here) < other.level(there) ? OTHER_LANGUAGE : ALSO);
  word.how = here === undefined ? "other" : "";
}

/** @param {Word} word @param {Lexicon} lexicon */
function begins(word, lexicon) {
  for (const entry of lexicon.beginning(word.form)) {
    if (word.meant.has(entry)) continue;
    word.meant.set(entry, BEGINS);
    word.how ||= word.meant.size === 1 ? "begins" : "";
  }
}

/** Takes a word that was mistyped for the nearest one, if there is any. @param {Word} word @param {Lexicon} lexicon */
function slip(word, lexicon) {
  const [used, ...near] = lexicon.near(word.form).slice(0, 4);
  if (used) {
    word.meant.set(/** @type {number} */ (lexicon.classes.get(used)), SLIP);
    Object.assign(word, { how: "slip", used, near });
  }
  return Boolean(used);
}

/**
 * Two words that the texts write as one, where they do not know one of the two: 'work shop'.
 *
 * @param {[string, boolean][]} forms
 * @param {Lexicon} own
 */
function joined(forms, own) {
  /** @type {[string, boolean][]} */
  const out = [];
  for (const [form, strict] of forms) {
    const before = out.at(-1);
    const whole = before && !strict && !before[1] ? before[0] + form : "";
    if (before && own.classes.has(whole) && !(own.classes.has(form) && own.classes.has(before[0]))) out.splice(-1, 1, [whole, false]);
    else out.push([form, strict]);
  }
  return out;
}

/** 'lemploi' → 'emploi'; '' for a word that is no glued elision. @param {string} form @param {Lexicon} own @param {string} language */
function elided(form, own, language) {
  if (language !== "fr") return "";
  const rests = ELIDED.filter((start) => form.startsWith(start)).map((start) => form.slice(start.length));
  return rests.find((rest) => rest.length > 3 && "aeiouyh".includes(rest[0]) && own.classes.has(rest)) ?? "";
}

/** Two words that the texts know, typed as one; the halves that are most common. @param {string} form @param {Lexicon} own */
function split(form, own) {
  /** @param {string} half */
  const level = (half) => (own.classes.has(half) ? own.level(/** @type {number} */ (own.classes.get(half))) : 0);
  /** @type {[string, string] | null} */
  let best = null;
  let highest = 0;
  for (let at = 3; at < form.length - 2; at += 1) {
    const lower = Math.min(level(form.slice(0, at)), level(form.slice(at)));
    if (lower > highest) [best, highest] = [[form.slice(0, at), form.slice(at)], lower];
  }
  return best;
}
