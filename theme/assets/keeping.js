/** The buttons that keep a page, or a part of one, in the reader's selection. */
import { keep, kept, make, written } from "./page.js";
import { add, has, MOST, parse, remove, STORE, stringify } from "./selection.js";

/**
 * @param {HTMLElement} place a [data-keep], which gets a button and a line that says what happened; it, or what it stands in, has the words, [data-keeping]
 * @param {URL} root the site's
 */
export function attach(place, root) {
  const page = place.dataset.keep ?? "";
  const { label, drop, see, full, added, dropped } = /** @type {HTMLElement} */ (place.closest("[data-keeping]")).dataset;
  const [button, status] = [place.querySelector("button") ?? make("button"), make("span")];
  button.type = "button";
  status.setAttribute("role", "status");
  place.append(button, " ", status);
  const show = () => {
    button.textContent = (has(parse(kept(STORE)), page) ? drop : label) ?? "";
  };
  button.addEventListener("click", () => {
    const before = parse(kept(STORE));
    const after = has(before, page) ? remove(before, page) : add(before, page);
    keep(STORE, stringify(after));
    show();
    const link = make("a", "", (see ?? "").replace("{count}", written(after.length)));
    link.href = new URL(`${document.documentElement.lang}/selection/`, root).href;
    const said = after === before ? (full ?? "").replace("{count}", written(MOST)) : after.length > before.length ? added : dropped;
    status.replaceChildren(`${said} `, link);
  });
  addEventListener("storage", (event) => event.key === STORE && show());
  show();
  place.removeAttribute("hidden");
}
