/** How long there is until something closes, as a page may be opened long after it was built; and what a province has. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { left, province, update } from "../../theme/assets/closing.js";
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

// What a page shows of it

/** A mark of the page. */
class Mark {
  /** @param {Record<string, string>} dataset @param {Record<string, any>} [around] what it lies in, by selector */
  constructor(dataset, around = {}) {
    this.dataset = dataset;
    this.textContent = "as it was built";
    /** @type {Record<string, boolean>} */
    this.classes = {};
    this.classList = { toggle: (/** @type {string} */ name, /** @type {boolean} */ on) => (this.classes[name] = on) };
    this.closest = (/** @type {string} */ selector) => around[selector] ?? null;
  }
}

/** @param {Record<string, any>} [around] */
function part(around = {}) {
  /** @type {Record<string, string>} */
  const attributes = {};
  return {
    attributes,
    closest: (/** @type {string} */ selector) => around[selector] ?? null,
    querySelector: (/** @type {string} */ selector) => around[selector] ?? null,
    setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => (attributes[name] = value),
    removeAttribute: (/** @type {string} */ name) => delete attributes[name],
  };
}

const ITEM = "[data-open-list] > *, [data-open-item]";
const NEXT = "[data-open-item]:not([hidden])";
const BEFORE = new Date("2026-12-01T21:00:00Z");
const AFTER = new Date("2026-12-01T22:00:00Z");
const CLOSED = { ...TORONTO, closed: "closed" };

/** @param {Date} now @param {any[]} marks */
const updated = (now, ...marks) => shown(now, marks, []);

/** @param {Date} now @param {any[]} marks @param {any[]} lists */
function shown(now, marks, lists) {
  const createElement = () => ({ append: () => {} });
  const querySelectorAll = (/** @type {string} */ selector) => (selector === "[data-closes]" ? marks : lists);
  page.open({ document: { documentElement: { lang: "en" }, createElement, querySelectorAll }, HTMLElement: Mark });
  update(now);
}

test("what is open says how long, and stays", () => {
  const item = part({ "[data-open-list]": {} });
  const mark = new Mark(CLOSED, { [ITEM]: item });
  updated(BEFORE, mark);
  assert.equal(mark.textContent, "closes today");
  assert.deepEqual([mark.classes, item.attributes], [{ "left--closed": false }, {}]);
});

test("what is closed says so, leaves the list, and its page says it in a sentence", () => {
  const item = part({ "[data-open-list]": {} });
  const sentence = part();
  sentence.attributes.hidden = "";
  const mark = new Mark(CLOSED, { [ITEM]: item, "[data-update]": part({ "[data-closed-text]": sentence }) });
  updated(AFTER, mark);
  assert.equal(mark.textContent, "closed");
  assert.deepEqual([mark.classes, item.attributes, sentence.attributes], [{ "left--closed": true }, { hidden: "" }, {}]);
});

test("what is closed stays where not only open ones are listed", () => {
  const item = part();
  updated(AFTER, new Mark(CLOSED, { [ITEM]: item }));
  assert.deepEqual(item.attributes, {});
});

test("a day goes with the last that it has", () => {
  const [empty, other] = [part(), part({ [NEXT]: {} })];
  updated(AFTER, ...[empty, other].map((day) => new Mark(CLOSED, { [ITEM]: part({ "[data-open-list]": {}, "[data-day]": day }) })));
  assert.deepEqual([empty.attributes, other.attributes], [{ hidden: "" }, {}]);
});

test("a list of which nothing is left says so, once, and none that is empty or still has something", () => {
  const list = (/** @type {number} */ items, /** @type {number} */ open) => ({
    childElementCount: items,
    hidden: false,
    said: 0,
    querySelector: () => (open ? {} : null),
    getAttribute: () => "all over",
    hasAttribute: () => lists[0].hidden,
    toggleAttribute(/** @type {string} */ _, /** @type {boolean} */ on) {
      this.hidden = on;
    },
    after() {
      this.said += 1;
    },
  });
  const lists = [list(2, 0), list(2, 1), list(0, 0)];
  shown(AFTER, [], lists);
  shown(AFTER, [], lists);
  assert.deepEqual(lists.map(({ hidden, said }) => [hidden, said]), [[true, 1], [false, 0], [false, 0]]);
});

test("a mark without words of its own is empty when it closes, and what is no element is passed over", () => {
  const { closes, zone, lastDay } = TORONTO;
  const mark = new Mark({ closes, zone, lastDay });
  updated(AFTER, part(), mark);
  assert.equal(mark.textContent, "");
});

/** @param {string | null} kept what the browser kept @param {boolean} [known] whether the list offers it */
function updatesOf(kept, known = true) {
  /** @type {Record<string, string>} */
  const storage = kept === null ? {} : { "commons-province": kept };
  const parts = ["CA-ON", "CA-QC"].map((id) => ({
    hidden: false,
    getAttribute: () => id,
    toggleAttribute(/** @type {string} */ _, /** @type {boolean} */ on) {
      this.hidden = on;
    },
  }));
  let change = () => assert.fail("nothing listens");
  const label = part();
  label.attributes.hidden = "";
  const select = {
    value: "",
    get selectedIndex() {
      return this.value && !known ? -1 : 0;
    },
    addEventListener: (/** @type {string} */ _, /** @type {any} */ does) => (change = does),
    closest: () => label,
  };
  page.open({
    document: { querySelector: () => ({ querySelector: () => select, querySelectorAll: () => parts }) },
    localStorage: {
      getItem: (/** @type {string} */ name) => storage[name] ?? null,
      setItem: (/** @type {string} */ name, /** @type {string} */ value) => (storage[name] = value),
      removeItem: (/** @type {string} */ name) => delete storage[name],
    },
  });
  province();
  return { parts, storage, label, select, choose: (/** @type {string} */ id) => ((select.value = id), change()) };
}

test("a visitor who chose no province sees those of none", () => {
  const { parts, label } = updatesOf(null);
  assert.deepEqual([parts.map((one) => one.hidden), label.attributes], [[true, true], {}]);
});

test("the province that a visitor chooses is shown, and kept in the browser", () => {
  const { parts, storage, choose } = updatesOf(null);
  choose("CA-QC");
  assert.deepEqual([parts.map((one) => one.hidden), storage], [[true, false], { "commons-province": "CA-QC" }]);
  choose("");
  assert.deepEqual([parts.map((one) => one.hidden), storage], [[true, true], {}]);
});

test("it is there again at the next visit", () => {
  assert.deepEqual(updatesOf("CA-ON").parts.map((one) => one.hidden), [false, true]);
});

test("a province that the list does not offer any more is none", () => {
  const { parts, select } = updatesOf("CA-XX", false);
  assert.deepEqual([select.value, parts.map((one) => one.hidden)], ["", [true, true]]);
});

for (const [what, place] of [["that place", null], ["a list of provinces", { querySelector: () => null }]]) {
  test(`a page without ${what} is left alone`, () => {
    page.open({ document: { querySelector: () => place } });
    province();
  });
}
