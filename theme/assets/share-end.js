/** The last step: what is missing, what the finished thing will say, a note, and the ways to send it. */
import { filled, longDate, make } from "./page.js";
import { titleOf } from "./share-draft.js";
import { MISSING } from "./share-checks.js";
import { preview } from "./share-preview.js";
import { sendings } from "./share-send.js";

/**
 * @param {import("./share-checks.js").Desk} desk
 * @param {ReturnType<typeof import("./share-checks.js").checks>} checks
 * @param {(way: import("./share-schema.js").Way) => void} visit shows the question of an answer
 * @param {string} network where the organizations are listed
 * @returns {HTMLElement[]}
 */
export function ending(desk, checks, visit, network) {
  const { context, today } = desk;
  const { draft, form, words } = context;
  const done = desk.finish();
  const title = titleOf(done.data, form, context.language, context.model) || done.id;
  const found = checks.wrong();
  const errors = found.filter(({ error }) => error);
  const state = make("div", "share__state");
  if (done.other && form.languages && !draft.id) state.append(make("p", "", filled(words.one_language, { date: longDate(today) })));
  if (!errors.length) state.append(make("p", "share__well", words.all_well));
  if (found.length) {
    const list = found.map(({ way, problem, text, help }) => {
      const link = make("a", "", checks.labelOf(way));
      link.href = "#";
      link.addEventListener("click", (event) => {
        event.preventDefault();
        visit(way);
      });
      return make("li", "", link, MISSING.includes(problem.rule) ? "" : ` ${text} ${help}`);
    });
    state.append(make("p", "", words.still_needed), make("ul", "", ...list));
    if (errors.length) state.append(make("p", "", words.send_anyway));
  }
  const note = make("textarea", "share__control");
  note.id = "share-note";
  note.rows = 3;
  note.value = draft.note;
  note.setAttribute("aria-describedby", "share-note-hint");
  const hint = make("p", "share__hint", words.note_hint);
  hint.id = "share-note-hint";
  const label = make("label", "share__ask", words.note);
  label.htmlFor = note.id;
  const sending = make("div", "share__sending");
  const send = () => sending.replaceChildren(...sendings(desk, done, title, network));
  note.addEventListener("input", () => {
    draft.note = note.value;
    context.changed();
    send();
  });
  send();
  const shown = make("section", "share__preview", make("h3", "", words.preview), preview(context, done.data));
  return [state, shown, make("div", "share__field", label, hint, note), make("h3", "", words.send), sending];
}
