"""From every side one finds what touches a thing, though files name it in one direction only."""

from __future__ import annotations

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.cross_links import Told


def test_a_practice_knows_the_calls_it_answers(catalogue: Catalogue) -> None:
    assert catalogue.links.calls_of_practice == {"sample-welcome-bus": ("call-1-a",)}


def test_a_practice_knows_the_measures_that_name_it(catalogue: Catalogue) -> None:
    assert catalogue.links.measures_of_practice == {"sample-job-fair": (Told("sample-region", "1.1.1"),)}


def test_a_theme_knows_its_calls_figures_terms_and_regions(catalogue: Catalogue) -> None:
    links = catalogue.links
    assert links.calls_of_theme["transportation"] == ("call-1-a", "call-1-b")
    assert "riders-2020" in links.figures_of_theme["transportation"]
    assert links.terms_of_theme["transportation"] == ("sbp",)
    assert links.regions_of_theme["transportation"] == ("sample-region",)


def test_what_is_planned_for_all_regions_is_no_region_of_a_theme_or_place(catalogue: Catalogue) -> None:
    assert all("sample-all" not in names for names in catalogue.links.regions_of_theme.values())
    assert catalogue.links.regions_of_place == {"sample-city-qc": ("sample-region",)}


def test_a_place_knows_its_practices_organizations_and_figures(catalogue: Catalogue) -> None:
    links = catalogue.links
    assert links.practices_of_place["sample-city-qc"] == ("sample-job-fair",)
    assert links.organizations_of_place == {"sample-town-on": ("sample-partnership",)}
    assert {"riders-2010", "riders-2020", "opening"} <= set(links.figures_of_place["sample-town-on"])


def test_a_source_knows_the_practices_that_rest_on_it_once_each(catalogue: Catalogue) -> None:
    assert set(catalogue.links.practices_of_source["sample-report"]) == set(catalogue.practices)
    assert len(catalogue.links.practices_of_source["sample-report"]) == len(catalogue.practices)


def test_an_organization_knows_the_figures_about_it(catalogue: Catalogue) -> None:
    assert catalogue.links.figures_of_organization == {"sample-transit": ("riders-2020",)}


def test_results_of_practices_are_figures_too(catalogue: Catalogue) -> None:
    result = catalogue.quotables["sample-welcome-bus-1"]
    assert (result.value, result.practices, result.sources[0].locator) == (2.5, ("sample-welcome-bus",), "page 4")
    assert result.places == ("sample-town-on",)


def test_regions_come_in_the_order_of_their_numbers(catalogue: Catalogue) -> None:
    assert list(catalogue.regions) == ["sample-all", "sample-region"]
