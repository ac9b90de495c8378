"""Which kinds of file a library holds, where they live and what each may say."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import TypeAdapter

VOCABULARIES = (
    "themes",
    "populations",
    "partner-types",
    "kinds",
    "statuses",
    "evidence-levels",
    "evidence-directions",
    "questions",
    "sizes",
    "provinces",
    "organization-types",
    "source-types",
    "translation-statuses",
    "call-sections",
    "addressees",
    "measure-kinds",
    "figure-series",
    "term-categories",
    "system-states",
    "portal-parts",
    "replication-results",
    "update-types",
    "audiences",
    "time-zones",
)


@dataclass(frozen=True)
class Kind:
    """``registry`` is the name by which other files refer to it (`portal.model.fields.Ref`); ``location`` is a
    folder of files, one an item, or a single file that maps ids to items; ``of_model`` is its model's name in `portal.model`, loaded
    when it is asked for: all of them take longer than the written pages, whose links need addresses alone; ``schema`` names its JSON Schema; ``page`` is the address of an item's page, or of its anchor on a page, with ``{}`` for its id;
    ``published`` is its name in the open data, where
    that is another: a name that left the house stays."""

    registry: str
    location: str
    of_model: str
    schema: str
    page: str = ""
    published: str = ""

    @property
    def model(self) -> Any:
        module, _, name = self.of_model.partition(".")
        return getattr(import_module(f"portal.model.{module}"), name)

    @property
    def may_wait(self) -> bool:
        """Whether an item may be there in one language, with its translation wanted."""
        return "translation" in self.model.__dataclass_fields__

    @property
    def public_name(self) -> str:
        """The name of the registry in the open data."""
        return self.published or self.registry

    @property
    def has_pages(self) -> bool:
        """Whether an item has a place of its own on the site; what has none, such as a term of a closed list, has no public id."""
        return bool(self.page)

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
    from pydantic import TypeAdapter  # as the models

    return TypeAdapter(dict[str, model] if many else model)


def location(registry: str) -> str:
    """The folder or file of a registry. Raises StopIteration when there is no such registry."""
    return kind_of(registry).location


def kind_of(registry: str) -> Kind:
    """Raises StopIteration when there is no such registry."""
    return next(kind for kind in all_kinds() if kind.registry == registry)


@cache  # every page with a form asks for some
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, those that others refer to first."""
    return (
        *(Kind(name, f"vocabulary/{name}.yml", "vocabulary.Term", "vocabulary.json") for name in VOCABULARIES),
        Kind("places", "network/places.yml", "network.Place", "places.json", "places/{}/"),
        Kind("sources", "toolkit/library", "toolkit.Source", "library-entry.json", "sources/{}/", published="library"),
        Kind("organizations", "network/organizations", "network.Organization", "organization.json", "network/{}/"),
        Kind("practices", "practices", "practice.Practice", "practice.json", "practices/{}/"),
        Kind("calls", "network/calls.yml", "call.Call", "calls.json", "calls/#{}"),
        Kind("regions", "network/regions", "region.Region", "region.json", "regions/{}/"),
        Kind("figures", "network/figures.yml", "figure.Figure", "figures.json", "figures/#{}"),
        Kind("glossary", "toolkit/glossary.yml", "toolkit.GlossaryEntry", "glossary.json", "glossary/#{}"),
        Kind("guides", "toolkit/guides", "toolkit.Guide", "guide.json", "guides/{}/"),
        Kind("systems", "toolkit/systems.yml", "toolkit.System", "systems.json", "systems/#{}"),
        Kind("templates", "toolkit/templates", "template.Template", "template.json", "templates/{}/"),
        Kind("assessments", "toolkit/assessments", "assessment.Assessment", "assessment.json", "assessments/{}/"),
        Kind("indicators", "toolkit/indicators", "indicator.Indicators", "indicators.json", "indicators/{}/"),
        Kind("replications", "network/replications", "community.Replication", "replication.json", "replications/{}/"),
        Kind("peer-questions", "network/questions", "community.Question", "question.json", "questions/{}/"),
        Kind("circles", "network/circles", "community.Circle", "circle.json", "circles/{}/"),
        Kind("updates", "network/updates", "update.Update", "update.json", "updates/{}/"),
        Kind("thesaurus", "vocabulary/thesaurus.yml", "thesaurus.Concept", "thesaurus.json"),
    )
