/** The words of the search and the labels of the vocabularies. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { counted, label, parsed } from "../../theme/assets/search-labels.js";
import { page } from "./page.js";

const ISLAND = { facets: [{ id: "theme", label: "Theme", terms: [{ id: "housing", label: "Housing" }] }], words: {} };
const LABELS = {
  facets: { theme: ISLAND.facets[0] },
  words: { count_one: "1 practice", count_many: "{count} practices" },
};

afterEach(() => page.close());

test("the search page holds them", () => {
  const island = /** @type {any} */ ({ textContent: JSON.stringify(ISLAND) });
  assert.deepEqual(parsed(island).facets, LABELS.facets);
});

test("a term is shown by its label, and by its id where the vocabularies do not know it", () => {
  assert.equal(label(LABELS, "theme", "housing"), "Housing");
  assert.equal(label(LABELS, "theme", "unheard-of"), "unheard-of");
  assert.equal(label(LABELS, "colour", "red"), "red");
});

test("one is said in other words than many or none", () => {
  page.open({ language: "en" });
  assert.equal(counted(LABELS.words, "count", 1), "1 practice");
  assert.equal(counted(LABELS.words, "count", 0), "0 practices");
  assert.equal(counted(LABELS.words, "count", 1234), "1,234 practices");
});
