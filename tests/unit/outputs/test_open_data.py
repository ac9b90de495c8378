"""The library as data for programs, spreadsheets and reference managers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.kinds import VOCABULARIES, all_kinds
from portal.model.vocabulary import Term
from portal.outputs.open_data import api, spreadsheet
from portal.outputs.open_data.json_ld import JsonLd
from portal.outputs.open_data.records import record
from portal.outputs.wording.edition import Edition
from portal.settings import Settings
from tests.helpers import change, read

NAMES = {"en": "Small Centre Commons", "fr": "Carrefour des petits centres"}
SETTINGS = Settings("https://example.org/commons/", "https://example.org/repository", name=NAMES)


def made(catalogue: Catalogue, path: str) -> Any:
    return json.loads(api.files(catalogue, SETTINGS)[path]())


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


# JSON


def test_every_kind_and_every_item_has_its_file(catalogue: Catalogue) -> None:
    paths = set(api.files(catalogue, SETTINGS))
    for kind in all_kinds():
        if kind.registry not in VOCABULARIES:
            assert {f"api/v1/{kind.public_name}.json", f"api/v1/{kind.public_name}.csv"} <= paths
            assert {f"api/v1/{kind.public_name}/{name}.json" for name in catalogue.items(kind.registry)} <= paths


def test_an_item_says_its_id_its_addresses_and_what_its_file_says(catalogue: Catalogue) -> None:
    bus = made(catalogue, "api/v1/practices/sample-welcome-bus.json")
    assert bus["id"] == "sample-welcome-bus"
    assert bus["page"]["fr"] == "https://example.org/commons/fr/practices/sample-welcome-bus/"
    assert bus["title"]["en"] == "A sample bus that shows newcomers around"
    assert bus["period"] == {"from": 2019, "to": 2020}
    assert bus["review"]["last"] == "2026-02-10"


def test_what_a_file_leaves_out_is_left_out(catalogue: Catalogue) -> None:
    tea = made(catalogue, "api/v1/practices/sample-welcome-tea.json")
    assert not {"need", "steps", "partners"} & set(tea)


def test_the_ways_back_are_told(catalogue: Catalogue) -> None:
    assert record(catalogue, SETTINGS, "practices", "sample-welcome-bus")["answers_calls"] == ["call-1-a"]
    assert record(catalogue, SETTINGS, "practices", "sample-welcome-bus")["adapted_by"] == ["sample-welcome-tea"]
    assert record(catalogue, SETTINGS, "organizations", "sample-transit")["took_part_in"] == ["sample-welcome-bus"]
    assert record(catalogue, SETTINGS, "guides", "transportation")["calls"] == ["call-1-a", "call-1-b"]


def test_an_item_without_a_page_of_its_own_leads_to_its_place_on_one(catalogue: Catalogue) -> None:
    assert made(catalogue, "api/v1/calls/call-1-a.json")["page"]["en"] == "https://example.org/commons/en/calls/#call-1-a"


def test_a_list_holds_the_same_items_and_the_licence(catalogue: Catalogue) -> None:
    found = made(catalogue, "api/v1/calls.json")
    assert found["licence"]["name"] == "CC BY 4.0"
    assert found["calls"] == [made(catalogue, f"api/v1/calls/{name}.json") for name in catalogue.calls]


def test_the_closed_lists_are_published_with_both_words(catalogue: Catalogue) -> None:
    sizes = made(catalogue, "api/v1/vocabularies.json")["sizes"]
    assert sizes[0] == {
        "id": "rural",
        "label": {"en": "Rural", "fr": "Rural"},
        "definition": {"en": "Fewer than 1,000 people", "fr": "Moins de 1 000 habitants"},
    }


def test_the_index_names_every_kind_with_its_number_and_its_files(catalogue: Catalogue) -> None:
    index = made(catalogue, "api/v1/index.json")
    assert index["kinds"]["practices"]["count"] == 3
    assert index["kinds"]["calls"]["csv"] == "https://example.org/commons/api/v1/calls.csv"


# Spreadsheets


def test_a_table_begins_with_the_mark_that_spreadsheets_need(catalogue: Catalogue) -> None:
    assert api.files(catalogue, SETTINGS)["api/v1/calls.csv"]().startswith(b"\xef\xbb\xbfid,page_en,page_fr,")


def test_both_languages_stand_in_columns_and_ids_of_closed_lists_have_their_words_beside_them(catalogue: Catalogue) -> None:
    [first, second] = rows(api.files(catalogue, SETTINGS)["api/v1/calls.csv"]())
    assert (first["text_en"], first["text_fr"]) == ("A bus for every imaginary town.", "Un autobus pour chaque ville imaginaire.")
    assert (second["themes"], second["themes_fr"]) == ("childcare\ntransportation", "Garde d'enfants\nTransport")
    assert second["answered_by"] == ""


def cell(value: Any) -> str:
    [row] = rows(spreadsheet.table([{"id": "x", "field": value}], {}, {}))
    return row["field"]


@pytest.mark.parametrize("text", ["=1+1", "+1 555", "-me", "@sum", "\tx", "\rx", '=HYPERLINK("http://x")'])
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "written"), [(-75.25, "-75.25"), (4200, "4200"), (35.0, "35"), (1306784, "1306784"), (2.5, "2.5")]
)
def test_numbers_stay_numbers(value: float, written: str) -> None:
    assert cell(value) == written


def test_what_is_nested_gets_a_column_for_each_way_into_it() -> None:
    [row] = rows(
        spreadsheet.table(
            [{"period": {"from": 2019, "to": 2020}, "steps": [{"en": "a", "fr": "b"}, {"en": "c", "fr": "d"}]}], {}, {}
        )
    )
    assert row == {"period_from": "2019", "period_to": "2020", "steps_en": "a\nc", "steps_fr": "b\nd"}


def test_a_row_is_as_long_as_the_longest_and_line_ends_stay_in_their_cells() -> None:
    written = spreadsheet.table([{"id": "a", "x": ["1", "2"]}, {"id": "b", "y": 'say "so"'}, {"id": "c", "x": ["3"]}], {}, {})
    assert written.decode("utf-8-sig") == 'id,x,y\r\na,"1\n2",\r\nb,,"say ""so"""\r\nc,3,\r\n'


