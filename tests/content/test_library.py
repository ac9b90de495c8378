"""What any library must be, and the one of this repository is held against: valid, built, linked, and the same in both languages.

A proposal that touches content alone is checked by this folder alone: ``python3 scripts/test.py --content``. Nothing here counts
what the library holds, names a card, or searches it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from portal import library, schema, words
from portal.geography.outline import outline
from portal.geography.projection import project
from portal.kinds import VOCABULARIES, all_kinds
from portal.outputs.pages.map import SMALLEST
from portal.outputs.sharing import issue_forms
from portal.reading import yaml_reader
from portal.rules.translation import wanted
from tests import sites
from tests.browser.axe import Way, wrong_in
from tests.browser.test_practice import sheets
from tests.helpers import ROOT, UPDATES, document
from tests.kinds_of_pages import kinds_of_pages, largest, states
from tests.site.checks import broken_links, heavy_pages, html_errors, in_one_language
from tests.site.pages import BuiltPage
from tests.sites import BUILT, Site, content_of
from tests.unit.test_schema import COMMITTED, as_an_editor_reads_it, complaints, files

# The sample site has every kind of page, which a test below makes sure of.
KINDS = list(kinds_of_pages(content_of("sample"), BUILT))


def of_every_kind(built: Site, language: str) -> dict[str, str]:
    """Kind → the address of the page with most to it."""
    folder = built.folder / language
    return {kind: largest(folder, addresses) for kind, addresses in kinds_of_pages(built.content).items()}


@cache
def to_look_at(built: Site, language: str) -> dict[str, str]:
    """Those of `of_every_kind`; once the samples are added, those of them that show what the library as it stands does not."""
    addresses, plain = of_every_kind(built, language), sites.site("real")
    before = of_every_kind(plain, language)
    return {
        kind: address
        for kind, address in addresses.items()
        if built == plain
        or kind not in before
        or states(built.folder / language, [address]) - states(plain.folder / language, [before[kind]])
    }


@pytest.fixture(scope="module")
def found(built: Site) -> library.Library:
    """What the library holds."""
    return library.read(built.content)


def test_the_library_breaks_no_rule(found: library.Library) -> None:
    severity = words.load("rules")
    assert [problem for problem in found.problems if severity[problem.rule].get("severity") != "warning"] == []


def test_every_file_is_valid_as_an_editor_reads_it(built: Site) -> None:
    """But for the language that a file waits for, of which an editor reminds whoever opens it."""
    wrong = {}
    for name, file in files(built.content):
        data = as_an_editor_reads_it(file.read_text("utf-8"))
        awaited = f"'{wanted(data)}' is a required property"
        wrong[str(file)] = [line for line in complaints(name, data) if not line.endswith(awaited)]
    assert {name: lines for name, lines in wrong.items() if lines} == {}


def test_the_schemas_of_editors_know_every_term() -> None:
    made = schema.build(library.read(ROOT).known)
    assert {name: (COMMITTED / name).read_text("utf-8") for name in made} == made, "run: python3 scripts/schema.py"


def test_the_forms_on_github_know_every_term_and_every_question() -> None:
    found = library.read(ROOT)
    made = issue_forms.files({name: found.items(name) for name in VOCABULARIES})
    assert {path: (ROOT / path).read_text("utf-8") for path in made} == made, "run: python3 scripts/schema.py"


def test_every_card_has_a_page_in_both_languages(built: Site, found: library.Library) -> None:
    cards = found.items("practices")  # without those that wait for a language
    missing = [f"{language}/{name}" for language in ("en", "fr") for name in cards if not _page(built, language, name).is_file()]
    assert cards and missing == []


def _page(built: Site, language: str, name: str) -> Path:
    return built.folder / language / "practices" / name / "index.html"


def test_no_page_exists_in_one_language_only(pages: list[BuiltPage]) -> None:
    assert in_one_language(pages) == set()


def test_no_internal_link_is_broken(built: Site, pages: list[BuiltPage]) -> None:
    assert list(broken_links(pages, built.folder, built.address)) == []


def test_the_first_view_of_every_page_is_light(built: Site, pages: list[BuiltPage]) -> None:
    assert heavy_pages(pages, built.folder, built.address) == []


def test_a_page_of_every_kind_is_valid_html(built: Site) -> None:
    addresses = ((language, address) for language in ("en", "fr") for address in of_every_kind(built, language).values())
    assert html_errors(built.folder / language / address / "index.html" for language, address in addresses) == ""


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 360, "light"), ("fr", 1280, "dark")])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_page_of_any_kind(
    reader: Any, built: Site, looks: dict[Way, set[str]], kind: str, language: str, width: int, scheme: str
) -> None:
    address = to_look_at(built, language).get(kind)
    if address is not None:  # no library need have an update
        assert list(wrong_in(reader, f"{built.address}{language}/{address}", [(width, scheme)], looks)) == []


def test_the_sample_site_has_every_kind_of_page_that_this_one_has(built: Site) -> None:
    assert set(kinds_of_pages(built.content)) <= set(KINDS)


def test_every_place_falls_inside_the_map(found: library.Library) -> None:
    land = outline()
    places = found.items("places")
    located = {name: place.coordinates for name, place in places.items() if place.coordinates}
    assert located
    for name, coordinates in located.items():
        x, y = project(coordinates.latitude, coordinates.longitude)
        assert SMALLEST < x < land.width - SMALLEST and SMALLEST < y < land.height - SMALLEST, name


# Nothing of what tests make up is published.


REMARK = re.compile(r"\((?:read|copy|copied|on|lu|copie|sur)\b")


def test_no_reference_names_an_author_with_what_we_remark_on_it(found: library.Library) -> None:
    sources = found.items("sources").items()
    named = [(id, name) for id, source in sources for name in ((source.author,) if source.authors is None else source.authors)]
    remarked = [id for id, name in named if REMARK.search(f"{name.en} {name.fr}")]
    assert not remarked, f"write the name alone under 'authors' in these files of toolkit/library: {remarked}"


def test_no_file_bears_the_name_of_a_made_up_update() -> None:
    names = {file.stem for kind in all_kinds() for _, file in kind.files(ROOT)}
    assert names.isdisjoint(file.stem for file in UPDATES.rglob("*.yml"))


def test_no_file_names_or_repeats_a_made_up_update() -> None:
    real = " ".join(" ".join(file.read_text("utf-8") for kind in all_kinds() for _, file in kind.files(ROOT)).split())
    for file in sorted(UPDATES.rglob("*.yml")):
        texts = (text.split() for _, text in yaml_reader.strings(document(file.read_text("utf-8")).data))
        assert not re.search(rf"\b{file.stem}\b", real), file.stem
        assert [text for text in texts if len(text) > 3 and " ".join(text) in real] == [], file.stem


@pytest.mark.parametrize("language", ["en", "fr"])
def test_even_the_longest_practice_prints_on_two_sheets(browser: Any, built: Site, language: str) -> None:
    folder = built.folder / language
    page = browser.new_page()
    page.goto(f"{built.address}{language}/{largest(folder, kinds_of_pages(built.content)['practice'])}")
    assert sheets(page) <= 2
    page.close()


TALLEST = 8_000  # pixels at 1,280: what one scrolls through without losing one's place


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_page_is_longer_than_one_reads(browser: Any, built: Site, language: str) -> None:
    """The page with most to it of each kind that the site's plan has, with what is folded folded."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    tall = {}
    for kind, address in to_look_at(built, language).items():
        page.goto(f"{built.address}{language}/{address}")
        height = page.evaluate("document.documentElement.scrollHeight")
        if height > TALLEST:
            tall[kind] = (address, height)
    page.close()
    assert not tall, tall
