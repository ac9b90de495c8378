/**
 * What somebody looks for, as it stands in the address behind '#', which no server sees: #q=…&from=…&theme=…&theme=…&what=…&sort=…
 */

/** @typedef {import("./search-labels.js").Labels} Labels */
/** @typedef {Map<string, Map<string, number[]>>} Members facet → term → documents */
/**
 * @typedef {object} State
 * @property {string} query as typed
 * @property {Record<string, string[]>} filters facet → terms, any of which will do; facets add up
 * @property {string} from the language in which somebody typed it, where it may be another than the page's
 * @property {string} sort 'fit', 'newest', 'documented'; '' is what suits: by fit with words, best described without
 */

const SORTS = ["fit", "newest", "documented"];
const LANGUAGES = ["en", "fr"];

/**
 * @param {string} address what stands behind '#' or '?'
 * @param {Labels} labels terms that they do not know are passed over
 * @returns {State}
 */
export function read(address, labels) {
  const asked = new URLSearchParams(address.replace(/^[#?]/, ""));
  const sort = asked.get("sort") ?? "";
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const [facet, { terms }] of Object.entries(labels.facets)) {
    const known = new Set(terms.map((term) => term.id));
    filters[facet] = [...new Set(asked.getAll(facet))].filter((term) => known.has(term));
  }
  const from = asked.get("from") ?? "";
  return { query: asked.get("q") ?? "", from: LANGUAGES.includes(from) ? from : "", filters, sort: SORTS.includes(sort) ? sort : "" };
}

/**
 * @param {Partial<State>} state
 * @returns {string} with its '#', which stands alone for nothing; the same state always gives the same text
 */
export function write({ query = "", from = "", filters = {}, sort = "" }) {
  const address = new URLSearchParams();
  const asked = query.trim().normalize("NFC");
  if (asked) address.set("q", asked);
  if (asked && from) address.set("from", from);
  for (const [facet, terms] of Object.entries(filters)) for (const term of [...terms].sort()) address.append(facet, term);
  if (sort) address.set("sort", sort);
  return `#${address}`;
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

/** @param {State} state @returns {State} */
export function withoutFilters(state) {
  return { ...state, filters: Object.fromEntries(Object.keys(state.filters).map((facet) => [facet, []])) };
}

/**
 * Those of the documents that pass the filters.
 *
 * @param {number[]} documents
 * @param {State} state
 * @param {Members} members
 * @param {string} [except] a facet to leave out: what its own terms are counted in
 */
export function narrowed(documents, state, members, except) {
  const wanted = Object.entries(state.filters)
    .filter(([facet, terms]) => terms.length && facet !== except)
    .map(([facet, terms]) => new Set(terms.flatMap((term) => members.get(facet)?.get(term) ?? [])));
  return documents.filter((document) => wanted.every((those) => those.has(document)));
}

/**
 * How many documents each term of a facet would give, the other facets standing as they are.
 *
 * @param {number[]} documents
 * @param {State} state
 * @param {Members} members
 * @param {string} facet
 * @returns {Map<string, number>} term → documents
 */
export function counts(documents, state, members, facet) {
  const there = new Set(narrowed(documents, state, members, facet));
  return new Map([...(members.get(facet) ?? [])].map(([term, all]) => [term, all.filter((one) => there.has(one)).length]));
}
