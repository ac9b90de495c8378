/** Draws the questions of the form, as the schema says what an answer is; every answer goes into the draft at once. */
import { filled, make } from "./page.js";
import { at, put } from "./share-draft.js";
import { length, resolved } from "./share-schema.js";
import { fold } from "./text.js";

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
 */

const LINES = 130; // a text that may be longer gets more than one line
const SHORT = /(?:^|\.)(?:title|name|publisher|unit|period|role|venue)$/; // never more than a line
const SHOWN = 8; // names found at once
const BOTH = /** @type {const} */ (["en", "fr"]);

/** @param {Way} way @returns {string} the way of the question, without numbers */
export const asked = (way) => way.filter((step) => typeof step === "string").join(".");

/** @param {Way} way @returns {boolean} whether a source is named there: one of the file's own or of the library */
export const namesSource = (way) => asked(way).endsWith(".source");

/** @param {Way} way */
export const idOf = (way) => `share-${way.join("-")}`;

/** @param {Schema} schema @returns {boolean} whether it is a text by languages */
const isText = (schema) => Object.keys(schema.properties ?? {}).join() === "en,fr";

/** @param {Context} context @param {Way} way @param {Schema} given @param {boolean} needed @returns {HTMLElement} */
export function field(context, way, given, needed) {
  const { draft, model, words, form } = context;
  const schema = resolved(given, model);
  const [ask, hint = "", example = "", name = ""] = context.questions[asked(way)] ?? [String(way[way.length - 1])];
  const numbered = typeof way[way.length - 1] === "number";
  const label = numbered ? filled(words.number, { what: name || ask, number: Number(way[way.length - 1]) + 1 }) : ask;
  if (isText(schema)) return bilingual();
  if (schema.properties) return group();
  if (schema.type === "array") {
    const items = resolved(schema.items ?? {}, model);
    if (items.properties) return repeated(items);
    return offered(items) ? several(offered(items) ?? []) : picker(true);
  }
  if (asked(way) === "sources.id" || namesSource(way)) return source();
  const choices = offered(schema);
  if (choices) return single(choices);
  return schema["x-registry"] ? picker(false) : one();

  /** @param {HTMLElement} inner @param {"div" | "fieldset"} [tag] @returns {HTMLElement} with its question above and its problems below */
  function framed(inner, tag = "div") {
    const box = make(tag, "share__field");
    box.dataset.way = way.join(".");
    const title = make(tag === "fieldset" ? "legend" : "label", "share__ask", label);
    if (title instanceof HTMLLabelElement) title.htmlFor = inner.id || (inner.querySelector("input, textarea, select")?.id ?? "");
    title.append(" ", make("span", "share__mark", needed ? words.required : words.optional));
    if (!needed && !(way.length === 1)) title.lastChild?.remove();
    const hints = [hint, example && filled(words.example, { text: example })].filter(Boolean).join(" ");
    box.append(title);
    if (hints && !numbered) box.append(described(make("p", "share__hint", hints), "hint"));
    box.append(inner, slot(way));
    if (tag === "fieldset") box.setAttribute("aria-describedby", `${idOf(way)}-problem`);
    const control = box.querySelector("input, textarea, select");
    if (hints && !numbered) control?.setAttribute("aria-describedby", `${idOf(way)}-hint ${idOf(way)}-problem`);
    return box;
  }

  /** @param {HTMLElement} element @param {string} what */
  function described(element, what) {
    element.id = `${idOf(way)}-${what}`;
    return element;
  }

  /** @param {Way} of */
  function slot(of) {
    const problem = make("p", "share__problem");
    problem.id = `${idOf(of)}-problem`;
    problem.dataset.problem = of.join();
    return problem;
  }

  /** @param {Schema} of @returns {[string, string][] | undefined} what may be chosen, where that is a short list */
  function offered(of) {
    const registry = of["x-registry"] ?? "";
    if (registry) return context.closed.includes(registry) ? Object.entries(model.known[registry]) : undefined;
    return of.enum?.map((value) => [value, words[`language_${value}`] ?? value]);
  }

  /** @param {Way} of @param {Schema} part @returns {HTMLInputElement | HTMLTextAreaElement} */
  function control(of, part) {
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

  function one() {
    if (schema.type !== "boolean") return framed(control(way, schema));
    const box = make("input", "");
    box.type = "checkbox";
    box.id = idOf(way);
    box.checked = at(draft.data, way) === "true";
    box.addEventListener("change", () => answer(box.checked ? "true" : undefined));
    return framed(box);
  }

  /** @param {Data | undefined} value */
  function answer(value) {
    put(draft.data, way, value);
    context.changed();
    context.touched(way);
  }

  function bilingual() {
    const { language } = context;
    const other = BOTH.find((each) => each !== language) ?? "en";
    const box = framed(control([...way, language], schema.properties?.[language] ?? {}));
    box.querySelector(".share__problem")?.before(slot([...way, language]));
    const more = make("details", "share__other");
    const second = control([...way, other], schema.properties?.[other] ?? {});
    second.lang = other;
    second.setAttribute("aria-label", `${label} — ${words[`in_${other}`]}`);
    more.append(make("summary", "", words.in_other), second, slot([...way, other]));
    more.open = Boolean(second.value);
    box.append(more);
    return box;
  }

  function group() {
    const box = make("div", "share__group");
    for (const [name, part] of Object.entries(schema.properties ?? {})) {
      const inner = [...way, name];
      if (form.aside.includes(asked(inner)) && !(asked(inner) === "sources.id")) continue;
      box.append(field(context, inner, part, schema.required?.includes(name) ?? false));
    }
    if (asked(way) === "sources") {
      const known = /** @type {HTMLSelectElement | null} */ (box.querySelector("select"));
      const own = [...box.children].filter((part) => !/\.(id|locator|quote)$/.test(/** @type {HTMLElement} */ (part).dataset.way ?? ""));
      const follow = () => own.forEach((part) => part.toggleAttribute("hidden", Boolean(known?.value)));
      known?.addEventListener("change", follow);
      follow();
    }
    return framed(box, "fieldset");
  }

  /** @param {Schema} items */
  function repeated(items) {
    const list = make("div", "share__items");
    const what = name || ask;
    const add = button(words.add_one);
    const held = () => /** @type {Data[]} */ (at(draft.data, way) ?? []);
    const empty = () => /** @type {Data} */ (asked(way) === "sources" ? { id: `source-${free(held())}` } : {});
    const render = () => {
      list.replaceChildren(
        ...held().map((_, index) => {
          const item = field(context, [...way, index], items, false);
          const out = button(words.take_out);
          out.setAttribute("aria-label", filled(words.take_out_named, { what: filled(words.number, { what, number: index + 1 }) }));
          out.addEventListener("click", () => {
            const before = structuredClone(held());
            put(draft.data, [...way, index], undefined);
            context.changed();
            render();
            add.focus();
            context.say(filled(words.take_out_named, { what }), () => {
              put(draft.data, way, before);
              context.changed();
              render();
            });
          });
          item.append(out);
          if (index >= context.published(way)) return make("div", "share__item", item);
          return make("details", "share__item", make("summary", "", filled(words.number, { what, number: index + 1 })), item);
        }),
      );
      add.textContent = filled(held().length ? words.another : words.add_one, { what });
    };
    add.addEventListener("click", () => {
      put(draft.data, [...way, held().length], empty());
      context.changed();
      render();
      /** @type {HTMLElement | null} */ (list.lastElementChild?.querySelector("input, textarea, select") ?? null)?.focus();
    });
    if (!held().length && form.begun.includes(asked(way))) put(draft.data, [...way, 0], empty());
    render();
    const box = make("div", "share__group");
    box.append(list, add);
    return framed(box, "fieldset");
  }

  /** @param {[string, string][]} choices @param {string} [otherwise] the answer where none of them is chosen */
  function single(choices, otherwise) {
    const select = make("select", "share__control");
    select.id = idOf(way);
    select.append(...[["", words.choose], ...choices].map(([value, text]) => new Option(text, value)));
    select.value = String(at(draft.data, way) ?? "");
    select.setAttribute("aria-describedby", `${select.id}-problem`);
    select.addEventListener("change", () => answer(select.value || otherwise));
    return framed(select);
  }

  /** The sources of the card, and those of the library. */
  function source() {
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
    const box = single(isOwn ? library : [...mine, ...library], isOwn ? (ofLibrary ? `source-${free(own)}` : here) : undefined);
    const select = /** @type {HTMLSelectElement} */ (box.querySelector("select"));
    if (isOwn) {
      select.options[0].text = words.own_source;
      select.value = ofLibrary ? here : "";
    }
    return box;
  }

  /** @param {[string, string][]} choices */
  function several(choices) {
    const box = make("div", "share__choices");
    for (const [value, text] of choices) {
      const tick = make("input", "");
      tick.type = "checkbox";
      tick.checked = chosen().includes(value);
      tick.id = `${idOf(way)}-${value}`;
      tick.addEventListener("change", () => answer(tick.checked ? [...chosen(), value] : chosen().filter((each) => each !== value)));
      const line = make("label", "share__choice");
      line.append(tick, ` ${text}`);
      box.append(line);
    }
    return framed(box, "fieldset");
  }

  /** @returns {string[]} */
  function chosen() {
    const value = at(draft.data, way);
    return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  }

  /** Names out of a long list, found by a part of them. @param {boolean} many */
  function picker(many) {
    const registry = (many ? resolved(schema.items ?? {}, model) : schema)["x-registry"] ?? "";
    const box = make("div", "share__picker");
    const [list, found] = [make("ul", "share__chosen"), make("ul", "share__found")];
    const input = make("input", "share__control");
    input.id = idOf(way);
    input.type = "text";
    input.autocomplete = "off";
    input.placeholder = words.find;
    input.setAttribute("aria-describedby", `${input.id}-problem`);
    const told = make("p", "share__told");
    told.setAttribute("role", "status");
    const held = () => (many ? chosen() : [String(at(draft.data, way) ?? "")].filter(Boolean));
    /** @param {string[]} ids */
    const keep = (ids) => {
      answer(many ? ids : ids[0]);
      render();
    };
    const matches = () => {
      const typed = fold(input.value.trim());
      if (!typed) return [];
      const fitting = Object.entries(model.known[registry] ?? {}).filter(([id, text]) => !held().includes(id) && (fold(text).includes(typed) || id.includes(typed)));
      return fitting.sort(([, a], [, b]) => Number(!fold(a).startsWith(typed)) - Number(!fold(b).startsWith(typed)) || a.localeCompare(b));
    };
    const search = () => {
      const fitting = matches();
      told.textContent = fitting.length ? filled(words.choose_found, { count: Math.min(fitting.length, SHOWN) }) : "";
      found.replaceChildren(
        ...fitting.slice(0, SHOWN).map(([id, text]) => {
          const line = make("li", "");
          const choice = button(text || id);
          choice.addEventListener("click", () => {
            input.value = "";
            keep(many ? [...held(), id] : [id]);
            search();
            input.focus();
          });
          line.append(choice);
          return line;
        }),
      );
    };
    const render = () => {
      list.replaceChildren(
        ...held().map((id) => {
          const text = model.known[registry]?.[id] || id;
          const line = make("li", "", text);
          const out = button(words.take_out);
          out.setAttribute("aria-label", filled(words.take_out_named, { what: text }));
          out.addEventListener("click", () => {
            keep(held().filter((each) => each !== id));
            input.focus();
          });
          line.append(" ", out);
          return line;
        }),
      );
    };
    input.addEventListener("input", search);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const fitting = matches();
      if (fitting.length) /** @type {HTMLElement | null} */ (found.querySelector("button"))?.click();
      else lacking();
    });
    input.addEventListener("change", () => {
      if (!matches().length) lacking();
    });
    const lacking = () => {
      const what = input.value.trim();
      if (!what || !model.known[registry]) return; // of a list that did not come, nobody knows what it lacks
      context.noted(`${ask} ${what}`);
      input.value = "";
      told.textContent = filled(words.not_listed, { what });
    };
    render();
    box.append(list, input, told, found);
    return framed(box);
  }
}

/** @param {Data[]} held @returns {number} of a source that has no name yet */
function free(held) {
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