def test_fields_of_closed_lists_are_known_from_the_model() -> None:
    practices = next(kind for kind in all_kinds() if kind.registry == "practices")
    assert spreadsheet.labelled(practices) == {
        "kind": "kinds",
        "status": "statuses",
        "themes": "themes",
        "populations": "populations",
    }


def test_a_label_that_looks_like_a_formula_is_made_text_too() -> None:
    label = Term(label={"en": "=x", "fr": "=y"})  # type: ignore[arg-type]
    [row] = rows(spreadsheet.table([{"kind": "k"}], {"kind": "kinds"}, {"kinds": {"k": label}}))
    assert row["kind_en"] == "'=x"


# JSON-LD


@pytest.fixture
def linked(catalogue: Catalogue) -> JsonLd:
    return JsonLd(Edition.of(catalogue, "fr", SETTINGS))


def test_a_practice_is_described_in_the_terms_of_schema_org(linked: JsonLd) -> None:
    said = linked.practice("sample-welcome-bus", "https://example.org/commons/fr/practices/sample-welcome-bus/")
    assert (said["@context"], said["@type"], said["inLanguage"]) == ("https://schema.org", "CreativeWork", "fr-CA")
    assert said["spatialCoverage"][0]["address"] == {"@type": "PostalAddress", "addressRegion": "ON", "addressCountry": "CA"}
    assert said["contributor"][0]["name"] == "Partenariat Échantillon"
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_an_organization_is_described_with_its_own_site(linked: JsonLd) -> None:
    said = linked.organization("sample-partnership", "https://example.org/commons/fr/network/sample-partnership/")
    assert (said["@type"], said["url"]) == ("Organization", "https://example.org/partnership")


def test_hostile_text_cannot_end_the_data_block(content: Path) -> None:
    from portal.outputs.stamping.templates import environment

    change(content, "practices/sample-welcome-tea.yml", "en: A sample tea", "en: A </script> tea")
    changed = read(content)
    assert [problem.rule for problem in changed.problems] == ["html"]  # it would not be published; and if it were:
    speech = Edition.of(Catalogue.of(read_samples(content)), "en")
    shown = environment(Path("theme/catalogue"), speech).from_string("{{ text | tojson }}").render(text="</script><b>")
    assert "<" not in shown


def read_samples(content: Path) -> Any:
    change(content, "practices/sample-welcome-tea.yml", "en: A </script> tea", "en: A sample tea")
    return read(content)
