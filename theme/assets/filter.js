/**
 * Narrows a long page down to the items that hold all the words somebody types; accents, capitals, the form of apostrophes
 * and ligatures do not matter. Items are [data-filter-item]; groups, [data-filter-group], go when nothing in them is left.
 */

/** @param {string} text */
const plain = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'").replaceAll("œ", "oe").replaceAll("æ", "ae");

/** @param {HTMLElement} box */
export function start(box) {
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input[type=search]"));
  const only = /** @type {HTMLInputElement | null} */ (box.querySelector("input[type=checkbox]"));
  const said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const groups = [...document.querySelectorAll("[data-filter-group]")].map((group) => ({
    group: /** @type {HTMLElement} */ (group),
    items: [...group.querySelectorAll("[data-filter-item]")].map((item) => ({
      item: /** @type {HTMLElement} */ (item),
      text: plain(`${group.querySelector("h2")?.textContent ?? ""} ${item.textContent}`),
    })),
  }));
  const language = document.documentElement.lang;

  function narrow() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { group, items } of groups) {
      let left = 0;
      for (const { item, text } of items) {
        const fits = words.every((word) => text.includes(word)) && (!only?.checked || "filterOnly" in item.dataset);
        item.hidden = !fits;
        left += Number(fits);
      }
      group.hidden = left === 0;
      count += left;
    }
    const form = count === 0 ? box.dataset.none : count === 1 ? box.dataset.one : box.dataset.many;
    said.textContent = words.length || only?.checked ? (form ?? "").replace("{count}", count.toLocaleString(`${language}-CA`)) : "";
  }

  /** A link to what is hidden, such as from a call to one that asks the same, brings everything back. */
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[data-filter-group]") || target.checkVisibility()) return;
    input.value = "";
    if (only) only.checked = false;
    narrow();
    target.scrollIntoView();
  }

  addEventListener("hashchange", reveal);
  input.addEventListener("input", narrow);
  only?.addEventListener("change", narrow);
  box.hidden = false;
  if (input.value || only?.checked) narrow(); // the browser kept them over a reload
}
