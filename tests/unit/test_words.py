"""Every word exists in both languages, and the two are not one word typed twice."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from portal import words
from portal.settings import LANGUAGES
from tests.helpers import ROOT

FILES = ("commands", "fields", "interface", "rules", "share")
# What is rightly the same in English and French.
SAME = {
    "interface: fits.points",
    "interface: handouts.page_many",
    "interface: handouts.page_one",
    "interface: lists.pages",
    "interface: menu.sources",
    "interface: places.population",
    "interface: practice.source",
    "interface: assessments.question",
    "interface: grant.sources",
    "interface: selection.question",
    "interface: practice.sources",
    "interface: sources.type",
    "interface: updates.type",
    "interface: search.suggestions",
    "interface: search.means",
    "interface: search.box.kinds.guides",
    "interface: search.box.kinds.pages",
    "interface: search.box.kinds.sources",
    "interface: updates.attachments",
    "interface: updates.contacts",
    "interface: sources.title",
    "interface: network.type",
    "interface: peer_questions.count_many",
    "interface: peer_questions.count_one",
    "interface: replications.page_title",
    "interface: search.box.kinds.peer-questions",
    "interface: data.kind",
    "share: questions.practices.outcomes.locator.example",
    "share: questions.practices.outputs.locator.example",
    "share: questions.practices.sources.name",
    "share: questions.replications.sources.name",
    "share: questions.practices.sources.locator.example",
    "share: questions.updates.attachments.name",
    "share: questions.organizations.contacts.name",
}


def entries(tree: dict[str, Any], way: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """(way, {language: text}) of every entry, told by a key that is a language."""
    for name, value in tree.items():
        here = f"{way}.{name}" if way else name
        if isinstance(value, dict) and {"en", "fr"} & set(value) and all(isinstance(text, str) for text in value.values()):
            yield here, value
        elif isinstance(value, dict):
            yield from entries(value, here)


ALL = {f"{name}: {way}": texts for name in FILES for way, texts in entries(words.load(name))}


def leaves(tree: Any) -> int:
    return sum(map(leaves, tree.values())) if isinstance(tree, dict) else 1


def test_the_files_are_those_that_the_engine_reads() -> None:
    folder = Path(words.__file__).parent
    files = {path.stem for path in folder.glob("*.yml")} | {path.parent.name for path in folder.glob("*/*.yml")}
    assert sorted(files) == sorted((*FILES, "common_words", "house_terms", "locators"))


@pytest.mark.parametrize("name", FILES)
def test_every_word_belongs_to_an_entry(name: str) -> None:
    severities = sum(len({"severity", "proposed"} & set(rule)) for rule in words.load("rules").values()) if name == "rules" else 0
    assert leaves(words.load(name)) == 2 * sum(key.startswith(f"{name}: ") for key in ALL) + severities


def test_every_entry_has_both_languages_and_no_other() -> None:
    assert [key for key, texts in ALL.items() if set(texts) != {"en", "fr"}] == []


def test_no_entry_bears_a_name_that_a_template_would_take_for_a_method() -> None:
    """``words.selection.clear`` would say '<built-in method clear …>' on the page."""
    names = {key: set(key.removeprefix("interface: ").split(".")) for key in ALL if key.startswith("interface: ")}
    assert [key for key, parts in names.items() if parts & set(dir(dict))] == []


def test_no_entry_is_empty() -> None:
    assert [key for key, texts in ALL.items() if not all(text.strip() for text in texts.values())] == []


def test_french_differs_from_english_but_where_the_word_is_the_same() -> None:
    same = {
        key
        for key, texts in ALL.items()
        if texts["en"] == texts["fr"] and not texts["en"].replace("-", "").replace(":", "").isdigit()
    }
    assert same - SAME == set()


def test_both_languages_name_the_same_values() -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert [key for key, texts in ALL.items() if names(texts["en"]) != names(texts["fr"])] == []


def test_sentences_are_typed_with_plain_spaces_and_apostrophes() -> None:
    assert [key for key, texts in ALL.items() if any(sign in text for text in texts.values() for sign in "\u00a0\u202f’“”")] == []


def test_french_puts_a_space_before_a_colon_in_text() -> None:
    """Code sets the no-break space where a space was typed. Field names, as in « en: », have none."""
    missing = [key for key, texts in ALL.items() if texts["fr"].endswith(":") and not texts["fr"].endswith(" :")]
    assert missing == []


@pytest.mark.parametrize("part", ["message", "help", "why"])
def test_every_rule_has_its_parts(part: str) -> None:
    assert [name for name, rule in words.load("rules").items() if part not in rule] == []


def test_every_rule_says_whole_sentences() -> None:
    assert [
        key
        for key, texts in ALL.items()
        if key.startswith("rules: ") and not all(text.endswith((".", "?", "}")) for text in texts.values())
    ] == []


def test_a_severity_is_a_warning() -> None:
    assert {rule["severity"] for rule in words.load("rules").values() if "severity" in rule} == {"warning"}


def test_what_is_graver_in_a_proposal_is_a_warning_elsewhere() -> None:
    waiting = [rule for rule in words.load("rules").values() if "proposed" in rule]
    assert {(rule["severity"], rule["proposed"]) for rule in waiting} == {("warning", "error")}


def test_in_language_keeps_the_tree() -> None:
    assert words.in_language({"a": {"b": {"en": "x", "fr": "y"}}}, "fr") == {"a": {"b": "y"}}


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"), ({"LANG": "fr_CA.UTF-8"}, "fr"), ({"LANG": "en_CA.UTF-8"}, "en"), ({"LANG": "C"}, "en"),
        ({"LC_ALL": "fr_FR", "LANG": "en_CA"}, "fr"), ({"LC_ALL": "", "LANG": "fr"}, "fr"), ({"LC_MESSAGES": "fr_CA", "LANG": "en_CA"}, "fr"),
    ],
)  # fmt: skip
def test_the_language_of_the_terminal_is_known(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert words.preferred_language() == language


# What nobody at a counter would say

UNSAID = {
    "en": "Who is who|What is missing|[Nn]othing answers|[Ss]tands (in|here)|rests? on it|Near this|title ours|Be told of|"
    "your own calendar|have to be true|[Ss]hort forms|places crowd|of the Atom kind|is looked at|not here$|program under|"
    "tells? (of )?(no|a) |told or measured|by one writer|only named|Ten minutes are enough",
    "fr": "Qui est qui|^Ce qui manque|et ce qui manque|[Rr]ien n'y répond|titre de nous|Être averti|se pressent|genre Atom|n'est pas ici|"
    "aucune pratique à lui|même plume|D'où cela vient|Ce qu'il y a$|Dans le même esprit|^Genre|Dix minutes suffisent",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_say_it_as_the_field_does(language: str) -> None:
    """Those of the site and of the closed lists."""
    said = {way: texts[language] for way, texts in ALL.items() if way.startswith("interface")}
    for file in (ROOT / "vocabulary").glob("*.yml"):
        said |= {f"{file.stem}: {way}": texts[language] for way, texts in entries(yaml.safe_load(file.read_text("utf-8")))}
    assert len(said) > 500
    assert {way: text for way, text in said.items() if re.search(UNSAID[language], text)} == {}


def test_a_file_of_words_is_read_again_once_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a preview, which shows what is written while it runs."""
    monkeypatch.setattr(words, "__file__", str(tmp_path / "__init__.py"))
    file = tmp_path / "greetings.yml"
    file.write_text("hello: {en: Hello, fr: Bonjour}\n", "utf-8")
    assert words.load("greetings")["hello"]["en"] == "Hello"
    file.write_text("hello: {en: Hi there, fr: Salut}\n", "utf-8")
    assert words.load("greetings")["hello"]["en"] == "Hi there"


@pytest.mark.parametrize(
    ("word", "later"), [("Bonsoir", 1), ("Salut", 0)], ids=["in the same size", "within a tick of the clock"]
)
def test_a_file_of_words_that_looks_as_before_but_for_its_time_or_its_size_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, later: int
) -> None:
    monkeypatch.setattr(words, "__file__", str(tmp_path / "__init__.py"))
    file = tmp_path / "greetings.yml"
    for french, second in (("Bonjour", 0), (word, later)):
        file.write_text(f"hello: {{en: Hello, fr: {french}}}\n", "utf-8")
        os.utime(file, (second, second))
        assert words.load("greetings")["hello"]["fr"] == french


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_takes_the_name_of_what_its_dictionary_does(language: str) -> None:
    """In a template, ``words.fits.staffs.items`` would be that word, and no longer all of them."""

    def names(tree: dict[str, Any]) -> Iterator[str]:
        for name, value in tree.items():
            yield name
            if isinstance(value, dict):
                yield from names(value)

    found = set(names(words.in_language(words.load("interface"), language)))
    assert len(found) > 500
    assert found & set(dir(dict)) == set()
