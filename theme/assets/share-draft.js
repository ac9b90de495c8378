/**
 * What somebody is writing, and the data of the file that it becomes. Plain functions of their arguments; nothing is stored and no
 * page is touched.
 */
import { isObject } from "./share-schema.js";
import { fold } from "./text.js";

/** @typedef {import("./share-yaml.js").Data} Data */
/** @typedef {import("./share-schema.js").Schema} Schema */
/** @typedef {import("./share-schema.js").Way} Way */
/** @typedef {Record<string, Data>} Item */
/** @typedef {{registry: string, id: string, data: Item, note: string, step: number, changed: string, name?: string}} Draft `id` of a thing that is there already, '' for a new one; `name` of the file that a new one was opened from; `changed` as YYYY-MM-DD */
/** @typedef {{steps: [string, string[]][], needed: string[], name: string[], given: Item, aside: string[], begun: string[], languages: string, due: number, follows: number, named: string[], later: string[]}} Form as `portal/outputs/sharing/forms.py` has it */
/** @typedef {{schema: Schema, form: Form, language: string, today: string, taken: string[], longest: number, sourced: string[], zone: string | undefined}} About `longest`: letters of an id; `sourced`: lists of statements that name a source each; `zone`: the browser's, where it is one of Canada's */
/** @typedef {{id: string, data: Item, origin: Map<string, Way>, other: string}} Finished `origin`: way in the file → way in the draft; `other`: the language that it lacks, '' for none */

export const STORE = "commons-share";
const MOST_DRAFTS = 12;
const OTHER = /** @type {Record<string, string>} */ ({ en: "fr", fr: "en" });

/** @param {Data} data @param {Way} way @returns {Data | undefined} */
export const at = (data, way) =>
  /** @type {any} */ (way).reduce((/** @type {any} */ held, /** @type {string | number} */ step) => (typeof held === "object" ? held?.[step] : undefined), data);

/** @param {Item} data changed in place @param {Way} way @param {Data | undefined} value undefined takes it out */
export function put(data, way, value) {
  /** @type {any} */
  let here = data;
  way.slice(0, -1).forEach((step, index) => {
    if (typeof here[step] !== "object") here[step] = typeof way[index + 1] === "number" ? [] : {};
    here = here[step];
  });
  const last = way[way.length - 1];
  if (value !== undefined) here[last] = value;
  else if (Array.isArray(here)) here.splice(Number(last), 1);
  else delete here[last];
}

/** @param {string} text @returns {string} letters in one piece, without the unseen ones that copied text brings along */
export const clean = (text) => text.normalize("NFC").replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/\r\n?/g, "\n");

