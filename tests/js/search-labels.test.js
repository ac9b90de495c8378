/** The words of the search and the labels of the vocabularies. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { counted, filled, label, labels } from "../../theme/assets/search-labels.js";
import { page } from "./page.js";

const ROOT = new URL("https://example.org/commons/");
const ISLAND = { facets: [{ id: "theme", label: "Theme", terms: [{ id: "housing", label: "Housing", count: 2 }] }], words: {} };
const LABELS = {
  facets: { theme: ISLAND.facets[0] },
  words: { count_one: "1 practice", count_many: "{count} practices" },
};

afterEach(() => page.close());

test("the search page holds them itself", async () => {
  page.open({ ids: { "search-data": { textContent: JSON.stringify(ISLAND) } } });
  assert.deepEqual((await labels(ROOT, "en")).facets, LABELS.facets);
});

test("a page without them reads them from the search page of its language", async (t) => {
  page.open({});
  const asked = t.mock.method(globalThis, "fetch", async () => ({ ok: true, text: async () => JSON.stringify(ISLAND) }));
  globalThis.DOMParser = /** @type {any} */ (
    class {
      parseFromString(/** @type {string} */ textContent) {
        return { getElementById: () => ({ textContent }) };
      }
    }
  );
  assert.deepEqual((await labels(ROOT, "fr")).facets, LABELS.facets);
  assert.equal(String(asked.mock.calls[0].arguments[0]), "https://example.org/commons/fr/search/");
});

test("a search page that is not there is an error", async (t) => {
  page.open({});
  t.mock.method(globalThis, "fetch", async () => ({ ok: false, status: 404, url: "there" }));
  await assert.rejects(labels(ROOT, "fr"), /there: 404/);
});

test("a term is shown by its label, and by its id where the vocabularies do not know it", () => {
  assert.equal(label(LABELS, "theme", "housing"), "Housing");
  assert.equal(label(LABELS, "theme", "unheard-of"), "unheard-of");
  assert.equal(label(LABELS, "colour", "red"), "red");
});

test("each name in braces is replaced by its value, as text and not as a pattern", () => {
  assert.equal(filled("{asked}: {used}, {asked}", { asked: "$&", used: 0 }), "$&: 0, $&");
});

test("a name without a value stays as it is", () => {
  assert.equal(filled("{count} of {all}", { count: 2 }), "2 of {all}");
});

test("one is said in other words than many or none", () => {
  page.open({ language: "en" });
  assert.equal(counted(LABELS, "count", 1), "1 practice");
  assert.equal(counted(LABELS, "count", 0), "0 practices");
  assert.equal(counted(LABELS, "count", 1234), "1,234 practices");
});
