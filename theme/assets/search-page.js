/**
 * The search page. Its state is its address: what is typed replaces it, a search that is sent or a filter that is set
 * makes a new entry in the history.
 */
import { keep, keepResults, kept, language, make, pageOf } from "./page.js";
import { Facets, chips } from "./search-facets.js";
import { counted, labels as readLabels } from "./search-labels.js";
import { Index } from "./search-index.js";
import { nothing, notes } from "./search-none.js";
import { find } from "./search-query.js";
import { row, updateLinks } from "./search-rows.js";
import { narrowed, read, withoutFilters, write } from "./search-state.js";
import { pieces } from "./search-words.js";

/** @typedef {import("./search-state.js").State} State */
/** @typedef {import("./search-labels.js").Labels} Labels */
/** @typedef {import("./search-query.js").Ranked} Ranked */

const STEP = 20; // rows at a time
const UPDATES = 3; // of what organizations publish: the practices are what people come for
const PAUSE = 200; // milliseconds without a key before the search runs
const RENEWED = "commons-renewed"; // kept from the old page to the new one
const WIDE = "(min-width: 60rem)"; // search.css has the same

/**
 * @param {Element} page
 * @param {URL} root the site's
 */
export async function start(page, root) {
  await new SearchPage(page, root, await readLabels(root, language())).begin();
}

class SearchPage {
  /**
   * @param {Element} page
   * @param {URL} root
   * @param {Labels} labels
   */
  constructor(page, root, labels) {
    this.root = root;
    this.labels = labels;
    /** @type {Promise<Index> | null} */
    this.index = null;
    /** @type {State} */
    this.state = read(location.search, labels);
    this.kept = location.search; // the address of this entry of the history, before somebody typed
    this.lexicon = Object.values(labels.facets).flatMap(({ terms }) => terms.flatMap((term) => pieces(term.label)));
    /** @param {string} name @returns {any} */
    this.part = (name) => page.querySelector(`[data-search-${name}]`);
    this.box = this.part("form").querySelector("input[type=search]");
    this.facets = new Facets(this.part("facets"), labels, (change) => this.go(change(this.state)));
    this.terms = Object.fromEntries(
      Object.entries(labels.facets).map(([facet, { terms }]) => [
        facet,
        terms.filter((term) => term.count).map((term) => term.id),
      ]),
    );
    this.title = document.title;
    this.run = 0; // counts searches, so that a slow answer cannot replace a later one
    /** @type {Ranked[]} */
    this.results = [];
    this.shown = 0;
    this.answered = false;
    /** @type {string[]} */
    this.news = kept(RENEWED, "sessionStorage") ? [labels.words.renewed] : [];
    keep(RENEWED, "", "sessionStorage");
  }

  async begin() {
    this.box.value = this.state.query;
    this.part("lists").hidden = true;
    this.part("app").hidden = false;
    if (this.news.length) this.box.focus();
    history.scrollRestoration = "manual"; // the rows are not there yet when the browser would scroll
    this.listen();
    await this.restore();
  }

