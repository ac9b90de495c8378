"""How the form asks: the fields of each kind in steps, which of them it needs, and what it fills in by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from portal import words
from portal.kinds import kind_of
from portal.rules.translation import WANTED

ADDRESS = "contribute/share/"
Step = tuple[str, tuple[str, ...]]
_DUE, _FOLLOWS = 365, 14  # days


@dataclass(frozen=True)
class Form:
    """``steps``: name of a step (in ``portal/words/share.yml``) → its fields; ``needed``: those without which nothing can be read; ``given``:
    what stands there until somebody says otherwise; ``aside``: ways that are kept when they are there, and not asked; ``name``: the
    fields that a thing is called by; ``begun``: lists of which one item is asked at once; ``named``: fields that an address may fill
    in, ``#new=replication&practice=its-id``; ``later``: fields that only what is published already is asked for."""

    steps: tuple[Step, ...]
    needed: tuple[str, ...]
    name: tuple[str, ...] = ("title",)
    given: Mapping[str, Any] = field(default_factory=dict)
    aside: tuple[str, ...] = ("formerly",)
    begun: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    languages: str = ""  # the status of a translation that nobody has made yet, where a file can wait for it
    due: int = 0  # days until it is looked at again, where it is reviewed
    follows: int = 0  # days until the other language follows, where a date is said and nobody says another


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "practices": Form(
            steps=(
                ("idea", ("title", "summary", "keywords", "themes", "kind", "status")),
                ("where", ("places", "populations", "led_by", "partners", "period")),
                ("story", ("need", "approach", "steps", "outputs")),
                ("means", ("resources",)),
                ("results", ("outcomes", "lessons", "evidence")),
                ("elsewhere", ("transferability", "adapted_from")),
                ("sources", ("sources",)),
            ),
            needed=("title", "summary", "themes", "places", "populations", "sources"),
            given={
                "kind": "practice",
                "status": "documented",
                "evidence": {"level": "not-assessed", "direction": "unknown", "rationale": None},
            },
            aside=("formerly", "merged_from", "review", "translation", "sources.read", "sources.stored_copy"),
            begun=("sources",),
            languages=WANTED,
            due=_DUE,
        ),
        "replications": Form(
            steps=(
                ("tried", ("practice", "organization", "role", "place", "period")),
                ("went", ("result", "summary", "changes", "stopped")),
                ("results", ("outcomes",)),
                ("sources", ("sources",)),
            ),
            needed=("practice", "organization", "role", "place", "period", "result", "summary"),
            name=("practice", "place"),
            named=("practice",),
            aside=("formerly", "review", "translation", "sources.read", "sources.stored_copy"),
            languages=WANTED,
            due=_DUE,
        ),
        "peer-questions": Form(
            steps=(
                ("asking", ("title", "text", "organization", "role", "place", "themes")),
                ("answers", ("answers", "closed")),
            ),
            needed=("title", "text", "organization", "role", "place", "themes"),
            later=("answers", "closed"),
            aside=("formerly", "asked", "translation", "answers.answered", "answers.language"),
            languages=WANTED,
        ),
        "circles": Form(
            steps=(
                ("circle", ("title", "summary", "organization", "for_whom", "languages")),
                ("meets", ("meets", "join", "website", "contact")),
                ("whom", ("themes", "provinces")),
            ),
            needed=("title", "summary", "organization", "for_whom", "languages", "meets", "join", "themes", "provinces"),
            aside=("formerly", "review", "translation"),
            languages=WANTED,
            due=_DUE,
        ),
        "updates": Form(
            steps=(
                ("news", ("type", "organization", "title", "text", "pending")),
                ("when", ("deadline", "starts", "ends", "meeting", "grant")),
                ("whom", ("themes", "provinces", "places", "sizes", "audiences", "circle")),
                ("links", ("link", "attachments", "expires")),
            ),
            needed=("type", "organization", "title", "text", "themes", "provinces"),
            aside=("formerly", "published", "changed", "pending.language"),
            follows=_FOLLOWS,
        ),
        "organizations": Form(
            steps=(("who", ("name", "type", "places", "does", "lead_body")), ("reach", ("website", "contacts", "note"))),
            needed=("name", "type"),
            name=("name",),
            aside=("formerly", "name_from", "website_read", "sources"),
        ),
    }
)


def form_address(path: str) -> str:
    """The form's page with the thing named whose file is at ``path``; '' where the form cannot write such a thing."""
    folder, _, name = path.rpartition("/")
    registry = _registries().get(folder)
    return f"{ADDRESS}#{registry.removesuffix('s')}={name.removesuffix('.yml')}" if registry else ""


@cache  # every page asks
def _registries() -> Mapping[str, str]:
    """Folder → the registry of what lies in it, of what the form writes."""
    return {kind_of(registry).location: registry for registry in FORMS}


def described(registry: str) -> dict[str, Any]:
    """A form as JSON can hold it."""
    form = asdict(FORMS[registry])
    if "evidence" in form["given"]:
        form["given"] = form["given"] | {
            "evidence": form["given"]["evidence"] | {"rationale": words.load("share")["page"]["rationale"]}
        }
    return form
