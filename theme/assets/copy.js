/** Buttons that copy a figure or a page's citation, or hand a page's address on. */

/** @param {Element} place a [data-copies] with its buttons, hidden perhaps, and the line that says what happened */
export function attach(place) {
  const status = /** @type {HTMLElement} */ (place.querySelector("[role=status][data-copied]"));
  /** @param {string} text */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = status.dataset.copied ?? "";
    } catch {
      status.textContent = status.dataset.notCopied ?? "";
    }
  };
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("button[data-copy]"))) {
    button.addEventListener("click", () => copy(button.dataset.copy ?? ""));
  }
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("button[data-share]"))) {
    const url = button.dataset.share ?? "";
    button.addEventListener("click", () => (navigator.share ? navigator.share({ title: document.title, url }).catch(() => {}) : copy(url)));
  }
  for (const button of place.querySelectorAll("button")) button.removeAttribute("hidden");
  place.removeAttribute("hidden");
}
