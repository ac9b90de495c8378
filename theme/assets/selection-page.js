/** The page of what a reader keeps. */
import { outlineOf } from "./outline.js";
import { download, filled, keep, kept, language, make } from "./page.js";
import { add, annotate, move, pagesIn, parse, remove, shared, STORE, stringify } from "./selection.js";
import { comparison, csv, paragraphs, printed } from "./selection-sheet.js";

/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./selection.js").Kept} Kept */

const FEWEST = 2;
const WIDEST = 4; // columns that somebody can still read side by side

/** @param {Element} app @param {URL} root the site's */
export function start(app, root) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(app.querySelector("[data-selection-words]")?.textContent ?? "{}");
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (app.querySelector(`[data-part=${name}]`));
  const template = /** @type {HTMLTemplateElement} */ (app.querySelector("template"));
  const home = new URL(`${language()}/`, root);
  const writes = /^#write=(.+)$/.exec(location.hash); // a page's link to a paragraph about it
  const guest = pagesIn(writes?.[1].replace(/\/$/, "") ?? location.hash); // what somebody shared; the reader's own stays as it is
  /** @type {Kept[]} */
  let items = guest.length ? guest.map((page) => ({ page, note: "" })) : parse(kept(STORE));
  /** @type {Map<string, Promise<Outline | null>>} */
  const read = new Map();
  /** @type {Set<string>} */
  const ticked = new Set();

  const say = (/** @type {string} */ text, /** @type {Node[]} */ ...more) => part("status").replaceChildren(text, ...more);
  const save = () => {
    if (!guest.length) keep(STORE, stringify(items));
  };

  /** @param {string} page @returns {Promise<Outline | null>} */
  function outline(page) {
    let found = read.get(page);
    if (!found) read.set(page, (found = fetched(new URL(page, home)).catch(() => null)));
    return found;
  }

  /** @param {URL} address @param {boolean} [again] whether another page led here @returns {Promise<Outline | null>} */
  async function fetched(address, again = false) {
    const answer = await fetch(address.href.replace(/#.*/, ""));
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const moved = page.querySelector("meta[http-equiv=refresh]") && page.querySelector("link[rel=canonical]")?.getAttribute("href");
    if (moved && !again) return fetched(new URL(new URL(moved).pathname.replace(/^.*?\/(en|fr)\//, ""), home), true);
    const line = page.getElementById(address.hash.slice(1))?.closest("a[data-leads-on]"); // the thing stands in full elsewhere
    if (line && !again) return fetched(new URL(line.getAttribute("href") ?? "", address), true);
    return outlineOf(page, address.hash.slice(1));
  }

  async function sheets(/** @type {Kept[]} */ chosen) {
    say(words.loading);
    const found = await Promise.all(chosen.map(async ({ page, note }) => ({ outline: await outline(page), note, address: new URL(page, home).href })));
    say("");
    return /** @type {import("./selection-sheet.js").Sheet[]} */ (found.filter((one) => one.outline));
  }

  /** @param {Kept} item @param {number} place */
  function row(item, place) {
    const line = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
    const link = /** @type {HTMLAnchorElement} */ (line.querySelector("h2 a"));
    const tick = /** @type {HTMLInputElement} */ (line.querySelector("input"));
    const note = /** @type {HTMLTextAreaElement} */ (line.querySelector("textarea"));
    link.href = new URL(item.page, home).href;
    link.textContent = item.page;
    line.dataset.page = item.page;
    note.value = item.note;
    tick.checked = ticked.has(item.page);
    tick.addEventListener("change", () => (tick.checked ? ticked.add(item.page) : ticked.delete(item.page)));
    note.addEventListener("input", () => {
      items = annotate(items, item.page, note.value);
      save();
    });
    /** @type {HTMLButtonElement | null} */ (line.querySelector("[data-do=up]"))?.toggleAttribute("disabled", place === 0);
    /** @type {HTMLButtonElement | null} */ (line.querySelector("[data-do=down]"))?.toggleAttribute("disabled", place === items.length - 1);
    for (const button of line.querySelectorAll("button")) button.addEventListener("click", () => change(item.page, button.dataset.do ?? ""));
    void outline(item.page).then((found) => {
      if (found) {
        link.textContent = found.title;
        const summary = /** @type {HTMLElement} */ (line.querySelector(".row__summary"));
        summary.textContent = found.summary || found.answers[0]?.blocks.map((block) => block.text).join(" ") || "";
        tick.closest("label")?.toggleAttribute("hidden", !found.summary); // a figure or a term answers no question
      } else {
        link.replaceWith(filled(words.gone, { page: item.page }));
        tick.closest("label")?.setAttribute("hidden", "");
      }
      const title = found?.title ?? item.page;
      for (const [name, label] of [["up", words.up], ["down", words.down], ["drop", words.drop_named]]) {
        line.querySelector(`[data-do=${name}]`)?.setAttribute("aria-label", filled(label, { title }));
      }
      tick.setAttribute("aria-label", filled(words.choose_named, { title }));
      note.setAttribute("aria-label", `${words.note}: ${title}`);
    });
    return line;
  }

  function render() {
    part("items").replaceChildren(...items.map(row));
    part("empty").hidden = items.length > 0;
    part("actions").hidden = items.length === 0;
    part("compared").hidden = true;
    if (!items.length) app.querySelector("[data-grant]")?.setAttribute("hidden", "");
  }

  /** @param {string} page @param {string} what */
  async function change(page, what) {
    const before = items;
    if (what === "drop") {
      items = remove(items, page);
      ticked.delete(page);
    } else items = move(items, page, what === "up" ? -1 : 1);
    save();
    render();
    const title = (await outline(page))?.title ?? page;
    if (what === "drop") offerUndo(words.dropped, before);
    else {
      const place = items.findIndex((one) => one.page === page);
      say(filled(words.moved, { title, number: place + 1, count: items.length }));
      const line = part("items").children[place];
      const button = /** @type {HTMLElement | null} */ (line?.querySelector(`[data-do=${what}]:not(:disabled)`) ?? line?.querySelector("button:not(:disabled)"));
      button?.focus();
    }
  }

  /** @param {string} text @param {Kept[]} before */
  function offerUndo(text, before) {
    const button = make("button", "", words.undo);
    button.type = "button";
    button.addEventListener("click", () => {
      items = before;
      save();
      render();
      say("");
      part("items").querySelector("a")?.focus();
    });
    say(`${text} `, button);
    button.focus();
  }

  /** What is kept and answers questions. */
  async function practices() {
    const outlines = await Promise.all(items.map((item) => outline(item.page)));
    return items.filter((_, at) => outlines[at]?.summary);
  }

  async function compare() {
    const chosen = ticked.size ? items.filter((item) => ticked.has(item.page)) : await practices(); // who keeps few need not tick them
    if (chosen.length < FEWEST || chosen.length > WIDEST) return say(words.compare_how);
    part("table").replaceChildren(comparison(await sheets(chosen), words));
    part("compared").hidden = false;
    part("compared").querySelector("h2")?.focus();
  }

  async function paper() {
    part("sheets").replaceChildren(...(await sheets(items)).map((sheet) => printed(sheet, words)));
    part("sheets").hidden = false;
    document.documentElement.classList.add("prints-selection");
    print();
    document.documentElement.classList.remove("prints-selection");
    part("sheets").hidden = true;
  }

  function paperCompared() {
    document.documentElement.classList.add("prints-compared");
    print();
    document.documentElement.classList.remove("prints-compared");
  }

  async function word() {
    const { docx, DOCX } = await import("./docx.js");
    const made = paragraphs(await sheets(items), words);
    const about = { title: words.title, language: /** @type {"en" | "fr"} */ (language()) };
    download(`${words.file}.docx`, docx(made, about), DOCX, part("status"));
  }

  const table = async () => download(`${words.file}.csv`, csv(await sheets(items), words, /** @type {"en" | "fr"} */ (language())), "text/csv;charset=utf-8", part("status"));

  async function share() {
    const address = `${location.href.replace(/#.*/, "")}#${shared(items)}`;
    try {
      await navigator.clipboard.writeText(address);
      say(words.shared);
    } catch {
      say(`${words.not_copied} `, make("span", "address", address));
    }
  }

  /** @param {string} in_ the language of the text */
  async function grant(in_) {
    const { write } = await import("./grant-page.js");
    say(words.loading);
    await write(items, root, /** @type {"en" | "fr"} */ (in_));
    say("");
  }

  function clear() {
    const before = items;
    items = [];
    ticked.clear();
    save();
    render();
    offerUndo(words.cleared, before);
  }

  function take() {
    keep(STORE, stringify(items.map((item) => item.page).reduce(add, parse(kept(STORE)))));
    location.assign(location.href.replace(/#.*/, ""));
  }

  /** @type {Record<string, (value: string) => unknown>} */
  const actions = { grant, compare, print: paper, print_compared: paperCompared, docx: word, csv: table, share, clear, take };
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (app.querySelectorAll("[data-part=actions] button, [data-part=guest] button, [data-part=compared] button"))) {
    button.addEventListener("click", () => actions[button.dataset.do ?? ""](button.value));
  }
  addEventListener("hashchange", () => location.reload());
  addEventListener("storage", (event) => {
    if (event.key !== STORE || guest.length) return;
    items = parse(event.newValue);
    render();
  });
  part("guest").hidden = guest.length === 0;
  if (writes) part("guest-said").textContent = words.written;
  app.querySelector("[data-selection-no-script]")?.setAttribute("hidden", "");
  app.querySelector("[data-selection-app]")?.removeAttribute("hidden");
  render();
  if (writes && guest.length) void grant(language());
}
