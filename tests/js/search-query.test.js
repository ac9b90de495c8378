/** From what somebody typed to pages, best first. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { find, surfaces } from "../../theme/assets/search-query.js";
import { Library } from "./library.js";

/** @param {ConstructorParameters<typeof Library>[0]} pages @param {string} query @param {string} [language] @param {string[]} [lexicon] */
const search = (pages, query, language = "en", lexicon = []) =>
  find(/** @type {any} */ (new Library(pages)), query, language, lexicon);

/** The ids of the pages that were found, best first. */
async function ids(/** @type {Parameters<typeof search>} */ ...asked) {
  return (await search(...asked)).pages.map((page) => page.id).join(" ");
}

/** What is said of the words that were asked for. */
async function words(/** @type {Parameters<typeof search>} */ ...asked) {
  return (await search(...asked)).words;
}

const word = (/** @type {string} */ asked, others = {}) => ({ asked, used: asked, begins: false, near: [], ...others });

test("without words every page is given, best described first", async () => {
  assert.equal(await ids({ a: "one", b: "two" }, " ? "), "a b");
});

test("a word finds the pages that have it, in any of its forms", async () => {
  assert.equal(await ids({ a: "a bus", b: "two buses", c: "a car" }, "Buses"), "a b");
});

test("a short word is not taken for the beginning of others where it stands as such", async () => {
  assert.equal(await ids({ a: "a business", b: "a bus" }, "bus"), "b");
  assert.equal(await ids({ a: "a cardboard", b: "a card" }, "card"), "b");
});

test("a longer word is: those that merely begin so come last", async () => {
  assert.equal(await ids({ a: { text: "a household", score: 9 }, b: "a house" }, "house"), "b a");
});

test("a word that stands nowhere as such gives those that begin so, and it is said", async () => {
  const found = await search({ a: "a library", b: "a car" }, "libr");
  assert.deepEqual(found.pages.map((page) => page.id), ["a"]);
  assert.deepEqual(found.words, [word("libr", { begins: true })]);
});

test("a form that the index keeps under another stem is the same word, and nothing is said", async () => {
  assert.deepEqual(await words({ a: "two libraries" }, "library"), [word("library")]);
});

for (const [asked, other] of [["city", "citizen"], ["cares", "carnival"], ["fees", "feeding"]]) {
  test(`'${asked}' does not find '${other}'`, async () => {
    assert.equal(await ids({ a: `a ${other}` }, asked), "");
  });
}

test("quoted words are found side by side only", async () => {
  const pages = { a: "welcome pass", b: "pass and welcome" };
  assert.equal(await ids(pages, '"welcome pass"'), "a");
  assert.equal(await ids(pages, "« welcome pass »"), "a");
  assert.deepEqual(await words(pages, "“pass welcome”"), [word("pass welcome", { used: "" })]);
});

test("quoted words are looked for composed, in how many pieces soever their accents are typed", async () => {
  const index = new Library({ a: "une école" });
  await find(/** @type {any} */ (index), '"une e\u0301cole"', "fr", []);
  assert.deepEqual(index.asked, ['"une école"']);
});

test("a word is found in how many pieces soever its accents are typed", async () => {
  assert.equal(await ids({ a: "une école", b: "un éclat, le colis" }, "e\u0301cole", "fr"), "a");
});

for (const apostrophe of ["'", "’", "ʼ"]) {
  test(`a word is found behind an elision with ${apostrophe}`, async () => {
    assert.equal(await ids({ a: "l’horaire", b: "le logement" }, `l${apostrophe}horaire`, "fr"), "a");
  });
}

// Several words

test("pages that have every word come alone", async () => {
  const found = await search({ a: "bus", b: "bus housing" }, "bus housing");
  assert.deepEqual([found.pages.map((page) => page.id), found.partial], [["b"], false]);
});

