"""Stamps catalogue pages: values → template → shell → HTML, one page at a time, in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape

from portal.outputs.open_data.json_ld import JsonLd
from portal.outputs.page import Page
from portal.outputs.publishing.writer import Writer
from portal.outputs.scripts import needed
from portal.outputs.sections import marks
from portal.outputs.sharing.forms import form_address
from portal.outputs.stamping import shell, templates
from portal.outputs.stamping.discovery import Discovery
from portal.outputs.stamping.frames import Frames
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.short_forms import SLOT, ShortForms

_COMPILED = ".cache/templates"  # beside the theme's folder

# Stands in a fragment for the way from a page to its language's home, which differs with the page's depth.
_HOME = "\x00"


class Stamper:
    """Renders pages of one language."""

    def __init__(self, edition: Edition, frames: Frames) -> None:
        self.edition = edition
        self._frames = frames
        self._fragments: dict[tuple[object, ...], Markup] = {}
        self._environment = templates.environment(frames.templates, edition, frames.theme.parent / _COMPILED)
        self._short_forms = ShortForms(edition)
        self._discovery = Discovery(edition)
        self._environment.filters.update(
            fragment=self.fragment, piece=self.piece, facet_link=self.facet_link, block=self.block, prose=self.prose
        )
        self._environment.filters["pictogram"] = self.pictogram
        home = edition.settings.address(edition.language, "")
        self._environment.globals.update(
            home=Markup(_HOME),
            site=home,
            assets=frames.assets,
            json_ld=JsonLd(edition),
            short_forms=Markup(SLOT),
            needed=lambda module: needed(frames.theme / "assets" / module),
        )

    def stamp(self, page: Page) -> bytes:
        """The finished HTML of a page, in UTF-8. Raises ShellError."""
        language, settings = self.edition.language, self.edition.settings
        root = "../" * (page.address.count("/") + 1)
        alternates = settings.alternates(page.address)
        here = settings.address(language, page.address)
        form = form_address(page.edit_path)
        head: dict[str, Any] = {
            "root": root,
            "title": page.title,
            "description": page.description,
            "canonical": here,
            "hreflang_en": alternates["en"],
            "hreflang_fr": alternates["fr"],
            "hreflang_default": alternates["x-default"],
            "switch": f"{root}{self.edition.other}/{page.address}",
            "edit": f"{root}{language}/{form}" if form else settings.edit_url(page.edit_path),
            "report": f"{root}{language}/{form}&field=note" if form else settings.report_url(page.title, language, page.address),
            "feeds": self._discovery.links(page.address),
            **{f"current_{section}": mark for section, mark in marks(page.address).items()},
        }
        body = self._environment.get_template(page.template).render(**page.values, page=page, here=SimpleNamespace(**head))
        body, found = self._short_forms.explain(body)
        explained = self.fragment(found, "short-forms.html") if found and SLOT in body else ""
        # In bytes, because there it takes a tenth of what it takes in a text with signs beyond Latin-1.
        main = body.encode().replace(SLOT.encode(), explained.encode()).replace(_HOME.encode(), f"{root}{language}/".encode())
        return shell.fill(self._frames.shell(language, page.address), {**head, "main": main})

    def block(self, value: Any, link: Callable[[str], str] | None = None) -> Markup:
        """A bilingual value with the small Markdown, as HTML; short forms in it will be explained."""
        return self._short_forms.mark(self.edition.speech.block(value, link))

    def prose(self, value: Any) -> Markup:
        """The same without Markdown, for texts that stand in a line."""
        return self._short_forms.mark(escape(self.edition.speech.text(value)))

    def fragment(self, id: Any, template: str, **values: object) -> Markup:
        """A piece that depends on its values alone, such as a practice's row in a list: rendered once, used on many pages."""
        key = (template, id, *values.values())
        if (found := self._fragments.get(key)) is None:
            found = self._fragments[key] = self.piece(id, template, **values)
        return found

    def piece(self, id: Any, template: str, **values: object) -> Markup:
        """The same for what stands on a page or two: not kept, as thousands of them would weigh more than they save."""
        return Markup(self._environment.get_template(f"fragments/{template}").render(id=id, **values).strip())

    def pictogram(self, term: str) -> Markup:
        """What the theme draws beside the word of a term; '' for most."""
        return Markup(self._frames.pictograms.get(term, ""))

    def facet_link(self, term: str, facet: str) -> Markup:
        """A term as a link to its list."""
        return self.fragment(term, "facet.html", facet=facet)

    def write(self, pages: Iterable[Page], out: Path) -> None:
        """Every page as a file under ``out``. Pieces that were kept for other pages are let go after the last."""
        writer = Writer(out)
        for page in pages:
            writer.write(page.file(self.edition.language), self.stamp(page))
        self._fragments.clear()
