/** What a reader keeps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { add, annotate, has, LONGEST, MOST, move, pagesIn, parse, remove, shared, stringify } from "../../theme/assets/selection.js";

const BUS = "practices/bus/";
const HOST = "practices/host-families/";
const TERM = "glossary/s/#sponsorship-agreement-holder";
const three = [BUS, HOST, TERM].reduce(add, []);

test("pages are kept in the order in which they were added", () => {
  assert.deepEqual(three.map((one) => one.page), [BUS, HOST, TERM]);
});

test("a page is kept once", () => {
  assert.equal(add(three, BUS), three);
  assert.ok(has(three, BUS));
  assert.ok(!has(remove(three, BUS), BUS));
});

test("what was kept is read again as it was, notes too", () => {
  const noted = annotate(three, HOST, "Ask Marie about\nthe bus");
  assert.deepEqual(parse(stringify(noted)), noted);
});

test("nothing kept is nothing stored", () => {
  assert.equal(stringify([]), "");
  assert.deepEqual(parse(null), []);
});

for (const stored of ["{", "3", "null", '{"page":"practices/a/"}', '[3,null,"practices/a/"]']) {
  test(`what stands in the store and is no selection (${stored}) is nothing kept`, () => {
    assert.deepEqual(parse(stored), []);
  });
}

for (const page of ["https://example.org/", "//example.org/", "../admin/", "practices/a", "javascript:alert(1)", "Practices/A/", "", "a/".repeat(101)]) {
  test(`what is no page of this site (${page.slice(0, 30)}) is never kept`, () => {
    assert.deepEqual(add([], page), []);
    assert.deepEqual(parse(JSON.stringify([{ page, note: "" }])), []);
  });
}

test("a page moves up and down, and stays at either end", () => {
  assert.deepEqual(move(three, HOST, -1).map((one) => one.page), [HOST, BUS, TERM]);
  assert.deepEqual(move(three, HOST, 1).map((one) => one.page), [BUS, TERM, HOST]);
  assert.equal(move(three, BUS, -1), three);
  assert.equal(move(three, TERM, 1), three);
  assert.equal(move(three, "practices/other/", 1), three);
});

test("a note has an end", () => {
  assert.equal(annotate(three, BUS, "x".repeat(LONGEST + 5))[0].note.length, LONGEST);
  assert.equal(parse(JSON.stringify([{ page: BUS, note: "x".repeat(LONGEST + 5) }]))[0].note.length, LONGEST);
});

test("an address that shares a selection names the pages and none of the notes", () => {
  const said = shared(annotate(three, BUS, "secret"));
  assert.equal(said, "practices/bus,practices/host-families,glossary/s.sponsorship-agreement-holder");
  assert.deepEqual(pagesIn(`#${said}`), [BUS, HOST, TERM]);
});

test("a shared address names nothing that is no page of this site", () => {
  assert.deepEqual(pagesIn("#https://example.org,practices/bus,..,practices/bus,a b"), [BUS]);
  assert.deepEqual(pagesIn(""), []);
});

test("no selection is larger than what somebody looks through", () => {
  const pages = Array.from({ length: MOST + 5 }, (_, number) => `practices/number-${number}/`);
  const full = pages.reduce(add, []);
  assert.equal(full.length, MOST);
  assert.equal(pagesIn(pages.map((page) => page.slice(0, -1)).join(",")).length, MOST);
  assert.equal(parse(JSON.stringify(pages.map((page) => ({ page, note: "" })))).length, MOST);
});

test("a shared address stays short enough for every program, and ends with a whole name", () => {
  const long = Array.from({ length: MOST }, (_, number) => `practices/${"long-".repeat(12)}${number}/`).reduce(add, []);
  const said = shared(long);
  assert.ok(said.length <= 2000);
  assert.deepEqual(pagesIn(said), long.slice(0, pagesIn(said).length).map((one) => one.page));
});
