/** What fits a place: practices in the order of what a reader told, each with its reasons. The answers stand behind '#' alone. */
import { fit, read, write } from "./fits.js";
import { filled, language, make } from "./page.js";
import { counted, label, parsed } from "./search-labels.js";
import { Index, NOTHING, fetched } from "./search-reader.js";
import { Rows } from "./search-rows.js";
import { communityOf } from "./where.js";

/** @typedef {import("./fits.js").Facts} Facts */
/** @typedef {import("./fits.js").Profile} Profile */
/** @typedef {import("./fits.js").Reason} Reason */

const STEP = 20; // rows at a time
const VOCABULARIES = /** @type {Record<string, string>} */ ({ partners: "partner", missing: "partner", population: "population", theme: "theme", touches: "theme" });

/** @param {HTMLElement} page @param {URL} root the site's */
export function start(page, root) {
  const labels = parsed(page.querySelector("#search-data"));
  const { words } = labels;
  const home = new URL(`${language()}/`, root);
  const index = new Index(fetched(root), language());
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(`[data-fits-${name}]`));
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
  const place = /** @type {HTMLInputElement} */ (form.querySelector("input[list]"));
  const options = [...form.querySelectorAll("datalist option")].map((option) => /** @type {HTMLOptionElement} */ (option));
  const templates = { practice: /** @type {HTMLTemplateElement} */ (page.querySelector("[data-search-row]")), other: document.createElement("template") };
  const dollars = new Intl.NumberFormat(`${language()}-CA`, { style: "currency", currency: "CAD", maximumFractionDigits: 0, currencyDisplay: "narrowSymbol" });
  const listed = new Intl.ListFormat(`${language()}-CA`);
  let run = 0;
  let profile = read(location.hash);
  /** @type {{document: number, reasons: Reason[]}[]} */
  let order = [];

  /** @param {Reason} reason @returns {string} */
  function said({ kind, ids = [], numbers = [] }) {
    const terms = listed.format(ids.map((id) => label(labels, VOCABULARIES[kind], id)));
    if (kind === "size") return counted(words, "size", numbers[0]);
    if (kind === "staff" || kind === "more_staff") return filled(words[kind], { count: counted(words, "people", numbers[0]) });
    const [least, most] = numbers.map((number) => dollars.format(number));
    const amount = least === most ? least : filled(words.amounts, { least, most });
    return filled(words[kind], { terms, amount });
  }

  /** @param {import("./search-reader.js").Reader} reader @param {number} from */
  async function rows(reader, from) {
    const drawn = new Rows(templates, labels, home);
    return Promise.all(
      order.slice(from, from + STEP).map(async ({ document, reasons }) => {
        const item = await drawn.row(reader, NOTHING, document, (text) => [text]);
        const why = reasons.map((one) => make("li", one.points > 0 ? "fits__for" : one.points < 0 ? "fits__against" : "", said(one)));
        if (why.length) item.append(make("ul", "fits__why", ...why));
        return item;
      }),
    );
  }

  /** Takes what was told from the address. @param {boolean} [isTyped] by somebody in the form: what it does not know then stays there */
  async function show(isTyped = false) {
    run += 1;
    const mine = run;
    profile = read(location.hash);
    const known = options.find(({ dataset }) => dataset.id === profile.place)?.value;
    const typed = place.value.trim();
    if (known || !isTyped) place.value = known ?? "";
    part("unknown").textContent = !known && isTyped && typed ? filled(words.unknown_place, { place: typed }) : "";
    for (const field of form.querySelectorAll("select")) field.value = /** @type {any} */ (profile)[field.name] ?? "";
    for (const box of form.querySelectorAll("input")) {
      if (box.type === "checkbox") box.checked = /** @type {any} */ (profile)[box.name]?.includes(box.value);
    }
    dispatchEvent(new Event("commons:address"));
    try {
      await index.ask(async (reader) => {
        /** @type {[number, Facts][]} */
        const all = await reader.load("fits");
        const judged = all.map(([document, facts]) => ({ document, ...fit(profile, facts, words.weights) }));
        order = judged.sort((a, b) => b.points - a.points || a.document - b.document); // of equals the best described first
        const first = await rows(reader, 0);
        if (mine !== run) return;
        part("rows").replaceChildren(...first);
        part("more").hidden = order.length <= STEP;
        part("count").textContent = filled(write(profile) === "#" ? words.unordered : words.ordered, { count: counted(words, "count", order.length) });
        part("failed").hidden = true;
      });
    } catch {
      if (mine === run) part("failed").hidden = false;
    }
    if (mine === run) part("rows").ariaBusy = "false";
  }

  /** What stands in the form. @returns {Profile} */
  function told() {
    const data = new FormData(form);
    const known = communityOf(options, place.value);
    const one = (/** @type {string} */ name) => String(data.get(name) ?? "");
    const several = (/** @type {string} */ name) => data.getAll(name).map(String);
    const [size, province] = [known?.dataset.size ?? one("size"), known?.dataset.province ?? one("province")];
    const rest = { staff: one("staff"), budget: one("budget"), transit: one("transit"), theme: one("theme") };
    return { place: known?.dataset.id ?? "", size, province, ...rest, partner: several("partner"), population: several("population") };
  }

  form.addEventListener("change", () => {
    history.replaceState(null, "", write(told()));
    show(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", write(told()));
    show(true).then(() => part("count").focus());
  });
  part("clear").addEventListener("click", () => {
    history.replaceState(null, "", "#");
    show();
  });
  part("more").addEventListener("click", async () => {
    const more = await index.ask((reader) => rows(reader, part("rows").childElementCount));
    part("rows").append(...more);
    part("more").hidden = part("rows").childElementCount >= order.length;
    more[0]?.querySelector("a")?.focus();
  });
  addEventListener("hashchange", () => {
    if (location.hash.includes("=") || !location.hash) show(); // any other leads to a part of the page
  });
  part("app").hidden = false;
  show();
}
