/**
 * Asks the scripts of the page, outside of a page: JSON comes in, JSON goes out.
 * {read: [text, …]} → {read: [data or null, …]};
 * {rules, known, today, cases: [[registry, data], …]} → {problems: […]}; {rules, write: [[registry, data, head], …]} → {files: […]};
 * {rules, finish: [[draft, about, note], …]} → {finished: [[id, file], …]}, where `about` has no `schema`, `longest` and `sourced`
 */
import { readFileSync } from "node:fs";
import { problems } from "../../theme/assets/share-rules.js";
import { read } from "../../theme/assets/share-read.js";
import { finished } from "../../theme/assets/share-draft.js";
import { fileOf } from "../../theme/assets/share-send.js";
import { written } from "../../theme/assets/share-yaml.js";

const { rules, known, today, cases = [], write = [], finish = [], read: texts = [] } = JSON.parse(readFileSync(0, "utf-8"));
/** @param {string} text */
function data(text) {
  try {
    return read(text).data;
  } catch {
    return null;
  }
}

/** @param {any} draft @param {any} about @param {string} note */
function whole(draft, about, note) {
  const schema = rules.schemas[draft.registry];
  const done = finished(draft, { ...about, schema, longest: rules.longest.id, sourced: rules.tables[draft.registry].sourced });
  const place = { folder: rules.folders[draft.registry], file: rules.files[draft.registry] };
  return [done.id, fileOf(done, schema, rules.layout, place, note)];
}

const answer = {
  read: texts.map(data),
  problems: cases.map((/** @type {any} */ [registry, data]) => problems(registry, data, { rules, known, today })),
  finished: finish.map((/** @type {any} */ [draft, about, note]) => whole(draft, about, note)),
  files: write.map((/** @type {any} */ [registry, data, head]) => written(data, rules.schemas[registry], rules.layout, head)),
};
process.stdout.write(JSON.stringify(answer));
