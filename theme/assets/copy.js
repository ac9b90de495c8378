/** Buttons that copy a figure with its citation. */

/** @param {Element} place a [data-copies] with its buttons and the line that says what happened */
export function attach(place) {
  const status = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("button[data-copy]"))) {
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy ?? "");
        status.textContent = status.dataset.copied ?? "";
      } catch {
        status.textContent = status.dataset.notCopied ?? "";
      }
    });
  }
  place.removeAttribute("hidden");
}
