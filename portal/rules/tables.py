"""What rules that are tables ask of which fields: the checks beside this module read it, and the form in the page, which gets it as
JSON. A way leads from the file to a field; a list on it means each of its items."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from portal.model.update_types import PARTS, SPECIAL

Names = tuple[str, ...]
Pair = tuple[Names, Names]

_REVIEWED: Pair = (("review", "submitted"), ("review", "last"))
_IN_ORDER: tuple[Pair, ...] = (_REVIEWED, (("review", "last"), ("review", "due")))

# Registry → what has happened when it is written down.
PAST: Mapping[str, tuple[Names, ...]] = MappingProxyType(
    {
        "practices": _REVIEWED,
        **dict.fromkeys(("guides", "templates", "assessments", "indicators"), _REVIEWED),
        "sources": (("accessed",),),
        "organizations": (("contacts", "consent"),),
        "updates": (("published",), ("changed",)),
        "replications": _REVIEWED,
        "peer-questions": (("asked",), ("closed",), ("answers", "answered")),
        "circles": (*_REVIEWED, ("contact", "consent")),
    }
)
# Registry → pairs of which the first does not come after the second.
ORDERS: Mapping[str, tuple[Pair, ...]] = MappingProxyType(
    {
        "practices": _IN_ORDER,
        **dict.fromkeys(
            ("guides", "templates", "assessments", "indicators", "replications"),
            _IN_ORDER,
        ),
        "peer-questions": ((("asked",), ("answers", "answered")), (("asked",), ("closed",))),
        "circles": (
            *_IN_ORDER,
            (("contact", "consent"), ("contact", "expires")),
        ),
        "organizations": ((("contacts", "consent"), ("contacts", "expires")),),
        "updates": (
            (("published",), ("changed",)),
            (("published",), ("expires",)),
            (("published",), ("deadline",)),
            (("starts",), ("ends",)),
        ),
    }
)
# Registry → the last day of what stands in a file for a while.
UNTIL: Mapping[str, tuple[Names, ...]] = MappingProxyType(
    {"circles": (("contact", "expires"),), "organizations": (("contacts", "expires"),)}
)
# Kinds that tell of what was done, with results, and where that is said: a source that is cited once may stand in the file.
TOLD = ("practices", "replications")
# Registry → (list, field, companion): an item of the list that has the field needs the other too.
COMPANIONS: Mapping[str, tuple[tuple[str, str, str], ...]] = MappingProxyType(
    dict.fromkeys(TOLD, (("outcomes", "value", "unit"), ("outcomes", "value", "source")))
)
# Names and titles of works may be the same in both languages; so may a word or two ('Transport', 'Information').
MAY_BE_SAME = frozenset(
    {"name", "publisher", "author", "authors", "unit", "label", "period", "term", "acronym", "shown", "ask"}
)  # fmt: skip
AS_TYPED = "keywords"  # the words of people who look for something: no style is asked of them
SHORT = 25  # characters
TITLE = 80  # characters: two lines at 360 pixels
TITLE_MOST: Mapping[str, int] = MappingProxyType(
    {"en": 110, "fr": 130}
)  # beyond it the model refuses it (`portal.model.fields.Title`)
QUOTED = 25  # words, at most: what may be quoted without asking, and what a reader takes in at once
SOURCED = ("outputs", "outcomes")  # lists of statements of which each names one of the file's sources
OWN_SOURCE = ("title", "publisher", "language", "read")  # what a source that stands in a card must tell beside its address


def as_data(registry: str) -> dict[str, Any]:
    """Those of a kind of file, as JSON can hold them."""
    return {
        "past": PAST.get(registry, ()),
        "orders": ORDERS.get(registry, ()),
        "until": UNTIL.get(registry, ()),
        "companions": COMPANIONS.get(registry, ()),
        "may_be_same": sorted(MAY_BE_SAME),
        "as_typed": AS_TYPED,
        "short": SHORT,
        "title": TITLE if registry == "practices" else 0,
        "title_most": dict(TITLE_MOST),
        "quoted": QUOTED,
        "sourced": SOURCED if registry in TOLD else (),
        "own_source": OWN_SOURCE if registry in TOLD else (),
        "types": {name: {"needs": one.needs, "parts": one.parts} for name, one in SPECIAL.items()}
        if registry == "updates"
        else {},
        "parts": PARTS if registry == "updates" else (),
    }
