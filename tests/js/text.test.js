/** Text as it is compared. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { composed, fold } from "../../theme/assets/text.js";

const DECOMPOSED = "e\u0301cole"; // 'école' as macOS and PDF files give it

test("an accent in a piece of its own joins its letter", () => {
  assert.equal(composed(DECOMPOSED), "école");
});

for (const apostrophe of ["'", "’", "‘", "ʼ", "ʻ", "‛", "′", "`", "´", "＇"]) {
  test(`U+${apostrophe.codePointAt(0)?.toString(16).padStart(4, "0")} is an apostrophe`, () => {
    assert.equal(composed(`l${apostrophe}emploi`), "l’emploi");
    assert.equal(fold(`l${apostrophe}emploi`), "l'emploi");
  });
}

test("what a line may break at is no part of a word", () => {
  assert.equal(composed("loge\u00ADment\u200B\uFEFF"), "logement");
});

test("letters that a PDF draws as one are two", () => {
  assert.equal(composed("ﬁnancement"), "financement");
});

test("capitals, accents and ligatures do not matter", () => {
  assert.equal(fold("ŒUVRES Été Cæsium"), "oeuvres ete caesium");
});

test("it does not matter in how many pieces an accent is typed", () => {
  assert.equal(fold(DECOMPOSED), fold("École"));
});
