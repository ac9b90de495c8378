/**
 * Answers queries from the files of an index, for tests of the reader in Python, which must answer the same.
 *
 * node answers.js FOLDER < [{"query": …, "language": …, "typing": …}, …]
 */
import { readFileSync } from "node:fs";
import { Reader } from "../../theme/assets/search-reader.js";

const folder = process.argv[2];
Date.now = () => 0; // nothing has closed yet: nor has it for the reader in Python, which is told no instant
const get = async (/** @type {string} */ path) => JSON.parse(readFileSync(`${folder}/search/${path}`, "utf8"));
const readers = Object.fromEntries(await Promise.all(["en", "fr"].map(async (one) => [one, await Reader.open(get, one)])));
const answers = [];
for (const { query, language, typing } of JSON.parse(readFileSync(0, "utf8"))) {
  const { hits, scores, words, spans, absent, unsaid, whole } = await readers[language].find(query, typing);
  answers.push({
    hits: hits.map((document) => [document, scores[document]]),
    words: words.map(({ form, how, used }) => [form, how, used]),
    concepts: [...new Set(spans.map(({ concept }) => concept))],
    absent,
    unsaid,
    whole: [...whole].sort((a, b) => a - b),
  });
}
process.stdout.write(JSON.stringify(answers));
