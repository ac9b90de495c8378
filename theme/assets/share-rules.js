/**
 * The validator's rules for what people write, beside its shape: the same answers as `portal/rules`, from the same tables. What the
 * command `scripts/form_agreement.py` tells holds both together. Nothing here touches a page.
 */
import { linksIn, markupIn } from "./share-markup.js";
import { day, fieldName, isMail, isObject, isPage, length, shapeProblems, stripped, unknownId } from "./share-schema.js";

/** @typedef {import("./share-schema.js").Problem} Problem */
/** @typedef {import("./share-schema.js").Way} Way */
/** @typedef {import("./share-yaml.js").Data} Data */
/** @typedef {Record<string, Data>} Item */
/**
 * @typedef {object} Tables of a kind of file, as `portal/rules/tables.py` has them
 * @property {string[][]} past
 * @property {string[][]} until
 * @property {string[][][]} orders
 * @property {string[][]} companions
 * @property {string[]} may_be_same
 * @property {string} as_typed
 * @property {number} short
 * @property {number} title
 * @property {Record<string, number>} title_most
 * @property {number} quoted
 * @property {string[]} own_source
 * @property {string[]} sourced lists of statements that name a source each
 * @property {Record<string, {needs: string[], parts: string[]}>} types
 * @property {string[]} parts
 */
/**
 * @typedef {object} Rules
 * @property {Record<string, import("./share-schema.js").Schema>} schemas
 * @property {Record<string, Tables>} tables
 * @property {Record<string, import("./share-schema.js").Unknown>} unknown
 * @property {Record<string, string>} schemes
 * @property {string[][]} terms
 * @property {string[]} locators
 * @property {string} quotation
 * @property {string} invisible
 * @property {{tag: string, blocks: [string, string, boolean][]}} html
 * @property {import("./share-schema.js").Web} web
 * @property {{value: number, piece: number, id: number}} longest letters that a message repeats of a value, and of a link or a tag; those of an id that is proposed
 * @property {string} waiting the status of a translation that nobody has made yet
 */
/** @typedef {{rules: Rules, known: import("./share-schema.js").Known, today: string}} Setting `today` as YYYY-MM-DD */
/** @typedef {(way: Way, rule: string, params?: Record<string, string>) => void} Say */

const LANGUAGES = ["en", "fr"];

/** @param {Data} data @param {Way} [way] @returns {[Way, string][]} every text, with the way to it */
function strings(data, way = []) {
  if (typeof data === "string") return [[way, data]];
  if (Array.isArray(data)) return data.flatMap((item, index) => strings(item, [...way, index]));
  return Object.entries(data).flatMap(([key, value]) => strings(value, [...way, key]));
}

/** @param {Data} data @returns {Data} without the white space that the writer leaves away */
function asWritten(data) {
  if (typeof data === "string") return stripped(data);
  if (Array.isArray(data)) return data.map(asWritten);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, asWritten(value)]));
}

/** @param {Data} data @param {Way} [way] @returns {[Way, Item | Data[]][]} everything that holds something */
function containers(data, way = []) {
  if (typeof data === "string") return [];
  const held = Object.entries(data).flatMap(([key, value]) => containers(value, [...way, Array.isArray(data) ? Number(key) : key]));
  return [[way, data], ...held];
}

/** @param {Data} data @param {string[]} way a list on it means each of its items @param {Way} [begun] @returns {[Way, Data][]} */
function values(data, way, begun = []) {
  if (!way.length) return [[begun, data]];
  if (Array.isArray(data)) return data.flatMap((item, index) => values(item, way, [...begun, index]));
  if (!isObject(data) || !Object.hasOwn(data, way[0])) return [];
  return values(data[way[0]], way.slice(1), [...begun, way[0]]);
}

/** @param {Data | undefined} value @returns {[number, Item][]} those items of a list that have fields */
const mappings = (value) =>
  Array.isArray(value) ? value.flatMap((item, index) => (isObject(item) ? [/** @type {[number, Item]} */ ([index, item])] : [])) : [];

