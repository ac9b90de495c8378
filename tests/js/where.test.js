/** The home page's questions. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { start } from "../../theme/assets/where.js";

/** @type {any} */
const world = globalThis;
beforeEach(() => (world.addEventListener = () => undefined));
afterEach(() => {
  delete world.location;
  delete world.addEventListener;
});

/** @param {string} typed */
function answered(typed) {
  const select = (/** @type {string} */ name) => ({ name, value: "" });
  const selects = [select("theme"), select("size"), select("province")];
  const options = [
    { value: "Sainte-Foy, Quebec", dataset: { size: "large", province: "CA-QC" } },
    { value: "Sault Ste. Marie, Ontario", dataset: { size: "medium", province: "CA-ON" } },
  ];
  const does = /** @type {Record<string, (event?: any) => void>} */ ({});
  const place = {
    value: typed,
    closest: () => null,
    addEventListener: (/** @type {string} */ name, /** @type {() => void} */ what) => (does[name] = what),
  };
  const fits = { hash: "" };
  const form = {
    action: "https://example.org/en/search/",
    querySelector: (/** @type {string} */ selector) => (selector.startsWith("input") ? place : fits),
    querySelectorAll: (/** @type {string} */ selector) => (selector.startsWith("datalist") ? options : selects),
    addEventListener: (/** @type {string} */ name, /** @type {() => void} */ what) => (does[`form ${name}`] = what),
  };
  start(/** @type {any} */ (form));
  does.change();
  does["form change"]();
  return { selects, submit: does["form submit"], fits };
}

for (const typed of ["Sault Ste. Marie, Ontario", "sault ste. marie"])
  test(`a community that is known says its size and province: ${typed}`, () => {
    assert.deepEqual(answered(typed).selects.map(({ value }) => value), ["", "medium", "CA-ON"]);
  });

for (const typed of ["", "Sault", "Nowhere"])
  test(`one that is not known changes nothing: '${typed}'`, () => {
    assert.deepEqual(answered(typed).selects.map(({ value }) => value), ["", "", ""]);
  });

test("the answers stand behind the # of the address, and nothing stands there for what is left open", () => {
  /** @type {string[]} */
  const led = [];
  world.location = { assign: (/** @type {string} */ address) => led.push(address) };
  const { submit } = answered("Sainte-Foy, Quebec");
  let stays = false;
  submit({ preventDefault: () => (stays = true) });
  assert.ok(stays, "the form itself would tell a server");
  assert.deepEqual(led, ["https://example.org/en/search/#size=large&province=CA-QC"]);
});

test("the page of what fits is told the same, the community by its id where it has one", () => {
  assert.equal(answered("Sault Ste. Marie, Ontario").fits.hash, "size=medium&province=CA-ON");
  assert.equal(answered("").fits.hash, "");
});
