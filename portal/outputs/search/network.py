"""Who and where, as the search finds them: organizations, places, regions, what centres tried, asked and announced."""

from __future__ import annotations

from portal.outputs.pages.replications import RESULTS, title_of
from portal.outputs.search.documents import Version
from portal.outputs.search.practices import name_of
from portal.outputs.search.texts import beginning, texts_of, themes_of
from portal.outputs.wording.edition import Edition


def version_of_organization(edition: Edition, name: str) -> Version:
    """``more``: the language that its name is in, where it bears none in this one."""
    organization, speech = edition.catalogue.organizations[name], edition.speech
    places = [speech.place(place) for place in organization.places]
    kind, title = speech.term("organization-types", organization.type), name_of(edition, name)
    does = speech.text(organization.does) if organization.does else ""
    texts = {
        "title": [title],
        "names": places,
        "labels": [kind],
        "text": texts_of(edition, (organization.does, organization.note)),
    }
    foreign = (speech.other,) if organization.bears_only(speech.other) else ()
    return Version(texts, title, does, " · ".join((kind, *places)), foreign)


def version_of_place(edition: Edition, name: str) -> Version:
    catalogue, speech = edition.catalogue, edition.speech
    place = catalogue.places[name]
    size = speech.term("sizes", place.size)
    practices = len(catalogue.links.practices_of_place.get(name, ()))
    texts = {
        "title": texts_of(edition, [place.name]),
        "names": [] if catalogue.whole(name) else [speech.term("provinces", place.province)],
        "labels": [size],
        "text": texts_of(edition, [place.note]),
    }
    return Version(
        texts, speech.place(name), "", " · ".join((size, *([speech.counted("lists", practices)] if practices else [])))
    )


def version_of_region(edition: Edition, name: str) -> Version:
    region, speech = edition.catalogue.regions[name], edition.speech
    measures = [measure.text for priority in region.priorities for measure in priority.measures]
    province = speech.term("provinces", region.province)
    texts = {
        "title": texts_of(edition, [region.name]),
        "names": [province, *(speech.place(place) for place in region.places)],
        "text": texts_of(edition, (*(priority.title for priority in region.priorities), *measures, region.note)),
    }
    priorities = "; ".join(speech.text(priority.title) for priority in region.priorities[:3])
    return Version(texts, speech.text(region.name), beginning(priorities), province)


def version_of_replication(edition: Edition, name: str) -> Version:
    trial, speech = edition.catalogue.replications[name], edition.speech
    practice = edition.catalogue.practices[trial.practice]
    result, body = speech.term(RESULTS, trial.result), name_of(edition, trial.organization)
    texts = {
        "title": texts_of(edition, [practice.title]),
        "names": [speech.place(trial.place), body],
        "summary": texts_of(edition, [trial.summary]),
        "labels": [speech.words["replications"]["title"], result, *themes_of(edition, practice.themes)],
        "text": texts_of(edition, (trial.changes, *(outcome.statement for outcome in trial.outcomes), trial.stopped)),
    }
    return Version(texts, title_of(edition, name), speech.text(trial.summary), f"{result} · {body}")


def version_of_question(edition: Edition, name: str) -> Version:
    question, speech = edition.catalogue.peer_questions[name], edition.speech
    labels, body = speech.words["peer_questions"], name_of(edition, question.organization)
    state = labels["closed" if question.closed else "open"]
    texts = {
        "title": texts_of(edition, [question.title]),
        "names": [speech.place(question.place), body],
        "summary": texts_of(edition, [question.text]),
        "labels": themes_of(edition, question.themes),
        "text": texts_of(edition, (answer.text for answer in question.answers)),
    }
    return Version(texts, speech.text(question.title), beginning(speech.text(question.text)), f"{state} · {body}")


def version_of_circle(edition: Edition, name: str) -> Version:
    circle, speech = edition.catalogue.circles[name], edition.speech
    body = name_of(edition, circle.organization)
    texts = {
        "title": texts_of(edition, [circle.title]),
        "names": [body, *(speech.term("provinces", province) for province in circle.provinces)],
        "summary": texts_of(edition, [circle.summary]),
        "labels": [speech.words["circles"]["title"], *themes_of(edition, circle.themes)],
        "text": texts_of(edition, (circle.for_whom, circle.meets, circle.join)),
    }
    return Version(texts, speech.text(circle.title), speech.text(circle.summary), body)


def version_of_update(edition: Edition, name: str) -> Version:
    update, speech = edition.catalogue.updates[name], edition.speech
    places = (
        *(speech.place(place) for place in update.places),
        *(speech.term("provinces", province) for province in update.provinces),
    )
    title, text, body = speech.half(update.title), speech.half(update.text), name_of(edition, update.organization)
    what = speech.term("update-types", update.type)
    texts = {
        "title": [title],
        "names": [body, *places],
        "summary": [text],
        "labels": [what, *themes_of(edition, update.themes)],
    }
    return Version(texts, title, beginning(text), f"{what} · {body}")
