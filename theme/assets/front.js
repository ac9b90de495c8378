/**
 * The front door. A visitor who asked for it is led on to one language; nobody else is.
 *
 * The way back: tick the box off. `?choose` keeps the door open, and so does arriving from inside the site.
 */
import { keep, kept } from "./page.js";

const LANGUAGE = "commons-language";
const remembered = kept(LANGUAGE);

/** Whether the visitor came from another page of this site, and so wants to see the door. */
function fromInside() {
  return document.referrer !== "" && document.referrer.startsWith(new URL(".", location.href).href);
}

/** @type {HTMLAnchorElement | null} */
const door = document.querySelector(`[data-door="${remembered === "fr" ? "fr" : "en"}"]`);
if (remembered && door && !new URLSearchParams(location.search).has("choose") && !fromInside()) {
  location.replace(door.href);
}

const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input[data-remember]")]);
for (const box of boxes) {
  box.checked = box.dataset.remember === remembered;
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("change", () => {
    for (const other of boxes) other.checked = other === box && box.checked;
    keep(LANGUAGE, box.checked ? (box.dataset.remember ?? "") : "");
  });
}
