"""The site in one language: what it tells, how it says it, and where it is published. What pages, feeds and letters are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.catalogue.catalogue import Catalogue
from portal.outputs.wording.speech import Speech
from portal.settings import LANGUAGES, Settings
from portal.words import Words


@dataclass(frozen=True, slots=True)
class Made:
    """A file that a build made beside the pages: its bytes and its pages, or slides."""

    bytes: int
    pages: int


@dataclass(frozen=True, eq=False)
class Edition:
    """One language's edition of one catalogue. ``made`` are the files that pages may offer, by their paths below the home of the
    language: a build that makes none offers none."""

    catalogue: Catalogue
    speech: Speech
    settings: Settings
    made: Mapping[str, Made] = field(default_factory=dict)

    @classmethod
    def of(
        cls, catalogue: Catalogue, language: str, settings: Settings | None = None, site_words: Words | None = None
    ) -> Edition:
        """``site_words`` are those of the site in the language, where they are at hand; without ``settings`` nothing can be said
        of where the site is published."""
        settings = settings or Settings("", "")
        return cls(catalogue, Speech(catalogue, language, site_words, settings.name[language]), settings)

    @property
    def language(self) -> str:
        return self.speech.language

    @property
    def other(self) -> str:
        """The other language."""
        return self.speech.other


def editions(catalogue: Catalogue, settings: Settings, site_words: Mapping[str, Words] | None = None) -> dict[str, Edition]:
    """Language → its edition; each speaks the other's language with the same words."""
    made = {language: Edition.of(catalogue, language, settings, (site_words or {}).get(language)) for language in LANGUAGES}
    for edition in made.values():
        edition.speech.both = {language: one.speech for language, one in made.items()}
    return made
