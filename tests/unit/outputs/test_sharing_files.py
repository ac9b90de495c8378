"""What the script of the form asks for: questions, rules' words and lists, in the language of the page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.outputs.sharing.definition import common_rules, named
from portal.outputs.sharing.files import LONG, files
from portal.outputs.sharing.forms import FORMS
from portal.outputs.wording.edition import editions
from portal.settings import LANGUAGES, Settings


@pytest.fixture
def made(catalogue: Catalogue) -> dict[str, Any]:
    """Path → what the file holds."""
    settings = Settings("https://commons.test/", "https://host.test/ours", mailbox="us@example.org")
    return {path: json.loads(make()) for path, make in files(editions(catalogue, settings)).items()}


def of(made: dict[str, Any], language: str, name: str) -> Any:
    return made[f"{language}/contribute/share/{name}.json"]


def test_each_kind_and_each_long_list_has_its_file_in_both_languages(made: dict[str, Any]) -> None:
    names = {"form", *(f"form-{registry}" for registry in FORMS), *LONG}
    assert set(made) == {f"{language}/contribute/share/{name}.json" for language in LANGUAGES for name in names}


@pytest.mark.parametrize("registry", FORMS)
def test_every_field_is_asked_in_words_of_the_language_but_those_that_are_kept_aside(made: dict[str, Any], registry: str) -> None:
    english, french = (of(made, language, f"form-{registry}")["questions"] for language in LANGUAGES)
    assert english.keys() == french.keys()
    assert all(parts[0] and parts[-1] for one in (english, french) for parts in one.values())
    assert [way for way in english if english[way] == french[way] and " " in english[way][0]] == []
    aside = FORMS[registry].aside
    assert [way for way in english if any(f"{way}.".startswith(f"{one}.") for one in aside)] == []


def test_things_are_called_by_their_names_in_the_language(made: dict[str, Any], catalogue: Catalogue) -> None:
    assert of(made, "en", "places")["sample-town-on"] == "Sample Town, Ontario"
    assert of(made, "fr", "organizations")["sample-transit"] == catalogue.organizations["sample-transit"].name["fr"]
    assert of(made, "fr", "practices")["sample-welcome-tea"] == "Un thé échantillon"
    assert of(made, "fr", "form-practices")["labels"]["themes"]["housing"] == "Logement"
    assert of(made, "en", "updates").keys() == catalogue.items("updates").keys()


def test_the_form_knows_whom_to_write_to_and_where_files_are_proposed(made: dict[str, Any]) -> None:
    site = of(made, "fr", "form")["site"]
    assert site["mailbox"] == "us@example.org"
    assert all(site[way].startswith("https://host.test/ours/") for way in ("edit", "propose"))


def test_every_list_that_a_question_takes_names_from_is_seen_whole_or_found_in_a_file_of_its_own() -> None:
    """The script draws the former from the definition, and the latter only in a step for which their file has come."""
    assert named() - set(common_rules()["closed"]) == set(LONG) & named()
    assert not set(LONG) & set(common_rules()["closed"])
