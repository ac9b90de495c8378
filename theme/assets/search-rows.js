/** Results as rows: practices in the same markup as in every other list, everything else with its kind; from the search page's templates. */
import { filled, language, make } from "./page.js";
import { label } from "./search-labels.js";
import { why } from "./search-why.js";

/** @typedef {import("./search-reader.js").Reader} Reader */
/** @typedef {import("./search-reader.js").Found} Found */
/** @typedef {import("./search-labels.js").Labels} Labels */

/**
 * @param {Record<"practice" | "other", HTMLTemplateElement>} templates
 * @param {Reader} reader
 * @param {Found} found
 * @param {number} document
 * @param {import("./search-why.js").Mark} mark
 * @param {Labels} labels
 * @param {URL} home of the language
 * @returns {Promise<Element>}
 */
export async function row(templates, reader, found, document, mark, labels, home) {
  const [address, title, summary, context, ...more] = await reader.record(document);
  const kind = reader.kinds[document];
  const template = kind === "practices" ? templates.practice : templates.other;
  const item = /** @type {Element} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (item.querySelector(`[data-part="${name}"]`));
  /** @param {string} name @param {string} text */
  const fill = (name, text) => (text ? mark(part(name), text) : part(name).remove());

  /** @type {HTMLAnchorElement} */ (part("title")).href = new URL(address, home).href;
  const seen = [fill("title", title), fill("summary", summary), fill("place", context)].includes(true);
  if (kind === "glossary" && context) part("place").lang = language() === "en" ? "fr" : "en";
  const reason = await why(reader, found, document, seen, labels.words);
  if (reason) part("why").textContent = reason;
  else part("why").remove();
  if (kind === "practices") {
    const [sizes, answers, status, evidence, leads] = more;
    const size = part("size");
    const told = sizes.split(" ").filter((id) => id !== "region");
    size.replaceWith(...told.map((id) => sizeMark(size, id, labels)));
    fill("lead", leads);
    for (const [at, question] of part("known").querySelectorAll("[data-question]").entries())
      question.classList.toggle("known__yes", answers.includes(String(at)));
    part("known").append(filled(labels.words.known, { count: answers.length }));
    fill("status", status && label(labels, "status", status));
    const known = part("evidence");
    const apart = evidence.split(" ").filter(Boolean);
    known.replaceWith(...apart.flatMap((id, at) => [at ? " " : "", evidenceMark(known, id, labels)]));
  } else {
    part("kind").textContent = label(labels, "what", kind);
  }
  for (const element of item.querySelectorAll("[data-part]")) element.removeAttribute("data-part");
  return item;
}

/** @param {HTMLElement} model @param {string} id @param {Labels} labels */
function sizeMark(model, id, labels) {
  const one = /** @type {HTMLElement} */ (model.cloneNode(true));
  one.classList.add(`size--${id}`);
  one.append(label(labels, "size", id));
  one.removeAttribute("data-part");
  return one;
}

/** @param {HTMLElement} model @param {string} id of a level or a direction @param {Labels} labels */
function evidenceMark(model, id, labels) {
  const one = /** @type {HTMLElement} */ (model.cloneNode(true));
  one.classList.add(`evidence--${id}`);
  one.append(labels.words.evidence[id]);
  one.removeAttribute("data-part");
  return one;
}

/**
 * What is shown in the place of results: what was understood, near words, near themes, and whom to ask.
 *
 * @param {{address: string, text: string}[]} near other queries
 * @param {{address: string, text: string}[]} themes
 * @param {Labels} labels
 * @param {string} understood
 * @param {HTMLElement} without the way to the same words without filters, or a hint
 * @param {string} ask where to ask for a practice
 * @returns {HTMLElement[]}
 */
export function nothing(near, themes, { words }, understood, without, ask) {
  const link = (/** @type {string} */ address, /** @type {string} */ text, name = "") => {
    const element = make("a", name, text);
    element.href = address;
    return element;
  };
  const guesses = near.flatMap(({ address, text }, at) => [at ? ", " : " ", link(address, text)]);
  return [
    make("p", "", words.understood, " ", understood),
    without,
    ...(guesses.length ? [make("p", "", words.near, ...guesses)] : []),
    make("p", "", words.try_theme),
    make("ul", "terms", ...themes.map(({ address, text }) => make("li", "", link(address, text)))),
    make("p", "", link(ask, words.ask, "button")),
  ];
}
