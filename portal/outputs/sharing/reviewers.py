"""Who is asked to look at what: `site.yml` says it once, and ``.github/CODEOWNERS``, by which GitHub asks, is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from portal import words
from portal.library import Library
from portal.problem import Problem
from portal.reading import yaml_reader
from portal.settings import FILE, LANGUAGES
from portal.typography import set_text

OWNERS = ".github/CODEOWNERS"
_KEY, _REGIONS = "reviewers", "regions"
# What is looked at by whom, wherever it is about; of several patterns that fit a file, the last one decides.
_PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("*", ("program",)),
    ("/practices/", ("content",)),
    ("/toolkit/", ("content",)),
    ("/network/", ("content",)),
    ("/vocabulary/", ("content", "french")),
    ("/docs/en/", ("content",)),
    ("/docs/fr/", ("french",)),
    ("/portal/words/", ("content", "french")),
    ("*.fr.md", ("french",)),
    ("/.github/", ("program",)),
    ("/deploy/", ("program",)),
    ("/site.yml", ("program",)),
)
ROLES = tuple(dict.fromkeys(role for _, roles in _PATTERNS for role in roles))
# Registries whose files say of which places, provinces or territories they tell.
OF_REGIONS = ("practices", "organizations", "regions", "updates", "replications", "peer-questions", "circles")
# @person, @organization/team, or an address at which GitHub knows somebody.
_NAME = r"[A-Za-z0-9](?:-?[A-Za-z0-9])*"
_ACCOUNT = re.compile(rf"@{_NAME}(?:/[A-Za-z0-9][\w.-]*)?|[^@\s#]+@[^@\s#]+\.[^@\s#]+", re.ASCII)


class Fault(NamedTuple):
    """What is wrong in ``site.yml``, by the name of its sentence."""

    line: int
    name: str
    value: str = ""


@dataclass(frozen=True)
class Reviewers:
    """``roles`` and ``regions`` → accounts on GitHub. A region is a province or territory, or one of ``network/regions/``."""

    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def anybody(self) -> bool:
        return any((*self.roles.values(), *self.regions.values()))

    def of(self, regions: frozenset[str]) -> tuple[str, ...]:
        """Those who look after any of ``regions``, each once."""
        return _once(account for name, accounts in self.regions.items() if name in regions for account in accounts)


def read(root: Path, known: Mapping[str, frozenset[str]]) -> tuple[Reviewers, list[Fault], list[Problem]]:
    """Who is named in ``root/site.yml``, with what is wrong there; nobody where nobody is named. ``known``: the ids of the
    library. Raises OSError."""
    document, problems = yaml_reader.read(root / FILE, FILE)
    if document is None or problems:
        return Reviewers(), [], problems
    given = document.data.get(_KEY, {})
    faults: list[Fault] = []

    def fault(name: str, *way: str | int) -> None:
        place = document.problem((_KEY, *way), "", at_key=isinstance(way[-1], str) if way else True)
        faults.append(Fault(place.line, name, str(way[-1]) if way and isinstance(way[-1], str) else _value(given, way)))

    def accounts(held: Any, *way: str) -> tuple[str, ...]:
        if not isinstance(held, list):
            fault("no_list", *way)
            return ()
        for index, account in enumerate(held):
            if not isinstance(account, str) or not _ACCOUNT.fullmatch(account):
                fault("no_account", *way, index)
        return tuple(account for account in held if isinstance(account, str))

    roles: dict[str, tuple[str, ...]] = {}
    regions: dict[str, tuple[str, ...]] = {}
    if not isinstance(given, dict):
        fault("no_mapping")
        return Reviewers(), faults, []
    for role, held in given.items():
        if role in ROLES:
            roles[role] = accounts(held, role)
        elif role != _REGIONS:
            fault("unknown_role", role)
        elif not isinstance(held, dict):
            fault("no_mapping", role)
        else:
            for region, inner in held.items():
                if region not in known["provinces"] | known["regions"]:
                    fault("unknown_region", role, region)
                regions[region] = accounts(inner, role, region)
    return Reviewers(roles, regions), sorted(faults), []


def regions_of(found: Library, registry: str, name: str) -> frozenset[str]:
    """The provinces, territories and regions that an item is about; none where it is about no place in particular."""
    item = found.items(registry).get(name)
    if item is None:
        return frozenset()
    if registry == "regions":
        return frozenset((name, item.province))
    regions = set(getattr(item, "provinces", ()))
    places = set(getattr(item, "places", ()))
    known = found.items("places")
    regions.update(known[place].province for place in places if place in known)
    regions.update(one for one, region in found.items("regions").items() if region.number and places & set(region.places))
    return frozenset(regions)


def code_owners(found: Library, reviewers: Reviewers) -> str:
    """The text of ``.github/CODEOWNERS``: only comments where nobody is named."""
    said = words.load("commands")["owners"]
    notes = ("head", "last_decides") if reviewers.anybody else ("head", "nobody")
    lines = [f"# {set_text(said[name][language], language)}" for name in notes for language in LANGUAGES]
    rows = [(pattern, _once(one for role in roles for one in reviewers.roles.get(role, ()))) for pattern, roles in _PATTERNS]
    rows += _rows_of_regions(found, reviewers)
    rows = [(pattern, accounts) for pattern, accounts in rows if accounts]
    width = max((len(pattern) for pattern, _ in rows), default=0)
    lines += ["", *(f"{pattern:<{width}} {' '.join(accounts)}" for pattern, accounts in rows)] if rows else []
    return "\n".join(lines) + "\n"


def _rows_of_regions(found: Library, reviewers: Reviewers) -> list[tuple[str, tuple[str, ...]]]:
    """A line for each file that is about a region somebody looks after: GitHub knows files, and no regions."""
    if not any(reviewers.regions.values()):
        return []
    return sorted(
        (f"/{path}", reviewers.of(regions_of(found, registry, name)))
        for registry in OF_REGIONS
        for path, reading in found.readings[registry].items()
        for name in reading.items
    )


def _value(given: Any, way: tuple[str | int, ...]) -> str:
    for step in way:
        given = given[step]
    return given if isinstance(given, str) else ""


def _once(accounts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(accounts))
