/**
 * From what somebody typed to pages, best first.
 *
 * Pagefind is loose: it takes 'bus' for 'business' before 'bus', drops words that it does not know, and looks for
 * 'horaire' under 'hors'. So each word is asked for alone, what came back is judged, and the answers are joined here.
 */
import { askedFor, forms, kinship, near, parts, pieces } from "./search-words.js";
import { composed, fold } from "./text.js";

/** @typedef {import("./search-index.js").Index} Index */
/** @typedef {import("./search-index.js").Hit} Hit */
/** @typedef {import("./search-index.js").Fragment} Fragment */
/**
 * @typedef {object} Word
 * @property {string} asked as typed
 * @property {string} used what was looked for, which may be a better spelling; '' when nothing was found
 * @property {boolean} begins it stands nowhere as such: other words begin with it
 * @property {string[]} near words that may have been meant, when nothing was found
 */
/**
 * @typedef {object} Found
 * @property {Ranked[]} pages best first
 * @property {Word[]} words
 * @property {boolean} partial no page has all the words; these have some
 */
/**
 * @typedef {object} Ranked
 * @property {string} id
 * @property {number[]} words where they stand
 * @property {() => Promise<Fragment>} data
 */
/** @typedef {Ranked & {score: number, exact: number, matched: number}} Tally */

const SHORT = 4; // letters; up to here a word that stands somewhere as such is not taken for the beginning of others
// Of a practice's standing (portal/model/practice.py): told but not done in the field, done but only named, only named.
const NAMED = 0.5;
const WEIGHTS = new Map([
  ["4", 0.8],
  ["3", 0.8],
  ["2", NAMED],
  ["1", NAMED],
]);
const LOOKED_AT = 12; // pages that are read for a better spelling

/**
 * @param {Index} index
 * @param {string} query
 * @param {string} language
 * @param {string[]} lexicon words that the site itself uses, for better spellings
 * @returns {Promise<Found>} without words every page, best described first
 */
export async function find(index, query, language, lexicon) {
  const [, quoted] = /^\s*["“«]\s*(.+?)\s*["”»]\s*$/.exec(composed(query)) ?? [];
  if (quoted) {
    const pages = await index.exact(quoted);
    return { pages, words: [{ asked: quoted, used: pages.length ? quoted : "", begins: false, near: [] }], partial: false };
  }
  const asked = askedFor(query, language);
  if (!asked.length) return { pages: await index.order("documented"), words: [], partial: false };
  const answers = (await Promise.all(asked.map((word) => answer(index, word, language, lexicon)))).flat();
  const hits = answers.filter((one) => one.hits.size).map((one) => one.hits);
  return { ...join(hits, await weights(index)), words: answers.map((one) => one.word) };
}

/**
 * What to multiply the scores of some pages by: short mentions hold few words, so each of them counts for much, and they would
 * crowd out what is told in full.
 *
 * @param {Index} index
 * @returns {Promise<Map<string, number>>} id → weight; 1 for pages that are not in it
 */
async function weights(index) {
  const members = await index.members({ standing: [...WEIGHTS.keys()] });
  return new Map(
    [...(members.get("standing") ?? [])].flatMap(([standing, ids]) =>
      [...ids].map((id) => /** @type {[string, number]} */ ([id, WEIGHTS.get(standing) ?? 1])),
    ),
  );
}

/**
 * @param {Index} index
 * @param {string} asked
 * @param {string} language
 * @param {string[]} lexicon
 * @returns {Promise<{word: Word, hits: Map<string, Tally>}[]>} several for a compound that the index knows by its parts only
 */
async function answer(index, asked, language, lexicon) {
  const compound = parts(asked).length > 1;
  const { hits, begins } = await look(index, asked, language, compound);
  if (hits.size) return [{ word: { asked, used: asked, begins, near: [] }, hits }];
  if (compound) return (await Promise.all(parts(asked).map((part) => answer(index, part, language, lexicon)))).flat();
  const words = [...lexicon, ...(await neighbours(index, asked))];
  const sure = new Set(near(fold(asked), words, 1));
  /** @type {string[]} */
  const offered = [];
  for (const other of near(fold(asked), words)) {
    const better = await look(index, other, language, true);
    if (!better.hits.size) continue;
    const used = await spelled(better.hits, other);
    // One slip is put right; of two it is better to ask.
    if (sure.has(other))
      return [{ word: { asked, used, begins: false, near: [] }, hits: (await look(index, used, language, false)).hits }];
    offered.push(used);
  }
  return [{ word: { asked, used: "", begins: false, near: offered }, hits }];
}

/**
 * The pages that have a word, in any of its forms.
 *
 * @param {Index} index
 * @param {string} word
 * @param {string} language
 * @param {boolean} strict leaves out what merely begins so
 * @returns {Promise<{hits: Map<string, Tally>, begins: boolean}>} whether all that there is merely begins so
 */
