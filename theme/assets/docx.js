/**
 * A text document that word processors open (Office Open XML, ECMA-376), from paragraphs with a style each and tables. Its title,
 * its language, its headings and the header rows of its tables are marked, so that a screen reader finds its way. Everything here
 * is a plain function. portal/outputs/documents/docx.py makes the same parts of the same blocks; a test holds both to it.
 */
import { zip } from "./zip.js";

/** @typedef {"Title" | "Heading1" | "Heading2" | "Normal" | "Lead" | "ListBullet" | "ListNumber" | "Choice" | "Quote" | "Note" | "TableHead" | "RowHead" | "Cell" | "Gap"} Style */
/** @typedef {{text: string, style?: Style, fresh?: boolean, page?: boolean}} Paragraph `fresh`: a numbered list begins anew; `page`: on a new page */
/**
 * @typedef {{name: string, columns: string[], rows: string[][], widths: number[], lines: number[], named: boolean}} Table
 *   `name`: what a screen reader says of it; `widths`: the columns' shares; `lines`: the height of each row, in lines to write on;
 *   `named`: the first column names its row
 */
/** @typedef {Paragraph | Table} Block */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const PART = "application/vnd.openxmlformats-officedocument.wordprocessingml";
export const DOCX = `${PART}.document`; // the media type of a document
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** @param {string} text @returns {string} with what XML takes for its own written as the character it is */
const escaped = (text) =>
  text.replace(NOT_XML, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** @param {string} id @param {string} name @param {string} paragraph @param {string} run @param {string} [rest] */
const style = (id, name, paragraph, run, rest = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === "Normal" ? ' w:default="1"' : ""}><w:name w:val="${name}"/>` +
  `${id === "Normal" ? "" : '<w:basedOn w:val="Normal"/>'}${rest}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

/** @param {number} size in half points */
const size = (size) => `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
/** @param {number} before @param {number} after in twentieths of a point */
const space = (before, after) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const AFTER = '<w:next w:val="Normal"/>';
/** @param {number} list */
const numbered = (list) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;

/** @param {string} language */
const styles = (language) =>
  `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>${size(20)}` +
  `<w:lang w:val="${language}-CA"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  style("Normal", "Normal", `${space(0, 80)}`, "") +
  style("Lead", "Lead", `<w:keepNext/>${space(0, 80)}`, "") +
  style("Title", "Title", space(0, 160), `<w:b/>${size(34)}`, AFTER) +
  style("Heading1", "heading 1", `<w:keepNext/>${space(180, 60)}<w:outlineLvl w:val="0"/>`, `<w:b/>${size(24)}`, AFTER) +
  style("Heading2", "heading 2", `<w:keepNext/>${space(120, 40)}<w:outlineLvl w:val="1"/>`, `<w:b/>${size(21)}`, AFTER) +
  style("ListBullet", "List Bullet", `${numbered(1)}${space(0, 40)}`, "") +
  style("ListNumber", "List Number", `${numbered(2)}${space(0, 40)}`, "") +
  style("Choice", "Choice", `${space(0, 40)}<w:ind w:left="567" w:hanging="283"/>`, "") +
  style("Quote", "Quote", `${space(0, 120)}<w:ind w:left="567"/>`, "<w:i/>") +
  style("Note", "Note", space(0, 60), size(17)) +
  style("Footer", "footer", `${space(0, 0)}<w:jc w:val="right"/>`, size(17)) +
  style("TableHead", "Table Head", `<w:keepNext/>${space(20, 20)}`, `<w:b/>${size(18)}`) +
  style("RowHead", "Row Head", space(20, 20), "") +
  style("Cell", "Cell", space(20, 20), "") +
  style("Gap", "Gap", space(0, 0), size(12)) +
  '<w:style w:type="table" w:styleId="Sheet"><w:name w:val="Sheet"/><w:tblPr><w:tblBorders>' +
  ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="767676"/>`).join("") +
  '</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
  '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E3ECE8"/></w:tcPr></w:tblStylePr>' +
  "</w:style></w:styles>";

/** @param {number} id @param {"bullet" | "decimal"} form @param {string} mark */
const list = (id, form, mark) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${form}"/>` +
  `<w:lvlText w:val="${mark}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>`;

/** @param {number} lists how many numbered lists begin at 1 */
const numbering = (lists) =>
  `${XML}<w:numbering ${W}>${list(0, "bullet", "•")}${list(1, "decimal", "%1.")}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
  Array.from(
    { length: Math.max(lists, 1) },
    (_, number) =>
      `<w:num w:numId="${number + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  ).join("") +
  "</w:numbering>";

// Without it a document opens in 'compatibility mode', and its tables hang out of the text.
const OF_2013 = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>';
const WIDTH = 10_200; // of the text on a letter sheet, in twentieths of a point
const LINE = 300; // a line to write on, in the same

/** @param {string} instruction @returns {string} a number that the word processor counts; before it has, 1 stands there */
const field = (instruction) => `<w:fldSimple w:instr=" ${instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

// On each page, so that printed sheets find their order again: '2 / 3'.
const FOOTER =
  `${XML}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${field("PAGE")}` +
  `<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field("NUMPAGES")}</w:p></w:ftr>`;

/** @param {Paragraph} paragraph @param {number} [list] the numbered list that it belongs to */
function written({ text, style = "Normal", page }, list = 0) {
  const form = `<w:pStyle w:val="${style}"/>${page ? "<w:pageBreakBefore/>" : ""}${style === "ListNumber" ? numbered(list + 1) : ""}`;
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:p><w:pPr>${form}</w:pPr><w:r>${lines.join("<w:br/>")}</w:r></w:p>`;
}

