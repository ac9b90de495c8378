"""mkdocs-material is what pages are made of: its templates, its styles, its icons."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import material
import pytest
import yaml
from lxml import html

from tests.conftest import ROOT, run
from tests.helpers import copy_samples
from tests.sites import Site
from tests.written_links import add_stand_ins

MATERIAL = Path(material.__file__).parent / "templates"


def _sheets(folder: Path, page: str) -> str:
    """The text of the stylesheets of a page."""
    file = folder / page
    links = re.findall(r'<link rel="stylesheet" href="([^"]+)"', file.read_text("utf-8"))
    return "\n".join((file.parent / link).read_text("utf-8") for link in links)


@pytest.mark.parametrize("page", ["index.html", "en/index.html", "fr/practices/index.html", "en/about/index.html"])
def test_a_page_loads_the_styles_of_material_as_they_are(site_folder: Path, page: str) -> None:
    text = _sheets(site_folder, page)
    for name in ("main", "palette"):
        (sheet,) = (MATERIAL / "assets/stylesheets").glob(f"{name}.*.min.css")
        rules = sheet.read_text("utf-8").removeprefix('@charset "UTF-8";').partition("\n/*#")[0].strip()
        assert rules in text, name


@pytest.mark.parametrize("page", ["en/index.html", "fr/practices/index.html", "en/about/index.html"])
def test_a_page_stands_in_the_frame_of_material(site_folder: Path, page: str) -> None:
    text = (site_folder / page).read_text("utf-8")
    for part in ("header", "tabs", "nav", "main", "content", "footer", "overlay"):
        assert re.search(rf'class="[^"]*\bmd-{part}\b', text), part
    icon = (MATERIAL / ".icons/material/magnify.svg").read_text("utf-8").strip()
    assert icon in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_menu_and_the_way_above_a_title_name_the_same_entry(site_folder: Path, language: str) -> None:
    apart, together = [], 0
    for file in sorted((site_folder / language).rglob("index.html")):
        page = html.parse(str(file))
        entries = page.xpath("//a[@class='md-tabs__link']/text()")
        marked = page.xpath("//a[@class='md-tabs__link'][@aria-current!='false']/text()")
        first = page.xpath("(//nav[@class='crumbs']//a)[1]/text()")
        if first and first[0] in entries:
            together += first == marked
            if first != marked:
                apart.append(f"{file.relative_to(site_folder)}: {first} {marked}")
    assert apart == [] and together > 50


def test_of_material_nothing_is_published_that_no_page_loads(site_folder: Path) -> None:
    assert [file.name for file in site_folder.rglob("material*")] == ["material.css"]
    assert not (site_folder / "assets/javascripts").exists()


def test_without_material_there_is_no_site(sample_site: Site, tmp_path: Path) -> None:
    content = add_stand_ins(copy_samples(tmp_path))
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".cache", "site", "__pycache__", "node_modules"))
    hook = copy / "hooks/zz_without.py"
    hook.write_text(
        "from pathlib import Path\n\n\ndef on_config(config):\n"
        "    config.theme.dirs = [d for d in config.theme.dirs if Path(d).parent.name != 'material']\n    return config\n"
    )
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("hooks:\n", "hooks:\n  - hooks/zz_without.py\n"), "utf-8")

    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(tmp_path / "site"))
    done = run(*command, env={**os.environ, "COMMONS_CONTENT": str(content)})

    assert done.returncode == 1
    assert "pages are made of it" in done.stdout + done.stderr


def test_the_letters_weigh_little_and_bear_their_licence(site_folder: Path) -> None:
    """Counted apart from a first view, which can be read in the letters of the system until they come."""
    letters = list(site_folder.rglob("*.woff2"))
    assert 0 < sum(file.stat().st_size for file in letters) <= 60_000
    assert all((file.parent / "OFL.txt").is_file() for file in letters)


def test_every_theme_has_a_pictogram_of_material_and_nothing_else_has() -> None:
    named = yaml.safe_load((ROOT / "theme/pictograms.yml").read_text("utf-8"))
    assert set(named) == set(yaml.safe_load((ROOT / "vocabulary/themes.yml").read_text("utf-8")))
    assert [name for name in named.values() if not (MATERIAL / f".icons/material/{name}.svg").is_file()] == []
    assert len(set(named.values())) == len(named), "two themes that look the same"
