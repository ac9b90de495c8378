/** The box that narrows a long page down. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { holding, start } from "../../theme/assets/filter.js";
import { fold } from "../../theme/assets/text.js";
import { page } from "./page.js";

afterEach(() => page.close());

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

/**
 * A page with two groups of items, and the box above them.
 *
 * @param {{typed?: string, ticked?: boolean | null, target?: any, hash?: string, folded?: boolean}} [kept] what the box holds when the page is
 * loaded, ``null`` for one without a tick; what the address points at; whether the groups fold, the first of them open
 */
function list({ typed = "", ticked = false, target = null, hash = "#one", folded = false } = {}) {
  /** @type {Record<string, () => void>} */
  const heard = {};
  const hears = (/** @type {string} */ name) => (/** @type {string} */ event, /** @type {() => void} */ does) => {
    heard[`${name} ${event}`] = does;
  };
  const item = (/** @type {string} */ text, dataset = {}) => ({ textContent: text, hidden: false, dataset });
  const group = (/** @type {string} */ title, /** @type {boolean} */ open, /** @type {any[]} */ items) => {
    const count = { textContent: `${items.length} in all` };
    return {
      hidden: false,
      ...(folded && { open }),
      items,
      count,
      querySelector: (/** @type {string} */ what) => (what === "h2" ? { textContent: title } : folded ? count : null),
      querySelectorAll: () => items,
    };
  };
  const groups = [
    group("Housing", true, [item("A national table"), item("A rental guide", { filterOnly: "" })]),
    group("Health", false, [item("A dental plan")]),
  ];
  const input = { value: typed, addEventListener: hears("input") };
  const only = ticked === null ? null : { checked: ticked, addEventListener: hears("tick") };
  const status = { textContent: "" };
  /** @type {Record<string, any>} */
  const parts = { "input[type=search]": input, "input[type=checkbox]": only, "[role=status]": status };
  const words = { none: "Nothing.", one: "1 item.", many: "{count} items." };
  const box = { hidden: true, dataset: words, querySelector: (/** @type {string} */ what) => parts[what] };
  const location = { hash, pathname: "/calls/", search: "" };
  const history = {
    state: null,
    replaceState: (/** @type {any} */ _state, /** @type {string} */ _title, /** @type {string} */ address) => {
      location.hash = address.replace("/calls/", "");
    },
  };
  page.open({
    document: { documentElement: { lang: "en" }, querySelectorAll: () => groups, getElementById: () => target },
    location,
    history,
    addEventListener: hears("page"),
  });
  start(/** @type {any} */ (box));
  return {
    box,
    location,
    status,
    input,
    only,
    /** @param {string} text */
    type(text) {
      input.value = text;
      heard["input input"]?.();
    },
    tick() {
      if (only) only.checked = true;
      heard["tick change"]?.();
    },
    follow: () => heard["page hashchange"]?.(),
    groups,
    shown: () => groups.filter((one) => !one.hidden).flatMap((one) => one.items.filter((each) => !each.hidden).map((each) => each.textContent)),
  };
}

const EVERYTHING = ["A national table", "A rental guide", "A dental plan"];

test("without scripts there is no box; with them it is there, and everything is shown", () => {
  const { box, status, shown } = list();
  assert.equal(box.hidden, false);
  assert.deepEqual(shown(), EVERYTHING);
  assert.equal(status.textContent, "");
});

test("what does not hold the words goes, and how much is left is said", () => {
  const { type, shown, status, groups } = list();
  type("dental");
  assert.deepEqual(shown(), ["A dental plan"]);
  assert.deepEqual(groups.map((one) => one.hidden), [true, false], "a title without items is no use");
  assert.equal(status.textContent, "1 item.");
});

test("the title of a group belongs to each of its items", () => {
  const { type, shown, status } = list();
  type("housing");
  assert.deepEqual(shown(), ["A national table", "A rental guide"]);
  assert.equal(status.textContent, "2 items.");
});

test("where nothing is left that is said", () => {
  const { type, shown, status } = list();
  type("boat");
  assert.deepEqual(shown(), []);
  assert.equal(status.textContent, "Nothing.");
});

