/** The most similar of some words: Python's `difflib.get_close_matches` with one answer, which the validator's messages name. */

const ENOUGH = 0.6;

/**
 * @param {string} word
 * @param {string[]} words
 * @returns {string} '' when none is near
 */
export function nearest(word, words) {
  const typed = [...word.toLowerCase()];
  let best = ENOUGH;
  let found = "";
  for (const candidate of words) {
    const other = [...candidate];
    if ((2 * Math.min(typed.length, other.length)) / (typed.length + other.length || 1) < best) continue; // no better, whatever they share
    const ratio = (2 * shared(other, typed, 0, other.length, 0, typed.length)) / (typed.length + other.length || 1);
    if (ratio > best || (ratio === best && candidate > found)) [best, found] = [ratio, candidate];
  }
  return found;
}

/**
 * Letters in common, by Ratcliff and Obershelp: the longest piece that both have, then the same to its left and its right.
 * @param {string[]} a @param {string[]} b @param {number} fromA @param {number} toA @param {number} fromB @param {number} toB
 * @returns {number}
 */
function shared(a, b, fromA, toA, fromB, toB) {
  let [atA, atB, most] = [fromA, fromB, 0];
  /** @type {number[]} lengths of pieces that end at a letter of b and the letter of a before this one */
  let before = [];
  for (let i = fromA; i < toA; i++) {
    /** @type {number[]} */
    const now = [];
    for (let j = fromB; j < toB; j++) {
      if (a[i] !== b[j]) continue;
      const size = (now[j] = (before[j - 1] ?? 0) + 1);
      if (size > most) [atA, atB, most] = [i - size + 1, j - size + 1, size];
    }
    before = now;
  }
  if (!most) return 0;
  return most + shared(a, b, fromA, atA, fromB, atB) + shared(a, b, atA + most, toA, atB + most, toB);
}
