"""The one form of a file: it says the same, comments and all, and nobody has to write it by hand."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.formatting import layout
from portal.formatting.layout import WIDTH, laid_out, lay_out, written
from portal.kinds import Kind, all_kinds, kind_of
from portal.reading import yaml_reader
from tests.helpers import SAMPLE_SITE, SAMPLES, TEA, UPDATES, document

PRACTICES = kind_of("practices")
SEED, MANY = 14, 3_000
SAMPLE_FILES = [
    pytest.param(kind, path, file, id=path)
    for root in (SAMPLES, UPDATES, SAMPLE_SITE)
    for kind in all_kinds()
    for path, file in kind.files(root)
]


def form(text: str, kind: Kind = PRACTICES) -> str:
    return laid_out(document(text), kind)


def said(text: str) -> Any:
    """What a file says, by the parser alone: hostile texts hold what no card may."""

    def plain(node: yaml.Node) -> Any:
        if isinstance(node, yaml.MappingNode):
            return {key.value: plain(value) for key, value in node.value}
        return [plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value

    return plain(yaml_reader.compose(text))


# The form


def test_fields_stand_in_the_order_of_the_model_and_others_last() -> None:
    assert form("themes: [housing]\nunheard: of\ntitle: {fr: Un, en: A}\nkind: event\n") == (
        "kind: event\ntitle:\n  en: A\n  fr: Un\nthemes: [housing]\nunheard: of\n"
    )


def test_a_text_that_fits_stands_on_a_line_and_a_longer_one_is_wrapped() -> None:
    words = " ".join(["word"] * 23)  # 114 characters: with the indent and the field's name, just within the width
    assert form(f"need:\n  en: >-\n    {words}\n  fr: {words}\n") == f"need:\n  en: {words}\n  fr: {words}\n"
    assert form(f"need:\n  fr: {words} end\n") == f"need:\n  fr: >-\n    {words}\n    end\n"


def test_a_text_with_line_ends_keeps_them() -> None:
    assert form('need: {en: "One.\\n\\n- two\\n  three"}\n') == "need:\n  en: |-\n    One.\n\n    - two\n      three\n"


def test_a_long_address_is_not_broken() -> None:
    address = f"https://example.org/{'a' * WIDTH}"
    assert form(f"sources:\n  - id: a\n    url: >-\n      {address}\n") == f"sources:\n  - id: a\n    url: {address}\n"


@pytest.mark.parametrize(
    "text", ["on", "No", "~", "null", "1e3", "0x1f", "12", "1.3", "2012-13", "17:00", "2026-11-22", ".inf", "1_000", "0o17", "="]
)
def test_a_text_that_yaml_takes_for_something_else_is_quoted(text: str) -> None:
    assert form(f"led_by: ['{text}']\n") == f'led_by: ["{text}"]\n'


def test_numbers_days_and_flags_are_plain_where_the_model_has_them() -> None:
    text = 'sources:\n  - id: a\n    published: "2020"\n    read: "2026-11-22"\n    stored_copy: "true"\nperiod: {from: "2019"}\n'
    assert form(text) == (
        'period: {from: 2019}\nsources:\n  - id: a\n    published: "2020"\n    read: 2026-11-22\n    stored_copy: true\n'
    )


def test_a_list_of_ids_stands_on_a_line_while_it_fits() -> None:
    many = [f"organization-{number:03}" for number in range(8)]
    assert form("led_by:\n  - one\n  - two\n") == "led_by: [one, two]\n"
    assert form(f"led_by: [{', '.join(many)}]\n") == "led_by:\n" + "".join(f"  - {name}\n" for name in many)


def test_what_is_read_together_stands_on_a_line_while_it_fits() -> None:
    short = "outcomes:\n  - value: 3\n    unit: {en: people, fr: personnes}\n    locator: page 7\n"
    assert form(short.replace("{en: people, fr: personnes}", "\n      fr: personnes\n      en: people")) == short
    long = "a" * WIDTH
    assert form(f"outcomes:\n  - unit: {{en: {long}, fr: b}}\n") == f"outcomes:\n  - unit:\n      en: {long}\n      fr: b\n"


def test_a_list_of_works_and_places_stands_a_line_each() -> None:
    assert (
        form("sources:\n  - id: a\n    locator: page 7\n  - id: b\n") == "sources:\n  - {id: a, locator: page 7}\n  - {id: b}\n"
    )


def test_white_space_around_a_text_is_no_part_of_it() -> None:
    assert form("need:\n  en: |\n    One.\n  fr: '  Un. '\n") == "need:\n  en: One.\n  fr: Un.\n"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_of_other_systems_go(end: str, tmp_path: Path) -> None:
    text = (SAMPLES / TEA).read_text("utf-8")
    file = tmp_path / "card.yml"
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", end).encode())
    result = lay_out(file, TEA, PRACTICES)
    assert result.text == form(text)
    assert result.difference


# Comments


def test_comments_stand_above_what_they_are_about() -> None:
    text = """# of the file
# and more

# of its first field, which is the same place
status: documented  # behind a value
title:  # behind a key
  # of its own line
  fr: Un
  en: A
kind: event # behind the last
themes: [housing,  # within brackets
  health]  # behind them
steps:
  # of an item
  - # behind a hyphen
    fr: Un pas
    # of a field in it
    en: >-  # behind the sign of a block
      A step
places: # c
- winkler-mb # d
# at the end
"""
    assert (
        form(text)
        == """# of the file
