/**
 * A document that a reader fills in: where each answer belongs, what a card puts there, and the document made of it all. Everything
 * here is a plain function of its arguments; nothing is stored.
 */

/** @typedef {{label: string, hint: string, lines: number, card: string}} Blank */
/** @typedef {{name: string, columns: string[], rows: string[], empty: number, card: string}} Grid */
/** @typedef {{heading: string, text: string, clauses: string[], choices: string[], blanks: Blank[], grid: Grid | null}} Section */
/** @typedef {{title: string, sections: Section[]}} Sheet what a template says in one language */
/** @typedef {import("./card-parts.js").Parts} Parts */
/** @typedef {Record<string, string>} Draft place → what the reader wrote there; 'x' where a choice is ticked */
/** @typedef {{place: string, text: string}} Cell */

const LONGEST = 4000; // letters of an answer
const MOST = 300; // answers of a document

/** @param {Sheet} sheet in English: places are named by its words, so that a draft is the same in both languages @param {number} at */
const named = (sheet, at) => sheet.sections[at].heading;

/** @param {Sheet} keys @param {number} at @param {number} blank */
export const blankPlace = (keys, at, blank) => `${named(keys, at)}/${keys.sections[at].blanks[blank].label}`;

/** @param {Sheet} keys @param {number} at @param {number} choice */
export const choicePlace = (keys, at, choice) => `${named(keys, at)}/☐ ${keys.sections[at].choices[choice]}`;

/**
 * @param {string | null} stored
 * @returns {Draft} what was stored; whatever else stands there is left out
 */
export function parse(stored) {
  try {
    const found = Object.entries(JSON.parse(stored ?? "{}") ?? {}).filter(([, text]) => typeof text === "string");
    return Object.fromEntries(found.slice(0, MOST).map(([place, text]) => [place, /** @type {string} */ (text).slice(0, LONGEST)]));
  } catch {
    return {};
  }
}

/** @param {Draft} draft @returns {string} '' when nothing is written */
export const stringify = (draft) => (Object.keys(draft).length ? JSON.stringify(draft) : "");

/**
 * @param {Draft} draft
 * @param {string} place
 * @param {string} text
 * @param {string} card what the card puts there
 * @returns {Draft} what says the same as the card is not kept: it is said in the language of the page
 */
export function write(draft, place, text, card) {
  const { [place]: _, ...rest } = draft;
  return text === card ? rest : { ...rest, [place]: text.slice(0, LONGEST) };
}

/** @param {Parts} parts @param {string} card @returns {string} what the card puts into a blank */
export const ofCard = (parts, card) => (parts[card] ?? []).join("\n");

/**
 * @param {Sheet} sheet
 * @param {Sheet} keys the same in English
 * @param {number} at
 * @param {Parts} parts
 * @returns {Cell[][]} the rows of its grid, with what the card puts there; no place where a row's name stands
 */
export function gridCells(sheet, keys, at, parts) {
  const { grid } = sheet.sections[at];
  if (!grid) return [];
  const told = parts[grid.card] ?? [];
  return Array.from({ length: grid.rows.length + Math.max(grid.empty, told.length) }, (_, row) =>
    grid.columns.map((_column, column) => {
      const isName = !column && row < grid.rows.length;
      const text = isName ? grid.rows[row] : column ? "" : (told[row - grid.rows.length] ?? "");
      return { place: isName ? "" : `${named(keys, at)}/${row}/${column}`, text };
    }),
  );
}

/**
 * @param {Sheet} sheet
 * @param {Sheet} keys the same in English
 * @param {Draft} draft
 * @param {Parts} parts what the card says in the language of the sheet
 * @param {Record<string, string>} words
 * @param {string[]} notes what stands at the end: the citation
 * @returns {import("./docx.js").Block[]} the document
 */
export function blocks(sheet, keys, draft, parts, words, notes) {
  /** @type {import("./docx.js").Block[]} */
  const made = [{ text: sheet.title, style: "Title" }];
  sheet.sections.forEach((section, at) => {
    made.push({ text: section.heading, style: "Heading1" });
    if (section.text) made.push({ text: section.text, style: "Lead" });
    section.clauses.forEach((text, place) => made.push({ text, style: "ListNumber", fresh: !place }));
    section.choices.forEach((text, place) => made.push({ text: `${draft[choicePlace(keys, at, place)] ? "☒" : "☐"} ${text}`, style: "Choice" }));
    if (section.blanks.length) {
      made.push({
        name: section.heading,
        columns: [words.to_fill, words.your_answer],
        rows: section.blanks.map(({ label, hint, card }, place) => [
          label + (hint ? `\n(${hint})` : ""),
          draft[blankPlace(keys, at, place)] ?? ofCard(parts, card),
        ]),
        widths: [1, 2],
        lines: section.blanks.map((blank) => blank.lines),
        named: true,
      });
    }
    if (section.grid) {
      const rows = gridCells(sheet, keys, at, parts).map((row) => row.map(({ place, text }) => draft[place] ?? text));
      const { name, columns, rows: names } = section.grid;
      made.push({ name, columns, rows, widths: columns.map((_, place) => (place ? 1 : 2)), lines: rows.map(() => 2), named: names.length > 0 });
    }
  });
  return [...made, ...notes.map((text) => ({ text, style: /** @type {const} */ ("Note") }))];
}
