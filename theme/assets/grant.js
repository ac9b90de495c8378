/**
 * A paragraph for an application, from the practices and figures that a reader keeps. It says of results what the words allow for the
 * level of evidence and its direction, and nothing else. Everything here is a plain function of its arguments.
 */
import { filled } from "./page.js";

/**
 * @typedef {{title: string, text: string, citation: string, sources: string[], level: string, direction: string}} Cited
 *   `citation` of the page where it was read, `sources` those that it rests on; `level` is '' for what is no practice
 */
/** @typedef {Record<string, any>} Words of the language of the text */

/** @param {Cited} one @param {Words} words @returns {string} what may be said of its results */
export const claim = ({ level, direction }, words) =>
  direction === "unknown" ? words.directions.unknown : `${words.levels[level]} ${words.directions[direction]}`;

/** @param {Cited} one @param {Words} words @returns {string} what a text that cites it may be used for */
export const use = ({ level, direction }, words) => `${words.uses[level]} ${words.directions_use[direction]}`;

/** @param {Cited} one @param {Words} words @returns {string} who says so, and where it was read */
function reference({ sources, citation }, words) {
  const said = sources.map((source) => source.replace(/\.$/, "")).join("; ");
  return said ? filled(words.cited_in, { sources: `${said}.`, citation }) : citation;
}

/** @param {Cited[]} cited @param {Words} words @returns {string} the paragraph, then its numbered sources */
export function paragraph(cited, words) {
  const said = cited.map((one, place) => `${one.text} [${place + 1}]${one.level ? ` ${claim(one, words)}` : ""}`);
  const sources = cited.map((one, place) => `[${place + 1}] ${reference(one, words)}`);
  return `${[words.opening, ...said, words.closing].join(" ")}\n\n${words.sources}\n${sources.join("\n")}`;
}

/** @param {Cited[]} cited @param {Words} words @returns {string[]} a line for each practice */
export const uses = (cited, words) =>
  cited.flatMap((one, place) => (one.level ? [filled(words.use, { number: place + 1, title: one.title, use: use(one, words) })] : []));

/** @param {string} text @param {Words} words @returns {import("./docx.js").Block[]} the document of what the reader made of it */
export const blocks = (text, words) => [
  { text: words.title, style: "Title" },
  ...text.split(/\n+/).filter((line) => line.trim()).map((line) => ({
    text: line,
    style: line === words.sources ? /** @type {const} */ ("Heading1") : /^\[\d+\] /.test(line) ? /** @type {const} */ ("Note") : /** @type {const} */ ("Normal"),
  })),
];
