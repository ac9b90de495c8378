"""The pages of the toolkit and the network: what stands on each, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages.calls import by_addressee, by_theme, call_addresses, calls_page, demands
from portal.outputs.pages.calls import theme_page as theme_of_calls
from portal.outputs.pages.figures import chart, copies, figure_addresses, figures_page, results_page
from portal.outputs.pages.gaps import Cell, table
from portal.outputs.pages.guides import Compared, best_known, by_size, guide_page, opened
from portal.outputs.pages.places import place_page, places_page
from portal.outputs.pages.plan import plan
from portal.outputs.pages.regions import elsewhere, region_page, regions_page
from portal.outputs.pages.sources import source_page, sources_page
from portal.outputs.pages.toolkit import glossary_page, systems_page
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.known import best_first, done
from tests.helpers import BUS, FAIR, change, read


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


def test_a_guide_shows_a_few_practices_by_size_of_place_with_how_many_there_are(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.outputs.pages.guides._SHOWN", 2)
    assert by_size(catalogue, "welcoming-community") == {
        "small": (["sample-welcome-bus", "sample-job-fair"], 3),
        "medium": (["sample-job-fair"], 1),
    }


@pytest.mark.parametrize(
    ("counts", "size"),
    [
        ({"rural": 6, "small": 37, "medium": 9}, "small"),
        ({"rural": 2, "small": 4, "medium": 4}, "small"),
        ({"small": 4, "region": 9}, "small"),
        ({"region": 9}, "region"),
        ({}, ""),
    ],
)
def test_a_guide_opens_the_size_of_place_with_most_practices_regions_last(counts: dict[str, int], size: str) -> None:
    assert opened({name: ([], count) for name, count in counts.items()}) == size


def test_what_was_done_and_has_a_result_comes_first_in_a_guide(content: Path) -> None:
    change(content, BUS, "status: running", "status: planned")
    need = "need:\n  en: Imaginary employers lacked workers.\n  fr: Des employeurs imaginaires manquaient de personnel.\n"
    change(content, FAIR, need, "")
    names, _ = by_size(Catalogue.of(read(content)), "welcoming-community")["small"]
    assert names == ["sample-welcome-tea", "sample-job-fair", "sample-welcome-bus"]


@pytest.mark.parametrize("names", [["sample-welcome-tea", "sample-job-fair"], ["sample-job-fair", "sample-welcome-tea"]])
def test_of_two_that_are_known_as_well_the_one_with_a_result_comes_first(content: Path, names: list[str]) -> None:
    need = "need:\n  en: Imaginary employers lacked workers.\n  fr: Des employeurs imaginaires manquaient de personnel.\n"
    change(content, FAIR, need, "")
    made = Catalogue.of(read(content))
    assert {made.practices[name].known for name in names} == {1}
    assert best_first(made, names) == ["sample-welcome-tea", "sample-job-fair"]


def test_a_guide_counts_practices_with_results_and_names_figures_that_stand_for_themselves(catalogue: Catalogue) -> None:
    values = guide_page(Edition.of(catalogue, "en"), "transportation").values
    assert (values["total"], values["figures"]) == (1, ["riders-2020"])
    assert values["done"] == "1 practice, with results. The best known come first."


def test_how_many_practices_have_results_is_one_sentence(catalogue: Catalogue) -> None:
    edition = Edition.of(catalogue, "en")
    with_results = [name for name, practice in catalogue.practices.items() if practice.outcomes][:2]
    without = [name for name, practice in catalogue.practices.items() if not practice.outcomes][:1]
    assert done(edition, []) == "No practice is documented yet."
    assert done(edition, without) == "1 practice; the sources report no results."
    assert done(edition, with_results) == "2 practices, with results. The best known come first."
    assert done(edition, [*with_results, *without]) == "3 practices; 2 of them with results. The best known come first."


def test_a_guide_says_what_to_do_in_the_order_in_which_a_worker_asks(content: Path) -> None:
    guide = content / "toolkit/guides/transportation.yml"
    guide.write_text(
        guide.read_text("utf-8")
        + """do:
  what_to_ask:
    - text: {en: When do classes begin?, fr: À quelle heure commencent les cours?}
  first_move:
    - text: {en: Call the transit company., fr: Appelez la société de transport.}
      practices: [sample-welcome-bus]
open_questions:
  - text: {en: What does a seat cost?, fr: Combien coûte une place?}
    ask: {en: Sample Transit, fr: Transport Échantillon}
