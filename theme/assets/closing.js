/**
 * Says again how long there is, as a page may be opened long after it was built: what is over says so, and leaves lists.
 * [data-closes] holds the instant; [data-last-day] the last day that counts, where the clocks of [data-zone] stand.
 */

const DAY = 86_400_000;

/**
 * @param {HTMLElement} mark
 * @param {Date} now
 * @returns {string} how long there is, in the words that the mark brings; "" when it is over
 */
function left(mark, now) {
  if (now.getTime() >= Date.parse(mark.dataset.closes ?? "")) return "";
  // en-CA writes days as 2026-12-01.
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: mark.dataset.zone, dateStyle: "short" }).format(now);
  const days = Math.round((Date.parse(mark.dataset.lastDay ?? "") - Date.parse(today)) / DAY);
  if (days < 1) return mark.dataset.today ?? "";
  if (days === 1) return mark.dataset.one ?? "";
  return (mark.dataset.many ?? "").replace("{count}", days.toLocaleString(`${document.documentElement.lang}-CA`));
}

/** @param {Date} now */
export function update(now) {
  for (const mark of document.querySelectorAll("[data-closes]")) {
    if (!(mark instanceof HTMLElement)) continue;
    const said = left(mark, now);
    mark.textContent = said || (mark.dataset.closed ?? "");
    mark.classList.toggle("left--closed", !said);
    if (said) continue;
    const item = mark.closest("[data-open-list] > *, [data-open-item]");
    if (item?.closest("[data-open-list]")) item.setAttribute("hidden", "");
    const day = item?.closest("[data-day]");
    if (day && !day.querySelector("[data-open-item]:not([hidden])")) day.setAttribute("hidden", "");
    mark.closest("[data-update]")?.querySelector("[data-closed-text]")?.removeAttribute("hidden");
  }
}

/** The visitor's province on the home page; kept in the browser, sent nowhere. */
export function province() {
  const place = document.querySelector("[data-your-updates]");
  const select = place?.querySelector("select");
  if (!place || !select) return;
  const show = () => {
    for (const part of place.querySelectorAll("[data-province]")) {
      part.toggleAttribute("hidden", part.getAttribute("data-province") !== select.value);
    }
  };
  try {
    select.value = localStorage.getItem("commons-province") ?? "";
  } catch {
    // Then it is chosen for this page only.
  }
  if (select.selectedIndex < 0) select.value = "";
  select.addEventListener("change", () => {
    show();
    try {
      localStorage.setItem("commons-province", select.value);
    } catch {
      // As above.
    }
  });
  select.closest("[hidden]")?.removeAttribute("hidden");
  show();
}
