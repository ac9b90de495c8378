"""The site as one file for reading without a connection."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from portal.outputs.offline.package import ABOUT, NAME, write
from portal.settings import Settings
from tests.conftest import ROOT

HOME = "https://example.org/commons/"
MADE = "2026-11-22T12:00:00-05:00"
PAGE = """<html><head><link rel="canonical" href="https://example.org/commons/en/a/">
<link rel="modulepreload" href="../../assets/1/page.js"><link rel="manifest" href="../site.webmanifest">
<link rel="stylesheet" href="../../assets/1/a.css"><script src="../../assets/1/palette.js"></script>
<script src="../../assets/1/commons.js" type="module"></script></head><body><header>frame</header><main>
<a id="there" href="../there/?x#part"></a><a id="up" href="../.."></a><a id="part" href="#part"></a>
<a id="plan" href="../templates/plan/plan-en.docx"></a><a id="data" href="../feeds/all.atom"></a><a id="away" href="https://example.net/"></a><a id="gone" href="../gone/"></a>
<form action="../there/"></form><p data-keep="a/"></p></main></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        "index.html": "<html>front</html>",
        "404.html": "<html>404</html>",
        "en/a/index.html": PAGE,
        "en/there/index.html": "<html><main>there</main></html>",
        "en/old/index.html": '<html><meta http-equiv="refresh" content="0; url=../a/"></html>',
        "en/feeds/all.atom": "<feed/>",
        "en/feeds/all.json": "{}",
        "en/contribute/share/form.json": "{}",
        "en/templates/plan/plan-en.docx": "",
        "fr/index.html": "<html>accueil</html>",
        "assets/1/a.css": "",
        "assets/1/palette.js": "palette",
        "assets/1/commons.js": 'import { one } from "./page.js";\none();\n',
        "assets/1/page.js": "export const one = () => 1;\n",
        "search/main.json": '{"l\'été": "</script>"}',
    }.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, "utf-8")
    return tmp_path / "site"


def packed(site: Path) -> dict[str, str]:
    write(site, ROOT / "theme", Settings(HOME, ""), MADE)
    with ZipFile(site / NAME) as package:
        return {name.removeprefix("commons/"): package.read(name).decode() for name in package.namelist()}


def test_it_holds_the_pages_and_what_they_load_and_no_more(site: Path) -> None:
    assert set(packed(site)) == {
        "index.html",
        "en/a/index.html",
        "en/a/index.html.js",
        "en/there/index.html",
        "en/old/index.html",
        "en/contribute/share/form.json.js",
        "en/templates/plan/plan-en.docx",
        "fr/index.html",
        "assets/1/a.css",
        "assets/1/palette.js",
        "assets/1/all.js",
        "search/main.json.js",
    }


@pytest.mark.parametrize(
    "tag",
    [
        '<a id="there" href="../there/index.html?x#part">',
        '<a id="up" href="../../index.html">',
        '<a id="part" href="#part">',
        '<a id="plan" href="../templates/plan/plan-en.docx">',
        f'<a id="data" href="{HOME}en/feeds/all.atom">',
        '<a id="away" href="https://example.net/">',
        f'<a id="gone" href="{HOME}en/gone/">',
        '<form action="../there/index.html">',
        '<link rel="stylesheet" href="../../assets/1/a.css">',
        '<script src="../../assets/1/palette.js"></script>',
        '<script src="../../assets/1/all.js" data-entry="commons.js" defer></script>',
    ],
)
def test_links_name_files_of_the_package_or_lead_to_the_site(site: Path, tag: str) -> None:
    assert tag in packed(site)["en/a/index.html"]


def test_a_page_that_leads_on_leads_to_a_file(site: Path) -> None:
    assert 'content="0; url=../a/index.html"' in packed(site)["en/old/index.html"]


def test_nothing_is_asked_for_that_a_folder_refuses(site: Path) -> None:
    page = packed(site)["en/a/index.html"]
    assert "modulepreload" not in page and "manifest" not in page and 'type="module"' not in page


def test_what_scripts_fetch_is_a_script_that_hands_it_over(site: Path) -> None:
    given = packed(site)
    index, page = (
        json.loads(given[name].removeprefix("offline(")[:-1]) for name in ("search/main.json.js", "en/a/index.html.js")
    )
    assert json.loads(index) == {"l'été": "</script>"}
    assert page.startswith('<link rel="canonical"') and "<main>" in page and "frame" not in page


def test_the_same_site_gives_the_same_bytes_and_another_one_another_version(site: Path) -> None:
    packed(site)
    first, about = (site / NAME).read_bytes(), json.loads((site / ABOUT).read_text("utf-8"))
    packed(site)
    assert (site / NAME).read_bytes() == first
    assert about["bytes"] == len(first) and about["made"] == MADE
    (site / "en/there/index.html").write_text("<html><main>other</main></html>", "utf-8")
    packed(site)
    assert json.loads((site / ABOUT).read_text("utf-8"))["version"] != about["version"]
