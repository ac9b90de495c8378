"""The family tree of adaptations has no loops. Gives ``adaptation-loop``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from portal.problem import Problem
from portal.rules.rule import Known, LibraryRule, Rule, Setting
from portal.yaml_reader import Document

Kin = tuple[str, Document]  # a practice's id, and where it names those that it was adapted from


def kin(document: Document, setting: Setting) -> Kin | None:
    """None for a practice that was adapted from no other. Without the nodes, which weigh twenty times the text."""
    return (setting.name, replace(document, root=None)) if "adapted_from" in document.data else None


def loops(gathered: Mapping[str, Kin], _: Known) -> Iterator[Problem]:
    """One problem for each practice that descends from itself. Cost linear in the number of practices."""
    parents: dict[str, list[str]] = {}
    documents: dict[str, Document] = {}
    for name, document in gathered.values():
        listed = document.data.get("adapted_from")
        if isinstance(listed, list):
            parents[name] = [parent for parent in listed if isinstance(parent, str)]
            documents[name] = document
    for loop in _loops(parents):
        for name, parent in zip(loop, (*loop[1:], loop[0]), strict=True):
            way = ("adapted_from", parents[name].index(parent))
            yield documents[name].problem(way, "adaptation-loop", loop=" → ".join((name, *_turn(loop, name)[1:], name)))


def _turn(loop: list[str], first: str) -> list[str]:
    at = loop.index(first)
    return loop[at:] + loop[:at]


def _loops(parents: dict[str, list[str]]) -> Iterator[list[str]]:
    """Each loop once; a walk without recursion, as a chain of adaptations may be long."""
    done: set[str] = set()
    for start in parents:
        trail: list[str] = []
        on_trail: dict[str, int] = {}
        stack: list[tuple[str, bool]] = [(start, True)]
        while stack:
            name, entering = stack.pop()
            if not entering:
                trail.pop()
                del on_trail[name]
                done.add(name)
            elif name in on_trail:
                yield trail[on_trail[name] :]
            elif name not in done and name in parents:
                on_trail[name] = len(trail)
                trail.append(name)
                stack.append((name, False))
                stack.extend((parent, True) for parent in parents[name])


RULES: tuple[Rule, ...] = (LibraryRule(name="adaptation-loop", gather=kin, check=loops, kinds=frozenset({"practices"})),)
