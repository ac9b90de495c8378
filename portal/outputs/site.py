"""Stamps catalogue pages: values → template → shell → HTML, one page at a time, in any order."""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from portal.outputs import shell as shells
from portal.outputs.page import Page
from portal.outputs.speech import Speech
from portal.settings import Settings


class Stamper:
    """Renders pages of one language. ``templates`` is the folder of the catalogue pages' templates; ``frames`` maps
    addresses to the shells that belong to one page alone, '*' to the one that serves all others."""

    def __init__(self, speech: Speech, settings: Settings, templates: Path, frames: dict[str, Template]) -> None:
        self.speech = speech
        self._settings = settings
        self._frames = frames
        self._rows: dict[tuple[str, str], Markup] = {}
        self._environment = Environment(
            loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._environment.globals.update(
            speech=speech, catalogue=speech.catalogue, words=speech.words, language=speech.language, other=speech.other
        )

    def stamp(self, page: Page) -> str:
        """The finished HTML of a page."""
        language, settings = self.speech.language, self._settings
        root = "../" * (page.address.count("/") + 1)
        alternates = settings.alternates(page.address)
        here = settings.address(language, page.address)
        home = f"{root}{language}/"
        values: dict[str, Any] = {
            "root": root,
            "title": page.title,
            "description": page.description,
            "canonical": here,
            "hreflang_en": alternates["en"],
            "hreflang_fr": alternates["fr"],
            "hreflang_default": alternates["x-default"],
            "switch": f"{root}{self.speech.other}/{page.address}",
            "edit": settings.edit_url(page.edit_path),
            "report": settings.report_url(page.title, here),
        }
        template = self._environment.get_template(page.template)
        body = template.render(
            **page.values, page=page, root=root, home=home, row=lambda name: self._row(name, home), here=values
        )
        return shells.fill(self._frames.get(page.address, self._frames["*"]), {**values, "main": Markup(body)})

    def write(self, pages: Iterable[Page], out: Path) -> None:
        """Every page as a file under ``out``."""
        for page in pages:
            file = out / page.file(self.speech.language)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.stamp(page), "utf-8", newline="\n")

    def _row(self, name: str, home: str) -> Markup:
        """A practice in a list; the same in every list at one depth."""
        key = (name, home)
        if key not in self._rows:
            practice = self.speech.catalogue.practices[name]
            self._rows[key] = Markup(self._environment.get_template("row.html").render(id=name, practice=practice, home=home))
        return self._rows[key]
