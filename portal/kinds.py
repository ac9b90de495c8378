"""Which kinds of file a library holds, where they live and what each may say."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from portal.model.network import Organization, Place
from portal.model.practice import Practice
from portal.model.toolkit import LibraryEntry
from portal.model.vocabulary import Term

VOCABULARIES = (
    "themes", "populations", "partner-types", "kinds", "statuses", "evidence-levels", "evidence-directions",
    "sizes", "provinces", "organization-types", "source-types", "translation-statuses",
)


@dataclass(frozen=True)
class Kind:
    """``registry`` is the name by which other files refer to it (`portal.model.fields.Ref`); ``location`` is a
    folder of files, one an item, or a single file that maps ids to items; ``schema`` names its JSON Schema."""

    registry: str
    location: str
    model: Any
    schema: str

    @property
    def in_one_file(self) -> bool:
        return self.location.endswith(".yml")

    def files(self, root: Path) -> Iterator[Path]:
        """The files of this kind under ``root``, sorted by name; whatever has another ending too, so that it can be named."""
        place = root / self.location
        if self.in_one_file:
            if place.is_file():
                yield place
        elif place.is_dir():
            yield from sorted(path for path in place.iterdir() if path.is_file() and not path.name.startswith("."))

    def adapter(self) -> TypeAdapter[Any]:
        """What validates one item, or the whole mapping where the items share a file."""
        return TypeAdapter(dict[str, self.model] if self.in_one_file else self.model)


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, those that others refer to first."""
    return (
        *(Kind(name, f"vocabulary/{name}.yml", Term, "vocabulary.json") for name in VOCABULARIES),
        Kind("places", "network/places.yml", Place, "places.json"),
        Kind("library", "toolkit/library", LibraryEntry, "library-entry.json"),
        Kind("organizations", "network/organizations", Organization, "organization.json"),
        Kind("practices", "practices", Practice, "practice.json"),
    )
