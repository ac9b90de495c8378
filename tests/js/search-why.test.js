/** Why something was found, when it is only near what was asked, and how that is called. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FIELDS, LONG_TITLE } from "../../theme/assets/search-ranking.js";
import { asTyped, isNear, marker, notes, why } from "../../theme/assets/search-why.js";

/** @param {{how?: string, absent?: number[], unsaid?: string[]}} what @param {boolean} [typing] */
const near = ({ how = "", absent = [], unsaid = [] }, typing = false) =>
  isNear(/** @type {any} */ ({ words: [{ how: "" }, { how }], absent, unsaid }), typing);

for (const [name, what] of /** @type {[string, Parameters<typeof near>[0]][]} */ ([
  ["a name or a word that no text says", { unsaid: ["credit card"] }],
  ["a subject that nothing tells of", { absent: [3] }],
  ["a word that nothing has", { how: "unknown" }],
  ["a word that others merely begin with", { how: "begins" }],
]))
  test(`${name}: what is found is near it`, () => assert.ok(near(what)));

for (const how of ["", "other", "kin", "joined", "slip"]) test(`'${how}' is what was asked`, () => assert.ok(!near({ how })));

test("while somebody types, a beginning is no word yet", () => assert.ok(!near({ how: "begins" }, true)));

for (const [query, name, said] of [
  ["carte de crédit", "carte credit", "carte de crédit"],
  ["Où obtenir une Carte de crédit?", "carte credit", "Carte de crédit"],
  ["credit card", "credit card", "credit card"],
  ["Qu'est-ce que le Pôle-Nord", "pole nord", "Pôle-Nord"],
  ["crédit par carte de crédit", "carte credit", "carte de crédit"],
  ["card, credit", "credit card", "credit card"],
  ["nothing of it", "credit card", "credit card"],
  ["an accredited credit card", "credit card", "credit card"],
])
  test(`'${query}' says ${said}`, () => assert.equal(asTyped(query, name), said));

const [DAYCARE, NURSERY] = [3, 4]; // what a word may stand for
const CHILDCARE = 10; // a concept
const WORDS = {
  means: "{asked} → {concept}",
  apart: "not side by side",
  parts: Object.fromEntries(FIELDS.filter((part) => part !== "summary").map((part) => [part, `in ${part}`])),
};

/**
 * What is said of a document.
 *
 * @param {Record<number, number[]>} told a word or a concept → the fields of a title, a summary … in which the document tells of it, by their numbers
 * @param {{seen?: boolean, phrases?: string[], whole?: number[]}} [how]
 */
function whyFound(told, { seen = false, phrases = [], whole = [] } = {}) {
  const reader = {
    shown: "en",
    concepts: CHILDCARE,
    load: async () => ["Childcare"],
    postings: (/** @type {number} */ entry) => ({ documents: told[entry] ? [6, 7] : [6], marks: [0x10, ...(told[entry] ?? []).map((field) => 0x20 | field)] }),
  };
  const word = { form: "daycare", used: "", meant: new Map([[DAYCARE, 1], [NURSERY, 0.7]]) };
  const found = { words: [word], spans: [{ concept: 0, bits: 1 }], phrases, whole: new Set(whole) };
  return why(/** @type {any} */ (reader), /** @type {any} */ (found), 7, seen, /** @type {any} */ (WORDS));
}

for (const [at, part] of FIELDS.entries()) {
  test(`a word that stands in '${part}' alone: ${part === "summary" ? "it is seen there" : "that is said"}`, async () => {
    assert.equal(await whyFound({ [DAYCARE]: [LONG_TITLE + 1 + at] }), part === "summary" ? "" : `in ${part}`);
  });
}

test("of a word in the title nothing needs to be said", async () => {
  assert.equal(await whyFound({ [DAYCARE]: [LONG_TITLE] }), "");
});

test("where a mark is seen, it says enough", async () => {
  assert.equal(await whyFound({ [DAYCARE]: [LONG_TITLE + 4] }, { seen: true }), "");
});

test("the concept that led to it is said, and where it tells of it", async () => {
  assert.equal(await whyFound({ [CHILDCARE]: [LONG_TITLE + 6] }), "daycare → Childcare · in came");
});

