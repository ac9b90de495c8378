"""The open data of the sample site, taken as other people's programs take it: by address, with parsers that are not ours."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import bibtexparser
import pytest
import rispy
import yaml
from jsonschema import Draft202012Validator
from lxml import html

from portal.kinds import VOCABULARIES, all_kinds
from portal.rules.translation import wanted
from tests.site.pages import BuiltPage, file_for
from tests.sites import content_of
from tests.unit.test_schema import as_an_editor_reads_it

ROOT = content_of("sample")
LANGUAGES = ("en", "fr")
KINDS = tuple(kind.public_name for kind in all_kinds() if kind.has_pages)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FORMULA = tuple("=+-@\t\r")  # what makes a spreadsheet take a cell for a formula


@cache
def ids_in_the_library(registry: str) -> list[str]:
    """The ids of a kind as its files say them, without those that wait for a language; it may be called by its public name."""
    kind = next(kind for kind in all_kinds() if registry in (kind.registry, kind.public_name))
    files = [file for _, file in kind.files(ROOT) if not _waits(file)]
    return sorted(yaml.safe_load(files[0].read_text("utf-8"))) if kind.in_one_file else sorted(file.stem for file in files)


def _waits(file: Path) -> bool:
    return bool(wanted(yaml.safe_load(file.read_text("utf-8"))))


def ids(records: list[Any]) -> list[str]:
    return [record["id"] for record in records]


@pytest.fixture(scope="module")
def api(site_folder: Path) -> Any:
    """Kind → its items, as /api/v1/<kind>.json gives them."""
    return {kind: json.loads((site_folder / f"api/v1/{kind}.json").read_text("utf-8"))[kind] for kind in KINDS}


def plain(text: str) -> str:
    """With the spaces and marks that people type, which is how the library's files hold a text."""
    return re.sub(r"[\u00a0\u202f]", " ", text).translate(str.maketrans("’“”", '\'""'))


