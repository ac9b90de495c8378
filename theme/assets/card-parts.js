/** What the page of a practice tells, by the parts of its card: the twin of portal/outputs/wording/card_parts.py. */
import { answer, said } from "./outline.js";

/** @typedef {Record<string, string[]>} Parts part of the card → what is said of it, one text a thing */

/** @param {Iterable<Element>} elements @returns {string[]} what each says */
const texts = (elements) => [...elements].map((element) => said(element).trim()).filter(Boolean);

/** @param {Element} told @returns {string} the statement, with its number in parentheses */
function counted(told) {
  const figure = texts(told.querySelectorAll(".figure")).join("");
  const statement = texts(told.querySelectorAll(":scope > p:not(.figure, .note)")).join(" ");
  return figure ? `${statement} (${figure})` : statement;
}

/**
 * @param {Document} page of a practice
 * @returns {Parts} without those that the card does not tell
 */
export function partsOf(page) {
  /** @type {Parts} */
  const found = {
    title: texts(page.querySelectorAll("main h1")),
    summary: texts(page.querySelectorAll("main .lead")).slice(0, 1),
    steps: texts(page.querySelectorAll("#steps + ol > li, #steps + ul > li")),
    outputs: [...page.querySelectorAll(".output")].map(counted).filter(Boolean),
    outcomes: [...page.querySelectorAll(".outcome")].map(counted).filter(Boolean),
  };
  for (const part of ["need", "approach"]) {
    const blocks = answer(page, part)?.blocks ?? [];
    const steps = blocks.findIndex((block) => block.form === "heading");
    found[part] = blocks.slice(0, steps < 0 ? blocks.length : steps).map((block) => block.text);
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-card]"))) {
    const part = element.dataset.card ?? "";
    const inner = element.tagName === "DIV" ? (element.querySelector("li") ? element.querySelectorAll("li") : element.querySelectorAll("dd")) : [element];
    (found[part] ??= []).push(...texts(inner));
  }
  return Object.fromEntries(Object.entries(found).filter(([, values]) => values.length));
}
