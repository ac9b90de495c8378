"""Self-assessments: their list, and a page for each, which is the paper version and what the browser works with."""

from __future__ import annotations

from typing import Any

from portal.model.assessment import Area, Assessment
from portal.outputs.links import resolve
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.readable import plain
from portal.scoring import bands


def assessments_page(edition: Edition) -> Page:
    labels = edition.speech.words["assessments"]
    return Page("assessments/", "assessments.html", labels["title"], labels["summary"])


def assessment_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such assessment."""
    speech = edition.speech
    assessment = edition.catalogue.assessments[name]
    sizes = sorted({len(area.questions) for area in assessment.areas})
    return Page(
        address=f"assessments/{name}/",
        template="assessment.html",
        title=speech.text(assessment.title),
        description=speech.text(assessment.summary),
        values={
            "id": name,
            "assessment": assessment,
            "count": sum(len(area.questions) for area in assessment.areas),
            "bands": {size: bands(size) for size in sizes},
            "scale": [speech.text(one) for one in assessment.scale],
            "areas": _areas(edition, assessment),
            "link": lambda target: resolve(target, "../../"),
        },
        edit_path=f"toolkit/assessments/{name}.yml",
        modified=assessment.review.last.isoformat(),
    )


def _areas(edition: Edition, assessment: Assessment) -> list[dict[str, Any]]:
    """What the browser tells of each area once it has a score."""
    speech, catalogue = edition.speech, edition.catalogue

    def help_of(area: Area) -> dict[str, Any] | None:
        if not area.guide:
            return None
        practices = len(catalogue.facets["theme"].get(area.guide, ()))
        return {
            "guide": area.guide,
            "title": speech.text(catalogue.guides[area.guide].title),
            "practices": speech.counted("lists", practices) if practices else "",
        }

    return [
        {
            "key": area.key,
            "title": speech.text(area.title),
            "questions": [{"key": one.key, "text": plain(speech.text(one.text))} for one in area.questions],
            "strong": plain(speech.text(area.strong)),
            "next": [plain(speech.text(step)) for step in area.next_steps],
            "help": help_of(area),
        }
        for area in assessment.areas
    ]
