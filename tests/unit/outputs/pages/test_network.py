"""The directory and the pages of organizations."""

from __future__ import annotations

from pathlib import Path

from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages.network import directory_page, organization_page
from portal.outputs.wording.edition import Edition
from tests.helpers import change, read


def groups(catalogue: Catalogue, language: str = "en") -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = directory_page(Edition.of(catalogue, language)).values["groups"]
    return found


def test_organizations_stand_by_province_and_those_without_a_place_at_the_end(catalogue: Catalogue) -> None:
    assert groups(catalogue) == [("CA-ON", ["sample-partnership"]), ("", ["sample-transit"])]


def test_an_organization_of_two_provinces_stands_in_both(content: Path) -> None:
    change(content, "network/organizations/sample-partnership.yml", "[sample-town-on]", "[sample-town-on, sample-city-qc]")
    assert [province for province, _ in groups(Catalogue.of(read(content)))] == ["CA-ON", "CA-QC", ""]


def test_names_are_sorted_in_the_language_of_the_page(content: Path) -> None:
    change(
        content, "network/organizations/sample-transit.yml", "type: municipality", "type: municipality\nplaces: [sample-town-on]"
    )
    change(content, "network/organizations/sample-transit.yml", "fr: Transport Échantillon", "fr: Autobus Échantillon")
    catalogue = Catalogue.of(read(content))
    assert groups(catalogue, "en") == [("CA-ON", ["sample-partnership", "sample-transit"])]
    assert groups(catalogue, "fr") == [("CA-ON", ["sample-transit", "sample-partnership"])]


def test_an_organization_has_a_page_in_its_language_that_can_be_edited(catalogue: Catalogue) -> None:
    page = organization_page(Edition.of(catalogue, "fr"), "sample-transit")
    assert (page.address, page.title) == ("network/sample-transit/", "Transport Échantillon")
    assert page.edit_path == "network/organizations/sample-transit.yml"


def test_a_place_is_said_with_its_province_unless_it_is_the_whole_of_it(content: Path) -> None:
    change(content, "network/places.yml", "en: Sample City\n    fr: Cité-Échantillon", "en: Quebec\n    fr: Québec")
    city = Edition.of(Catalogue.of(read(content)), "fr").speech
    assert city.place("sample-town-on") == "Ville-Échantillon, Ontario"
    assert city.place("sample-city-qc") == "Québec, Québec"
    change(content, "network/places.yml", "size: medium", "size: region")
    assert Edition.of(Catalogue.of(read(content)), "fr").speech.place("sample-city-qc") == "Québec"