/** @param {string} title @param {string[]} taken @param {string} first what an id begins with that would not begin with a letter @param {number} longest @returns {string} an id that is free */
export function proposeId(title, taken, first, longest) {
  let words = fold(title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (!/^[a-z]/.test(words)) words = `${first}-${words}`.replace(/-+$/, "");
  if (words.length > longest) {
    const short = words.slice(0, longest + 1);
    words = short.slice(0, Math.max(0, short.lastIndexOf("-"))) || words.slice(0, longest);
  }
  let [id, number] = [words, 2];
  while (taken.includes(id)) id = `${words}-${number++}`;
  return id;
}

/** @param {Data} value @param {Map<string, Way>} origin filled @param {Way} to @param {Way} from @returns {Data | undefined} without what nobody answered */
function pruned(value, origin, to, from) {
  origin.set(to.join(), from);
  if (typeof value === "string") return clean(value).trim() ? clean(value) : undefined;
  if (Array.isArray(value)) {
    /** @type {Data[]} */
    const items = [];
    value.forEach((item, index) => {
      const held = pruned(item, origin, [...to, items.length], [...from, index]);
      if (held !== undefined) items.push(held);
    });
    return items.length ? items : undefined;
  }
  const fields = Object.entries(value).flatMap(([name, item]) => {
    const held = pruned(item, origin, [...to, name], [...from, name]);
    return held === undefined ? [] : [[name, held]];
  });
  return fields.length ? Object.fromEntries(fields) : undefined;
}

/** @param {Data} data @param {string} language @returns {boolean} whether a text stands in the other language alone */
const lacks = (data, language) =>
  typeof data === "object" && (Object.keys(data).join() === OTHER[language] || Object.values(data).some((value) => lacks(value, language)));

/** @param {string} day @param {number} days @returns {string} */
const later = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** @param {Data | undefined} text @param {string} language @returns {string} in the language, or else in the other; an id as it is */
const said = (text, language) => (typeof text === "string" ? text : String(at(text ?? "", [language]) ?? at(text ?? "", [OTHER[language]]) ?? ""));

/** @param {Item} data @param {Form} form @param {string} language @param {import("./share-schema.js").Model} model @returns {string} what a thing is called; '' for what has no name yet */
export function titleOf(data, form, language, { schema, known }) {
  const names = form.name.map((way) => {
    const labels = known[schema.properties?.[way]?.["x-registry"] ?? ""] ?? {};
    const text = said(data[way], language);
    return labels[text] || text;
  });
  return names.filter(Boolean).join(" – ");
}

/**
 * The file that a draft makes, with what nobody needs to be asked: days, languages, names of sources.
 * @param {Draft} draft
 * @param {About} about
 * @returns {Finished}
 */
export function finished(draft, about) {
  /** @type {Map<string, Way>} */
  const origin = new Map();
  const typed = pruned(draft.data, origin, [], []);
  const data = isObject(typed ?? "") ? /** @type {Item} */ (typed) : {};
  const title = about.form.name.map((way) => said(data[way], about.language)).join(" ");
  const id = draft.id || draft.name || proposeId(title, about.taken, draft.registry.replace(/s$/, ""), about.longest);
  return { id, data, origin, other: FINISH[draft.registry](data, draft, id, about) };
}

/** @type {Record<string, (data: Item, draft: Draft, id: string, about: About) => string>} registry → what fills a file in, and gives the language that it lacks */
const FINISH = { practices: told, replications: told, "peer-questions": questions, circles, updates, organizations };

/** What was done, with its sources. @param {Item} data @param {Draft} draft @param {string} id @param {About} about @returns {string} */
function told(data, draft, id, about) {
  for (const [index, source] of /** @type {Item[]} */ (data.sources ?? []).entries()) {
    const own = typeof source.id === "string" ? source.id : "";
    if (own && !/^source-\d+$/.test(own)) continue;
    source.id = `${id}-${own || `source-${index + 1}`}`;
    for (const listed of about.sourced) for (const item of /** @type {Item[]} */ (data[listed] ?? [])) if (item.source === own) item.source = source.id;
    if (source.url) source.read ??= about.today;
  }
  alike(data, "publisher");
  return translated(data, draft, id, about);
}

/** @param {Item} data @param {Draft} draft @param {string} id @param {About} about @returns {string} */
function questions(data, draft, id, about) {
  data.asked ??= about.today;
  for (const answer of /** @type {Item[]} */ (data.answers ?? [])) {
    answer.answered ??= about.today;
    answer.language ??= lacks(answer, about.language) ? OTHER[about.language] : about.language;
  }
  return translated(data, draft, id, about);
}

/** What waits for its other language. @param {Item} data @param {Draft} draft @param {string} _id @param {About} about @returns {string} */
function translated(data, draft, _id, { language, today, form }) {
  const from = isObject(data.translation) ? String(data.translation.from) : lacks(data, language) && !lacks(data, OTHER[language]) ? OTHER[language] : language;
  const other = lacks(data, OTHER[from]) ? OTHER[from] : "";
  // What is published in both languages stays so: a text that is added in one is told of as missing, and keeps nobody waiting.
  if (!draft.id) data.translation = { from, status: other ? form.languages : "draft" };
  if (form.due) data.review ??= { submitted: today, last: today, due: later(today, form.due) };
  return other;
}

/** @param {Item} data @param {Draft} draft @param {string} id @param {About} about @returns {string} */
function circles(data, draft, id, about) {
  addressed([data.contact ?? {}]);
  return translated(data, draft, id, about);
}

/** @param {Item} data @param {Draft} draft @param {string} _id @param {About} about @returns {string} */
function updates(data, draft, _id, { today, zone, form }) {
  for (const name of ["deadline", "starts", "ends"]) if (at(data, [name, "day"])) put(data, [name, "zone"], at(data, [name, "zone"]) ?? at(data, ["starts", "zone"]) ?? zone);
  data.published ??= today;
  if (draft.id) data.changed = today;
  const missing = ["en", "fr"].filter((language) => ["title", "text"].some((field) => isObject(data[field] ?? "") && !at(data, [field, language])));
  if (missing.length === 1) data.pending = { language: missing[0], by: at(data, ["pending", "by"]) ?? later(today, form.follows) };
  else delete data.pending;
  return missing.length === 1 ? missing[0] : "";
}

/** @param {Item} data @param {Draft} _draft @param {string} _id @param {About} about @returns {string} */
function organizations(data, _draft, _id, { today }) {
  const { en, fr } = isObject(data.name ?? "") ? /** @type {Item} */ (data.name) : {};
  if (en || fr) {
    data.name = { en: en ?? fr, fr: fr ?? en };
    if (!en || !fr) data.name_from = en ? "en" : "fr";
    else data.name_from ??= "both";
  }
  if (data.website) data.website_read ??= today;
  alike(data, "role");
  addressed(data.contacts ?? []);
  return "";
}

/** What people write as an address of mail becomes one that opens a message. @param {Data} contacts changed in place */
function addressed(contacts) {
  for (const contact of /** @type {Item[]} */ (contacts)) {
    if (/^[^\s:/]+@/.test(String(contact.address ?? ""))) contact.address = `mailto:${contact.address}`;
  }
}

/** A name in one language is the same in both. @param {Data} data @param {string} field changed in place */
function alike(data, field) {
  if (typeof data !== "object") return;
  for (const [name, value] of Object.entries(data)) {
    if (name === field && isObject(value)) Object.assign(value, { en: value.en ?? value.fr, fr: value.fr ?? value.en });
    else alike(value, field);
  }
}

/** @param {Item} record of the open data @param {Schema} schema @returns {Item} what its file says */
export function fromRecord(record, schema) {
  const definitions = schema.$defs ?? {};
  return /** @type {Item} */ (kept(record, schema) ?? {});

  /** @param {any} value @param {Schema} given @returns {Data | undefined} */
  function kept(value, given) {
    const part = given.$ref ? definitions[given.$ref] : given;
    if (value === null || value === undefined || (part.type === "boolean" && !value)) return undefined;
    if (Array.isArray(value)) return value.flatMap((item) => kept(item, part.items ?? {}) ?? []);
    if (typeof value !== "object") return String(value);
    const fields = Object.keys(part.properties ?? {}).flatMap((name) => {
      const held = kept(value[name], part.properties?.[name] ?? {});
      return held === undefined || (Array.isArray(held) && !held.length) ? [] : [[name, held]];
    });
    return Object.fromEntries(fields);
  }
}

/** @param {string | null} stored @returns {Record<string, Draft>} what was kept; what is none is left out */
export function parse(stored) {
  try {
    const found = Object.entries(JSON.parse(stored ?? "{}"));
    return Object.fromEntries(/** @type {[string, Draft][]} */ (found.filter(([, draft]) => isObject(/** @type {any} */ (draft)?.data))));
  } catch {
    return {};
  }
}

/** @param {Record<string, Draft>} drafts @param {string} key @param {Draft | null} draft null forgets @returns {string} what is to be kept, the oldest left out; '' for nothing */
export function stringify(drafts, key, draft) {
  const { [key]: _, ...rest } = drafts;
  const all = Object.entries(draft ? { ...rest, [key]: draft } : rest).slice(-MOST_DRAFTS);
  return all.length ? JSON.stringify(Object.fromEntries(all)) : "";
}
