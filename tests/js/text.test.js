/** Text as it is compared: the same table as for the index. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fold, pieces } from "../../theme/assets/text.js";

const TABLE = JSON.parse(readFileSync(new URL("../search/words.json", import.meta.url), "utf8"));

for (const { text, pieces: expected } of TABLE) {
  test(`'${text}' has the words ${expected.join(", ")}, in whatever pieces its accents come`, () => {
    assert.deepEqual(pieces(text), expected);
    assert.deepEqual(pieces(text.normalize("NFD")), expected);
  });
}

for (const apostrophe of ["'", "’", "‘", "ʼ", "ʻ", "‛", "′", "`", "´", "＇"]) {
  test(`U+${apostrophe.codePointAt(0)?.toString(16).padStart(4, "0")} is an apostrophe`, () => {
    assert.deepEqual(pieces(`l${apostrophe}emploi`), ["l", "emploi"]);
  });
}

test("capitals, accents and ligatures do not matter", () => {
  assert.equal(fold("ŒUVRES Été Cæsium"), "oeuvres ete caesium");
});
