/**
 * Writes a file of the library in its one form, byte for byte as `portal/formatting/layout.py` and `scalars.py` do; a test holds
 * both to the same files. Data are objects, lists and texts.
 */

import { stripped } from "./share-schema.js";

/** @typedef {{[name: string]: Data}} Item */
/** @typedef {Array<string | Item | Item[] | string[] | any[]>} Items */
/** @typedef {string | Items | Item} Data */
/** @typedef {import("./share-schema.js").Schema} Schema */
/** @typedef {{width: number, one_line: string[], citation: string[]}} Layout what `layout.py` says of itself */
/** @typedef {{fields: Record<string, Shape>, items?: Shape, typed: boolean}} Shape */

const STEP = "  ";
const INDICATORS = "-?:,[]{}#&*!|>'\"%@`";
const CODED = "\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff";
const MUST_ESCAPE = new RegExp(`[${CODED}]`, "u");
const ESCAPED = new RegExp(`["\\\\\\n${CODED}]`, "gu");
const SOMETHING_ELSE = new RegExp(
  "^(?:|~|=|<<|y|n|yes|no|on|off|true|false|null" +
    "|[-+]?\\.(?:inf|nan)" +
    "|[-+]?0x[0-9a-f_]+" +
    "|[-+.]?[0-9][-+.:_,/0-9eox]*(?:[t ][-+.: 0-9z]*)?)$",
  "iu",
);
const ENDS_PLAIN = /: |:$| #/;
const ENDS_IN_FLOW = /[,?[\]{}]|:['"]/; // some readers take every question mark for a sign
const NUMBER_DAY_OR_FLAG = /^(?:-?[0-9]+(?:\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false)$/;
const BREAK = /(?<! ) (?! )/;
/** @type {Record<string, string>} */
const SHORT = { "\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\" };
/** @type {Shape} */
const UNKNOWN = { fields: {}, typed: false };

/** @param {string} text @returns {number} in characters, not in halves of them */
const width = (text) => [...text].length;

/** @param {Data} value @returns {value is {[name: string]: Data}} */
const isObject = (value) => typeof value === "object" && !Array.isArray(value);

/** @param {string} text */
function quoted(text) {
  return `"${text.replace(ESCAPED, (sign) => {
    const code = sign.charCodeAt(0);
    return SHORT[sign] ?? (code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`);
  })}"`;
}

/** @param {string} text @param {boolean} inFlow */
const isPlain = (text, inFlow) =>
  !(
    SOMETHING_ELSE.test(text) ||
    INDICATORS.includes(text[0]) ||
    text !== stripped(text) ||
    text.includes("\n") ||
    MUST_ESCAPE.test(text) ||
    ENDS_PLAIN.test(text) ||
    (inFlow && ENDS_IN_FLOW.test(text))
  );

/** @param {string} text @param {boolean} typed @param {boolean} inFlow */
const onALine = (text, typed, inFlow) => ((typed && NUMBER_DAY_OR_FLAG.test(text)) || isPlain(text, inFlow) ? text : quoted(text));

