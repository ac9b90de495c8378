/** How answers become a result, and what is kept of them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { changes, empty, merged, parse, result, score, standing, stringify } from "../../theme/assets/scoring.js";

const cases = JSON.parse(readFileSync(new URL("scoring.json", import.meta.url), "utf-8"));
const area = (/** @type {string} */ key, /** @type {string[]} */ ...questions) => ({ key, title: key, questions: questions.map((one) => ({ key: one, text: one })) });
const AREAS = [area("bus", "b1", "b2"), area("tea", "t1"), area("fair", "f1")];
const saved = (/** @type {Record<string, number>} */ answers, /** @type {string[]} */ chosen = []) => ({ ...empty("sample"), answers, chosen });

test("an area is scored as on paper", () => {
  for (const { answers, score: expected } of cases.scores) assert.equal(score(answers), expected, JSON.stringify(answers));
  for (const { score: tenths, standing: expected } of cases.standings) assert.equal(standing(tenths), expected);
});

test("what matters most comes first, the lowest before the others; what is not answered is not told", () => {
  const told = result(AREAS, saved({ b1: 2, b2: 3, f1: 0 }, ["bus"]));
  assert.deepEqual(told.map((one) => [one.area.key, one.score, one.standing]), [["bus", 25, "strong"], ["fair", 0, "first"]]);
});

test("a change is told of what was answered both times", () => {
  const told = changes(AREAS, saved({ b1: 2, t1: 3 }), saved({ b1: 1, b2: 0, f1: 2 }));
  assert.deepEqual(told.map((one) => [one.area.key, one.before, one.now, one.change]), [["bus", 5, 20, 15]]);
});

test("people differ where two answers lie far apart, and that comes first", () => {
  const told = merged(AREAS, [saved({ b1: 1, t1: 0 }), saved({ b1: 2, t1: 3 }), saved({ t1: 3, f1: 1 })]);
  assert.deepEqual(told.map((one) => [one.question.key, one.answers, one.differ]), [["t1", [1, 0, 0, 2], true], ["b1", [0, 1, 1, 0], false]]);
});

test("two steps between two answers are far apart, and one is not", () => {
  const told = merged(AREAS, [saved({ b1: 1, t1: 0 }), saved({ b1: 2, t1: 2 })]);
  assert.deepEqual(told.map((one) => [one.question.key, one.apart, one.differ]), [["t1", 2, true], ["b1", 1, false]]);
});

test("a saved file is read back whole", () => {
  const one = { ...saved({ b1: 3 }, ["tea"]), made: "2026-11-30", by: "Anne", about: "sample-welcome-bus" };
  assert.deepEqual(parse(stringify(one), "sample"), one);
});

test("a file of another kind is refused, and what cannot be an answer is left out", () => {
  for (const text of [null, "", "{}", "[1]", "null", stringify(empty("other"))]) assert.equal(parse(text, "sample"), null);
  const odd = stringify(/** @type {any} */ ({ ...saved({ b1: 9, b2: "2", t1: 1.5, f1: 2 }), made: "today", chosen: [1, "tea"] }));
  assert.deepEqual(parse(odd, "sample"), saved({ f1: 2 }, ["tea"]));
});

test("a file that somebody made too large is read as far as a page can show it", () => {
  const many = Array.from({ length: 150 }, (_, number) => `q${number}`);
  const large = { ...saved(Object.fromEntries(many.map((key) => [key, 1])), many), by: "A".repeat(200), about: "b".repeat(200) };
  const { answers, chosen, by, about } = /** @type {import("../../theme/assets/scoring.js").Saved} */ (parse(stringify(large), "sample"));
  assert.deepEqual([Object.keys(answers).length, chosen.length, by.length, about.length], [100, 12, 80, 100]);
});
