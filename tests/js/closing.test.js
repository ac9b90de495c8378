/** How long there is until something closes, as a page may be opened long after it was built. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { left } from "../../theme/assets/closing.js";
import { page } from "./page.js";

beforeEach(() => page.open({ language: "en" }));
afterEach(() => page.close());

const WORDS = { today: "closes today", one: "1 day left", many: "{count} days left" };
/** Closes on December 1, 2026 at 17:00 in Toronto, which is 22:00 in Greenwich. */
const TORONTO = { closes: "2026-12-01T22:00:00Z", lastDay: "2026-12-01", zone: "America/Toronto", ...WORDS };
/** Closes with the last minute of the same day in Vancouver. */
const VANCOUVER = { closes: "2026-12-02T08:00:00Z", lastDay: "2026-12-01", zone: "America/Vancouver", ...WORDS };

const at = (/** @type {Record<string, string>} */ mark, /** @type {string} */ instant) => left(mark, new Date(instant));

test("days are counted by the calendar, not by hours", () => {
  assert.equal(at(TORONTO, "2026-11-29T12:00:00Z"), "2 days left");
  assert.equal(at(TORONTO, "2026-11-30T05:00:00Z"), "1 day left"); // midnight in Toronto
  assert.equal(at(TORONTO, "2026-11-30T04:59:59Z"), "2 days left");
});

test("on the last day it closes today, to the last instant", () => {
  assert.equal(at(TORONTO, "2026-12-01T05:00:00Z"), "closes today");
  assert.equal(at(TORONTO, "2026-12-01T21:59:59.999Z"), "closes today");
});

test("it is over at the instant at which it closes", () => {
  assert.equal(at(TORONTO, "2026-12-01T22:00:00Z"), "");
  assert.equal(at(TORONTO, "2027-01-01T00:00:00Z"), "");
});

test("the clocks count that stand where it closes", () => {
  assert.equal(at(VANCOUVER, "2026-12-01T07:30:00Z"), "1 day left");
  assert.equal(at(VANCOUVER, "2026-12-02T07:59:59Z"), "closes today");
  assert.equal(at(VANCOUVER, "2026-12-02T08:00:00Z"), "");
});

test("a change of the clocks is no day", () => {
  const march = { closes: "2026-03-10T03:00:00Z", lastDay: "2026-03-09", zone: "America/Toronto", ...WORDS };
  assert.equal(at(march, "2026-03-07T17:00:00Z"), "2 days left"); // the night of March 8 has one hour less
});

test("many days are written as the language of the page writes numbers", () => {
  page.open({ language: "fr" });
  assert.equal(at({ ...TORONTO, many: "{count} jours" }, "2022-12-01T12:00:00Z"), "1\u00A0461 jours");
});
