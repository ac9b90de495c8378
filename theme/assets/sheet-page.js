/** The page of a template: its lines and boxes become fields, which a practice's card may fill first. */
import { partsOf } from "./card-parts.js";
import { download, filled, keep, kept, language, make } from "./page.js";
import { blankPlace, blocks, choicePlace, gridCells, ofCard, parse, stringify, write } from "./sheet.js";

/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {import("./card-parts.js").Parts} Parts */
/** @typedef {{parts: Parts, citation: string, next: HTMLAnchorElement[]}} Card what a card says, and where its page leads from there */
/** @typedef {"en" | "fr"} Language */

const STORE = "commons-sheet";
const NONE = { parts: {}, citation: "", next: [] };

/** @param {URL} root @param {string} practice @param {Language} language @returns {Promise<Card | null>} null when there is none */
async function cardOf(root, practice, language) {
  const address = new URL(`${language}/practices/${practice}/`, root);
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const parts = partsOf(page);
  const next = [...page.querySelectorAll("a[data-next]")].map((found) => {
    const link = make("a", "", found.textContent ?? "");
    link.href = new URL(found.getAttribute("href") ?? "", address).href;
    return link;
  });
  return parts.title ? { parts, citation: page.querySelector("[data-citation]")?.textContent?.trim() ?? "", next } : null;
}

/** @param {Element | null} row of a table @returns {boolean} whether it is one to spare: without a name, and nothing stands in it */
const isSpare = (row) => row !== null && !row.querySelector("th") && [...row.querySelectorAll("textarea")].every((area) => !area.value);

/** Of the rows to spare shows the first, and the next once something stands in it; on paper all are there. @param {HTMLTableSectionElement} body */
function showRows(body) {
  const rows = [...body.rows];
  const last = rows.findLastIndex((row) => !isSpare(row));
  rows.forEach((row, number) => row.classList.toggle("paper__later", number > last + 1));
}

/**
 * Folds a part of the document behind its heading, which says how much of it is filled in.
 *
 * @param {Element} section
 * @param {Record<string, string>} words
 * @returns {{fold: HTMLDetailsElement, told: () => boolean}} `told` says it anew; true when nothing is left to fill in
 */
function foldable(section, words) {
  const [heading, ...inside] = section.children;
  const said = make("span", "note");
  const fold = make("details", "paper__part", make("summary", "", heading, said), ...inside);
  section.append(fold);
  const told = () => {
    const areas = [...fold.querySelectorAll("textarea")].filter((area) => !isSpare(area.closest("tr")));
    const written = areas.filter((area) => area.value.trim()).length;
    const boxes = [...fold.querySelectorAll("input")];
    const ticked = boxes.filter((box) => box.checked).length;
    const [text, count, total] = areas.length ? [words.filled_in, written, areas.length] : [words.ticked, ticked, boxes.length];
    said.textContent = total ? filled(text, { count, total }) : "";
    return areas.length ? written === areas.length : ticked > 0 || !boxes.length; // an unticked box is an answer too
  };
  return { fold, told };
}

