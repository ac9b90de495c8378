"""What people read and fill in, as the search finds it: guides, documents, terms, figures, calls, systems, sources."""

from __future__ import annotations

from portal.outputs.search.documents import Version
from portal.outputs.search.practices import name_of
from portal.outputs.search.texts import texts_of, themes_of
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.titles import indicators_title
from portal.typography import set_text


def version_of_guide(edition: Edition, name: str) -> Version:
    guide, speech = edition.catalogue.guides[name], edition.speech
    advices = [advice for field in guide.do.__slots__ for advice in getattr(guide.do, field)] if guide.do else []
    told = [one.text for one in (*guide.said, *advices, *guide.open_questions)]
    label = themes_of(edition, [name] if name in edition.catalogue.vocabularies["themes"] else [])
    texts = {
        "title": texts_of(edition, [guide.title]),
        "summary": texts_of(edition, [guide.summary]),
        "labels": [*label, *texts_of(edition, [guide.keywords])],
        "text": texts_of(edition, (*told, *guide.not_documented)),
    }
    return Version(texts, speech.text(guide.title), speech.text(guide.summary), "".join(label))


def version_of_template(edition: Edition, name: str) -> Version:
    template, speech = edition.catalogue.templates[name], edition.speech
    headings = [section.heading for section in template.sections]
    texts = {
        "title": texts_of(edition, [template.title]),
        "summary": texts_of(edition, [template.summary]),
        "labels": [speech.words["templates"]["title"], *themes_of(edition, template.themes)],
        "text": texts_of(edition, (template.when, template.not_when, *headings)),
    }
    return Version(texts, speech.text(template.title), speech.text(template.summary))


def version_of_assessment(edition: Edition, name: str) -> Version:
    assessment, speech = edition.catalogue.assessments[name], edition.speech
    texts = {
        "title": texts_of(edition, [assessment.title]),
        "summary": texts_of(edition, [assessment.summary]),
        "labels": [speech.words["assessments"]["title"]],
        "text": texts_of(edition, (assessment.when, assessment.not_when, *(area.title for area in assessment.areas))),
    }
    return Version(texts, speech.text(assessment.title), speech.text(assessment.summary))


def version_of_indicators(edition: Edition, name: str) -> Version:
    indicators, speech = edition.catalogue.indicators[name], edition.speech
    theme, title = speech.term("themes", indicators.guide), indicators_title(speech, indicators)
    texts = {
        "title": [title],
        "summary": texts_of(edition, [indicators.better]),
        "labels": [theme],
        "text": texts_of(edition, (measure.question for measure in indicators.measured)),
    }
    return Version(texts, title, speech.text(indicators.better))


def version_of_term(edition: Edition, name: str) -> Version:
    term, speech = edition.catalogue.glossary[name], edition.speech
    title, acronym = speech.text(term.term), "".join(texts_of(edition, [term.acronym]))
    texts = {
        "title": [title, acronym],
        "labels": themes_of(edition, term.themes),
        "text": texts_of(edition, (term.definition, term.note)),
    }
    there = set_text(term.term[edition.other], edition.other)
    other = set_text(term.acronym[edition.other], edition.other) if term.acronym else ""
    definition = speech.text(term.definition) if term.definition else ""
    return Version(texts, _named(title, acronym), definition, _named(there, other))


def _named(title: str, acronym: str) -> str:
    return title if not acronym or acronym in title else f"{title} ({acronym})"


def version_of_call(edition: Edition, name: str) -> Version:
    call, speech = edition.catalogue.calls[name], edition.speech
    section = speech.term("call-sections", call.section)
    texts = {
        "names": [call.code],
        "summary": texts_of(edition, [call.text]),
        "labels": [section, *themes_of(edition, call.themes), *texts_of(edition, [call.keywords])],
    }
    return Version(texts, f"{call.code} · {section}", speech.text(call.text))


def version_of_figure(edition: Edition, name: str) -> Version:
    figure, speech = edition.catalogue.figures[name], edition.speech
    places = [speech.place(place) for place in figure.places]
    texts = {
        "names": [*places, *(name_of(edition, one) for one in figure.organizations)],
        "summary": texts_of(edition, [figure.statement]),
        "labels": [*themes_of(edition, figure.themes), *texts_of(edition, [figure.keywords])],
        "text": texts_of(edition, (figure.unit, figure.period, figure.note)),
    }
    shown = speech.text(figure.shown) if figure.shown else speech.number(figure.value or 0)
    return Version(texts, f"{shown} – {speech.text(figure.unit)}", speech.text(figure.statement), "; ".join(places))


def version_of_system(edition: Edition, name: str) -> Version:
    system, speech = edition.catalogue.systems[name], edition.speech
    texts = {
        "title": texts_of(edition, [system.name]),
        "summary": texts_of(edition, [system.does]),
        "text": texts_of(edition, (system.asked_by, system.offer)),
    }
    return Version(texts, speech.text(system.name), speech.text(system.does), speech.term("system-states", system.state))


def version_of_source(edition: Edition, name: str) -> Version:
    source, speech = edition.catalogue.sources[name], edition.speech
    year = str(source.year or "")
    texts = {
        "title": texts_of(edition, [source.title]),
        "names": [*texts_of(edition, [source.author]), year],
        "summary": texts_of(edition, [source.describes]),
    }
    made = ", ".join(filter(None, (speech.text(source.author), year)))
    return Version(texts, speech.text(source.title), speech.text(source.describes), made)
