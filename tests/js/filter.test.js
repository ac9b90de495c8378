/** The box that narrows a long page down. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { holding } from "../../theme/assets/filter.js";
import { fold } from "../../theme/assets/text.js";

const holds = (/** @type {string} */ typed, /** @type {string} */ text) => holding(typed)(fold(text));

test("accents, capitals, ligatures and the form of apostrophes do not matter", () => {
  assert.ok(holds("PENURIE main-d'oeuvre", "Pénurie de main-d’œuvre"));
  assert.ok(holds("l’Œuvre", "l'oeuvre"));
  assert.ok(holds("lʼemploi", "L’emploi"));
  assert.ok(holds("école".normalize("NFD"), "École"));
});

test("every word must be there, in whatever order", () => {
  assert.ok(holds("shortage labour", "labour shortage"));
  assert.ok(!holds("labour housing", "labour shortage"));
});

test("a part of a word will do", () => {
  assert.ok(holds("hous", "Housing"));
});

test("nothing typed holds everywhere", () => {
  assert.ok(holds(" \u00A0 ", "Housing"));
});