test("a concept is not said beside its own word, and the nearer of the two places is told", async () => {
  assert.equal(await whyFound({ [DAYCARE]: [LONG_TITLE + 4], [CHILDCARE]: [LONG_TITLE + 6] }), "in did");
  assert.equal(await whyFound({ [DAYCARE]: [LONG_TITLE + 6], [CHILDCARE]: [LONG_TITLE + 4] }), "in did");
});

test("where the title tells of the concept alone, the place of the word is told", async () => {
  assert.equal(await whyFound({ [DAYCARE]: [LONG_TITLE + 3], [CHILDCARE]: [LONG_TITLE] }), "in labels");
});

test("of all that a word may stand for the nearest place is told", async () => {
  assert.equal(await whyFound({ [DAYCARE]: [LONG_TITLE + 6], [NURSERY]: [LONG_TITLE + 4] }), "in did");
  assert.equal(await whyFound({ [DAYCARE]: [LONG_TITLE + 4], [NURSERY]: [LONG_TITLE + 6] }), "in did");
});

test("a phrase that does not stand there side by side is told", async () => {
  const told = { [DAYCARE]: [LONG_TITLE] };
  assert.equal(await whyFound(told, { phrases: ["day care"] }), "not side by side");
  assert.equal(await whyFound(told, { phrases: ["day care"], whole: [7] }), "");
});

// 'service de garde' is a name of the concept that 'garderie' names.
for (const [text, marks] of /** @type {[string, string[]][]} */ ([
  ["Une garderie à Winkler", ["garderie"]],
  ["Un service de garde", ["service", "garde"]],
  ["Le service de la garde; un service", ["service", "garde"]],
  ["Le service que l’on garde", []],
  ["La garde, puis un service", []],
  ["Un service", []],
]))
  test(`of '${text}' is marked: ${marks.join(", ") || "nothing"}`, async () => {
    const classes = new Map([["garderie", 0], ["service", 1], ["garde", 2]]);
    const reader = {
      shown: "fr",
      language: "fr",
      ready: async () => [{ classes }, { of: new Map([[7, [[0], [1, 2]]]]) }],
      formsOf: (/** @type {string} */ word) => [word.toLowerCase()],
    };
    const found = { words: [{ meant: new Map([[0, 1]]) }], spans: [{ concept: 7 }] };
    const mark = await marker(/** @type {any} */ (reader), /** @type {any} */ (found));
    assert.deepEqual(mark(text).filter((_, at) => at % 2), marks);
    assert.equal(mark(text).join(""), text);
  });

test("what no text says, and what nothing tells of, are each told in one sentence and once", async () => {
  const words = { quoted: "‘{query}’", unsaid: "Nothing says {asked}.", absent: "Nothing tells of {concept}." };
  const found = { query: "Flu shots", words: [], hits: [1], unsaid: ["flu", "shots"], absent: [0, 1, 2], phrases: [], whole: new Set() };
  const reader = { shown: "en", load: async () => ["Waste", "Tenants", "Waste"] };
  const said = await notes(/** @type {any} */ (reader), /** @type {any} */ (found), words, false);
  assert.deepEqual(said, ["Nothing says ‘Flu’, ‘shots’.", "Nothing tells of Waste; Tenants."]);
});

test("where nothing is found, no sentence says what stands below", async () => {
  const words = { corrected: "This is for {used}.", begins: "These begin with it.", missing: "Not found.", unsaid: "These are near.", absent: "Nothing tells of {concept}." };
  const understood = [{ form: "quark", how: "slip", used: "quart" }, { form: "zeb", how: "begins", used: "zeb" }, { form: "xyz", how: "unknown", used: "" }];
  const found = { query: "quark zeb xyz", words: understood, hits: [], unsaid: ["shots"], absent: [0], phrases: ["a b"], whole: new Set() };
  const reader = { shown: "en", load: async () => ["Waste"] };
  assert.deepEqual(await notes(/** @type {any} */ (reader), /** @type {any} */ (found), words, false), ["Nothing tells of Waste."]);
});
