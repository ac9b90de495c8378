/** As much of a page as a script asks for in a test: a language, an address, elements that hold text. */

/** An element that remembers what is put into it. */
export class Element {
  /** @param {string} tag @param {Record<string, string>} [data] */
  constructor(tag, data = {}) {
    this.tag = tag;
    this.dataset = data;
    /** @type {(Element | string)[]} */
    this.children = [];
  }

  get textContent() {
    return this.children.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
  }

  set textContent(/** @type {string} */ text) {
    this.children = [text];
  }

  append(/** @type {(Element | string)[]} */ ...parts) {
    this.children.push(...parts);
  }

  replaceChildren(/** @type {(Element | string)[]} */ ...parts) {
    this.children = parts;
  }
}

const NAMES = ["document", "location", "localStorage", "sessionStorage", "navigator", "history", "addEventListener", "dispatchEvent", "HTMLElement"];

export const page = {
  /**
   * Lets the scripts see a page; what is not given is not there.
   *
   * @param {{language?: string, hash?: string, ids?: Record<string, any>, [name: string]: any}} what
   */
  open({ language = "en", hash = "", ids = {}, ...others }) {
    page.close();
    const document = {
      documentElement: { lang: language },
      getElementById: (/** @type {string} */ id) => ids[id] ?? null,
      createElement: (/** @type {string} */ tag) => new Element(tag),
    };
    for (const [name, value] of Object.entries({ document, location: { hash }, dispatchEvent: () => true, ...others })) set(name, value);
  },

  /** Takes it away again. */
  close() {
    for (const name of NAMES) set(name, undefined);
  },
};

/** @param {string} name @param {any} value */
function set(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
