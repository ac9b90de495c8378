"""The tracker of calls to action: what was asked for, and which practices answer it."""

from __future__ import annotations

from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition


def calls_page(edition: Edition) -> Page:
    """Calls in the sections of the document, in its order."""
    catalogue, labels = edition.catalogue, edition.speech.words["calls"]
    sections: dict[str, list[str]] = {section: [] for section in catalogue.vocabularies["call-sections"]}
    for name, call in catalogue.calls.items():
        sections[call.section].append(name)
    values = {
        "sections": {section: names for section, names in sections.items() if names},
        "answered": sum(bool(call.answered_by) for call in catalogue.calls.values()),
    }
    return Page("calls/", "calls.html", labels["title"], labels["summary"], values, "network/calls.yml")
