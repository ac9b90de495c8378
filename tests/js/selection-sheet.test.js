/** What is made of a reader's selection, where no page is needed for it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, paragraphs } from "../../theme/assets/selection-sheet.js";

const words = { name: "Title", where: "At a glance", note: "Note", address: "Address", labelled: "{label}: {value}" };
/** @type {import("../../theme/assets/outline.js").Answer} */
const steps = { question: "approach", heading: "What did they do?", blocks: [{ form: "number", text: "Ask" }, { form: "number", text: "Drive" }] };
/** @type {import("../../theme/assets/outline.js").Answer} */
const need = { question: "need", heading: "What was needed?", blocks: [{ form: "paragraph", text: '=HYPERLINK("x")' }] };
/** @type {import("../../theme/assets/selection-sheet.js").Sheet[]} */
const sheets = [
  { outline: { title: "Bus", summary: "A bus.", facts: [["Where", "Altona"]], answers: [steps], citation: "“Bus.”" }, note: "", address: "https://x/en/bus/" },
  { outline: { title: "Car", summary: "", facts: [], answers: [need], citation: "“Car.”" }, note: "Ask\nAnne", address: "https://x/en/car/" },
];

test("a table has a line a page, and a column for each question that one of them answers", () => {
  const [head, bus] = csv(sheets, words, "en").slice(1).split("\r\n");
  assert.equal(head, '"Title","At a glance","What was needed?","What did they do?","Note","Address"');
  assert.equal(bus, '"Bus","Where: Altona","","Ask\nDrive","","https://x/en/bus/"');
});

test("what a figure or a term says stands in the table too", () => {
  /** @type {import("../../theme/assets/selection-sheet.js").Sheet} */
  const term = {
    outline: { title: "LIP", summary: "", facts: [], answers: [{ question: "", heading: "Glossary", blocks: [{ form: "paragraph", text: "A table." }] }], citation: "" },
    note: "",
    address: "https://x/en/glossary/#lip",
  };
  const [head, bus, , lip] = csv([...sheets, term], { ...words, says: "What it says" }, "en").slice(1).split("\r\n");
  assert.equal(head, '"Title","At a glance","What it says","What was needed?","What did they do?","Note","Address"');
  assert.equal(bus, '"Bus","Where: Altona","","","Ask\nDrive","","https://x/en/bus/"');
  assert.equal(lip, '"LIP","","A table.","","","","https://x/en/glossary/#lip"');
});

test("a French table parts its cells as French spreadsheets do", () => {
  assert.match(csv(sheets, words, "fr"), /^\uFEFF"Title";"At a glance";/);
});

test("no cell of a table is a formula, and quotation marks are kept", () => {
  assert.match(csv(sheets, words, "en"), /"'=HYPERLINK\(""x""\)"/);
});

test("a document has a page for each, with the note and where it comes from", () => {
  const made = paragraphs(sheets, words);
  assert.deepEqual(made.filter((one) => one.style === "Title"), [
    { text: "Bus", style: "Title", page: false },
    { text: "Car", style: "Title", page: true },
  ]);
  assert.ok(made.some((one) => one.text === "Ask\nAnne"));
  assert.deepEqual(made.slice(-2).map((one) => one.text), ["“Car.”", "https://x/en/car/"]);
});

test("steps are numbered from 1 in every sheet", () => {
  const steps = paragraphs([sheets[0], sheets[0]], words).filter((one) => one.style === "ListNumber");
  assert.deepEqual(steps.map((one) => one.fresh), [true, false, true, false]);
});
