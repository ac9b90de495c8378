/** Which of the documents that were found are shown, in which order, and how many at once. */
import { filterCount, narrowed } from "./search-state.js";
import { isNear } from "./search-why.js";

/** @typedef {import("./search-state.js").State} State */
/** @typedef {import("./search-state.js").Members} Members */
/** @typedef {import("./search-reader.js").Reader} Reader */
/** @typedef {import("./search-reader.js").Found} Found */
/**
 * @typedef {object} Results
 * @property {number[]} documents in the order in which they are shown
 * @property {string} sort that order: 'fit', 'documented' or 'newest'
 * @property {number[]} hits what was found, whatever the filters
 * @property {State} state with the filter that goes without saying
 * @property {{terms: Members, days: number[]} | null} members where the filters or the order needed them
 * @property {boolean} near they are only near what was asked
 * @property {number} atOnce rows to begin with
 */

export const STEP = 20; // rows at a time
const NEAREST = 5; // of what is only near what was asked
const LEFT = 2; // as many more are shown at once: a button would take their room
const UNASKED = "practices"; // what is shown before anything is typed

/**
 * @param {Reader} reader
 * @param {Found} found
 * @param {State} state
 * @param {boolean} unfinished the last word may be
 * @returns {Promise<Results>}
 * @throws when a part of the index does not come
 */
export async function results(reader, found, state, unfinished) {
  const asked = state.query.trim() !== "";
  const hits = asked ? found.hits : reader.all();
  const sort = state.sort || (asked ? "fit" : "documented");
  const members = filterCount(state) || sort === "newest" ? await reader.members() : null;
  // Without words, lists and pages would only be in the way of the practices.
  const free = asked || Boolean(state.filters.what?.length);
  const suited = free ? [...hits] : hits.filter((one) => reader.kinds[one] === UNASKED);
  const documents = members ? narrowed(suited, state, members.terms) : suited;
  if (sort === "documented") documents.sort((a, b) => a - b);
  if (sort === "newest" && members) documents.sort((a, b) => members.days[b] - members.days[a] || a - b);
  const near = sort === "fit" && isNear(found, unfinished) && documents.length > NEAREST + LEFT;
  const whole = free ? state : { ...state, filters: { ...state.filters, what: [UNASKED] } };
  return { documents, sort, hits, state: whole, members, near, atOnce: near ? NEAREST : STEP };
}
