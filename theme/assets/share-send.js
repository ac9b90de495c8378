/** The file that a draft makes, and the ways of sending it: a message, a download, a copy, a proposal. */
import { download, filled, make } from "./page.js";
import { clean } from "./share-draft.js";
import { button } from "./share-controls.js";
import { written } from "./share-yaml.js";

/** @typedef {import("./share-draft.js").Finished} Finished */

const ADDRESS = 8000; // bytes of an address that GitHub takes, with room to spare
const ON_THE_WAY = 5500; // of one that passes through GitHub's page for signing in, which encodes it once more
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
 * @param {boolean} signedIn whether its author says so
 * @returns {{href: string, filled: boolean, matters: boolean}} where it is proposed, with everything filled in or not, and whether that depends on being signed in
 */
export function proposal({ edit, propose }, folder, id, text, there, signedIn) {
  if (there) return { href: `${edit}${folder}/${id}.yml`, filled: false, matters: false };
  const empty = `${propose}${folder}?filename=${encodeURIComponent(`${id}.yml`)}`;
  const href = `${empty}&value=${encodeURIComponent(text)}`;
  const passes = href.length <= ON_THE_WAY && encodeURIComponent(href).length <= ADDRESS;
  const fits = href.length <= ADDRESS;
  const filled = passes || (fits && signedIn);
  return { href: filled ? href : empty, filled, matters: fits && !passes };
}

/** @param {string} mailbox of the site, '' for none @param {string} subject @param {string} body @param {string} instead the body where all of it is too long @returns {{href: string, whole: boolean}} */
export function message(mailbox, subject, body, instead) {
  const href = (/** @type {string} */ text) => `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  return href(body).length <= MESSAGE ? { href: href(body), whole: true } : { href: href(instead), whole: false };
}

/**
 * @param {import("./share-checks.js").Desk} desk
 * @param {Finished} done
 * @param {string} title
 * @param {string} network where the organizations are listed
 * @returns {HTMLElement[]}
 */
export function sendings(desk, done, title, network) {
  const { registry, definition, context, status } = desk;
  const { site, rules } = definition;
  const { draft, model, words, say } = context;
  const { mailbox } = site;
  const folder = rules.folders[registry];
  const text = fileOf(done, model.schema, rules.layout, { folder, file: rules.files[registry] }, draft.note);
  const name = `${done.id}.yml`;
  const values = { file: name, mailbox };
  const greeting = filled(words.mail_body, { site: site.name });
  const letter = message(mailbox, filled(words.mail_subject, { what: title }), `${greeting}${folder}/${name}\n\n${text}`, greeting + filled(words.mail_body_attach, values));
  const note = (/** @type {string} */ told) => make("span", "note", told);

  const save = () => download(name, text, "application/yaml", status);

  const mail = make("a", "md-button", mailbox ? words.mail : words.mail_open);
  mail.href = letter.href;
  if (!letter.whole) mail.addEventListener("click", save); // the message is about the file, which has to be at hand
  const load = button(words.download);
  load.classList.add("md-button");
  load.addEventListener("click", save);
  const copy = button(words.copy);
  copy.classList.add("md-button");
  copy.addEventListener("click", () => navigator.clipboard.writeText(text).then(() => say(words.copied), () => say(words.not_copied)));
  const others = make("a", "", words.mail_network);
  others.href = network;
  const byMail = make("p", "share__way", mail, " ", note(mailbox ? `${filled(letter.whole ? words.mail_to : words.mail_attach, values)} ${filled(words.mail_by_hand, values)}` : letter.whole ? words.mail_yourself : filled(words.mail_attach_yourself, values)));
  const byFile = make("p", "share__way", load, " ", copy);
  const file = make("details", "share__file", make("summary", "", words.file), make("p", "", `${folder}/${name}`), make("pre", "", text));
  file.querySelector("pre")?.setAttribute("tabindex", "0");
  return [...(mailbox ? [byMail, byFile] : [make("p", "", `${words.mail_none} `, others, "."), byFile, byMail]), onGitHub(), file];

  /** @returns {HTMLElement} */
  function onGitHub() {
    const there = proposal(site, folder, done.id, text, Boolean(draft.id), desk.signedIn);
    const onward = make("a", "md-button", words.github);
    Object.assign(onward, { href: there.href, target: "_blank", rel: "noopener noreferrer" });
    const line = make("p", "share__way", onward, " ", note(there.filled ? (there.matters ? words.github_filled : words.github_text) : draft.id ? words.github_edit : there.matters ? words.github_signing : words.github_long));
    if (!there.matters) return line;
    const tick = make("input", "");
    Object.assign(tick, { type: "checkbox", checked: desk.signedIn, id: "share-signed-in" });
    tick.addEventListener("change", () => {
      desk.signedIn = tick.checked;
      line.replaceWith(onGitHub());
      document.getElementById(tick.id)?.focus();
    });
    const label = make("label", "", words.signed_in);
    label.htmlFor = tick.id;
    line.append(make("span", "share__signed", tick, " ", label));
    return line;
  }
}
