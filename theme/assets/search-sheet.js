/**
 * The facets where there is no room beside the results: a sheet over them, with a button that says how many results there are and
 * leads to them. The browser keeps the focus within, closes it with Escape, and gives the focus back.
 */
import { counted } from "./search-labels.js";

const WIDE = "(min-width: 60em)"; // search-page.css has the same

export class Sheet {
  /**
   * @param {(name: string) => any} part of the search page
   * @param {import("./search-labels.js").Labels["words"]} words
   * @param {() => void} onDone when somebody wants to see the results
   */
  constructor(part, words, onDone) {
    this.words = words;
    /** @type {HTMLDialogElement} */
    this.dialog = part("sheet");
    this.done = part("done");
    this.told = part("told");
    const wide = matchMedia(WIDE);
    const put = () => {
      if (wide.matches) this.dialog.close();
      part(wide.matches ? "beside" : "within").append(part("facets"));
    };
    wide.addEventListener("change", put);
    put();
    part("open").addEventListener("click", () => this.dialog.showModal());
    part("close").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close(); // beside the sheet
    });
    this.done.addEventListener("click", () => {
      this.dialog.close();
      onDone();
    });
  }

  /** @param {number} results */
  say(results) {
    const words = results ? counted(this.words, "show", results) : this.words.show_none;
    this.done.textContent = words;
    this.told.textContent = this.dialog.open ? words : ""; // what is behind a sheet is not read out
  }
}
