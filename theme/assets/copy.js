/** Buttons that copy a figure with its citation. */

/** @param {HTMLElement} place a [data-copies] with its buttons and the line that says what happened */
export function attach(place) {
  const said = place.querySelector("[role=status]");
  for (const button of place.querySelectorAll("button[data-copy]")) {
    button.addEventListener("click", async () => {
      if (!(button instanceof HTMLElement) || !(said instanceof HTMLElement)) return;
      try {
        await navigator.clipboard.writeText(button.dataset.copy ?? "");
        said.textContent = said.dataset.copied ?? "";
      } catch {
        said.textContent = said.dataset.notCopied ?? "";
      }
    });
  }
  place.removeAttribute("hidden");
}