/** @param {Data | undefined} value @returns {string} '' for what is no day */
const dayOf = (value) => (typeof value === "string" && day(value.trim()) ? value.trim() : "");

/** @param {Data} value @returns {number} 0 for what is no year */
const yearOf = (value) => (typeof value === "string" && /^[0-9]{4}$/.test(value.trim()) ? Number(value) : 0);

/** @param {string} text @returns {string} */
const even = (text) => text.trim().split(/\s+/).join(" ").toLowerCase();

/**
 * @param {string} registry
 * @param {Item} given
 * @param {Setting} setting
 * @returns {Problem[]}
 */
export function problems(registry, given, { rules, known, today }) {
  const data = /** @type {Item} */ (asWritten(given));
  /** @type {Problem[]} */
  const found = [];
  /** @type {Say} */
  const say = (way, rule, params = {}) => void found.push({ rule, way, params });
  const model = { schema: rules.schemas[registry], known, unknown: rules.unknown, web: rules.web };
  const tables = rules.tables[registry];
  const unseen = new RegExp(rules.invisible, "gu");
  for (const [way, text] of strings(data)) {
    const hidden = text.replace(/[\n\t]/g, "").match(unseen);
    if (hidden) say(way, "invisible-character", { code: `U+${(hidden[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}` });
  }
  if (found.length) return found; // nobody can say what else the text holds
  found.push(...waiting(shapeProblems(data, model), data, rules.waiting));
  dates(data, tables, today, say);
  texts(data, tables, rules, say);
  lists(data, tables, say);
  for (const [way, text] of strings(data)) {
    if (text.includes("\uFFFD")) say(way, "lost-character");
    const tag = /<[A-Za-z/!?]/.test(text) && markupIn(text, rules.html);
    if (tag) say(way, "html", { found: [...tag.trim()].slice(0, rules.longest.piece).join("") });
    if (text.includes("![")) say(way, "image");
    for (const target of /\]\s*[(:[]|<[A-Za-z]/.test(text) ? linksIn(text, Object.keys(rules.schemes)) : []) {
      const [scheme, id] = [target.split(":")[0], target.slice(target.indexOf(":") + 1)];
      const there = Object.hasOwn(rules.schemes, scheme) ? rules.schemes[scheme] : "";
      if (!there) {
        if (!isPage(target, rules.web) && !isMail(target, rules.web)) say(way, "unsafe-link", { value: [...target].slice(0, rules.longest.piece).join("") });
      } else if (known[there] && !Object.hasOwn(known[there], id)) found.push({ way, ...unknownId(there, id, model) });
    }
  }
  if (tables.own_source.length) sources(data, tables, known, model, found);
  if (tables.parts.length) updates(data, tables, today, say);
  return found;
}

/** What is missing in the language that a card still waits for is one wish, and no mistake. @param {Problem[]} found @param {Item} data @param {string} status of one that waits */
function waiting(found, data, status) {
  const translation = data.translation;
  if (!isObject(translation) || translation.status !== status) return found;
  const language = LANGUAGES.find((one) => one !== translation.from && LANGUAGES.includes(String(translation.from)));
  const left = found.filter((one) => one.rule !== "missing-language" || one.params.language !== language);
  if (left.length < found.length) return [...left, { rule: "translation-wanted", way: ["translation", "status"], params: { language: String(language) } }];
  return language ? [...found, { rule: "translation-there", way: ["translation", "status"], params: { language } }] : found;
}

/** @param {Item} data @param {Tables} tables @param {string} today @param {Say} say */
function dates(data, tables, today, say) {
  for (const way of tables.past) {
    for (const [at, value] of values(data, way)) if (dayOf(value) > today) say(at, "future-date", { value: dayOf(value), today });
  }
  for (const way of tables.until) {
    for (const [at, value] of values(data, way)) if (dayOf(value) && dayOf(value) < today) say(at, "contact-expired", { expires: dayOf(value) });
  }
  for (const [first, second] of tables.orders) {
    for (const [, former] of values(data, first)) {
      for (const [at, latter] of values(data, second)) {
        const [before, after] = [instant(former, "00:00"), instant(latter, "24:00")];
        if (before && after && after < before) say(at, "dates-order", { first: first[first.length - 1], second: second[second.length - 1] });
      }
    }
  }
  if (!tables.own_source.length) return; // of what was done, and when
  for (const [at, value] of values(data, ["period", "from"])) {
    const start = yearOf(value);
    if (data.status !== "planned" && start > Number(today.slice(0, 4))) say(at, "future-date", { value: String(start), today });
    for (const [to, latter] of values(data, ["period", "to"])) {
      if (start && yearOf(latter) && yearOf(latter) < start) say(to, "dates-order", { first: "from", second: "to" });
    }
  }
}

/** @param {Data} value @param {string} clock where no time is said @returns {string} day and time, so that two can be compared; '' for what is neither */
function instant(value, clock) {
  if (!isObject(value)) return dayOf(value) && `${dayOf(value)} ${clock}`;
  const time = value.time ?? clock;
  return dayOf(value.day) && typeof time === "string" && /^\d\d:\d\d$/.test(time.trim()) ? `${dayOf(value.day)} ${time.trim()}` : "";
}

/** @param {Item} data @param {Tables} tables @param {Rules} rules @param {Say} say */
function texts(data, tables, rules, say) {
  const quoted = new RegExp(rules.quotation, "g");
  for (const [way, held] of containers(data)) {
    if (!isObject(held)) continue;
    const { en, fr, locator, quote } = held;
    if (typeof en === "string" && typeof fr === "string") {
      for (const [word, avoid, write] of way[way.length - 1] === tables.as_typed ? [] : rules.terms) {
        if (!fr.toLowerCase().includes(word)) continue;
        const match = term(avoid).exec(fr.replace(quoted, " … "));
        if (match) say([...way, "fr"], "house-term", { found: match[0], write });
      }
      const same = length(fr) >= tables.short && !way.some((step) => tables.may_be_same.includes(String(step))) && even(en) === even(fr);
      if (same && !(way.join() === "title" && "title_from" in data)) say([...way, "fr"], "same-text", { field: fieldName(way) || "fr" });
    }
    const places = typeof locator === "string" ? placeWords(locator, rules.locators, quoted) : [];
    if (places.length) say([...way, "locator"], "locator-word", { words: places.join(", ") });
    const words = typeof quote === "string" ? quote.split(/\s+/).filter(Boolean).length : 0;
    if (words > tables.quoted) say([...way, "quote"], "quote-too-long", { words: String(words), limit: String(tables.quoted) });
  }
  const title = isObject(data.title) && tables.title ? data.title : {};
  for (const [language, text] of Object.entries(title)) {
    const size = typeof text === "string" ? length(text.trim()) : 0;
    if (size > tables.title && size <= (tables.title_most[language] ?? 0)) say(["title", language], "title-long", { length: String(size), limit: String(tables.title) });
  }
}

/** @param {string} avoid a pattern of Python's, whose words have accents */
const term = (avoid) => new RegExp(avoid.replaceAll("\\b", "(?:(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])|(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_]))"), "iu");

/** @param {string} locator @param {string[]} forms @param {RegExp} quoted @returns {string[]} the words of a place that are said in one language only */
function placeWords(locator, forms, quoted) {
  if (/^(?:lines?|pages?) [\d–, ]+$/.test(locator)) return [];
  const text = locator.replace(quoted, " ");
  const [before, after] = ["(?<![\\p{L}\\p{N}_])", "(?![\\p{L}\\p{N}_])"];
  const phrases = forms.filter((form) => form.includes(" ")).join("|");
  const word = "(?<![\\p{L}\\p{N}_-])\\p{L}+(?:['’-]\\p{L}+)*(?![\\p{L}\\p{N}_-])\\.?|[§¶&]";
  const tokens = [...text.matchAll(new RegExp(`${before}(?:${phrases})${after}|${word}`, "giu"))].filter((match) => {
    const typed = match[0].toLowerCase();
    const short = /[.§¶]$/.test(typed);
    if (short && forms.includes(typed) && /^\s?\d/.test(text.slice(match.index + typed.length))) return false;
    return !(typed.endsWith(".") ? forms.includes(typed.slice(0, -1)) : !short && forms.includes(typed));
  });
  const unknown = tokens.map((match) => match[0].replace(/\.+$/, "")).filter((token) => length(token) > 1 && !/^[ivxlcdm]+$/i.test(token));
  return [...new Set(unknown)];
}

/** @param {Item} data @param {Tables} tables @param {Say} say */
function lists(data, tables, say) {
  for (const [way, held] of containers(data)) {
    if (!Array.isArray(held)) continue;
    const seen = new Set();
    held.forEach((value, index) => {
      if (typeof value !== "string") return;
      if (seen.has(value.trim())) say([...way, index], "repeated-item", { value });
      seen.add(value.trim());
    });
  }
  for (const [listed, field, other] of tables.companions) {
    for (const [index, item] of mappings(data[listed])) {
      const value = item[field];
      if (typeof value === "string" && value.trim() && !(other in item)) say([listed, index, field], `value-without-${other}`, { value });
    }
  }
}

/** @param {Item} data @param {Tables} tables @param {import("./share-schema.js").Known} known @param {import("./share-schema.js").Model} model @param {Problem[]} found */
function sources(data, tables, known, model, found) {
  const own = new Set();
  const library = known.sources;
  if (!library) return; // the page has not asked for them yet
  for (const [index, source] of mappings(data.sources)) {
    if (typeof source.id !== "string") continue;
    const id = source.id.trim();
    const way = ["sources", index];
    if ("url" in source) {
      own.add(id);
      if (Object.hasOwn(library, id)) found.push({ rule: "source-in-library", way: [...way, "id"], params: { value: id } });
      for (const field of tables.own_source) if (!(field in source)) found.push({ rule: "missing-field", way, params: { field } });
    } else if (!Object.hasOwn(library, id)) found.push({ way: [...way, "id"], ...unknownId("sources", id, model) });
    else if (!("locator" in source)) found.push({ rule: "source-without-locator", way: [...way, "id"], params: {} });
  }
  for (const listed of tables.sourced) {
    for (const [index, told] of mappings(data[listed])) {
      if (typeof told.source !== "string") continue;
      const id = told.source.trim();
      const way = [listed, index, "source"];
      if (!own.has(id) && !Object.hasOwn(library, id)) found.push({ way, ...unknownId("sources", id, model) });
      if (!own.has(id) && !("locator" in told)) found.push({ rule: "source-without-locator", way, params: {} });
    }
  }
}

/** @param {Item} data @param {Tables} tables @param {string} today @param {Say} say */
function updates(data, tables, today, say) {
  const type = typeof data.type === "string" ? data.type : "";
  const { needs, parts } = tables.types[type] ?? { needs: [], parts: [] };
  for (const field of needs) if (!(field in data)) say(["type"], "update-needs-field", { type, field });
  for (const field of type ? tables.parts : []) {
    if (field in data && !parts.includes(field)) say([field], "update-field-of-other-type", { type, field });
  }
  if ("ends" in data && !("starts" in data)) say(["ends"], "missing-field", { field: "starts" });
  if (isObject(data.meeting) && !("venue" in data.meeting) && !("link" in data.meeting)) say(["meeting"], "missing-field", { field: "venue" });
  const pending = isObject(data.pending) ? data.pending : {};
  const language = String(pending.language ?? "");
  const halves = ["title", "text"].flatMap((field) => (isObject(data[field]) ? [{ field, half: /** @type {Item} */ (data[field]) }] : []));
  for (const { field, half } of halves) {
    for (const one of LANGUAGES) if (!(one in half) && one !== language) say([field], "update-language-missing", { language: one, field });
  }
  if (!LANGUAGES.includes(language)) return;
  const there = halves.length > 0 && halves.every(({ half }) => language in half);
  if (there) say(["pending"], "update-language-there", { language });
  else if (dayOf(pending.by) && dayOf(pending.by) < today) say(["pending", "by"], "update-language-overdue", { language, by: dayOf(pending.by) });
}
