/** What an answer is typed into, ticked or chosen in; every answer goes into the draft at once. */
import { filled, make } from "./page.js";
import { at, put } from "./share-draft.js";
import { length } from "./share-schema.js";

/** @typedef {import("./share-yaml.js").Data} Data */
/** @typedef {import("./share-schema.js").Schema} Schema */
/** @typedef {import("./share-schema.js").Way} Way */
/**
 * @typedef {object} Context
 * @property {import("./share-draft.js").Draft} draft
 * @property {import("./share-draft.js").Form} form
 * @property {import("./share-schema.js").Model} model
 * @property {Record<string, string[]>} questions way → what is asked, a hint, an example, what one of it is called
 * @property {Record<string, string>} words
 * @property {"en" | "fr"} language
 * @property {string[]} closed registries of which a person sees the whole list
 * @property {(way: Way) => number} published how many items of a list, to which others add, are published
 * @property {() => void} changed
 * @property {(way: Way) => void} touched
 * @property {(text: string, does?: () => void, label?: string) => void} say with a button beside it, or without
 * @property {(text: string) => void} noted keeps what a list lacks
 * @property {typeof import("./share-picker.js").picker} [picker] for a step that asks for names
 */
/**
 * One question of the form.
 * @typedef {object} Question
 * @property {Context} context
 * @property {Way} way
 * @property {Schema} schema of its answer, resolved
 * @property {string} ask what is asked
 * @property {string} label the same, or 'Source 2' for an item of a list
 * @property {string} name what one item of a list is called; '' where it has no name
 */

const LINES = 130; // a text that may be longer gets more than one line
const SHORT = /(?:^|\.)(?:title|name|publisher|unit|period|role|venue)$/; // never more than a line

/** @param {Way} way @returns {string} the way of the question, without numbers */
export const asked = (way) => way.filter((step) => typeof step === "string").join(".");

/** @param {Way} way @returns {boolean} whether a source is named there: one of the file's own or of the library */
export const namesSource = (way) => asked(way).endsWith(".source");

/** @param {Way} way */
export const idOf = (way) => `share-${way.join("-")}`;

/** @param {Question} question @param {Data | undefined} value */
export function answer({ context, way }, value) {
  put(context.draft.data, way, value);
  context.changed();
  context.touched(way);
}

/** @param {Question} question @returns {string[]} what is chosen of several */
export function chosen({ context, way }) {
  const value = at(context.draft.data, way);
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** @param {Context} context @param {Schema} of @returns {[string, string][] | undefined} what may be chosen, where that is a short list */
export function offered({ closed, model, words }, of) {
  const registry = of["x-registry"] ?? "";
  if (registry) return closed.includes(registry) ? Object.entries(model.known[registry]) : undefined;
  return of.enum?.map((value) => [value, words[`language_${value}`] ?? value]);
}

/** @param {Context} context @param {Way} of @param {Schema} part @returns {HTMLInputElement | HTMLTextAreaElement} */
export function typed(context, of, part) {
  const { draft, words } = context;
  const long = part.type === "string" && (part.maxLength ?? 0) > LINES && !part["x-rule"] && !SHORT.test(asked(of).replace(/\.(en|fr)$/, ""));
  const box = make(long ? "textarea" : "input", "share__control");
  if (box instanceof HTMLTextAreaElement) box.rows = (part.maxLength ?? 0) > 300 ? 4 : 2;
  else if (box instanceof HTMLInputElement) {
    box.type = part.format === "date" ? "date" : part["x-rule"] === "web-address" ? "url" : "text";
    if (part.type === "integer") box.inputMode = "numeric";
    if (part.type === "number") box.inputMode = "decimal";
  }
  const input = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (box);
  input.id = idOf(of);
  input.autocomplete = "off";
  input.value = String(at(draft.data, of) ?? "");
  input.setAttribute("aria-describedby", `${input.id}-problem`);
  const count = make("span", "share__count");
  const limit = part.type === "string" && part.maxLength;
  const tell = () => {
    const size = length(input.value.trim());
    count.textContent = limit && size > limit * 0.8 ? filled(words.count, { count: size, limit }) : "";
    count.classList.toggle("share__count--over", Boolean(limit && size > limit));
  };
  input.addEventListener("input", () => {
    put(draft.data, of, part.type === "number" ? input.value.replace(",", ".") : input.value);
    tell();
    context.changed();
  });
  input.addEventListener("change", () => context.touched(of));
  requestAnimationFrame(() => limit && input.after(count));
  tell();
  return input;
}

/** @param {Question} question @returns {HTMLInputElement} */
export function ticked(question) {
  const box = make("input", "");
  box.type = "checkbox";
  box.id = idOf(question.way);
  box.checked = at(question.context.draft.data, question.way) === "true";
  box.addEventListener("change", () => answer(question, box.checked ? "true" : undefined));
  return box;
}

/** @param {Question} question @param {[string, string][]} choices @param {string} [otherwise] the answer where none of them is chosen */
export function single(question, choices, otherwise) {
  const { context, way } = question;
  const select = make("select", "share__control");
  select.id = idOf(way);
  select.append(...[["", context.words.choose], ...choices].map(([value, text]) => new Option(text, value)));
  select.value = String(at(context.draft.data, way) ?? "");
  select.setAttribute("aria-describedby", `${select.id}-problem`);
  select.addEventListener("change", () => answer(question, select.value || otherwise));
  return select;
}

/** @param {Question} question @param {[string, string][]} choices */
export function several(question, choices) {
  const box = make("div", "share__choices");
  for (const [value, text] of choices) {
    const tick = make("input", "");
    tick.type = "checkbox";
    tick.checked = chosen(question).includes(value);
    tick.id = `${idOf(question.way)}-${value}`;
    tick.addEventListener("change", () => answer(question, tick.checked ? [...chosen(question), value] : chosen(question).filter((each) => each !== value)));
    const line = make("label", "share__choice");
    line.append(tick, ` ${text}`);
    box.append(line);
  }
  return box;
}

/** The sources of the card, and those of the library. @param {Question} question */
export function source(question) {
  const { context, way } = question;
  const { draft, model, words } = context;
  const own = /** @type {Record<string, Data>[]} */ (Array.isArray(draft.data.sources) ? draft.data.sources : []);
  const isOwn = asked(way) === "sources.id";
  const here = String(at(draft.data, way) ?? "");
  const mine = own.flatMap((each, index) => {
    const id = String(each.id ?? "");
    return id in (model.known.sources ?? {}) || (isOwn && id !== here) || !id ? [] : [/** @type {[string, string]} */ ([id, String(each.title || filled(words.number, { what: context.questions.sources[3], number: index + 1 }))])];
  });
  const library = Object.entries(model.known.sources ?? {})
    .map(([id, title]) => /** @type {[string, string]} */ ([id, title || id]))
    .sort(([, a], [, b]) => a.localeCompare(b));
  const ofLibrary = here in (model.known.sources ?? {});
  const select = single(question, isOwn ? library : [...mine, ...library], isOwn ? (ofLibrary ? `source-${free(own)}` : here) : undefined);
  if (isOwn) {
    select.options[0].text = words.own_source;
    select.value = ofLibrary ? here : "";
  }
  return select;
}

/** @param {Data[]} held @returns {number} of a source that has no name yet */
export function free(held) {
  const taken = held.map((each) => (typeof each === "object" && !Array.isArray(each) ? String(each.id) : ""));
  let number = 1;
  while (taken.includes(`source-${number}`)) number++;
  return number;
}

/** @param {string} text */
export function button(text) {
  const made = make("button", "share__button", text);
  made.type = "button";
  return made;
}
