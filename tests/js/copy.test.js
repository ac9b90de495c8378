/** Buttons that copy a figure with its citation. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { attach } from "../../theme/assets/copy.js";
import { Element, page } from "./page.js";

afterEach(() => page.close());

/**
 * Presses a button of a place.
 *
 * @param {Record<string, any>} navigator what the browser does with what is copied or shared
 * @param {string} [kind] of the button: 'copy' or 'share'
 * @returns {Promise<string>} what the line beside it then says
 */
async function pressed(navigator, kind = "copy") {
  page.open({ navigator });
  const status = new Element("span", { copied: "Copied.", notCopied: "Not copied." });
  /** @type {() => Promise<void>} */
  let press = async () => assert.fail("nothing listens");
  const shown = new Set();
  const button = {
    dataset: { [kind]: "12 %, a source" },
    addEventListener: (/** @type {string} */ _, /** @type {any} */ does) => (press = does),
    removeAttribute: () => shown.add("button"),
  };
  const place = {
    querySelector: () => status,
    querySelectorAll: (/** @type {string} */ selector) => (["button", `button[data-${kind}]`].includes(selector) ? [button] : []),
    removeAttribute: () => shown.add("place"),
  };
  attach(/** @type {any} */ (place));
  assert.deepEqual([...shown].sort(), ["button", "place"], "without scripts the buttons are hidden");
  assert.equal(status.textContent, "");
  await press();
  return status.textContent;
}

test("a button copies its text and says so", async () => {
  /** @type {string[]} */
  const copied = [];
  assert.equal(await pressed({ clipboard: { writeText: async (/** @type {string} */ text) => void copied.push(text) } }), "Copied.");
  assert.deepEqual(copied, ["12 %, a source"]);
});

test("what the browser does not allow is said", async () => {
  assert.equal(await pressed({ clipboard: { writeText: () => Promise.reject(new Error("not allowed")) } }), "Not copied.");
});

test("a browser without a clipboard is no error", async () => {
  assert.equal(await pressed({}), "Not copied.");
});

test("a page is shared as the device shares", async () => {
  /** @type {any[]} */
  const shared = [];
  assert.equal(await pressed({ share: async (/** @type {any} */ what) => void shared.push(what.url) }, "share"), "");
  assert.deepEqual(shared, ["12 %, a source"]);
});

test("where a device does not share, the address is copied", async () => {
  /** @type {string[]} */
  const copied = [];
  assert.equal(await pressed({ clipboard: { writeText: async (/** @type {string} */ text) => void copied.push(text) } }, "share"), "Copied.");
  assert.deepEqual(copied, ["12 %, a source"]);
});

test("somebody who changes their mind about sharing is told nothing", async () => {
  assert.equal(await pressed({ share: () => Promise.reject(new Error("aborted")) }, "share"), "");
});