  listen() {
    let timer = 0;
    this.box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.typed(), PAUSE);
    });
    this.part("form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.go({ ...this.state, query: this.box.value });
    });
    this.part("sort").addEventListener("change", () => this.go({ ...this.state, sort: this.part("sort").value }));
    this.part("more").addEventListener("click", () => this.more().catch((error) => this.failed(error, this.run)));
    this.part("clear").addEventListener("click", () => {
      this.go(withoutFilters(this.state));
      this.part("count").focus();
    });
    this.part("app").addEventListener("click", (/** @type {MouseEvent} */ event) => this.follow(event));
    addEventListener("popstate", () => this.restore());
    addEventListener("pagehide", () => history.replaceState({ y: scrollY, shown: this.shown }, ""));
    const wide = matchMedia(WIDE);
    const unfold = () => {
      this.part("sheet").open = wide.matches;
    };
    wide.addEventListener("change", unfold);
    unfold();
  }

  /** Takes the state from the address. */
  async restore() {
    this.state = read(location.search, this.labels);
    this.kept = location.search;
    const { y = 0, shown = 0 } = history.state ?? {};
    this.box.value = this.state.query;
    await this.search(Math.max(shown, STEP));
    scrollTo(0, y);
  }

  /** While somebody types, the address follows without filling the history. */
  typed() {
    this.state = { ...this.state, query: this.box.value };
    history.replaceState(null, "", write(this.state) || location.pathname);
    this.search(STEP, true);
  }

  /**
   * A step that Back undoes: the entry left behind gets back what it was before somebody typed.
   *
   * @param {State} state
   */
  go(state) {
    this.state = state;
    const address = write(state);
    const drafted = location.search !== this.kept;
    history.replaceState(drafted ? null : { y: scrollY, shown: this.shown }, "", this.kept || location.pathname);
    if (address !== this.kept) history.pushState(null, "", address || location.pathname);
    this.kept = address;
    this.box.value = state.query;
    return this.search();
  }

  /** Links to another state of this page need not load it. @param {MouseEvent} event */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.origin + link.pathname !== location.origin + location.pathname) return this.leave(link);
    event.preventDefault();
    this.go(read(link.search, this.labels));
    this.part("count").focus();
  }

  /** What the practice page needs to offer the way back. @param {HTMLAnchorElement | null} [link] */
  leave(link = null) {
    keepResults({ search: location.search, opened: link ? pageOf(link.href, this.root) : "" });
  }

  /** @param {number} shown rows @param {boolean} typing the last word may not be finished */
  search(shown = STEP, typing = false) {
    this.run += 1;
    const { run } = this;
    return this.answer(run, shown, typing).catch((error) => this.failed(error, run));
  }

  /** @param {unknown} error @param {number} run */
  async failed(error, run) {
    if (run !== this.run || (await this.renewed(error)) || run !== this.run) return;
    this.part("app").hidden = !this.answered;
    this.results = [];
    this.part("rows").replaceChildren();
    for (const name of ["bar", "more", "none", "updates"]) this.part(name).hidden = true;
    for (const name of ["count", "notes", "said"]) this.part(name).textContent = "";
    for (const name of ["lists", "failed"]) this.part(name).hidden = false;
  }

  /**
   * Files of the index are gone once the site is published anew: then the page is loaded again, with what is in the box.
   *
   * @param {unknown} error
   * @returns {Promise<boolean>}
   */
  async renewed(error) {
    console.warn(error);
    const outdated = await this.index?.then((index) => index.outdated()).catch(() => false);
    this.index = null; // the next search tries again
    if (!outdated) return false;
    keep(RENEWED, "yes", "sessionStorage");
    history.replaceState(history.state, "", write({ ...this.state, query: this.box.value }) || location.pathname);
    location.reload();
    return true;
  }

  /** @param {number} run @param {number} shown @param {boolean} typing @throws when a part of the index does not come */
  async answer(run, shown, typing) {
    const { state } = this;
    this.part("facets").ariaBusy = "true";
    this.index ??= Index.open(this.root);
    const index = await this.index;
    const [found, members] = await Promise.all([
      find(index, state.query, language(), this.lexicon),
      index.members(state.filters),
    ]);
    let results = narrowed(found.pages, state, members);
    const sort = state.sort || (found.words.length ? "fit" : "documented");
    if (sort !== "fit") {
      const place = new Map((await index.order(sort)).map((hit, at) => [hit.id, at]));
      results = results.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    }
    const rows = await this.rows(results.slice(0, shown));
    if (run !== this.run) return;
    this.results = results;
    this.shown = rows.length;
    this.part("rows").replaceChildren(...rows);
    this.part("more").hidden = this.shown >= results.length;
    this.part("none").replaceChildren(
      ...(results.length ? [] : nothing(state, found, this.labels, new URL(`${language()}/contribute/`, this.root).href)),
    );
    this.part("none").hidden = results.length > 0;
    this.part("notes").replaceChildren(
      ...[...this.news, ...notes(found, this.labels, typing)].map((sentence) => make("p", "", sentence)),
    );
    this.news = [];
    this.answered = true;
    this.part("app").hidden = false;
    this.part("failed").hidden = true;
    this.part("lists").hidden = results.length > 0;
    this.facets.tick(state);
    this.chips(state);
    this.part("sort").value = sort;
    this.part("sort").querySelector("[value=fit]").disabled = !found.words.length;
    this.part("bar").hidden = !results.length;
    this.say(results.length ? counted(this.labels, "count", results.length) : this.labels.words.count_none, state);
    const updates = this.updates(index, found.words.length ? state.query : "").then((items) => {
      if (run !== this.run) return;
      this.part("updates").querySelector("ul").replaceChildren(...items);
      this.part("updates").hidden = !items.length;
    });
    // The numbers beside the facets take longest in a large library: the results do not wait for them.
    const numbers = index.members(this.terms).then((every) => {
      if (run !== this.run) return;
      this.facets.show(found.pages, state, every);
      this.part("facets").ariaBusy = "false";
    });
    Promise.all([updates, numbers]).catch((error) => this.renewed(error));
  }

  /**
   * @param {Index} index
   * @param {string} query
   * @returns {Promise<Element[]>} a line for each update that has the words and is open now, a few at most
   */
  async updates(index, query) {
    if (!query) return [];
    const { pages, partial } = await find(index.updates(), query, language(), this.lexicon);
    return partial ? [] : updateLinks(pages, UPDATES, this.root, new Date());
  }

  /** @param {Ranked[]} pages */
  rows(pages) {
    return Promise.all(pages.map((page) => row(this.part("row"), page, this.labels, this.root)));
  }

  /** @param {string} count @param {State} state */
  say(count, state) {
    this.part("count").textContent = count;
    this.part("said").textContent = [count, this.part("notes").textContent].filter(Boolean).join(". ");
    document.title = state.query.trim() ? `${state.query.trim()} – ${this.title}` : this.title;
    this.leave();
    dispatchEvent(new Event("commons:address"));
  }

  async more() {
    const next = this.results.slice(this.shown, this.shown + STEP);
    const rows = await this.rows(next);
    this.part("rows").append(...rows);
    this.shown += rows.length;
    this.part("more").hidden = this.shown >= this.results.length;
    rows[0]?.querySelector("a")?.focus();
  }

  /** The active filters, above the results. @param {State} state */
  chips(state) {
    const had = this.part("chips").contains(document.activeElement);
    const all = chips(state, this.labels, (change) => this.go(change(this.state)));
    this.part("chips").replaceChildren(...all);
    this.part("active").hidden = !all.length;
    this.part("clear").hidden = all.length < 2;
    this.part("chosen").textContent = all.length ? `(${all.length})` : "";
    if (had) (all[0] ?? this.part("count")).focus();
  }
}
