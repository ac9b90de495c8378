/**
 * What every page does: colours, language switch, the keys that lead to the search, the way back to the results.
 * The search itself is loaded when somebody turns to it, so that a first view stays small.
 */
import { keep, keepResults, keptResults, pageOf } from "./page.js";

const root = new URL(document.body.dataset.root || ".", location.href);

/** The button that turns light into dark, and remembers it. */
function palette() {
  const button = document.querySelector("[data-palette]");
  if (!button) return;
  const page = document.documentElement;
  const show = () => button.setAttribute("aria-pressed", String(page.dataset.scheme === "dark"));
  button.addEventListener("click", () => {
    page.dataset.scheme = page.dataset.scheme === "dark" ? "light" : "dark";
    show();
    keep("commons-palette", page.dataset.scheme);
  });
  show();
  button.removeAttribute("hidden");
}

/** The switch leads to the same page in the other language, with its query and its place on the page. */
function languageSwitch() {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector("a[data-switch]");
  if (!link) return;
  const there = link.href.replace(/[?#].*$/, "");
  const follow = () => {
    link.href = there + location.search + location.hash;
  };
  // 'commons:address' is what the search page says when it writes its state into the address.
  for (const event of ["popstate", "hashchange", "pageshow", "commons:address"]) addEventListener(event, follow);
  link.addEventListener("click", follow);
  follow();
}

/** A practice that was opened from search results offers the way back to them, in the language of the page. */
function backToResults() {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector("a[data-back]");
  if (!link) return;
  const here = pageOf(location.href, root);
  const before = pageOf(document.referrer, root);
  const results = before === "search/" ? { search: new URL(document.referrer).search, opened: here } : keptResults();
  // From a practice to its neighbour, or to the same one in the other language, the thread is not lost.
  if (!results || ![here, before].filter(Boolean).includes(results.opened)) return;
  keepResults({ ...results, opened: here });
  link.search = results.search;
  link.closest("[hidden]")?.removeAttribute("hidden");
}

/** Loads the suggestions of a search form the first time somebody enters it. */
function searchForms() {
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-site-search]");
  for (const form of forms) {
    const load = () => import("./search-box.js").then(({ attach }) => attach(form, root)).catch(wait);
    const wait = () => form.addEventListener("focusin", load, { once: true });
    wait();
  }
  const app = document.querySelector("[data-search-page]");
  const failed = () => app?.querySelector("[data-search-failed]")?.removeAttribute("hidden");
  if (app) import("./search-page.js").then(({ start }) => start(app, root)).catch(failed);
}

/** '/' and Ctrl-K (⌘K) lead to the search, unless somebody is writing. */
function keys() {
  document.addEventListener("keydown", (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const writing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.isComposing || !(command || (slash && !writing))) return;
    const boxes = [...document.querySelectorAll("[data-search-page] input[type=search], form[data-site-search] input")];
    const box = boxes.find((candidate) => candidate.checkVisibility?.() ?? true);
    if (!(box instanceof HTMLInputElement)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

/** On paper nothing is folded. Where ::details-content is known, commons.css sees to it, without scripts too. */
function printing() {
  const button = document.querySelector("button[data-print]");
  button?.addEventListener("click", () => print());
  button?.removeAttribute("hidden");
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details")].filter((part) => !part.open);
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
  });
}

/** What only some pages have: the box that narrows them down, the buttons that copy. */
function extras() {
  /** @type {HTMLElement | null} */
  const box = document.querySelector("[data-filter]");
  if (box) import("./filter.js").then(({ start }) => start(box));
  if (document.querySelector("[data-closes]")) import("./closing.js").then(({ update }) => update(new Date()));
  if (document.querySelector("[data-your-updates]")) import("./closing.js").then(({ province }) => province());
  const copies = document.querySelectorAll("[data-copies]");
  if (copies.length) import("./copy.js").then(({ attach }) => copies.forEach((place) => attach(place)));
}

palette();
languageSwitch();
backToResults();
searchForms();
keys();
printing();
extras();
