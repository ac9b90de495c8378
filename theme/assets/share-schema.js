/**
 * Holds data against the schema that the model gives, and says what does not fit as `portal/rules/structure.py` does: the same
 * rules, with the same parameters. Data are objects, lists and texts, as a file holds them.
 */
import { nearest } from "./share-nearest.js";

/**
 * @typedef {object} Schema
 * @property {string} [$ref] a name in $defs
 * @property {Record<string, Schema>} [$defs]
 * @property {string} [type]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [items]
 * @property {string[]} [enum]
 * @property {number} [minItems]
 * @property {number} [maxItems]
 * @property {number} [minLength]
 * @property {number} [maxLength]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {string} [pattern]
 * @property {string} [format]
 * @property {string} [x-rule] that a text breaks which is not of the form
 * @property {string} [x-registry] whose ids the text is one of
 */
/** @typedef {import("./share-yaml.js").Data} Data */
/** @typedef {(string | number)[]} Way */
/** @typedef {{rule: string, way: Way, params: Record<string, string>}} Problem */
/** @typedef {Record<string, Record<string, string>>} Known registry → id → label */
/** @typedef {{rule: string, list: string}} Unknown which rule an id breaks that a registry does not hold, and what its message calls the registry */
/** @typedef {{page: string, mail: string}} Web patterns of addresses, as `portal/model/web.py` has them; the port, or the subject, is a group */
/** @typedef {{schema: Schema, known: Known, unknown: Record<string, Unknown>, web: Web}} Model */

const BLANK = /^[\s\x85]*$/;

/** @param {string} text @returns {string} without the white space at its ends, which is no part of it */
export const stripped = (text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");

/** @param {string} pattern @param {string} text @returns {RegExpExecArray | null} where the pattern fits the whole text */
const whole = (pattern, text) => new RegExp(`^(?:${pattern})$`, "u").exec(text);

/** @param {string} address @param {Web} web */
export function isPage(address, { page }) {
  const match = whole(page, address);
  return match !== null && Number(match[1] ?? 443) < 65_536;
}

/** @param {string} address @param {Web} web */
export function isMail(address, { mail }) {
  const match = whole(mail, address);
  return match !== null && !/%0[ad]/i.test(match[1] ?? "");
}

/** @param {unknown} value @returns {value is Record<string, Data>} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {string} text @returns {number} in characters */
export const length = (text) => [...text].length;

/** @param {Way} way @returns {string} what a person would call the field by */
export function fieldName(way) {
  const names = way.filter((step) => typeof step === "string");
  return names.slice(["en", "fr"].includes(names[names.length - 1]) ? -2 : -1).join(".");
}

/** @param {string} value @returns {Date | null} a day written YYYY-MM-DD that exists */
export function day(value) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value ? null : date;
}

/** @param {string} registry @param {string} value @param {Model} model @returns {Omit<Problem, "way">} */
export function unknownId(registry, value, { known, unknown }) {
  const { rule, list } = unknown[registry] ?? { rule: "unknown-term", list: registry };
  return { rule, params: { value, nearest: nearest(value, Object.keys(known[registry])), list } };
}

/** @param {Schema} schema @param {Model} model @returns {Schema} what a reference leads to */
export const resolved = (schema, model) => (schema.$ref ? resolved(model.schema.$defs?.[schema.$ref] ?? {}, model) : schema);

/** @param {Schema} schema @returns {boolean} whether it is a text in both languages */
const isBilingual = (schema) => Object.keys(schema.properties ?? {}).join() === "en,fr" && schema.required?.length === 2;