async function look(index, word, language, strict) {
  const asked = await Promise.all(
    forms(word, language).map(async (form) => ({ form, whole: new Set((await index.exact(form)).map((hit) => hit.id)) })),
  );
  const known = asked.some(({ whole }) => whole.size);
  /** @type {Map<string, Tally>} */
  const hits = new Map();
  let begins = !known;
  for (const { form, whole } of asked) {
    if (!whole.size && (known || strict)) continue;
    const loose = await index.loose(form);
    const kin = whole.size || !loose.length ? "" : await kinOf(form, loose[0]);
    if (kin === "form") begins = false;
    const more = kin || (whole.size && !strict && word.length > SHORT);
    for (const hit of loose) {
      if (!whole.has(hit.id) && !more) continue;
      const before = hits.get(hit.id);
      hits.set(hit.id, {
        ...hit,
        words: [...(before?.words ?? []), ...hit.words],
        score: (before?.score ?? 0) + hit.score,
        exact: Math.max(before?.exact ?? 0, whole.has(hit.id) ? 1 : 0),
        matched: 1,
      });
    }
  }
  return { hits, begins };
}

/**
 * What that which Pagefind took for a word is to it. One page tells: it took the same for all.
 *
 * @param {string} form
 * @param {Hit} hit
 */
async function kinOf(form, hit) {
  const asked = fold(form);
  const found = surfaces(await hit.data(), hit.words).flatMap((word) =>
    [pieces(word).join(""), ...pieces(word)].map((part) => kinship(asked, part)),
  );
  return found.find((kin) => kin === "form") ?? found.find((kin) => kin) ?? "";
}

/**
 * @param {Fragment} fragment
 * @param {number[]} locations
 * @returns {string[]} the words as they stand in the text
 */
export function surfaces(fragment, locations) {
  const text = fragment.content.split(/\s+/);
  return [...new Set(locations.map((at) => text[at] ?? ""))];
}

/**
 * Words of the texts that begin as a misspelt one does.
 *
 * @param {Index} index
 * @param {string} word
 * @returns {Promise<string[]>} folded
 */
async function neighbours(index, word) {
  const starts = new Set(
    [Math.ceil(word.length * 0.6), 3, 2].filter((length) => length < word.length).map((length) => word.slice(0, length)),
  );
  const found = await Promise.all(
    [...starts].map(async (start) => {
      const hits = (await index.loose(start)).slice(0, LOOKED_AT);
      return Promise.all(hits.map(async (hit) => surfaces(await hit.data(), hit.words).flatMap(pieces)));
    }),
  );
  return found.flat(2);
}

/**
 * A folded word as the texts write it, with its accents.
 *
 * @param {Map<string, Tally>} hits
 * @param {string} folded
 */
async function spelled(hits, folded) {
  const best = [...hits.values()].sort((a, b) => b.score - a.score).slice(0, LOOKED_AT);
  for (const hit of best) {
    const written = surfaces(await hit.data(), hit.words).flatMap((word) => word.toLowerCase().split(/[^\p{L}\p{N}]+/u));
    const found = written.find((word) => fold(word) === folded);
    if (found) return found;
  }
  return folded;
}

/**
 * Pages that have every word; where there are none, those that have half of them or more.
 *
 * @param {Map<string, Tally>[]} answers one for each word that was found
 * @param {Map<string, number>} weights as `weights` gives them
 * @returns {{pages: Ranked[], partial: boolean}}
 */
function join(answers, weights) {
  /** @type {Map<string, Tally>} */
  const sums = new Map();
  for (const hits of answers) {
    for (const [id, hit] of hits) {
      const sum = sums.get(id);
      if (!sum) sums.set(id, { ...hit });
      else
        Object.assign(sum, {
          words: [...sum.words, ...hit.words],
          score: sum.score + hit.score,
          exact: sum.exact + hit.exact,
          matched: sum.matched + 1,
        });
    }
  }
  /** @param {Tally} sum */
  const worth = (sum) => sum.score * (weights.get(sum.id) ?? 1);
  // Where the very word stands: what is described before what is only named. Where only kin of it stand: last.
  /** @param {Tally} sum */
  const rank = (sum) => (sum.exact ? ((weights.get(sum.id) ?? 1) > NAMED ? 2 : 1) : 0);
  const all = [...sums.values()];
  const whole = all.filter((sum) => sum.matched === answers.length);
  const half = Math.ceil(answers.length / 2);
  const pages = (whole.length ? whole : all.filter((sum) => sum.matched >= half)).sort(
    (a, b) => b.matched - a.matched || rank(b) - rank(a) || b.exact - a.exact || worth(b) - worth(a),
  );
  return { pages, partial: pages.length > 0 && !whole.length };
}
