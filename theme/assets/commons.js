/**
 * What every page does: colours, language switch, the keys that lead to the search, the way back to the results and to a link.
 * The search itself is loaded when somebody turns to it, so that a first view stays small.
 */
import { carried, keep, keepResults, keptResults, language, pageOf, target, unfold } from "./page.js";

/** @type {HTMLElement | null} */
const content = document.querySelector("[data-root]");
const root = new URL(content?.dataset.root || ".", location.href);

/** The buttons that turn light into dark, and remember it: one in the header, one in the drawer. */
function palette() {
  const buttons = document.querySelectorAll("[data-palette]");
  const page = document.documentElement;
  const isDark = () => page.dataset.mdColorScheme === "slate";
  const show = () => buttons.forEach((button) => button.setAttribute("aria-pressed", String(isDark())));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      page.dataset.mdColorSwitching = ""; // Material's word for: at once, without fading over
      page.dataset.mdColorScheme = isDark() ? "default" : "slate";
      document.querySelectorAll("a").forEach((link) => getComputedStyle(link).color); // the browser looks now
      delete page.dataset.mdColorSwitching;
      show();
      keep("commons-palette", isDark() ? "dark" : "light");
    });
    button.removeAttribute("hidden");
  }
  show();
}

/** The menu of narrow screens: without this script a link and its target; with it, Material's drawer, whose state a checkbox keeps. */
function drawer() {
  /** @type {HTMLInputElement | null} */
  const box = document.querySelector("#__drawer");
  /** @type {HTMLAnchorElement | null} */
  const opener = document.querySelector("a[data-menu]");
  if (!box || !opener) return;
  const tell = () => opener.setAttribute("aria-expanded", String(box.checked));
  /** @param {boolean} open */
  const set = (open) => {
    box.checked = open;
    tell();
    /** @type {HTMLElement | null} */
    const next = open ? document.querySelector("[data-menu-close]") : opener;
    next?.focus();
  };
  opener.setAttribute("role", "button");
  tell();
  box.addEventListener("change", tell); // as when somebody presses beside it
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-menu], [data-menu-close]");
    if (!link) return;
    event.preventDefault();
    set(link === opener && !box.checked);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked) set(false);
    if (event.key === " " && event.target === opener) {
      event.preventDefault();
      set(!box.checked);
    }
  });
}

/** On narrow screens the looking glass opens the search in its place, instead of leading to its page. */
function finder() {
  const find = document.querySelector("a[data-find]");
  const header = find?.closest("header");
  const box = header?.querySelector("input");
  if (!find || !header || !box) return;
  find.addEventListener("click", (event) => {
    event.preventDefault();
    header.classList.add("is-searching");
    box.focus();
  });
  box.form?.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && box.form?.contains(event.relatedTarget))) header.classList.remove("is-searching");
  });
}

/** The switch leads to the same page in the other language, with its query and its place on the page. */
function languageSwitch() {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector("a[data-switch]");
  if (!link) return;
  const there = link.href.replace(/[?#].*$/, "");
  const searches = document.querySelector("[data-search-page]");
  const follow = () => {
    link.href = there + location.search + (searches ? carried(location.hash, link.hreflang) : location.hash);
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
  const results = keptResults();
  // From a practice to its neighbour, or to the same one in the other language, the thread is not lost.
  if (!results || ![here, before].filter(Boolean).includes(results.opened)) return;
  keepResults({ ...results, opened: here });
  link.hash = carried(results.query, language());
  link.closest("[hidden]")?.removeAttribute("hidden");
}

/**
 * The entry in the history remembers the link by which the keyboard leaves: whoever comes back stands on it, and not at the top of the
 * page. A browser that kept the whole page does so by itself.
 */
function wayBack() {
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    const place = [...document.links].filter((one) => one.href === link.href).indexOf(link);
    history.replaceState({ ...history.state, left: event.detail ? null : [link.href, place] }, "");
  });
  const { left, ...rest } = history.state ?? {};
  if (!left) return;
  history.replaceState(rest, ""); // once: whoever loads the page again begins at its top
  void import("./way-back.js").then(({ focusOn }) => focusOn(left));
}

/** Loads the suggestions of a search form the first time somebody enters it. */
function searchForms() {
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-site-search]");
  for (const form of forms) {
    // Behind '#' no server sees what was typed.
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = `${form.action}#${new URLSearchParams({ q: form.querySelector("input")?.value.trim() ?? "" })}`;
    });
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

/** A link to what is folded opens it. */
function toFolded() {
  const here = target();
  if (here && unfold(here)) here.scrollIntoView();
}

/**
 * What only some pages have, by selector, and what then serves it. Where that fails, the place says so if it has words for it.
 * @type {[string, (places: any[]) => Promise<unknown>][]}
 */
const TOOLS = [
  ["[data-filter]", ([box]) => import("./filter.js").then(({ start }) => start(box))],
  ["[data-closes]", () => import("./closing.js").then(({ update }) => update(new Date()))],
  ["[data-your-updates]", () => import("./closing.js").then(({ province }) => province())],
  ["[data-keep]", (places) => import("./keeping.js").then(({ attach }) => places.forEach((place) => attach(place, root)))],
  ["[data-copies]", (places) => import("./copy.js").then(({ attach }) => places.forEach(attach))],
  ["[data-share-form]", ([page]) => import("./share-page.js").then(({ start }) => start(page, root))],
  ["[data-newsletter]", ([page]) => import("./newsletter-page.js").then(({ start }) => start(page, root))],
  ["[data-sheet]", ([paper]) => import("./sheet-page.js").then(({ start }) => start(paper, root))],
  ["form[data-assessment]", ([form]) => import("./assessment-page.js").then(({ start }) => start(form, root))],
  ["[data-selection]", ([page]) => import("./selection-page.js").then(({ start }) => start(page, root))],
  ["[data-fits]", ([page]) => import("./fits-page.js").then(({ start }) => start(page, root))],
  ["[data-offline]", ([page]) => import("./offline.js").then(({ start }) => start(page, root))],
  ["form[data-where]", ([form]) => import("./where.js").then(({ start }) => start(form))],
];

function extras() {
  // A name that was public leads on to where the thing stands in full now; without a script the line itself is a link.
  /** @type {HTMLAnchorElement | null | undefined} */
  const line = target()?.closest("a[data-leads-on]");
  if (line) location.replace(line.href);
  addEventListener("hashchange", toFolded);
  toFolded();
  for (const [selector, use] of TOOLS) {
    /** @type {HTMLElement[]} */
    const places = [...document.querySelectorAll(selector)].map((place) => /** @type {HTMLElement} */ (place));
    if (!places.length) continue;
    use(places).catch((error) => {
      const told = places[0].querySelector("[data-failed]");
      if (told) told.removeAttribute("hidden");
      else reportError(error);
    });
  }
}

palette();
drawer();
finder();
languageSwitch();
backToResults();
wayBack();
searchForms();
keys();
printing();
extras();