/** @param {Data} data @param {Model} model @returns {Problem[]} */
export function shapeProblems(data, model) {
  /** @type {Problem[]} */
  const found = [];
  const say = (/** @type {Way} */ way, /** @type {string} */ rule, /** @type {Record<string, string>} */ params = {}) =>
    void found.push({ rule, way, params });

  /** @param {Data} value @param {Schema} given @param {Way} way */
  function check(value, given, way) {
    const schema = resolved(given, model);
    if (schema.properties) object(value, schema, way);
    else if (schema.type === "array") list(value, schema, way);
    else if (typeof value !== "string") say(way, "not-text", { field: fieldName(way) });
    else if (schema.type === "number" || schema.type === "integer") number(value, schema, way);
    else if (schema.type === "boolean") {
      if (!["true", "false"].includes(value.trim())) say(way, "not-one-of", { value, allowed: "true, false" });
    } else if (schema.enum && !schema["x-registry"]) {
      if (!schema.enum.includes(value)) say(way, "not-one-of", { value, allowed: schema.enum.join(", ") });
    } else text(value, schema, way);
  }

  /** @param {Data} value @param {Schema} schema @param {Way} way */
  function object(value, schema, way) {
    if (!isObject(value)) return say(way, isBilingual(schema) ? "not-bilingual" : "not-mapping", { field: fieldName(way) });
    const fields = schema.properties ?? {};
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name)) say([...way, name], "unknown-field", { field: name, nearest: nearest(name, Object.keys(fields)) });
    }
    for (const name of Object.keys(fields)) {
      if (Object.hasOwn(value, name)) check(value[name], fields[name], [...way, name]);
      else if (!schema.required?.includes(name)) continue;
      else if (name === "en" || name === "fr") say(way, "missing-language", { language: name, field: fieldName(way) });
      else say(way, "missing-field", { field: name });
    }
  }

  /** @param {Data} value @param {Schema} schema @param {Way} way */
  function list(value, schema, way) {
    if (!Array.isArray(value)) return say(way, "not-list", { field: fieldName(way) });
    const most = schema.maxItems ?? Infinity;
    const before = found.length;
    let good = 0; // items that are refused do not count: they have problems of their own
    for (const [index, item] of value.entries()) {
      const told = found.length;
      check(item, schema.items ?? {}, [...way, index]);
      if (found.length > told || ++good <= most) continue;
      found.length = before;
      return say(way, "list-too-long", { field: fieldName(way), limit: String(most) });
    }
    if (value.length < (schema.minItems ?? 0) && found.length === before) say(way, "empty-list", { field: fieldName(way) });
  }

  /** @param {string} value @param {Schema} schema @param {Way} way */
  function number(value, schema, way) {
    const whole = schema.type === "integer";
    if (!(whole ? /^-?[0-9]+$/ : /^-?[0-9]+(\.[0-9]+)?$/).test(value.trim())) return say(way, whole ? "not-whole-number" : "not-number", { value });
    const least = schema.minimum ?? -Infinity;
    const most = schema.maximum ?? Infinity;
    if (Number(value) < least) say(way, "number-too-small", { value, limit: String(least) });
    else if (Number(value) > most) say(way, "number-too-large", { value, limit: String(most) });
  }

  /** @param {string} typed @param {Schema} schema @param {Way} way */
  function text(typed, schema, way) {
    const value = typed.trim();
    const rule = schema["x-rule"] ?? "";
    const registry = schema["x-registry"] ?? "";
    const most = schema.maxLength ?? Infinity;
    if (length(value) > most) say(way, "text-too-long", { field: fieldName(way), limit: String(most), length: String(length(value)) });
    else if (schema.format === "date") {
      const date = day(value);
      if (!date || date.getUTCFullYear() < 1850 || date.getUTCFullYear() > 2100) say(way, "impossible-date", { value });
    } else if (rule === "web-address") {
      if (!/^https?:\/\//.test(value)) say(way, "unsafe-link", { value });
      else if (!isPage(value, model.web)) say(way, rule, { value });
    } else if (rule === "contact-address") {
      if (!isPage(value, model.web) && !isMail(value, model.web)) say(way, rule, { value });
    } else if (rule && !new RegExp(schema.pattern ?? "").test(value)) say(way, rule, { value });
    else if (registry && model.known[registry] && !Object.hasOwn(model.known[registry], value)) found.push({ way, ...unknownId(registry, value, model) });
  }

  blanks(data, []);
  const taken = new Set(found.map((problem) => problem.way.join("\0")));
  const written = found.length;
  check(data, model.schema, []);
  // What could not be written well is told once, and not again for what it lacks.
  return found.filter((problem, index) => index < written || problem.rule === "unknown-field" || !taken.has(problem.way.join("\0")));

  /** Texts without a letter, which the reader tells of before the model does. @param {Data} value @param {Way} way */
  function blanks(value, way) {
    if (typeof value === "string") {
      if (BLANK.test(value)) say(way, "empty-value");
    } else for (const [key, held] of Object.entries(value)) blanks(held, [...way, Array.isArray(value) ? Number(key) : key]);
  }
}
