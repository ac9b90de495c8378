/** Text as it is compared, however it was typed or pasted. Everything here is a plain function of its arguments. */

// Straight, curly, prime, accent, full width, and the letter U+02BC: whatever stands for an apostrophe.
const APOSTROPHES = /['‘’‛′`´ʹʻʼ＇]/gu;
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/gu; // what a line of a PDF or of a web page may break at

/**
 * @param {string} text
 * @returns {string} with letters and their accents in one piece, as macOS and PDF do not give them; ’ for every apostrophe
 */
export function composed(text) {
  return text.replace(APOSTROPHES, "’").replace(UNSEEN, "").normalize("NFKC");
}

/**
 * @param {string} text
 * @returns {string} small letters without accents or ligatures: 'Œuvres' → 'oeuvres'; ' for every apostrophe
 */
export function fold(text) {
  return composed(text)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("’", "'");
}
