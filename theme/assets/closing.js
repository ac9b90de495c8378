/**
 * Says again how long there is, as a page may be opened long after it was built: what is over says so, and leaves lists.
 * [data-closes] holds the instant; [data-last-day] the last day that counts, where the clocks of [data-zone] stand.
 */
import { keep, kept, make, written } from "./page.js";

const DAY = 86_400_000;
const PROVINCE = "commons-province";

/**
 * @param {DOMStringMap} mark its data: closes, lastDay, zone, and the words today, one and many
 * @param {Date} now
 * @returns {string} how long there is, in the words that the mark brings; "" when it is over
 */
export function left({ closes = "", lastDay = "", zone, today = "", one = "", many = "" }, now) {
  if (now.getTime() >= Date.parse(closes)) return "";
  // en-CA writes days as 2026-12-01.
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now);
  const days = Math.round((Date.parse(lastDay) - Date.parse(day)) / DAY);
  if (days < 1) return today;
  return days === 1 ? one : many.replace("{count}", written(days));
}

/** @param {Date} now */
export function update(now) {
  for (const mark of document.querySelectorAll("[data-closes]")) {
    if (!(mark instanceof HTMLElement)) continue;
    const words = left(mark.dataset, now);
    mark.textContent = words || (mark.dataset.closed ?? "");
    mark.classList.toggle("left--closed", !words);
    if (words) continue;
    const item = mark.closest("[data-open-list] > *, [data-open-item]");
    if (item?.closest("[data-open-list]")) item.setAttribute("hidden", "");
    const day = item?.closest("[data-day]");
    if (day && !day.querySelector("[data-open-item]:not([hidden])")) day.setAttribute("hidden", "");
    mark.closest("[data-update]")?.querySelector("[data-closed-text]")?.removeAttribute("hidden");
  }
  for (const list of document.querySelectorAll("[data-open-list]")) {
    const over = list.childElementCount > 0 && !list.querySelector(":scope > :not([hidden])");
    if (over && !list.hasAttribute("hidden")) list.after(make("p", "silent", list.getAttribute("data-over") ?? ""));
    list.toggleAttribute("hidden", over);
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
  select.value = kept(PROVINCE) ?? "";
  if (select.selectedIndex < 0) select.value = "";
  select.addEventListener("change", () => {
    show();
    keep(PROVINCE, select.value);
  });
  select.closest("[hidden]")?.removeAttribute("hidden");
  show();
}
