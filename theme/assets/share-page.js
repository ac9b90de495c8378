/** The form in which people write what the library holds. What is typed stays in this browser until its author sends it. */
import { filled, keep, kept, language, longDate, make } from "./page.js";
import { answerOf, checks } from "./share-checks.js";
import { asked, button, idOf } from "./share-controls.js";
import { at, finished, parse, put, STORE, stringify, titleOf } from "./share-draft.js";
import { field } from "./share-fields.js";
import { resolved } from "./share-schema.js";
import { definition, kindOf, lists, published } from "./share-site.js";
import { listed, questions, ways, WIDE } from "./share-steps.js";

/** @typedef {import("./share-draft.js").Draft} Draft */
/** @typedef {import("./share-schema.js").Way} Way */

const SOON = 400; // milliseconds after the last key
const CAME = `${STORE}-came`; // from another kind of thing, which is written in the same page

/** @param {string} hash @param {string[]} registries @returns {{registry: string, id: string, field: string, given: (name: string) => string}} what an address asks for; `given` is what it fills in */
export function asks(hash, registries) {
  const wanted = new URLSearchParams(hash.replace(/^#/, ""));
  const called = (/** @type {string} */ registry) => registry.slice(0, -1);
  const fresh = registries.find((each) => wanted.get("new") === called(each));
  const registry = fresh ?? registries.find((each) => wanted.has(called(each))) ?? registries[0];
  const given = (/** @type {string} */ name) => (fresh ? (wanted.get(name) ?? "") : "");
  return { registry, id: fresh ? "" : (wanted.get(called(registry)) ?? ""), field: wanted.get("field") ?? "", given };
}

/** @param {Element} page @param {URL} root the site's */
export async function start(page, root) {
  const app = /** @type {HTMLElement} */ (page.querySelector("[data-share-app]"));
  page.querySelector("[data-share-no-script]")?.setAttribute("hidden", "");
  const spoken = /** @type {"en" | "fr"} */ (language());
  const home = new URL(`${spoken}/contribute/share/`, root);
  const made = await definition(home);
  const { words } = made;
  const registries = Object.keys(made.kinds);
  const wanted = asks(location.hash, registries);
  const { registry } = wanted;
  const kind = await kindOf(home, registry);
  const { form, schema } = kind;
  const known = kind.labels;
  const rules = { ...made.rules, schemas: { [registry]: schema }, tables: { [registry]: kind.tables } };
  const model = { schema, known, unknown: rules.unknown, web: rules.web };
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

  const atHand = parse(kept(STORE))[`${registry}:${wanted.id}`];
  const isOpened = Boolean(wanted.id && atHand && !atHand.id); // a file that is not published, from somebody's disk
  // Without a connection, a correction that was begun can still be gone on with.
  const there = wanted.id && !isOpened ? await published(root, registry, schema, wanted.id).catch((error) => (atHand ? undefined : Promise.reject(error))) : null;
  const lost = Boolean(wanted.id) && !isOpened && there === null;
  const given = Object.fromEntries(form.named.flatMap((name) => (wanted.given(name) ? [[name, wanted.given(name)]] : [])));
  const key = `${registry}:${there?.id ?? (lost ? "" : wanted.id)}${Object.values(given).map((each) => `?${each}`).join("")}`;
  const earlier = parse(kept(STORE))[key];
  /** @type {Draft} what stands there before anybody answers */
  const first = { registry, id: there?.id ?? "", data: there?.data ?? structuredClone({ ...form.given, ...given }), note: "", step: 0, changed: today };
  let draft = earlier ?? structuredClone(first);
  let timer = 0;
  let turns = 0;

  const status = make("p", "share__status");
  status.setAttribute("role", "status");
  status.dataset.downloaded = app.dataset.downloaded;
  const steps = make("nav", "share__steps");
  steps.setAttribute("aria-label", words.steps);

  const zone = (Intl.DateTimeFormat().resolvedOptions().timeZone.split("/").pop() ?? "").toLowerCase().replaceAll("_", "-"); // as the ids are
  const about = () => ({ schema, form, language: spoken, today, taken: Object.keys(known[registry] ?? {}), longest: rules.longest.id, sourced: kind.tables.sourced, zone: zone in (known["time-zones"] ?? {}) ? zone : undefined });

  /** A draft in which nothing differs from what stood there is none. */
  function save() {
    const isSame = !draft.note && JSON.stringify(draft.data) === JSON.stringify(first.data);
    keep(STORE, stringify(parse(kept(STORE)), key, isSame ? null : draft));
  }

  /** @type {import("./share-checks.js").Desk} */
  const desk = {
    registry,
    definition: made,
    rules,
    today,
    seen: new Set(),
    complete: false,
    signedIn: false,
    body: make("div", "share__body"),
    status,
    finish: () => finished(draft, about()),
    context: {
      get draft() {
        return draft;
      },
      form,
      model,
      questions: kind.questions,
      words,
      language: spoken,
      closed: rules.closed,
      published: (way) => (form.later.includes(asked(way)) ? [at(first.data, way) ?? []].flat().length : 0),
      changed() {
        draft.changed = today;
        save();
        clearTimeout(timer);
        timer = setTimeout(() => {
          const here = document.activeElement?.id ?? "";
          if (here.startsWith("share-")) desk.seen.add(here);
          told.tell();
        }, SOON);
      },
      touched(way) {
        desk.seen.add(idOf(way));
        if (asked(way) === "type") render(false);
        unpressed(told.tell);
      },
      say,
      noted(text) {
        draft.note = [draft.note, text].filter(Boolean).join("\n");
        save();
      },
    },
  };
  const { body, context } = desk;
  const told = checks(desk);
  const { shown, isNeeded } = questions(desk);
  const names = lists(home, model, made.long, () => say(words.no_list, () => void render(false), words.again));

  // What appears between pressing and letting go would move the thing that is pressed from under the pointer.
  let isPressed = false;
  /** @type {(() => void) | null} */
  let then = null;
  app.addEventListener("pointerdown", () => (isPressed = true), true);
  for (const event of ["pointerup", "pointercancel"]) {
    addEventListener(event, () => {
      isPressed = false;
      if (then) setTimeout(then);
      then = null;
    });
  }
  /** Now, or once nothing is pressed any more. @param {() => void} does */
  function unpressed(does) {
    if (isPressed) then = does;
    else does();
  }

  /** @param {string} text @param {() => void} [does] what a button beside it does @param {string} [label] of the button */
  function say(text, does, label = words.undo) {
    status.replaceChildren(text);
    if (!does) return;
    const doing = button(label);
    doing.addEventListener("click", () => {
      status.replaceChildren();
      does();
    });
    status.append(" ", doing);
  }

  /** @param {number} number */
  function go(number) {
    draft.step = number;
    desk.complete = false;
    save();
    render(true);
  }

  /** @param {boolean} focus whether the step is begun */
  async function render(focus) {
    const all = shown();
    draft.step = Math.min(draft.step, all.length);
    const last = draft.step === all.length;
    const [step, fields] = all[draft.step] ?? ["", []];
    const turn = ++turns;
    const properties = resolved(schema, model).properties ?? {};
    const wanted = last ? made.long : fields.flatMap((name) => names.of(properties[name] ?? {}, name));
    const [end, found] = await Promise.all([last ? import("./share-end.js") : null, !last && wanted.length ? import("./share-picker.js") : null, ...wanted.map(names.list)]);
    if (found) context.picker = found.picker;
    if (turn !== turns) return; // somebody went on meanwhile
    const held = /** @type {HTMLInputElement | null} */ (body.contains(document.activeElement) ? document.activeElement : null);
    steps.replaceChildren(listed(desk, all, go));
    const heading = make("h2", "", last ? words.look : made.steps[step]);
    heading.tabIndex = -1;
    body.replaceChildren(heading);
    if (end) body.append(...end.ending(desk, told, visit, new URL(`${spoken}/network/`, root).href));
    else {
      body.append(make("div", "share__wrong"));
      for (const name of fields) body.append(field(context, [name], properties[name] ?? {}, isNeeded(name)));
    }
    body.append(ways(desk, all.length, go, told.tell));
    if (!last) told.tell();
    if (!focus && held) {
      const again = /** @type {HTMLInputElement | null} */ (document.getElementById(held.id));
      again?.focus();
      // What is no answer yet, as a name that was typed while its list was on the way, is in no draft.
      if (again?.closest(".share__picker") && held.value) {
        again.value = held.value;
        again.dispatchEvent(new Event("input"));
      }
    }
    if (focus) {
      heading.focus({ preventScroll: true });
      (matchMedia(WIDE).matches ? heading : steps).scrollIntoView(); // beside the step, its list stays in view
    }
  }

  /** Shows the question of an answer. @param {Way} way */
  async function visit(way) {
    desk.complete = true;
    draft.step = Math.max(0, shown().findIndex(([, fields]) => fields.includes(String(way[0]))));
    await render(true);
    const box = told.place(way);
    /** @type {HTMLElement | null | undefined} */ ((box && answerOf(box)) ?? box?.parentElement?.querySelector("input, select, textarea"))?.focus();
  }

  /** @returns {HTMLElement | null} where the answer to the question is written that somebody came for */
  function toQuestion() {
    const all = /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll(`[data-way="${CSS.escape(wanted.field)}"] .share__item:last-child :is(input, select, textarea)`));
    return document.getElementById(idOf([wanted.field, spoken])) ?? document.getElementById(idOf([wanted.field])) ?? all[0] ?? null;
  }

  function empty() {
    const before = structuredClone(draft);
    draft = structuredClone(first);
    save();
    desk.seen.clear();
    void render(false);
    say(draft.id ? words.restored : words.emptied, () => {
      draft = before;
      save();
      void render(false);
    });
  }

  /** @param {File} file from somebody's disk */
  async function opened(file) {
    const { open } = await import("./share-open.js");
    const ids = async (/** @type {string} */ one) => names.list(one).then(() => known[one]);
    await open(file, desk, ids, (name, taken) => {
      keep(STORE, stringify(parse(kept(STORE)), name, taken));
      location.hash = `${taken.registry.slice(0, -1)}=${encodeURIComponent(taken.name ?? "")}`;
      location.reload();
    });
  }

  const kinds = make("p", "share__kinds", make("span", "", words.kinds));
  for (const [each, text] of Object.entries(made.kinds)) {
    const link = make("a", "", text);
    link.href = `#new=${each.slice(0, -1)}`;
    if (each === registry) link.setAttribute("aria-current", "true");
    kinds.append(" ", link);
  }
  const clear = button(words.empty);
  clear.addEventListener("click", empty);
  const opener = make("input", "");
  Object.assign(opener, { type: "file", accept: ".yml,.yaml", id: "share-file" });
  opener.addEventListener("change", () => opener.files?.[0] && opened(opener.files[0]));
  const opening = make("label", "", words.open_file);
  opening.htmlFor = opener.id;
  const head = make("div", "share__head");
  const isAdding = form.later.includes(wanted.field);
  const what = titleOf(draft.data, form, spoken, model) || draft.id;
  if (draft.id) head.append(make("p", "", make("strong", "", filled(isAdding ? words.adding : words.correcting, { what }))), make("p", "", isAdding ? words.adding_text : words.correcting_text));
  else head.append(kinds);
  // Whoever came to add something finds room for it.
  if (isAdding && context.published([wanted.field]) === [at(draft.data, [wanted.field]) ?? []].flat().length) put(draft.data, [wanted.field, context.published([wanted.field])], {});
  // A question that somebody came for stands before where they left off; a note, before all else.
  const step = wanted.field === "note" ? shown().length : shown().findIndex(([, fields]) => fields.includes(wanted.field));
  if (wanted.field) draft.step = Math.max(0, step);
  app.replaceChildren(head, status, steps, body, make("div", "share__empty", make("p", "", clear, " ", make("span", "note", words.saved)), make("p", "share__open", opening, " ", opener)));
  if (lost) say(filled(words.gone, { what: wanted.id }));
  else if (earlier) say(filled(words.draft, { date: longDate(earlier.changed) }));
  await render(false);
  if (wanted.field) toQuestion()?.focus();
  addEventListener("hashchange", () => {
    keep(CAME, "1", "sessionStorage");
    location.reload();
  });
  if (kept(CAME, "sessionStorage")) /** @type {HTMLElement | null} */ (body.querySelector("h2"))?.focus(); // whoever chose another kind of thing
  keep(CAME, "", "sessionStorage");
  if (!(keep(`${STORE}-probe`, "1") && keep(`${STORE}-probe`, ""))) say(words.not_saved);
}
