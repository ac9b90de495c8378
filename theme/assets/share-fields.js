/** Draws the questions of the form, as the schema says what an answer is. */
import { filled, make } from "./page.js";
import { asked, button, free, idOf, namesSource, offered, several, single, source, ticked, typed } from "./share-controls.js";
import { at, put } from "./share-draft.js";
import { resolved } from "./share-schema.js";

/** @typedef {import("./share-yaml.js").Data} Data */
/** @typedef {import("./share-schema.js").Schema} Schema */
/** @typedef {import("./share-schema.js").Way} Way */
/** @typedef {import("./share-controls.js").Context} Context */
/** @typedef {import("./share-controls.js").Question & { needed: boolean, hints: string }} Field with what stands beside its question */

const BOTH = /** @type {const} */ (["en", "fr"]);

/** @param {Schema} schema @returns {boolean} whether it is a text by languages */
const isText = (schema) => Object.keys(schema.properties ?? {}).join() === "en,fr";

/** @param {Context} context @param {Way} way @param {Schema} given @param {boolean} needed @returns {HTMLElement} */
export function field(context, way, given, needed) {
  const { model, words } = context;
  const schema = resolved(given, model);
  const [ask, hint = "", example = "", name = ""] = context.questions[asked(way)] ?? [String(way[way.length - 1])];
  const numbered = typeof way[way.length - 1] === "number";
  const label = numbered ? filled(words.number, { what: name || ask, number: Number(way[way.length - 1]) + 1 }) : ask;
  const hints = numbered ? "" : [hint, example && filled(words.example, { text: example })].filter(Boolean).join(" ");
  const here = { context, way, schema, ask, label, name, needed, hints };
  if (isText(schema)) return bilingual(here);
  if (schema.properties) return framed(here, group(here), "fieldset");
  if (schema.type === "array") {
    const items = resolved(schema.items ?? {}, model);
    if (items.properties) return framed(here, repeated(here, items), "fieldset");
    const choices = offered(context, items);
    return choices ? framed(here, several(here, choices), "fieldset") : framed(here, names(here, true));
  }
  if (asked(way) === "sources.id" || namesSource(way)) return framed(here, source(here));
  const choices = offered(context, schema);
  if (choices) return framed(here, single(here, choices));
  if (schema["x-registry"]) return framed(here, names(here, false));
  return framed(here, schema.type === "boolean" ? ticked(here) : typed(context, way, schema));
}

/** Names out of a list that is too long to be seen whole; its script has come with the list. @param {Field} here @param {boolean} many */
const names = (here, many) => /** @type {Required<Context>} */ (here.context).picker(here, many);

/** @param {Field} of @param {HTMLElement} inner @param {"div" | "fieldset"} [tag] @returns {HTMLElement} with its question above and its problems below */
function framed({ context, way, label, needed, hints }, inner, tag = "div") {
  const { words } = context;
  const box = make(tag, "share__field");
  box.dataset.way = way.join(".");
  const title = make(tag === "fieldset" ? "legend" : "label", "share__ask", label);
  if (title instanceof HTMLLabelElement) title.htmlFor = inner.id || (inner.querySelector("input, textarea, select")?.id ?? "");
  title.append(" ", make("span", "share__mark", needed ? words.required : words.optional));
  if (!needed && !(way.length === 1)) title.lastChild?.remove();
  box.append(title);
  if (hints) {
    const line = make("p", "share__hint", hints);
    line.id = `${idOf(way)}-hint`;
    box.append(line);
  }
  box.append(inner, problems(way));
  if (tag === "fieldset") box.setAttribute("aria-describedby", `${idOf(way)}-problem`);
  const control = box.querySelector("input, textarea, select");
  if (hints) control?.setAttribute("aria-describedby", `${idOf(way)}-hint ${idOf(way)}-problem`);
  return box;
}

/** @param {Way} way @returns {HTMLElement} where the problems of an answer are told */
function problems(way) {
  const line = make("p", "share__problem");
  line.id = `${idOf(way)}-problem`;
  line.dataset.problem = way.join();
  return line;
}

/** @param {Field} here */
function bilingual(here) {
  const { context, way, schema } = here;
  const { language, words } = context;
  const other = BOTH.find((each) => each !== language) ?? "en";
  const box = framed(here, typed(context, [...way, language], schema.properties?.[language] ?? {}));
  box.querySelector(".share__problem")?.before(problems([...way, language]));
  const more = make("details", "share__other");
  const second = typed(context, [...way, other], schema.properties?.[other] ?? {});
  second.lang = other;
  second.setAttribute("aria-label", `${here.label} — ${words[`in_${other}`]}`);
  more.append(make("summary", "", words.in_other), second, problems([...way, other]));
  more.open = Boolean(second.value);
  box.append(more);
  return box;
}

/** @param {Field} here @returns {HTMLElement} the questions within one */
function group({ context, way, schema }) {
  const box = make("div", "share__group");
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const inner = [...way, name];
    if (context.form.aside.includes(asked(inner)) && !(asked(inner) === "sources.id")) continue;
    box.append(field(context, inner, part, schema.required?.includes(name) ?? false));
  }
  if (asked(way) === "sources") {
    const known = /** @type {HTMLSelectElement | null} */ (box.querySelector("select"));
    const own = [...box.children].filter((part) => !/\.(id|locator|quote)$/.test(/** @type {HTMLElement} */ (part).dataset.way ?? ""));
    const follow = () => own.forEach((part) => part.toggleAttribute("hidden", Boolean(known?.value)));
    known?.addEventListener("change", follow);
    follow();
  }
  return box;
}

/** @param {Field} here @param {Schema} items @returns {HTMLElement} the items of a list, and a button for another one */
function repeated({ context, way, ask, name }, items) {
  const { draft, form, words } = context;
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
  return box;
}
