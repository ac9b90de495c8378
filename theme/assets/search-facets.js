/** The facets beside the results: a box to tick for each term, with the number of results that it would give once it can be seen. */
import { make, written } from "./page.js";
import { label } from "./search-labels.js";
import { counts, toggled } from "./search-state.js";

/** @typedef {import("./search-labels.js").Labels} Labels */
/** @typedef {import("./search-state.js").State} State */
/** @typedef {import("./search-state.js").Members} Members */
/**
 * @typedef {object} Choice
 * @property {string} facet
 * @property {string} id
 * @property {HTMLLIElement} item
 * @property {HTMLInputElement} box
 * @property {HTMLElement} count
 */

const OPEN = new Set(["what", "theme", "size"]); // what people narrow by first; the others open by themselves when they are in use

export class Facets {
  /**
   * @param {HTMLElement} place
   * @param {Labels} labels
   * @param {(change: (state: State) => State) => void} onChange
   */
  constructor(place, labels, onChange) {
    this.labels = labels;
    this.onChange = onChange;
    /** @type {State["filters"]} */
    this.filters = {};
    /** @type {((facet: string) => Map<string, number>) | undefined} once there are results */
    this.numbers = undefined;
    /** @type {Map<string, {group: HTMLDetailsElement, list: HTMLElement, empty: HTMLDetailsElement, choices: Choice[]}>} */
    this.groups = new Map();
    for (const [facet, { label }] of Object.entries(labels.facets)) {
      const list = make("ul", "facet__terms");
      const empty = make("details", "facet__empty", make("summary", "", labels.words.more_terms), make("ul", "facet__terms"));
      const fields = make("fieldset", "", make("legend", "unseen", label), list, empty);
      const group = make("details", "facet", make("summary", "facet__name", label), fields);
      group.open = OPEN.has(facet);
      group.addEventListener("toggle", () => this.put(facet));
      this.groups.set(facet, { group, list, empty, choices: [] });
      place.append(group);
    }
  }

  /** @param {string} facet @param {{id: string, label: string}} term @returns {Choice} */
  choice(facet, term) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.name = facet;
    box.value = term.id;
    box.checked = this.filters[facet]?.includes(term.id) ?? false;
    box.addEventListener("change", () => this.onChange((state) => toggled(state, facet, term.id)));
    const count = make("span", "count");
    const item = make("li", "", make("label", "", box, make("span", "facet__term", term.label), " ", count));
    return { facet, id: term.id, item, box, count };
  }

  /**
   * @param {number[]} documents that have the words, before any filter
   * @param {State} state
   * @param {Members} members
   */
  show(documents, state, members) {
    const focused = document.activeElement;
    this.tick(state);
    this.numbers = (facet) => counts(documents, state, members, facet);
    for (const facet of this.groups.keys()) this.put(facet);
    // Moving an element takes the focus from it.
    if (focused instanceof HTMLElement && focused !== document.activeElement) {
      const folded = focused.closest(".facet__empty:not([open])");
      /** @type {HTMLElement | null} */ (folded ? folded.querySelector("summary") : focused)?.focus();
    }
  }

  /** Ticks the boxes. @param {State} state */
  tick(state) {
    this.filters = state.filters;
    for (const [facet, { group, choices }] of this.groups) {
      const chosen = state.filters[facet] ?? [];
      for (const { id, box } of choices) box.checked = chosen.includes(id);
      if (chosen.length) group.open = true;
    }
  }

  /** Writes the terms of a facet that stands open, and their numbers; terms without any fold away, unless they are ticked. @param {string} facet */
  put(facet) {
    const group = this.groups.get(facet);
    if (!group?.group.open || !this.numbers) return;
    if (!group.choices.length) group.choices = this.labels.facets[facet].terms.map((term) => this.choice(facet, term));
    const numbers = this.numbers(facet);
    /** @type {[HTMLElement[], HTMLElement[]]} in the order of the vocabulary */
    const [shown, folded] = [[], []];
    for (const { id, item, box, count } of group.choices) {
      const number = numbers.get(id) ?? 0;
      const text = written(number);
      if (count.textContent !== text) count.textContent = text;
      (number || box.checked ? shown : folded).push(item);
    }
    hold(group.list, shown);
    hold(/** @type {HTMLElement} */ (group.empty.lastElementChild), folded);
    group.empty.hidden = !folded.length;
  }
}

/** Makes the items all that a list has. What stands in its place stays: what moves is laid out and painted again. @param {Element} list @param {Element[]} items */
export function hold(list, items) {
  const wanted = new Set(items);
  for (const item of [...list.children]) if (!wanted.has(item)) item.remove();
  for (const [at, item] of items.entries()) if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
}

/**
 * The active filters, each a button that takes it off.
 *
 * @param {State} state
 * @param {Labels} labels
 * @param {(change: (state: State) => State) => void} onChange
 * @returns {HTMLElement[]}
 */
export function chips(state, labels, onChange) {
  return Object.entries(state.filters).flatMap(([facet, terms]) =>
    terms.map((term) => {
      const name = label(labels, facet, term);
      const chip = make("button", "chip", name);
      chip.setAttribute("type", "button");
      chip.setAttribute("aria-label", `${labels.words.remove} ${name}`);
      chip.addEventListener("click", () => onChange((current) => toggled(current, facet, term)));
      return chip;
    }),
  );
}
