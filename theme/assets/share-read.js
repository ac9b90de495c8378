/**
 * Reads a file of the library that is in its one form, as `share-yaml.js` writes it: not all of YAML, but everything that stands in
 * such a file. What it cannot read for certain it refuses, and says at which line.
 */

/** @typedef {import("./share-yaml.js").Data} Data */
/** @typedef {{number: number, indent: number, text: string}} Line */

const MOST = 200_000; // letters
const DEEPEST = 12;
/** @type {Record<string, string>} */
const CODES = { n: "\n", t: "\t", r: "\r", '"': '"', "\\": "\\", "/": "/", " ": " " };

export class Unreadable extends Error {
  /** @param {number} line from 1 */
  constructor(line) {
    super(`line ${line}`);
    this.line = line;
  }
}

/**
 * @param {string} text
 * @returns {{data: Record<string, Data>, comments: string[]}} comments without their '#'; the first line of a file, for editors, is one
 * @throws {Unreadable}
 */
export function read(text) {
  if (text.length > MOST || text.includes("\t")) throw new Unreadable(1);
  const rows = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").split("\n");
  /** @type {string[]} */
  const comments = [];
  let at = 0;

  /** @returns {Line | null} the next line that says something */
  function line() {
    for (; at < rows.length; at++) {
      const comment = /^\s*#(.*)$/.exec(rows[at]);
      if (comment) comments.push(comment[1].trim());
      else if (rows[at].trim()) return { number: at + 1, indent: rows[at].search(/\S/), text: rows[at].trim() };
    }
    return null;
  }

  /** @param {number} indent @param {number} depth @returns {Data} */
  function block(indent, depth) {
    const first = line();
    if (!first || first.indent !== indent || depth > DEEPEST) throw new Unreadable((first?.number ?? at) || 1);
    return first.text === "-" || first.text.startsWith("- ") ? sequence(indent, depth) : mapping(indent, depth);
  }

  /** @param {number} indent @param {number} depth */
  function sequence(indent, depth) {
    const items = [];
    for (let here = line(); here && here.indent === indent && (here.text === "-" || here.text.startsWith("- ")); here = line()) {
      const rest = here.text.slice(1).trimStart();
      const inside = here.indent + (here.text.length - rest.length);
      if (rest && !/^(?:"(?:[^"\\]|\\.)*"|[^\s"'[{|>&*!%@`#][^:]*):(?: |$)/.test(rest) && !rest.startsWith("- ")) {
        at++;
        items.push(value(rest, here, indent, depth));
      } else {
        if (rest) rows[at] = " ".repeat(inside) + rest; // what stands behind the hyphen is the first line of the item
        else at++;
        items.push(block(rest ? inside : (line()?.indent ?? 0), depth + 1));
      }
    }
    return items;
  }

  /** @param {number} indent @param {number} depth */
  function mapping(indent, depth) {
    /** @type {Record<string, Data>} */
    const fields = {};
    for (let here = line(); here && here.indent === indent; here = line()) {
      const match = /^(?:("(?:[^"\\]|\\.)*")|([^\s"'[{|>&*!%@`#?-][^:]*?|[^\s"'[{|>&*!%@`#?-]))\s*:(?: +(.*))?$/.exec(here.text);
      if (!match) throw new Unreadable(here.number);
      const name = match[1] ? quoted(match[1], here) : match[2];
      if (Object.hasOwn(fields, name) || name === "__proto__") throw new Unreadable(here.number);
      at++;
      const rest = match[3] ?? "";
      if (rest && !rest.startsWith("#")) fields[name] = value(rest, here, indent, depth);
      else {
        const next = line();
        if (!next || next.indent < indent || (next.indent === indent && !next.text.startsWith("- "))) throw new Unreadable(here.number);
        fields[name] = block(next.indent, depth + 1);
      }
    }
    const next = line();
    if (next && next.indent > indent) throw new Unreadable(next.number);
    return fields;
  }

  /** @param {string} typed @param {Line} here @param {number} indent @param {number} depth @returns {Data} what stands behind a key or a hyphen */
  function value(typed, here, indent, depth) {
    if (/^[|>][-+]?(?: +#.*)?$/.test(typed)) return lines(typed[0] === ">", indent);
    const flow = new Flow(typed, here, depth);
    const found = /^["'[{]/.test(typed) ? flow.value() : flow.rest();
    flow.end();
    const next = line();
    if (next && next.indent > indent) throw new Unreadable(next.number); // it goes on below
    return found;
  }

  /** @param {boolean} folded @param {number} indent @returns {string} */
  function lines(folded, indent) {
    const held = [];
    const inside = rows.slice(at).find((row) => row.trim())?.search(/\S/) ?? 0;
    if (inside <= indent) throw new Unreadable(at + 1);
    for (; at < rows.length && (!rows[at].trim() || rows[at].search(/\S/) >= inside); at++) {
      if (folded && /^\s/.test(rows[at].slice(inside)) && rows[at].trim()) throw new Unreadable(at + 1);
      held.push(rows[at].slice(inside));
    }
    const joined = held.join("\n").replace(/\n+$/, "");
    return folded ? joined.replace(/\n+/g, (ends) => (ends.length === 1 ? " " : ends.slice(1))) : joined;
  }

  /** A value on one line. */
  class Flow {
    /** @param {string} text @param {Line} here @param {number} depth */
    constructor(text, here, depth) {
      this.text = text;
      this.here = here;
      this.depth = depth;
      this.at = 0;
    }

    /** @returns {never} */
    refuse() {
      throw new Unreadable(this.here.number);
    }

    rest() {
      const plain = this.text.replace(/ +#.*$/, "");
      this.at = this.text.length;
      if (/: |:$/.test(plain) || /^[&*!%@`|>?]|^- /.test(plain)) this.refuse();
      return plain;
    }

    end() {
      if (!/^(?: *| +#.*)$/.test(this.text.slice(this.at))) this.refuse();
    }

    blank() {
      while (this.text[this.at] === " ") this.at++;
    }

    /** @returns {Data} */
    value() {
      this.blank();
      const sign = this.text[this.at];
      if (sign === '"' || sign === "'") {
        const match = (sign === '"' ? /"(?:[^"\\]|\\.)*"/y : /'(?:[^']|'')*'/y);
        match.lastIndex = this.at;
        const found = match.exec(this.text)?.[0] ?? this.refuse();
        this.at += found.length;
        return sign === '"' ? quoted(found, this.here) : found.slice(1, -1).replaceAll("''", "'");
      }
      if (sign === "[" || sign === "{") return this.collection(sign);
      const plain = /^[^,[\]{}]*/.exec(this.text.slice(this.at))?.[0].trimEnd() ?? "";
      if (!plain || /: |:$| #/.test(plain) || /^[&*!%@`|>#?]/.test(plain)) this.refuse();
      this.at += plain.length;
      return plain;
    }

    /** @param {string} sign @returns {Data} */
    collection(sign) {
      const [end, items, fields] = [sign === "[" ? "]" : "}", /** @type {Data[]} */ ([]), /** @type {Record<string, Data>} */ ({})];
      if (++this.depth > DEEPEST) this.refuse();
      this.at++;
      for (this.blank(); this.text[this.at] !== end; this.blank()) {
        if (sign === "[") items.push(this.value());
        else {
          const key = /(?:"(?:[^"\\]|\\.)*"|[^\s,[\]{}:"'#][^,[\]{}:]*?)(?=\s*: )/y;
          key.lastIndex = this.at;
          const name = key.exec(this.text)?.[0] ?? this.refuse();
          this.at = this.text.indexOf(":", this.at + name.length) + 1;
          const said = name.startsWith('"') ? quoted(name, this.here) : name;
          if (Object.hasOwn(fields, said) || said === "__proto__") this.refuse();
          fields[said] = this.value();
        }
        this.blank();
        if (this.text[this.at] === ",") this.at++;
        else if (this.text[this.at] !== end) this.refuse();
      }
      this.at++;
      this.depth--;
      return sign === "[" ? items : fields;
    }
  }

  /** @param {string} typed with its marks @param {Line} here @returns {string} */
  function quoted(typed, here) {
    return typed.slice(1, -1).replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gi, (_, two, four, one) => {
      if (two || four) return String.fromCharCode(parseInt(two ?? four, 16));
      return CODES[one] ?? new Flow("", here, 0).refuse();
    });
  }

  const first = line();
  if (!first || first.text.startsWith("- ")) throw new Unreadable(1);
  const data = block(first.indent, 1);
  const left = line();
  if (left) throw new Unreadable(left.number);
  return { data: /** @type {Record<string, Data>} */ (data), comments };
}
