"""Guides as short decks to show to a council: what stands on their slides, as plain data that `portal.outputs.documents.slides` writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.model.toolkit import Advice
from portal.outputs.documents.handouts import Endnotes, address, mention, open_questions, reviewed
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.known import best_first
from portal.outputs.wording.readable import plain

_POINTS = 4  # of a slide; the others stand in its notes


def decks(edition: Edition) -> Iterator[tuple[str, dict[str, Any]]]:
    """(path below the home of the language, what its slides say) of each guide."""
    for name in edition.catalogue.guides:
        yield address("guides", name, edition.language, "pptx"), guide_deck(edition, name)


def guide_deck(edition: Edition, name: str) -> dict[str, Any]:
    """Raises KeyError when there is no such guide."""
    guide, speech = edition.catalogue.guides[name], edition.speech
    words, licence = speech.words["guides"], speech.words["handouts"]["licence"]
    slides = [_advice(edition, words["parts"][part], advices) for part, advices in guide.advice.items()]
    if practices := edition.catalogue.facets["theme"].get(name, ()):
        best = best_first(edition.catalogue, practices)
        slides.append(_slide(words["done"], [mention(edition, one) for one in best[:_POINTS]]))
    if guide.not_documented:
        slides.append(_slide(words["missing"], [plain(speech.text(one)) for one in guide.not_documented]))
    if guide.open_questions:
        slides.append(_slide(words["open_questions"], open_questions(edition, guide)))
    site = speech.words["site"]["name"]
    address_of_page = edition.settings.address(edition.language, f"guides/{name}/")
    slides.append(_slide(site, [address_of_page, reviewed(edition, guide.review), licence]))
    return {
        "language": edition.language,
        "site": site,
        "title": speech.text(guide.title),
        "lead": speech.text(guide.summary),
        "slides": slides,
    }


def _advice(edition: Edition, title: str, advices: tuple[Advice, ...]) -> dict[str, Any]:
    """The advices; the notes say who did so, or says so."""
    notes = Endnotes(edition)
    points = [notes.advice(advice) for advice in advices]
    slide = _slide(title, points)
    return {**slide, "notes": [*slide["notes"], *notes.told()]}


def _slide(title: str, points: list[str]) -> dict[str, Any]:
    return {"title": title, "points": points[:_POINTS], "notes": points[_POINTS:]}
