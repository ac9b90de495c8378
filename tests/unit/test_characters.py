"""Which characters nobody sees, and where the few that some scripts need may stand."""

from __future__ import annotations

import unicodedata

import pytest

from portal.reading.characters import composed, invisible, is_composed, named, number, shown

# Of the format characters (Cf), those that Unicode draws: signs before numbers in Arabic, Syriac, Kaithi.
DRAWN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


def test_what_unicode_calls_a_control_a_format_a_separator_or_no_character_is_invisible() -> None:
    missed = [
        hex(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and code not in DRAWN
        if chr(code) not in "\t\n\r" and not invisible(f"a{chr(code)}b")
    ]
    assert missed == []


@pytest.mark.parametrize("code", [0x34F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x206A, 0x2800, 0x3164, 0xFE00, 0xFFA0, 0xE0100])
def test_what_is_drawn_as_nothing_is_invisible_although_it_is_a_letter_or_a_mark(code: int) -> None:
    assert invisible(chr(code)) and invisible(f"a{chr(code)}b")


@pytest.mark.parametrize("code", [0xFDD0, 0xFFFE, 0x1FFFF, 0x10FFFF])
def test_what_is_no_character_is_invisible(code: int) -> None:
    assert invisible(f"a{chr(code)}")


@pytest.mark.parametrize(
    "text",
    ["L'été à Québec, 5\u00a0000\u00a0$", "«\u202f½\u202f»", "מקלט", "مرحبا", "欢迎", "ᐃᓄᒃᑎᑐᑦ", "e\u0301", "g̱", "🚌", "a\tb\nc", "中文\u3000字", "½ ☎ ™"],
)  # fmt: skip
def test_what_people_write_in_any_script_is_seen(text: str) -> None:
    assert invisible(text) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("می\u200cروم", id="Persian"),
        pytest.param("क्\u200dष", id="Devanagari"),
        pytest.param("👩\u200d💻", id="a person with a computer"),
        pytest.param("👨🏽\u200d🌾", id="a farmer with a skin"),
        pytest.param("❤\ufe0f\u200d🩹", id="a heart that mends"),
        pytest.param("☎\ufe0f 555", id="a telephone in colour"),
        pytest.param("1\ufe0f\u20e3", id="a key"),
        pytest.param("©\ufe0e", id="a sign as text"),
    ],
)
def test_joiners_and_styles_are_taken_inside_what_needs_them(text: str) -> None:
    assert invisible(text) is None


@pytest.mark.parametrize(
    "text",
    ["pay\u200dpal", "pay\u200cpal", "\u200cمی", "می\u200c", "می \u200cروم", "می\u200c\u200cروم", "a\ufe0f", "👩\u200d", "\u200d💻", "👩\u200da", "é\ufe00"],
)  # fmt: skip
def test_joiners_and_styles_are_refused_elsewhere(text: str) -> None:
    assert invisible(text)


def test_a_character_is_called_by_its_number() -> None:
    assert [number(character) for character in ("\x1b", "\u202e", "\U000e0041")] == ["U+001B", "U+202E", "U+E0041"]


def test_what_is_named_keeps_its_line_ends_and_what_is_shown_does_not() -> None:
    assert (named("a\u202e\n b"), shown("a\u202e\n  b")) == ("a<U+202E>\n b", "a<U+202E> b")


def test_a_letter_with_its_accent_becomes_one_character() -> None:
    assert composed("e\u0301te\u0301") == "été"


@pytest.mark.parametrize(("text", "is_one"), [("été", True), ("ete\u0301", False), ("g̱", True), ("plain", True)])
def test_only_what_unicode_has_in_one_piece_counts_as_two(text: str, is_one: bool) -> None:
    assert is_composed(text) is is_one
