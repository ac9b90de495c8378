"""Which kinds of file a library holds, where they live and what each may say."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from portal.model.call import Call
from portal.model.figure import Figure
from portal.model.network import Organization, Place
from portal.model.practice import Practice
from portal.model.region import Region
from portal.model.toolkit import GlossaryEntry, Guide, Source, System
from portal.model.update import Update
from portal.model.vocabulary import Term

VOCABULARIES = (
    "themes",
    "populations",
    "partner-types",
    "kinds",
    "statuses",
    "evidence-levels",
    "evidence-directions",
    "sizes",
    "provinces",
    "organization-types",
    "source-types",
    "translation-statuses",
    "call-sections",
    "measure-kinds",
    "figure-series",
    "term-categories",
    "system-states",
    "portal-parts",
    "update-types",
    "audiences",
    "time-zones",
)


@dataclass(frozen=True)
class Kind:
    """``registry`` is the name by which other files refer to it (`portal.model.fields.Ref`); ``location`` is a
    folder of files, one an item, or a single file that maps ids to items; ``schema`` names its JSON Schema; ``page`` is the address of an item's page, or of its anchor on a page, with ``{}`` for its id;
    ``published`` is its name in the open data, where
    that is another: a name that left the house stays."""

    registry: str
    location: str
    model: Any
    schema: str
    page: str = ""
    published: str = ""

    @property
    def public_name(self) -> str:
        """The name of the registry in the open data."""
        return self.published or self.registry

    @property
    def in_one_file(self) -> bool:
        return self.location.endswith(".yml")

    def files(self, root: Path) -> list[tuple[str, Path]]:
        """(path below ``root`` with forward slashes, file) of this kind, by name; whatever has another ending too, so that
        it can be named. Plain files in plain folders alone: a link could lead anywhere. Raises OSError for a folder that cannot be
        listed."""
        place = root / self.location
        if any(folder.is_symlink() for folder in (place, *place.parents[: self.location.count("/")])):
            return []
        if self.in_one_file:
            return [(self.location, place)] if place.is_file() else []
        if not place.is_dir():
            return []
        with os.scandir(place) as entries:
            names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False) and is_content(entry.name))
        return [(f"{self.location}/{name}", place / name) for name in names]

    def adapter(self) -> TypeAdapter[Any]:
        """What validates one item, or the whole mapping where the items share a file."""
        return _adapter(self.model, self.in_one_file)


def is_content(name: str) -> bool:
    """Whether a file by this name may have been written for the library: hidden files are a system's, but for those that
    end like ours."""
    return not name.startswith(".") or name.lower().endswith((".yml", ".yaml"))


@cache
def _adapter(model: Any, many: bool) -> TypeAdapter[Any]:
    return TypeAdapter(dict[str, model] if many else model)


def location(registry: str) -> str:
    """The folder or file of a registry. Raises StopIteration when there is no such registry."""
    return kind_of(registry).location


def kind_of(registry: str) -> Kind:
    """Raises StopIteration when there is no such registry."""
    return next(kind for kind in all_kinds() if kind.registry == registry)


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, those that others refer to first."""
    return (
        *(Kind(name, f"vocabulary/{name}.yml", Term, "vocabulary.json") for name in VOCABULARIES),
        Kind("places", "network/places.yml", Place, "places.json", "places/{}/"),
        Kind("sources", "toolkit/library", Source, "library-entry.json", "sources/{}/", published="library"),
        Kind("organizations", "network/organizations", Organization, "organization.json", "network/{}/"),
        Kind("practices", "practices", Practice, "practice.json", "practices/{}/"),
        Kind("calls", "network/calls.yml", Call, "calls.json", "calls/#{}"),
        Kind("regions", "network/regions", Region, "region.json", "regions/{}/"),
        Kind("figures", "network/figures.yml", Figure, "figures.json", "figures/#{}"),
        Kind("glossary", "toolkit/glossary.yml", GlossaryEntry, "glossary.json", "glossary/#{}"),
        Kind("guides", "toolkit/guides", Guide, "guide.json", "guides/{}/"),
        Kind("systems", "toolkit/systems.yml", System, "systems.json", "systems/#{}"),
        Kind("updates", "network/updates", Update, "update.json", "updates/{}/"),
    )
