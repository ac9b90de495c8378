/**
 * The search page. Its state is its address behind '#': what is typed replaces it, a search that is sent or a filter that is set
 * makes a new entry in the history. While somebody types, the first rows are shown; the others, the numbers beside the facets and
 * the address wait for a pause, or until the field is left, the words are sent or a link is followed.
 */
import { carried, filled, keepResults, language, make, pageOf } from "./page.js";
import { Facets, chips, hold } from "./search-facets.js";
import { instead, otherWords } from "./search-instead.js";
import { counted, parsed } from "./search-labels.js";
import { Index, fetched } from "./search-reader.js";
import { STEP, results } from "./search-results.js";
import { Rows } from "./search-rows.js";
import { Sheet } from "./search-sheet.js";
import { read, withoutFilters, write } from "./search-state.js";
import { marker, notes } from "./search-why.js";

/** @typedef {import("./search-state.js").State} State */
/** @typedef {import("./search-reader.js").Reader} Reader */
/** @typedef {import("./search-reader.js").Found} Found */
/** @typedef {"" | "typing" | "paused"} Pace whether the query was sent; else its last word may not be finished */

const FEW = 3; // rows at first, and while somebody types: what is read between two letters
const PAUSE = 120; // milliseconds without a key before the search runs
const LONGER = 300; // more of them before all else follows
/**
 * @param {Element} page
 * @param {URL} root the site's
 */
export async function start(page, root) {
  await new SearchPage(page, root).begin();
}

class SearchPage {
  /** @param {Element} page @param {URL} root */
  constructor(page, root) {
    this.root = root;
    this.home = new URL(`${language()}/`, root);
    /** @type {Record<string, Index>} language of the words → the index as they are looked up in it */
    this.indexes = {};
    this.labels = parsed(page.querySelector("#search-data"));
    /** @type {Record<string, any>} */
    const parts = {};
    /** @param {string} name @returns {any} */
    this.part = (name) => (parts[name] ??= page.querySelector(`[data-search-${name}]`));
    this.box = this.part("form").querySelector("input[type=search]");
    this.facets = new Facets(this.part("facets"), this.labels, (change) => this.go(change(this.state)));
    this.sheet = new Sheet(this.part, this.labels.words, () => this.part("count").focus());
    this.drawn = new Rows({ practice: this.part("row"), other: this.part("other") }, this.labels, this.home);
    this.title = document.title;
    this.state = read(location.hash, this.labels);
    this.kept = location.hash; // the address of this entry of the history, before somebody typed
    this.run = 0; // counts searches, so that a slow answer cannot replace a later one
    /** @type {number[]} */
    this.results = [];
    this.shown = 0;
    this.timer = 0; // runs from a key on, until everything followed
    this.resume = () => {};
    /** @type {Promise<void> | undefined} */
    this.pause = undefined;
    /** @type {(documents: number[]) => Promise<Element[]>} */
    this.rows = async () => [];
  }

  async begin() {
    // Addresses had the query behind '?', where the server saw it.
    if (location.search) history.replaceState(history.state, "", location.pathname + write(read(location.search, this.labels)));
    this.part("app").hidden = false;
    /** @type {HTMLElement | null} */
    const above = document.querySelector(".md-header [data-site-search]");
    if (above) above.hidden = true; // one box is enough
    history.scrollRestoration = "manual"; // the rows are not there yet when the browser would scroll
    this.listen();
    await this.restore();
  }

