/** What the form tells of its answers: which are wrong, what to do, and where on the page that stands. */
import { filled, make } from "./page.js";
import { asked } from "./share-controls.js";
import { problems } from "./share-rules.js";
import { fieldName } from "./share-schema.js";

/** @typedef {import("./share-schema.js").Problem} Problem */
/** @typedef {import("./share-schema.js").Way} Way */
/** @typedef {{way: Way, problem: Problem, text: string, help: string, error: boolean}} Wrong `way` in the draft */
/**
 * @typedef {object} Desk what the parts of the form share
 * @property {string} registry
 * @property {import("./share-site.js").Definition} definition
 * @property {import("./share-rules.js").Rules} rules
 * @property {import("./share-controls.js").Context} context
 * @property {string} today
 * @property {Set<string>} seen ids of the answers that somebody has left
 * @property {boolean} complete whether what is missing is told, too
 * @property {boolean} signedIn whether the author says that they are, on GitHub
 * @property {HTMLElement} body where the questions stand
 * @property {HTMLElement} status where it is said what was done
 * @property {() => import("./share-draft.js").Finished} finish
 */

export const MISSING = ["missing-field", "missing-language", "empty-list", "update-needs-field", "update-language-missing"];
const IN_PLACE = ["missing-language", "empty-list"]; // are told at what is there
const QUIET = ["translation-wanted"];

/** @param {HTMLElement} box of a problem @returns {HTMLElement | null} the answer that it is about */
export const answerOf = (box) => document.getElementById(box.id.replace(/-problem$/, ""));

/** @param {Desk} desk */
export function checks(desk) {
  const { context, definition, rules } = desk;
  const { form, words, language, model, questions } = context;

  /** @returns {Wrong[]} */
  function wrong() {
    const { data, origin } = desk.finish();
    return problems(desk.registry, data, { rules, known: model.known, today: desk.today })
      .filter(({ rule }) => !QUIET.includes(rule))
      .filter(({ params }) => !form.aside.includes(params.field ?? "")) // which the form fills in itself
      .map((problem) => {
        const { rule, params: given } = problem;
        const lacks = given.field && MISSING.includes(rule) && !IN_PLACE.includes(rule);
        const whole = lacks ? [...(rule.startsWith("update") ? [] : problem.way), given.field] : problem.way;
        const [text, help, grave] = definition.messages[rule] ?? [rule, "", "error"];
        const params = { ...given, ...(given.field ? { field: labelOf(whole) } : {}), language: words[`language_${given.language}`] ?? "" };
        const { value: longest } = rules.longest;
        const short = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value.length > longest ? `${value.slice(0, longest)}…` : value]));
        const near = given.nearest ? ` ${filled(definition.suggestion, { nearest: model.known[given.list]?.[given.nearest] || given.nearest })}` : "";
        return { way: inDraft(whole, origin), problem, text: filled(text, short) + near, help: definition.answers[rule] ?? filled(help, short), error: grave === "error" };
      });
  }

  /** @param {Way} way in the file @param {Map<string, Way>} origin @returns {Way} */
  function inDraft(way, origin) {
    for (let depth = way.length; depth >= 0; depth--) {
      const from = origin.get(way.slice(0, depth).join());
      if (from) return [...from, ...way.slice(depth)];
    }
    return way;
  }

  /** @param {Way} way @returns {string} the question */
  function labelOf(way) {
    const whole = asked(way).replace(/\.(en|fr)$/, "");
    const ask = (/** @type {string} */ one) => questions[one]?.[0];
    const above = whole.includes(".") ? ask(whole.replace(/\.[^.]*$/, "")) : "";
    return [above, ask(whole) ?? fieldName(way)].filter(Boolean).join(" ");
  }

  /** @param {Way} way @returns {HTMLElement | null} where a problem is told: the nearest place on the page */
  function place(way) {
    const box = (/** @type {Way} */ one) => /** @type {HTMLElement | null} */ (desk.body.querySelector(`[data-problem="${CSS.escape(one.join())}"]`));
    for (let depth = way.length; depth > 0; depth--) {
      const here = way.slice(0, depth);
      const found = box([...here, language]) ?? box(here); // of a text in both languages, the answer that is seen
      if (found) return found;
    }
    return null;
  }

  /** @param {HTMLElement} box of a problem @returns {boolean} whether somebody has left the answer, or one that is a part of it */
  function isLeft(box) {
    const id = box.id.replace(/-problem$/, "");
    return desk.seen.has(id) || [...desk.seen].some((one) => one.startsWith(`${id}-`));
  }

  /** Tells beside each answer what is wrong with it; what is missing only once somebody wants to go on. @returns {HTMLElement[]} the places */
  function tell() {
    for (const box of desk.body.querySelectorAll("[data-problem]")) box.replaceChildren();
    for (const box of desk.body.querySelectorAll("[aria-invalid]")) box.removeAttribute("aria-invalid");
    /** @type {HTMLElement[]} */
    const places = [];
    for (const { way, problem, text, help, error } of wrong()) {
      const box = place(way);
      const missing = MISSING.includes(problem.rule);
      if (!box || (missing && !desk.complete) || (!desk.complete && !isLeft(box))) continue;
      if (box.textContent?.includes(text)) continue;
      if (box.textContent) box.append(make("br"));
      box.append(make("strong", "", text), ` ${help}`);
      box.classList.toggle("share__problem--hint", !error);
      answerOf(box)?.setAttribute("aria-invalid", "true");
      if (error && !missing && !places.includes(box)) places.push(box);
    }
    return places;
  }

  return { wrong, labelOf, place, tell };
}
