"""Spaces, apostrophes and quotation marks as each language prints them. ~ stands for a no-break space."""
from __future__ import annotations

import pytest

from portal.typography import set_text


def check(text: str, language: str) -> str:
    return set_text(text, language).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a : b", "a~: b"),
        ("a :", "a~:"),
        ("« x »", "«~x~»"),
        ("«x»", "«~x~»"),
        ("« a » : « b »", "«~a~»~: «~b~»"),
        ("12 %", "12~%"),
        ("12,5 % des gens", "12,5~% des gens"),
        ("900 000 $", "900~000~$"),
        ("1 000", "1~000"),
        ("1 234 567 personnes", "1~234~567 personnes"),
        ("2 millions", "2~millions"),
        ("4 200 habitants", "4~200~habitants"),
        ("200 ko", "200~ko"),
        ("quoi ?", "quoi?"),
        ("oui ! non ; si", "oui! non; si"),
        ("« quoi ? »", "«~quoi?~»"),
        ("(quoi ?)", "(quoi?)"),
        ("« ! »", "«~!~»"),
        ("l'eau d'ici", "l’eau d’ici"),
        ("aujourd'hui", "aujourd’hui"),
        ("l'« ami »", "l’«~ami~»"),
        ("qu'« on »", "qu’«~on~»"),
        ("a\u202f: b", "a~: b"),
        ("10\u202f000", "10~000"),
        ("a\u00a0: b", "a~: b"),
    ],
)
def test_french(typed: str, printed: str) -> None:
    assert check(typed, "fr") == printed


@pytest.mark.parametrize(
    "text",
    [
        "à 10:30", "https://example.org/a?b=c;d!", "Voir https://example.org:8080/x", "16:9", "le 2026-11-22", "a:b", "https://example.org/l'eau", "un deux trois",
        "4 2000", "1 00", "a; b", "quoi?", "x!y", "mailto:a@example.org", 'le "mot"',
    ],
)  # fmt: skip
def test_french_leaves_alone(text: str) -> None:
    assert check(text, "fr") == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"word"', "“word”"),
        ('say "a word" now', "say “a word” now"),
        ('("word")', "(“word”)"),
        ('"one" and "two"', "“one” and “two”"),
        ("don't", "don’t"),
        ("newcomers' needs", "newcomers’ needs"),
        ("the newcomers'", "the newcomers’"),
        ('—"word"', "—“word”"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert check(typed, "en") == printed


@pytest.mark.parametrize("text", ["a : b", "12 %", "1 000", "quoi ?", "'word'", "the 'last words' here", "https://example.org/don't", "10:30", "« x »"])
def test_english_leaves_alone(text: str) -> None:
    assert check(text, "en") == text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", ["l'eau : « x » ! 12 % de 1 000 $", 'say "a" and don\'t', "« quoi ? »", "newcomers' needs"])
def test_text_that_is_set_stays_as_it_is_when_set_again(text: str, language: str) -> None:
    once = set_text(text, language)
    assert set_text(once, language) == once


