/** Words as people type them, in English and French. Everything here is a plain function of its arguments. */
import { composed, fold } from "./text.js";

const COMMON = {
  en: new Set(
    `
    a an and are at be by can do does for from get got had has have how i in is it its of on or our so that the their them
    they this to us was we what when where which who why with you your
    `
      .trim()
      .split(/\s+/),
  ),
  fr: new Set(
    `
    a ai ainsi au aux avec ce ces cet cette comment dans de des du elle elles en entre est et etre eu ils il je la le les
    leur leurs mais ma mes mon ne nos notre nous on ont ou par pas peut plus pour qu que quel quelle quelles quels qui sa
    sans se ses si son sont sur ta te tu un une vos votre vous y
    `
      .trim()
      .split(/\s+/),
  ),
};

// Endings that one word takes in turn, where a stemmer may tell its plural, feminine or verb forms apart.
const ENDINGS = [
  ["", "e", "s", "es", "ed", "ee", "ees", "ing"],
  ["", "x"],
  ["y", "ies"],
  ["al", "aux"],
  ["ail", "aux"],
  ["x", "se", "ses"],
].map((endings) => new Set(endings));
const STEM = 3; // letters that two forms of a word have in common at least, unless the word is shorter

/**
 * @param {string} text
 * @returns {string[]} the words, folded, cut at everything that is no letter or digit
 */
export function pieces(text) {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * What somebody asked for, word by word, composed. 'main-d’œuvre' is one word, 'l’emploi' is 'emploi'.
 *
 * Words that carry no meaning are left out, unless there are no others.
 *
 * @param {string} query
 * @param {string} language
 * @returns {string[]}
 */
export function askedFor(query, language) {
  const words = composed(query)
    .split(/[^\p{L}\p{M}\p{N}’-]+/u)
    .flatMap((word) => (word.includes("-") ? word : parts(word)))
    .filter((word) => pieces(word).length);
  const common = language === "fr" ? COMMON.fr : COMMON.en;
  const telling = words.filter((word) => word.length > 1 && !common.has(fold(word)));
  return [...new Set(telling.length ? telling : words)];
}

/**
 * 'l’emploi' → 'emploi', 'John’s' → 'John', 'main-d’œuvre' → 'main', 'œuvre'.
 *
 * @param {string} word composed
 * @returns {string[]}
 */
export function parts(word) {
  return word.split(/[’-]+/u).filter((part, _, all) => part.length > (all.length > 1 ? 2 : 0));
}

/**
 * The forms under which the index may keep a word. Pagefind glues an elision to its word ('l’horaire' is 'lhoraire') and
 * keeps ligatures.
 *
 * @param {string} word
 * @param {string} language
 * @returns {string[]} the plain form first
 */
export function forms(word, language) {
  const plain = word.toLowerCase();
  const all = new Set([plain, plain.replaceAll("oe", "œ"), plain.replaceAll("œ", "oe")]);
  if (language === "fr" && /^[aeiouyh]/.test(fold(word))) {
    for (const form of [...all]) for (const elided of ["l", "d", "s", "qu"]) all.add(elided + form);
  }
  return [...all];
}

/**
 * What a word of a text is to the one that was asked for.
 *
 * @param {string} asked folded
 * @param {string} other folded
 * @returns {"" | "form" | "begins"} nothing, the same in another form, or one that begins so: 'carte' to 'car'
 */
export function kinship(asked, other) {
  let same = 0;
  while (same < asked.length && asked[same] === other[same]) same += 1;
  for (let stem = same; stem >= Math.min(STEM, asked.length); stem -= 1)
    if (ENDINGS.some((endings) => endings.has(asked.slice(stem)) && endings.has(other.slice(stem)))) return "form";
  return same === asked.length ? "begins" : "";
}

/**
 * The number of letters to add, drop, change or swap (optimal string alignment).
 *
 * @param {string} one
 * @param {string} other
 */
export function distance(one, other) {
  /** @type {number[]} */
  let before = [];
  let last = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

/**
 * @param {string} word folded
 * @param {Iterable<string>} candidates folded
 * @param {number} most slips of the fingers; short words are granted fewer
 * @returns {string[]} those that as many slips could have turned into the word, nearest first
 */
export function near(word, candidates, most = 2) {
  const slips = Math.min(most, word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
  return (
    [...new Set(candidates)]
      .filter((one) => Math.abs(one.length - word.length) <= slips)
      // 'garder' is no misspelt 'garderie': it is another word.
      .filter((one) => Math.abs(one.length - word.length) < 2 || !(word.startsWith(one) || one.startsWith(word)))
      .map((one) => ({ one, slips: distance(word, one) }))
      .filter((found) => found.slips > 0 && found.slips <= slips)
      .sort((a, b) => a.slips - b.slips)
      .map((found) => found.one)
  );
}
