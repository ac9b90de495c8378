"""The page of a practice: which questions its sources answer, and which they leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from portal.catalogue.facets import FACETS
from portal.catalogue.related import Related
from portal.model.practice import Practice
from portal.outputs.documents.handouts import offered
from portal.outputs.documents.sheets import adapting
from portal.outputs.links import resolve
from portal.outputs.open_data.api import FOLDER
from portal.outputs.page import Page
from portal.outputs.pages.templates import fit_of
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.known import silences
from portal.outputs.wording.titles import indicators_title


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
            "places_summary": _places(edition, practice) if len(practice.places) > 1 else "",
            "quotes": quotes(practice),
            "adapt": [(f"templates/{template}/#practice={name}", template) for template in adapting(edition)],
            "fit": fit_of(catalogue),
            "measured": _measured(edition, practice),
            "tags": _tags(edition, practice),
            "related": [(near.id, " · ".join(_reasons(edition, near))) for near in catalogue.related[name]],
            "folder": FOLDER,
            "offered": offered(edition, "practices", name),
            "silences": speech.listed(tuple(labels[what] for what in silences(practice))),
            "link": lambda target: resolve(target, "../../"),
        },
        edit_path=catalogue.paths[name],
        modified=practice.review.last.isoformat(),
    )


def quotes(practice: Practice) -> dict[tuple[str, str | None], tuple[str, ...]]:
    """(source, locator) of a result → the words of the source that it rests on: those cited from the same place; where no place is
    told apart, those of a source that the card cites once, for this result alone."""
    found: dict[tuple[str, str | None], tuple[str, ...]] = {}
    resting = Counter(outcome.source for outcome in practice.outcomes)
    for outcome in practice.outcomes:
        if outcome.source:
            cited = [citation for citation in practice.sources if citation.id == outcome.source]
            here = [citation for citation in cited if citation.locator and citation.locator == outcome.locator]
            if not here and len(cited) == 1 and resting[outcome.source] == 1:
                here = cited
            found[outcome.source, outcome.locator] = tuple(citation.quote for citation in here if citation.quote)
    return found


def _tags(edition: Edition, practice: Practice) -> dict[str, tuple[str, ...]]:
    """Facet → the terms that the practice bears, of those facets that have no place of their own on the page."""
    places = edition.catalogue.places
    borne = {name: facet.of(practice, places) for name, facet in FACETS.items() if not facet.placed}
    return {name: terms for name, terms in borne.items() if terms}


def _reasons(edition: Edition, near: Related) -> Iterator[str]:
    """Why a practice stands near another."""
    labels, speech = edition.speech.words["practice"], edition.speech
    if near.concept:
        yield labels["both_tell"].format(term=speech.text(edition.catalogue.thesaurus[near.concept].label))
    elif near.shared_theme:
        yield labels["same_theme"].format(term=speech.term("themes", near.shared_theme))
    if near.same_size:
        yield labels["same_size"]
    if near.same_lead:
        yield labels["same_lead"]


def _measured(edition: Edition, practice: Practice) -> tuple[str, str] | None:
    """Id and title of what can be measured about the first theme of the practice that has such questions."""
    indicators = edition.catalogue.indicators
    name = next((name for theme in practice.themes for name, one in indicators.items() if one.guide == theme), None)
    return (name, indicators_title(edition.speech, indicators[name])) if name else None


def _places(edition: Edition, practice: Practice) -> str:
    """'14 places: large urban 6, medium 8'."""
    catalogue, speech = edition.catalogue, edition.speech
    counts = Counter(catalogue.places[place].size for place in practice.places)
    sizes = (f"{speech.term('sizes', size).lower()} {counts[size]}" for size in catalogue.vocabularies["sizes"] if counts[size])
    return str(
        speech.words["practice"]["places_summary"].format(count=speech.number(len(practice.places)), sizes=", ".join(sizes))
    )
