/** Names out of a long list, found by a part of them. */
import { filled, make } from "./page.js";
import { answer, button, chosen, idOf } from "./share-controls.js";
import { at } from "./share-draft.js";
import { resolved } from "./share-schema.js";
import { fold } from "./text.js";

const SHOWN = 8; // names found at once

/** @param {import("./share-controls.js").Question} question @param {boolean} many @returns {HTMLElement} */
export function picker(question, many) {
  const { context, way, schema, ask } = question;
  const { draft, model, words } = context;
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
  const held = () => (many ? chosen(question) : [String(at(draft.data, way) ?? "")].filter(Boolean));
  /** @param {string[]} ids */
  const keep = (ids) => {
    answer(question, many ? ids : ids[0]);
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
  return box;
}
