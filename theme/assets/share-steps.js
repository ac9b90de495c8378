/** The steps of the form: which questions they ask of this thing, their list, and the way from one to the next. */
import { filled, make } from "./page.js";
import { answerOf } from "./share-checks.js";
import { button } from "./share-controls.js";

/** @typedef {import("./share-checks.js").Desk} Desk */
/** @typedef {[string, string[]]} Step a name and its fields */

export const WIDE = "(min-width: 62em)"; // as in share.css
const NOTHING = { needs: /** @type {string[]} */ ([]), parts: /** @type {string[]} */ ([]) };

/** What this sort of thing is asked. @param {Desk} desk */
export function questions({ registry, rules, context, finish }) {
  const { types } = rules.tables[registry];
  const type = () => types[String(context.draft.data.type ?? "")] ?? NOTHING;
  const special = new Set(Object.values(types).flatMap((each) => [...each.needs, ...each.parts]).concat(types.event ? ["ends"] : []));
  /** @param {string} name */
  const isOfType = (name) => !special.has(name) || name in context.draft.data || type().needs.includes(name) || type().parts.includes(name) || (name === "ends" && type().needs.includes("starts"));
  /** @param {string} name @returns {boolean | string} whether a question is for this type of thing */
  const concerns = (name) => (name !== "pending" || Boolean(finish().other)) && (context.draft.id || !context.form.later.includes(name)) && isOfType(name);
  return {
    /** @returns {Step[]} */
    shown: () => context.form.steps.map(([name, fields]) => /** @type {Step} */ ([name, fields.filter(concerns)])).filter(([, fields]) => fields.length),
    /** @param {string} name */
    isNeeded: (name) => context.form.needed.includes(name) || type().needs.includes(name),
  };
}

/** @param {Desk} desk @param {Step[]} all @param {(number: number) => void} go @returns {HTMLElement} the list of the steps, folded on a small screen */
export function listed({ definition, context }, all, go) {
  const { draft, words } = context;
  const fold = make("details", "share__fold", make("summary", "", filled(words.step, { number: draft.step + 1, count: all.length + 1 })));
  fold.open = matchMedia(WIDE).matches;
  const items = [...all.map(([name]) => definition.steps[name]), words.send].map((title, number) => {
    const link = button(title);
    if (number === draft.step) link.setAttribute("aria-current", "step");
    link.addEventListener("click", () => go(number));
    return make("li", "", link);
  });
  fold.append(make("ol", "share__list", ...items));
  return fold;
}

/** @param {Desk} desk @param {number} count @param {(number: number) => void} go @param {() => HTMLElement[]} tell @returns {HTMLElement} the ways back and on */
export function ways(desk, count, go, tell) {
  const { draft, words } = desk.context;
  const line = make("p", "share__ways");
  if (draft.step) {
    const back = button(words.back);
    back.addEventListener("click", () => go(draft.step - 1));
    line.append(back);
  }
  if (draft.step < count) {
    const next = button(draft.step === count - 1 ? words.to_end : words.next);
    next.classList.add("md-button", "md-button--primary");
    next.addEventListener("click", () => {
      desk.complete = true;
      const places = tell();
      const list = desk.body.querySelector(".share__wrong");
      if (!places.length) return go(draft.step + 1);
      list?.replaceChildren(make("p", "", words.wrong_here), make("ul", "", ...places.map(toPlace)));
      /** @type {HTMLElement | null} */ (list?.querySelector("a") ?? null)?.focus();
    });
    line.append(next);
  }
  return line;
}

/** @param {HTMLElement} box of a problem */
function toPlace(box) {
  const link = make("a", "", box.querySelector("strong")?.textContent ?? "");
  const control = answerOf(box) ?? box.parentElement?.querySelector("input, select, textarea, button");
  link.href = `#${box.id}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    control?.closest("details")?.setAttribute("open", "");
    /** @type {HTMLElement | null | undefined} */ (control)?.focus();
  });
  return make("li", "", link);
}
