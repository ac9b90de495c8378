"""What the theme renders, and what catalogue pages are stamped from.

Written pages are finished as they are rendered; the shells are kept here. This module needs neither the library nor the
models: a site generator loads it in a moment, and what it kept can be handed to another program (`save`, `restore`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from pathlib import Path
from typing import Any

from portal import words
from portal.outputs import links
from portal.outputs.sections import marks
from portal.outputs.stamping import shell
from portal.settings import LANGUAGES, OTHER, Settings
from portal.typography import set_html, set_text

_TAG = re.compile(r"<[^>]*>")
_SAMPLE = '<code class="language-yaml">'
SHELL_ADDRESS = "shell/"  # where the theme renders the page that catalogue pages are stamped from; never published


@dataclass
class Frames:
    """``templates`` is the folder of the catalogue pages' templates; ``notice`` stands on every page; ``pictograms`` are what the
    theme draws beside the words of some terms, as SVG, by the ids of the terms;
    ``assets`` is the folder of what a browser loads. The others map a
    language to the site's words, to its shells by address ('*': for all pages that have none of their own) and to the addresses
    of its written pages, and in ``texts`` to their titles, descriptions and texts, for the search; ``targets`` are the links by id in written pages, by their files, and ``broken`` are other links that
    lead nowhere, as the generator tells."""

    templates: Path
    settings: Settings
    words: dict[str, words.Words] = field(default_factory=lambda: {language: words.of_site(language) for language in LANGUAGES})
    notice: str = ""
    assets: str = "assets"
    pictograms: dict[str, str] = field(default_factory=dict)
    shells: dict[str, dict[str, str]] = field(default_factory=lambda: {language: {} for language in LANGUAGES})
    written: dict[str, list[str]] = field(default_factory=lambda: {language: [] for language in LANGUAGES})
    texts: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=lambda: {language: {} for language in LANGUAGES})
    targets: list[tuple[str, list[links.Target]]] = field(default_factory=list)
    broken: list[tuple[str, links.Target]] = field(default_factory=list)

    @classmethod
    def begin(cls, theme: Path, settings: Settings) -> Frames:
        """``theme`` is the theme's folder; its ``catalogue/`` holds the templates of catalogue pages."""
        named = {language: words.of_site(language, settings.name[language]) for language in LANGUAGES}
        return cls(theme / "catalogue", settings, named, assets=assets_folder(theme))

    def written_head(self, language: str, address: str, title: str, description: str, edit: str) -> dict[str, Any]:
        """What the theme shows in the head, header and footer of a written page."""
        settings = self.settings
        alternates = settings.alternates(address)
        here = settings.address(language, address)
        other = OTHER[language]
        return {
            "language": language,
            "other": other,
            "title": set_text(title, language),
            "description": set_text(description, language),
            "canonical": here,
            "hreflang_en": alternates["en"],
            "hreflang_fr": alternates["fr"],
            "hreflang_default": alternates["x-default"],
            "switch": "../" * (address.count("/") + 1) + f"{other}/{address}",
            "edit": settings.edit_url(edit),
            "report": settings.report_url(title, language, address),
            "feeds": "",
            "main": "",
            **{f"current_{section}": mark for section, mark in marks(address).items()},
        }

    @property
    def theme(self) -> Path:
        """The theme's folder."""
        return self.templates.parent

    @staticmethod
    def shell_head(language: str) -> dict[str, Any]:
        """The same for the shell: a slot for each value that differs from page to page."""
        return {
            "language": language,
            "other": OTHER[language],
            "edit": "",
            **{name: shell.slot(name) for name in shell.SLOTS},
        }

    def link(self, language: str, address: str, html: str, source: str, path: str) -> str:
        """A written page's HTML with its links by id resolved and its text set. ``source`` is its Markdown, ``path`` the file."""
        targets = list(links.targets(html, source))
        if targets:
            self.targets.append((path, targets))
        resolved = links.resolve_html(html, "../" * address.count("/"))
        # The lines of a sample stay whole, so that it scrolls sideways: also by the keyboard, under a name.
        label = escape(self.words[language]["site"]["sample"])
        named = resolved.replace(_SAMPLE, f'{_SAMPLE[:-1]} tabindex="0" role="group" aria-label="{label}">')
        return set_html(named, language)

    def keep(self, language: str, address: str, title: str, description: str, html: str) -> None:
        """Keeps what a written page says, for the search."""
        text = unescape(_TAG.sub(" ", html))
        self.texts[language][address] = (set_text(title, language), set_text(description, language), text)

    def capture(self, language: str, address: str, html: str) -> None:
        """Keeps a page that the theme rendered as a shell."""
        self.shells[language]["*" if address == SHELL_ADDRESS else address] = html

    @cached_property
    def shells_ready(self) -> Mapping[str, Mapping[str, shell.Prepared]]:
        """The shells, prepared. Raises ShellError."""
        return {
            language: {
                address: shell.prepare(html, f"{language}/{SHELL_ADDRESS if address == '*' else address}")
                for address, html in shells.items()
            }
            for language, shells in self.shells.items()
        }

    def shell(self, language: str, address: str) -> shell.Prepared:
        """The shell for a catalogue page, prepared. Raises ShellError."""
        shells = self.shells_ready[language]
        return shells.get(address, shells["*"])

    def save(self, file: Path) -> None:
        """Writes everything into ``file``, as JSON."""
        kept = {
            "settings": self.settings.as_data(),
            "words": self.words,
            "assets": self.assets,
            "shells": self.shells,
            "written": self.written,
            "pictograms": self.pictograms,
            "texts": self.texts,
            "targets": self.targets,
            "broken": self.broken,
        }
        file.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")

    @classmethod
    def restore(cls, theme: Path, file: Path) -> Frames:
        """What `save` wrote. Raises KeyError, TypeError or ValueError for a file that holds something else."""
        kept = json.loads(file.read_text("utf-8"))
        return cls(
            theme / "catalogue",
            Settings(**kept["settings"]),
            words={language: words.Words(tree) for language, tree in _by_language(kept["words"]).items()},
            assets=str(kept["assets"]),
            shells=_by_language(kept["shells"]),
            written=_by_language(kept["written"]),
            pictograms=dict(kept["pictograms"]),
            texts=_by_language(kept["texts"]),
            targets=[(path, [links.Target(*target) for target in found]) for path, found in kept["targets"]],
            broken=[(path, links.Target(*target)) for path, target in kept["broken"]],
        )


def assets_folder(theme: Path) -> str:
    """'assets/1f3a9c20': the folder in which scripts, styles and pictures are published. It is named after what they hold, so
    that a browser may keep them for good and never mixes two versions."""
    digest = hashlib.sha256()
    for file in sorted((theme / "assets").rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(theme).as_posix().encode() + b"\0" + file.read_bytes())
    return f"assets/{digest.hexdigest()[:8]}"


def _by_language(mapping: dict[str, Any]) -> dict[str, Any]:
    """The mapping itself. Raises ValueError when it lacks a language."""
    if set(mapping) != set(LANGUAGES):
        raise ValueError(f"languages: {sorted(mapping)}")
    return mapping
