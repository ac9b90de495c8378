"""The pages on which people fill in, answer and adapt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages.assessments import assessment_page
from portal.outputs.pages.guides import guide_page
from portal.outputs.pages.indicators import counted, indicator_page, indicators_page
from portal.outputs.pages.plan import plan
from portal.outputs.pages.practice import practice_page
from portal.outputs.pages.selection import selection_page
from portal.outputs.pages.templates import template_page
from portal.outputs.wording.edition import Edition
from portal.scoring import bands
from tests.helpers import change, read, rules

TEMPLATE, LOOK = "sample-agreement", "sample-look"


def test_each_tool_has_its_page(catalogue: Catalogue) -> None:
    assert {"templates/", f"templates/{TEMPLATE}/", "assessments/", f"assessments/{LOOK}/"} <= set(plan(catalogue))


def test_the_page_of_a_practice_leads_to_the_template_that_adapts_it(catalogue: Catalogue, content: Path) -> None:
    bus = "sample-welcome-bus"
    assert practice_page(Edition.of(catalogue, "en"), bus).values["adapt"] == [
        (f"templates/{TEMPLATE}/#practice={bus}", TEMPLATE)
    ]
    change(content, f"toolkit/templates/{TEMPLATE}.yml", "adapts: true\n", "")
    assert practice_page(Edition.of(Catalogue.of(read(content)), "en"), bus).values["adapt"] == []


def test_the_browser_gets_a_template_in_both_languages_with_the_same_places(catalogue: Catalogue) -> None:
    texts = template_page(Edition.of(catalogue, "fr"), TEMPLATE).values["texts"]
    shape = {
        language: [
            (len(one["clauses"]), len(one["choices"]), [blank["card"] for blank in one["blanks"]]) for one in said["sections"]
        ]
        for language, said in texts.items()
    }
    assert shape["en"] == shape["fr"] == [(2, 1, ["need", "keep", ""]), (0, 0, [])]
    assert texts["en"]["sections"][1]["grid"]["rows"] == ["Monday"]


def test_the_template_that_adapts_leads_to_the_questions_whether_it_fits(catalogue: Catalogue) -> None:
    assert template_page(Edition.of(catalogue, "en"), TEMPLATE).values["fit"] == LOOK


def test_an_assessment_tells_how_points_on_paper_are_read(catalogue: Catalogue) -> None:
    values = assessment_page(Edition.of(catalogue, "en"), LOOK).values
    assert (values["count"], values["bands"]) == (3, {1: bands(1), 2: bands(2)})


def test_an_assessment_leads_from_a_part_to_its_guide_and_practices(catalogue: Catalogue) -> None:
    bus, riders = assessment_page(Edition.of(catalogue, "en"), LOOK).values["areas"]
    assert bus["help"] == {
        "guide": "transportation",
        "title": catalogue.guides["transportation"].title.en,
        "practices": "1 practice",
    }
    assert riders["help"] is None
    assert bus["next"] == ["Ask the driver, kindly."]


def test_a_key_that_stands_twice_is_refused(content: Path) -> None:
    change(content, f"toolkit/assessments/{LOOK}.yml", "key: riders-pay", "key: bus-comes")
    assert rules(read(content).problems) == ["repeated-code"]


def test_the_paragraph_for_an_application_can_be_written_in_either_language(catalogue: Catalogue) -> None:
    grants = selection_page(Edition.of(catalogue, "fr")).values["grants"]
    assert set(grants) == {"en", "fr"}
    assert all(set(words["levels"]) == set(catalogue.vocabularies["evidence-levels"]) for words in grants.values())
    assert all(set(words["directions"]) == set(catalogue.vocabularies["evidence-directions"]) for words in grants.values())


def test_what_practices_counted_stands_beside_what_to_measure(catalogue: Catalogue) -> None:
    values = indicator_page(Edition.of(catalogue, "en"), "sample-measures").values
    results = [name for name in catalogue.links.figures_of_theme["transportation"] if name not in catalogue.figures]
    assert results and values["counted"] == results[:1]  # one for each practice
    assert values["workbook"] == "indicators/sample-measures/sample-measures-en.xlsx"


def test_a_result_stands_beside_what_to_measure_about_its_first_theme_alone(catalogue: Catalogue) -> None:
    quotables = {
        name: replace(one, themes=("housing", *one.themes)) if name not in catalogue.figures else one
        for name, one in catalogue.quotables.items()
    }
    assert counted(replace(catalogue, quotables=quotables), "transportation") == []


def test_what_to_measure_is_listed_by_its_title_in_the_language_of_the_page(catalogue: Catalogue) -> None:
    measures = catalogue.indicators["sample-measures"]
    changed = {theme: replace(measures, guide=theme) for theme in ("health", "housing", "employment")}
    for language, order in (("en", ["employment", "health", "housing"]), ("fr", ["employment", "housing", "health"])):
        values = indicators_page(Edition.of(replace(catalogue, indicators=changed), language)).values
        assert [name for name, *_ in values["listed"]] == order


def test_a_guide_leads_to_what_to_measure(catalogue: Catalogue) -> None:
    assert guide_page(Edition.of(catalogue, "fr"), "transportation").values["measured"] == "sample-measures"