""",
        "utf-8",
    )
    values = guide_page(Edition.of(Catalogue.of(read(content)), "fr"), "transportation").values
    assert list(values["guide"].advice) == ["first_move", "what_to_ask"]
    assert values["parts"]["do"] == 2 and next(iter(values["parts"])) == "do"


def test_a_guide_compares_what_is_known_well_and_was_done(catalogue: Catalogue, content: Path) -> None:
    known = [name for name in catalogue.practices if len(catalogue.practices[name].answers) >= 4]
    assert known and set(best_known(catalogue, catalogue.practices)) == set(known)
    planned = Catalogue.of(read(content))
    row = Compared.of(Edition.of(planned, "en"), known[0])
    assert row.id == known[0] and row.places == planned.practices[known[0]].places


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


@pytest.mark.parametrize("sign", ["5", "€", "«", "½", "→"])
def test_what_begins_with_no_letter_stands_together_in_front(content: Path, sign: str) -> None:
    """Two groups of one name would give the page one id twice."""
    glossary = (content / "toolkit/glossary.yml").read_text("utf-8")
    entry = glossary[glossary.index("emission:") :]
    for name, first in (("sign", sign), ("number", "2")):
        glossary += entry.replace("emission:", f"{name}:").replace("{en: ", f"{{en: {first} ").replace("fr: ", f"fr: {first} ")
    (content / "toolkit/glossary.yml").write_text(glossary, "utf-8")
    [first, *rest] = letters(Catalogue.of(read(content)), "en")
    assert first[0] == "#" and set(first[1]) == {"sign", "number"} and "#" not in dict(rest)


# Calls and gaps


def test_calls_that_repeat_each_other_are_one_demand(content: Path) -> None:
    calls = content / "network/calls.yml"
    one = """sample-{0}:
  code: S-{0}
  section: further
  text: {{en: "Buses, {0}.", fr: "Des autobus, {0}."}}
  themes: [transportation]
  sources: [{{id: sample-report, locator: page 4}}]
"""
    more = one.format("a") + one.format("b") + "  repeats: [sample-c]\n" + one.format("c") + "  repeats: [sample-a]\n"
    calls.write_text(calls.read_text("utf-8") + more, "utf-8")
    catalogue = Catalogue.of(read(content))
    found = {demand.id: demand.repeats for demand in demands(catalogue)}
    assert found["sample-a"] == ("sample-b", "sample-c")
    assert sorted(name for one, others in found.items() for name in (one, *others)) == sorted(catalogue.calls)
    assert call_addresses(catalogue)["sample-c"] == "calls/transportation/#sample-c"


def test_a_demand_is_answered_by_whatever_answers_one_of_its_calls(content: Path) -> None:
    change(content, "network/calls.yml", "  answered_by: [sample-welcome-bus]\n", "")
    change(content, "network/calls.yml", "locator: page 3}\n", "locator: page 3}\n  answered_by: [sample-welcome-bus]\n")
    [demand] = demands(Catalogue.of(read(content)))
    assert (demand.id, demand.repeats, demand.answered_by) == ("call-1-a", ("call-1-b",), ("sample-welcome-bus",))


def test_a_demand_is_asked_of_whomever_one_of_its_calls_names(content: Path) -> None:
    change(content, "network/calls.yml", "locator: page 3}\n", "locator: page 3}\n  addressees: [municipalities, ircc]\n")
    catalogue = Catalogue.of(read(content))
    [demand] = demands(catalogue)
    assert demand.addressees == ("ircc", "municipalities")
    assert by_addressee(catalogue) == {"ircc": [demand], "municipalities": [demand]}
    assert {"calls/asked-of/ircc/", "calls/asked-of/municipalities/"} <= set(plan(catalogue))


def test_who_is_asked_is_silent_where_no_call_names_it(content: Path) -> None:
    change(content, "network/calls.yml", "  addressees: [ircc]\n", "")
    assert by_addressee(Catalogue.of(read(content))) == {}


def test_demands_with_an_answer_are_counted_for_all_and_for_each_theme(content: Path) -> None:
    change(content, "network/calls.yml", "  repeats: [call-1-b]\n", "")
    catalogue = Catalogue.of(read(content))
    values, found = calls_page(Edition.of(catalogue, "fr")).values, by_theme(catalogue)
    assert (values["total"], values["answered"]) == (2, 1)
    for theme, (count, answered) in values["themes"].items():
        page = theme_of_calls(Edition.of(catalogue, "fr"), theme, found[theme])
        assert (page.values["total"], page.values["answered"]) == (count, answered)
        assert [bool(one.answered_by) for one in page.values["demands"]] == sorted(
            (bool(one.answered_by) for one in page.values["demands"]), reverse=True
        )


def test_the_gap_table_counts_practices_and_those_with_a_result(catalogue: Catalogue) -> None:
    row = table(catalogue, "size")["welcoming-community"]
    assert (row[""], row["small"], row["medium"], row["rural"]) == (Cell(3, 2), Cell(3, 2), Cell(1, 0), Cell(0, 0))


def test_a_theme_without_practice_has_a_row_too(catalogue: Catalogue) -> None:
    assert table(catalogue, "province")["childcare"][""] == Cell(0, 0)


# Figures


def test_a_figure_stands_in_full_on_the_page_of_its_first_theme(catalogue: Catalogue) -> None:
    assert figure_addresses(catalogue) == {
        "riders-2020": "figures/transportation/#riders-2020",
        "riders-2010": "figures/other/#riders-2010",
        "opening": "figures/other/#opening",
    }


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
    assert (values["read"], values["named"]) == ({"report": ["sample-report"]}, ["sample-study"])


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
