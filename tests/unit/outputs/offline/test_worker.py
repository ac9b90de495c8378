"""What keeps a copy of the site in a browser."""

from __future__ import annotations

import json
import re

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.outputs.files import Files
from portal.outputs.offline.worker import files
from portal.outputs.wording.edition import editions
from portal.settings import LANGUAGES, Settings
from tests.helpers import ROOT


@pytest.fixture
def made(catalogue: Catalogue) -> Files:
    settings = Settings("https://commons.test/", "", name={"en": "Sample Commons", "fr": "Carrefour des exemples"})
    return files(editions(catalogue, settings), ROOT / "theme", "assets/mark.svg")


def test_the_script_stands_at_the_root_and_speaks_both_languages(made: Files) -> None:
    script = made["service-worker.js"]().decode()
    texts = re.match(r"const TEXTS = (\{.*\});\n", script)
    assert texts and list(json.loads(texts[1])) == list(LANGUAGES)
    assert json.loads(texts[1])["en"].keys() == json.loads(texts[1])["fr"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_that_is_installed_begins_at_home_and_holds_both_languages(made: Files, language: str) -> None:
    manifest = json.loads(made[f"{language}/site.webmanifest"]())
    assert (manifest["lang"], manifest["start_url"], manifest["scope"]) == (language, "./", "../")
    assert manifest["name"] and manifest["description"] and manifest["icons"][0]["src"] == "../assets/mark.svg"


def test_where_no_package_is_made_none_is_told_of(made: Files) -> None:
    assert [json.loads(make()) for path, make in made.items() if not path.endswith((".js", ".webmanifest"))] == [None]
