/** The part of 'My selection' where a paragraph for an application is written. */
import { blocks, paragraph, uses } from "./grant.js";
import { outlineOf } from "./outline.js";
import { download, filled, keep, kept, make } from "./page.js";

/** @typedef {"en" | "fr"} Language */
/** @typedef {import("./grant.js").Cited} Cited */

const STORE = "commons-grant";
const LONGEST = 20_000; // letters of the text

/** @param {string} page @param {URL} home of a language @returns {Promise<Cited | null>} */
async function cited(page, home) {
  const address = new URL(page, home);
  const answer = await fetch(address.href.replace(/#.*/, "")).catch(() => null);
  if (!answer?.ok) return null;
  const document_ = new DOMParser().parseFromString(await answer.text(), "text/html");
  const outline = outlineOf(document_, address.hash.slice(1));
  if (!outline) return null;
  const [level = "", direction = ""] = (/** @type {HTMLElement | null} */ (document_.querySelector("[data-evidence]"))?.dataset.evidence ?? "").split(" ");
  const text = outline.summary || outline.answers[0]?.blocks.map((block) => block.text).join(" ") || outline.title;
  const told = level ? outline.answers.find(({ question }) => question === "sources") : null;
  const sources = (told?.blocks ?? []).filter(({ form }) => form === "bullet").map((block) => block.text);
  return { title: outline.title, text, citation: outline.citation, sources, level, direction };
}

/**
 * @param {import("./selection.js").Kept[]} items
 * @param {URL} root the site's
 * @param {Language} language of the text
 */
export async function write(items, root, language) {
  const words = JSON.parse(document.querySelector("[data-grant-words]")?.textContent ?? "{}");
  const here = words[document.documentElement.lang];
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-grant]"));
  const area = /** @type {HTMLTextAreaElement} */ (place.querySelector("textarea"));
  const status = /** @type {HTMLElement} */ (place.querySelector("[data-grant-status]"));
  const home = new URL(`${language}/`, root);
  place.dataset.grant = language;
  const found = (await Promise.all(items.map(({ page }) => cited(page, home)))).filter((one) => one !== null);
  if (place.dataset.grant !== language) return; // somebody asked for the other language meanwhile
  const store = `${STORE}:${language}`;
  const pages = items.map(({ page }) => page).join(" "); // the text numbers them
  const save = () => keep(store, JSON.stringify({ pages, text: area.value.slice(0, LONGEST) }));

  const anew = () => {
    area.value = paragraph(found, words[language]);
    keep(store, "");
  };
  async function copy() {
    try {
      await navigator.clipboard.writeText(area.value);
      status.textContent = here.copied;
    } catch {
      status.textContent = here.not_copied;
    }
  }
  async function word() {
    const { docx, DOCX } = await import("./docx.js");
    const file = docx(blocks(area.value, words[language]), { title: words[language].title, language });
    download(`${words[language].file}-${language}.docx`, file, DOCX, status);
  }

  /** @type {Record<string, () => unknown>} */
  const actions = { copy, docx: word, anew };
  for (const button of place.querySelectorAll("button")) button.onclick = () => actions[button.dataset.do ?? ""]();
  area.lang = language;
  area.oninput = save;
  const earlier = written(kept(store));
  const unread = items.length - found.length;
  status.replaceChildren(unread ? filled(here.unread, { count: unread }) : "");
  if (earlier?.pages === pages) area.value = earlier.text;
  else {
    area.value = paragraph(found, words[language]);
    if (earlier) status.append(...(unread ? [" "] : []), here.other_pages, " ", formerly(earlier.text));
  }
  place.querySelector("[data-grant-uses]")?.replaceChildren(...uses(found, here).map((line) => make("li", "", line)));
  place.hidden = false;
  place.querySelector("h2")?.focus();

  /** @param {string} text of another selection */
  function formerly(text) {
    const button = make("button", "", here.former);
    button.type = "button";
    button.onclick = () => {
      area.value = text;
      save();
      status.replaceChildren();
      area.focus();
    };
    return button;
  }
}

/** @param {string | null} stored @returns {{pages: string, text: string} | null} what a reader made of a selection earlier */
function written(stored) {
  try {
    const { pages, text } = JSON.parse(stored ?? "");
    return typeof pages === "string" && typeof text === "string" ? { pages, text } : null;
  } catch {
    return null;
  }
}
