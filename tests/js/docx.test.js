/** Documents for word processors, and the archive that they are packed in. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { docx, parts } from "../../theme/assets/docx.js";
import { zip } from "../../theme/assets/zip.js";

const READ = `
import json, sys, zipfile, xml.dom.minidom
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps({name: archive.read(name).decode() for name in archive.namelist()}))
`;

/** @param {Uint8Array} archive @returns {Record<string, string>} what Python's zipfile finds in it */
function unpacked(archive) {
  const file = join(mkdtempSync(join(tmpdir(), "docx-")), "archive.zip");
  writeFileSync(file, archive);
  return JSON.parse(execFileSync("python3", ["-c", READ, file], { encoding: "utf-8" }));
}

const BUILT = `
import json, sys
from portal.outputs.documents.docx import Paragraph, Table, parts
said = json.load(sys.stdin)
blocks = [Table(**block) if "columns" in block else Paragraph(**block) for block in said["blocks"]]
print(json.dumps(dict(parts(blocks, said["title"], said["language"]))))
`;

const about = /** @type {const} */ ({ title: "Deux « essais » & <plus>", language: "fr" });
const body = (/** @type {import("../../theme/assets/docx.js").Paragraph[]} */ paragraphs) =>
  unpacked(docx(paragraphs, about))["word/document.xml"];

test("another program reads what was packed, accents and all", () => {
  const files = { "a.txt": "École œuvre – 5 000 $", "folder/b.txt": "", "c.txt": "x".repeat(70_000) };
  assert.deepEqual(unpacked(zip(files)), files);
});

test("the same content gives the same bytes", () => {
  assert.deepEqual(docx([{ text: "a" }], about), docx([{ text: "a" }], about));
});

test("the document says its title and its language", () => {
  const files = unpacked(docx([{ text: "a" }], about));
  assert.match(files["docProps/core.xml"], /<dc:title>Deux « essais » &amp; &lt;plus&gt;<\/dc:title><dc:language>fr-CA</);
  assert.match(files["word/styles.xml"], /<w:lang w:val="fr-CA"\/>/);
});

test("headings are headings, so that a screen reader finds its way", () => {
  assert.match(body([{ text: "Besoin", style: "Heading1" }]), /<w:pStyle w:val="Heading1"\/><\/w:pPr><w:r><w:t xml:space="preserve">Besoin</);
});

test("text is text: markup, quotation marks and control characters of a card change nothing", () => {
  const said = body([{ text: '</w:t> & "a" \u0001\uFFFF\uD800 <b>' }]);
  assert.match(said, /&lt;\/w:t&gt; &amp; &quot;a&quot; {2}&lt;b&gt;/);
});

test("each page says its number, and how many there are", () => {
  const files = unpacked(docx([{ text: "a" }], about));
  assert.deepEqual([...files["word/footer.xml"].matchAll(/w:instr=" (\w+) "/g)].map((match) => match[1]), ["PAGE", "NUMPAGES"]);
  const [, id] = files["word/document.xml"].match(/<w:footerReference w:type="default" r:id="(\w+)"\/>/) ?? [];
  assert.match(files["word/_rels/document.xml.rels"], new RegExp(`Id="${id}" Type="[^"]*/footer" Target="footer.xml"`));
});

test("lines of a note stay lines", () => {
  assert.match(body([{ text: "one\ntwo" }]), />one<\/w:t><w:br\/><w:t xml:space="preserve">two</);
});

test("each list of steps begins at 1", () => {
  const said = body([
    { text: "a", style: "ListNumber", fresh: true },
    { text: "b", style: "ListNumber" },
    { text: "c", style: "ListNumber", fresh: true },
  ]);
  assert.deepEqual([...said.matchAll(/<w:numId w:val="(\d+)"/g)].map((match) => match[1]), ["2", "2", "3"]);
});

test("a sheet begins on a page of its own", () => {
  assert.equal((body([{ text: "a", page: false }, { text: "b", page: true }]).match(/pageBreakBefore/g) ?? []).length, 1);
});

/** @type {import("../../theme/assets/docx.js").Table} */
const TABLE = { name: "Qui & quoi", columns: ["Étape", "Qui", "Quand"], rows: [["Lundi", "", "a\nb"], ["", "<x>", ""]], widths: [2, 1, 1], lines: [1, 3], named: true };

test("a table says its name, and repeats its header row on each page", () => {
  const said = parts([TABLE], about)["word/document.xml"];
  assert.match(said, /<w:tblCaption w:val="Qui &amp; quoi"\/>/);
  assert.match(said, /<w:tblHeader\/><\/w:trPr><w:tc>.*?Étape/);
  assert.equal((said.match(/<w:tr>/g) ?? []).length, 3);
});

test("the build writes the same parts of the same blocks", () => {
  /** @type {import("../../theme/assets/docx.js").Block[]} */
  const blocks = [
    { text: 'Un « titre » & "plus" \u0001', style: "Title" },
    { text: "a\nb", page: true },
    { text: "avant", style: "Lead" },
    { text: "un", style: "ListNumber", fresh: true },
    { text: "deux", style: "ListNumber" },
    { text: "un", style: "ListNumber", fresh: true },
    { text: "☐ oui", style: "Choice" },
    TABLE,
    { ...TABLE, named: false, rows: [], lines: [] },
  ];
  const input = JSON.stringify({ blocks, ...about });
  const built = JSON.parse(execFileSync("python3", ["-c", BUILT], { encoding: "utf-8", input }));
  assert.deepEqual(parts(blocks, about), built);
});
