"""The library as data for programs, spreadsheets and reference managers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from portal import words
from portal.catalogue.catalogue import Catalogue
from portal.kinds import all_kinds
from portal.outputs.media_types import MEDIA_TYPES
from portal.outputs.open_data import api
from portal.outputs.open_data.json_ld import JsonLd
from portal.outputs.open_data.records import Record, published_kinds, record
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings
from tests.helpers import change, read

NAMES = {"en": "Small Centre Commons", "fr": "Carrefour des petits centres"}
SETTINGS = Settings("https://example.org/commons/", "https://example.org/repository", name=NAMES)


def made(catalogue: Catalogue, path: str) -> Any:
    return json.loads(api.files(catalogue, SETTINGS)[path]())


# JSON


def test_every_kind_and_every_item_has_its_file(catalogue: Catalogue) -> None:
    paths = set(api.files(catalogue, SETTINGS))
    for kind in all_kinds():
        if kind.has_pages:
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


def test_the_largest_kind_is_begun_first(catalogue: Catalogue) -> None:
    """It takes longest, and nobody should wait for the last. Its tables, which take most of it, keep nobody from its JSON."""
    largest = max(published_kinds(), key=lambda kind: len(catalogue.items(kind.registry)))
    first, second, *_ = [part() for part in api.parts(catalogue, SETTINGS)]
    assert {f"api/v1/{largest.public_name}.xlsx", f"api/v1/{largest.public_name}.csv"} <= first.keys()
    assert f"api/v1/{largest.public_name}.json" in second


def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the items that are put together from now on."""
    asked: list[str] = []

    def counted(catalogue: Catalogue, settings: Settings, registry: str, name: str) -> Record:
        asked.append(name)
        return record(catalogue, settings, registry, name)

    monkeypatch.setattr(api, "record", counted)
    return asked


@pytest.mark.parametrize("endings", [("xlsx", "csv"), ("json",)])
def test_an_item_is_put_together_once_for_all_tables_and_once_for_all_json(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, endings: tuple[str, ...]
) -> None:
    asked = asked_for(monkeypatch)
    for part in api.parts(catalogue, SETTINGS):
        for name, make in part().items():
            if name.startswith("api/v1/calls") and name.endswith(endings):
                make()
    assert sorted(asked) == sorted(catalogue.calls)


def test_an_item_by_itself_asks_for_no_other(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the preview does, which shows one at a time."""
    asked = asked_for(monkeypatch)
    api.files(catalogue, SETTINGS)["api/v1/calls/call-1-a.json"]()
    assert asked == ["call-1-a"]


def test_the_closed_lists_are_published_with_both_words(catalogue: Catalogue) -> None:
    sizes = made(catalogue, "api/v1/vocabularies.json")["sizes"]
    assert sizes[0] == {
        "id": "rural",
        "label": {"en": "Rural", "fr": "Rural"},
        "definition": {"en": "Fewer than 1,000 people", "fr": "Moins de 1 000 habitants"},
    }


def test_the_thesaurus_is_published_with_the_closed_lists(catalogue: Catalogue) -> None:
    skating = made(catalogue, "api/v1/vocabularies.json")["thesaurus"][1]
    assert skating == {
        "id": "skating",
        "label": {"en": "Skating", "fr": "Patinage"},
        "words": {"en": ["skates"], "fr": []},
        "near": ["job-fair"],
    }


def test_the_index_names_every_file_that_is_no_single_item(catalogue: Catalogue) -> None:
    index = made(catalogue, "api/v1/index.json")
    named = {address for kind in index["kinds"].values() for value in kind.values() for address in addresses(value)}
    whole = {path for path in api.files(catalogue, SETTINGS) if path.count("/") == 2} - {"api/v1/index.json"}
    missing = {path for path in whole if SETTINGS.site_url + path not in {index["vocabularies"], *named}}
    assert missing == set(), f"name them in api.FORMS, so that the index and the page of the data tell of them: {missing}"


def test_every_form_that_is_named_has_a_type() -> None:
    lacking = sorted(set(api.FORMS) - set(MEDIA_TYPES))
    assert lacking == [], f"api.FORMS names {lacking}: give them their types in portal/outputs/media_types.py"


def test_every_form_that_is_named_is_made_and_has_words(catalogue: Catalogue) -> None:
    made_files = api.files(catalogue, SETTINGS)
    for ending in api.FORMS:
        kinds = [kind for kind in published_kinds() if ending in api.forms(kind)]
        missing = [path for kind in kinds if (path := f"api/v1/{kind.public_name}.{ending}") not in made_files]
        assert missing == [], f"api.FORMS names '{ending}', and no function in portal/outputs/open_data/ makes: {missing}"
        for language in LANGUAGES:
            assert words.of_site(language)["data"]["forms"][ending]


def addresses(value: Any) -> list[str]:
    return list(value.values()) if isinstance(value, dict) else [value] if isinstance(value, str) else []


def test_the_index_names_every_kind_with_its_number_and_its_files(catalogue: Catalogue) -> None:
    index = made(catalogue, "api/v1/index.json")
    assert index["kinds"]["practices"]["count"] == 3
    assert index["kinds"]["calls"]["csv"] == "https://example.org/commons/api/v1/calls.csv"


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
