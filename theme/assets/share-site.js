/** What the form asks of the site: what it is made from, what is published, and lists of names that only some questions need. */
import { fromRecord } from "./share-draft.js";
import { resolved } from "./share-schema.js";

/** @typedef {import("./share-schema.js").Schema} Schema */
/** @typedef {import("./share-schema.js").Model} Model */
/** @typedef {import("./share-draft.js").Item} Item */
/**
 * @typedef {object} Definition what form.json holds (`portal/outputs/sharing/files.py`)
 * @property {Omit<import("./share-rules.js").Rules, "schemas" | "tables"> & {layout: import("./share-yaml.js").Layout, folders: Record<string, string>, files: Record<string, string>, closed: string[]}} rules
 * @property {Record<string, [string, string, string]>} messages
 * @property {Record<string, string>} answers
 * @property {string} suggestion
 * @property {Record<string, string>} words
 * @property {Record<string, string>} kinds registry → what it is called
 * @property {Record<string, string>} steps
 * @property {string[]} long lists that have a file of their own
 * @property {{name: string, mailbox: string, edit: string, propose: string}} site `edit` and `propose`: where a file is changed, or a new one made, less its path
 */
/**
 * @typedef {object} Kind what form-….json holds, of one kind of file
 * @property {Schema} schema
 * @property {import("./share-rules.js").Tables} tables
 * @property {Record<string, string[]>} questions way → what is asked, a hint, an example, what one of it is called
 * @property {import("./share-draft.js").Form} form
 * @property {import("./share-schema.js").Known} labels
 */

/** @param {URL} address @returns {Promise<any>} */
async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}

/** @param {URL} home of the form @returns {Promise<Definition>} */
export const definition = (home) => json(new URL("form.json", home));

/** @param {URL} home of the form @param {string} registry @returns {Promise<Kind>} */
export const kindOf = (home, registry) => json(new URL(`form-${registry}.json`, home));

/**
 * What is published, under the id that it has now; null when there is none, which a connection that failed does not say.
 * @param {URL} root the site's @param {string} registry @param {Schema} schema @param {string} id @param {boolean} [again]
 * @returns {Promise<{id: string, data: Item} | null>}
 */
export async function published(root, registry, schema, id, again = false) {
  const answer = await fetch(new URL(`api/v1/${registry}/${encodeURIComponent(id)}.json`, root));
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const found = await answer.json();
  if (!found.moved_to) return { id, data: fromRecord(found, schema) };
  return again ? null : published(root, registry, schema, found.moved_to, true);
}

/**
 * The long lists, each asked for once; one that did not come is asked for again by the next question.
 * @param {URL} home of the form @param {Model} model whose lists are filled @param {string[]} long @param {() => void} failed
 */
export function lists(home, model, long, failed) {
  /** @type {Map<string, Promise<void>>} by registry, from when on they were asked for */
  const begun = new Map();

  /** @param {string} registry @returns {Promise<void>} */
  function list(registry) {
    const load = () =>
      json(new URL(`${registry}.json`, home)).then(
        (found) => void (model.known[registry] = found),
        () => {
          begun.delete(registry);
          failed();
        },
      );
    const asked = begun.get(registry) ?? load();
    begun.set(registry, asked);
    return asked;
  }

  /** @param {Schema} given @param {string} name @returns {string[]} those that a question takes names from */
  function of(given, name) {
    const schema = resolved(given, model);
    const here = name === "source" || name === "sources" ? ["sources"] : [schema["x-registry"] ?? ""];
    const inside = Object.entries(schema.properties ?? {}).flatMap(([inner, part]) => of(part, inner));
    return [...here, ...inside, ...(schema.items ? of(schema.items, "") : [])].filter((registry) => long.includes(registry));
  }

  return { list, of };
}
