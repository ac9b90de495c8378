"""Shape: each mistake in a field is told at its place, by its rule, with the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.rules.structure import MOST_PROBLEMS, nearest
from tests.helpers import BUS, TEA, change, places, problems_after, read, rules

ORGANIZATION = "network/organizations/sample-partnership.yml"
PLACES = "network/places.yml"
REPORT = "toolkit/library/sample-report.yml"
THEMES = "vocabulary/themes.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (TEA, "kind: event\n", "", ("missing-field", 2, 1)),
        (TEA, "    locator: page 7\ntranslation", "translation", ("source-without-locator", 31, 9)),
        (TEA, "period: {from: 2019}", "period: {since: 2019}", ("unknown-field", 28, 10)),
        (TEA, "  level: not-assessed\n", "  level: not-assessed\n  levle: best\n", ("unknown-field", 24, 3)),
        (TEA, "  - id: sample-report", "  - idd: x\n    id: sample-report", ("unknown-field", 31, 5)),
        (TEA, "  fr: Un thé échantillon\n", "", ("missing-language", 4, 1)),
        (TEA, "      fr: Les gens sont revenus.\n", "", ("missing-language", 15, 5)),
        (BUS, "  - en: Borrow a bus.\n", "  - english: Borrow a bus.\n    en: Borrow a bus.\n", ("unknown-field", 28, 5)),
        (BUS, "  - en: Borrow a bus.\n    fr: Emprunter un autobus.\n", "  - Borrow a bus.\n", ("not-bilingual", 28, 5)),
        (BUS, "  team: {en: Two drivers., fr: Deux personnes au volant.}", "  team: Two drivers.", ("not-bilingual", 40, 9)),
        (
            BUS,
            "  worked: {en: Starting small worked., fr: Commencer petit a bien fonctionné.}",
            "  worked: [a]",
            ("not-bilingual", 53, 11),
        ),
        (TEA, "period: {from: 2019}", "period: [2019]", ("not-mapping", 28, 9)),
        (TEA, "  - id: sample-report", "  - sample-report\n  - id: sample-report", ("not-mapping", 31, 5)),
        (TEA, "  en: A sample tea\n", "  en: [A sample tea]\n", ("not-text", 5, 7)),
        (TEA, "period: {from: 2019}", "period: {from: [2019]}", ("not-text", 28, 16)),
        (TEA, "value: 12", "value: {twelve: 12}", ("not-text", 18, 12)),
        (TEA, "{from: en, status", "{from: [en], status", ("not-text", 33, 21)),
        (TEA, "themes: [welcoming-community]", "themes: {main: housing}", ("not-list", 10, 9)),
        (TEA, "places: [sample-town-on]", "places: []", ("empty-list", 12, 9)),
        (TEA, "  en: Neighbours of an imaginary town meet over tea.", f"  en: {'tea ' * 71}", ("text-too-long", 8, 7)),
        (TEA, "    locator: page 7\nevidence", f"    locator: {'7' * 81}\nevidence", ("text-too-long", 21, 14)),
        (TEA, "status: draft", "status: drafted", ("unknown-term", 33, 33)),
        (TEA, "level: not-assessed", "level: good", ("unknown-term", 23, 10)),
        (BUS, "  - type: transit", "  - type: trains", ("unknown-term", 15, 11)),
        (BUS, "    organization: sample-transit", "    organization: sample-trains", ("unknown-organization", 16, 19)),
        (
            BUS,
            "funders: [{organization: sample-partnership}]",
            "funders: [{organization: nobody}]",
            ("unknown-organization", 42, 28),
        ),
        (TEA, "    source: sample-report", "    source: sample-reprot", ("unknown-source", 20, 13)),
        (TEA, "last: 2026-02-10", "last: 10 February", ("impossible-date", 34, 39)),
        (TEA, "last: 2026-02-10", "last: 0000-02-10", ("impossible-date", 34, 39)),
        (TEA, "last: 2026-02-10", "last: 20260210", ("impossible-date", 34, 39)),
        (TEA, "last: 2026-02-10", "last: 2026-2-10", ("impossible-date", 34, 39)),
        (TEA, "last: 2026-02-10", "last: 99999-02-10", ("impossible-date", 34, 39)),
        (TEA, "period: {from: 2019}", "period: {from: 1849}", ("number-too-small", 28, 16)),
        (TEA, "period: {from: 2019}", "period: {to: 2101}", ("number-too-large", 28, 14)),
        (PLACES, "longitude: -75.25", "longitude: 75.25", ("number-too-large", 8, 44)),
        (PLACES, "population: {value: 4200", "population: {value: -4200", ("number-too-small", 9, 23)),
        (PLACES, "  province: CA-ON", "  province: Ontario", ("unknown-term", 6, 13)),
        (PLACES, "  province: CA-ON\n", "", ("missing-field", 2, 1)),
        (ORGANIZATION, "name_from: en", "name_from: english", ("not-one-of", 5, 12)),
        (ORGANIZATION, "lead_body: sample-transit", "lead_body: sample-bus", ("unknown-organization", 8, 12)),
        (ORGANIZATION, "website: https", "website: ftp", ("unsafe-link", 9, 10)),
        (REPORT, "url: https://example.org/report", "url: javascript:alert(1)", ("unsafe-link", 15, 6)),
        (REPORT, "languages: [en]", "languages: [en, de]", ("not-one-of", 10, 17)),
        (REPORT, "accessed: 2026-01-05", "accessed: yesterday", ("impossible-date", 16, 11)),
        (THEMES, "en: Transportation, ", "", ("missing-language", 5, 3)),
    ],
)
def test_a_mistake_is_told_at_its_place(content: Path, path: str, old: str, new: str, expected: tuple[str, int, int]) -> None:
    assert places(problems_after(content, path, old, new)) == [expected]


def test_the_message_says_which_path_is_meant(content: Path) -> None:
    assert problems_after(content, PLACES, "  province: CA-ON", "  province: Ontario")[0].path == PLACES


def parameters(content: Path, path: str, old: str, new: str) -> dict[str, str]:
    (problem,) = problems_after(content, path, old, new)
    return dict(problem.params)


@pytest.mark.parametrize(
    ("path", "old", "new", "suggestion"),
    [
        (TEA, "themes: [welcoming-community]", "themes: [Transportation]", "transportation"),
        (TEA, "themes: [welcoming-community]", "themes: [zzz]", ""),
        (TEA, "kind: event\n", "kind: event\nparners: [{type: transit}]\n", "partners"),
        (TEA, "period: {from: 2019}", "period: {form: 2019}", "from"),
        (TEA, "  - id: sample-report", "  - loctor: x\n    id: sample-report", "locator"),
        (TEA, "    locator: page 7\nevidence", "    locator: page 7\n    unitt: x\nevidence", "unit"),
        (PLACES, "  size: small\n", "  size: small\n  sise: small\n", "size"),
        (PLACES, "{latitude: 47,", "{lattitude: 1, latitude: 47,", "latitude"),
    ],
)
def test_the_nearest_right_word_is_suggested(content: Path, path: str, old: str, new: str, suggestion: str) -> None:
    assert parameters(content, path, old, new)["nearest"] == suggestion


def test_nearest_ignores_case() -> None:
    assert nearest("HOUSNG", ["housing", "health"]) == "housing"


def test_nearest_stays_silent_when_nothing_is_near() -> None:
    assert nearest("qqq", ["housing", "health"]) == ""


def test_the_length_that_is_told_is_the_one_that_counts(content: Path) -> None:
    new = "  en: >\n    " + "x" * 120 + "\n"  # the folded text ends in a line end that the model does not count
    assert parameters(content, TEA, "  en: A sample tea\n", new)["length"] == "120"


def test_a_text_in_one_language_is_called_by_its_field(content: Path) -> None:
    assert parameters(content, TEA, "  en: A sample tea\n", f"  en: {'x' * 120}\n")["field"] == "title.en"


def test_the_possible_values_are_listed(content: Path) -> None:
    assert parameters(content, ORGANIZATION, "name_from: en", "name_from: x")["allowed"] == "en, fr, both"


def test_an_empty_list_whose_items_were_refused_is_not_told_of(content: Path) -> None:
    assert rules(problems_after(content, TEA, "themes: [welcoming-community]", "themes: [zzz]")) == ["unknown-theme"]


def test_a_word_that_stands_twice_in_a_list_is_told_at_the_second(content: Path) -> None:
    found = problems_after(content, TEA, "places: [sample-town-on]", "places: [sample-town-on, sample-city-qc, sample-town-on]")
    assert places(found) == [("repeated-item", 12, 42)]


def test_a_word_that_stands_twice_is_told_of_beside_other_mistakes(content: Path) -> None:
    found = problems_after(content, TEA, "places: [sample-town-on]", "places: [sample-town-on, nowhere, sample-town-on]")
    assert sorted(rules(found)) == ["repeated-item", "unknown-place"]


def test_every_mistake_of_every_file_is_told_in_one_run(content: Path) -> None:
    change(content, TEA, "themes: [welcoming-community]", "themes: [zzz, yyy]")
    change(content, TEA, "kind: event", "kind: xxx")
    change(content, BUS, "kind: program\n", "")
    change(content, PLACES, "latitude: 47", "latitude: north")
    (content / "practices/notes.txt").write_text("x")
    assert [(problem.path, problem.rule) for problem in read(content).problems] == [
        (PLACES, "not-number"),
        ("practices/notes.txt", "file-ending"),
        (BUS, "missing-field"),
        (TEA, "unknown-term"),
        (TEA, "unknown-theme"),
        (TEA, "unknown-theme"),
    ]


def test_problems_come_in_the_order_of_files_and_lines(content: Path) -> None:
    change(content, TEA, "review:", "a: b\nreview:")
    change(content, TEA, "kind: event", "kind: xxx")
    change(content, BUS, "kind: program", "kind: xxx")
    found = read(content).problems
    assert [(problem.path, problem.line) for problem in found] == [(BUS, 2), (TEA, 2), (TEA, 34)]


def test_a_broken_list_is_told_once_and_not_at_every_card_that_uses_it(content: Path) -> None:
    change(content, PLACES, "sample-city-qc:", "sample-city-qc")
    assert [problem.path for problem in read(content).problems] == [PLACES]


def test_a_file_with_thousands_of_mistakes_is_answered_with_the_first_of_them(content: Path) -> None:
    change(content, TEA, "themes: [welcoming-community]", f"themes: [{', '.join(f'x{number}' for number in range(20_000))}]")
    assert rules(read(content).problems) == ["unknown-theme"] * MOST_PROBLEMS
