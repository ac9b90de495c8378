/** Who comes back to a page stands again on the link by which the keyboard left it. */
import { unfold } from "./page.js";

/**
 * Waits for a link that comes late, such as that of a row of results, until the reader does something else.
 *
 * @param {[string, number]} left the address of the link, and which of those that lead there, from 0
 */
export function focusOn([address, place]) {
  const given = new AbortController();
  const observer = new MutationObserver(look);
  given.signal.addEventListener("abort", () => observer.disconnect());
  for (const done of ["keydown", "pointerdown"]) addEventListener(done, () => given.abort(), { signal: given.signal });
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["hidden"] });
  look();

  function look() {
    const link = [...document.links].filter((one) => one.href === address)[place];
    if (!link) return;
    unfold(link);
    link.focus();
    if (document.activeElement === link) given.abort(); // else it is hidden still
  }
}
