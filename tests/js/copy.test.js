/** Buttons that copy a figure with its citation. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { attach } from "../../theme/assets/copy.js";
import { Element, page } from "./page.js";

afterEach(() => page.close());

/**
 * Presses the only button of a place.
 *
 * @param {(text: string) => Promise<void>} writeText what the browser does with what is copied
 * @returns {Promise<string>} what the line beside it then says
 */
async function pressed(writeText) {
  page.open({ navigator: { clipboard: { writeText } } });
  const status = new Element("span", { copied: "Copied.", notCopied: "Not copied." });
  /** @type {() => Promise<void>} */
  let press = async () => assert.fail("nothing listens");
  const button = { dataset: { copy: "12 %, a source" }, addEventListener: (/** @type {string} */ _, /** @type {any} */ does) => (press = does) };
  let shown = false;
  const place = { querySelector: () => status, querySelectorAll: () => [button], removeAttribute: () => (shown = true) };
  attach(/** @type {any} */ (place));
  assert.ok(shown, "without scripts the buttons are hidden");
  assert.equal(status.textContent, "");
  await press();
  return status.textContent;
}

test("a button copies its text and says so", async () => {
  /** @type {string[]} */
  const copied = [];
  assert.equal(await pressed(async (text) => void copied.push(text)), "Copied.");
  assert.deepEqual(copied, ["12 %, a source"]);
});

test("what the browser does not allow is said", async () => {
  assert.equal(await pressed(() => Promise.reject(new Error("not allowed"))), "Not copied.");
});

test("a browser without a clipboard is no error", async () => {
  assert.equal(await pressed(/** @type {any} */ (undefined)), "Not copied.");
});