/** @param {string[]} words @param {number} most */
function wrapped(words, most) {
  const lines = [words[0]];
  for (const word of words.slice(1)) {
    const longer = `${lines[lines.length - 1]} ${word}`;
    if (width(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @param {string} text @param {number} indent @param {number} most @returns {string[] | null} a block: its sign, then its lines */
function inLines(text, indent, most) {
  if (!text || stripped(text) !== text || MUST_ESCAPE.test(text)) return null;
  if (text.includes("\n")) return ["|-", ...text.split("\n")];
  const words = text.split(BREAK);
  return words.length > 1 ? [">-", ...wrapped(words, most - indent)] : null;
}

/** @param {Record<string, Data>} data @param {Shape} shape @returns {string[]} keys in the order of the model, others last */
const ordered = (data, shape) => [
  ...Object.keys(shape.fields).filter((key) => Object.hasOwn(data, key)),
  ...Object.keys(data).filter((key) => !Object.hasOwn(shape.fields, key)),
];

/** @param {Shape} shape @param {string} key @returns {Shape} */
const inner = (shape, key) => (Object.hasOwn(shape.fields, key) ? shape.fields[key] : (shape.items ?? UNKNOWN));

/**
 * @param {Data} value
 * @param {Shape} shape
 * @param {boolean} together whether a mapping stands on one line
 * @param {boolean} [inFlow]
 * @returns {string | null} null for what does not stand on one line
 */
function inALine(value, shape, together, inFlow = false) {
  if (typeof value === "string") {
    const text = stripped(value);
    return !inFlow || !text.includes("\n") ? onALine(text, shape.typed, inFlow) : null;
  }
  if (Array.isArray(value)) {
    const parts = value.map((item) => (typeof item === "string" ? inALine(item, shape.items ?? UNKNOWN, false, true) : null));
    return parts.includes(null) ? null : `[${parts.join(", ")}]`;
  }
  const keys = ordered(value, shape);
  if (!keys.length) return "{}";
  const names = Object.keys(shape.fields);
  if (!together || (names.length && keys.some((key) => !names.includes(key)))) return null;
  const parts = keys.map((key) => [key, inALine(value[key], inner(shape, key), false, true)]);
  if (parts.some(([, part]) => part === null)) return null;
  return `{${parts.map(([key, part]) => `${onALine(/** @type {string} */ (key), false, true)}: ${part}`).join(", ")}}`;
}

/**
 * @param {Record<string, Data>} data
 * @param {Schema} schema of the kind, with its definitions
 * @param {Layout} layout
 * @param {string[]} [head] comments that begin the file, each with its '#'
 * @returns {string} the file
 */
export function written(data, schema, layout, head = []) {
  const together = new Set(layout.one_line);
  const citation = new Set(layout.citation);

  /** @param {Record<string, Data>} here @param {Shape} shape @param {string} indent @returns {string[]} */
  const mapping = (here, shape, indent) =>
    ordered(here, shape).flatMap((key) =>
      entry(here[key], inner(shape, key), `${indent}${onALine(key, false, true)}:`, indent + STEP, together.has(key)),
    );

  /** @param {Data} value @param {Shape} shape @param {string} begin @param {string} deeper @param {boolean} onOne @returns {string[]} */
  function entry(value, shape, begin, deeper, onOne) {
    const line = inALine(value, shape, onOne);
    const fits = line !== null && width(`${begin} ${line}`) <= layout.width;
    if (typeof value === "string") {
      const text = stripped(value);
      const block = text.includes("\n") || !fits ? inLines(text, deeper.length, layout.width) : null;
      return block ? [`${begin} ${block[0]}`, ...block.slice(1).map((part) => (part ? deeper + part : ""))] : [`${begin} ${line}`];
    }
    if (line !== null && (fits || !Object.keys(value).length)) return [`${begin} ${line}`];
    return [begin, ...(Array.isArray(value) ? sequence(value, shape.items ?? UNKNOWN, deeper) : mapping(value, shape, deeper))];
  }

  /** @param {Data[]} items @param {Shape} shape @param {string} indent @returns {string[]} */
  function sequence(items, shape, indent) {
    const onOne = items.every((item) => isObject(item) && Object.keys(item).every((key) => citation.has(key)));
    const deeper = indent + STEP;
    return items.flatMap((item) => {
      const [first, ...rest] = entry(item, shape, `${indent}-`, deeper, onOne);
      if (first !== `${indent}-`) return [first, ...rest];
      return [`${indent}- ${rest[0].slice(deeper.length)}`, ...rest.slice(1)]; // the first field stands behind the hyphen
    });
  }

  return `${[...head, ...mapping(data, shapeOf(schema, schema.$defs ?? {}), "")].join("\n")}\n`;
}

/** @param {Schema} schema @param {Record<string, Schema>} definitions @returns {Shape} */
function shapeOf(schema, definitions) {
  if (schema.$ref) return shapeOf(definitions[schema.$ref], definitions);
  return {
    fields: Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, shapeOf(field, definitions)])),
    items: schema.items && shapeOf(schema.items, definitions),
    typed: ["number", "integer", "boolean"].includes(schema.type ?? "") || schema.format === "date",
  };
}