  listen() {
    this.box.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.typed(), PAUSE);
    });
    this.box.addEventListener("focus", () => this.ask((reader) => reader.ready()).catch(() => {})); // the search itself tells what fails
    this.box.addEventListener("blur", () => this.settle());
    addEventListener("click", () => this.settle(), { capture: true }); // before a link takes the address along
    this.part("form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.settle();
      this.go(this.state);
    });
    this.part("sort").addEventListener("change", () => this.go({ ...this.state, sort: this.part("sort").value }));
    this.part("more").addEventListener("click", () => this.more().catch((error) => this.failed(error, this.run)));
    this.part("clear").addEventListener("click", () => {
      this.go(withoutFilters(this.state));
      this.part("count").focus();
    });
    this.part("app").addEventListener("click", (/** @type {MouseEvent} */ event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link) return;
      if (link.pathname === location.pathname) this.part("count").focus(); // another state of this page
      else keepResults({ query: carried(location.hash), opened: pageOf(link.href, this.root) });
    });
    addEventListener("popstate", () => this.restore());
    addEventListener("pagehide", () => {
      this.settle();
      history.replaceState({ ...history.state, y: scrollY, shown: this.shown }, "");
    });
  }

  /** Takes the state from the address. */
  async restore() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.state = read(location.hash, this.labels);
    this.kept = location.hash;
    this.moved();
    const { y = 0, shown = 0 } = history.state ?? {};
    this.box.value = this.state.query;
    await this.search(shown);
    if (y) scrollTo(0, y);
  }

  /** Looks for what somebody is typing. */
  typed() {
    this.state = { ...this.state, query: this.box.value, from: "" };
    this.pause = new Promise((resolve) => (this.resume = resolve));
    this.timer = setTimeout(() => this.settle(), LONGER);
    this.search(0, "typing");
  }

  /** Somebody has typed: lets follow what waited for it. The address does so without filling the history. */
  settle() {
    if (!this.timer) return;
    clearTimeout(this.timer);
    if (this.box.value !== this.state.query) this.typed();
    clearTimeout(this.timer);
    this.timer = 0;
    history.replaceState(null, "", write(this.state));
    this.moved();
    this.resume();
  }

  /** Lets who goes by the address know that it is another. */
  moved() {
    keepResults({ query: carried(location.hash), opened: "" });
    dispatchEvent(new Event("commons:address"));
  }

  /** A step that Back undoes: the entry left behind gets back what it was before somebody typed. @param {State} state */
  go(state) {
    this.settle();
    this.state = state;
    const address = write(state);
    const drafted = location.hash !== this.kept;
    history.replaceState(drafted ? null : { y: scrollY, shown: this.shown }, "", this.kept || "#");
    if (address !== (this.kept || "#")) history.pushState(null, "", address);
    this.kept = location.hash;
    this.moved();
    this.box.value = state.query;
    return this.search();
  }

  /** @param {number} shown rows that were there before @param {Pace} pace @returns {Promise<void>} */
  search(shown = 0, pace = "") {
    this.run += 1;
    const { run } = this;
    this.part("facets").ariaBusy = "true"; // the index itself may take a while
    return this.ask((reader) => this.answer(reader, run, shown, pace)).catch((error) => this.failed(error, run));
  }

  /** @template T @param {(reader: Reader) => Promise<T>} question to the index, as the language of the words has it @returns {Promise<T>} */
  ask(question) {
    const asked = this.state.from || language();
    this.indexes[asked] ??= new Index(fetched(this.root), asked, language());
    return this.indexes[asked].ask(question);
  }

  /** @param {unknown} error @param {number} run */
  failed(error, run) {
    console.info(error);
    if (run !== this.run) return;
    this.results = [];
    this.part("rows").replaceChildren();
    for (const name of ["bar", "more", "none"]) this.part(name).hidden = true;
    for (const name of ["count", "notes", "said"]) this.part(name).textContent = "";
    for (const name of ["lists", "failed"]) this.part(name).hidden = false;
    this.part("facets").ariaBusy = "false";
  }

  /**
   * @param {Reader} reader
   * @param {number} run
   * @param {number} shown
   * @param {Pace} pace
   * @returns {Promise<void>}
   * @throws when a part of the index does not come
   */
  async answer(reader, run, shown, pace) {
    const { state, labels } = this;
    const { words } = labels;
    const [typing, unfinished] = [pace === "typing", pace !== ""];
    const found = await reader.find(state.query, unfinished, typing);
    const asked = state.query.trim() !== "";
    // A first letter finds nothing, and the next ones make it a word; a word of the other language is looked for in a pause.
    const early = typing && asked && (found.partly ? !found.hits.length : !found.words.length);
    if (early) await this.pause;
    if (run !== this.run) return;
    if (early && found.partly) return this.search(0, "paused");
    const mark = await marker(reader, found);
    const chosen = await results(reader, found, state, unfinished);
    const { documents, near } = chosen;
    const rows = (/** @type {number[]} */ some) => Promise.all(some.map((one) => this.drawn.row(reader, found, one, mark)));
    const most = Math.max(shown, chosen.atOnce);
    const few = typing || !this.shown ? Math.min(FEW, most) : most;
    const [first, said] = await Promise.all([rows(documents.slice(0, few)), notes(reader, found, words, unfinished)]);
    const none = documents.length ? [] : await instead(reader, found, state, labels, chosen.hits.length, this.home);
    if (run !== this.run) return;
    Object.assign(this, { results: documents, rows, shown: first.length });
    hold(this.part("rows"), first);
    this.part("more").hidden = true;
    this.part("none").replaceChildren(...none);
    this.part("none").hidden = documents.length > 0;
    const others = found.hits.length ? otherWords(found, state, labels) : [];
    this.part("notes").replaceChildren(...said.map((sentence) => make("p", "", sentence)), ...others);
    this.part("failed").hidden = true;
    this.part("lists").hidden = documents.length > 0;
    this.facets.tick(state);
    this.chips(state);
    this.part("sort").value = chosen.sort;
    this.part("sort").querySelector("[value=fit]").disabled = !asked;
    this.part("bar").hidden = !documents.length;
    const what = near ? "nearby" : asked || state.filters.what?.length ? "results" : "count";
    this.part("count").textContent = documents.length ? counted(words, what, documents.length) : words.count_none;
    this.sheet.say(documents.length);
    if (typing) await this.pause;
    if (run !== this.run) return;
    if (found.partly) return this.search(0, "paused");
    const rest = await rows(documents.slice(few, most));
    if (run !== this.run) return;
    this.part("rows").append(...rest);
    this.shown += rest.length;
    this.part("more").hidden = this.shown >= documents.length;
    this.part("more").textContent = near ? filled(words.more_near, { count: documents.length - this.shown }) : words.more;
    this.say(state);
    // The numbers beside the facets take longest in a large library: the results do not wait for them.
    const { terms } = chosen.members ?? (await reader.members());
    if (run !== this.run) return;
    this.facets.show(chosen.hits, chosen.state, terms);
    this.part("facets").ariaBusy = "false";
  }

  /** @param {State} state */
  say(state) {
    this.part("said").textContent = [this.part("count").textContent, this.part("notes").textContent].filter(Boolean).join(". ");
    document.title = state.query.trim() ? `${state.query.trim()} – ${this.title}` : this.title;
  }

  async more() {
    const rows = await this.rows(this.results.slice(this.shown, this.shown + STEP));
    this.part("rows").append(...rows);
    this.shown += rows.length;
    this.part("more").hidden = this.shown >= this.results.length;
    this.part("more").textContent = this.labels.words.more;
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
