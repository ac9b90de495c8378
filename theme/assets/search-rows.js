/** Results as rows: practices in the same markup as in every other list, everything else with its kind; from the search page's templates. */
import { filled, make, otherLanguage } from "./page.js";
import { label } from "./search-labels.js";
import { marked, why } from "./search-why.js";

/** @typedef {import("./search-reader.js").Reader} Reader */
/** @typedef {import("./search-reader.js").Found} Found */
/** @typedef {import("./search-labels.js").Labels} Labels */

export class Rows {
  /** @param {Record<"practice" | "other", HTMLTemplateElement>} templates @param {Labels} labels @param {URL} home of the language */
  constructor(templates, labels, home) {
    this.templates = templates;
    this.labels = labels;
    this.home = home;
    /** @type {Map<number, {says: string, item: Element}>} document → what its row says, and the row */
    this.drawn = new Map();
  }

  /**
   * @param {Reader} reader
   * @param {Found} found
   * @param {number} document
   * @param {import("./search-why.js").Mark} mark
   * @returns {Promise<Element>} the one that was drawn before, where it says the same
   */
  async row(reader, found, document, mark) {
    const [address, title, summary, context, ...more] = await reader.record(document);
    const kind = reader.kinds[document];
    const [, , status = "", , , ...leads] = more; // of practices alone
    const texts = { title: mark(title), summary: mark(summary), place: mark(context), status: mark(status && label(this.labels, "status", status)) };
    const seen = [texts.title, texts.summary, texts.place].some(({ length }) => length > 1);
    const reason = await why(reader, found, document, seen, this.labels.words);
    const names = leads.map(mark);
    const says = JSON.stringify([address, texts, names, more, reason]);
    const before = this.drawn.get(document);
    if (before?.says === says) return before.item;
    const item = this.draw(kind, { ...texts, why: [reason] }, names, more);
    /** @type {HTMLAnchorElement} */ (item.querySelector("a")).href = new URL(address, this.home).href;
    this.drawn.set(document, { says, item });
    return item;
  }

  /**
   * @param {string} kind
   * @param {Record<string, string[]>} texts part of the row → what it says, as `Mark` gives it; one that says nothing falls away
   * @param {string[][]} names of leads, in the same way
   * @param {string[]} more what else the record of a practice, or of an organization, holds
   * @returns {Element}
   */
  draw(kind, texts, names, more) {
    const { labels } = this;
    const template = kind === "practices" ? this.templates.practice : this.templates.other;
    const item = /** @type {Element} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
    /** @type {Record<string, HTMLElement>} */
    const parts = {};
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll("[data-part]"))) {
      parts[part.dataset.part ?? ""] = part;
      part.removeAttribute("data-part");
    }
    /** @param {string} name @param {(Node | string)[]} inside */
    const fill = (name, inside) => (inside.length ? parts[name]?.replaceChildren(...inside) : parts[name]?.remove());
    for (const [name, text] of Object.entries(texts)) fill(name, marked(text));
    const other = otherLanguage();
    if (kind === "glossary") parts.place.lang = other;
    if (kind === "organizations" && more[0]) parts.title.lang = more[0]; // its name is in the other language alone
    if (kind !== "practices") {
      parts.kind.textContent = label(labels, "what", kind);
      return item;
    }
    const [sizes, answers, , evidence, foreign] = more;
    /** @param {string} ids */
    const each = (ids) => ids.split(" ").filter(Boolean);
    const lead = names.map(marked).map((inside, at) => {
      if (!each(foreign).includes(String(at))) return inside;
      const name = make("span", "", ...inside);
      name.lang = other;
      return [name];
    });
    fill("lead", lead.flatMap((inside, at) => (at ? ["; ", ...inside] : inside)));
    for (const [at, question] of parts.known.querySelectorAll("[data-question]").entries())
      question.classList.toggle("known__yes", answers.includes(String(at)));
    parts.known.append(filled(labels.words.known, { count: answers.length }));
    const places = each(sizes).filter((id) => id !== "region");
    parts.size.replaceWith(...places.map((id) => badge(parts.size, `size--${id}`, label(labels, "size", id))));
    const apart = each(evidence).map((id) => badge(parts.evidence, `evidence--${id}`, labels.words.evidence[id]));
    parts.evidence.replaceWith(...apart.flatMap((one, at) => (at ? [" ", one] : [one])));
    return item;
  }
}

/** @param {HTMLElement} model @param {string} name @param {string} text */
function badge(model, name, text) {
  const one = /** @type {HTMLElement} */ (model.cloneNode(true));
  one.classList.add(name);
  one.append(text);
  return one;
}
