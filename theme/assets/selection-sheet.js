/** What is made of the pages that a reader keeps: a comparison, printed sheets, a document, a table. */
import { QUESTIONS } from "./outline.js";
import { make } from "./page.js";

/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./outline.js").Block} Block */
/** @typedef {import("./docx.js").Paragraph} Paragraph */
/** @typedef {{outline: Outline, note: string, address: string}} Sheet `address`: the page's, whole */
/** @typedef {Record<string, string>} Words */

/** @param {Block[]} blocks @returns {HTMLElement[]} items of a list stand in one */
export function elements(blocks) {
  /** @type {HTMLElement[]} */
  const made = [];
  let list = /** @type {HTMLElement | null} */ (null);
  for (const { form, text } of blocks) {
    if (form === "bullet" || form === "number") {
      const tag = form === "bullet" ? "ul" : "ol";
      if (list?.tagName.toLowerCase() !== tag) made.push((list = make(tag)));
      list.append(make("li", "", text));
    } else {
      list = null;
      const line = make("p", "", form === "heading" ? make("strong", "", text) : text);
      made.push(form === "quote" ? make("blockquote", "", line) : line);
    }
  }
  return made;
}

/** @param {Words} words @param {string} label @param {string} value @returns {string} 'Where: Altona' */
const labelled = (words, label, value) => words.labelled.replace("{label}", label).replace("{value}", value);

/**
 * Question by question; what the sources do not say stands in words.
 * @param {Sheet[]} sheets
 * @param {Words} words
 */
export function comparison(sheets, words) {
  const head = make("tr", "", make("th", "", words.question));
  head.firstElementChild?.setAttribute("scope", "col");
  for (const { outline, address } of sheets) {
    const link = make("a", "", outline.title);
    link.href = address;
    const cell = make("th", "", link);
    cell.scope = "col";
    head.append(cell);
  }
  const body = make("tbody");
  /** @param {string} label @param {(HTMLElement[] | null)[]} cells */
  const row = (label, cells) => {
    const first = make("th", "", label);
    first.scope = "row";
    const line = make("tr", "", first);
    cells.forEach((inside, place) => {
      const cell = make("td", "", ...(inside ?? [make("p", "note", words.unknown)]));
      cell.dataset.of = sheets[place].outline.title; // said beside each cell where columns do not fit
      line.append(cell);
    });
    body.append(line);
  };
  row(words.where, sheets.map(({ outline }) => outline.facts.map(([label, value]) => make("p", "", make("strong", "", label), ` ${value}`))));
  for (const question of QUESTIONS) {
    const answers = sheets.map(({ outline }) => outline.answers.find((answer) => answer.question === question) ?? null);
    const heading = answers.find((answer) => answer)?.heading;
    if (heading) row(heading, answers.map((answer) => answer && elements(answer.blocks)));
  }
  if (sheets.some((sheet) => sheet.note)) row(words.note, sheets.map(({ note }) => (note ? [make("p", "", note)] : [])));
  return make("table", "side-by-side stacks", make("thead", "", head), body);
}

/**
 * @param {Sheet} sheet
 * @param {Words} words
 * @returns {HTMLElement} for paper
 */
export function printed({ outline, note, address }, words) {
  const article = make("article", "selection__sheet", make("h2", "", outline.title));
  if (outline.summary) article.append(make("p", "lead", outline.summary));
  if (note) article.append(make("p", "selection__noted", make("strong", "", words.note), ` ${note}`));
  if (outline.facts.length) {
    const list = make("dl", "pairs");
    for (const [label, value] of outline.facts) list.append(make("dt", "", label), make("dd", "", value));
    article.append(list);
  }
  for (const { heading, blocks } of outline.answers) article.append(make("h3", "", heading), ...elements(blocks));
  article.append(make("p", "note address", address));
  return article;
}

/** @type {Record<Block["form"], NonNullable<Paragraph["style"]>>} */
const STYLES = { paragraph: "Normal", bullet: "ListBullet", number: "ListNumber", heading: "Heading2", quote: "Quote" };

/**
 * @param {Sheet[]} sheets
 * @param {Words} words
 * @returns {Paragraph[]} a page for each
 */
export function paragraphs(sheets, words) {
  return sheets.flatMap(({ outline, note, address }, place) => {
    /** @type {Paragraph[]} */
    const made = [{ text: outline.title, style: "Title", page: place > 0 }];
    if (outline.summary) made.push({ text: outline.summary });
    if (note) made.push({ text: words.note, style: "Heading2" }, { text: note });
    for (const [label, value] of outline.facts) made.push({ text: labelled(words, label, value) });
    for (const { heading, blocks } of outline.answers) {
      made.push({ text: heading, style: "Heading1" });
      blocks.forEach(({ form, text }, at) => made.push({ text, style: STYLES[form], fresh: form === "number" && blocks[at - 1]?.form !== "number" }));
    }
    return [...made, { text: outline.citation, style: "Note" }, { text: address, style: "Note" }];
  });
}

/**
 * A line a page. French spreadsheets part cells at semicolons, English ones at commas; a cell that a spreadsheet would take for
 * a formula begins with an apostrophe.
 * @param {Sheet[]} sheets
 * @param {Words} words
 * @param {"en" | "fr"} language
 */
export function csv(sheets, words, language) {
  const headings = QUESTIONS.map((question) => sheets.flatMap(({ outline }) => outline.answers).find((answer) => answer.question === question)?.heading ?? "");
  const told = QUESTIONS.filter((_, place) => headings[place]);
  // A figure or a term answers no question: what it says has a column of its own.
  const says = sheets.some(({ outline }) => outline.answers.some(({ question }) => !question));
  const head = [words.name, words.where, ...(says ? [words.says] : []), ...headings.filter(Boolean), words.note, words.address];
  const lines = sheets.map(({ outline, note, address }) => [
    outline.title,
    outline.facts.map(([label, value]) => labelled(words, label, value)).join("\n"),
    ...(says ? [""] : []).concat(told).map((question) => (outline.answers.find((answer) => answer.question === question)?.blocks ?? []).map((block) => block.text).join("\n")),
    note,
    address,
  ]);
  const cell = (/** @type {string} */ text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(language === "fr" ? ";" : ",")).join("\r\n")}\r\n`;
}
