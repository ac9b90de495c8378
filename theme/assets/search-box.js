/** Suggestions under a search form: an editable combobox with a list, as the ARIA patterns describe it. */
import { language, make } from "./page.js";
import { Index, address } from "./search-index.js";
import { counted, filled, label, labels as readLabels } from "./search-labels.js";
import { foundWords, mark } from "./search-marks.js";
import { find } from "./search-query.js";
import { pieces } from "./search-words.js";

/** @typedef {import("./search-query.js").Ranked} Ranked */

const SHOWN = 5;
const PAUSE = 150; // milliseconds without a key

/** @type {Promise<[Index, import("./search-labels.js").Labels]> | null} */
let loading = null;

/** @param {URL} root */
function load(root) {
  loading ??= Promise.all([Index.open(root), readLabels(root, language())]);
  return loading;
}

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
    this.root = root;
    this.form = form;
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[name=q]"));
    this.list = /** @type {HTMLElement} */ (form.querySelector("[data-label]"));
    this.status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    this.run = 0;
    this.active = -1;
    this.timer = 0;
    this.list.id ||= `${this.input.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.list.dataset.label ?? "");
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
      this.timer = setTimeout(() => this.look(), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus, the list stays
    this.form.addEventListener("focusout", (event) => {
      if (!this.form.contains(/** @type {Node | null} */ (event.relatedTarget))) this.close();
    });
    load(this.root).catch(() => this.fail());
  }

  /** Runs the search for what stands in the field; once more, with a fresh index, where the site was published anew. */
  async look(again = false) {
    this.run += 1;
    const run = this.run;
    const query = this.input.value.trim();
    if (!query) return this.close();
    try {
      const [index, labels] = await load(this.root);
      const lexicon = Object.values(labels.facets).flatMap(({ terms }) => terms.flatMap((term) => pieces(term.label)));
      const { pages } = await find(index, query, language(), lexicon);
      const options = await Promise.all(pages.slice(0, SHOWN).map((page) => this.option(page, labels)));
      if (run !== this.run || document.activeElement !== this.input) return;
      const every = pages.length
        ? `${filled(labels.words.all_results, { query })} (${counted(labels, "count", pages.length)})`
        : labels.words.count_none;
      const all = make("a", "suggestion suggestion--all", every);
      all.href = `${this.form.action}?${new URLSearchParams({ q: query })}`;
      this.open([...options, all]);
      this.say(pages.length ? counted(labels, "suggestions", options.length) : labels.words.count_none);
    } catch {
      if (run !== this.run) return;
      loading = null; // what could not be loaded is not kept
      if (again) this.fail();
      else await this.look(true);
    }
  }

  /**
   * @param {Ranked} page
   * @param {import("./search-labels.js").Labels} labels
   */
  async option(page, labels) {
    const fragment = await page.data();
    const title = make("span", "suggestion__title");
    mark(title, fragment.meta.title, foundWords(fragment, page.words));
    const sizes = [...new Set(fragment.filters.size)].map((size) => label(labels, "size", size));
    const place = make("span", "suggestion__place", [fragment.meta.place, ...sizes].filter(Boolean).join(" · "));
    const link = make("a", "suggestion", title, " ", place);
    link.href = address(fragment, this.root);
    return link;
  }

  /** @param {HTMLAnchorElement[]} options */
  open(options) {
    options.forEach((option, at) => {
      option.id = `${this.list.id}-${at}`;
      option.tabIndex = -1;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    this.list.replaceChildren(...options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.choose(-1);
  }

  close() {
    clearTimeout(this.timer);
    this.run += 1;
    this.list.hidden = true;
    this.list.replaceChildren();
    this.say("");
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  fail() {
    this.close();
    this.say(document.body.dataset.searchFailed ?? "", true);
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
    const open = !this.list.hidden;
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
