/** What the scripts of pages share: where things are, numbers, what the browser keeps, new elements. Nothing runs on import. */

/** @returns {string} the language of the page, 'en' or 'fr' */
export const language = () => document.documentElement.lang;

export const otherLanguage = () => (language() === "en" ? "fr" : "en");

/** @type {Record<string, Intl.NumberFormat>} language → what writes numbers: making one takes as long as writing a hundred */
const numbers = {};

/** @param {number} count @returns {string} as the language of the page writes it */
export const written = (count) => (numbers[language()] ??= new Intl.NumberFormat(`${language()}-CA`)).format(count);

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 * @returns {string} the text with each {name} replaced
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * @param {string} href
 * @param {URL} root the site's
 * @returns {string} the page without site and language ('practices/durham-alerts/'); '' outside the site
 */
export function pageOf(href, root) {
  return href.startsWith(root.href) ? new URL(href).pathname.slice(root.pathname.length).replace(/^(en|fr)\//, "").replace(/(^|\/)index\.html$/, "$1") : "";
}

/** @returns {Element | null} what the address points at; nothing for one that cannot be read, such as '#%' */
export function target() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/** Unfolds all that an element stands in. @param {Element} element @returns {boolean} whether anything was folded */
export function unfold(element) {
  let folded = false;
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    folded ||= !fold.open;
    fold.open = true;
  }
  return folded;
}

/** @typedef {"localStorage" | "sessionStorage"} Store */

/** @param {string} name @param {Store} [store] @returns {string | null} null too where a browser keeps nothing for us */
export function kept(name, store = "localStorage") {
  try {
    return globalThis[store].getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value '' forgets @param {Store} [store] @returns {boolean} whether it is kept; else it holds for this page only */
export function keep(name, value, store = "localStorage") {
  try {
    if (value) globalThis[store].setItem(name, value);
    else globalThis[store].removeItem(name);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} day as YYYY-MM-DD, or an instant @returns {string} as people write a day */
export const longDate = (day) => new Intl.DateTimeFormat(`${language()}-CA`, { dateStyle: "long", ...(day.length > 10 ? {} : { timeZone: "UTC" }) }).format(new Date(day));

/** Hands a file to the reader. @param {string} name @param {BlobPart} content @param {string} type @param {HTMLElement} status where it is said, in words that stand there */
export function download(name, content, type, status) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  status.textContent = filled(status.dataset.downloaded ?? "", { file: name });
}

/**
 * What stands behind '#' at a search, for a page in another language: the words mean what they meant where they were typed.
 *
 * @param {string} hash
 * @param {string} [to] the language of that page; none for wherever it will be
 */
export function carried(hash, to = "") {
  const state = new URLSearchParams(hash.replace(/^#/, ""));
  const from = state.get("from") || language();
  if (!state.has("q")) return hash;
  if (from === to) state.delete("from");
  else state.set("from", from);
  return `#${state}`;
}

/** @typedef {{query: string, opened: string}} Results what stands behind '#' at a search, as `carried`, and the page that was opened from its results */

const RESULTS = "commons-results";

/** @returns {Results | null} */
export function keptResults() {
  try {
    const { query, opened } = JSON.parse(kept(RESULTS, "sessionStorage") ?? "");
    return typeof query === "string" && typeof opened === "string" ? { query, opened } : null;
  } catch {
    return null;
  }
}

/** @param {Results} results */
export const keepResults = (results) => keep(RESULTS, JSON.stringify(results), "sessionStorage");

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [name] its class
 * @param {(Node | string)[]} inside
 */
export function make(tag, name = "", ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
}