# JSON


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_has_its_file(site_folder: Path, kind: str) -> None:
    folder = site_folder / "api/v1" / kind
    assert sorted(file.stem for file in folder.glob("*.json")) == ids_in_the_library(kind)
    assert all(json.loads((folder / f"{name}.json").read_text("utf-8"))["id"] == name for name in ids_in_the_library(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_of_a_kind_holds_every_item_as_its_own_file_does(site_folder: Path, api: Any, kind: str) -> None:
    assert sorted(ids(api[kind])) == ids_in_the_library(kind)
    for record in api[kind]:
        assert record == json.loads((site_folder / f"api/v1/{kind}/{record['id']}.json").read_text("utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_addresses_of_an_item_lead_to_it_in_each_language(site: str, site_folder: Path, api: Any, kind: str) -> None:
    there = cache(lambda file: BuiltPage(site_folder, file, site).ids)
    for record in api[kind]:
        assert set(record["page"]) == set(LANGUAGES)
        for language, address in record["page"].items():
            file, fragment = file_for(site_folder, site, address), urlsplit(address).fragment
            assert address.startswith(f"{site}{language}/"), address
            assert file is not None and file.is_file(), address
            assert not fragment or fragment in there(file), address


def test_the_closed_lists_hold_every_term_in_both_languages(site_folder: Path) -> None:
    lists = json.loads((site_folder / "api/v1/vocabularies.json").read_text("utf-8"))
    for name in VOCABULARIES:
        assert sorted(ids(lists[name])) == ids_in_the_library(name)
        assert all(set(term["label"]) == set(LANGUAGES) for term in lists[name]), name


def test_every_address_of_the_index_exists(site: str, site_folder: Path) -> None:
    index = json.loads((site_folder / "api/v1/index.json").read_text("utf-8"))
    addresses = [index["vocabularies"]]
    for kind, told in index["kinds"].items():
        addresses += [told["json"], told["csv"], told["schema"]]
        addresses += [told["item"].format(id=name) for name in ids_in_the_library(kind)]
    files = {address: file_for(site_folder, site, address) for address in addresses}
    assert [address for address, file in files.items() if file is None or not file.is_file()] == []


def test_the_index_names_every_kind_with_its_number(site_folder: Path) -> None:
    index = json.loads((site_folder / "api/v1/index.json").read_text("utf-8"))
    assert {kind: told["count"] for kind, told in index["kinds"].items()} == {
        kind: len(ids_in_the_library(kind)) for kind in KINDS
    }


def test_the_schema_beside_the_data_accepts_every_file_of_the_library(site_folder: Path) -> None:
    refused = []
    for kind in all_kinds():
        validator = Draft202012Validator(json.loads((site_folder / "schema" / kind.schema).read_text("utf-8")))
        for path, file in kind.files(ROOT):
            if _waits(file):
                continue  # it is not among the data
            refused += [
                f"{path}: {error.message}" for error in validator.iter_errors(as_an_editor_reads_it(file.read_text("utf-8")))
            ]
    assert not refused


# The examples on the page


def examples(site_folder: Path, language: str) -> list[str]:
    page = html.parse(site_folder / language / "data/index.html")
    return [str(code.text_content()) for code in page.xpath("//code[@class='example']")]


def printed(code: str) -> list[str]:
    """The lines that a program prints."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "no_proxy": "127.0.0.1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=60, env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_example_prints_housing_practices_of_medium_places(site_folder: Path, api: Any, language: str) -> None:
    medium = {place["id"] for place in api["places"] if place["size"] == "medium"}
    wanted = [practice for practice in api["practices"] if "housing" in practice["themes"] and medium & set(practice["places"])]
    first, _ = examples(site_folder, language)
    assert wanted and printed(first) == [f"{practice['title'][language]} {practice['page'][language]}" for practice in wanted]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_example_prints_the_calls_that_nothing_answers(site_folder: Path, api: Any, language: str) -> None:
    wanted = [call for call in api["calls"] if "answered_by" not in call]
    _, second = examples(site_folder, language)
    assert wanted and printed(second) == [f"{call['code']} {call['text'][language]}" for call in wanted]


# Spreadsheets


def raw_table(site_folder: Path, kind: str) -> bytes:
    return (site_folder / f"api/v1/{kind}.csv").read_bytes()


def table(site_folder: Path, kind: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw_table(site_folder, kind).decode("utf-8-sig"), newline=""), strict=True))


def is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_begins_with_the_mark_that_makes_spreadsheets_read_utf_8(site_folder: Path, kind: str) -> None:
    raw = raw_table(site_folder, kind)
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\xef\xbb\xbf") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_has_one_row_for_each_item(site_folder: Path, api: Any, kind: str) -> None:
    assert [row["id"] for row in table(site_folder, kind)] == ids(api[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_has_a_column_for_each_language_of_a_text(site_folder: Path, api: Any, kind: str) -> None:
    for row, record in zip(table(site_folder, kind), api[kind], strict=True):
        for field, value in record.items():
            if isinstance(value, dict) and set(value) == set(LANGUAGES):
                assert {language: row[f"{field}_{language}"].removeprefix("'") for language in LANGUAGES} == value


@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_is_taken_for_a_formula(site_folder: Path, kind: str) -> None:
    raw = raw_table(site_folder, kind).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(raw, newline=""), strict=True) for cell in row]
    assert [cell for cell in cells if cell.startswith(FORMULA) and not is_number(cell)] == []


# References


@cache
def source(name: str) -> Any:
    """A source as its file says it."""
    return as_an_editor_reads_it((ROOT / f"toolkit/library/{name}.yml").read_text("utf-8"))


Told = tuple[str, list[str], str, str]  # title, authors, year ('' where it is not known) and address


def expected(site: str, name: str, language: str) -> Told:
    """A work is found under the title that it bears; one that is not on the web has its page here."""
    told = source(name)
    own = language if told["title_from"] in ("both", "none") else told["title_from"]
    unknown = told["author"]["en"].startswith("Author not stated")
    bodies = told.get("authors", [] if unknown else [told["author"]])
    address = told.get("url") or f"{site}{language}/sources/{name}/"
    return told["title"][own], sorted(body[own] for body in bodies), str(told.get("year", "")), address


def reference(site_folder: Path, language: str, name: str, ending: str) -> str:
    return (site_folder / language / f"sources/{name}/{name}.{ending}").read_text("utf-8")


def from_bibtex(text: str) -> Told:
    read = bibtexparser.parse_string(text)
    assert not read.failed_blocks
    [entry] = read.entries
    fields = {field.key: re.sub(r"\\([&%$#_])", r"\1", field.value) for field in entry.fields}
    authors = re.findall(r"\{([^{}]*)\}", fields.get("author", ""))
    return plain(fields["title"].strip("{}")), sorted(map(plain, authors)), fields.get("year", ""), fields["url"]


def from_ris(text: str) -> Told:
    """As importers read it: the first comma ends a family name, so that none may stand within a body."""
    [entry] = rispy.loads(text)
    persons = [author.removesuffix(",") for author in entry.get("authors", [])]
    assert not any("," in person for person in persons)
    [address] = entry["urls"]
    bodies = [*persons, *filter(None, [entry.get("publisher", "")])]
    return plain(entry["title"]), sorted(map(plain, bodies)), entry.get("year", ""), address


def from_csl_json(text: str) -> Told:
    [item] = json.loads(text)
    [[year]] = item["issued"]["date-parts"] if "issued" in item else [[""]]
    authors = [plain(author["literal"]) for author in item.get("author", [])]
    return plain(item["title"]), sorted(authors), str(year), item["URL"]


@pytest.mark.parametrize(("ending", "parsed"), [("bib", from_bibtex), ("ris", from_ris), ("json", from_csl_json)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reference_gives_title_authors_year_and_address(
    site: str, site_folder: Path, language: str, ending: str, parsed: Callable[[str], Told]
) -> None:
    for name in ids_in_the_library("sources"):
        assert parsed(reference(site_folder, language, name, ending)) == expected(site, name, language), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_source_offers_its_three_references(site: str, site_folder: Path, language: str) -> None:
    for name in ids_in_the_library("sources"):
        page = BuiltPage(site_folder, site_folder / language / f"sources/{name}/index.html", site)
        offered = {file_for(site_folder, site, urljoin(page.address, link)) for link in page.tree.xpath("//a[@download]/@href")}
        assert offered == {site_folder / language / f"sources/{name}/{name}.{ending}" for ending in ("bib", "ris", "json")}


# What pages say of themselves


def told_by(page: BuiltPage) -> Any:
    """The description of a page in the terms of schema.org."""
    [block] = page.tree.xpath("//script[@type='application/ld+json']/text()")
    return json.loads(block)


def pages_of(site: str, site_folder: Path, language: str, registry: str) -> list[BuiltPage]:
    folders = {"practices": "practices/{}/", "organizations": "network/{}/", "guides": "guides/{}/", "data": "data/"}
    names = ids_in_the_library(registry) if registry != "data" else [""]
    return [
        BuiltPage(site_folder, site_folder / language / folders[registry].format(name) / "index.html", site) for name in names
    ]


@pytest.mark.parametrize("registry", ["practices", "guides", "data"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_tells_programs_its_language_its_licence_and_its_address(
    site: str, site_folder: Path, language: str, registry: str
) -> None:
    for page in pages_of(site, site_folder, language, registry):
        told = told_by(page)
        [canonical] = page.tree.xpath("//link[@rel='canonical']/@href")
        assert told["@context"] == "https://schema.org"
        assert (told["inLanguage"], told["license"]) == (f"{language}-CA", LICENCE), page.path
        assert told["@id"] == told["url"] == canonical, page.path
        assert [told["name"]] == [heading.text_content() for heading in page.tree.xpath("//h1")], page.path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_an_organization_tells_programs_its_name_and_its_address(site: str, site_folder: Path, language: str) -> None:
    """An organization is no work, so the terms of schema.org give it neither a language nor a licence."""
    for page in pages_of(site, site_folder, language, "organizations"):
        told = told_by(page)
        assert (told["@context"], told["@type"]) == ("https://schema.org", "Organization")
        assert [told["@id"]] == page.tree.xpath("//link[@rel='canonical']/@href"), page.path
        assert [told["name"]] == [heading.text_content() for heading in page.tree.xpath("//h1")], page.path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_that_the_data_page_tells_programs_of_exist(site: str, site_folder: Path, language: str) -> None:
    [page] = pages_of(site, site_folder, language, "data")
    told = [download["contentUrl"] for download in told_by(page)["distribution"]]
    others = {"index.json", "vocabularies.json"}
    files = [file for file in (site_folder / "api/v1").iterdir() if file.is_file() and file.name not in others]
    assert sorted(told) == sorted(f"{site}api/v1/{file.name}" for file in files)
