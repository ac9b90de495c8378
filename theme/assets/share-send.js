/** The file that a draft makes, and the ways of sending it: a message, a download, a copy, a proposal. */
import { download, filled, make } from "./page.js";
import { clean } from "./share-draft.js";
import { button } from "./share-fields.js";
import { written } from "./share-yaml.js";

/** @typedef {import("./share-draft.js").Finished} Finished */

const ADDRESS = 8000; // bytes of an address that GitHub takes, with room to spare
const MESSAGE = 1900; // letters of an address that every mail program takes

/**
 * @param {Finished} finish
 * @param {import("./share-schema.js").Schema} schema
 * @param {import("./share-yaml.js").Layout} layout
 * @param {{folder: string, file: string}} place the folder of the kind, and the file of its schema
 * @param {string} note for whoever reads the proposal
 */
export function fileOf({ data }, schema, layout, { folder, file }, note) {
  const up = "../".repeat(folder.split("/").length);
  const lines = clean(note).split(/[\n\v\f\x1c-\x1e\x85\u2028\u2029]/).map((line) => line.trim()).filter(Boolean);
  return written(data, schema, layout, [`# yaml-language-server: $schema=${up}portal/schema/${file}`, ...lines.map((line) => `# ${line}`)]);
}

/**
 * @param {{edit: string, propose: string}} site where a file is changed, or a new one made, less its path
 * @param {string} folder @param {string} id @param {string} text @param {boolean} there whether it is published
 * @returns {{href: string, filled: boolean}} where it is proposed, with everything filled in or not
 */
export function proposal({ edit, propose }, folder, id, text, there) {
  if (there) return { href: `${edit}${folder}/${id}.yml`, filled: false };
  const empty = `${propose}${folder}?filename=${encodeURIComponent(`${id}.yml`)}`;
  const href = `${empty}&value=${encodeURIComponent(text)}`;
  return href.length <= ADDRESS ? { href, filled: true } : { href: empty, filled: false };
}

/** @param {string} contact of the site @param {string} subject @param {string} body @param {string} instead the body where all of it is too long @returns {{href: string, whole: boolean}} */
export function message(contact, subject, body, instead) {
  const to = contact.startsWith("mailto:") ? contact.replace(/\?.*/, "") : "mailto:";
  const href = (/** @type {string} */ text) => `${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  return href(body).length <= MESSAGE ? { href: href(body), whole: true } : { href: href(instead), whole: false };
}

/** @param {import("./share-checks.js").Desk} desk @param {Finished} done @param {string} title @returns {HTMLElement[]} */
export function sendings({ registry, definition, context }, done, title) {
  const { site, rules } = definition;
  const { draft, model, words, say } = context;
  const folder = rules.folders[registry];
  const text = fileOf(done, model.schema, rules.layout, { folder, file: rules.files[registry] }, draft.note);
  const name = `${done.id}.yml`;
  const greeting = filled(words.mail_body, { site: site.name });
  const letter = message(site.contact, filled(words.mail_subject, { what: title }), `${greeting}${folder}/${name}\n\n${text}`, greeting + filled(words.mail_body_attach, { file: name }));
  const there = proposal(site, folder, done.id, text, Boolean(draft.id));
  const mail = make("a", "md-button", words.mail);
  mail.href = letter.href;
  const onward = make("a", "md-button", words.github);
  Object.assign(onward, { href: there.href, target: "_blank", rel: "noopener noreferrer" });
  const load = button(words.download);
  load.classList.add("md-button");
  load.addEventListener("click", () => {
    download(name, text, "application/yaml");
    say(filled(words.downloaded, { file: name }));
  });
  const copy = button(words.copy);
  copy.classList.add("md-button");
  copy.addEventListener("click", () => navigator.clipboard.writeText(text).then(() => say(words.copied), () => say(words.not_copied)));
  const file = make("details", "share__file", make("summary", "", words.file), make("p", "", `${folder}/${name}`), make("pre", "", text));
  file.querySelector("pre")?.setAttribute("tabindex", "0");
  const hasMail = site.contact.startsWith("mailto:");
  const told = letter.whole ? (hasMail ? words.mail_text : words.mail_to_whom) : `${words.mail_attach} ${hasMail ? "" : words.mail_to_whom}`;
  return [
    make("p", "share__way", mail, " ", make("span", "note", told)),
    make("p", "share__way", load, " ", copy),
    make("p", "share__way", onward, " ", make("span", "note", there.filled ? words.github_text : draft.id ? words.github_edit : words.github_long)),
    file,
  ];
}
