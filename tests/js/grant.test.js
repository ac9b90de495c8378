/** The paragraph for an application claims no more than the evidence allows. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { blocks, claim, paragraph, use, uses } from "../../theme/assets/grant.js";

const LEVELS = ["not-assessed", "emerging", "promising", "best"];
const DIRECTIONS = ["positive", "mixed", "none", "negative", "unknown"];
const pairs = (/** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [name, `<${name}>`]));
const words = {
  title: "Title", opening: "We begin.", closing: "We shall see.", sources: "Sources",
  use: "[{number}] {title}: {use}", cited_in: "{sources} Read in: {citation}",
  levels: pairs(LEVELS), directions: pairs(DIRECTIONS), uses: pairs(LEVELS), directions_use: pairs(DIRECTIONS),
};
const practice = (/** @type {string} */ level, /** @type {string} */ direction) => ({ title: "Bus", text: "A bus runs.", citation: "Bus, 2026", sources: ["Town, 2020. Report, p. 3.", "Press, 2021. Bus"], level, direction });
const figure = { title: "270", text: "270 bicycles", citation: "Report, 2017", sources: [], level: "", direction: "" };

test("what is known decides what is claimed, for each level and direction", () => {
  for (const level of LEVELS) {
    for (const direction of DIRECTIONS) {
      const said = claim(practice(level, direction), words);
      assert.equal(said, direction === "unknown" ? "<unknown>" : `<${level}> <${direction}>`);
      assert.equal(use(practice(level, direction), words), `<${level}> <${direction}>`);
    }
  }
});

test("the site has words for each level and direction of its closed lists", () => {
  const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf-8");
  const ids = (/** @type {string} */ list) => [...read(`vocabulary/${list}.yml`).matchAll(/^([a-z-]+):$/gm)].map((match) => match[1]);
  assert.deepEqual([ids("evidence-levels"), ids("evidence-directions")], [LEVELS, DIRECTIONS]);
  const grant = read("portal/words/interface/tools.yml").split("\ngrant:\n")[1];
  for (const [group, names] of /** @type {[string, string[]][]} */ ([["levels", LEVELS], ["uses", LEVELS], ["directions", DIRECTIONS], ["directions_use", DIRECTIONS]])) {
    const block = grant.split(`\n  ${group}:\n`)[1].split(/\n {2}[a-z]/)[0];
    assert.deepEqual([...block.matchAll(/^ {4}([a-z-]+):/gm)].map((match) => match[1]), names, group);
  }
});

test("each source has its number, in the text and below it; a figure claims nothing but itself", () => {
  assert.equal(
    paragraph([practice("emerging", "positive"), figure], words),
    "We begin. A bus runs. [1] <emerging> <positive> 270 bicycles [2] We shall see.\n\nSources\n[1] Town, 2020. Report, p. 3; Press, 2021. Bus. Read in: Bus, 2026\n[2] Report, 2017",
  );
  assert.deepEqual(uses([figure, practice("best", "mixed")], words), ["[2] Bus: <best> <mixed>"]);
});

test("the document is what the reader made of it, its sources under a heading", () => {
  assert.deepEqual(
    blocks("Mine.\n\nSources\n[1] Bus", words).map((block) => "style" in block && [block.style, block.text]),
    [["Title", "Title"], ["Normal", "Mine."], ["Heading1", "Sources"], ["Note", "[1] Bus"]],
  );
});
