"""The page of a practice: which questions its sources answer, and which they leave open."""

from __future__ import annotations

from collections.abc import Iterator

from portal.model.practice import Practice
from portal.outputs.links import resolve
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition


def practice_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such practice."""
    speech = edition.speech
    catalogue = edition.catalogue
    practice = catalogue.practices[name]
    labels = speech.words["practice"]["silences"]
    return Page(
        address=f"practices/{name}/",
        template="practice.html",
        title=speech.text(practice.title),
        description=speech.text(practice.summary),
        values={
            "id": name,
            "practice": practice,
            "silences": speech.listed(tuple(labels[what] for what in silences(practice))),
            "link": lambda target: resolve(target, "../../"),
        },
        edit_path=catalogue.paths[name],
        modified=practice.review.last.isoformat(),
    )


def silences(practice: Practice) -> Iterator[str]:
    """What a reader would look for and the sources do not tell, by the names in ``words/interface/practices.yml``."""
    resources = practice.resources
    if practice.need is None:
        yield "need"
    if practice.approach is None:
        yield "approach"
    if not practice.steps:
        yield "steps"
    if resources is None or resources.team is None:
        yield "team"
    if resources is None or resources.cost is None:
        yield "cost"
    if not practice.outcomes:
        yield "outcomes"
    if practice.lessons is None:
        yield "lessons"
    if practice.transferability is None:
        yield "transferability"
