/** What somebody is writing, and what becomes of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, clean, finished, fromRecord, parse, proposeId, put, stringify } from "../../theme/assets/share-draft.js";
import { fileOf, message, proposal } from "../../theme/assets/share-send.js";

const text = { properties: { en: { type: "string" }, fr: { type: "string" } }, required: ["en", "fr"], type: "object" };
const schema = {
  $defs: { Text: text },
  properties: {
    title: { $ref: "Text" },
    steps: { type: "array", items: { $ref: "Text" } },
    sources: { type: "array", items: { properties: { id: { type: "string" }, url: { type: "string" }, stored_copy: { type: "boolean" } } } },
    period: { properties: { from: { type: "integer" } } },
    translation: { properties: { from: { type: "string" }, status: { type: "string" } } },
    review: { properties: { submitted: { format: "date" }, last: { format: "date" }, due: { format: "date" } } },
  },
};
const layout = { width: 120, one_line: ["review", "translation", "period"], citation: ["id", "locator"] };
const form = { steps: [], needed: [], name: ["title"], given: {}, aside: [], begun: [], named: [], languages: "wanted", due: 365, follows: 14 };
const site = { edit: "https://git.example/r/edit/main/", propose: "https://git.example/r/new/main/" };
const about = { schema, form, language: "fr", today: "2026-11-22", taken: ["du-the"], longest: 60, sourced: ["outputs", "outcomes"], zone: "toronto" };
const draft = (/** @type {any} */ data, id = "") => ({ registry: "practices", id, data, note: "", step: 0, changed: "2026-11-22" });

test("an answer is put where it belongs, and taken out", () => {
  /** @type {any} */
  const data = {};
  put(data, ["steps", 0, "fr"], "Demander");
  assert.deepEqual(data, { steps: [{ fr: "Demander" }] });
  assert.equal(at(data, ["steps", 0, "fr"]), "Demander");
  put(data, ["steps", 0], undefined);
  assert.deepEqual(data, { steps: [] });
});

test("an id is made from the title, and is free", () => {
  assert.equal(proposeId("Du thé", ["du-the"], "practice", 60), "du-the-2");
  assert.equal(proposeId("L'œuvre d'été : 3 étapes!", [], "practice", 60), "l-oeuvre-d-ete-3-etapes");
  assert.equal(proposeId("2024", [], "practice", 60), "practice-2024");
  assert.equal(proposeId("!", [], "practice", 60), "practice");
});

test("a long id ends with a whole word, where it has several", () => {
  const [long, fitting] = ["a".repeat(30), "b".repeat(29)];
  assert.equal(proposeId("mot ".repeat(40), [], "practice", 60), Array(15).fill("mot").join("-"));
  assert.equal(proposeId(`${long} ${fitting} c`, [], "practice", 60), `${long}-${fitting}`);
  assert.equal(proposeId(`${long} ${fitting}c`, [], "practice", 60), long);
  assert.equal(proposeId("a".repeat(70), [], "practice", 60), "a".repeat(60));
});

test("what nobody answered is not in the file, and what is stands where it was asked", () => {
  const { data, origin } = finished(draft({ title: { fr: "Du thé", en: " " }, steps: [{ fr: "" }, { fr: "Demander" }] }), about);
  assert.deepEqual(data.steps, [{ fr: "Demander" }]);
  assert.deepEqual(origin.get("steps,0"), ["steps", 1]);
});

test("one language is enough: the other is wanted", () => {
  const { data, other } = finished(draft({ title: { fr: "Du thé" }, evidence: { rationale: { en: "As told.", fr: "Selon eux." } } }), about);
  assert.equal(other, "en");
  assert.deepEqual(data.translation, { from: "fr", status: "wanted" });
  assert.deepEqual(data.review, { submitted: "2026-11-22", last: "2026-11-22", due: "2027-11-22" });
});

test("whoever reads French and writes English has written in English", () => {
  assert.deepEqual(finished(draft({ title: { en: "Tea" } }), about).data.translation, { from: "en", status: "wanted" });
});

test("a card that is there already does not lose its page for a text in one language", () => {
  const data = { title: { fr: "Du thé", en: "Tea" }, need: { fr: "Aucun." }, translation: { from: "fr", status: "reviewed" } };
  assert.deepEqual(finished(draft(data, "tea"), about).data.translation, { from: "fr", status: "reviewed" });
});

test("two languages are a draft of a translation", () => {
  const { data, other } = finished(draft({ title: { fr: "Du thé", en: "Tea" } }), about);
  assert.equal(other, "");
  assert.deepEqual(data.translation, { from: "fr", status: "draft" });
});

test("a page on the web gets an id of its own, which its results name", () => {
  const { data, id } = finished(draft({ title: { fr: "Le bus" }, sources: [{ id: "source-1", url: "https://x.example" }], outcomes: [{ source: "source-1" }] }), about);
  assert.equal(id, "le-bus");
  assert.equal(/** @type {any} */ (data.sources)[0].id, "le-bus-source-1");
  assert.equal(/** @type {any} */ (data.outcomes)[0].source, "le-bus-source-1");
  assert.equal(/** @type {any} */ (data.sources)[0].read, "2026-11-22");
});

