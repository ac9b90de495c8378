"""Whatever stands in a file, reading it gives a library and a report, never an exception; and what is accepted can be built."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal import library
from portal.catalogue.catalogue import BrokenLibrary, Catalogue
from portal.outputs.pages.plan import plan
from portal.outputs.publishing.build import Build
from portal.outputs.stamping.frames import Frames
from portal.outputs.stamping.shell import SLOTS, slot
from portal.reporting.report import FORMATS, Reporter
from portal.settings import LANGUAGES, Settings
from tests.helpers import BUS, FAIR, ROOT, TEA, copy_updates, read

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


# What a field of a sort may hold at its extremes.
ALIKE = {
    r"\d{4}-\d{2}-\d{2}": ("1850-01-01", "1899-12-31", "1970-01-01", "2100-12-31"),
    r"-?\d+(\.\d+)?": ("0", "-0", "1000000000000", "-1000000000000", "0.0000001", "123456789.123456", "1850", "2100", "60"),
    r'"\d\d:\d\d"': ('"00:00"', '"23:59"', '"02:30"'),
    r"https?://\S+": ("https://例え.テスト/é?a=&b#%", "http://a.bc", "https://example.org/\"'<>&;,|{}`^\\\\]]", f"https://a.bc/{'x' * 380}"),
    r"\w+ \d\S*": ("a-b-c", "« 1 »", "%", "§", "lines 9-1", "x" * 80, "page 1 à 2", "]]>", "{x}"),
    r".*[a-z].*": (
        "x", "é" * 80, "ﷺ" * 20, "👩\u200d💻🏽", "می\u200cروم", "e\u0301" * 10, "'[a](https://example.org/\"<>) *b* <3 & &amp; ]]> {{ 7 }} {x} %s ⟦ main ⟧'",
        '"a\\nb\\r\\nBEGIN:VEVENT\\n\\tc"', "'=1+1'", "'@SUM(A1)'", "\\", "'a\\'", "'{'", "|-\n      a\n\n      - b\n      - c", "-" * 60, "\"'\"",
        "W" * 100,
    ),
}  # fmt: skip


def replace_a_value_by_one_of_its_sort(rng: random.Random, raw: bytes) -> bytes:
    lines = raw.decode().splitlines(keepends=True)
    at = rng.choice([number for number, line in enumerate(lines) if ": " in line and not line.startswith("#")])
    key, value = lines[at].rstrip("\n").split(": ", 1)
    others = next((others for sort, others in ALIKE.items() if re.fullmatch(sort, value)), ("x",))
    lines[at] = f"{key}: {rng.choice(others)}\n"
    return "".join(lines).encode()


CHANGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    change_bytes,
    delete_lines,
    repeat_lines,
    replace_a_value,
    replace_a_key,
    replace_a_value_by_one_of_its_sort,
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


# What is accepted is built

MANY = 60  # changed files, for each kind of change
ROUNDS = 3  # in each, every list is changed
FOLDERS = ("practices", "network/organizations", "network/regions", "network/updates", "toolkit/library")
LISTS = ("network/places.yml", "network/calls.yml", "network/figures.yml", "toolkit/glossary.yml", "toolkit/systems.yml")
SETTINGS = Settings(
    "https://example.org/commons/",
    "https://example.org/repository",
    authority="commons.example,2026",
    name={"en": "Commons", "fr": "Carrefour"},
)
SHELL = "".join(f"<div>{slot(name)}</div>" for name in SLOTS)
FRAMES = Frames(ROOT / "theme/catalogue", SETTINGS, shells={language: {"*": SHELL} for language in LANGUAGES})
_ID = re.compile(r'<[^>]* id="([^"]*)"')


def pages(build: Build) -> Iterator[tuple[str, str]]:
    """(address, HTML) of every page in both languages."""
    for language in LANGUAGES:
        stamper = build.stamper(language)
        for address, make in plan(build.catalogue).items():
            yield f"{language}/{address}", stamper.stamp(make(stamper.edition)).decode()


def build_all(content: Path) -> None:
    """Every page, feed and file of data, in memory; no page may hold an id twice."""
    found = read(content)
    build = Build(content, FRAMES, found, Catalogue.of(found))
    for address, html in pages(build):
        twice = [id for id, count in Counter(_ID.findall(html)).items() if count > 1]
        assert not twice, f"{address}: {twice}"
    for make in build.open_data().values():
        make()


def refused(content: Path, previous: library.Library | None = None) -> set[str]:
    """The files that break a rule."""
    found, rules = read(content, previous), REPORTERS[0]
    return {problem.path for problem in found.problems if rules.severity(problem) == "error"}


def accepted(content: Path, how: Callable[[random.Random, bytes], bytes], rng: random.Random, count: int) -> list[Path]:
    """Changed copies of the samples, beside them; those that break a rule are taken away again."""
    samples = [file for folder in FOLDERS for file in sorted((content / folder).iterdir()) if "changed" not in file.name]
    changed = []
    for number in range(count):
        file = rng.choice(samples)
        changed.append(file.with_name(f"changed-{how.__name__.replace('_', '-')}-{number}.yml"))
        changed[-1].write_bytes(how(rng, file.read_bytes()))
    for path in refused(content):
        (content / path).unlink()
    return [file for file in changed if file.is_file()]


def test_what_is_accepted_is_built(tmp_path: Path) -> None:
    content, rng = copy_updates(tmp_path), random.Random(20261129)
    files = [file for how in CHANGES for file in accepted(content, how, rng, MANY)]
    try:
        build_all(content)
    except Exception:
        texts = {file: file.read_bytes() for file in files}
        for file in files:
            file.unlink()
        for file, raw in texts.items():  # one by one, to name the one to blame
            file.write_bytes(raw)
            try:
                build_all(content)
            except Exception as error:
                raise AssertionError(f"{file} holds {raw.decode()}") from error
            file.unlink()
        raise
    assert len(files) > len(CHANGES)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_is_accepted_of_the_lists_is_built(content: Path, number: int) -> None:
    rng, before, changed = random.Random(number), read(content), {}
    for path in LISTS:
        good = (content / path).read_bytes()
        while path not in changed:
            raw = rng.choice((replace_a_value_by_one_of_its_sort, replace_a_value, repeat_lines))(rng, good)
            (content / path).write_bytes(raw)
            if raw != good and not refused(content, before):
                changed[path] = raw.decode()
    try:
        build_all(content)
    except Exception as error:
        raise AssertionError("\n".join(changed.values())) from error
