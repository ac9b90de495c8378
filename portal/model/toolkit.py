"""What cards rest on: ``toolkit/library/<id>.yml``."""
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, Day, Language, Name, Ref, Text, WebAddress, Year


@dataclass(frozen=True, slots=True, config=STRICT)
class LibraryEntry:
    """A source. ``title_from`` says in which language the document bears the title (``none``: it bears no
    title, both are ours). ``locator_note`` says how to read the places that cards cite; ``text`` names the file of the text
    version whose lines they count, for `portal.citations`."""

    title: Name
    title_from: Literal["en", "fr", "both", "none"]
    type: Annotated[str, Ref("source-types")]
    author: Name
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    describes: Text
    year: Year | None = None
    caveat: Text | None = None
    locator_note: Text | None = None
    text: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    url: WebAddress | None = None
    accessed: Day | None = None