test("a draft is not changed by what is made of it", () => {
  const data = { title: { fr: "Le bus" }, sources: [{ id: "source-1", url: "https://x.example" }] };
  const before = structuredClone(data);
  finished(draft(data), about);
  assert.deepEqual(data, before);
});

test("an update in one language says which follows, and when", () => {
  const update = { ...draft({ title: { fr: "Atelier" }, text: { fr: "Venez." } }), registry: "updates" };
  assert.deepEqual(finished(update, about).data.pending, { language: "en", by: "2026-12-06" });
  const both = { ...draft({ title: { fr: "Atelier", en: "Workshop" }, text: { fr: "Venez.", en: "Come." }, pending: { by: "2026-12-01" } }), registry: "updates" };
  assert.equal(finished(both, about).data.pending, undefined);
});

test("a day has a time zone", () => {
  const update = { ...draft({ title: { fr: "Atelier" }, starts: { day: "2026-12-01" }, ends: { day: "2026-12-01", zone: "halifax" } }), registry: "updates" };
  assert.deepEqual(finished(update, about).data.starts, { day: "2026-12-01", zone: "toronto" });
});

test("the name of an organization stands in both languages, and tells which is its own", () => {
  const { data } = finished({ ...draft({ name: { fr: "Accueil" } }), registry: "organizations" }, { ...about, form: { ...form, name: ["name"] } });
  assert.deepEqual(data, { name: { en: "Accueil", fr: "Accueil" }, name_from: "fr" });
});

test("an address of mail is one whether its author writes what opens a message or not", () => {
  const contacts = ["info@x.example", "mailto:info@x.example", "https://x.example/@us", "info"].map((address) => ({ address }));
  const { data } = finished({ ...draft({ contacts }), registry: "organizations" }, { ...about, form: { ...form, name: ["name"] } });
  assert.deepEqual(data.contacts, ["mailto:info@x.example", "mailto:info@x.example", "https://x.example/@us", "info"].map((address) => ({ address })));
  const circle = finished({ ...draft({ contact: { address: "info@x.example" } }), registry: "circles" }, about);
  assert.deepEqual(circle.data.contact, { address: "mailto:info@x.example" });
});

test("the file begins with its schema and the note, whatever the note holds", () => {
  const made = finished(draft({ title: { fr: "Du thé" } }), about);
  const file = fileOf(made, schema, layout, { folder: "network/updates", file: "update.json" }, "Le lieu : Ici\n\nkind: x");
  assert.equal(file.split("\n").slice(0, 4).join("\n"), "# yaml-language-server: $schema=../../portal/schema/update.json\n# Le lieu : Ici\n# kind: x\ntitle:");
});

test("a record of the open data becomes what its file says", () => {
  const record = { id: "tea", page: {}, related: ["x"], title: { en: "Tea", fr: "Thé" }, period: { from: 2019 }, sources: [{ id: "a", stored_copy: false }], steps: [] };
  assert.deepEqual(fromRecord(/** @type {any} */ (record), schema), { title: { en: "Tea", fr: "Thé" }, period: { from: "2019" }, sources: [{ id: "a" }] });
});

test("a proposal is filled in by its address, or not at all", () => {
  const of = (/** @type {string} */ text, there = false, signedIn = false) => proposal(site, "practices", "tea", text, there, signedIn);
  const empty = "https://git.example/r/new/main/practices?filename=tea.yml";
  assert.deepEqual(of("title: x\n"), { href: `${empty}&value=title%3A%20x%0A`, filled: true, matters: false });
  assert.deepEqual(of("é".repeat(1400), false, true), { href: empty, filled: false, matters: false });
  assert.equal(of("x", true).href, "https://git.example/r/edit/main/practices/tea.yml");
});

test("a long proposal passes through a page for signing in only as far as that page lets it", () => {
  const of = (/** @type {string} */ text, /** @type {boolean} */ signedIn) => proposal(site, "practices", "tea", text, false, signedIn);
  for (const text of ["x".repeat(5600), "é".repeat(850)]) {
    assert.deepEqual([of(text, false).filled, of(text, true).filled, of(text, true).matters], [false, true, true]);
  }
  assert.deepEqual([of("x".repeat(5400), false).filled, of("x".repeat(5400), false).matters], [true, false]);
});

test("a message holds all of it, or says that the file comes with it", () => {
  assert.deepEqual(message("us@x.example", "A & B", "one\ntwo", "attached"), { href: "mailto:us@x.example?subject=A%20%26%20B&body=one%0D%0Atwo", whole: true });
  assert.deepEqual(message("", "A", "x".repeat(3000), "attached"), { href: "mailto:?subject=A&body=attached", whole: false });
});

test("copied text loses what nobody sees", () => assert.equal(clean("e\u0301te\u0301\u200b\u00ad\r\n"), "été\n"));

test("drafts are kept side by side, and whatever else is stored is left out", () => {
  const tea = draft({ title: { fr: "Du thé" } });
  const kept = stringify({}, "practices:", tea);
  assert.deepEqual(parse(kept), { "practices:": tea });
  assert.equal(stringify(parse(kept), "practices:", null), "");
  for (const broken of [null, "", "{", "[1]", '{"a":1}', '{"a":{"data":[]}}']) assert.deepEqual(parse(broken), {});
});
