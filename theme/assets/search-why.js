/** Why a result fits: the words that were found, marked; the concept that led to it; where it tells of them. And what was put right. */
import { filled, make } from "./page.js";
import { FIELDS, LONG_TITLE } from "./search-ranking.js";
import { pieces } from "./text.js";

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const BETWEEN = new RegExp(`(${WORD.source})`, "u");
const APART = 3; // from a word of a name to the next at most: 'carte de crédit', 'garde des enfants'

/** @typedef {import("./search-reader.js").Reader} Reader */
/** @typedef {import("./search-reader.js").Found} Found */
/** @typedef {import("./search-labels.js").Words} Words */
/** @typedef {(text: string) => string[]} Mark the text in pieces; each second one was found */

/**
 * @param {Reader} reader
 * @param {Found} found
 * @returns {Promise<Mark>}
 */
export async function marker(reader, found) {
  if (!found.words.length) return (text) => [text];
  if (reader.shown !== reader.language) {
    // The texts are in the other language than the words.
    reader.other ??= reader.lexicon(reader.shown);
    reader.otherNames ??= reader.namesIn(reader.shown);
  }
  const [own, ownNames] = await reader.ready();
  const lexicons = [own, ...(reader.other ? [await reader.other] : [])];
  const names = [ownNames, ...(reader.otherNames ? [await reader.otherNames] : [])];
  const phrases = found.spans.flatMap(({ concept }) => names.flatMap(({ of }) => of.get(concept) ?? []));
  const several = phrases.filter((phrase) => phrase.length > 1);
  const single = new Set([...found.words.flatMap(({ meant }) => [...meant.keys()]), ...phrases.filter((phrase) => phrase.length === 1).flat()]);
  return (text) => {
    const stretches = text.split(BETWEEN); // each second one is a word
    const words = stretches.filter((_, at) => at % 2);
    const classes = words.map((word) => reader.formsOf(word).flatMap((form) => lexicons.map((lexicon) => lexicon.classes.get(form) ?? NaN)));
    const there = new Set(classes.flat());
    const marked = new Set([...classes.keys()].filter((at) => classes[at].some((one) => single.has(one))));
    for (const name of several.filter((name) => name.every((one) => there.has(one))))
      for (const at of classes.keys()) for (const one of together(name, classes, at)) marked.add(one);
    const parts = [""];
    for (const [at, stretch] of stretches.entries()) {
      if (at % 2 && marked.has((at - 1) / 2)) parts.push(stretch, "");
      else parts[parts.length - 1] += stretch;
    }
    return parts;
  };
}

/**
 * Of a name of several words all must stand together: 'Manitoba' alone is no association, and 'services' before 'who looks after the
 * children' is no child care service.
 *
 * @param {number[]} name classes
 * @param {number[][]} classes of each word of a text
 * @param {number} start
 * @returns {number[]} the words that the name has there, if it begins with that one
 */
function together([first, ...others], classes, start) {
  if (!classes[start].includes(first)) return [];
  const places = [start];
  for (const one of others) {
    const before = places[places.length - 1];
    const apart = classes.slice(before + 1, before + 1 + APART).findIndex((those) => those.includes(one));
    if (apart < 0) return [];
    places.push(before + 1 + apart);
  }
  return places;
}

/** @param {string[]} parts as `Mark` gives them @returns {(string | HTMLElement)[]} what was found inside <mark> */
export const marked = (parts) => parts.map((part, at) => (at % 2 ? make("mark", "", part) : part)).filter(Boolean);

/**
 * What led to a document and cannot be seen in its title and summary.
 *
 * @param {Reader} reader
 * @param {Found} found
 * @param {number} document
 * @param {boolean} seen whether a mark stands in what is shown of it
 * @param {Words} words
 * @returns {Promise<string>} 'daycare → Childcare · What came of it?'; '' where nothing needs to be said
 */
