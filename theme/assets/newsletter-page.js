/** The page on which a coordinator chooses what a newsletter tells, and takes it away. Nothing that is chosen leaves the browser. */
import { collect, letter, subject } from "./newsletter.js";
import { download, filled, language, longDate, make } from "./page.js";

/** @typedef {import("./newsletter.js").Half} Half */

const DAYS = 30; // since when, until somebody says another day
const LARGE = 102; // kB: Gmail cuts longer messages off

/** @param {Date} day @returns {string} as YYYY-MM-DD, where the browser's clocks stand */
const written = (day) => new Date(day.getTime() - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** @param {Element} page @param {URL} root the site's */
export async function start(page, root) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(page.querySelector("[data-newsletter-words]")?.textContent ?? "{}");
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(`[data-part=${name}]`));
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
  const field = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
  const loaded = ["en", "fr"].map(async (each) => {
    const answer = await fetch(new URL(`${each}/newsletter/letter.json`, root));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return /** @type {[string, Half]} */ ([each, await answer.json()]);
  });
  /** @type {Record<string, Half>} in the order of a letter in both languages, whichever came first */
  const halves = Object.fromEntries(await Promise.all(loaded));
  const { names, choice, oldest } = halves[language()];
  const sorted = (/** @type {[string, string][]} */ pairs) => pairs.sort(([, a], [, b]) => a.localeCompare(b, language())).map(([id, text]) => new Option(text, id));
  const told = new Set(Object.values(choice.items).flatMap((items) => items.flatMap((item) => item.by)));
  field("organization").append(...sorted(Object.entries(names.organizations).filter(([id]) => told.has(id))));
  for (const [kind, areas] of Object.entries(names.areas)) {
    const group = make("optgroup", "", ...sorted(Object.entries(areas)));
    group.label = words[kind];
    if (group.children.length) field("area").append(group);
  }
  field("since").setAttribute("min", oldest);
  field("since").value = written(new Date(Date.now() - DAYS * 86_400_000));
  let made = { html: "", txt: "" };

  function show() {
    const now = new Date();
    const since = field("since").value;
    const isDay = /^\d{4}-\d\d-\d\d$/.test(since) && since >= oldest && since <= written(now);
    part("day").textContent = isDay ? "" : filled(words.bad_day, { oldest: longDate(oldest) });
    part("letter").hidden = !isDay;
    part("status").textContent = "";
    if (!isDay) return;
    const scope = { since, organization: field("organization").value, area: field("area").value };
    const chosen = Object.fromEntries(Object.entries(halves).filter(([each]) => [each, "both"].includes(field("language").value)));
    made = { html: letter(chosen, scope, now, "html"), txt: letter(chosen, scope, now, "txt") };
    const issue = collect(choice, scope, now);
    part("subjects").replaceChildren(
      ...Object.entries(chosen).map(([each, half]) => {
        const line = make("li", "", subject(half, scope, issue));
        line.lang = each;
        return line;
      }),
    );
    part("preview").textContent = made.txt;
    const size = Math.floor(new TextEncoder().encode(made.html).length / 1000);
    part("large").textContent = size >= LARGE ? filled(words.large, { size, limit: LARGE }) : "";
  }

  const say = (/** @type {boolean} */ isCopied) => (part("status").textContent = isCopied ? words.copied : words.not_copied);

  /** Hands the page on as it is: what `navigator.clipboard.write` takes is cleaned first, and loses its styles under this site's policy. */
  function copy() {
    const give = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData("text/html", made.html);
      event.clipboardData?.setData("text/plain", made.txt);
      event.preventDefault();
    };
    document.addEventListener("copy", give, { once: true });
    say(document.execCommand("copy"));
    document.removeEventListener("copy", give);
  }

  /** @type {Record<string, () => void>} */
  const does = {
    copy,
    text: () => void navigator.clipboard.writeText(made.txt).then(() => say(true), () => say(false)),
    page: () => download("digest.html", made.html, "text/html", part("status")),
    plain: () => download("digest.txt", made.txt, "text/plain", part("status")),
  };
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("button[data-do]"))) button.addEventListener("click", () => does[button.dataset.do ?? ""]());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  show();
  part("app").hidden = false;
}
