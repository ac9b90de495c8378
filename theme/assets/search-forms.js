/** The forms of words in the index of one language, and those that are near one. The same as portal/outputs/search/forms.py. */

const SHORTEST_SLIP = 5; // letters: shorter words have too many neighbours
const TWO_SLIPS = 8; // letters from which two slips are granted
const SHORTEST_STEM = 4; // letters that forms of one word share
const BEGINNINGS = 12; // classes that a beginning may stand for, the most common ones
// Endings that a word takes in turn, for forms that no text has.
const ENDINGS = [
  ["", "e", "s", "es", "ed", "er", "ers", "ing"],
  ["e", "es", "ee", "ees", "er"],
  ["", "x"],
  ["y", "ies"],
  ["al", "aux"],
  ["ail", "aux"],
  ["eur", "euse", "eurs", "euses"],
  ["if", "ive", "ifs", "ives"],
  ["en", "enne", "ens", "ennes"],
  ["x", "se", "ses"],
];

/** The words of one language as the index has them. */
export class Lexicon {
  /**
   * @param {{forms: string, shared: string, classes: string, counts: string}} data
   * @param {number} first the number of its first class
   */
  constructor(data, first) {
    /** @type {Map<string, number>} */
    this.classes = new Map();
    /** @type {string[]} */
    this.forms = data.forms.split(" ");
    this.first = first;
    this.counts = data.counts;
    const [shared, classes] = [numbers(data.shared), numbers(data.classes)];
    let next = first;
    let form = "";
    for (const [at, distance] of classes.entries()) {
      form = form.slice(0, shared[at]) + this.forms[at];
      if (distance === 0) next += 1;
      this.classes.set(form, distance === 0 ? next - 1 : next - distance);
      this.forms[at] = form;
    }
  }

  /** @param {number} entry @returns {boolean} whether a class is of this language */
  has(entry) {
    return entry >= this.first && entry < this.first + this.counts.length;
  }

  /** @param {string} form @returns {number} how common it is; 0 for one that no text has */
  common(form) {
    const entry = this.classes.get(form);
    return entry === undefined ? 0 : this.level(entry);
  }

  /** @param {number} entry @returns {number} how common a class is; 0 where no text has it */
  level(entry) {
    return this.counts.charCodeAt(entry - this.first) - 48;
  }

  /** @param {string} start @returns {number} the place of the first form that is not before it */
  place(start) {
    let low = 0;
    let high = this.forms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.forms[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {string} start @returns {number[]} classes with a form that begins so, the most common first */
  beginning(start) {
    const found = new Set();
    for (let at = this.place(start); this.forms[at]?.startsWith(start); at += 1) found.add(this.classes.get(this.forms[at]));
    return [...found].sort((a, b) => this.level(b) - this.level(a) || a - b).slice(0, BEGINNINGS);
  }

  /**
   * @param {string} form
   * @returns {number[]} classes of other forms of the same word, told by common endings: of those that share most of it
   */
  kin(form) {
    const found = new Set();
    for (let length = form.length; !found.size && length >= Math.max(SHORTEST_STEM, form.length - 3) - 1; length -= 1) {
      const [stem, ending] = [form.slice(0, length), form.slice(length)];
      for (const endings of ENDINGS.filter((all) => all.includes(ending)))
        for (const other of endings) {
          // The y of 'baby' is there in 'babies'; the regular plural of 'win' is 'wins'.
          const oneMore = endings.includes("y") || (ending !== other && [ending, other].every((one) => one === "" || one === "s"));
          const oneLess = endings.includes("ing") && ending !== "" && other !== ""; // 'traning' is a slip, and no form of 'trans'
          if (length + Number(oneMore) - Number(oneLess) >= SHORTEST_STEM) found.add(this.classes.get(stem + other));
        }
      found.delete(undefined);
    }
    return [...found];
  }

  /**
   * @param {string} form
   * @returns {string[]} forms that one slip, or two in a long word, could have turned into this one: nearest first, then the most
   *   common; one of each class, as another form of it would find the same
   */
  near(form) {
    const slips = form.length < SHORTEST_SLIP || !/^\p{L}+$/u.test(form) ? 0 : form.length < TWO_SLIPS ? 1 : 2;
    if (!slips) return [];
    /** @type {[number, number, string][]} */
    const found = [];
    for (let at = this.place(form[0]); this.forms[at]?.[0] === form[0]; at += 1) {
      const other = this.forms[at];
      const apart = Math.abs(other.length - form.length);
      if (apart > slips || (apart > 1 && (form.startsWith(other) || other.startsWith(form)))) continue;
      const count = distance(form, other);
      if (count && count <= slips) found.push([count, -this.level(/** @type {number} */ (this.classes.get(other))), other]);
    }
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
    /** @type {Map<number | undefined, string>} */
    const nearest = new Map();
    for (const [, , other] of found) if (!nearest.has(this.classes.get(other))) nearest.set(this.classes.get(other), other);
    return [...nearest.values()];
  }
}

/** @param {string} text @returns {Uint16Array} what is written as a letter each (files.py) */
export function numbers(text) {
  const found = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    found[at] = code - (code > 0xd800 ? 0x830 : 48);
  }
  return found;
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} of letters to add, drop, change or swap (optimal string alignment)
 */
export function distance(one, other) {
  /** @type {number[]} */
  let before = [];
  let last = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}