/** @param {HTMLElement} paper @param {URL} root the site's */
export async function start(paper, root) {
  /** @type {{said: Record<Language, Sheet>, labels: Record<Language, Record<string, string>>}} */
  const { said, labels } = JSON.parse(document.querySelector("[data-sheet-said]")?.textContent ?? "");
  const here = /** @type {Language} */ (language());
  const there = here === "en" ? "fr" : "en";
  const [sheet, words] = [said[here], labels[here]];
  const bar = /** @type {HTMLElement} */ (document.querySelector("[data-sheet-bar]"));
  const end = /** @type {HTMLElement} */ (document.querySelector("[data-sheet-end]")); // whoever has filled it stands at its end
  const status = /** @type {HTMLElement} */ (bar.querySelector("[data-sheet-status]"));
  const practice = /^#practice=([a-z0-9-]{1,100})$/.exec(location.hash)?.[1] ?? "";
  const store = [STORE, paper.dataset.sheet, practice].filter(Boolean).join(":");
  let draft = parse(kept(store));
  const card = practice ? await cardOf(root, practice, here) : null;
  const parts = card?.parts ?? {};

  if (practice) {
    const place = /** @type {HTMLElement} */ (bar.querySelector("[data-sheet-card]"));
    const link = make("a", "", parts.title?.[0] ?? "");
    link.href = new URL(`${here}/practices/${practice}/`, root).href;
    const fit = bar.querySelector("[data-sheet-fit] a");
    if (card && fit instanceof HTMLAnchorElement) {
      fit.hash = location.hash;
      fit.closest("p")?.removeAttribute("hidden");
    }
    if (card) {
      for (const other of document.querySelectorAll(".tool__example, .first-page")) other.remove(); // one document is enough
      document.querySelector(".tool__head .lead")?.after(bar);
      end.append(...document.querySelectorAll(".tool__head > .actions")); // the blank ones, after that which is filled in
    }
    if (card?.next.length) {
      const next = /** @type {HTMLElement} */ (end.querySelector("[data-sheet-next]"));
      next.append(...card.next.flatMap((link, number) => [number ? " · " : " ", link]));
      next.hidden = false;
    }
    place.replaceChildren(...(card ? [`${words.from_card} `, link] : [words.no_card]));
  }

  /** @param {string} place @param {string} text @param {string} filled by the card */
  function save(place, text, filled) {
    draft = write(draft, place, text, filled);
    status.textContent = keep(store, stringify(draft)) ? words.kept : words.not_kept;
  }

  /** @param {string} place @param {string} filled by the card @param {number} lines */
  function field(place, filled, lines) {
    const area = make("textarea");
    area.rows = Math.max(lines, Math.ceil(filled.length / 70));
    area.maxLength = 4000;
    area.value = draft[place] ?? filled;
    area.addEventListener("input", () => save(place, area.value, filled));
    return area;
  }

  const sections = [...paper.querySelectorAll(":scope > section")];
  // What a card fills leaves much to be filled in: one sees what it put there and the next thing to write, not forty at once.
  const folds = card ? sections.map((section) => foldable(section, words)) : [];

  function fill() {
    sheet.sections.forEach((section, at) => {
      [...sections[at].querySelectorAll(".paper__choices > li")].forEach((line, number) => {
        const place = choicePlace(said.en, at, number);
        const box = make("input");
        box.type = "checkbox";
        box.checked = Boolean(draft[place]);
        box.addEventListener("change", () => save(place, box.checked ? "x" : "", ""));
        line.replaceChildren(make("label", "", box, ` ${section.choices[number]}`));
      });
      [...sections[at].querySelectorAll(".paper__blank")].forEach((line, number) => {
        const { label, hint, lines, card: part } = section.blanks[number];
        const id = `blank-${at}-${number}`;
        const area = field(blankPlace(said.en, at, number), ofCard(parts, part), lines);
        area.id = id;
        const name = make("label", "", make("strong", "", label), ...(hint ? [" ", make("span", "note", hint)] : []));
        name.htmlFor = id;
        line.replaceChildren(name, area);
      });
      const body = /** @type {HTMLTableSectionElement | null} */ (sections[at].querySelector(".paper__grid tbody"));
      if (!section.grid || !body) return;
      const { columns } = section.grid;
      body.replaceChildren(
        ...gridCells(sheet, said.en, at, parts).map((row, number) =>
          make("tr", "", ...row.map(({ place, text }, column) => {
            if (!place) {
              const head = make("th", "", text);
              head.scope = "row";
              return head;
            }
            const area = field(place, text, 1);
            const line = row[0].place ? words.row.replace("{number}", String(number + 1)) : row[0].text;
            area.setAttribute("aria-label", `${columns[column]}, ${line}`);
            const cell = make("td", "", area);
            cell.dataset.of = columns[column];
            return cell;
          })),
        ),
      );
      body.oninput = () => showRows(body);
      showRows(body);
    });
    paper.classList.add("paper--filled");
    for (const { told } of folds) told();
  }

  /** @param {Language} language */
  async function word(language) {
    const told = language === here ? (card ?? NONE) : ((practice && (await cardOf(root, practice, language))) || NONE);
    const { docx, DOCX } = await import("./docx.js");
    const address = document.querySelector(`link[hreflang=${language}]`)?.getAttribute("href") ?? location.href.replace(/#.*/, "");
    const notes = [told.citation, labels[language].from.replace("{address}", address)].filter(Boolean);
    const made = blocks(said[language], said.en, draft, told.parts, labels[language], notes);
    const name = [paper.dataset.sheet, practice, language].filter(Boolean).join("-");
    download(`${name}.docx`, docx(made, { title: said[language].title, language }), DOCX, status);
  }

  function clear() {
    const before = draft;
    draft = {};
    keep(store, "");
    fill();
    const button = make("button", "", words.undo);
    button.type = "button";
    button.addEventListener("click", () => {
      draft = before;
      keep(store, stringify(draft));
      fill();
      status.replaceChildren();
      [...paper.querySelectorAll("textarea")].find((area) => area.checkVisibility())?.focus();
    });
    status.replaceChildren(`${words.cleared} `, button);
    button.focus();
  }

  /** @type {Record<string, () => unknown>} */
  const actions = { here: () => word(here), there: () => word(there), clear };
  for (const button of [...bar.querySelectorAll("button"), ...end.querySelectorAll("button")]) button.addEventListener("click", () => actions[button.dataset.do ?? ""]?.());
  addEventListener("hashchange", () => location.reload());
  fill();
  paper.addEventListener("input", () => folds.forEach(({ told }) => told()));
  const next = folds.find(({ told }) => !told());
  if (next) next.fold.open = true;
  bar.hidden = end.hidden = false;
}
