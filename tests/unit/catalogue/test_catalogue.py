"""Everything cross-linked and indexed; nothing while a rule is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.catalogue.catalogue import BrokenLibrary, Catalogue, sort_key
from portal.catalogue.facets import FACETS
from tests.helpers import BUS, FAIR, TEA, change, read, rules


def add(content: Path, name: str, like: str, *changes: tuple[str, str]) -> None:
    (content / f"practices/{name}.yml").write_bytes((content / like).read_bytes())
    for old, new in changes:
        change(content, f"practices/{name}.yml", old, new)


def test_a_broken_rule_keeps_the_catalogue_from_being(content: Path) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    with pytest.raises(BrokenLibrary) as raised:
        Catalogue.of(read(content))
    assert rules(raised.value.problems) == ["unknown-term"]


def test_a_warning_does_not(content: Path) -> None:
    change(content, TEA, "status: draft}", "status: draft, of: 0000000}")
    assert "sample-welcome-tea" in Catalogue.of(read(content)).practices


def test_beside_a_mistake_warnings_are_not_told(content: Path) -> None:
    change(content, TEA, "status: draft}", "status: draft, of: 0000000}")
    change(content, TEA, "kind: event", "kind: evnt")
    with pytest.raises(BrokenLibrary) as raised:
        Catalogue.of(read(content))
    assert rules(raised.value.problems) == ["unknown-term"]


def test_what_is_best_known_comes_first(catalogue: Catalogue) -> None:
    assert [practice.known for practice in catalogue.practices.values()] == [6, 2, 1]


def test_among_equals_the_english_title_decides_without_accents(content: Path) -> None:
    title = "  en: A sample tea\n"
    for name, words in (("x", "Zebra"), ("y", "Éclair"), ("z", "east"), ("w", "Fall")):
        add(content, name, TEA, (title, f"  en: {words}\n"))
    titles = [practice.title.en for practice in Catalogue.of(read(content)).practices.values() if practice.mentioned]
    assert titles == ["A sample tea", "east", "Éclair", "Fall", "Zebra"]


def test_among_equal_titles_the_id_decides(content: Path) -> None:
    add(content, "b", TEA)
    add(content, "a", TEA)
    names = [name for name in Catalogue.of(read(content)).practices if len(name) == 1]
    assert names == ["a", "b"]


def test_accents_and_case_do_not_sort() -> None:
    assert sort_key("ÉCLAIR") == sort_key("eclair")


@pytest.mark.parametrize(
    ("facet", "term", "names"),
    [
        ("theme", "welcoming-community", ("sample-welcome-bus", "sample-job-fair", "sample-welcome-tea")),
        ("theme", "employment", ("sample-job-fair",)),
        ("population", "refugees", ("sample-welcome-bus",)),
        ("province", "CA-QC", ("sample-job-fair",)),
        ("size", "medium", ("sample-job-fair",)),
        ("size", "small", ("sample-welcome-bus", "sample-job-fair", "sample-welcome-tea")),
        ("kind", "event", ("sample-job-fair", "sample-welcome-tea")),
        ("evidence", "emerging", ("sample-welcome-bus",)),
    ],
)
def test_a_facet_lists_the_practices_of_a_term_best_described_first(
    catalogue: Catalogue, facet: str, term: str, names: tuple[str, ...]
) -> None:
    assert catalogue.facets[facet][term] == names


def test_a_term_without_practices_is_in_no_facet(catalogue: Catalogue) -> None:
    assert "housing" not in catalogue.facets["theme"]


def test_two_places_in_one_province_count_once(content: Path) -> None:
    change(content, "network/places.yml", "province: CA-QC", "province: CA-ON")
    assert Catalogue.of(read(content)).facets["province"]["CA-ON"].count("sample-job-fair") == 1


def test_the_terms_of_a_practice_are_those_of_its_facets(catalogue: Catalogue) -> None:
    for facet, terms in catalogue.facets.items():
        for term, names in terms.items():
            assert all(term in catalogue.terms_of(catalogue.practices[name], facet) for name in names)


def test_the_terms_of_a_facet_are_those_of_its_vocabulary(catalogue: Catalogue) -> None:
    for facet, terms in catalogue.facets.items():
        assert terms, f"no card of tests/library/practices has a term of '{facet}': give it to one, at its end"
        assert set(terms) <= set(catalogue.vocabularies[FACETS[facet].vocabulary])


def test_there_is_no_other_facet(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.terms_of(catalogue.practices["sample-welcome-tea"], "colour")


def test_adaptations_lead_from_parent_to_children(content: Path) -> None:
    add(content, "a-tea", TEA)
    assert Catalogue.of(read(content)).adaptations == {"sample-welcome-bus": ("a-tea", "sample-welcome-tea")}


def test_the_file_of_each_practice_is_known(catalogue: Catalogue) -> None:
    assert catalogue.paths == {"sample-job-fair": FAIR, "sample-welcome-bus": BUS, "sample-welcome-tea": TEA}


def test_a_catalogue_cannot_be_changed(catalogue: Catalogue) -> None:
    with pytest.raises(TypeError):
        catalogue.practices["x"] = catalogue.practices["sample-welcome-tea"]  # type: ignore[index]


# How far what is told was done


@pytest.mark.parametrize("status", ["general", "testimonial", "measure", "planned", "considered", "listed", "example"])
def test_what_was_not_done_in_the_field_comes_after_what_was(content: Path, status: str) -> None:
    add(content, "a", BUS, ("status: running", f"status: {status}"))
    names = list(Catalogue.of(read(content)).practices)
    assert names.index("a") > names.index("sample-job-fair")


def test_a_mention_comes_last_even_when_it_was_done(content: Path) -> None:
    add(content, "a", BUS, ("status: running", "status: measure"))
    assert list(Catalogue.of(read(content)).practices)[-1] == "sample-welcome-tea"


def test_practices_are_found_by_status(content: Path) -> None:
    add(content, "a", BUS, ("status: running", "status: measure"))
    assert Catalogue.of(read(content)).facets["status"]["measure"] == ("a",)


# What organizations did


def test_an_organization_has_what_it_led_and_what_it_joined(catalogue: Catalogue) -> None:
    assert catalogue.deeds["sample-partnership"].led == ("sample-welcome-bus", "sample-welcome-tea")
    assert catalogue.deeds["sample-transit"].joined == ("sample-welcome-bus",)


def test_a_lead_that_is_a_partner_too_is_told_once(content: Path) -> None:
    change(content, BUS, "organization: sample-transit", "organization: sample-partnership")
    assert Catalogue.of(read(content)).deeds["sample-partnership"].joined == ()


def test_a_lead_body_has_the_organizations_that_it_leads(catalogue: Catalogue) -> None:
    assert catalogue.deeds["sample-transit"].leads == ("sample-partnership",)
    assert catalogue.deeds["sample-partnership"].leads == ()


def test_an_organization_that_names_itself_as_its_lead_body_leads_no_other(content: Path) -> None:
    change(content, "network/organizations/sample-partnership.yml", "lead_body: sample-transit", "lead_body: sample-partnership")
    deeds = Catalogue.of(read(content)).deeds
    assert (deeds["sample-partnership"].leads, deeds["sample-transit"].leads) == ((), ())
