/** A file from somebody's disk becomes a draft. */
import { filled, kept } from "./page.js";
import { parse, STORE } from "./share-draft.js";
import { read, Unreadable } from "./share-read.js";

/** @typedef {import("./share-draft.js").Draft} Draft */

/**
 * @param {File} file
 * @param {import("./share-checks.js").Desk} desk
 * @param {(registry: string) => Promise<Record<string, string> | undefined>} names of what is published
 * @param {(key: string, opened: Draft) => void} goOn with the file as the draft
 */
export async function open(file, { registry: here, definition, today, context }, names, goOn) {
  const { rules } = definition;
  const { words, say } = context;
  try {
    const { data, comments } = read(await file.text());
    const schema = comments.find((each) => each.startsWith("yaml-language-server:")) ?? "";
    const registry = Object.keys(definition.kinds).find((each) => schema.endsWith(`/${rules.files[each]}`)) ?? here;
    const id = file.name.replace(/\.ya?ml$/i, "");
    const published = (await names(registry)) ?? {};
    const note = comments.filter((each) => each && each !== schema).join("\n");
    /** @type {Draft} */
    const opened = { registry, id: id in published ? id : "", data, note, step: 0, changed: today, name: id };
    const key = `${registry}:${id}`;
    const take = () => goOn(key, opened);
    if (key in parse(kept(STORE))) say(filled(words.open_replaces, { file: file.name }), take, words.open_replace);
    else take();
  } catch (error) {
    say(filled(words.not_opened, { line: error instanceof Unreadable ? error.line : 1 }));
  }
}
