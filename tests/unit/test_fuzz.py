"""Whatever stands in a file, reading it gives a library and a report, never an exception."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from portal import library
from portal.catalogue.catalogue import BrokenLibrary, Catalogue
from portal.report import FORMATS, Reporter
from tests.helpers import BUS, FAIR, TEA, read

FILES = (BUS, TEA, FAIR, "network/organizations/sample-partnership.yml", "toolkit/library/sample-report.yml")
PLACES = "network/places.yml"
CASES = 400  # by each kind of change; the places take fewer, as they are one file that can be broken once a reading
PLACES_CASES = 30
SCALARS = (
    "", "~", "null", "true", "ON", "0x1F", "1_000", ".inf", "-.inf", ".nan", "2,5", "1e999", "-0", "9" * 400, "2026-02-30",
    "0000-01-01", "10000-01-01",
    "2026-W01-1", "12:30:45", "<<", "=", "*a", "&a b", "!!python/object:os.system x", "!!binary x", "!x", "[]", "{}",
    "[[[[]]]]", "{a: {b: {c: d}}}",
    "[a, a]", "? a", "- - - -", "'", '"', "'L'eau'", '"\\u202e"', '"\\0"', "|", ">-", "@x", "`x`", "%x", "%YAML 9", "#",
    "a: b", "a : b", "\t", "\u2028", "\ufeff",
    "<script>", "[a](javascript:x)", "[a](practice:none)", "{x} {0} %s", "é" * 200, "x" * 5_000, "practice:x", "en", "fr",
    "---", "...", "\U0001f600", "\ud7ff",
)  # fmt: skip


def change_bytes(rng: random.Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(changed))
        match rng.randrange(3):
            case 0:
                changed[at] = rng.randrange(256)
            case 1:
                del changed[at : at + rng.randint(1, 5)]
            case 2:
                changed[at:at] = rng.choice(
                    [
                        b"[",
                        b"{",
                        b"]",
                        b"}",
                        b":",
                        b"- ",
                        b"\n",
                        b"  ",
                        b"&",
                        b"*",
                        b"!",
                        b'"',
                        b"'",
                        b"\t",
                        b"\x00",
                        b"\xff",
                        b"\r",
                    ]
                )
    return bytes(changed) or b" "


def delete_lines(rng: random.Random, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    del lines[at : at + rng.randint(1, 6)]
    return b"".join(lines)


def repeat_lines(rng: random.Random, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    at, to = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[to:to] = lines[at : at + rng.randint(1, 6)]
    return b"".join(lines)


def replace_a_value(rng: random.Random, raw: bytes) -> bytes:
    lines = raw.decode().splitlines(keepends=True)
    at = rng.choice([number for number, line in enumerate(lines) if ": " in line and not line.startswith("#")])
    key = lines[at].split(": ", 1)[0]
    lines[at] = f"{key}: {rng.choice(SCALARS)}\n"
    return "".join(lines).encode()


def replace_a_key(rng: random.Random, raw: bytes) -> bytes:
    lines = raw.decode().splitlines(keepends=True)
    at = rng.choice([number for number, line in enumerate(lines) if ":" in line and not line.startswith("#")])
    key, rest = lines[at].split(":", 1)
    lines[at] = f"{key[: len(key) - len(key.lstrip(' -'))]}{rng.choice(SCALARS)}:{rest}"
    return "".join(lines).encode()


CHANGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    change_bytes,
    delete_lines,
    repeat_lines,
    replace_a_value,
    replace_a_key,
)


REPORTERS = [Reporter.create(language) for language in ("en", "fr")]


def read_and_report(content: Path) -> library.Library:
    """Reads, reports in every form and language, and holds the reader to what it promises."""
    found = read(content)
    for reporter in REPORTERS:
        for form in FORMATS:
            assert bool(found.problems) <= bool(reporter.render(found.problems, form))
    lines = {path: len((content / path).read_bytes().splitlines()) for path in {problem.path for problem in found.problems}}
    for problem in found.problems:
        assert 1 <= problem.line <= lines[problem.path] + 1 and problem.column >= 1, problem
    try:
        Catalogue.of(found)
    except BrokenLibrary:
        assert found.problems
    return found


@pytest.mark.parametrize("how", CHANGES, ids=lambda how: how.__name__)
def test_broken_files_never_break_the_reader(content: Path, how: Callable[[random.Random, bytes], bytes]) -> None:
    rng = random.Random(20261122)
    broken: dict[Path, bytes] = {}
    for number in range(CASES):
        path = content / rng.choice(FILES)
        broken[path.with_name(f"broken-{number}.yml")] = how(rng, path.read_bytes())
    for file, raw in broken.items():
        file.write_bytes(raw)
    try:
        found = read_and_report(content)
    except Exception:
        for file in broken:
            file.unlink()
        for file, raw in broken.items():  # one by one, to name the one to blame
            file.write_bytes(raw)
            try:
                read_and_report(content)
            except Exception as error:
                raise AssertionError(f"{file.name} holds {raw!r}") from error
            file.unlink()
        raise
    assert len({problem.path for problem in found.problems}) > CASES // 2


@pytest.mark.parametrize("how", CHANGES, ids=lambda how: how.__name__)
def test_broken_places_never_break_the_reader(content: Path, how: Callable[[random.Random, bytes], bytes]) -> None:
    rng = random.Random(20261122)
    good = (content / PLACES).read_bytes()
    told = 0
    for _ in range(PLACES_CASES):
        raw = how(rng, good)
        (content / PLACES).write_bytes(raw)
        try:
            told += bool(read_and_report(content).problems)
        except Exception as error:
            raise AssertionError(f"{raw!r}") from error
    assert told > PLACES_CASES // 2