/** @param {Table} table */
function tabled({ name, columns, rows, widths, lines, named }) {
  const whole = widths.reduce((all, one) => all + one, 0);
  const wide = widths.map((share) => Math.floor((share * WIDTH) / whole));
  /** @param {string} text @param {number} place @param {Style} style */
  const cell = (text, place, style) => `<w:tc><w:tcPr><w:tcW w:w="${wide[place]}" w:type="dxa"/></w:tcPr>${written({ text, style })}</w:tc>`;
  const head = columns.map((text, place) => cell(text, place, "TableHead")).join("");
  const body = rows.map((row, at) => {
    const cells = row.map((text, place) => cell(text, place, named && !place ? "RowHead" : "Cell")).join("");
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${lines[at] * LINE}"/></w:trPr>${cells}</w:tr>`;
  });
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="Sheet"/><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="${named ? 1 : 0}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>` +
    `<w:tblCaption w:val="${escaped(name)}"/></w:tblPr><w:tblGrid>${wide.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>` +
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${body.join("")}</w:tbl>${written({ text: "", style: "Gap" })}`
  );
}

/**
 * @param {Block[]} blocks
 * @param {{title: string, language: "en" | "fr"}} about
 * @returns {Uint8Array<ArrayBuffer>} the file
 */
export const docx = (blocks, about) => zip(parts(blocks, about));

/**
 * @param {Block[]} blocks
 * @param {{title: string, language: "en" | "fr"}} about
 * @returns {Record<string, string>} path within the package → its XML
 */
export function parts(blocks, about) {
  let lists = 0;
  const body = blocks.map((block) => {
    if ("columns" in block) return tabled(block);
    if (block.style === "ListNumber" && (block.fresh || !lists)) lists++;
    return written(block, lists);
  });
  const sheet =
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1020" w:right="1020" w:bottom="1020" w:left="1020" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  return {
    "[Content_Types].xml":
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${PART}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${PART}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${PART}.numbering+xml"/>` +
      `<Override PartName="/word/settings.xml" ContentType="${PART}.settings+xml"/><Override PartName="/word/footer.xml" ContentType="${PART}.footer+xml"/>` +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    "_rels/.rels":
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>` +
      `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    "docProps/core.xml":
      `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${escaped(about.title)}</dc:title><dc:language>${about.language}-CA</dc:language></cp:coreProperties>`,
    "word/_rels/document.xml.rels":
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId2" Type="${OFFICE}/numbering" Target="numbering.xml"/>` +
      `<Relationship Id="rId3" Type="${OFFICE}/settings" Target="settings.xml"/>` +
      `<Relationship Id="rId4" Type="${OFFICE}/footer" Target="footer.xml"/></Relationships>`,
    "word/styles.xml": styles(about.language),
    "word/numbering.xml": numbering(lists),
    "word/settings.xml": `${XML}<w:settings ${W}><w:compat>${OF_2013}</w:compat></w:settings>`,
    "word/footer.xml": FOOTER,
    "word/document.xml": `${XML}<w:document ${W} xmlns:r="${OFFICE}"><w:body>${body.join("")}${sheet}</w:body></w:document>`,
  };
}
