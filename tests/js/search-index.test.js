/** The index, as far as it does not need a browser. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Index, address } from "../../theme/assets/search-index.js";

/**
 * @param {(term: string | null, options: any) => Promise<any>} search what Pagefind answers
 * @param {() => Promise<boolean>} outdated
 */
function opened(search, outdated = async () => false) {
  const asked = mock.fn(search);
  return { index: new Index({ search: asked }, "practice", outdated), asked };
}

const hits = (/** @type {string[]} */ ...ids) => ({ results: ids.map((id) => ({ id })) });

test("the address of a page begins at the root of the site", () => {
  const root = new URL("https://example.org/commons/");
  assert.equal(address(/** @type {any} */ ({ raw_url: "/en/practices/a/" }), root), "https://example.org/commons/en/practices/a/");
});

test("only practices are looked at", async () => {
  const { index, asked } = opened(async () => hits("a"));
  assert.deepEqual(await index.loose("bus"), [{ id: "a" }]);
  assert.deepEqual(asked.mock.calls[0].arguments, ["bus", { filters: { page: "practice" } }]);
});

test("what is asked twice is looked for once", async () => {
  const { index, asked } = opened(async () => hits("a"));
  await Promise.all([index.loose("bus"), index.loose("bus"), index.exact("bus")]);
  assert.deepEqual(asked.mock.calls.map((call) => call.arguments[0]), ["bus", '"bus"']);
});

test("what failed once is looked for again", async () => {
  let there = false;
  const { index } = opened(async () => (there ? hits("a") : Promise.reject(new Error("gone"))));
  await assert.rejects(index.loose("bus"), /gone/);
  there = true;
  assert.deepEqual(await index.loose("bus"), [{ id: "a" }]);
});

test("updates are looked at apart from practices, and what was asked of them is kept", async () => {
  const { index, asked } = opened(async (_, { filters }) => hits(filters.page));
  assert.deepEqual(await index.loose("bus"), [{ id: "practice" }]);
  assert.deepEqual(await index.updates().loose("bus"), [{ id: "update" }]);
  await index.updates().loose("bus");
  assert.equal(asked.mock.callCount(), 2);
});

test("the pages of a term are those that its filter lets pass", async () => {
  const { index } = opened(async (_, { filters }) => (filters.theme === "housing" ? hits("a", "b") : hits()));
  const members = await index.members({ theme: ["housing", "health"], size: [] });
  assert.deepEqual(members, new Map([["theme", new Map([["housing", new Set(["a", "b"])], ["health", new Set()]])], ["size", new Map()]]));
});

test("an order is that of all pages", async () => {
  const { index, asked } = opened(async () => hits("b", "a"));
  assert.deepEqual(await index.order("newest"), [{ id: "b" }, { id: "a" }]);
  assert.deepEqual(asked.mock.calls[0].arguments, [null, { sort: { newest: "desc" }, filters: { page: "practice" } }]);
});

// Pagefind waits for ever when one of its files is missing.

/**
 * Lets time pass while an answer that never comes is waited for.
 *
 * @param {import("node:test").TestContext} t
 * @param {boolean} outdated whether the site has been published anew
 * @param {number} milliseconds
 * @returns {Promise<boolean>} whether it is still waited for
 */
async function waits(t, outdated, milliseconds) {
  /** @type {{does: () => void, after: number}[]} */
  const timers = [];
  t.mock.method(globalThis, "setTimeout", (/** @type {() => void} */ does, /** @type {number} */ after) => timers.push({ does, after }));
  const { index } = opened(() => new Promise(() => {}), async () => outdated);
  let waiting = true;
  index.loose("bus").catch(() => (waiting = false));
  for (const { does, after } of timers) if (after <= milliseconds) does();
  await new Promise(setImmediate);
  return waiting;
}

test("an answer that is late is waited for twenty seconds", async (t) => {
  assert.equal(await waits(t, false, 19_999), true);
  assert.equal(await waits(t, false, 20_000), false);
});

test("once the site has been published anew an answer that is late is not waited for", async (t) => {
  assert.equal(await waits(t, true, 1_499), true);
  assert.equal(await waits(t, true, 1_500), false);
});

test("an answer that came is not waited for any longer", async (t) => {
  const cleared = t.mock.method(globalThis, "clearTimeout");
  const { index } = opened(async () => hits("a"));
  await index.loose("bus");
  assert.equal(cleared.mock.callCount(), 2);
});
