/**
 * Puts a newsletter together from its pieces (`portal/outputs/newsletter/pieces.py`): the same bytes as scripts/digest.py writes.
 * Plain functions of their arguments.
 */
import { left } from "./closing.js";
import { filled, written } from "./page.js";

/** @typedef {{by: string[], provinces?: string[], places?: string[], leaves?: string, since?: string, first?: string, id?: string}} Candidate of a letter */
/** @typedef {{province: string, places?: string[]}} Area without places, it is all of its province */
/** @typedef {{head: string, foot: string, both: {head: string, between: string, foot: string}, nothing: string, intro: string, more: string, sections: Record<string, string>, items: Record<string, string[]>}} Form */
/**
 * @typedef {object} Half what letter.json holds, of one language
 * @property {Form} html
 * @property {Form} txt
 * @property {Record<string, any[]>} values
 * @property {string} oldest the first day since which it can tell, as YYYY-MM-DD
 * @property {{items: Record<string, Candidate[]>, provinces: Record<string, string>, areas: Record<string, Area>}} choice
 * @property {{organizations: Record<string, string>, areas: Record<string, Record<string, string>>}} names
 * @property {number} width
 * @property {number} most
 * @property {Record<string, string>} words
 * @property {string} site
 * @property {string[]} listed how one thing is listed, or two …, at {0}, {1} …
 * @property {[string, string][]} days by month: its first day, and another
 */
/** @typedef {{since: string, organization: string, area: string}} Scope `since` as YYYY-MM-DD; '' for any organization and any area */
/** @typedef {{chosen: Record<string, number[]>, fresh: Set<string>}} Issue by section, the numbers of what it tells; the ids of practices that are new */

// The signs of the pieces: around the name of a value; before an indent, before the text below it, and after.
const VALUE = /\ue002(.*?)\ue003/g;
const LINES = /\ue004(.*?)\ue005(.*?)\ue006/gs;
/** @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

/** @param {Half["choice"]} choice @param {Scope} scope @param {Date} now @returns {Issue} */
export function collect({ items, provinces, areas }, { since, organization, area: name }, now) {
  const area = areas[name];
  const holds = (/** @type {string} */ place) => (area.places ? area.places.includes(place) : provinces[place] === area.province);
  const fits = (/** @type {Candidate} */ one) =>
    (!organization || one.by.includes(organization)) &&
    (!area || (one.provinces ? one.provinces.some((each) => each === area.province || each === "CA") : (one.places ?? []).some(holds))) &&
    (!one.leaves || now.getTime() < Date.parse(one.leaves)) &&
    (!one.since || one.since >= since);
  const numbers = (/** @type {string} */ section) => items[section].flatMap((one, number) => (fits(one) ? [number] : []));
  /** @type {Record<string, number[]>} */
  const chosen = Object.fromEntries(Object.keys(items).map((section) => [section, numbers(section)]));
  const isNew = (/** @type {number} */ number) => String(items.practices[number].first) >= since;
  chosen.practices = [...chosen.practices.filter(isNew), ...chosen.practices.filter((number) => !isNew(number))];
  return { chosen, fresh: new Set(chosen.practices.filter(isNew).map((number) => String(items.practices[number].id))) };
}

/** @param {Half} half @param {string} day as YYYY-MM-DD @returns {string} as its language writes a day */
function dateOf({ days }, day) {
  const [year, month, number] = day.split("-").map(Number);
  return filled(days[month - 1][number === 1 ? 0 : 1], { year, day: number });
}

/** @param {Half} half @param {string[]} items */
const listed = (half, items) => items.length ? filled(half.listed[items.length - 1], Object.fromEntries(items.map((item, number) => [number, item]))) : "";

/** @param {Half} half @param {string} what @param {number} count */
const counted = ({ words }, what, count) => (count === 1 ? words[`${what}_one`] : filled(words[`${what}_many`], { count: written(count) }));

/** @param {Half} half @param {Scope} scope @returns {string} whose news, in words; '' for all */
function scopeOf(half, { organization, area }) {
  const areas = Object.assign({}, ...Object.values(half.names.areas));
  return listed(half, [organization && half.names.organizations[organization], area && areas[area]].filter(Boolean));
}

/** @param {Half} half @param {Scope} scope @param {Issue} issue @returns {string} of the message */
export function subject(half, scope, { chosen }) {
  const counts = Object.entries(chosen).flatMap(([section, { length }]) => (length ? [counted(half, section, length)] : []));
  const told = counts.length ? listed(half, counts) : filled(half.words.subject_nothing, { since: dateOf(half, scope.since) });
  const whose = scopeOf(half, scope);
  return filled(whose ? half.words.subject_of : half.words.subject, { site: half.site, scope: whose, counts: told });
}

/**
 * @param {Record<string, Half>} halves by language, those of the letter in their order
 * @param {Scope} scope
 * @param {Date} now
 * @param {"html" | "txt"} form
 * @returns {string}
 */
export function letter(halves, scope, now, form) {
  const all = Object.entries(halves);
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const issue = collect(all[0][1].choice, scope, now);
  const { chosen, fresh } = issue;
  const told = all.map(([, half]) => {
    const part = half[form];
    const sections = Object.keys(chosen).filter((section) => chosen[section].length);
    if (!sections.length) return part.nothing;
    const items = (/** @type {string} */ section) => chosen[section].slice(0, section === "practices" ? half.most : undefined).map((number) => part.items[section][number]);
    const more = chosen.practices.length > half.most ? part.more : "";
    return part.intro + sections.map((section) => part.sections[section] + items(section).join("")).join("") + more;
  });
  const first = all[0][1][form];
  const last = all[all.length - 1][1][form];
  const whole = all.length > 1 ? first.both.head + told[0] + first.both.between + told[1] + last.both.foot : first.head + told[0] + first.foot;

  /** @param {string} name with its language before it @returns {string} */
  function value(name) {
    const half = halves[name.slice(0, 2)];
    const what = name.slice(3);
    const whose = scopeOf(half, scope);
    if (what === "title") return whose ? filled(half.words.title_of, { scope: whose }) : half.words.title;
    if (what === "today") return dateOf(half, today);
    if (what === "since") return dateOf(half, scope.since);
    if (what === "more") return counted(half, "more", chosen.practices.length - half.most);
    const [how, ...given] = half.values[name];
    if (how === "closing") return left(given[0], now);
    if (how === "new") return fresh.has(given[0]) ? given[1] : given[2];
    return now.getTime() < Date.parse(given[0]) ? given[1] : given[2];
  }

  const said = whole.replace(VALUE, (_, name) => (form === "html" ? value(name).replace(/[&<>"']/g, (sign) => ESCAPES[sign]) : value(name)));
  return said.replace(LINES, (_, indent, text) => wrapped(text, indent, all[0][1].width));
}

/** @param {string} text @param {string} indent @param {number} width of a line, in characters @returns {string} */
function wrapped(text, indent, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && [...longer].length <= width - indent.length) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => indent + line).join("\n");
}
