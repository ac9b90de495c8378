/** What the scripts of pages share: where things are, numbers, what the browser keeps, new elements. Nothing runs on import. */

/** @returns {string} the language of the page, 'en' or 'fr' */
export const language = () => document.documentElement.lang;

/** @param {number} count @returns {string} as the language of the page writes it */
export const written = (count) => new Intl.NumberFormat(`${language()}-CA`).format(count);

/**
 * @param {string} href
 * @param {URL} root the site's
 * @returns {string} the page without site and language ('practices/durham-alerts/'); '' outside the site
 */
export function pageOf(href, root) {
  return href.startsWith(root.href) ? new URL(href).pathname.slice(root.pathname.length).replace(/^(en|fr)\//, "") : "";
}

/** @returns {Element | null} what the address points at; nothing for one that cannot be read, such as '#%' */
export function target() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
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

/** @param {string} name @param {string} value '' forgets @param {Store} [store] */
export function keep(name, value, store = "localStorage") {
  try {
    if (value) globalThis[store].setItem(name, value);
    else globalThis[store].removeItem(name);
  } catch {
    // It then holds for this page only.
  }
}

/** @typedef {{search: string, opened: string}} Results the query of a search, and the page that was opened from its results */

const RESULTS = "commons-results";

/** @returns {Results | null} */
export function keptResults() {
  try {
    const { search, opened } = JSON.parse(kept(RESULTS, "sessionStorage") ?? "");
    return typeof search === "string" && typeof opened === "string" ? { search, opened } : null;
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
