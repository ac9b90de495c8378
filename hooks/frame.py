"""Material around every page: what of it is published, and the menu that its templates are given."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from portal.outputs.sections import SECTIONS
from portal.settings import LANGUAGES

SHEETS = ("main", "palette")  # Material's stylesheets
_CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')  # which HTML does not allow there


@dataclass(frozen=True)
class Entry:
    """Of the menu, as Material's templates of tabs and drawer ask for it; ``current`` is its ``aria-current``."""

    title: str
    url: str
    current: str = "false"
    children: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Menu:
    homepage: Entry
    items: list[Entry] = field(default_factory=list)


def material(config: MkDocsConfig) -> Path:
    """The folder of Material's templates. Raises Abort when it is not there."""
    for folder in map(Path, config.theme.dirs):
        if (folder / ".icons/material").is_dir():
            return folder
    raise Abort("mkdocs-material is not there: pages are made of it. · mkdocs-material manque : les pages en sont faites.")


def stylesheet(material: Path) -> str:
    """Material's stylesheets as they are, in a layer of their own: whatever the site says itself then stands above it, and no rule
    of ours has to outbid a selector. Raises Abort when Material names its files otherwise."""
    found = [file for name in SHEETS for file in material.glob(f"assets/stylesheets/{name}.*.min.css")]
    if len(found) != len(SHEETS):
        raise Abort(f"mkdocs-material has no stylesheets {', '.join(SHEETS)}. · mkdocs-material n'a pas ces feuilles de style.")
    texts = (file.read_text("utf-8").removeprefix('@charset "UTF-8";').split("\n/*# sourceMappingURL")[0] for file in found)
    return "@layer material{\n" + "\n".join(texts) + "\n}\n"


def pictograms(theme: Path, icons: Path) -> dict[str, str]:
    """Term → the SVG of Material that ``pictograms.yml`` names. Raises Abort for a name that Material does not know."""
    named = yaml.load((theme / "pictograms.yml").read_text("utf-8"), yaml.CSafeLoader)
    if unknown := sorted(name for name in named.values() if not (icons / f"{name}.svg").is_file()):
        text = f"theme/pictograms.yml: Material: ? {', '.join(unknown)} (https://pictogrammers.com/library/mdi/)"
        raise Abort(text)
    drawn = {term: (icons / f"{name}.svg").read_text("utf-8").strip() for term, name in named.items()}
    return {term: svg.replace("<svg ", '<svg class="pictogram" aria-hidden="true" ', 1) for term, svg in drawn.items()}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if not config.plugins["i18n"].building:
        config.material_templates = material(config)
        config.frames.pictograms = pictograms(Path(config.theme.custom_dir), config.material_templates / ".icons/material")
        # MkDocs looks at every file of a theme in every language, and Material brings fourteen thousand, of which none is published.
        config.theme.dirs.remove(str(config.material_templates))
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Material's templates, after our own."""
    env.loader = ChoiceLoader([loader for loader in (env.loader, FileSystemLoader(config.material_templates)) if loader])
    return env


@event_priority(-160)  # after pages.py, which leaves of the theme's files what is ours
def on_files(files: Files, config: MkDocsConfig) -> Files:
    content = stylesheet(config.material_templates)
    config.material = f"assets/{hashlib.sha256(content.encode()).hexdigest()[:8]}/material.css"
    if files.get_file_from_path(config.material) is None:
        files.append(File.generated(config, config.material, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


@event_priority(-160)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    context["material"] = config.material
    language = config.plugins["i18n"].current_language
    if language in LANGUAGES:
        words, here = context["words"], context["here"]
        entries = [Entry(words["menu"][section], f"{language}/{section}/", here[f"current_{section}"]) for section in SECTIONS]
        context["nav"] = Menu(Entry(words["site"]["name"], f"{language}/"), entries)
        page.toc = TableOfContents([AnchorLink(words["site"]["skip"], "content", 1)])  # whither Material's first link leads
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    context["material"] = config.material
    return context


@event_priority(-140)  # before pages.py keeps the shells
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return _CHECKBOX.sub(r"\1", output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    return _CHECKBOX.sub(r"\1", output)
