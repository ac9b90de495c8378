"""Spelling and long sentences are hints, by file and line, in both languages, and never a fault."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from portal.commands.spelling import DICTIONARIES, NoDictionary, main
from tests.helpers import BUS, ROOT, TEA, change

EN = """need:
  en: {}
  fr: {}
"""


class Known:
    """A dictionary of a few words; of others it says one that is near."""

    def __init__(self, unknown: str) -> None:
        self.unknown = set(unknown.split())

    def spell(self, word: str) -> bool:
        return word.casefold() not in self.unknown

    def suggest(self, word: str) -> Iterable[str]:
        return [f"{word}-near"]


@pytest.fixture
def typed(content: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """The exit code and the text of the command, with dictionaries that do not know some words of each language."""

    def run(*arguments: object, en: str = "", fr: str = "", language: str = "en") -> tuple[int, str]:
        capsys.readouterr()
        asked = ["--content", str(content), "--lang", language, *map(str, arguments)]
        code = main(ROOT, asked, lambda _: {"en": Known(en), "fr": Known(fr)})
        told = capsys.readouterr()
        return code, (told.out + told.err).replace("\u00a0", " ")

    return run


def says(content: Path, english: str, french: str) -> int:
    """The line of the English text of a card that says this."""
    change(content, TEA, "outcomes:\n", EN.format(english, french) + "outcomes:\n")
    return (content / TEA).read_text("utf-8").split(f"en: {english}")[0].count("\n") + 1


def test_a_word_is_told_by_file_and_line_with_what_is_near_it(content: Path, typed: Callable[..., tuple[int, str]]) -> None:
    line = says(content, "People recieve a cup.", "On resoit une tasse.")
    code, told = typed(content / TEA, en="recieve", fr="resoit", language="fr")
    assert code == 0, "never a gate"
    assert f"{TEA}:{line}: « recieve » : aucun dictionnaire anglais" in told and "recieve-near" in told
    assert f"{TEA}:{line + 1}: « resoit » : aucun dictionnaire français" in told


def test_each_language_is_held_against_its_own_dictionary(content: Path, typed: Callable[..., tuple[int, str]]) -> None:
    says(content, "The tasse is full.", "La tasse est pleine.")
    _, told = typed(content / TEA, en="tasse")
    assert told.count("tasse'") == 1 and "English" in told


@pytest.mark.parametrize(
    "english",
    [
        "They met Xyzzy there.",  # a name
        "The XYZZY paid.",  # an acronym
        "It is called «xyzzy» there.",
        "See [it](https://example.org/xyzzy) there.",
        "Room xyzzy2 was full.",
        "In Sample Town, newcomers met.",
    ],
)
def test_names_quotations_and_addresses_are_no_words_of_ours(
    content: Path, typed: Callable[..., tuple[int, str]], english: str
) -> None:
    says(content, f'"{english}"' if english[0] in "[" else english, "Rien.")
    assert "xyzzy" not in typed(content / TEA, en="xyzzy sample town")[1].casefold()


def test_words_of_the_librarys_terms_and_names_are_right(content: Path, typed: Callable[..., tuple[int, str]]) -> None:
    says(content, "A lip is a partnership.", "Un pli aussi.")
    assert "'lip'" in typed(content / TEA, en="lip")[1]
    glossary = (content / "toolkit/glossary.yml").read_text("utf-8")
    (content / "toolkit/glossary.yml").write_text(glossary.replace("term:", "acronym: {en: LIP, fr: PLI}\n  term:", 1), "utf-8")
    assert "'lip'" not in typed(content / TEA, en="lip")[1]


@pytest.mark.parametrize("word", ["l'école", "qu'école"])
def test_an_elided_word_is_known_by_what_follows(content: Path, typed: Callable[..., tuple[int, str]], word: str) -> None:
    says(content, "School.", f"Ils vont vers {word} le soir.")
    assert "école" not in typed(content / TEA, fr=word)[1]


def test_a_long_sentence_is_told_and_two_short_ones_are_not(content: Path, typed: Callable[..., tuple[int, str]]) -> None:
    line = says(content, f"One {'word ' * 40}ends.", f"{'Un mot ici. ' * 30}Fin.")
    _, told = typed(content / TEA)
    assert f"{TEA}:{line}: A sentence of 42 words in English ('One word word word …')" in told and "French" not in told


def test_only_the_files_that_are_named_are_read(content: Path, typed: Callable[..., tuple[int, str]]) -> None:
    says(content, "People recieve a cup.", "Rien.")
    assert "recieve" not in typed(content / BUS, en="recieve")[1] and "recieve" in typed(en="recieve")[1]


def test_without_dictionaries_it_says_how_to_get_them(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def none(root: Path) -> dict[str, Known]:
        raise NoDictionary(tmp_path)

    assert main(ROOT, ["--content", str(content), "--lang", "fr"], none) == 2
    assert "npm ci" in capsys.readouterr().err


def test_both_dictionaries_are_pinned_by_hash() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(locked[f"node_modules/{name}"]["integrity"].startswith("sha512-") for name in DICTIONARIES.values())
