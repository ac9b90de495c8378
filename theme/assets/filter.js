/**
 * Narrows a long page down to the items that hold all the words somebody types; accents, capitals, the form of apostrophes
 * and ligatures do not matter. Items are [data-filter-item]; groups, [data-filter-group], go when nothing in them is left. Groups
 * that fold are open as long as something is asked for, and then as they were; [data-filter-count] says how many are left.
 */
import { target, unfold, written } from "./page.js";
import { fold } from "./text.js";

/**
 * @param {string} typed
 * @returns {(text: string) => boolean} whether a folded text holds all the words
 */
export function holding(typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return (text) => words.every((word) => text.includes(word));
}

const OURS = /^#(find|only)=/;

/** @param {HTMLElement} box */
export function start(box) {
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input[type=search]"));
  const only = /** @type {HTMLInputElement | null} */ (box.querySelector("input[type=checkbox]"));
  const status = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const groups = [...document.querySelectorAll("[data-filter-group]")].map((group) => ({
    group: /** @type {HTMLElement} */ (group),
    fold: "open" in group ? /** @type {HTMLDetailsElement} */ (group) : null,
    count: group.querySelector("[data-filter-count]"),
    items: [...group.querySelectorAll("[data-filter-item]")].map((item) => ({
      item: /** @type {HTMLElement} */ (item),
      text: fold(`${group.querySelector("h2")?.textContent ?? ""} ${item.textContent}`),
    })),
  }));

  /** @type {{open: boolean | undefined, told: string}[] | null} how each group was before anything was asked for */
  let before = null;

  function narrow() {
    const fits = holding(input.value);
    const asked = Boolean(input.value.trim() || only?.checked);
    if (asked) before ??= groups.map(({ fold, count }) => ({ open: fold?.open, told: count?.textContent ?? "" }));
    let all = 0;
    for (const [at, { group, fold, count, items }] of groups.entries()) {
      for (const { item, text } of items) item.hidden = !fits(text) || (!!only?.checked && !("filterOnly" in item.dataset));
      const left = items.filter(({ item }) => !item.hidden).length;
      group.hidden = asked && left === 0;
      if (before) {
        if (fold) fold.open = asked || !!before[at].open;
        if (count) count.textContent = asked ? said(left) : before[at].told;
      }
      all += left;
    }
    if (!asked) before = null;
    status.textContent = asked ? said(all) : "";
  }

  /** @param {number} count */
  function said(count) {
    const form = count === 0 ? box.dataset.none : count === 1 ? box.dataset.one : box.dataset.many;
    return (form ?? "").replace("{count}", written(count));
  }

  /** What is asked for stands behind the # of the address: it outlives a reload and the switch of languages, can be sent on, and
   * no server sees it. */
  function keepInAddress() {
    const address = new URLSearchParams();
    if (input.value.trim()) address.set("find", input.value.trim());
    if (only?.checked) address.set("only", "1");
    const text = address.toString();
    const other = OURS.test(location.hash) ? "" : location.hash; // the way to a part of the page
    history.replaceState(history.state, "", location.pathname + location.search + (text ? `#${text}` : other));
    dispatchEvent(new Event("commons:address"));
  }

  function asked() {
    narrow();
    keepInAddress();
  }

  /** A link to what is hidden, such as from a call to one that asks the same, brings everything back. */
  function reveal() {
    const element = target();
    if (!element?.closest("[data-filter-group]") || !element.closest("[hidden]")) return;
    input.value = "";
    if (only) only.checked = false;
    asked();
    unfold(element);
    element.scrollIntoView();
  }

  addEventListener("hashchange", reveal);
  input.addEventListener("input", asked);
  only?.addEventListener("change", asked);
  const address = new URLSearchParams(OURS.test(location.hash) ? location.hash.slice(1) : "");
  if (address.has("find")) input.value = address.get("find") ?? "";
  if (only && address.has("only")) only.checked = true;
  box.hidden = false;
  if (input.value || only?.checked) narrow(); // the browser kept them over a reload
}
