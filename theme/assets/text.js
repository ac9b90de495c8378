/**
 * Text as it is compared, however it was typed or pasted. Everything here is a plain function of its arguments, and does what
 * portal/lexicon/letters.py does: tests/search/words.json holds both to it.
 */

const APOSTROPHES = /[‘’‛′`´ʹʻʼ＇]/gu; // U+02BC and its like count as letters else
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/gu; // what a line of a PDF or of a web page may break at
const ABBREVIATION = /(?<![\p{L}\p{N}])(?:\p{L}\.-?){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu; // 'i.-p.-e.', 'p.e.i'

/**
 * @param {string} text
 * @returns {string} small letters without accents or ligatures: 'Œuvres' → 'oeuvres'; ' for every apostrophe
 */
export function fold(text) {
  return text
    .toLowerCase()
    .replace(APOSTROPHES, "'")
    .replace(UNSEEN, "")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
}

/**
 * @param {string} text
 * @returns {string[]} the words, folded, cut at everything that is no letter or digit; an abbreviation is one: 'Î.-P.-É.' → 'ipe'
 */
export function pieces(text) {
  const whole = fold(text).replace(ABBREVIATION, (found) => found.replace(/[.-]/g, ""));
  return whole.match(/[\p{L}\p{N}]+/gu) ?? [];
}
