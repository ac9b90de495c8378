"""The pages of the toolkit and the network: what stands on each, and in which order."""

from __future__ import annotations

from pathlib import Path

from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages.calls import calls_page
from portal.outputs.pages.figures import chart, copies, figures_page, results_page
from portal.outputs.pages.gaps import Cell, table
from portal.outputs.pages.places import place_page, places_page
from portal.outputs.pages.plan import plan
from portal.outputs.pages.regions import elsewhere, region_page, regions_page
from portal.outputs.pages.sources import source_page, sources_page
from portal.outputs.pages.toolkit import (
    by_size,
    glossary_page,
    guide_page,
    systems_page,
)
from portal.outputs.wording.edition import Edition
from tests.helpers import BUS, change, read


def test_every_item_has_its_page(catalogue: Catalogue) -> None:
    addresses = set(plan(catalogue))
    assert {"guides/transportation/", "regions/sample-region/", "places/sample-town-on/", "sources/sample-study/"} <= addresses
    assert {
        "toolkit/",
        "guides/",
        "glossary/",
        "systems/",
        "calls/",
        "gaps/",
        "figures/",
        "figures/results/",
        "regions/",
        "places/",
        "data/",
    } <= addresses


def test_every_part_of_the_portal_is_a_page(catalogue: Catalogue) -> None:
    written = {"contribute/"}
    assert {f"{part}/" for part in catalogue.vocabularies["portal-parts"]} <= set(plan(catalogue)) | written


# Guides


def test_a_guide_shows_practices_by_size_of_place_with_how_many_there_are(catalogue: Catalogue) -> None:
    assert by_size(catalogue, "welcoming-community") == {
        "small": (["sample-welcome-bus", "sample-welcome-tea", "sample-job-fair"], 3),
        "medium": (["sample-job-fair"], 1),
    }


def test_what_was_done_and_has_a_result_comes_first_in_a_guide(content: Path) -> None:
    change(content, BUS, "status: running", "status: planned")
    names, _ = by_size(Catalogue.of(read(content)), "welcoming-community")["small"]
    assert names == ["sample-welcome-tea", "sample-job-fair", "sample-welcome-bus"]


def test_a_guide_counts_practices_with_results_and_names_figures_that_stand_for_themselves(catalogue: Catalogue) -> None:
    values = guide_page(Edition.of(catalogue, "en"), "transportation").values
    assert (values["total"], values["with_results"], values["figures"]) == (1, 1, ["riders-2020"])


# Glossary


