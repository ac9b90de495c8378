"""The other items of the library, as the search finds them: for each registry what one of its items says in a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from portal.catalogue.facets import FACETS
from portal.outputs.pages.replications import RESULTS, title_of
from portal.outputs.search.documents import Said
from portal.outputs.search.practices import name_of, said_of_practice
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.readable import plain
from portal.outputs.wording.titles import indicators_title
from portal.typography import set_text

_SHOWN = 200  # letters of a long text that a result shows


def _texts(edition: Edition, values: Iterable[Any]) -> list[str]:
    """Those of the bilingual values that are there."""
    return [value[edition.language] for value in values if value]


def _themes(edition: Edition, themes: Iterable[str]) -> list[str]:
    return [edition.speech.term("themes", theme) for theme in themes]


def _guide(edition: Edition, name: str) -> Said:
    guide, speech = edition.catalogue.guides[name], edition.speech
    advices = [advice for field in guide.do.__slots__ for advice in getattr(guide.do, field)] if guide.do else []
    told = [one.text for one in (*guide.said, *advices, *guide.open_questions)]
    label = _themes(edition, [name] if name in edition.catalogue.vocabularies["themes"] else [])
    texts = {
        "title": _texts(edition, [guide.title]),
        "summary": _texts(edition, [guide.summary]),
        "labels": label,
        "text": _texts(edition, (*told, *guide.not_documented)),
    }
    return Said(texts, speech.text(guide.title), speech.text(guide.summary), "".join(label))


def _template(edition: Edition, name: str) -> Said:
    template, speech = edition.catalogue.templates[name], edition.speech
    headings = [section.heading for section in template.sections]
    texts = {
        "title": _texts(edition, [template.title]),
        "summary": _texts(edition, [template.summary]),
        "labels": _themes(edition, template.themes),
        "text": _texts(edition, (template.when, template.not_when, *headings)),
    }
    return Said(texts, speech.text(template.title), speech.text(template.summary))


def _assessment(edition: Edition, name: str) -> Said:
    assessment, speech = edition.catalogue.assessments[name], edition.speech
    texts = {
        "title": _texts(edition, [assessment.title]),
        "summary": _texts(edition, [assessment.summary]),
        "text": _texts(edition, (assessment.when, assessment.not_when, *(area.title for area in assessment.areas))),
    }
    return Said(texts, speech.text(assessment.title), speech.text(assessment.summary))


def _indicators(edition: Edition, name: str) -> Said:
    indicators, speech = edition.catalogue.indicators[name], edition.speech
    theme, title = speech.term("themes", indicators.guide), indicators_title(speech, indicators)
    texts = {
        "title": [title],
        "summary": _texts(edition, [indicators.better]),
        "labels": [theme],
        "text": _texts(edition, (measure.question for measure in indicators.measured)),
    }
    return Said(texts, title, speech.text(indicators.better))


def _organization(edition: Edition, name: str) -> Said:
    organization, speech = edition.catalogue.organizations[name], edition.speech
    places = [speech.place(place) for place in organization.places]
    kind, title = speech.term("organization-types", organization.type), name_of(edition, name)
    does = speech.text(organization.does) if organization.does else ""
    texts = {
        "title": [title],
        "names": places,
        "labels": [kind],
        "text": _texts(edition, (organization.does, organization.note)),
    }
    return Said(texts, title, does, " · ".join((kind, *places)))


def _place(edition: Edition, name: str) -> Said:
    catalogue, speech = edition.catalogue, edition.speech
    place = catalogue.places[name]
    size = speech.term("sizes", place.size)
    practices = len(catalogue.links.practices_of_place.get(name, ()))
    texts = {
        "title": _texts(edition, [place.name]),
        "names": [] if catalogue.whole(name) else [speech.term("provinces", place.province)],
        "labels": [size],
        "text": _texts(edition, [place.note]),
    }
    return Said(texts, speech.place(name), "", " · ".join((size, *([speech.counted("lists", practices)] if practices else []))))


def _term(edition: Edition, name: str) -> Said:
    term, speech = edition.catalogue.glossary[name], edition.speech
    title, acronym = speech.text(term.term), "".join(_texts(edition, [term.acronym]))
    texts = {
        "title": [title, acronym],
        "labels": _themes(edition, term.themes),
        "text": _texts(edition, (term.definition, term.note)),
    }
    there = set_text(term.term[edition.other], edition.other)
    other = set_text(term.acronym[edition.other], edition.other) if term.acronym else ""
    definition = speech.text(term.definition) if term.definition else ""
    return Said(texts, _named(title, acronym), definition, _named(there, other))


def _named(title: str, acronym: str) -> str:
    return title if not acronym or acronym in title else f"{title} ({acronym})"


def _call(edition: Edition, name: str) -> Said:
    call, speech = edition.catalogue.calls[name], edition.speech
    section = speech.term("call-sections", call.section)
    texts = {
        "names": [call.code],
        "summary": _texts(edition, [call.text]),
        "labels": [section, *_themes(edition, call.themes)],
    }
    return Said(texts, f"{call.code} · {section}", speech.text(call.text))


def _figure(edition: Edition, name: str) -> Said:
    figure, speech = edition.catalogue.figures[name], edition.speech
    places = [speech.place(place) for place in figure.places]
    texts = {
        "names": [*places, *(name_of(edition, one) for one in figure.organizations)],
        "summary": _texts(edition, [figure.statement]),
        "labels": _themes(edition, figure.themes),
        "text": _texts(edition, (figure.unit, figure.period, figure.note)),
    }
    shown = speech.text(figure.shown) if figure.shown else speech.number(figure.value or 0)
    return Said(texts, f"{shown} – {speech.text(figure.unit)}", speech.text(figure.statement), "; ".join(places))


def _region(edition: Edition, name: str) -> Said:
    region, speech = edition.catalogue.regions[name], edition.speech
    measures = [measure.text for priority in region.priorities for measure in priority.measures]
    province = speech.term("provinces", region.province)
    texts = {
        "title": _texts(edition, [region.name]),
        "names": [province, *(speech.place(place) for place in region.places)],
        "text": _texts(edition, (*(priority.title for priority in region.priorities), *measures, region.note)),
    }
    priorities = "; ".join(speech.text(priority.title) for priority in region.priorities[:3])
    return Said(texts, speech.text(region.name), _beginning(priorities), province)


def _system(edition: Edition, name: str) -> Said:
    system, speech = edition.catalogue.systems[name], edition.speech
    texts = {
        "title": _texts(edition, [system.name]),
        "summary": _texts(edition, [system.does]),
        "text": _texts(edition, (system.asked_by, system.offer)),
    }
    return Said(texts, speech.text(system.name), speech.text(system.does), speech.term("system-states", system.state))


def _source(edition: Edition, name: str) -> Said:
    source, speech = edition.catalogue.sources[name], edition.speech
    year = str(source.year or "")
    texts = {
        "title": _texts(edition, [source.title]),
        "names": [*_texts(edition, [source.author]), year],
        "summary": _texts(edition, [source.describes]),
    }
    made = ", ".join(filter(None, (speech.text(source.author), year)))
    return Said(texts, speech.text(source.title), speech.text(source.describes), made)


def _replication(edition: Edition, name: str) -> Said:
    trial, speech = edition.catalogue.replications[name], edition.speech
    practice = edition.catalogue.practices[trial.practice]
    result, body = speech.term(RESULTS, trial.result), name_of(edition, trial.organization)
    texts = {
        "title": _texts(edition, [practice.title]),
        "names": [speech.place(trial.place), body],
        "summary": _texts(edition, [trial.summary]),
        "labels": [speech.words["replications"]["title"], result, *_themes(edition, practice.themes)],
        "text": _texts(edition, (trial.changes, *(outcome.statement for outcome in trial.outcomes), trial.stopped)),
    }
    return Said(texts, title_of(edition, name), speech.text(trial.summary), f"{result} · {body}")


def _question(edition: Edition, name: str) -> Said:
    question, speech = edition.catalogue.peer_questions[name], edition.speech
    labels, body = speech.words["peer_questions"], name_of(edition, question.organization)
    state = labels["closed" if question.closed else "open"]
    texts = {
        "title": _texts(edition, [question.title]),
        "names": [speech.place(question.place), body],
        "summary": _texts(edition, [question.text]),
        "labels": _themes(edition, question.themes),
        "text": _texts(edition, (answer.text for answer in question.answers)),
    }
    return Said(texts, speech.text(question.title), _beginning(speech.text(question.text)), f"{state} · {body}")


def _circle(edition: Edition, name: str) -> Said:
    circle, speech = edition.catalogue.circles[name], edition.speech
    body = name_of(edition, circle.organization)
    texts = {
        "title": _texts(edition, [circle.title]),
        "names": [body, *(speech.term("provinces", province) for province in circle.provinces)],
        "summary": _texts(edition, [circle.summary]),
        "labels": [speech.words["circles"]["title"], *_themes(edition, circle.themes)],
        "text": _texts(edition, (circle.for_whom, circle.meets, circle.join)),
    }
    return Said(texts, speech.text(circle.title), speech.text(circle.summary), body)


def _update(edition: Edition, name: str) -> Said:
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
        "labels": [what, *_themes(edition, update.themes)],
    }
    return Said(texts, title, _beginning(text), f"{what} · {body}")


def _beginning(text: str) -> str:
    """Of a text with the small Markdown, without its marks."""
    text = plain(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"


def list_of(edition: Edition, facet: str, term: str) -> Said:
    """The list of the practices that bear a term."""
    speech, vocabulary = edition.speech, FACETS[facet].vocabulary
    label, definition = speech.term(vocabulary, term), speech.definition(vocabulary, term)
    count = len(edition.catalogue.facets[facet].get(term, ()))
    return Said({"title": [label], "text": [definition]}, label, definition, speech.counted("lists", count))


# Registry → what an item says, in the order in which the index holds them.
SAID: MappingProxyType[str, Callable[[Edition, str], Said]] = MappingProxyType(
    {
        "practices": said_of_practice,
        "guides": _guide,
        "templates": _template,
        "assessments": _assessment,
        "indicators": _indicators,
        "organizations": _organization,
        "places": _place,
        "glossary": _term,
        "calls": _call,
        "figures": _figure,
        "regions": _region,
        "systems": _system,
        "sources": _source,
        "replications": _replication,
        "peer-questions": _question,
        "circles": _circle,
        "updates": _update,
    }
)


def terms_of(edition: Edition, registry: str, name: str) -> tuple[tuple[str, str], ...]:
    """The (facet, term) pairs that an item bears: what it says of themes, provinces, sizes and places."""
    catalogue = edition.catalogue
    item = catalogue.items(registry)[name]
    if registry == "practices":
        return tuple((facet, term) for facet in FACETS for term in catalogue.terms_of(item, facet))
    if registry == "guides":
        return (("theme", name),)
    themes = catalogue.practices[item.practice].themes if registry == "replications" else getattr(item, "themes", ())
    places: Mapping[str, Any] = catalogue.places
    found = [places[place] for place in ((name,) if registry == "places" else getattr(item, "places", ()))]
    provinces = [*getattr(item, "provinces", ()), *(place.province for place in found)]
    sizes = [*getattr(item, "sizes", ()), *(place.size for place in found)]
    terms = (
        ("theme", themes),
        ("province", [*provinces, *([item.province] if registry == "regions" else [])]),
        ("size", sizes),
    )
    return tuple(dict.fromkeys((facet, term) for facet, held in terms for term in held))
