"""The line that a problem means, with its number and a mark under the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.problem import Problem
from portal.reporting.excerpt import Excerpts


def excerpt(folder: Path, text: str | bytes, line: int, column: int) -> list[str]:
    (folder / "card.yml").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return Excerpts(folder).of(Problem.at("card.yml", line, column, "html"))


def test_the_mark_stands_under_the_column(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "a: b\nthemes: [fundng]\n", 2, 10) == ["2 | themes: [fundng]", "  |          ^"]


def test_the_numbers_of_lines_are_lined_up(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "\n" * 11 + "a: b", 12, 4) == ["12 | a: b", "   |    ^"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_yaml_ends_them(tmp_path: Path, end: str) -> None:
    assert excerpt(tmp_path, f"a: b{end}c: d{end}", 2, 4)[0] == "2 | c: d"


def test_an_invisible_character_is_shown_by_its_number_and_the_mark_moves_along(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "a: \u202eb \x1b[31m", 1, 5) == ["1 | a: <U+202E>b <U+001B>[31m", "  |            ^"]


def test_a_tab_is_shown_as_an_arrow(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "\ta: b", 1, 2) == ["1 | →a: b", "  |  ^"]


@pytest.mark.parametrize(("before", "columns"), [("欢迎", 4), ("e\u0301", 1), ("é", 1), ("🚌", 2)])
def test_the_mark_counts_columns_and_not_characters(tmp_path: Path, before: str, columns: int) -> None:
    assert excerpt(tmp_path, f"{before}x", 1, len(before) + 1)[1] == f"  | {' ' * columns}^"


def test_of_a_long_line_the_part_around_the_place_is_shown(tmp_path: Path) -> None:
    line, mark = excerpt(tmp_path, "a" * 500 + "X" + "b" * 500, 1, 501)
    assert len(line) < 120 and line[mark.index("^")] == "X" and line.startswith("1 | …") and line.endswith("…")


def test_a_long_line_is_shown_from_its_beginning_when_the_place_is_near_it(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "X" + "b" * 500, 1, 1)[0].startswith("1 | Xbb")


def test_a_place_behind_the_end_of_a_line_is_its_end(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "a: b\n", 1, 9) == ["1 | a: b", "  |     ^"]


def test_a_byte_order_mark_is_not_counted(tmp_path: Path) -> None:
    assert excerpt(tmp_path, b"\xef\xbb\xbfa: b\n", 1, 4) == ["1 | a: b", "  |    ^"]


def test_bytes_of_another_encoding_are_shown_as_unknown(tmp_path: Path) -> None:
    assert excerpt(tmp_path, b"a: caf\xe9\n", 1, 7)[0] == "1 | a: caf\ufffd"


@pytest.mark.parametrize(("line", "text"), [(3, "a: b\n"), (1, None)])
def test_a_line_or_a_file_that_is_not_there_is_not_shown(tmp_path: Path, line: int, text: str | None) -> None:
    assert (excerpt(tmp_path, text, line, 1) if text else Excerpts(tmp_path).of(Problem.at("none.yml", 1, 1, "html"))) == []


@pytest.mark.parametrize("path", ["practices", "a\x00b.yml", "../card.yml"])
def test_what_is_no_file_of_the_folder_has_no_lines(tmp_path: Path, path: str) -> None:
    (tmp_path / "practices").mkdir()
    assert Excerpts(tmp_path).of(Problem.at(path, 1, 1, "html")) == []


def test_a_problem_of_a_whole_file_shows_no_line(tmp_path: Path) -> None:
    (tmp_path / "card.yml").write_text("a: b\n")
    assert Excerpts(tmp_path).of(Problem.of("card.yml", "file-name", name="card.yml")) == []