def letters(catalogue: Catalogue, language: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = glossary_page(Edition.of(catalogue, language)).values["letters"]
    return found


def test_terms_stand_under_the_first_letter_of_their_short_form_in_the_language_of_the_page(catalogue: Catalogue) -> None:
    assert letters(catalogue, "en") == [("L", ["emission"]), ("S", ["sbp"])]
    assert letters(catalogue, "fr") == [("A", ["emission"]), ("P", ["sbp"])]


def test_an_accented_letter_stands_with_the_plain_one(content: Path) -> None:
    change(content, "toolkit/glossary.yml", "fr: autobus tardif", "fr: élan tardif")
    assert [letter for letter, _ in letters(Catalogue.of(read(content)), "fr")] == ["E", "P"]


# Calls and gaps


def test_calls_stand_in_their_section_and_those_with_an_answer_are_counted(catalogue: Catalogue) -> None:
    values = calls_page(Edition.of(catalogue, "fr")).values
    assert values["sections"] == {"priority-1": ["call-1-a", "call-1-b"]}
    assert values["answered"] == 1


def test_the_gap_table_counts_practices_and_those_with_a_result(catalogue: Catalogue) -> None:
    row = table(catalogue, "size")["welcoming-community"]
    assert (row[""], row["small"], row["medium"], row["rural"]) == (Cell(3, 2), Cell(3, 2), Cell(1, 0), Cell(0, 0))


def test_a_theme_without_practice_has_a_row_too(catalogue: Catalogue) -> None:
    assert table(catalogue, "province")["childcare"][""] == Cell(0, 0)


# Figures


def test_figures_stand_under_their_first_theme_and_those_without_one_at_the_end(catalogue: Catalogue) -> None:
    assert figures_page(Edition.of(catalogue, "en")).values["groups"] == {
        "transportation": ["riders-2020"],
        "": ["riders-2010", "opening"],
    }


def test_a_bar_is_as_long_as_its_share_of_the_longest(catalogue: Catalogue) -> None:
    figures = [catalogue.figures[name] for name in ("riders-2020", "riders-2010")]
    assert chart(figures, Edition.of(catalogue, "en")) == [("Now", "1,250.5", 100.0), ("2010", "500", 40.0)]
    assert chart(figures, Edition.of(catalogue, "fr"))[0][:2] == ("Maintenant", "1\u202f250,5".replace("\u202f", "\u00a0"))


def test_what_is_copied_holds_sentence_doubt_and_citation_in_each_language(catalogue: Catalogue) -> None:
    speeches = Edition.of(catalogue, "en").speech.both
    said = copies(speeches, catalogue.quotables["riders-2020"])
    assert (
        said["en"]
        == "In 2020, 1,250.5 people rode the sample bus. (Another page says 1,300.) — Sample Office, 2021. A sample report, page 4"
    )
    assert said["fr"].startswith("En 2020, 1") and said["fr"].endswith("Bureau Échantillon, 2021. Un rapport échantillon, page 4")


def test_results_of_practices_have_pages_of_their_own(catalogue: Catalogue) -> None:
    assert results_page(Edition.of(catalogue, "en"), 1).values["rows"] == ["sample-welcome-bus-1", "sample-welcome-tea-1"]


# Places, sources, regions, systems


def test_places_stand_by_province(catalogue: Catalogue) -> None:
    assert places_page(Edition.of(catalogue, "en")).values["groups"] == [
        ("CA-ON", ["sample-town-on"]),
        ("CA-QC", ["sample-city-qc"]),
    ]


def test_a_place_has_its_practices_and_its_spot_on_the_map(catalogue: Catalogue) -> None:
    page = place_page(Edition.of(catalogue, "en"), "sample-city-qc", 1)
    assert page.values["rows"] == ("sample-job-fair",)
    assert [circle.title for circle in page.values["circles"]] == ["Sample City"]


def test_a_whole_province_has_no_spot(content: Path) -> None:
    change(content, "network/places.yml", "en: Sample City\n    fr: Cité-Échantillon", "en: Quebec\n    fr: Québec")
    assert place_page(Edition.of(Catalogue.of(read(content)), "en"), "sample-city-qc", 1).values[
        "circles"
    ]  # a city of that name has
    change(content, "network/places.yml", "size: medium", "size: region")
    assert place_page(Edition.of(Catalogue.of(read(content)), "en"), "sample-city-qc", 1).values["circles"] == []


def test_works_that_are_only_named_stand_apart_from_those_that_were_read(catalogue: Catalogue) -> None:
    values = sources_page(Edition.of(catalogue, "en")).values
    assert (values["read"], values["named"]) == (["sample-report"], ["sample-study"])


def test_a_source_lists_the_practices_that_rest_on_it(catalogue: Catalogue) -> None:
    assert source_page(Edition.of(catalogue, "en"), "sample-report", 1).values["total"] == 3
    assert source_page(Edition.of(catalogue, "en"), "sample-study", 1).values["total"] == 0


def test_a_kind_of_measure_that_one_region_has_is_told_apart_from_shared_ones(catalogue: Catalogue) -> None:
    values = regions_page(Edition.of(catalogue, "en")).values
    assert (values["shared"], values["alone"]) == ([], [("regional-deployment", "sample-region")])


def test_a_priority_names_the_general_ones_that_apply(catalogue: Catalogue) -> None:
    values = region_page(Edition.of(catalogue, "en"), "sample-region").values
    assert values["general"]["A"].title.en == "Buses everywhere"
    assert values["general_region"] == "sample-all"


def test_practices_elsewhere_are_done_described_and_outside_the_region(catalogue: Catalogue) -> None:
    priority = catalogue.regions["sample-region"].priorities[0]
    assert elsewhere(catalogue, ("sample-city-qc",), priority) == ["sample-welcome-bus"]
    assert elsewhere(catalogue, ("sample-town-on",), priority) == []


def test_systems_stand_by_how_far_a_website_can_be_them(catalogue: Catalogue) -> None:
    assert systems_page(Edition.of(catalogue, "en")).values["groups"] == {"yes": [], "partly": [], "no": ["ticket-machine"]}
