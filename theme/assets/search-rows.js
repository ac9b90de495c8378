/** Results as rows: the same markup as in every other list, from the <template> of the search page. */
import { make } from "./page.js";
import { address } from "./search-index.js";
import { label } from "./search-labels.js";
import { excerpt, foundWords, mark } from "./search-marks.js";

/** @typedef {import("./search-query.js").Ranked} Ranked */
/** @typedef {import("./search-labels.js").Labels} Labels */

/**
 * @param {HTMLTemplateElement} template
 * @param {Ranked} page
 * @param {Labels} labels
 * @param {URL} root the site's
 * @returns {Promise<Element>}
 */
export async function row(template, page, labels, root) {
  const fragment = await page.data();
  const { meta } = fragment;
  const words = foundWords(fragment, page.words);
  const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild;
  if (!item) throw new Error("the row template is empty");
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (item.querySelector(`[data-part="${name}"]`));

  const link = /** @type {HTMLAnchorElement} */ (part("title"));
  link.href = address(fragment, root);
  const inTitle = mark(link, meta.title, words);
  const inSummary = mark(part("summary"), meta.summary, words);
  const around = inTitle || inSummary ? "" : excerpt(fragment, page.words);
  if (around) mark(part("excerpt"), around, words);
  else part("excerpt").remove();

  mark(part("place"), meta.place ?? "", words);
  const size = part("size");
  size.replaceWith(...[...new Set(fragment.filters.size)].map((id) => sizeMark(size, id, labels)));
  if (meta.lead) mark(part("lead"), meta.lead, words);
  else part("lead").remove();
  if (meta.status) part("status").textContent = label(labels, "status", meta.status);
  else part("status").remove();
  part("depth").textContent = labels.words[`depth_${meta.depth}`];
  part("evidence").classList.add(`evidence--${meta.evidence}`);
  part("evidence").textContent = labels.words.evidence.replace("{term}", label(labels, "evidence", meta.evidence).toLowerCase());
  for (const element of item.querySelectorAll("[data-part]")) element.removeAttribute("data-part");
  return item;
}

/**
 * @param {HTMLElement} model
 * @param {string} id
 * @param {Labels} labels
 */
function sizeMark(model, id, labels) {
  const one = /** @type {HTMLElement} */ (model.cloneNode(true));
  one.classList.add(`size--${id}`);
  one.append(label(labels, "size", id));
  one.removeAttribute("data-part");
  return one;
}

/**
 * @param {Ranked[]} pages
 * @param {number} most
 * @param {URL} root the site's
 * @param {Date} now
 * @returns {Promise<Element[]>} a line for each of the first pages that is open at an instant
 */
export async function updateLinks(pages, most, root, now) {
  const fragments = await Promise.all(pages.slice(0, most * 3).map((page) => page.data()));
  const open = fragments.filter(({ meta }) => !meta.closes || now.getTime() < Date.parse(meta.closes));
  return open.slice(0, most).map((fragment) => {
    const link = make("a", "", fragment.meta.title);
    link.href = address(fragment, root);
    return make("li", "", link, " ", make("span", "note", [fragment.meta.what, fragment.meta.when].filter(Boolean).join(" · ")));
  });
}