# and more
# of its first field, which is the same place
# behind the last
kind: event
# behind a value
status: documented
# behind a key
title:
  en: A
  # of its own line
  fr: Un
# within brackets
# behind them
themes: [housing, health]
# c
# d
places: [winkler-mb]
steps:
  # of an item
  # behind a hyphen
  # of a field in it
  # behind the sign of a block
  - en: A step
    fr: Un pas
# at the end
"""
    )


def test_a_comment_behind_several_fields_is_about_the_first() -> None:
    assert form("title: {en: A, fr: Un}  # both\n") == "# both\ntitle:\n  en: A\n  fr: Un\n"


@pytest.mark.parametrize("value", ['"a # b"', "'a # b'", ">-\n  a\n  # b", "|-\n  # b\n  a", "a#b", "[a#b, '# c']"])
def test_a_number_sign_in_a_text_is_no_comment(value: str) -> None:
    text = f"need: {value}\n"
    assert said(form(text)) == said(text)
    assert layout.comments(form(text), yaml_reader.compose(form(text))).texts == []


def _with_comments(text: str, rng: random.Random) -> tuple[str, list[str]]:
    """A file with comments wherever one may stand, and these."""
    lines, told = [], []
    in_block = None
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if in_block is not None and (not line.strip() or indent > in_block):
            lines.append(line)
            continue
        in_block = indent if line.rstrip().endswith((">-", "|-", ">", "|")) else None
        if line.lstrip().startswith("- ") and in_block is not None:
            in_block = indent + 2 if ":" in line else indent
        if rng.random() < 0.5:
            told.append(f"# {len(told)}")
            lines.append(f"{' ' * rng.choice([0, indent])}{told[-1]}")
        if rng.random() < 0.5 and line.strip() and not line.lstrip().startswith("#"):
            told.append(f"# {len(told)}: 'not' \"text\" [")
            line = f"{line} {told[-1]}"
        lines.append(line)
    return "\n".join(lines) + "\n", told


@pytest.mark.parametrize(("kind", "path", "file"), SAMPLE_FILES)
def test_samples_say_the_same_with_comments_everywhere(kind: Kind, path: str, file: Path) -> None:
    rng = random.Random(f"{SEED}{path}")
    for _ in range(3):
        text, told = _with_comments(form(file.read_text("utf-8"), kind), rng)
        again = form(text, kind)
        assert said(again) == said(text)
        kept = layout.comments(again, yaml_reader.compose(again)).texts
        assert sorted(kept) == sorted([*told, *(line for line in file.read_text("utf-8").splitlines() if line.startswith("#"))])
        assert form(again, kind) == again


@pytest.mark.parametrize(("kind", "path", "file"), SAMPLE_FILES)
def test_samples_say_the_same_and_are_left_alone_the_second_time(kind: Kind, path: str, file: Path) -> None:
    text = file.read_text("utf-8")
    assert layout._content(document(form(text, kind)).data) == layout._content(document(text).data)
    assert form(form(text, kind), kind) == form(text, kind)


# Hostile texts

PIECES = [
    *"-?:,[]{}#&*!|>'\"%@` \\\t\n=~<.0189_+eExyYnN/é\u00a0\u202f\u2019«»–🎪\u0085\u2028\u2029\ufeff\x00\x07\x1b\x7f\x9f\u200b",
    ": ", " #", "- ", "? ", "---", "...", "on", "no", "null", "true", "0x", "1e3", "12:30", "2026-11-22", "\r\n", "\n\n", "  ",
    "%YAML 1.1", "<<", "!!str", "&a", "*a", "|-", ">-", "word", "un mot", "long " * 30, "a" * 130, "\n  x", " \n", ".inf",
]  # fmt: skip


def hostile(rng: random.Random) -> str:
    """A text that is more than white space, without any around it."""
    text = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 9))).strip(" \t\r\n")
    return text or "x"


def test_hostile_texts_come_back_as_they_were_whatever_holds_them() -> None:
    rng = random.Random(SEED)
    for _ in range(MANY):
        one, two = hostile(rng), hostile(rng)
        data = {
            "kind": one,
            "name": {"en": one, "fr": two},
            "themes": [one, two],
            "steps": [{"en": one, "fr": two}, {"fr": one}],
            "sources": [{"id": one, "locator": two}],
            "need": {"en": two, "fr": one},
            "period": {"from": one},
            rng.choice(["other", two.replace("\n", " ")[:100]]): one,
        }
        text = written(data, PRACTICES)
        assert said(text) == data, text
        safe = yaml.load(text, yaml.CSafeLoader)  # which reads some plain texts as something else
        assert [safe["kind"], *safe["themes"], safe["need"]["en"], safe["name"]["fr"]] == [one, one, two, two, two], text


def test_a_character_that_nobody_sees_keeps_a_file_from_its_form(tmp_path: Path) -> None:
    file = tmp_path / "card.yml"
    for character in ("\u0085", "\u2028", "\x0b", "\u200b"):
        file.write_text(f"kind: a{character}b\n", "utf-8")
        assert [problem.rule for problem in lay_out(file, TEA, PRACTICES).problems] == ["invisible-character"]


def test_a_text_that_a_comment_sign_cuts_keeps_a_file_from_its_form(tmp_path: Path) -> None:
    file = tmp_path / "card.yml"
    file.write_text("need:\n  en: In room #4 of the library\n", "utf-8")
    assert [problem.rule for problem in lay_out(file, TEA, PRACTICES).problems] == ["comment-in-text"]
