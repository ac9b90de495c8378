/** Text in which the words that were found are marked. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { excerpt, foundWords, mark } from "../../theme/assets/search-marks.js";
import { Element, page } from "./page.js";

beforeEach(() => page.open({}));
afterEach(() => page.close());

/** The text with its marks in brackets. */
function marked(/** @type {string} */ text, /** @type {string[]} */ ...words) {
  const element = new Element("p");
  const any = mark(/** @type {any} */ (element), text, new Set(words));
  assert.equal(element.textContent, text, "nothing of a text may be lost");
  assert.equal(any, element.children.some((part) => part instanceof Element));
  return element.children.map((part) => (typeof part === "string" ? part : `[${part.textContent}]`)).join("");
}

test("words are marked whatever their accents and capitals", () => {
  assert.equal(marked("Écoles et écoles", "ecoles"), "[Écoles] et [écoles]");
});

test("a word is marked as a whole or not at all", () => {
  assert.equal(marked("bus, business", "bus"), "[bus], business");
});

test("a word whose accents stand in pieces of their own is marked as a whole", () => {
  assert.equal(marked("une e\u0301cole", "ecole"), "une [e\u0301cole]");
});

test("a word behind an elision is marked, with any apostrophe", () => {
  assert.equal(marked("l’emploi", "emploi"), "l’[emploi]");
  assert.equal(marked("lʼemploi", "emploi"), "[lʼemploi]");
});

test("a text in which nothing was found stays one text", () => {
  assert.equal(marked("<b>bus</b>", "car"), "<b>bus</b>");
});

const fragment = (/** @type {string} */ content, /** @type {any[]} */ anchors = []) => /** @type {any} */ ({ content, anchors });

test("the words that were found are those that stand where the index says", () => {
  assert.deepEqual(foundWords(fragment("Un Autobus, deux autobus"), [1, 3]), new Set(["autobus"]));
});

test("of a word with an elision the telling part was found", () => {
  assert.deepEqual(foundWords(fragment("offre d’emploi"), [1]), new Set(["emploi"]));
});

test("a short word that stands alone was found, too", () => {
  assert.deepEqual(foundWords(fragment("plan B"), [1]), new Set(["b"]));
});

test("a place that the text does not have gives no word", () => {
  assert.deepEqual(foundWords(fragment("plan"), [7]), new Set());
});

const words = (/** @type {number} */ from, /** @type {number} */ to) =>
  Array.from({ length: to - from }, (_, at) => `w${from + at}`).join(" ");
const LONG = fragment(words(0, 100), [
  { id: "glance", location: 5 },
  { id: "need", location: 20 },
  { id: "steps", location: 60 },
]);

test("an excerpt begins six words before what was found and holds 26", () => {
  assert.equal(excerpt(LONG, [50, 40]), `… ${words(34, 60)} …`);
});

test("an excerpt does not reach back before the running text", () => {
  assert.equal(excerpt(LONG, [23]), `${words(20, 46)} …`);
});

test("a heading is no running text", () => {
  assert.equal(excerpt(LONG, [20]), "");
});

test("an excerpt ends with the text", () => {
  assert.equal(excerpt(LONG, [99]), `… ${words(93, 100)}`);
  assert.equal(excerpt(LONG, [80]), `… ${words(74, 100)}`);
});

test("what stands in the title, the summary and the facts only has no excerpt", () => {
  assert.equal(excerpt(LONG, [2, 12]), "");
  assert.equal(excerpt(fragment(words(0, 9), [{ id: "glance", location: 1 }]), [3]), "");
  assert.equal(excerpt(/** @type {any} */ ({ content: words(0, 9) }), [3]), "");
});
