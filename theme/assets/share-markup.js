/** What a text holds of HTML and of links, as the CommonMark parser that makes the pages would find it. */

const CONTAINER = /^\s*(?:(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s))\s*)*/;
const SKIPPED = /\\[!-/:-@[-`{-~]|<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*|[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9.-]+)>/y;

/**
 * @param {string} text
 * @param {{tag: string, blocks: [string, string, boolean][]}} html patterns of the parser: of a tag, and of what begins and ends a block, which interrupts a paragraph or does not
 * @returns {string} the first piece of HTML; '' when there is none
 */
export function markupIn(text, { tag, blocks }) {
  const tags = new RegExp(tag, "y");
  /** @type {string[]} */
  let paragraph = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at].replace(CONTAINER, "");
    const block = line.startsWith("<") && blocks.find(([begin, , interrupts]) => (interrupts || !paragraph.length) && new RegExp(begin, "iu").test(line));
    if (line && !block) paragraph.push(lines[at]);
    else {
      const before = inline(paragraph.join("\n"));
      if (before) return before;
      paragraph = [];
    }
    if (block) {
      const end = new RegExp(block[1], "iu");
      const last = lines.slice(at).findIndex((one) => end.test(one.trim()));
      const until = last < 0 ? lines.length : at + last + (block[1] === "^$" ? 0 : 1);
      return [line, ...lines.slice(at + 1, until)].join("\n");
    }
  }
  return inline(paragraph.join("\n"));

  /** @param {string} joined @returns {string} */
  function inline(joined) {
    for (let at = 0; at < joined.length; at++) {
      SKIPPED.lastIndex = tags.lastIndex = at;
      const skipped = SKIPPED.exec(joined);
      if (skipped) at += skipped[0].length - 1;
      else {
        const match = tags.exec(joined);
        if (match) return match[0];
      }
    }
    return "";
  }
}

/** @param {string} text @param {string[]} schemes of links by id @returns {string[]} what its links lead to, each once */
export function linksIn(text, schemes) {
  const found = [];
  const target = "(?:<([^<>\\n]*)>|([^\\s()<>]*(?:\\([^\\s()]*\\)[^\\s()]*)*))";
  for (const match of text.matchAll(new RegExp(`(!?)\\[(?:[^\\[\\]]|\\[[^\\[\\]]*\\])*\\]\\(\\s*${target}(?:\\s+(?:"[^"]*"|'[^']*'|\\([^)]*\\)))?\\s*\\)`, "g"))) {
    if (!match[1]) found.push(match[2] ?? match[3] ?? "");
  }
  for (const match of text.matchAll(/<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*)>/g)) found.push(match[1]);
  for (const match of text.matchAll(/<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*)>/g)) found.push(`mailto:${match[1]}`);
  for (const match of text.matchAll(/^[ >]*\[[^\]]+\]:\s*(?:<([^<>\n]*)>|(\S+))/gm)) found.push(match[1] ?? match[2]);
  for (const match of text.matchAll(new RegExp(`\\]\\(\\s*<?((?:${schemes.join("|")}):[^)\\s>]*)`, "g"))) found.push(match[1]);
  return [...new Set(found)];
}
