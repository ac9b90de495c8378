/**
 * What a reader keeps: pages of this site in the reader's own order, each with a note. It stays in this browser; an address
 * that shares it names the pages alone. Everything here is a plain function of its arguments; nothing is stored.
 */

/** @typedef {{page: string, note: string}} Kept a page without site and language, such as 'practices/durham-alerts/' */

export const STORE = "commons-selection";
export const MOST = 50; // as many as somebody still looks through, and as an address holds
export const LONGEST = 2000; // letters of a note
const ADDRESS = 2000; // letters behind the #, which every program that passes addresses on lets be
const PAGE = /^(?:[a-z0-9-]+\/)+(?:#[a-z0-9-]+)?$/;

/** @param {unknown} page @returns {page is string} whether it can be the address of a page of this site */
const isPage = (page) => typeof page === "string" && page.length <= 200 && PAGE.test(page);

/**
 * @param {string | null} stored
 * @returns {Kept[]} what was stored; whatever else stands there is left out
 */
export function parse(stored) {
  /** @type {unknown} */
  let found;
  try {
    found = JSON.parse(stored ?? "[]");
  } catch {
    return [];
  }
  /** @type {Map<string, Kept>} */
  const kept = new Map();
  for (const one of Array.isArray(found) ? found : []) {
    if (!isPage(one?.page)) continue;
    kept.set(one.page, { page: one.page, note: typeof one.note === "string" ? one.note.slice(0, LONGEST) : "" });
  }
  return [...kept.values()].slice(0, MOST);
}

/** @param {Kept[]} kept @returns {string} '' when there is nothing to keep */
export const stringify = (kept) => (kept.length ? JSON.stringify(kept) : "");

/** @param {Kept[]} kept @param {string} page */
export const has = (kept, page) => kept.some((one) => one.page === page);

/** @param {Kept[]} kept @param {string} page @returns {Kept[]} with the page at the end; unchanged when it is there or all is full */
export const add = (kept, page) => (has(kept, page) || kept.length >= MOST || !isPage(page) ? kept : [...kept, { page, note: "" }]);

/** @param {Kept[]} kept @param {string} page */
export const remove = (kept, page) => kept.filter((one) => one.page !== page);

/** @param {Kept[]} kept @param {string} page @param {string} note */
export const annotate = (kept, page, note) =>
  kept.map((one) => (one.page === page ? { ...one, note: note.slice(0, LONGEST) } : one));

/**
 * @param {Kept[]} kept
 * @param {string} page
 * @param {number} by -1 up, 1 down
 * @returns {Kept[]} unchanged at either end
 */
export function move(kept, page, by) {
  const from = kept.findIndex((one) => one.page === page);
  const to = from + by;
  if (from < 0 || to < 0 || to >= kept.length) return kept;
  const moved = [...kept];
  [moved[from], moved[to]] = [moved[to], moved[from]];
  return moved;
}

/**
 * @param {Kept[]} kept
 * @returns {string} 'practices/a,practices/b': what stands behind the # of an address that shares it, without the notes
 */
export function shared(kept) {
  let said = "";
  for (const { page } of kept) {
    const next = `${said && `${said},`}${page.replace("/#", ".").replace(/\/$/, "")}`;
    if (next.length > ADDRESS) break;
    said = next;
  }
  return said;
}

/**
 * @param {string} hash of an address, with or without its #
 * @returns {string[]} the pages that it names
 */
export function pagesIn(hash) {
  const named = hash.replace(/^#/, "").split(",").slice(0, MOST);
  return [...new Set(named.map((one) => (one.includes(".") ? one.replace(".", "/#") : `${one}/`)).filter(isPage))];
}
