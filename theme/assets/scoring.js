/**
 * How answers of a self-assessment become a result; portal/scoring.py says why, and does the same: tests/js/scoring.json holds both to
 * it. Everything here is a plain function of its arguments.
 */

/** @typedef {"strong" | "under-way" | "first"} Standing */
/** @typedef {{key: string, title: string, questions: {key: string, text: string}[]}} Area */
/** @typedef {{assessment: string, made: string, by: string, about: string, answers: Record<string, number>, chosen: string[]}} Saved */

const STRONG = 23; // tenths, from which on an area is a strength
const UNDER_WAY = 13;
const HIGHEST = 3; // answer
const APART = 2; // steps between two answers from which on people see it differently
const KIND = "small-centre-commons-assessment";

/** @param {(number | null | undefined)[]} answers @returns {number | null} of an area, in tenths from 0 to 30 */
export function score(answers) {
  const given = answers.filter((answer) => typeof answer === "number");
  if (!given.length || 2 * given.length < answers.length) return null;
  return Math.floor((20 * given.reduce((all, one) => all + one, 0) + given.length) / (2 * given.length));
}

/** @param {number} tenths @returns {Standing} */
export const standing = (tenths) => (tenths >= STRONG ? "strong" : tenths >= UNDER_WAY ? "under-way" : "first");

/** @param {Area} area @param {Saved} saved @returns {number | null} */
const areaScore = (area, saved) => score(area.questions.map(({ key }) => saved.answers[key]));

/**
 * @template {Area} A
 * @param {A[]} areas
 * @param {Saved} saved
 * @returns {{area: A, score: number, standing: Standing, chosen: boolean}[]} those with a score: chosen ones first, the lowest before
 *   the others
 */
export function result(areas, saved) {
  const scored = areas.flatMap((area) => {
    const tenths = areaScore(area, saved);
    return tenths === null ? [] : [{ area, score: tenths, standing: standing(tenths), chosen: saved.chosen.includes(area.key) }];
  });
  return scored.sort((one, other) => Number(other.chosen) - Number(one.chosen) || one.score - other.score);
}

/**
 * @param {Area[]} areas
 * @param {Saved} now
 * @param {Saved} before
 * @returns {{area: Area, before: number, now: number, change: number}[]} tenths, for areas that have a score in both
 */
export const changes = (areas, now, before) =>
  areas.flatMap((area) => {
    const [then, here] = [areaScore(area, before), areaScore(area, now)];
    return then === null || here === null ? [] : [{ area, before: then, now: here, change: here - then }];
  });

/**
 * @param {Area[]} areas
 * @param {Saved[]} people
 * @returns {{area: Area, question: {key: string, text: string}, answers: number[], apart: number, differ: boolean}[]} what at least
 *   two answered, widest apart first; `answers`: how many gave each, from 0 to 3
 */
export function merged(areas, people) {
  const rows = areas.flatMap((area) =>
    area.questions.flatMap((question) => {
      const given = people.map((one) => one.answers[question.key]).filter((answer) => typeof answer === "number");
      if (given.length < 2) return [];
      const apart = Math.max(...given) - Math.min(...given);
      const answers = Array.from({ length: HIGHEST + 1 }, (_, answer) => given.filter((one) => one === answer).length);
      return [{ area, question, answers, apart, differ: apart >= APART }];
    }),
  );
  return rows.sort((one, other) => other.apart - one.apart);
}

/** @param {string} assessment @returns {Saved} */
export const empty = (assessment) => ({ assessment, made: "", by: "", about: "", answers: {}, chosen: [] });

/** @param {Saved} saved @returns {string} what is kept, and what a file holds */
export const stringify = (saved) => JSON.stringify({ kind: KIND, version: 1, ...saved }, null, 1);

/**
 * @param {string | null} text of a file, or of what the browser kept
 * @param {string} assessment its id
 * @returns {Saved | null} null for what is no file of this assessment; answers that cannot be are left out
 */
export function parse(text, assessment) {
  /** @type {any} */
  let found;
  try {
    found = JSON.parse(text ?? "");
  } catch {
    return null;
  }
  if (found?.kind !== KIND || found.version !== 1 || found.assessment !== assessment) return null;
  const line = (/** @type {unknown} */ value, /** @type {number} */ most) => (typeof value === "string" ? value.slice(0, most) : "");
  const answers = Object.entries(found.answers ?? {}).filter(([, answer]) => Number.isInteger(answer) && answer >= 0 && answer <= HIGHEST);
  const chosen = (Array.isArray(found.chosen) ? found.chosen : []).filter((/** @type {unknown} */ one) => typeof one === "string");
  return {
    assessment,
    made: /^\d{4}-\d{2}-\d{2}$/.test(found.made) ? found.made : "",
    by: line(found.by, 80),
    about: line(found.about, 100),
    answers: Object.fromEntries(answers.slice(0, 100)),
    chosen: chosen.slice(0, 12),
  };
}
