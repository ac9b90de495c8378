/** Who comes back to a page stands again on the link by which the keyboard left it. */

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
    for (let fold = link.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    link.focus();
    if (document.activeElement === link) given.abort(); // else it is hidden still
  }
}
