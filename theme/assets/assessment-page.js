/** The page of a self-assessment: answers are kept, counted, saved, compared and put together, all in the browser. */
import { partsOf } from "./card-parts.js";
import { download, filled, keep, kept, language, longDate, make } from "./page.js";
import { changes, empty, merged, parse, result, stringify } from "./scoring.js";

/** @typedef {import("./scoring.js").Saved} Saved */
/** @typedef {{guide: string, title: string, practices: string}} Help */
/** @typedef {{key: string, title: string, questions: {key: string, text: string}[], strong: string, next: string[], help: Help | null}} Area */

const STORE = "commons-assessment";

/** @param {HTMLFormElement} form @param {URL} root the site's */
export function start(form, root) {
  /** @type {{areas: Area[], words: any, choose: number, scale: string[]}} */
  const { areas, words, choose, scale } = JSON.parse(document.querySelector("[data-said]")?.textContent ?? "");
  const id = form.dataset.assessment ?? "";
  const about = /^#practice=([a-z0-9-]{1,100})$/.exec(location.hash)?.[1] ?? "";
  const store = [STORE, id, about].filter(Boolean).join(":");
  const total = areas.reduce((all, area) => all + area.questions.length, 0);
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));
  const home = new URL(`${language()}/`, root);
  let saved = parse(kept(store), id) ?? { ...empty(id), about };

  /** @param {number} tenths */
  const number = (tenths) => new Intl.NumberFormat(`${language()}-CA`, { minimumFractionDigits: 1 }).format(tenths / 10);
  const say = (/** @type {string} */ text, /** @type {Node[]} */ ...more) => part("status").replaceChildren(text, ...more);
  /** @param {string} text */
  const tell = (text) => say(filled(text, { count: answered(saved), total }));
  /** @param {Saved} one @returns {number} of the questions that are asked now */
  const answered = (one) => areas.flatMap(({ questions }) => questions).filter(({ key }) => key in one.answers).length;

  function keepIt() {
    const text = Object.keys(saved.answers).length || saved.chosen.length || saved.by ? stringify(saved) : "";
    tell(keep(store, text) ? words.kept : words.not_kept);
  }

  /** Takes what somebody answered before this script was there. */
  function takeOver() {
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input:checked"))) {
      if (input.type === "radio") saved = { ...saved, answers: { ...saved.answers, [input.name]: Number(input.value) } };
      else if (!saved.chosen.includes(input.value) && saved.chosen.length < choose) saved = { ...saved, chosen: [...saved.chosen, input.value] };
    }
    if (form.querySelector("input:checked")) keepIt();
  }

  /** Puts what is saved into the form. */
  function show() {
    for (const input of form.querySelectorAll("input")) {
      if (input.type === "radio") input.checked = saved.answers[input.name] === Number(input.value);
      else if (input.type === "checkbox") input.checked = saved.chosen.includes(input.value);
      else if (input.name === "by") input.value = saved.by;
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type === "file") return;
    if (target.type === "radio") saved = { ...saved, answers: { ...saved.answers, [target.name]: Number(target.value) } };
    else if (target.type === "checkbox") {
      const others = saved.chosen.filter((one) => one !== target.value);
      if (target.checked && others.length >= choose) {
        target.checked = false;
        return say(filled(words.chosen_enough, { count: choose }));
      }
      saved = { ...saved, chosen: target.checked ? [...others, target.value] : others };
    } else saved = { ...saved, by: target.value };
    keepIt();
  });

  /** @param {(Node | string)[]} inside */
  function present(...inside) {
    part("told").replaceChildren(...inside);
    part("result").hidden = false;
    part("result").querySelector("h2")?.focus();
  }

  /** @param {Area} area */
  function helpOf({ help }) {
    if (!help) return [];
    const guide = make("a", "", help.title);
    guide.href = new URL(`guides/${help.guide}/`, home).href;
    const line = make("p", "note", `${words.guide} `, guide);
    if (help.practices) {
      const practices = make("a", "", help.practices);
      practices.href = new URL(`search/#theme=${help.guide}`, home).href;
      line.append(" · ", practices);
    }
    return [line];
  }

  /** @param {string} caption @param {string[]} head @param {(Node | string)[][]} rows the first cell of each names it */
  function table(caption, head, rows) {
    const cells = (/** @type {"td" | "th"} */ tag, /** @type {(Node | string)[]} */ texts) => texts.map((text) => make(tag, "", text));
    const first = make("tr", "", ...cells("th", head));
    for (const cell of first.children) cell.setAttribute("scope", "col");
    const body = rows.map(([name, ...rest]) => {
      const row = make("th", "", name);
      row.scope = "row";
      return make("tr", "", row, ...cells("td", rest));
    });
    const made = make("table", "assess__table", make("caption", "", caption), make("thead", "", first), make("tbody", "", ...body));
    const scroll = make("div", "scroll", made);
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", caption);
    return scroll;
  }

  function own() {
    const told = result(areas, saved);
    if (!told.length) return say(words.nothing);
    /** @type {[string, string][]} */
    const groups = [["first", words.next], ["under-way", words.under_way], ["strong", words.strengths]];
    present(
      ...groups.flatMap(([name, heading]) => {
        const here = told.filter((one) => one.standing === name);
        if (!here.length) return [];
        const items = here.map(({ area, score, chosen }) => {
          const mark = chosen ? [" ", make("span", "tag", words.matters)] : [];
          const steps = name === "strong" ? [make("p", "", area.strong)] : [make("ul", "plain", ...area.next.map((step) => make("li", "", step)))];
          const head = make("h4", "", `${area.title} `, make("span", "note", filled(words.score, { score: number(score) })), ...mark);
          return make("div", "assess__told", head, ...steps, ...(name === "strong" ? [] : helpOf(area)));
        });
        return [make("h3", "", heading), ...items];
      }),
    );
  }

  function save() {
    saved = { ...saved, made: new Date().toISOString().slice(0, 10) };
    keepIt();
    const name = saved.by.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase();
    download(`${[words.file, id, name, saved.made].filter(Boolean).join("-")}.json`, stringify(saved), "application/json", part("status"));
  }

  const clear = () => replace(empty(id), words.cleared);

  /** Puts other answers in the place of those that stand there, which can be taken back. @param {Saved} others @param {string} done what is said then */
  function replace(others, done) {
    const before = saved;
    saved = { ...others, about };
    keepIt();
    show();
    part("result").hidden = true;
    if (!answered(before)) return tell(done);
    const button = make("button", "", words.undo);
    button.type = "button";
    button.addEventListener("click", () => {
      saved = before;
      show();
      keepIt();
      form.querySelector("input")?.focus();
    });
    tell(done);
    part("status").append(" ", button);
    button.focus();
  }

  /** @param {Saved} before */
  function compare(before) {
    const rows = changes(areas, saved, before).map(({ area, before: then, now, change }) => [
      area.title,
      number(then),
      number(now),
      change ? `${change > 0 ? "+" : "−"}${number(Math.abs(change))}` : words.no_change,
    ]);
    if (!rows.length) return say(words.nothing);
    const caption = before.made ? filled(words.changed, { date: longDate(before.made) }) : words.changed_no_date;
    present(table(caption, [words.part, words.before, words.now, words.change], rows));
  }

  /** @param {Saved[]} people */
  function together(people) {
    const all = merged(areas, people);
    if (!all.length) return say(words.nothing);
    const apart = all.filter((one) => one.apart > 0);
    const rows = apart.map(({ question, answers, differ }) => [
      make("span", "", question.text, ...(differ ? [" ", make("span", "tag", words.differ)] : [])),
      ...answers.map((count) => (count ? String(count) : "–")),
    ]);
    const names = scale.map((name, place) => `${place} ${name}`).join(" · ");
    const caption = `${filled(words.together, { count: people.length })} (${names})`;
    const agreed = make("p", "", filled(words.agreed, { count: all.length - apart.length }));
    present(...(rows.length ? [make("p", "", words.differ_text), table(caption, [words.question, ...scale.keys()].map(String), rows)] : []), agreed);
  }

  /** @type {Record<string, (files: Saved[]) => void>} */
  const opened = {
    "go-on": ([file]) => replace(file, words.loaded),
    compare: ([file]) => compare(file),
    merge: (files) => (files.length < 2 ? say(words.too_few) : together(files)),
  };
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-open]"))) {
    input.addEventListener("change", async () => {
      const files = [...(input.files ?? [])];
      const read = await Promise.all(files.map(async (file) => parse(await file.text(), id)));
      const odd = files.filter((_, place) => !read[place]);
      const whole = read.filter((one) => one !== null);
      if (odd.length) say(filled(words.refused, { name: odd.map((file) => file.name).join(", ") }));
      else if (whole.length) opened[input.dataset.open ?? ""](whole);
      input.value = "";
    });
  }

  async function card() {
    const address = new URL(`practices/${about}/`, home);
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) return;
    const parts = partsOf(new DOMParser().parseFromString(await answer.text(), "text/html"));
    const link = make("a", "", parts.title?.[0] ?? about);
    link.href = address.href;
    part("card-said").replaceChildren(`${words.card_of} `, link);
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-cards]"))) {
      const texts = (place.dataset.cards ?? "").split(" ").flatMap((name) => parts[name] ?? []);
      place.querySelector("div")?.replaceChildren(...(texts.length ? texts : [words.silent]).map((text) => make("p", "", text)));
      place.hidden = false;
    }
  }

  /** @type {Record<string, () => unknown>} */
  const actions = { show: own, save, clear };
  for (const button of form.querySelectorAll("button")) button.addEventListener("click", () => actions[button.dataset.do ?? ""]?.());
  addEventListener("hashchange", () => location.reload());
  takeOver();
  show();
  part("files").hidden = false;
  part("keeping").hidden = false;
  if (about) void card();
}
