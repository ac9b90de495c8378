"""Practices, as the search finds them."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from portal.catalogue.facets import FACETS
from portal.model.practice import QUESTIONS, Funder, Partner, Practice
from portal.outputs.search.documents import Version
from portal.outputs.search.texts import texts_of
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.known import distinctions


def version_of_practice(edition: Edition, name: str) -> Version:
    """``more``: sizes of its places, the questions it answers by their numbers, its status unless it is of the field, what
    sets its evidence apart, which of its leads bear a name in the other language alone, by their places, and their names."""
    catalogue, speech, language = edition.catalogue, edition.speech, edition.language
    practice = catalogue.practices[name]
    places = [speech.place(place) for place in practice.places]
    leads = [name_of(edition, lead) for lead in practice.led_by]
    labels = (
        speech.term(facet.vocabulary, term)
        for facet in FACETS.values()
        if facet.words
        for term in facet.of(practice, catalogue.places)
    )
    partners = dict.fromkeys(speech.term("partner-types", partner.type) for partner in practice.partners)
    texts = MappingProxyType(
        {
            "title": [practice.title[language]],
            "names": [*places, *leads, *_bodies(edition, practice)],
            "summary": [practice.summary[language]],
            "labels": [*labels, *partners, *texts_of(edition, [practice.keywords])],
            **_told(practice, language),
        }
    )
    answers = "".join(str(QUESTIONS.index(question)) for question in practice.answers)
    status = "" if practice.in_the_field else practice.status
    foreign = " ".join(
        str(at) for at, lead in enumerate(practice.led_by) if catalogue.organizations[lead].bears_only(speech.other)
    )
    more = (" ".join(catalogue.terms_of(practice, "size")), answers, status, " ".join(distinctions(practice)), foreign, *leads)
    return Version(
        texts, speech.text(practice.title), speech.text(practice.summary), speech.places_in_short(practice.places), more
    )


def name_of(edition: Edition, organization: str) -> str:
    return edition.speech.text(edition.catalogue.organizations[organization].name)


def _told(practice: Practice, language: str) -> dict[str, list[str]]:
    """The running text of a card, by the question that it answers."""
    resources, lessons, elsewhere = practice.resources, practice.lessons, practice.transferability
    told = {
        "did": (practice.need, practice.approach, *practice.steps, *(output.statement for output in practice.outputs)),
        "took": (resources.team, resources.cost, resources.time, resources.materials) if resources else (),
        "came": tuple(outcome.statement for outcome in practice.outcomes),
        "elsewhere": (
            *((lessons.worked, lessons.did_not_work) if lessons else ()),
            *(
                (elsewhere.needs, elsewhere.works_when, elsewhere.avoid_when, elsewhere.keep, elsewhere.change)
                if elsewhere
                else ()
            ),
        ),
        "evidence": (practice.evidence.rationale,),
    }
    return {part: [text[language] for text in texts if text] for part, texts in told.items()}


def _bodies(edition: Edition, practice: Practice) -> Iterator[str]:
    """Partners and funders that have a name."""
    funders = practice.resources.funders if practice.resources else ()
    bodies: tuple[Partner | Funder, ...] = (*practice.partners, *funders)
    for body in bodies:
        if body.organization:
            yield name_of(edition, body.organization)
        elif body.name:
            yield body.name[edition.language]
