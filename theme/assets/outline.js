/**
 * What a page of the site says, as plain blocks in its own order: what a comparison, a printed sheet and a document are made
 * from. The words are those of the page; nothing is worded twice.
 */

/** @typedef {{form: "paragraph" | "bullet" | "number" | "heading" | "quote", text: string}} Block */
/** @typedef {{question: string, heading: string, blocks: Block[]}} Answer */
/** @typedef {{title: string, summary: string, facts: [string, string][], answers: Answer[], citation: string}} Outline */

// The parts of a practice's page, by the id of their headings, in the order of the page.
export const QUESTIONS = ["need", "approach", "resources", "outcomes", "transferability", "lessons"];
const SKIPPED = new Set(["BUTTON", "NAV", "SCRIPT", "STYLE", "TEMPLATE", "SVG", "svg", "FORM"]);

/** @param {Element} element @returns {string} its text in one line, the addresses of works written out */
export function said(element) {
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === 3) text += node.nodeValue;
    else if (node.nodeType === 1) {
      const inner = /** @type {HTMLElement} */ (node);
      if (SKIPPED.has(inner.tagName) || inner.hasAttribute("data-not-said")) continue;
      const inside = said(inner);
      text += inner.matches(".note") && text.trim() && !/^\s*\(/.test(inside) ? ` (${inside.trim().replace(/\.$/, "")})` : inside;
      const address = inner.dataset?.address ?? (inner.matches("a.outside") ? inner.getAttribute("href") : null);
      if (address && !text.includes(address)) text += ` (${address})`;
    }
  }
  return text.replace(/[ \t\n\r]+/g, " ");
}

/**
 * @param {Element} element
 * @returns {Block[]} what stands in it
 */
export function blocks(element) {
  if (SKIPPED.has(element.tagName) || element.hasAttribute("data-not-said")) return [];
  const text = said(element).trim();
  switch (element.tagName) {
    case "P":
    case "FIGCAPTION":
      return text ? [{ form: "paragraph", text }] : [];
    case "H3":
    case "H4":
    case "SUMMARY":
      return text ? [{ form: "heading", text }] : [];
    case "BLOCKQUOTE":
      return text ? [{ form: "quote", text }] : [];
    case "LI": {
      const inner = [...element.children].some((child) => /^(P|UL|OL|DL|DIV|BLOCKQUOTE|DETAILS)$/.test(child.tagName));
      const found = inner ? [...element.children].flatMap(blocks) : text ? [{ form: /** @type {const} */ ("paragraph"), text }] : [];
      const form = element.parentElement?.tagName === "OL" ? /** @type {const} */ ("number") : /** @type {const} */ ("bullet");
      return found.map((block, place) => (place || block.form === "quote" ? block : { ...block, form }));
    }
    case "DL":
      return pairs(element).map(([label, value]) => ({ form: "paragraph", text: `${label}${colon()}${value}` }));
    default:
      return [...element.children].flatMap(blocks);
  }
}

/** @returns {string} as the language of the page sets it */
const colon = () => (document.documentElement.lang === "fr" ? "\u00A0: " : ": ");

/** @param {Element} list a definition list @returns {[string, string][]} each term with its values */
function pairs(list) {
  /** @type {[string, string][]} */
  const found = [];
  for (const part of list.querySelectorAll("dt, dd")) {
    const items = [...part.querySelectorAll("li")]; // of what is folded on the page
    const text = (items.length ? items : [part]).map((one) => said(one).trim()).join("; ");
    if (part.tagName === "DT") found.push([text, ""]);
    else if (found.length) found[found.length - 1][1] += (found[found.length - 1][1] && "; ") + text;
  }
  return found.filter(([, value]) => value);
}

/** @param {Document} page @param {string} id of a heading @returns {Answer | null} what stands under it, to the next heading of its level */
export function answer(page, id) {
  const heading = page.getElementById(id);
  if (!heading) return null;
  /** @type {Block[]} */
  const found = [];
  const begins = (/** @type {Element} */ element) => element.tagName === "H2" || element.querySelector("h2");
  for (let next = heading.nextElementSibling; next && !begins(next); next = next.nextElementSibling) found.push(...blocks(next));
  return { question: id, heading: said(heading).trim(), blocks: found };
}

/**
 * @param {Document} page a page of the site
 * @param {string} [part] the id of what is meant on it; else the whole page is
 * @returns {Outline | null} null when there is no such part, or no heading
 */
export function outlineOf(page, part = "") {
  const title = page.querySelector("main h1");
  const place = part ? page.getElementById(part) : null;
  if (!title || (part && !place)) return null;
  const canonical = page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";
  const citation = said(page.querySelector("[data-citation]") ?? title).trim();
  if (place) {
    const name = said(place.querySelector("[data-name], h2, h3, h4, dt, strong") ?? place).trim();
    return { title: name, summary: "", facts: [], answers: [{ question: "", heading: said(title).trim(), blocks: blocks(place) }], citation: `${canonical}#${part}` };
  }
  const glance = page.querySelector(".glance dl");
  const answers = [...QUESTIONS, "sources"].map((id) => answer(page, id)).filter((one) => one !== null && one.blocks.length > 0);
  return {
    title: said(title).trim(),
    summary: said(page.querySelector("main .lead") ?? page.createElement("p")).trim(),
    facts: glance ? pairs(glance) : [],
    answers: /** @type {Answer[]} */ (answers),
    citation,
  };
}
