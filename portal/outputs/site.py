"""Stamps catalogue pages: values → template → shell → HTML, one page at a time, in any order."""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from portal.outputs import shell
from portal.outputs.page import Page
from portal.outputs.speech import Speech
from portal.outputs.templates import Templates
from portal.settings import Settings

# Stands in a fragment for the way from a page to its language's home, which differs with the page's depth.
_HOME = "\x00"


class Stamper:
    """Renders pages of one language."""

    def __init__(self, speech: Speech, settings: Settings, templates: Templates) -> None:
        self.speech = speech
        self.templates = templates
        self._settings = settings
        self._fragments: dict[tuple[str, str], Markup] = {}
        self._shared = {
            "speech": speech,
            "catalogue": speech.catalogue,
            "language": speech.language,
            "other": speech.other,
            "fragment": self.fragment,
            "home": Markup(_HOME),
        }

    def stamp(self, page: Page) -> str:
        """The finished HTML of a page."""
        language, settings = self.speech.language, self._settings
        root = "../" * (page.address.count("/") + 1)
        alternates = settings.alternates(page.address)
        here = settings.address(language, page.address)
        head: dict[str, Any] = {
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
        template = self.templates.environment.get_template(page.template)
        body = template.render(self._shared, **page.values, page=page, here=head, row=lambda name: self.fragment("row.html", name))
        main = Markup(body.replace(_HOME, f"{root}{language}/"))
        return shell.fill(self.templates.frame(page.address), {**head, "main": main})

    def fragment(self, template: str, id: str) -> Markup:
        """A piece that depends on one item alone, such as a practice's row in a list: rendered once, used on many pages."""
        key = (template, id)
        if key not in self._fragments:
            rendered = self.templates.environment.get_template(template).render(self._shared, id=id, practice=self.speech.catalogue.practices.get(id))
            self._fragments[key] = Markup(rendered)
        return self._fragments[key]

    def write(self, pages: Iterable[Page], out: Path) -> None:
        """Every page as a file under ``out``."""
        for page in pages:
            file = out / page.file(self.speech.language)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.stamp(page), "utf-8", newline="\n")
