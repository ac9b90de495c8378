/**
 * Puts newsletters together from their pieces, for tests in Python, which hold them against what the command writes.
 *
 * node letter.js < {halves: {en: …, fr: …}, asked: [{languages, scope, now}, …]}
 */
import { readFileSync } from "node:fs";
import { collect, letter, subject } from "../../theme/assets/newsletter.js";

const { halves, asked } = JSON.parse(readFileSync(0, "utf8"));
Object.assign(globalThis, { document: { documentElement: { lang: "en" } } });
const answers = asked.map((/** @type {any} */ { languages, scope, now }) => {
  const chosen = Object.fromEntries(languages.map((/** @type {string} */ one) => [one, halves[one]]));
  const [at, issue] = [new Date(now), collect(halves[languages[0]].choice, scope, new Date(now))];
  return { html: letter(chosen, scope, at, "html"), txt: letter(chosen, scope, at, "txt"), subjects: languages.map((/** @type {string} */ one) => subject(halves[one], scope, issue)) };
});
process.stdout.write(JSON.stringify(answers));
