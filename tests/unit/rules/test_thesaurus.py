"""What people type leads somewhere, and not everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.kinds import kind_of
from portal.reading.yaml_reader import Document
from portal.rules import thesaurus
from portal.rules.rule import Setting
from portal.rules.thesaurus import FEWEST_CARDS
from tests.helpers import TODAY, document, held_against, places, problems_after, read, rules

FILE = "vocabulary/thesaurus.yml"


def found(text: str) -> list[tuple[str, int, int]]:
    return places(held_against(thesaurus, text, "thesaurus"))


def test_a_concept_is_searched_by_its_label_and_its_words(content: Path) -> None:
    concepts = Catalogue.of(read(content)).thesaurus
    assert concepts["job-fair"].phrases("en") == ("Job fair", "hiring day", "career expo")
    assert concepts["skating"].phrases("fr") == ("Patinage",)


def test_near_names_concepts_that_are_there(content: Path) -> None:
    assert places(problems_after(content, FILE, "near: [job-fair]", "near: [job-fare]")) == [("unknown-item", 13, 10)]


# A phrase twice


def test_a_phrase_that_differs_in_case_marks_or_accents_is_told_once_for_each_time() -> None:
    text = "tea:\n  label: {en: Tea, fr: Thé}\n  words: {en: [coffee-hour, Coffee hour, COFFEE HOUR], fr: [THE]}\n"
    assert found(text) == [("repeated-phrase", 3, 29), ("repeated-phrase", 3, 42), ("repeated-phrase", 3, 61)]


def test_a_word_that_repeats_the_label_to_the_letter_is_told() -> None:
    assert found("tea:\n  label: {en: Tea, fr: Thé}\n  words: {en: [Tea]}\n") == [("repeated-phrase", 3, 16)]


def test_what_stands_twice_to_the_letter_in_one_list_is_told_by_another_rule(content: Path) -> None:
    assert rules(problems_after(content, FILE, "[skates]", "[skates, skates]")) == ["repeated-item"]


def test_the_two_languages_may_share_a_word() -> None:
    assert found("taxi:\n  label: {en: Taxi, fr: Taxi}\n  words: {en: [Uber], fr: [Uber]}\n") == []


@pytest.mark.parametrize("words", ["tisane", "{en: tisane}", "[tisane]", "{en: [[tisane]]}", "{en: {x: tisane}}"])
def test_what_has_another_shape_is_left_to_the_structure(words: str) -> None:
    assert found(f"tea:\n  label: {{en: Tea, fr: Thé}}\n  words: {words}\ncoffee: x\n") == []


# A phrase that means too much


def many(*entries: str) -> str:
    return "".join(
        f"{name}:\n  label: {{en: {name} x, fr: {name} y}}\n  words: {{{words}}}\n"
        for name, words in zip("abcd", entries, strict=False)
    )


def test_a_phrase_may_mean_three_things() -> None:
    assert found(many("en: [table]", "en: [table]", "fr: [table]")) == []


def test_at_the_fourth_it_is_told_in_whatever_language_it_stands_and_names_them_all() -> None:
    (problem,) = held_against(thesaurus, many("en: [table]", "fr: [Table]", "en: [table]", "fr: [table]"), "thesaurus")
    assert (problem.rule, problem.line) == ("phrase-in-many-concepts", 12)
    assert dict(problem.params)["concepts"] == "a, b, c, d"


def test_both_languages_of_one_entry_are_one_concept() -> None:
    assert found(many("en: [table], fr: [table]", "en: [table]", "en: [table]")) == []


# A concept that fits too much

CONCEPT = "tea:\n  label: {en: Tea, fr: Thé}\n  words: {en: [cuppa, coffee hour], fr: [café-rencontre]}\n"
OTHER = "title: {en: A coffee for an hour, fr: Un café et une rencontre}"
ENGLISH = "title: {en: Green teas, fr: Une boisson}"
FRENCH = "title: {en: A drink, fr: Des thés verts}"
PHRASE = "steps: [{en: Meet at the Coffee-Hour., fr: Se voir.}]"


def gathered(*cards: str) -> dict[str, Document | thesaurus.Texts]:
    """What the rule takes from a thesaurus and cards."""
    known = {"practices": [str(number) for number in range(len(cards))]}
    settings = [Setting(kind_of("practices"), name, known, TODAY) for name in known["practices"]]
    taken = {
        name: thesaurus.sample(document(card), setting)
        for name, card, setting in zip(known["practices"], cards, settings, strict=True)
    }
    of_concepts = thesaurus.sample(document(CONCEPT), Setting(kind_of("thesaurus"), "", known, TODAY))
    return {name: text for name, text in {"thesaurus": of_concepts, **taken}.items() if text is not None}


def told(*cards: str) -> list[dict[str, str]]:
    return [dict(problem.params) for problem in thesaurus.broad(gathered(*cards), {})]


@pytest.mark.parametrize("card", [ENGLISH, FRENCH, PHRASE])
def test_a_concept_fits_a_card_that_says_one_of_its_phrases_in_either_language(card: str) -> None:
    (params,) = told(*[card] * 9, *[OTHER] * 11)
    assert (params["concept"], params["share"]) == ("tea", "45")


def test_it_may_fit_two_cards_of_five() -> None:
    assert told(*[ENGLISH] * 8, *[OTHER] * 12) == []


def test_the_phrase_that_fits_most_is_named() -> None:
    (params,) = told(*[PHRASE] * 9, *[FRENCH] * 8, *[OTHER] * 3)
    assert params["most"] == "coffee hour"


def test_a_phrase_is_looked_for_in_texts_of_its_language() -> None:
    assert told(*["title: {en: The bus and the train, fr: Un autobus}"] * 20) == []


def test_what_people_type_for_a_card_does_not_count() -> None:
    assert told(*[OTHER + "\nkeywords: {en: tea, fr: un thé}"] * 20) == []


def test_names_of_sources_do_not_count() -> None:
    assert told(*["sources: [{publisher: {en: The Tea Times, fr: La Gazette}}]"] * 20) == []


def test_few_cards_are_not_counted() -> None:
    assert told(*[ENGLISH] * (FEWEST_CARDS - 1)) == []


def test_a_large_library_is_judged_by_a_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thesaurus, "_SAMPLE", 30)
    assert 20 < len(gathered(*[ENGLISH] * 300)) < 40
    assert [params["share"] for params in told(*[ENGLISH] * 300)] == ["100"]
