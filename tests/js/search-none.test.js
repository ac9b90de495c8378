/** What is said when something else was found than what was asked. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { notes } from "../../theme/assets/search-none.js";

const LABELS = {
  facets: {},
  words: { corrected: "{asked} is {used}", begins: "{asked}…", missing: "not {words}", partial: "some of them" },
};
const word = (/** @type {string} */ asked, others = {}) => ({ asked, used: asked, begins: false, near: [], ...others });
const told = (/** @type {ReturnType<typeof word>[]} */ words, { partial = false, typing = false } = {}) =>
  notes({ pages: [], words, partial }, LABELS, typing);

test("nothing is said of words that were taken as they were written", () => {
  assert.deepEqual(told([word("bus")]), []);
});

test("a better spelling is said", () => {
  assert.deepEqual(told([word("buss", { used: "bus" })]), ["buss is bus"]);
});

test("a word that only begins others is said, but not while it is being typed", () => {
  assert.deepEqual(told([word("libr", { begins: true })]), ["libr…"]);
  assert.deepEqual(told([word("libr", { begins: true })], { typing: true }), []);
});

test("the words that were not found are said, unless there are no others", () => {
  const [x, y] = [word("x", { used: "" }), word("y", { used: "" })];
  assert.deepEqual(told([x, word("bus"), y]), ["not x, y"]);
  assert.deepEqual(told([x, y]), []);
});

test("it is said when no page has all the words", () => {
  assert.deepEqual(told([word("a"), word("b")], { partial: true }), ["some of them"]);
});
