/** Suggestions under a search form: an editable combobox with a list, as the ARIA patterns describe it. */
import { filled, language, make, otherLanguage } from "./page.js";
import { counted } from "./search-labels.js";
import { Index, fetched } from "./search-reader.js";
import { write } from "./search-state.js";
import { isNear, marked, marker, notes } from "./search-why.js";

const SHOWN = 6;
const PAUSE = 100; // milliseconds without a key
const LONGER = 300; // more of them before all is looked for

/**
 * @param {HTMLFormElement} form
 * @param {URL} root the site's
 */
export function attach(form, root) {
  const box = new Box(form, root);
  box.listen();
  box.look(); // somebody may have typed while this was on its way
}

class Box {
  /** @param {HTMLFormElement} form @param {URL} root */
  constructor(form, root) {
    this.form = form;
    this.home = new URL(`${language()}/`, root);
    this.index = new Index(fetched(root), language());
    /** @param {string} selector @returns {any} */
    const part = (selector) => form.querySelector(selector);
    /** @type {HTMLInputElement} */
    this.input = part("input[type=search]");
    /** @type {HTMLElement} */
    this.found = part("[data-search-found]");
    /** @type {HTMLElement} */
    this.list = part("[data-search-list]");
    /** @type {HTMLElement} */
    this.note = part("[data-search-note]");
    /** @type {HTMLElement} */
    this.status = part("[role=status]");
    this.words = JSON.parse(this.list.dataset.words ?? "{}");
    this.run = 0;
    this.active = -1;
    this.timer = 0;
    this.list.id ||= `${this.input.id}-list`;
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", this.list.id],
    ]) {
      this.input.setAttribute(name, value);
    }
  }

  listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(true), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus, the list stays
    this.form.addEventListener("focusout", (event) => {
      if (!this.form.contains(/** @type {Node | null} */ (event.relatedTarget))) this.close();
    });
    this.index.ask((reader) => reader.ready()).catch(() => this.fail());
  }

  /** Runs the search for what stands in the field. @param {boolean} [hurried] the next letter may follow at once */
  async look(hurried = false) {
    this.run += 1;
    const run = this.run;
    const query = this.input.value.trim();
    if (!query) return this.close();
    try {
      const [found, options, said] = await this.index.ask((reader) => this.options(reader, query, hurried));
      if (run !== this.run || document.activeElement !== this.input) return;
      if (!hurried && this.active >= 0) return; // somebody chooses in the list: it stays
      if (found.partly) this.timer = setTimeout(() => this.look(), LONGER);
      if (found.hits.length || !found.partly) this.open(options, said);
    } catch {
      if (run === this.run) this.fail();
    }
  }

  /**
   * @param {import("./search-reader.js").Reader} reader
   * @param {string} query
   * @param {boolean} hurried
   * @returns {Promise<[import("./search-reader.js").Found, HTMLAnchorElement[], string]>} what is offered, and what is said of it
   */
  async options(reader, query, hurried) {
    const { words } = this;
    const found = await reader.find(query, true, hurried);
    const mark = await marker(reader, found);
    const options = await Promise.all(
      found.hits.slice(0, SHOWN).map(async (document) => {
        const [address, title, , context, spoken] = await reader.record(document);
        const kind = reader.kinds[document];
        const name = make("span", "suggestion__title", ...marked(mark(title)));
        if (kind === "organizations" && spoken) name.lang = spoken; // of a name that is in the other language alone
        const beside = make("span", "", context);
        if (kind === "glossary") beside.lang = otherLanguage();
        const facts = kind === "practices" ? [beside] : [words.kinds[kind], ...(context ? [" · ", beside] : [])];
        const link = make("a", "suggestion", name, " ", make("span", "suggestion__place", ...facts));
        link.href = new URL(address, this.home).href;
        return link;
      }),
    );
    const every = found.hits.length
      ? `${filled(words.all_results, { query })} (${counted(words, isNear(found, true) ? "nearby" : "results", found.hits.length)})`
      : words.count_none;
    const all = make("a", "suggestion suggestion--all", every);
    all.href = this.address(query);
    return [found, [...options, all], (await notes(reader, found, words, true)).join(" ")];
  }

  /** @param {string} query @returns {string} the search page with it */
  address(query) {
    return this.form.action + write({ query });
  }

  /** @param {HTMLAnchorElement[]} options @param {string} said */
  open(options, said) {
    options.forEach((option, at) => {
      option.id = `${this.list.id}-${at}`;
      option.tabIndex = -1;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    this.list.replaceChildren(...options);
    this.found.hidden = false;
    this.note.textContent = said;
    this.note.hidden = !said;
    this.input.setAttribute("aria-expanded", "true");
    this.choose(-1);
    const count = options.length - 1;
    this.say([said, count ? counted(this.words, "suggestions", count) : this.words.count_none].filter(Boolean).join(" "));
  }

  close() {
    clearTimeout(this.timer);
    this.run += 1;
    this.found.hidden = true;
    this.list.replaceChildren();
    this.say("");
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  fail() {
    this.close();
    this.say(this.words.failed, true);
  }

  /** @param {string} text @param {boolean} seen everybody must know it, not only who hears the page */
  say(text, seen = false) {
    this.status.textContent = text;
    this.status.classList.toggle("unseen", !seen);
    this.status.classList.toggle("site-search__failed", seen);
  }

  /** @param {number} at -1 is the field itself */
  choose(at) {
    this.active = at;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = this.list.children[at];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    const options = this.list.childElementCount;
    const open = !this.found.hidden;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!open) return void this.look();
        // One round: the field, then each option, then the field again.
        const step = event.key === "ArrowDown" ? 1 : -1;
        return this.choose(((this.active + 1 + step + options + 1) % (options + 1)) - 1);
      }
      case "Enter": {
        const option = open ? this.list.children[this.active] : null;
        if (!(option instanceof HTMLAnchorElement)) return;
        event.preventDefault();
        return option.click();
      }
      case "Escape":
        if (!open && !this.input.value) return;
        event.preventDefault();
        if (!open) this.input.value = "";
        return this.close();
    }
  }
}
