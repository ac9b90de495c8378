/**
 * What somebody asks for: the words of a query, and what each may stand for in the index. The same as
 * portal/outputs/search/understanding.py; tests hold both to the same answers.
 */
import { pieces } from "./text.js";

/** @typedef {import("./search-forms.js").Lexicon} Lexicon */

// How far something that was not typed is trusted to be what was meant.
const OTHER_LANGUAGE = 0.8; // where the other language has it more often
export const ALSO = 0.35; // where it has it, too
export const KIN = 0.7;
const JOINED = 0.9;
const BEGINS = 0.5;
const SLIP = 0.6;
const PART = 0.5; // 'start' of 'start-up'

const SHORTEST_BEGINNING = 6; // letters: 'organ' is no beginning of 'organization', once it was typed in full
const JOINT = 5; // words of a name at most of which one at most is telling
const MOST_WORDS = 30; // of a query that are looked at
const ELIDED = ["l", "d", "j", "m", "n", "s", "t", "c", "qu"];
/**
 * @typedef {object} Word
 * @property {string} form as folded
 * @property {Map<number, number>} meant class → how far it is trusted
 * @property {"" | "other" | "kin" | "joined" | "begins" | "slip" | "unknown"} how '' for a word that texts have as it is
 * @property {string} used what was looked for instead
 * @property {string[]} near other words that could have been meant
 * @property {boolean} strict it stood in quotation marks
 * @property {Set<number>} tentative classes among those meant that name no concept yet: more letters may follow, texts have words that
 *   begin with these, and it is not the word itself
 */

/**
 * The telling words of a query, folded, each once, and whether each stood in quotation marks. A word that only the other language
 * finds common counts as common unless this one knows it; a name such as 'make friends' is one, 'make-friends'. A common word on its
 * own is an acronym that is spelled like it, if there is one: 'IT'.
 *
 * @param {string} query
 * @param {Set<string>} common
 * @param {Set<string>} commonElsewhere
 * @param {Lexicon} own
 * @returns {[string, boolean][]}
 */
export function asked(query, common, commonElsewhere, own) {
  /** @type {Map<string, boolean>} */
  const found = new Map();
  for (const [stretch, closed] of stretches(query)) {
    for (const form of closed ? pieces(stretch) : withJoints(pieces(stretch), own)) {
      if ((form.length === 1 && !/\p{N}/u.test(form)) || common.has(form)) continue;
      if (commonElsewhere.has(form) && !own.classes.has(form)) continue;
      found.set(form, (found.get(form) ?? false) || closed);
    }
  }
  const forms = pieces(query);
  if (!found.size && forms.length === 1 && own.classes.has(forms[0])) return [[forms[0], false]];
  return [...found].slice(0, MOST_WORDS);
}

/**
 * Of what `asked` gives, all but the words that the other language finds common, where it alone knows one of the rest: names such as
 * 'Un emploi en sol québécois' carry the 'en' of 'francisation en entreprise' into the English texts, where it is rare and would
 * count for much.
 *
 * @param {[string, boolean][]} forms
 * @param {Set<string>} commonElsewhere
 * @param {Lexicon} own
 * @param {Lexicon} other
 */
export function unmixed(forms, commonElsewhere, own, other) {
  const theirs = forms.some(([form]) => !commonElsewhere.has(form) && !own.classes.has(form) && other.classes.has(form));
  return theirs ? forms.filter(([form, closed]) => closed || !commonElsewhere.has(form)) : forms;
}

/** @param {string} query @returns {[string, boolean][]} its stretches, and whether each stands in quotation marks */
function stretches(query) {
  const all = query.replace(/[“”„«»]/g, '"').split('"');
  return all.map((stretch, at) => [stretch, at % 2 === 1 && at < all.length - 1]);
}

/** @param {string} query @returns {string[]} what stands in quotation marks and is of several words, as typed */
export function phrases(query) {
  return stretches(query).flatMap(([stretch, closed]) => (closed && pieces(stretch).length > 1 ? [stretch.trim()] : []));
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
    const word = { form, meant: new Map(), how: "", used: "", near: [], strict, tentative: new Set() };
    words.push(word);
    exact(word, own, other);
    const unfinished = typing && at === parts.length - 1 && form.length > 1 && !strict;
    if (unfinished && begins(word, own).some((entry) => own.level(entry)))
      word.tentative = new Set([...word.meant.keys()].filter((entry) => entry !== own.classes.get(form)));
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
          words.push({ form: half, meant, how: "joined", used: half, near: [], strict: false, tentative: new Set() });
        }
      } else {
        if (form.length >= SHORTEST_BEGINNING) begins(word, own);
        word.how = word.meant.size ? "begins" : "unknown";
      }
    }
  }
  return words.slice(0, MOST_WORDS); // some were typed as one
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

/** @param {Word} word @param {Lexicon} lexicon @returns {number[]} the classes that the word may be the beginning of */
function begins(word, lexicon) {
  const found = lexicon.beginning(word.form).filter((entry) => !word.meant.has(entry));
  if (found.length && !word.meant.size) word.how ||= "begins";
  for (const entry of found) word.meant.set(entry, BEGINS);
  return found;
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
