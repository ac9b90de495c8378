/** Words as people type them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askedFor, distance, forms, kinship, near, parts, pieces } from "../../theme/assets/search-words.js";

test("a text falls into its words, folded", () => {
  assert.deepEqual(pieces("L’École, 24 h sur 24 !"), ["l", "ecole", "24", "h", "sur", "24"]);
});

test("a text without a letter or a digit has no words", () => {
  assert.deepEqual(pieces(" – … ’ "), []);
});

// What somebody asks for

test("words that carry no meaning are left out, in each language its own", () => {
  assert.deepEqual(askedFor("how do we get buses for English classes", "en"), ["buses", "English", "classes"]);
  assert.deepEqual(askedFor("Comment est-ce que l’on trouve des écoles pour nos jeunes", "fr"), ["est-ce", "trouve", "écoles", "jeunes"]);
});

test("a word means something in the language in which it is none of the common ones", () => {
  assert.deepEqual(askedFor("son", "en"), ["son"]);
  assert.deepEqual(askedFor("son logement", "fr"), ["logement"]);
});

test("common words count when there are no others", () => {
  assert.deepEqual(askedFor("who are we", "en"), ["who", "are", "we"]);
});

test("a single letter counts only when it is alone", () => {
  assert.deepEqual(askedFor("plan B", "en"), ["plan"]);
  assert.deepEqual(askedFor("B", "en"), ["B"]);
});

test("a word that is asked for twice is asked for once", () => {
  assert.deepEqual(askedFor("bus, bus", "en"), ["bus"]);
});

test("nothing is asked for by signs alone", () => {
  assert.deepEqual(askedFor("?! – 's'", "en"), []);
  assert.deepEqual(askedFor("", "fr"), []);
});

for (const apostrophe of ["'", "’", "ʼ"]) {
  test(`an elision with ${apostrophe} is no part of its word`, () => {
    assert.deepEqual(askedFor(`l${apostrophe}emploi`, "fr"), ["emploi"]);
  });
}

test("an English possessive is no part of its word", () => {
  assert.deepEqual(askedFor("John’s bus", "en"), ["John", "bus"]);
});

test("a word with a hyphen is one word", () => {
  assert.deepEqual(askedFor("pénurie de main-d'oeuvre", "fr"), ["pénurie", "main-d’oeuvre"]);
});

for (const word of ["éducation", "médiathèque", "école"]) {
  test(`'${word}' is one word in how many pieces soever its accents are typed`, () => {
    assert.deepEqual(askedFor(word.normalize("NFD"), "fr"), [word]);
  });
}

test("an accent that no letter carries in one piece does not cut its word", () => {
  assert.deepEqual(askedFor("x\u0304wa", "en"), ["x\u0304wa"]);
});

test("a compound has parts; of an elision only the word stays", () => {
  assert.deepEqual(parts("main-d’œuvre"), ["main", "œuvre"]);
  assert.deepEqual(parts("l’emploi"), ["emploi"]);
  assert.deepEqual(parts("qu’ici"), ["ici"]);
});

test("a word without a hyphen or an apostrophe is its only part, however short", () => {
  assert.deepEqual(parts("B"), ["B"]);
});

// The forms that an index may keep

test("the plain form comes first, in small letters", () => {
  assert.equal(forms("Logement", "fr")[0], "logement");
});

test("a ligature and its letters are forms of one word", () => {
  assert.deepEqual(forms("œuvres", "en"), ["œuvres", "oeuvres"]);
  assert.deepEqual(forms("oeuvres", "en"), ["oeuvres", "œuvres"]);
});

test("a French word that begins with a vowel or an h may be glued to an elision", () => {
  assert.deepEqual(forms("horaire", "fr"), ["horaire", "lhoraire", "dhoraire", "shoraire", "quhoraire"]);
  assert.ok(forms("École", "fr").includes("lécole"));
});

test("a French word that begins with another letter, and an English one, may not", () => {
  assert.deepEqual(forms("logement", "fr"), ["logement"]);
  assert.deepEqual(forms("horaire", "en"), ["horaire"]);
});

// What words are to each other

/** @type {[string, string][]} */
const FORMS = [
  ["bus", "buses"],
  ["buses", "bus"],
  ["library", "libraries"],
  ["libraries", "library"],
  ["city", "cities"],
  ["housed", "housing"],
  ["cares", "cared"],
  ["fees", "fee"],
  ["trainee", "trained"],
  ["enseigne", "enseignes"],
  ["etudiante", "etudiant"],
  ["bateau", "bateaux"],
  ["nationaux", "national"],
  ["travail", "travaux"],
  ["heureux", "heureuse"],
  ["or", "ors"],
];

for (const [asked, other] of FORMS) {
  test(`'${other}' is '${asked}' in another form`, () => {
    assert.equal(kinship(asked, other), "form");
  });
}

/** @type {[string, string][]} */
const BEGINNINGS = [
  ["car", "carte"],
  ["bus", "business"],
  ["nation", "national"],
  ["part", "party"],
];

for (const [asked, other] of BEGINNINGS) {
  test(`'${other}' begins like '${asked}' and is another word`, () => {
    assert.equal(kinship(asked, other), "begins");
  });
}

/** @type {[string, string][]} */
const STRANGERS = [
  ["city", "citizen"],
  ["cares", "carnival"],
  ["fees", "feeding"],
  ["fees", "feed"],
  ["horaire", "hors"],
  ["buses", "business"],
  ["party", "parts"],
  ["bed", "being"],
  ["ties", "ty"],
  ["xes", "yes"],
];

for (const [asked, other] of STRANGERS) {
  test(`'${other}' is nothing to '${asked}'`, () => {
    assert.equal(kinship(asked, other), "");
  });
}

// Slips of the fingers

/** @type {[string, string, number][]} */
const DISTANCES = [
  ["bus", "bus", 0],
  ["bus", "buss", 1],
  ["logment", "logement", 1],
  ["lodgement", "logement", 1],
  ["bos", "bus", 1],
  ["bsu", "bus", 1],
  ["ca", "abc", 3], // no letter is touched twice
  ["", "bus", 3],
  ["kitten", "sitting", 3],
];

for (const [one, other, slips] of DISTANCES) {
  test(`${slips} slips lie between '${one}' and '${other}'`, () => {
    assert.equal(distance(one, other), slips);
    assert.equal(distance(other, one), slips);
  });
}

test("up to three letters no slip is granted, from four one, from eight two", () => {
  assert.deepEqual(near("bsu", ["bus"]), []);
  assert.deepEqual(near("buss", ["bass", "bats"]), ["bass"]);
  assert.deepEqual(near("housnig", ["housing"]), ["housing"]);
  assert.deepEqual(near("hoousig", ["housing"]), []);
  assert.deepEqual(near("bussines", ["business"]), ["business"]);
  assert.deepEqual(near("bussinesse", ["businesses", "bus"]), ["businesses"]);
});

test("no more slips are granted than are asked for", () => {
  assert.deepEqual(near("bussines", ["business"], 1), []);
});

test("the nearest comes first, and each once", () => {
  assert.deepEqual(near("libraire", ["libraries", "librarie", "libraries"]), ["librarie", "libraries"]);
});

test("the word itself is no guess", () => {
  assert.deepEqual(near("housing", ["housing"]), []);
});

test("a word that begins another by two letters is another word", () => {
  assert.deepEqual(near("garderie", ["garder"]), []);
  assert.deepEqual(near("garderie", ["garderi"]), ["garderi"]);
});
