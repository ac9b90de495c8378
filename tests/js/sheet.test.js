/** A document that a reader fills in, from a template and the card of a practice. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { blankPlace, blocks, choicePlace, gridCells, parse, stringify, write } from "../../theme/assets/sheet.js";

/** @param {string} mark what tells the languages apart @returns {import("../../theme/assets/sheet.js").Sheet} */
const sheet = (mark) => ({
  title: `Title ${mark}`,
  sections: [
    {
      heading: `Who ${mark}`, text: "", clauses: [`All wait ${mark}`], choices: [`Asked ${mark}`],
      blanks: [
        { label: `Need ${mark}`, hint: "", lines: 3, card: "need" },
        { label: `Name ${mark}`, hint: "short", lines: 1, card: "" },
      ],
      grid: { name: `Days ${mark}`, columns: [`Step ${mark}`, `By ${mark}`], rows: [`First ${mark}`], empty: 1, card: "steps" },
    },
  ],
});
const [english, french] = [sheet("en"), sheet("fr")];
const words = { to_fill: "To fill in", your_answer: "Answer" };
const parts = { need: ["A bus.", "A late one."], steps: ["Ask", "Drive", "Stop"] };

/** @param {import("../../theme/assets/docx.js").Block[]} made */
const tables = (made) => made.flatMap((block) => ("columns" in block ? [block.rows] : []));
/** @param {import("../../theme/assets/docx.js").Block[]} made */
const lines = (made) => made.flatMap((block) => ("columns" in block ? [] : [block.text]));

test("the card fills what it tells, and leaves the rest empty", () => {
  const [answers] = tables(blocks(english, english, {}, parts, words, []));
  assert.deepEqual(answers, [["Need en", "A bus.\nA late one."], ["Name en\n(short)", ""]]);
});

test("what the reader wrote goes before the card", () => {
  const draft = write({}, blankPlace(english, 0, 0), "A boat.", "A bus.");
  assert.equal(tables(blocks(english, english, draft, parts, words, []))[0][0][1], "A boat.");
});

test("what the reader wrote stands in the document of the other language too, beside the card in that language", () => {
  const draft = write({}, blankPlace(english, 0, 1), "Anne", "");
  const [answers] = tables(blocks(french, english, draft, { need: ["Un autobus."] }, words, []));
  assert.deepEqual(answers, [["Need fr", "Un autobus."], ["Name fr\n(short)", "Anne"]]);
});

test("a reader may empty what the card filled", () => {
  const draft = write({}, blankPlace(english, 0, 0), "", "A bus.");
  assert.equal(tables(blocks(english, english, draft, parts, words, []))[0][0][1], "");
});

test("what says the same as the card is not kept as the reader's", () => {
  const place = blankPlace(english, 0, 0);
  assert.deepEqual(write({ [place]: "A boat." }, place, "A bus.", "A bus."), {});
});

test("steps of the card stand under the rows that have a name, however many there are", () => {
  const rows = gridCells(english, english, 0, parts);
  assert.deepEqual(rows.map((row) => row[0].text), ["First en", "Ask", "Drive", "Stop"]);
  assert.deepEqual(rows.map((row) => Boolean(row[0].place)), [false, true, true, true]);
  assert.equal(gridCells(english, english, 0, {}).length, 2);
});

test("a choice is ticked in words that a printer keeps", () => {
  const draft = write({}, choicePlace(english, 0, 0), "x", "");
  assert.ok(lines(blocks(english, english, {}, {}, words, [])).includes("☐ Asked en"));
  assert.ok(lines(blocks(french, english, draft, {}, words, [])).includes("☒ Asked fr"));
});

test("the citation comes last", () => {
  assert.equal(lines(blocks(english, english, {}, {}, words, ["Source, 2026"])).at(-1), "Source, 2026");
});

test("whatever else is stored is left out", () => {
  for (const stored of [null, "", "[", "7", "null", '["a"]']) assert.deepEqual(parse(stored), stored === '["a"]' ? { 0: "a" } : {});
  assert.deepEqual(parse('{"a": 1, "b": "c"}'), { b: "c" });
  assert.equal(stringify({}), "");
  assert.deepEqual(parse(stringify({ a: "b" })), { a: "b" });
});
