/** What the scripts of pages share. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { carried, filled, keep, keepResults, kept, keptResults, pageOf, target, unfold, written } from "../../theme/assets/page.js";
import { page } from "./page.js";

const ROOT = new URL("https://example.org/commons/");

afterEach(() => page.close());

/** A browser that keeps what it is given. */
function storage() {
  const map = new Map();
  return {
    getItem: (/** @type {string} */ name) => map.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => map.set(name, value),
    removeItem: (/** @type {string} */ name) => map.delete(name),
  };
}

test("a page is named without its site and its language", () => {
  assert.equal(pageOf("https://example.org/commons/fr/practices/a/?q=b#c", ROOT), "practices/a/");
});

test("a folder that begins like a language is none", () => {
  assert.equal(pageOf("https://example.org/commons/french/", ROOT), "french/");
});

test("a page of another site has no name", () => {
  assert.equal(pageOf("https://example.org/elsewhere/en/", ROOT), "");
  assert.equal(pageOf("", ROOT), "");
});

test("numbers are written as each language writes them", () => {
  page.open({ language: "en" });
  assert.equal(written(1234), "1,234");
  page.open({ language: "fr" });
  assert.equal(written(1234), "1\u00A0234");
});

test("the address points at an element by its name", () => {
  page.open({ hash: "#%C3%A9cole", ids: { école: "the element" } });
  assert.equal(target(), "the element");
});

for (const hash of ["#%", "#%E9", "#100%", "#%C3", ""]) {
  test(`an address that ends in '${hash}' points at nothing`, () => {
    page.open({ hash });
    assert.equal(target(), null);
  });
}

for (const [open, folded] of /** @type {[boolean[], boolean][]} */ ([
  [[false, false], true],
  [[false, true], true],
  [[true, false], true],
  [[true, true], false],
])) {
  test(`whatever an element stands in unfolds, and it is told whether anything was folded: ${open}`, () => {
    const outer = { open: open[1], parentElement: { closest: () => null } };
    const inner = { open: open[0], parentElement: { closest: () => outer } };
    assert.equal(unfold(/** @type {any} */ ({ closest: () => inner })), folded);
    assert.deepEqual([inner.open, outer.open], [true, true]);
  });
}

for (const [what, hash, to, there] of [
  ["words say in the other language where they were typed", "#q=bus&theme=housing", "fr", "#q=bus&theme=housing&from=en"],
  ["words that come home are of the page again", "#q=autobus&from=fr", "fr", "#q=autobus"],
  ["words keep where they were typed, however many pages they pass", "#q=autobus&from=fr", "en", "#q=autobus&from=fr"],
  ["words whose next page is not known say where they were typed", "#q=bus", "", "#q=bus&from=en"],
  ["filters alone are of no language", "#theme=housing", "fr", "#theme=housing"],
  ["nothing stays nothing", "", "fr", ""],
]) {
  test(what, () => {
    page.open({ language: "en" });
    assert.equal(carried(hash, to), there);
  });
}

test("what was kept is there", () => {
  page.open({ localStorage: storage() });
  keep("commons-province", "CA-ON");
  assert.equal(kept("commons-province"), "CA-ON");
});

test("an empty value is forgotten", () => {
  page.open({ localStorage: storage() });
  keep("commons-province", "CA-ON");
  keep("commons-province", "");
  assert.equal(kept("commons-province"), null);
});

test("what one tab keeps is not what the browser keeps", () => {
  page.open({ localStorage: storage(), sessionStorage: storage() });
  keep("commons-renewed", "yes", "sessionStorage");
  assert.equal(kept("commons-renewed"), null);
  assert.equal(kept("commons-renewed", "sessionStorage"), "yes");
});

test("a browser that keeps nothing for us breaks nothing", () => {
  page.open({});
  keep("commons-province", "CA-ON");
  keepResults({ query: "#q=bus", opened: "" });
  assert.equal(kept("commons-province"), null);
  assert.equal(keptResults(), null);
});

test("the results of a search are kept with the page that was opened from them", () => {
  page.open({ sessionStorage: storage() });
  keepResults({ query: "#q=bus", opened: "practices/a/" });
  assert.deepEqual(keptResults(), { query: "#q=bus", opened: "practices/a/" });
});

for (const text of ["", "null", "{", "7"]) {
  test(`'${text}' is no result of a search`, () => {
    page.open({ sessionStorage: { ...storage(), getItem: () => text } });
    assert.equal(keptResults(), null);
  });
}

test("each name in braces is replaced by its value, as text and not as a pattern", () => {
  assert.equal(filled("{asked}: {used}, {asked}", { asked: "$&", used: 0 }), "$&: 0, $&");
});

test("a name without a value stays as it is", () => {
  assert.equal(filled("{count} of {all}", { count: 2 }), "2 of {all}");
});
