/** The button that keeps a page, and the line beside it. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { attach } from "../../theme/assets/keeping.js";
import { MOST, STORE } from "../../theme/assets/selection.js";
import { page } from "./page.js";

const BUS = "practices/bus/";
const ROOT = new URL("https://example.org/commons/");
const WORDS = { label: "Keep", drop: "Take out", see: "See all {count}", full: "There are {count} already.", added: "Kept.", dropped: "Taken out." };

afterEach(() => page.close());

/**
 * A place on a page that can be kept.
 *
 * @param {string[]} [before] the pages that are kept already
 * @param {string} [language]
 * @param {any} [ready] the button that stands there already, so that its room is kept
 */
function place(before = [], language = "en", ready = null) {
  const store = new Map([[STORE, JSON.stringify(before.map((one) => ({ page: one, note: "" })))]]);
  /** @type {Record<string, (event?: any) => void>} */
  const heard = {};
  /** @type {any[]} */
  const parts = [];
  const element = (/** @type {string} */ tag) => ({
    tag,
    textContent: "",
    href: "",
    /** @type {any[]} */
    inside: [],
    setAttribute() {},
    append(/** @type {any[]} */ ...inside) {
      this.inside = inside;
      this.textContent = inside.join("");
    },
    replaceChildren(/** @type {any[]} */ ...inside) {
      this.inside = inside;
    },
    addEventListener: (/** @type {string} */ event, /** @type {() => void} */ does) => {
      heard[event] = does;
    },
  });
  const there = {
    hidden: true,
    dataset: { keep: BUS },
    closest: () => ({ dataset: WORDS }),
    querySelector: () => ready,
    append: (/** @type {any[]} */ ...inside) => parts.push(...inside),
    removeAttribute: () => (there.hidden = false),
  };
  page.open({
    document: { documentElement: { lang: language }, createElement: element },
    localStorage: {
      getItem: (/** @type {string} */ name) => store.get(name) ?? null,
      setItem: (/** @type {string} */ name, /** @type {string} */ value) => store.set(name, value),
      removeItem: (/** @type {string} */ name) => store.delete(name),
    },
    addEventListener: (/** @type {string} */ event, /** @type {(event: any) => void} */ does) => {
      heard[event] = does;
    },
  });
  attach(/** @type {any} */ (there), ROOT);
  const [button, , status] = parts;
  return {
    there,
    kept: () => JSON.parse(store.get(STORE) ?? "[]").map((/** @type {any} */ one) => one.page),
    label: () => button.textContent,
    click: () => heard.click(),
    said: () => status.inside.map((/** @type {any} */ one) => one.textContent ?? one).join(""),
    leads: () => status.inside[1].href,
    /** Another tab keeps these pages. @param {string[]} pages @param {string} [name] what it says it changed */
    elsewhere(pages, name = STORE) {
      store.set(STORE, JSON.stringify(pages.map((one) => ({ page: one, note: "" }))));
      heard.storage({ key: name });
    },
  };
}

test("without scripts there is no button; with them it is there", () => {
  const { there, label } = place();
  assert.deepEqual([there.hidden, label()], [false, "Keep"]);
});

test("a button that stands there already is taken", () => {
  const ready = { textContent: "", addEventListener() {} };
  const { there, label } = place([BUS], "en", ready);
  assert.deepEqual([there.hidden, label(), ready.textContent], [false, "Take out", "Take out"]);
});

test("a page is kept after those that are kept, and how many there are is said", () => {
  const { click, kept, label, said } = place(["practices/tea/"]);
  click();
  assert.deepEqual(kept(), ["practices/tea/", BUS]);
  assert.deepEqual([label(), said()], ["Take out", "Kept. See all 2"]);
});

test("a page that is kept is taken out", () => {
  const { click, kept, label, said } = place([BUS, "practices/tea/"]);
  assert.equal(label(), "Take out");
  click();
  assert.deepEqual(kept(), ["practices/tea/"]);
  assert.deepEqual([label(), said()], ["Keep", "Taken out. See all 1"]);
});

test("where as many are kept as may be, that is said and nothing changes", () => {
  const full = Array.from({ length: MOST }, (_, number) => `practices/a-${number}/`);
  const { click, kept, label, said } = place(full);
  click();
  assert.deepEqual(kept(), full);
  assert.deepEqual([label(), said()], ["Keep", `There are ${MOST} already. See all ${MOST}`]);
});

test("the line leads to the selection in the language of the page", () => {
  const { click, leads } = place([], "fr");
  click();
  assert.equal(leads(), "https://example.org/commons/fr/selection/");
});

test("what another tab keeps is known here, too", () => {
  const { elsewhere, label } = place();
  elsewhere([BUS]);
  assert.equal(label(), "Take out");
});

test("what another tab keeps besides does not concern the button", () => {
  const { elsewhere, label } = place();
  elsewhere([BUS], "commons-province");
  assert.equal(label(), "Keep");
});