export async function why(reader, found, document, seen, words) {
  const labels = found.spans.length ? await reader.load(`concepts-${reader.shown}`) : [];
  const direct = found.words.map(({ meant }) => first(reader, [...meant.keys()], document));
  const said = new Set();
  const fields = [...direct];
  for (const { concept, bits } of found.spans) {
    const field = first(reader, [reader.concepts + concept], document);
    if (field < 0) continue;
    fields.push(field);
    const named = [...found.words.keys()].filter((at) => (bits >> at) & 1);
    if (named.some((at) => direct[at] >= 0)) continue; // the words themselves stand there, and are marked
    const asked = named.map((at) => found.words[at].used || found.words[at].form).join(" ");
    said.add(filled(words.means, { asked, concept: labels[concept] }));
  }
  if (found.phrases.length && !found.whole.has(document)) said.add(words.apart);
  // The nearest place that is not shown: a title that tells of the concept alone does not say why the word led to it.
  const place = fields.sort((one, other) => one - other).map((field) => words.parts[FIELDS[field - LONG_TITLE - 1]]).find(Boolean);
  if (!seen && place) said.add(place);
  return [...said].join(" · ");
}

/** @param {Reader} reader @param {number[]} entries @param {number} document @returns {number} its best field for some classes, or -1 */
function first(reader, entries, document) {
  let best = -1;
  for (const entry of entries) {
    const { documents, marks } = reader.postings(entry);
    const at = documents.indexOf(document);
    if (at >= 0 && (best < 0 || (marks[at] & 15) < best)) best = marks[at] & 15;
  }
  return best;
}

/**
 * What was not taken as it was typed, a sentence for each way.
 *
 * @param {Reader} reader
 * @param {Found} found
 * @param {Words} words
 * @param {boolean} typing nothing is said yet of a word that others begin with: it may become one of them
 * @returns {Promise<string[]>}
 */
export async function notes(reader, found, words, typing) {
  const labels = found.absent.length ? await reader.load(`concepts-${reader.shown}`) : [];
  const said = found.hits.length ? await ofResults(reader, found, words, typing) : [];
  const absent = new Set(found.absent.map((concept) => labels[concept])); // a term and a subject may bear one name
  if (absent.size) said.push(filled(words.absent, { concept: [...absent].join("; ") }));
  return said;
}

/** What is to be said of the results that were found. @param {Reader} reader @param {Found} found @param {Words} words @param {boolean} typing */
async function ofResults(reader, found, words, typing) {
  const typed = (/** @type {string} */ name) => asTyped(found.query, name);
  const said = [];
  for (const { form, used } of found.words.filter(({ how }) => how === "slip"))
    said.push(filled(words.corrected, { asked: typed(form), used: await spelled(reader, found, used) }));
  for (const { form } of found.words.filter(({ how }) => how === "begins" && !typing))
    said.push(filled(words.begins, { asked: typed(form) }));
  const missing = found.words.filter(({ how }) => how === "unknown").map(({ form }) => typed(form));
  if (missing.length) said.push(filled(words.missing, { words: missing.join(", ") }));
  const unsaid = found.unsaid.map((name) => filled(words.quoted, { query: typed(name) }));
  if (unsaid.length) said.push(filled(words.unsaid, { asked: unsaid.join(", ") }));
  if (found.hits.length > found.whole.size)
    for (const asked of found.phrases) said.push(filled(words.not_side_by_side, { asked }));
  return said;
}

/** @param {Found} found @param {boolean} typing @returns {boolean} whether nothing tells of all that was asked: what was found is near it */
export const isNear = ({ words, absent, unsaid }, typing) =>
  absent.length + unsaid.length > 0 || words.some(({ how }) => how === "unknown" || (how === "begins" && !typing));

/**
 * @param {string} query
 * @param {string} name the forms of its words, without the light ones between: 'carte credit'
 * @returns {string} the stretch of the query that it stands for: 'carte de crédit'
 */
export function asTyped(query, name) {
  const forms = name.split(" ");
  const every = [...query.matchAll(WORD)];
  const at = (/** @type {string} */ form, from = 0) => every.findIndex(([word], place) => place >= from && pieces(word).includes(form));
  const first = at(forms[0]);
  const last = first < 0 ? -1 : at(forms[forms.length - 1], first);
  if (last < 0) return forms.map((form) => written(query, form)).join(" ");
  return query.slice(every[first].index, every[last].index + every[last][0].length);
}

/** @param {string} text @param {string} form @returns {string} the word of a text that has the form, with its accents; else the form */
function written(text, form) {
  return (text.match(WORD) ?? []).find((word) => pieces(word).includes(form)) ?? form;
}

/** A word as the titles and summaries of the first results write it. @param {Reader} reader @param {Found} found @param {string} form */
async function spelled(reader, found, form) {
  const records = await Promise.all(found.hits.slice(0, 5).map((document) => reader.record(document)));
  return written(records.map(([, title, summary]) => `${title} ${summary}`).join(" ").toLowerCase(), form);
}
