/** What somebody looks for, as it stands in the address: ?q=…&theme=…&theme=…&size=…&sort=… */

/** @typedef {import("./search-labels.js").Labels} Labels */
/** @typedef {import("./search-index.js").Members} Members */
/**
 * @typedef {object} State
 * @property {string} query as typed
 * @property {Record<string, string[]>} filters facet → terms, any of which will do; facets add up
 * @property {string} sort 'fit', 'newest', 'documented'; '' is what suits: by fit with words, best described without
 */

const SORTS = ["fit", "newest", "documented"];

/**
 * @param {string} search an address's query
 * @param {Labels} labels terms that they do not know are passed over
 * @returns {State}
 */
export function read(search, labels) {
  const asked = new URLSearchParams(search);
  const sort = asked.get("sort") ?? "";
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const [facet, { terms }] of Object.entries(labels.facets)) {
    const known = new Set(terms.map((term) => term.id));
    filters[facet] = [...new Set(asked.getAll(facet))].filter((term) => known.has(term));
  }
  return { query: asked.get("q") ?? "", filters, sort: SORTS.includes(sort) ? sort : "" };
}

/**
 * @param {State} state
 * @returns {string} '' or a query with its question mark; the same state always gives the same text
 */
export function write(state) {
  const address = new URLSearchParams();
  const query = state.query.trim().normalize("NFC");
  if (query) address.set("q", query);
  for (const [facet, terms] of Object.entries(state.filters)) for (const term of [...terms].sort()) address.append(facet, term);
  if (state.sort) address.set("sort", state.sort);
  const text = address.toString();
  return text && `?${text}`;
}

/** @param {State} state */
export function filterCount(state) {
  return Object.values(state.filters).flat().length;
}

/**
 * @param {State} state
 * @param {string} facet
 * @param {string} term
 * @returns {State} with the term where it was not, without it where it was
 */
export function toggled(state, facet, term) {
  const terms = state.filters[facet] ?? [];
  return {
    ...state,
    filters: { ...state.filters, [facet]: terms.includes(term) ? terms.filter((one) => one !== term) : [...terms, term] },
  };
}

/**
 * @param {State} state
 * @returns {State}
 */
export function withoutFilters(state) {
  return { ...state, filters: Object.fromEntries(Object.keys(state.filters).map((facet) => [facet, []])) };
}

/**
 * The pages that pass the filters.
 *
 * @template {{id: string}} Page
 * @param {Page[]} pages
 * @param {State} state
 * @param {Members} members of the terms that are set, at least
 * @param {string} [except] a facet to leave out: what its own terms are counted in
 * @returns {Page[]}
 */
export function narrowed(pages, state, members, except) {
  const wanted = Object.entries(state.filters)
    .filter(([facet, terms]) => terms.length && facet !== except)
    .map(([facet, terms]) => terms.map((term) => members.get(facet)?.get(term) ?? new Set()));
  return pages.filter((page) => wanted.every((sets) => sets.some((ids) => ids.has(page.id))));
}

/**
 * How many pages each term of a facet would give, the other facets standing as they are.
 *
 * @param {{id: string}[]} pages
 * @param {State} state
 * @param {Members} members of every term
 * @param {string} facet
 * @returns {Map<string, number>} term → pages; terms without any are missing
 */
export function counts(pages, state, members, facet) {
  const base = narrowed(pages, state, members, facet);
  const found = [...(members.get(facet) ?? [])].map(
    ([term, ids]) => /** @type {[string, number]} */ ([term, base.filter((page) => ids.has(page.id)).length]),
  );
  return new Map(found.filter(([, count]) => count));
}
