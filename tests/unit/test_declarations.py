"""A concept is declared once; everything else follows, or says in a sentence what is missing."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import pytest
import yaml
from lxml import html
from pydantic import TypeAdapter

from portal import words
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS, Facet
from portal.explanation import explain
from portal.incomplete import Incomplete
from portal.kinds import VOCABULARIES, all_kinds, kind_of
from portal.model.fields import Ref, UnknownRegistry
from portal.model.practice import QUESTIONS
from portal.model.update_types import SECTIONS, SPECIAL, update_type
from portal.outputs.newsletter.issue import Scope, collect
from portal.outputs.open_data import api
from portal.outputs.page import Page
from portal.outputs.pages.lists import choices
from portal.outputs.pages.plan import KINDS, found_pages, plan, plan_by_kind
from portal.outputs.search.documents import Document
from portal.outputs.search.gathering import documents
from portal.outputs.sharing.forms import FORMS
from portal.outputs.stamping.frames import Frames
from portal.outputs.stamping.shell import SLOTS, slot
from portal.outputs.stamping.stamper import Stamper
from portal.outputs.wording.edition import Edition, editions
from portal.settings import LANGUAGES, Settings
from portal.words import MissingWords, Words
from tests.helpers import ROOT, TODAY, change, read


def stamped(catalogue: Catalogue, address: str, language: str = "en", edition: Edition | None = None) -> str:
    shell = "".join(slot(name) for name in SLOTS)
    frames = Frames(ROOT / "theme/catalogue", Settings("https://example.org/", ""), shells={language: {"*": shell}})
    edition = edition or Edition.of(catalogue, language, frames.settings)
    return Stamper(edition, frames).stamp(plan(catalogue)[address](edition)).decode()


def everything(catalogue: Catalogue) -> list[Document]:
    """All that the search finds."""
    return list(documents(editions(catalogue, Settings("", "")), found_pages(catalogue)))


# Closed lists


def test_a_list_that_is_not_declared_is_asked_for_by_name_in_both_languages() -> None:
    adapter: TypeAdapter[str] = TypeAdapter(Annotated[str, Ref("costs")])
    with pytest.raises(UnknownRegistry) as error:
        adapter.validate_python("low", context={"themes": {"housing"}})
    assert str(error.value).count("costs") == 2 and str(error.value).count("VOCABULARIES") == 2


def test_every_list_that_a_model_names_is_declared() -> None:
    declared = {kind.registry for kind in all_kinds()}
    named = {name for kind in all_kinds() for name in re.findall(r"'x-registry': '(.*?)'", str(kind.adapter().json_schema()))}
    assert named - declared == set() != named


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_list_that_is_declared_has_its_file(name: str) -> None:
    assert (ROOT / f"vocabulary/{name}.yml").is_file(), f"write vocabulary/{name}.yml, or take '{name}' out of VOCABULARIES"


# Facets


@pytest.mark.parametrize("facet", FACETS.values(), ids=FACETS)
def test_a_facet_takes_its_terms_from_a_closed_list_and_has_words_in_both_languages(facet: Facet) -> None:
    assert facet.vocabulary in VOCABULARIES
    for language in LANGUAGES:
        site_words = words.of_site(language)
        assert site_words["facets"][facet.name]


@pytest.mark.parametrize("facet", FACETS.values(), ids=FACETS)
def test_the_search_knows_the_terms_of_every_facet_that_a_practice_bears(catalogue: Catalogue, facet: Facet) -> None:
    found = next(one for one in everything(catalogue) if one.id == "sample-welcome-tea")
    practice = catalogue.practices["sample-welcome-tea"]
    assert {(facet.name, term) for term in facet.terms(practice, catalogue.places)} <= set(found.terms)


def test_a_facet_more_is_listed_tagged_and_offered_without_another_declaration(
    catalogue: Catalogue, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sharing = Facet("help", "audiences", "helped", lambda practice, _: ("service-providers",))
    everywhere = MappingProxyType({**FACETS, "help": sharing})
    for module in [module for module in sys.modules.values() if getattr(module, "FACETS", None) is FACETS]:
        monkeypatch.setattr(module, "FACETS", everywhere)
    labels = words.of_site("en")
    named = Words({**labels, "facets": {**labels["facets"], "help": "Who helps"}})
    found = Catalogue.of(read(content))
    edition = Edition.of(found, "en", site_words=named)
    term = edition.speech.term("audiences", "service-providers")
    assert plan(found)["helped/service-providers/"](edition).title == f"Who helps: {term}"
    assert [count for id, _, _, count in choices(edition)["help"] if id == "service-providers"] == [len(found.practices)]
    everything_found = {f"{one.kind}/{one.id}": one for one in documents({"en": edition}, {})}
    tea = everything_found["practices/sample-welcome-tea"]
    assert ("help", "service-providers") in tea.terms and term in tea.versions["en"].texts["labels"]
    assert everything_found["lists/audiences/service-providers"].address == "helped/service-providers/"
    page = stamped(found, "practices/sample-welcome-tea/", edition=edition)
    assert "<dt>Who helps</dt>" in page and f'helped/service-providers/">{term}</a>' in page


@pytest.mark.parametrize("name", ["sample-welcome-bus", "sample-welcome-tea"])
def test_a_practices_page_tells_every_term_that_it_is_filtered_by(catalogue: Catalogue, name: str) -> None:
    speech = Edition.of(catalogue, "en").speech
    text = html.fromstring(stamped(catalogue, f"practices/{name}/")).text_content()
    terms = [(facet, term) for facet in FACETS.values() for term in catalogue.terms_of(catalogue.practices[name], facet.name)]
    untold = {facet.name for facet, term in terms if speech.term(facet.vocabulary, term) not in text}
    assert untold == set(), (
        f"{untold}: give them a place in theme/catalogue/practice.html, or take `placed` out of catalogue/facets.py"
    )


def test_the_list_of_questions_is_that_of_the_cards(catalogue: Catalogue) -> None:
    assert tuple(catalogue.vocabularies["questions"]) == QUESTIONS


# The form


def fields_of(registry: str) -> set[str]:
    """What a file of the kind may say at its top."""
    return set(kind_of(registry).adapter().json_schema()["properties"])


@pytest.mark.parametrize("registry", FORMS)
def test_the_form_names_only_fields_of_the_model(registry: str) -> None:
    form = FORMS[registry]
    asked = {name for _, names in form.steps for name in names}
    named = {*asked, *form.needed, *form.name, *form.begun, *form.named, *form.later, *form.given}
    assert (named | {way.partition(".")[0] for way in form.aside}) - fields_of(registry) == set()
    assert {*form.needed, *form.name, *form.begun, *form.named, *form.later} - asked == set(), (
        "these stand in no step of the form"
    )


@pytest.mark.parametrize("registry", FORMS)
def test_every_field_of_the_model_is_asked_or_kept_aside(registry: str) -> None:
    form = FORMS[registry]
    asked = {name for _, names in form.steps for name in names}
    forgotten = fields_of(registry) - asked - {way for way in form.aside if "." not in way}
    assert not forgotten, f"put these in a step of FORMS['{registry}'], or in its `aside`: {sorted(forgotten)}"


# Words


def test_words_that_are_not_there_are_asked_for_by_name_in_both_languages() -> None:
    tree = Words({"facets": {"theme": "Theme"}})
    with pytest.raises(MissingWords, match=r"'facets\.made_up'.*both languages.*« facets\.made_up ».*deux langues"):
        tree["facets"]["made_up"]


def test_a_field_that_nobody_has_described_is_asked_for_by_name() -> None:
    with pytest.raises(MissingWords, match=r"portal/words/fields\.yml says nothing under 'made_up'"):
        words.of_fields("fr")["made_up"]


def test_a_template_that_asks_for_such_words_says_so(catalogue: Catalogue) -> None:
    edition = Edition.of(catalogue, "en", site_words=Words({**words.of_site("en"), "calls": Words({}, way="calls.")}))
    with pytest.raises(MissingWords, match=r"'calls\.title'"):
        plan(catalogue)["calls/"](edition)


# Kinds of pages


def test_every_kind_of_page_has_a_name_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_the_plan_holds_the_pages_of_every_kind_once(catalogue: Catalogue) -> None:
    by_kind = plan_by_kind(catalogue)
    assert set(plan(catalogue)) == {address for pages in by_kind.values() for address in pages}


def test_pages_that_have_something_of_their_own_are_found_by_their_titles(catalogue: Catalogue) -> None:
    found = {document.address for document in everything(catalogue) if document.kind == "pages"}
    assert found == set(found_pages(catalogue)) > {"calls/", "glossary/", "contribute/rules/"}


def test_every_page_at_the_top_of_the_site_but_the_search_is_found_by_its_title(catalogue: Catalogue) -> None:
    top = {address for address in plan(catalogue) if address.count("/") == 1}
    assert top - set(found_pages(catalogue)) == {"search/"}, "declare them with _single or found= in portal/outputs/pages/plan.py"


def test_every_template_belongs_to_a_page_or_to_another_template() -> None:
    templates = list((ROOT / "theme/catalogue").rglob("*.html"))
    texts = [file.read_text("utf-8") for file in (*templates, *(ROOT / "portal/outputs").rglob("*.py"))]
    named = {name for text in texts for name in re.findall(r"[\w-]+\.html", text)}
    unused = sorted({file.name for file in templates} - named)
    assert unused == [], f"name these in a Page of portal/outputs/pages/, or delete them from theme/catalogue/: {unused}"


def test_every_module_of_pages_is_used() -> None:
    folder = ROOT / "portal/outputs/pages"
    texts = "".join(file.read_text("utf-8") for file in (ROOT / "portal").rglob("*.py"))
    unused = [file.stem for file in folder.glob("[a-z]*.py") if not re.search(rf"pages(\.| import .*\b){file.stem}\b", texts)]
    assert unused == [], f"declare a PageKind in portal/outputs/pages/plan.py for: {unused}"


def test_every_page_has_a_template(catalogue: Catalogue) -> None:
    edition = Edition.of(catalogue, "en")
    named = {make(edition).template for make in plan(catalogue).values()}
    missing = sorted(name for name in named if not (ROOT / "theme/catalogue" / name).is_file())
    assert missing == [], f"write these in theme/catalogue/: {missing}"


def test_a_template_that_nobody_wrote_is_asked_for_by_name_in_both_languages(catalogue: Catalogue) -> None:
    frames = Frames(ROOT / "theme/catalogue", Settings("", ""), shells={"en": {"*": "".join(map(slot, SLOTS))}})
    page = Page("made-up/", "made-up.html", "Made up", "")
    with pytest.raises(Incomplete) as error:
        Stamper(Edition.of(catalogue, "en", frames.settings), frames).stamp(page)
    assert (
        str(error.value).count("write theme/catalogue/made-up.html")
        == str(error.value).count("écrivez theme/catalogue/made-up.html")
        == 1
    )
    assert explain(error.value) == str(error.value)


# Forms of the data


def test_a_form_whose_ending_has_no_type_says_where_it_goes_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "FORMS", {"made-up": ("places",)})
    with pytest.raises(Incomplete) as error:
        api.forms(kind_of("places"))
    assert str(error.value).count(".made-up: add it there") == str(error.value).count(".made-up : ajoutez-le") == 1


# Facets


def test_a_facet_of_a_field_that_no_practice_has_says_where_it_goes_in_both_languages(catalogue: Catalogue) -> None:
    facet = Facet("made-up", "themes", "made-up", lambda practice, _: practice.made_up)  # type: ignore[attr-defined]
    with pytest.raises(Incomplete) as error:
        facet.of(catalogue.practices["sample-welcome-bus"], catalogue.places)
    assert str(error.value).count("'made_up'") == str(error.value).count("« made_up »") == 1
    assert explain(error.value) == str(error.value)


# Types of updates


def test_a_new_type_of_update_is_news_until_more_is_declared(content: Path) -> None:
    terms = content / "vocabulary/update-types.yml"
    terms.write_text(terms.read_text("utf-8") + 'made-up-type:\n  label:\n    en: "Job"\n    fr: "Emploi"\n', "utf-8")
    change(content, "network/updates/sample-news.yml", "type: news", "type: made-up-type")
    library = read(content)
    assert library.problems == ()
    assert "sample-news" in collect(Catalogue.of(library), Scope(TODAY.replace(year=2025))).news


def test_what_a_type_needs_and_holds_are_fields_of_an_update() -> None:
    types = yaml.safe_load((ROOT / "vocabulary/update-types.yml").read_text("utf-8"))
    named = {name for one in map(update_type, types) for name in (*one.needs, *one.parts)}
    assert named - fields_of("updates") == set() != named


def test_only_types_of_the_list_are_more_than_news() -> None:
    types = yaml.safe_load((ROOT / "vocabulary/update-types.yml").read_text("utf-8"))
    unknown = sorted(set(SPECIAL) - set(types))
    assert unknown == [], f"write {unknown} in vocabulary/update-types.yml, or take them out of portal/model/update_types.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_sample_names_every_type(language: str) -> None:
    types = yaml.safe_load((ROOT / "vocabulary/update-types.yml").read_text("utf-8"))
    page = f"docs/{language}/contribute/updates.md"
    offered = re.search(r"^type: \S+ +# \* (.*)$", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    assert offered and sorted(offered[1].split(", ")) == sorted(types), f"name the types in the comment after `type:` in {page}"


def test_every_type_stands_in_a_part_of_the_newsletter() -> None:
    types = yaml.safe_load((ROOT / "vocabulary/update-types.yml").read_text("utf-8"))
    assert {update_type(name).section for name in types} == set(SECTIONS)
