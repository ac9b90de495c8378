/** How well a practice fits a place: what counts, how much, and what is said of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fit, read, write } from "../../theme/assets/fits.js";

const WEIGHTS = { place: 4, size: 3, theme: 3, touches: 2, province: 2, population: 2, within: 2, above: -2, named: 0, told: 0, untold: 0, staff: 1, more_staff: -1, unknown_staff: 0, partners: 1, missing: -1, no_transit: -2, rides: 1 };
const NOBODY = read("");
/** @type {import("../../theme/assets/fits.js").Facts} */
const FACTS = ["a-on b-on", "small small", "CA-ON", "library police", "refugees families", "housing", [500, 9000], 2];

/** @param {Partial<import("../../theme/assets/fits.js").Profile>} told @param {Partial<Record<number, any>>} [other] */
function judged(told, other = {}) {
  const facts = /** @type {any} */ (FACTS.map((fact, at) => (at in other ? other[at] : fact)));
  const { points, reasons } = fit({ ...NOBODY, ...told }, facts, WEIGHTS);
  return { points, kinds: reasons.map(({ kind }) => kind), reasons };
}

test("what a reader leaves open counts nothing", () => {
  assert.deepEqual(judged({}), { points: 0, kinds: [], reasons: [] });
});

test("places of one's size are counted, and the province and the place itself", () => {
  const { points, reasons } = judged({ place: "a-on", size: "small", province: "CA-ON" });
  assert.equal(points, 9);
  assert.deepEqual(reasons.map(({ kind, numbers }) => [kind, numbers]), [["place", undefined], ["size", [2]], ["province", undefined]]);
});

test("whom one serves and what one works on", () => {
  assert.deepEqual(judged({ theme: "housing", population: ["families", "youth"] }).reasons.map(({ kind, ids }) => [kind, ids]), [["theme", ["housing"]], ["population", ["families"]]]);
});

test("what a practice is about before all else counts more than what it touches", () => {
  const [first, second] = ["housing youth", "youth housing"].map((themes) => judged({ theme: "housing" }, { 5: themes }));
  assert.deepEqual([first.kinds, second.kinds], [["theme"], ["touches"]]);
  assert.ok(first.points > second.points);
});

test("amounts are held against the budget; what the sources do not say costs nothing and is said", () => {
  assert.deepEqual(judged({ budget: "10000" }), { points: 2, kinds: ["within"], reasons: [{ kind: "within", points: 2, numbers: [500, 9000] }] });
  assert.deepEqual(judged({ budget: "1000" }).kinds, ["named"]);
  assert.equal(judged({ budget: "100" }).points, -2);
  assert.deepEqual(judged({ budget: "1000" }, { 6: [] }).kinds, ["told"]);
  assert.deepEqual(judged({ budget: "1000" }, { 6: null }), { points: 0, kinds: ["untold"], reasons: [{ kind: "untold", points: 0 }] });
});

test("what just suffices is enough, in money and in people", () => {
  assert.deepEqual(judged({ budget: "9000", staff: "2" }).kinds, ["within", "staff"]);
  assert.deepEqual(judged({ budget: "8999" }).kinds, ["named"]);
});

test("an amount that begins where the budget ends is not above it", () => {
  assert.deepEqual(["500", "499"].map((budget) => judged({ budget }).kinds), [["named"], ["above"]]);
});

test("staff is compared where the sources name it", () => {
  assert.deepEqual(judged({ staff: "3" }).kinds, ["staff"]);
  assert.equal(judged({ staff: "1" }).points, -1);
  assert.deepEqual(judged({ staff: "1" }, { 7: null }).kinds, ["unknown_staff"]);
});

test("partners that one has speak for it, those that one did not list against; three at most", () => {
  assert.deepEqual(judged({ partner: ["library"] }).reasons.map(({ kind, ids, points }) => [kind, ids, points]), [["partners", ["library"], 1], ["missing", ["police"], -1]]);
  assert.equal(judged({ partner: ["media"] }, { 3: "a b c d e" }).points, -3);
  assert.deepEqual(judged({ partner: [] }).kinds, []);
});

test("without transit, what leaned on it comes later and what is about getting around earlier", () => {
  assert.equal(judged({ transit: "none" }, { 3: "transit" }).points, -2);
  assert.equal(judged({ transit: "none" }, { 5: "transportation" }).points, 1);
  assert.equal(judged({ transit: "some" }, { 3: "transit" }).points, 0);
  // Whether there is a bus was asked apart: it does not count a second time as a partner that one lacks.
  assert.deepEqual(judged({ transit: "none", partner: ["library"] }, { 3: "library transit" }).kinds, ["partners", "no_transit"]);
});

test("the address holds what was told, and nothing else", () => {
  const profile = read("#size=small&partner=library&partner=library&population=refugees&other=x");
  assert.equal(write(profile), "#size=small&partner=library&population=refugees");
  assert.deepEqual(read(write(profile)), profile);
});
