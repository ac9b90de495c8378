/** What the words of a query may stand for; that the whole reader answers as the one in Python is tested there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lexicon, distance } from "../../theme/assets/search-forms.js";
import { namesOf } from "../../theme/assets/search-names.js";
import { asked, understood } from "../../theme/assets/search-words.js";

/** @param {Record<string, number>} forms form → how many texts have it @param {number} [first] */
function lexicon(forms, first = 0) {
  const all = Object.keys(forms).sort();
  return new Lexicon(
    {
      forms: all.join(" "),
      shared: "0".repeat(all.length),
      classes: "0".repeat(all.length),
      counts: all.map((form) => String.fromCharCode(48 + forms[form])).join(""),
    },
    first,
  );
}

const OWN = lexicon({ interpreter: 3, housing: 5, house: 2, job: 2, fair: 2, workshop: 1, family: 2 });
const OTHER = lexicon({ logement: 5, emploi: 4 }, 100);
/** @param {string} query @param {boolean} [typing] */
const meant = (query, typing) => understood(asked(query, new Set(["the"]), new Set(["de"]), OWN), OWN, OTHER, "en", typing);

test("forms are read from the beginnings that they share, and classes from where they were new", () => {
  const read = new Lexicon({ forms: "settle ment ling x", shared: "0650", classes: "0120", counts: "12" }, 7);
  assert.deepEqual([...read.classes], [["settle", 7], ["settlement", 7], ["settlling", 6], ["x", 8]]);
  assert.equal(read.level(7), 1);
  assert.deepEqual([6, 7, 8, 9].map((entry) => read.has(entry)), [false, true, true, false]);
});

test("a concept's names are read as classes, with its number and whether a text says them", () => {
  const { begun, of } = namesOf(["101", "524", "707", "81"]);
  assert.deepEqual([...begun], [
    [7, [{ classes: [7, 8], concept: 0, said: true }]],
    [0, [{ classes: [0], concept: 2, said: false }]],
  ]);
  assert.deepEqual([...of], [[0, [[7, 8]]], [1, []], [2, [[0]]]]);
});

test("the number of slips between two words", () => {
  assert.equal(distance("interpeter", "interpreter"), 1);
  assert.equal(distance("huosing", "housing"), 1);
  assert.equal(distance("bus", "bus"), 0);
  assert.equal(distance("", "bus"), 3);
});

test("common words, and those that only the other language finds common, are left out", () => {
  assert.deepEqual(asked("the housing de", new Set(["the"]), new Set(["de"]), OWN), [["housing", false]]);
});

test("what stands in closed quotation marks is wanted as it is", () => {
  assert.deepEqual(asked('"job fair" housing', new Set(), new Set(), OWN), [["job", true], ["fair", true], ["housing", false]]);
  assert.deepEqual(asked('"job" a job', new Set(["a"]), new Set(), OWN), [["job", true]]);
  assert.deepEqual(asked('"job', new Set(), new Set(), OWN), [["job", false]]);
  assert.equal(meant('"houses"')[0].how, "unknown");
});

for (const [query, how, used] of [
  ["housing", "", ""],
  ["logement", "other", ""],
  ["families", "kin", ""],
  ["interpeter", "slip", "interpreter"],
  ["jobfair", "joined", "job"],
  ["xyzzy", "unknown", ""],
]) {
  test(`'${query}' is understood as ${how || "it is"}`, () => {
    const [word] = meant(query);
    assert.deepEqual([word.how, word.used], [how, used]);
  });
}

for (const [query, known, how] of [
  ["hose", "house", "unknown"],
  ["hause", "house", "slip"],
  ["haise", "house", "unknown"],
  ["lobrory", "library", "unknown"],
  ["fastivol", "festival", "slip"],
  ["fustovol", "festival", "unknown"],
]) {
  test(`'${query}' for '${known}' is ${how}: none, one or two slips by the length of the word`, () => {
    const own = lexicon({ [known]: 2 });
    assert.equal(understood(asked(query, new Set(), new Set(), own), own, null, "en", false)[0].how, how);
  });
}

for (const [query, known] of [["city", "citizen"], ["citizen", "city"], ["cares", "carnival"], ["fees", "feeding"], ["see", "sing"], ["red", "ring"]]) {
  test(`'${query}' is no form of '${known}'`, () => {
    const own = lexicon({ [known]: 2 });
    const [word] = understood(asked(query, new Set(), new Set(), own), own, null, "en", false);
    assert.deepEqual([word.how, word.meant.size], ["unknown", 0]);
  });
}

test("two words that texts write as one are one", () => {
  assert.deepEqual(meant("work shop").map(({ form }) => form), ["workshop"]);
});

test("two words that texts know each by itself stay two", () => {
  const own = lexicon({ work: 2, shop: 2, workshop: 1 });
  const words = understood(asked("work shop", new Set(), new Set(), own), own, null, "en", false);
  assert.deepEqual(words.map(({ form }) => form), ["work", "shop"]);
});

test("a glued French article is taken off a word of four letters, of which three would be too few to tell", () => {
  const french = lexicon({ aide: 3, eau: 3, zzz: 1 });
  const [long, short] = ["laide", "leau"].map((query) => understood(asked(query, new Set(), new Set(), french), french, null, "fr")[0]);
  assert.deepEqual([long.how, long.used], ["joined", "aide"]);
  assert.notEqual(short.how, "joined");
});

test("other words that a slip may have been are not forms of one and the same", () => {
  // committee, committees, commute, commutes: what each shares with the one before, and 1 for a form of the class before
  const own = new Lexicon({ forms: "committee s ute s", shared: "0947", classes: "0101", counts: "22" }, 0);
  assert.deepEqual(own.near("commitee"), ["committee", "commute"]);
});

test("a longer word that begins so is no slip", () => {
  const own = lexicon({ orientational: 2 });
  assert.equal(understood(asked("orientation", new Set(), new Set(), own), own, null, "en", false)[0].how, "begins");
});

test("short words and other first letters are no slips", () => {
  assert.equal(meant("jop")[0].how, "unknown");
  assert.equal(meant("nousing")[0].how, "unknown");
});

test("a word that is still being typed may be the beginning of others, most common first", () => {
  const [word] = meant("hous", true);
  assert.equal(word.how, "begins");
  assert.deepEqual([...word.meant.keys()].map((entry) => OWN.forms[entry]), ["housing", "house"]);
});
