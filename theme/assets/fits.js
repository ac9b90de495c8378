/**
 * How well a practice fits a place: a sum of points, each with its reason. It orders practices and hides none. What the sources do not
 * say costs nothing, and is said. A pure function of what a reader told and of published facts (portal/outputs/search/fits.py).
 */

/**
 * What a reader told; '' or none for what was left open.
 *
 * @typedef {object} Profile
 * @property {string} place an id
 * @property {string} size
 * @property {string} province
 * @property {string} staff how many there are at most, as a number
 * @property {string} budget dollars at most, as a number
 * @property {string} transit 'none' where there is no bus
 * @property {string} theme
 * @property {string[]} partner types of partners that one has
 * @property {string[]} population whom one serves
 */
/** @typedef {[string, string, string, string, string, string, number[] | null, number | null]} Facts */
/** @typedef {{kind: string, points: number, ids?: string[], numbers?: number[]}} Reason */

const MOST = 3; // times that partners count

/** @param {string} text @returns {string[]} */
const ids = (text) => text.split(" ").filter(Boolean);

/**
 * @param {Profile} profile
 * @param {Facts} facts
 * @param {Record<string, number>} weights what each reason is worth; 'partners' and 'missing' for each partner, three at most
 * @returns {{points: number, reasons: Reason[]}} the reasons that speak for it first
 */
export function fit(profile, [places, sizes, provinces, partners, populations, themes, dollars, staff], weights) {
  /** @type {Reason[]} */
  const reasons = [];
  /** @param {string} kind @param {{ids?: string[], numbers?: number[]}} [told] @param {number} [times] */
  const add = (kind, told = {}, times = 1) => reasons.push({ kind, points: weights[kind] * Math.min(times, MOST), ...told });

  if (profile.place && ids(places).includes(profile.place)) add("place");
  const alike = ids(sizes).filter((size) => size === profile.size).length;
  if (alike) add("size", { numbers: [alike] });
  if (profile.province && ids(provinces).includes(profile.province)) add("province");
  if (profile.theme && ids(themes).includes(profile.theme)) add(ids(themes)[0] === profile.theme ? "theme" : "touches", { ids: [profile.theme] });
  const served = ids(populations).filter((one) => profile.population.includes(one));
  if (served.length) add("population", { ids: served });

  if (profile.budget) {
    const most = Number(profile.budget);
    if (!dollars) add("untold");
    else if (!dollars.length) add("told");
    else add(dollars[1] <= most ? "within" : dollars[0] > most ? "above" : "named", { numbers: dollars });
  }
  if (profile.staff) {
    if (!staff) add("unknown_staff");
    else add(staff <= Number(profile.staff) ? "staff" : "more_staff", { numbers: [staff] });
  }
  if (profile.partner.length) {
    const had = ids(partners).filter((one) => profile.partner.includes(one));
    const missing = ids(partners).filter((one) => !profile.partner.includes(one) && one !== "transit");
    if (had.length) add("partners", { ids: had }, had.length);
    if (missing.length) add("missing", { ids: missing }, missing.length);
  }
  if (profile.transit === "none") {
    if (ids(partners).includes("transit")) add("no_transit");
    else if (ids(themes).includes("transportation")) add("rides");
  }
  reasons.sort((a, b) => b.points - a.points);
  return { points: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}

const LISTS = /** @type {const} */ (["partner", "population"]);
const SINGLE = /** @type {const} */ (["place", "size", "province", "staff", "budget", "transit", "theme"]);

/** @param {string} address what stands behind '#' @returns {Profile} */
export function read(address) {
  const told = new URLSearchParams(address.replace(/^#/, ""));
  const single = Object.fromEntries(SINGLE.map((name) => [name, told.get(name) ?? ""]));
  const lists = Object.fromEntries(LISTS.map((name) => [name, [...new Set(told.getAll(name))]]));
  return /** @type {Profile} */ ({ ...single, ...lists });
}

/** @param {Profile} profile @returns {string} with its '#' */
export function write(profile) {
  const address = new URLSearchParams();
  for (const name of SINGLE) if (profile[name]) address.set(name, profile[name]);
  for (const name of LISTS) for (const one of profile[name]) address.append(name, one);
  return `#${address}`;
}