test("where no page has every word, those with at least half of them come, with most words first, and it is said", async () => {
  const pages = { one: { text: "bus", score: 9 }, two: "bus housing", other: "health housing" };
  const found = await search(pages, "bus housing health");
  assert.deepEqual([found.pages.map((page) => page.id), found.partial], [["two", "other"], true]);
});

test("of two words one is half", async () => {
  const found = await search({ a: "bus", b: "housing" }, "bus housing");
  assert.deepEqual([found.pages.map((page) => page.id), found.partial], [["a", "b"], true]);
});

test("a word that no page has is named, and the others are looked for", async () => {
  const found = await search({ a: "a library" }, "library xyzzy");
  assert.deepEqual(found.words, [word("library"), word("xyzzy", { used: "" })]);
  assert.deepEqual([found.pages.map((page) => page.id), found.partial], [["a"], false]);
});

test("where nothing was found nothing is partial", async () => {
  assert.deepEqual(await search({ a: "bus" }, "xyzzy"), { pages: [], words: [word("xyzzy", { used: "" })], partial: false });
});

test("the places of all words are kept", async () => {
  const { pages } = await search({ a: "bus and housing and bus" }, "bus housing");
  assert.deepEqual([...pages[0].words].sort(), [0, 2, 4]);
});

test("a compound that the index does not know is looked for by its parts", async () => {
  const found = await search({ a: "a guide to housing", b: "a guide" }, "housing-guide");
  assert.deepEqual([found.pages.map((page) => page.id), found.words], [["a"], [word("housing"), word("guide")]]);
});

// The order

test("what fits better comes first", async () => {
  assert.equal(await ids({ a: { text: "bus", score: 1 }, b: { text: "bus", score: 2 } }, "bus"), "b a");
});

test("what is described comes before what is only named, however well that fits", async () => {
  const pages = { named: { text: "bus", standing: "2", score: 100 }, told: { text: "bus", standing: "3", score: 1 }, full: "bus" };
  assert.equal(await ids(pages, "bus"), "full told named");
});

test("what is described with a word akin to the one that was asked for comes after what has the very word", async () => {
  const pages = { kin: { text: "interpreters", score: 100 }, named: { text: "interpret", standing: "1", score: 1 } };
  assert.equal(await ids(pages, "interpret"), "named kin");
});

test("what is told but not done counts a little less", async () => {
  const pages = { told: { text: "bus", standing: "4", score: 10 }, full: { text: "bus", score: 9 }, other: { text: "bus", score: 7 } };
  assert.equal(await ids(pages, "bus"), "full told other");
});

test("more of the very words come before more of their kin", async () => {
  const pages = { kin: { text: "interpreters housings", score: 50 }, both: { text: "interpret housing", score: 1 } };
  assert.equal(await ids(pages, "interpret housing"), "both kin");
});

// Slips

test("one slip is put right, and said, in the spelling of the texts", async () => {
  const found = await search({ a: "un établissement" }, "etablisement", "fr");
  assert.deepEqual(found.pages.map((page) => page.id), ["a"]);
  assert.deepEqual(found.words, [word("etablisement", { used: "établissement" })]);
});

test("of two slips it is asked", async () => {
  const found = await search({ a: "a business" }, "bussines");
  assert.deepEqual(found, { pages: [], words: [word("bussines", { used: "", near: ["business"] })], partial: false });
});

test("words of the site itself are guesses, too, if a page has them", async () => {
  const pages = { a: "a xhousing and housing" };
  assert.deepEqual(await words(pages, "uousing", "en", ["housing", "dousing"]), [word("uousing", { used: "housing" })]);
  assert.deepEqual(await words(pages, "qealth", "en", ["health"]), [word("qealth", { used: "" })]);
});

test("a word of a text is given as it stands there, each once", () => {
  const fragment = /** @type {any} */ ({ content: "Un bus, un\nbus," });
  assert.deepEqual(surfaces(fragment, [1, 3, 0]), ["bus,", "Un"]);
});
