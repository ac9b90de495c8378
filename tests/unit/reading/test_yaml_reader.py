"""Cards are read as text, with the place of every key and value; what could do harm is refused, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.reading import yaml_reader
from tests.helpers import document, parse, places, rules


@pytest.mark.parametrize(
    "typed", ["ON", "NO", "yes", "2012-13", "1e3", "007", "1_000", "0x1F", "2026-02-30", "12:30", ".inf", "=", "<<"]
)
def test_a_value_stays_the_text_that_was_typed(typed: str) -> None:
    assert document(f"a: {typed}\n").data == {"a": typed}


def test_a_key_stays_the_text_that_was_typed() -> None:
    assert document("ON: x\n2012: y\n").data == {"ON": "x", "2012": "y"}


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert document("<<: {b: c}\n").data == {"<<": {"b": "c"}}


CARD = """\
# a comment
title:
  en: Sample
  fr: Échantillon
steps:
  - en: One
    fr: Un
  - en: Two
    fr: Deux
themes: [housing, health]
"""


@pytest.mark.parametrize(
    ("way", "at_key", "expected"),
    [
        ((), False, (2, 1)),
        (("title",), True, (2, 1)),
        (("title",), False, (3, 3)),
        (("title", "fr"), True, (4, 3)),
        (("title", "fr"), False, (4, 7)),
        (("steps", 1), False, (8, 5)),
        (("steps", 1, "fr"), False, (9, 9)),
        (("themes", 1), False, (10, 19)),
    ],
)
def test_the_place_of_a_key_or_value_is_found(way: tuple[str | int, ...], at_key: bool, expected: tuple[int, int]) -> None:
    problem = document(CARD).problem(way, "html", at_key=at_key)
    assert (problem.line, problem.column) == expected


@pytest.mark.parametrize(
    ("way", "expected"), [(("title", "de"), (2, 1)), (("steps", 9), (5, 1)), (("themes", 0, "x"), (10, 10)), (("none",), (2, 1))]
)
def test_a_way_that_leads_nowhere_means_its_last_step(way: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    problem = document(CARD).problem(way, "html")
    assert (problem.line, problem.column) == expected


def test_columns_count_characters_not_bytes() -> None:
    problem = document("a: {é: ü, b: c}\n").problem(("a", "b"), "html")
    assert (problem.line, problem.column) == (1, 14)


def test_places_are_found_without_the_kept_node() -> None:
    found = document(CARD)
    bare = yaml_reader.Document(found.path, found.text, found.data)
    assert bare.problem(("steps", 1, "fr"), "html") == found.problem(("steps", 1, "fr"), "html")


def test_strings_gives_every_text_and_the_way_to_it() -> None:
    assert dict(yaml_reader.strings({"a": "x", "b": [{"c": "y"}, "z"]})) == {("a",): "x", ("b", 0, "c"): "y", ("b", 1): "z"}


def test_bilingual_gives_every_pair_and_the_way_to_it() -> None:
    pair = {"en": "x", "fr": "y"}
    document = yaml_reader.Document("x.yml", "", {"a": pair, "b": [{"c": pair}], "d": {"en": "alone"}})
    assert list(yaml_reader.bilingual(document)) == [
        (("a",), "x", "y"),
        (("b", 0, "c"), "x", "y"),
    ]


# What is allowed


def raw(tmp_path: Path, content: bytes) -> tuple[yaml_reader.Document | None, list[tuple[str, int, int]]]:
    (tmp_path / "card.yml").write_bytes(content)
    found, problems = yaml_reader.read(tmp_path / "card.yml", "card.yml")
    return found, places(problems)


def test_a_byte_order_mark_is_not_seen(tmp_path: Path) -> None:
    found, problems = raw(tmp_path, b"\xef\xbb\xbfa: b\n")
    assert found is not None and found.data == {"a": "b"} and problems == []


def test_line_ends_of_windows_are_read_like_others(tmp_path: Path) -> None:
    found, problems = raw(tmp_path, b"a: b\r\nc:\r\n  - d\r\n")
    assert found is not None and found.data == {"a": "b", "c": ["d"]} and problems == []


def test_a_line_of_fifty_thousand_characters_is_read() -> None:
    assert document(f"a: {'long ' * 10_000}end\n").data["a"].endswith("long end")


def test_a_document_may_begin_with_three_hyphens() -> None:
    assert document("---\na: b\n").data == {"a": "b"}


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    found, problems = raw(tmp_path, b"a: b\n".ljust(yaml_reader.MAX_BYTES, b"#"))
    assert found is not None and problems == []


# What is refused, and where


def test_a_file_one_byte_too_large_is_refused(tmp_path: Path) -> None:
    assert raw(tmp_path, b"a: b\n".ljust(yaml_reader.MAX_BYTES + 1, b"#")) == (None, [("file-too-large", 1, 1)])


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"a: b\nc: caf\xe9\n", 2, 7),
        ("é: é".encode() + b"\xff", 1, 5),
        (b"\xef\xbb\xbfa: \xff", 1, 4),
        ("a: b\n".encode("utf-16"), 1, 1),
    ],
)
def test_another_encoding_is_refused_at_its_first_character(tmp_path: Path, content: bytes, line: int, column: int) -> None:
    assert raw(tmp_path, content) == (None, [("not-utf8", line, column)])


@pytest.mark.parametrize(
    "code", [0x00, 0x07, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x200E, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xFFFF, 0xE0041]
)
def test_an_invisible_character_is_refused(code: int) -> None:
    found, problems = parse(f"a: b\nc: d{chr(code)}\n")
    assert found is None and places(problems) == [("invisible-character", 2, 5)]


@pytest.mark.parametrize("escape", ["\\0", "\\e", "\\u202e", "\\U000E0041", "\\x1b"])
def test_an_invisible_character_written_as_an_escape_is_refused(escape: str) -> None:
    assert places(parse(f'a: b\nc: "d{escape}"\n')[1]) == [("invisible-character", 2, 4)]


def test_an_invisible_character_in_a_key_is_refused() -> None:
    assert places(parse('a: b\n"c\\u202e": d\n')[1]) == [("invisible-character", 2, 1)]


def test_invisible_characters_are_told_once_a_line() -> None:
    assert places(parse("a: \x00\x00\x00\nb: \x00\x00\n")[1]) == [("invisible-character", 1, 4), ("invisible-character", 2, 4)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_a_file_without_content_is_empty(text: str) -> None:
    assert rules(parse(text)[1]) == ["empty-file"]


def test_a_byte_order_mark_with_nothing_behind_it_is_an_empty_file(tmp_path: Path) -> None:
    assert raw(tmp_path, b"\xef\xbb\xbf") == (None, [("empty-file", 1, 1)])


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "42\n", "[a, b]\n", "---\n"])
def test_a_file_without_fields_is_refused(text: str) -> None:
    assert rules(parse(text)[1]) == ["file-not-mapping"]


BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True))


def test_a_billion_laughs_end_at_the_first_anchor() -> None:
    assert places(parse(BILLION_LAUGHS)[1]) == [("yaml-alias", 1, 4)]


def test_an_anchor_that_nothing_refers_to_is_refused_too() -> None:
    assert places(parse("a: &b c\n")[1]) == [("yaml-alias", 1, 4)]


@pytest.mark.parametrize(
    "text",
    ["&b\na: c\n", "a:\n  - &b c\n", "a: [&b c]\n", "a: [x,&b c]\n", "a: {x: &b c}\n", 'a: {"x":&b c}\n', "a: !!str &b c\n", "a:\n  &b x: c\n",
     "? &b x\n: c\n", "a:\t&b c\n", "a: &b\n  c\n"],
)  # fmt: skip
def test_an_anchor_is_found_wherever_one_can_stand(text: str) -> None:
    assert [rule for rule, _, _ in places(parse(text)[1])] == ["yaml-alias"]


@pytest.mark.parametrize("text", ["R&D", "arts & culture", "Q&A", "AT&T & co", "a &", "& more"])
def test_the_sign_for_and_is_text(text: str) -> None:
    found, problems = parse(f"a: x {text}\n")
    assert found is not None and (found.data, problems) == ({"a": f"x {text}"}, [])


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 70_000 + "]" * 70_000,
        "a: " + "{b: " * 40_000 + "}" * 40_000,
        "a: " + "[" * 70_000,
        "- " * 90_000 + "a",
        "? " * 90_000 + "a",
        "a:\n" + "".join(" " * depth + "- \n" for depth in range(1, 600)),
        "a: " + "[" * 13 + "]" * 13,
        "a: " + "{b: " * 13 + "}" * 13,
    ],
    ids=["lists", "mappings", "never closed", "hyphens", "question marks", "indentation", "13 lists", "13 mappings"],
)
def test_deep_nesting_is_refused_without_harm(text: str) -> None:
    assert rules(parse(text)[1]) == ["too-deep"]


def test_nesting_as_deep_as_the_limit_is_read() -> None:
    assert parse("a: " + "[" * 11 + "b" + "]" * 11)[1] == []


@pytest.mark.parametrize("inner", ["[b]", "{b: c}", "[[[[[[[[[[b]]]]]]]]]]"])
def test_a_file_with_many_brackets_side_by_side_is_not_deep(inner: str) -> None:
    assert parse(f"a: [{', '.join([inner] * 500)}]")[1] == []


def test_a_key_that_stands_twice_is_refused_at_the_second() -> None:
    assert places(parse("a: b\nc: d\na: e\n")[1]) == [("duplicate-key", 3, 1)]


def test_a_key_that_stands_twice_in_an_inner_mapping_is_refused() -> None:
    assert places(parse("a: {b: c, b: d}\n")[1]) == [("duplicate-key", 1, 11)]


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!binary", "!!set", "!own", "!!timestamp", "!<tag:example.org,2026:x>"]
)
def test_a_tag_is_refused(tag: str) -> None:
    assert places(parse(f"a: b\nc: {tag} d\n")[1]) == [("yaml-tag", 2, 4)]


def test_a_tag_is_named_as_it_was_typed() -> None:
    assert parse("a: !!python/name:os.system x\n")[1][0].params == (("tag", "!!python/name:os.system"),)


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? [a]\n", "!!int 3", '""'])
def test_a_key_that_is_no_word_is_refused(key: str) -> None:
    assert "key-not-text" in rules(parse(f"x: y\n{key}: z\n")[1])


@pytest.mark.parametrize("value", ["", "~", "null", '""', "'  '", ">-\n"])
def test_a_field_without_value_is_refused(value: str) -> None:
    assert rules(parse(f"a: {value}\nb: c\n")[1]) == ["empty-value"]


def test_the_word_null_in_quotes_is_a_value() -> None:
    assert parse("a: 'null'\n")[1] == []


def test_all_that_is_wrong_in_a_readable_file_is_told_at_once() -> None:
    assert rules(parse("a:\nb: !x y\nb: z\n[c]: d\n")[1]) == ["empty-value", "yaml-tag", "duplicate-key", "key-not-text"]
