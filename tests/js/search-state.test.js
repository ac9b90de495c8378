/** What somebody looks for, as it stands in the address. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, filterCount, narrowed, read, toggled, withoutFilters, write } from "../../theme/assets/search-state.js";

const term = (/** @type {string} */ id) => ({ id, label: id });
const LABELS = {
  facets: {
    theme: { label: "Theme", terms: [term("housing"), term("health")] },
    size: { label: "Size", terms: [term("small"), term("large")] },
  },
  words: {},
};
const EMPTY = { query: "", from: "", filters: { theme: [], size: [] }, sort: "" };

/** Four documents: 0 and 1 are about housing, 1 and 2 about health; 0 and 2 lie in small places, 3 in a large one. */
const DOCUMENTS = [0, 1, 2, 3];
const MEMBERS = new Map([
  ["theme", new Map([["housing", [0, 1]], ["health", [1, 2]]])],
  ["size", new Map([["small", [0, 2]], ["large", [3]]])],
]);
const ids = (/** @type {number[]} */ documents) => documents.join("");
const filtered = (/** @type {Record<string, string[]>} */ filters) => ({ ...EMPTY, filters });

test("an address without a query asks for everything", () => {
  assert.deepEqual(read("", LABELS), EMPTY);
  assert.equal(write(EMPTY), "#");
});

test("an address holds words, the language they were typed in, filters and order", () => {
  const state = { query: "bus scolaire", from: "fr", filters: { theme: ["health", "housing"], size: ["small"] }, sort: "newest" };
  assert.deepEqual(read(write(state), LABELS), state);
});

test("the same state gives the same address, in whatever order its filters were set", () => {
  const address = "#theme=health&theme=housing";
  assert.equal(write(filtered({ theme: ["housing", "health"], size: [] })), address);
  assert.equal(write(filtered({ theme: ["health", "housing"], size: [] })), address);
});

test("writing an address changes nothing in the state", () => {
  const state = filtered({ theme: ["housing", "health"] });
  write(state);
  assert.deepEqual(state.filters.theme, ["housing", "health"]);
});

test("the same words give the same address in how many pieces soever their accents are typed", () => {
  assert.equal(write({ ...EMPTY, query: "e\u0301cole" }), write({ ...EMPTY, query: "école" }));
});

test("blanks around the words do not go into the address", () => {
  assert.equal(write({ ...EMPTY, query: "  bus " }), "#q=bus");
  assert.equal(write({ ...EMPTY, query: "  " }), "#");
});

test("terms and facets that the vocabularies do not know are passed over", () => {
  assert.deepEqual(read("?theme=nothing&theme=housing&colour=red", LABELS), filtered({ theme: ["housing"], size: [] }));
});

test("words are of no language but the two of the site, and filters alone of none", () => {
  assert.equal(read("#q=bus&from=xx", LABELS).from, "");
  assert.equal(write({ ...EMPTY, from: "fr" }), "#");
});

test("a term that stands twice counts once", () => {
  assert.deepEqual(read("?theme=housing&theme=housing", LABELS).filters.theme, ["housing"]);
});

test("an order that there is not is none", () => {
  assert.equal(read("?sort=worst", LABELS).sort, "");
  assert.equal(read("?sort=documented", LABELS).sort, "documented");
});

test("a term is put where it was not, and taken away where it was", () => {
  const once = toggled(EMPTY, "theme", "housing");
  assert.deepEqual(once.filters, { theme: ["housing"], size: [] });
  assert.deepEqual(toggled(once, "theme", "housing"), EMPTY);
  assert.deepEqual(toggled({ ...EMPTY, filters: {} }, "size", "small").filters, { size: ["small"] });
});

test("filters are counted, and taken off with the words kept", () => {
  const state = { ...filtered({ theme: ["housing", "health"], size: ["small"] }), query: "bus" };
  assert.equal(filterCount(state), 3);
  assert.deepEqual(withoutFilters(state), { ...EMPTY, query: "bus" });
});

test("without filters everything passes", () => {
  assert.equal(ids(narrowed(DOCUMENTS, EMPTY, MEMBERS)), "0123");
});

test("any term of a facet will do", () => {
  assert.equal(ids(narrowed(DOCUMENTS, filtered({ theme: ["housing", "health"] }), MEMBERS)), "012");
});

test("facets add up", () => {
  assert.equal(ids(narrowed(DOCUMENTS, filtered({ theme: ["housing"], size: ["small"] }), MEMBERS)), "0");
});

test("a term whose documents are not known lets none pass", () => {
  assert.equal(ids(narrowed(DOCUMENTS, filtered({ theme: ["housing"] }), new Map())), "");
});

test("a facet can be left out", () => {
  assert.equal(ids(narrowed(DOCUMENTS, filtered({ theme: ["housing"], size: ["small"] }), MEMBERS, "theme")), "02");
});

test("an address of before, with its query behind '?', asks for the same", () => {
  assert.deepEqual(read("?q=bus&theme=housing", LABELS), read("#q=bus&theme=housing", LABELS));
});

test("beside a term stands what it would give with the other facets as they are", () => {
  const state = filtered({ theme: ["health"], size: ["small"] });
  assert.deepEqual(counts(DOCUMENTS, state, MEMBERS, "theme"), new Map([["housing", 1], ["health", 1]]));
  assert.deepEqual(counts(DOCUMENTS, state, MEMBERS, "size"), new Map([["small", 1], ["large", 0]]));
});
