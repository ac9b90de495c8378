/**
 * What every page does: colours, language switch, the keys that lead to the search, the way back to the results.
 * The search itself is loaded when somebody turns to it, so that a first view stays small.
 */

const RESULTS = "commons-results";
const root = new URL(document.body.dataset.root || ".", location.href);

/**
 * @param {string} href
 * @returns {string} the page without site and language ('practices/durham-alerts/'); '' outside the site
 */
function pageOf(href) {
  return href.startsWith(root.href) ? new URL(href).pathname.slice(root.pathname.length).replace(/^(en|fr)\//, "") : "";
}

/** The button that turns light into dark, and remembers it. */
function palette() {
  const button = document.querySelector("[data-palette]");
  if (!button) return;
  const page = document.documentElement;
  const show = () => button.setAttribute("aria-pressed", String(page.dataset.scheme === "dark"));
  button.addEventListener("click", () => {
    page.dataset.scheme = page.dataset.scheme === "dark" ? "light" : "dark";
    show();
    try {
      localStorage.setItem("commons-palette", page.dataset.scheme);
    } catch {
      // Then it holds for this page only.
    }
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
  const here = pageOf(location.href);
  const before = pageOf(document.referrer);
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(RESULTS) ?? "null");
    if (before === "search/") kept = { search: new URL(document.referrer).search, opened: here };
    // From a practice to its neighbour, or to the same one in the other language, the thread is not lost.
    if (!kept || ![here, before].filter(Boolean).includes(kept.opened)) return;
    sessionStorage.setItem(RESULTS, JSON.stringify({ ...kept, opened: here }));
  } catch {
    if (!kept) return;
  }
  link.search = kept.search;
  link.closest("[hidden]")?.removeAttribute("hidden");
}

/** Loads the suggestions of a search form the first time somebody enters it. */
function searchForms() {
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-site-search]");
  for (const form of forms) {
    form.addEventListener("focusin", () => import("./search-box.js").then(({ attach }) => attach(form, root)), { once: true });
  }
  const app = document.querySelector("[data-search-page]");
  if (app) import("./search-page.js").then(({ start }) => start(app, root));
}

/** '/' and Ctrl-K (⌘K) lead to the search, unless somebody is writing. */
function keys() {
  document.addEventListener("keydown", (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const writing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.isComposing || !(command || (slash && !writing))) return;
    const boxes = [...document.querySelectorAll("[data-search-page] input[type=search], form[data-site-search] input")];
    const box = boxes.find((one) => one.checkVisibility?.() ?? true);
    if (!(box instanceof HTMLInputElement)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

function printing() {
  const button = document.querySelector("button[data-print]");
  button?.addEventListener("click", () => print());
  button?.removeAttribute("hidden");
}

/** What only some pages have: the box that narrows them down, the buttons that copy. */
function extras() {
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