test("blanks are no words", () => {
  const { type, shown, status } = list();
  type("boat");
  type("  ");
  assert.deepEqual(shown(), EVERYTHING);
  assert.equal(status.textContent, "");
});

test("a tick leaves those that bear its mark, within what is typed", () => {
  const { type, tick, shown, status } = list();
  tick();
  assert.deepEqual(shown(), ["A rental guide"]);
  assert.equal(status.textContent, "1 item.");
  type("dental");
  assert.deepEqual(shown(), []);
});

test("what a browser kept over a reload counts at once", () => {
  assert.deepEqual(list({ typed: "dental" }).shown(), ["A dental plan"]);
  assert.deepEqual(list({ ticked: true }).shown(), ["A rental guide"]);
});

test("what is asked for stands behind the # of the address, where no server sees it", () => {
  const { type, tick, location } = list();
  type(" dental plan ");
  assert.equal(location.hash, "#find=dental+plan");
  tick();
  assert.equal(location.hash, "#find=dental+plan&only=1");
});

test("an address that asks for something narrows the page down", () => {
  assert.deepEqual(list({ hash: "#find=dental" }).shown(), ["A dental plan"]);
  assert.deepEqual(list({ hash: "#only=1" }).shown(), ["A rental guide"]);
});

test("the way to a part of the page stays in the address, and goes when something is asked for", () => {
  const { type, location } = list();
  type(" ");
  assert.equal(location.hash, "#one");
  type("dental");
  type("");
  assert.equal(location.hash, "");
});

test("a box without a tick narrows down, too", () => {
  const { type, shown } = list({ ticked: null });
  type("dental");
  assert.deepEqual(shown(), ["A dental plan"]);
});

test("groups are open as long as something is asked for, and then as the reader had them", () => {
  const { type, groups } = list({ folded: true });
  const open = () => groups.map((one) => one.open);
  assert.deepEqual(open(), [true, false]);
  type("d");
  type("dental");
  assert.deepEqual(open(), [true, true]);
  type("");
  assert.deepEqual(open(), [true, false]);
});

test("what the reader folds between two questions stays so after the second", () => {
  const { type, groups } = list({ folded: true });
  type("dental");
  type("");
  for (const group of groups) group.open = !group.open;
  type("rental");
  type("");
  assert.deepEqual(groups.map((one) => one.open), [false, true]);
});

test("beside a group stands how many are left of it, and then again how many there are", () => {
  const { type, groups } = list({ folded: true });
  const told = () => groups.map((one) => one.count.textContent);
  type("rental");
  type("plan");
  assert.deepEqual(told(), ["Nothing.", "1 item."]);
  type("");
  assert.deepEqual(told(), ["2 in all", "1 in all"]);
});

/** What a link points at, within a group or elsewhere on the page, perhaps in a fold. */
function place({ inGroup = true, seen = false } = {}) {
  const fold = { open: false, parentElement: null };
  /** @type {Record<string, any>} */
  const around = { "[data-filter-group]": inGroup ? {} : null, "[hidden]": seen ? null : {}, details: fold };
  const element = { fold, reached: false, closest: (/** @type {string} */ what) => around[what], scrollIntoView: () => (element.reached = true) };
  return element;
}

test("a link to what is hidden brings everything back, and leads there", () => {
  const target = place();
  const { follow, shown, input, only, status } = list({ typed: "boat", ticked: true, target });
  follow();
  assert.deepEqual(shown(), EVERYTHING);
  assert.deepEqual([input.value, only?.checked, status.textContent, target.reached, target.fold.open], ["", false, "", true, true]);
});

for (const [what, target] of /** @type {[string, any][]} */ ([
  ["what is seen", place({ seen: true })],
  ["another part of the page", place({ inGroup: false })],
  ["nothing", null],
])) {
  test(`a link to ${what} leaves the list as it is`, () => {
    const { follow, shown } = list({ typed: "dental", target });
    follow();
    assert.deepEqual(shown(), ["A dental plan"]);
  });
}
