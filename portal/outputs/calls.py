"""The tracker of calls to action: what was asked for, and which practices answer it."""
from __future__ import annotations

from portal.outputs.page import Page
from portal.outputs.speech import Speech


def calls_page(speech: Speech) -> Page:
    """Calls in the sections of the document, in its order."""
    catalogue, said = speech.catalogue, speech.words["calls"]
    sections: dict[str, list[str]] = {section: [] for section in catalogue.vocabularies["call-sections"]}
    for name, call in catalogue.calls.items():
        sections[call.section].append(name)
    values = {
        "sections": {section: names for section, names in sections.items() if names},
        "answered": sum(bool(call.answered_by) for call in catalogue.calls.values()),
    }
    return Page("calls/", "calls.html", said["title"], said["summary"], values, "network/calls.yml")
