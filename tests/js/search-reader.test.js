/** How the index is opened and asked; what it answers is tested against the reader in Python. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Index, Reader, fetched } from "../../theme/assets/search-reader.js";

const MAIN = {
  folder: "aa",
  kinds: [["practices", 1], ["pages", 1]],
  standings: [[6, 2]],
  closes: [],
  classes: [1, 0, 1],
  shards: [0],
  records: 32,
  thesaurus: 1,
  common: { en: "the", fr: "le" },
  light: { en: "find", fr: "trouver" },
  hints: { en: [], fr: [] },
};
const EMPTY = { forms: "", shared: "0", classes: "0", counts: "0" };
/** @type {Record<string, any>} */
const FILES = {
  "main.json": MAIN,
  "aa/words-en.json": { ...EMPTY, forms: "bus", shared: "0", classes: "0", counts: "2" },
  "aa/words-fr.json": EMPTY,
  "aa/names-en.json": ["1", "2", "0", ""],
  "aa/names-fr.json": ["0", "", "", ""],
  "aa/concepts-en.json": ["Transit"],
  "aa/near.json": { themes: ["transportation"], concepts: [[]] },
  "aa/postings-0.json": ["11", "01", "\u0128\u0128"], // the bus in the first document, the concept in the second
  "aa/facets.json": { terms: { theme: { housing: "1", transportation: "00" } }, days: [3, 0] },
};
const get = async (/** @type {string} */ path) => {
  if (!(path in FILES)) throw new Error(path);
  return FILES[path];
};

test("a word and what it means are both found, practices first", async () => {
  const { hits, spans } = await (await Reader.open(get, "en")).find("bus");
  assert.deepEqual(hits, [0, 1]);
  assert.deepEqual(spans.map(({ concept }) => concept), [0]);
});

test("documents are known by their terms, and by their kinds", async () => {
  const { terms, days } = await (await Reader.open(get, "en")).members();
  assert.deepEqual([...(terms.get("theme")?.get("housing") ?? [])], [1]);
  assert.deepEqual([...(terms.get("theme")?.get("transportation") ?? [])], [0, 1]);
  assert.deepEqual([...(terms.get("what")?.get("pages") ?? [])], [1]);
  assert.deepEqual(days, [3, 0]);
});

test("where nothing is found, the themes of what was meant come before the largest", async () => {
  const reader = await Reader.open(get, "en");
  assert.deepEqual(await reader.themes(await reader.find("bus"), 2), ["transportation", "housing"]);
});

test("no file is asked for twice", async () => {
  /** @type {string[]} */
  const asked = [];
  const reader = await Reader.open((path) => (asked.push(path), get(path)), "en");
  await reader.find("bus");
  await reader.find("bus the");
  assert.equal(new Set(asked).size, asked.length);
});

test("an index that was made anew meanwhile is opened once more", async () => {
  let gone = true;
  const index = new Index(async (path) => {
    if (path.includes("postings") && gone) {
      gone = false;
      throw new Error("404");
    }
    return get(path);
  }, "en");
  const found = await index.ask((reader) => reader.find("bus"));
  assert.equal(found.hits.length, 2);
});

test("what names the other files is asked of the site itself, and they may come from what the browser keeps", async (context) => {
  /** @type {string[]} */
  const asked = [];
  context.mock.method(globalThis, "fetch", async (/** @type {URL} */ address, /** @type {RequestInit} */ { cache }) => {
    asked.push(`${address.pathname} ${cache}`);
    return { ok: true, json: async () => ({}) };
  });
  const from = fetched(new URL("https://example.org/commons/"));
  await from("main.json", true);
  await from("aa/words-en.json");
  assert.deepEqual(asked, ["/commons/search/main.json no-cache", "/commons/search/aa/words-en.json default"]);
});

test("one that cannot be read is an error, and the next question tries anew", async () => {
  let works = false;
  const index = new Index(async (path) => (works ? get(path) : Promise.reject(new Error("no network"))), "en");
  await assert.rejects(index.ask(async () => {}), /no network/);
  works = true;
  await index.ask(async () => {});
});

test("while the next letter may follow, a letter or two are not looked for, nor the words of the other language waited for", async () => {
  /** @type {string[]} */
  const asked = [];
  const reader = await Reader.open((path) => (asked.push(path), get(path)), "en");
  const short = await reader.find("b", true, true);
  assert.deepEqual([short.hits, short.words, short.partly], [[], [], false]); // one letter is no word at all
  const two = await reader.find("bu", true, true);
  assert.deepEqual([two.hits, two.words, two.partly], [[], [], true]);
  assert.ok(asked.includes("aa/postings-0.json")); // for the third letter
  const rare = await reader.find("busy", true, true);
  assert.equal(rare.partly, true);
  assert.deepEqual(asked.filter((path) => path.endsWith("-fr.json")), []);
  assert.equal((await reader.find("busy", true)).partly, false);
  assert.ok(asked.includes("aa/words-fr.json"));
  assert.equal((await reader.find("busy", true, true)).partly, false); // they are here now
});

test("a short word that texts have is looked for at once", async () => {
  const words = { forms: "it", shared: "0", classes: "0", counts: "2" };
  const reader = await Reader.open(async (path) => (path === "aa/words-en.json" ? words : get(path)), "en");
  assert.deepEqual((await reader.find("it", true, true)).hits, [0, 1]);
});

test("a beginning that texts have names no concept yet, and no file is asked for in vain", async () => {
  /** @type {string[]} */
  const asked = [];
  const files = {
    ...FILES,
    "main.json": { ...MAIN, classes: [2, 0, 1], shards: [0, 2] },
    "aa/words-en.json": { forms: "buses sing", shared: "03", classes: "00", counts: "20" }, // no text has the second, "bussing"
    "aa/names-en.json": ["1", "2", "1", ""], // which is the name of the concept
    "aa/postings-0.json": ["10", "0", "\u0128"],
    "aa/postings-1.json": ["1", "1", "\u0128"],
  };
  const reader = await Reader.open(async (path) => (asked.push(path), files[/** @type {keyof typeof files} */ (path)] ?? get(path)), "en");
  const { hits, spans } = await reader.find("bus", true);
  assert.deepEqual([hits, spans], [[0], []]);
  assert.ok(!asked.includes("aa/postings-1.json"));
  assert.deepEqual((await reader.find("bussi", true)).hits, [1]);
});
