/** When what was found is only near what was asked, and how it is called. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asTyped, isNear } from "../../theme/assets/search-why.js";

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
  ["nothing of it", "credit card", "credit card"],
])
  test(`'${query}' says ${said}`, () => assert.equal(asTyped(query, name), said));
