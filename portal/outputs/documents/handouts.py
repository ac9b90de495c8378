"""Practices and guides as handouts, a sheet of paper each: what stands on it, as plain data that `portal.outputs.documents.press` sets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from portal.model.fields import Citation
from portal.model.practice import Practice, PracticeSource, Review
from portal.model.toolkit import Advice, Guide
from portal.outputs.wording.card_parts import card_part
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.known import KNOWN_WELL, best_first, done, silences
from portal.outputs.wording.readable import plain
from portal.typography import NBSP, set_text

_SHOWN = 6  # practices that a guide's sheet names
_ITEM = re.compile(r"^ *(?:[-+*]|\d+[.)]) +", re.MULTILINE)

Piece = dict[str, Any]  # 'kind', and 'text', 'label' or 'items'


def address(registry: str, name: str, language: str, ending: str = "pdf") -> str:
    """The path of a handout below the home of its language."""
    return f"{registry}/{name}/{name}-{language}.{ending}"


def handouts(edition: Edition) -> Iterator[tuple[str, dict[str, Any]]]:
    """(path below the home of the language, what stands on the sheet), of each practice that is known well and of each guide."""
    for name, practice in edition.catalogue.practices.items():
        if practice.known >= KNOWN_WELL:
            yield address("practices", name, edition.language), practice_handout(edition, name)
    for name in edition.catalogue.guides:
        yield address("guides", name, edition.language), guide_handout(edition, name)


def offered(edition: Edition, registry: str, name: str) -> list[tuple[str, str]]:
    """(path below the home of the language, what its link says) of what was made of an item: its handout, its deck."""
    words, found = edition.speech.words["handouts"], []
    for ending in ("pdf", "pptx"):
        path = address(registry, name, edition.language, ending)
        if made := edition.made.get(path):
            pages = words["page_one"] if made.pages == 1 else words["page_many"].format(count=made.pages)
            label = words[ending].format(pages=pages, count=made.pages, size=edition.speech.number(-(-made.bytes // 1000)))
            found.append((path, set_text(label, edition.language)))
    return found


def practice_handout(edition: Edition, name: str) -> dict[str, Any]:
    """Raises KeyError when there is no such practice."""
    practice, speech = edition.catalogue.practices[name], edition.speech
    words = speech.words["practice"]
    unsaid = speech.listed(tuple(words["silences"][what] for what in silences(practice)))
    foot = [words["silent"].format(what=unsaid)] if unsaid else []
    evidence = f"{speech.term('evidence-levels', practice.evidence.level)}. {speech.text(practice.evidence.rationale)}"
    foot += [
        f"{words['sources']}{_colon(edition)} {_references(edition, practice.sources)}.",
        f"{words['evidence']}{_colon(edition)} {evidence}",
    ]
    return _sheet(
        edition,
        f"practices/{name}/",
        practice,
        glance=_glance(edition, practice),
        parts=[part for part in _told(edition, practice) if part["pieces"]],
        foot=foot,
    )


def guide_handout(edition: Edition, name: str) -> dict[str, Any]:
    """Raises KeyError when there is no such guide."""
    guide, speech, catalogue = edition.catalogue.guides[name], edition.speech, edition.catalogue
    words, notes = speech.words["guides"], Endnotes(edition)
    parts = [
        _part(words["parts"][part], [_list(notes.advice(advice) for advice in advices)]) for part, advices in guide.advice.items()
    ]
    practices = catalogue.facets["theme"].get(name, ())
    if practices:
        best = best_first(catalogue, practices)[:_SHOWN]
        parts.append(_part(words["done"], [_text(done(edition, practices)), _list(mention(edition, one) for one in best)]))
    if guide.not_documented:
        parts.append(_part(words["missing"], [_list(plain(speech.text(one)) for one in guide.not_documented)]))
    if guide.open_questions:
        parts.append(_part(words["open_questions"], [_list(open_questions(edition, guide))]))
    return _sheet(edition, f"guides/{name}/", guide, parts=parts, foot=notes.told())


def open_questions(edition: Edition, guide: Guide) -> list[str]:
    """What no source answers, each with whom to ask."""
    speech = edition.speech
    ask = speech.words["guides"]["ask"]
    return [f"{plain(speech.text(one.text))} {ask} {speech.text(one.ask)}" for one in guide.open_questions]


def reviewed(edition: Edition, review: Review) -> str:
    """When somebody last looked at it, and when again. The day and its month stay on one line."""
    last, due = (edition.speech.date(day).replace(" ", NBSP, 1) for day in (review.last, review.due))
    return str(edition.speech.words["practice"]["reviewed"]).format(date=last, due=due)


def mention(edition: Edition, name: str) -> str:
    """'A pass for all, Peterborough, Ontario'; the place is left out where the title names it."""
    practice, speech = edition.catalogue.practices[name], edition.speech
    title, place = speech.text(practice.title), practice.places[0]
    if speech.text(edition.catalogue.places[place].name) in title:
        return title
    return f"{title}, {speech.place(place)}{' …' if len(practice.places) > 1 else ''}"


class Endnotes:
    """Practices and documents by numbers, which take less room than their names."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._numbers: dict[str, int] = {}

    def advice(self, advice: Advice) -> str:
        """The advice, then in brackets who did it so, or says so: never on a line of their own."""
        edition = self._edition
        names = [edition.speech.text(edition.catalogue.practices[one].title) for one in advice.practices]
        names += [_short(edition, citation) for citation in advice.sources]
        numbers = [str(self._numbers.setdefault(name, len(self._numbers) + 1)) for name in names]
        return plain(edition.speech.text(advice.text)) + (f"{NBSP}[{f',{NBSP}'.join(numbers)}]" if numbers else "")

    def told(self) -> list[str]:
        """What the numbers stand for, in a paragraph; [] when there are none."""
        if not self._numbers:
            return []
        label = self._edition.speech.words["handouts"]["numbers"]
        return [f"{label} {'; '.join(f'[{number}] {name}' for name, number in self._numbers.items())}."]


def _references(edition: Edition, sources: Iterable[PracticeSource]) -> str:
    """Each source once, with all places in it that are named."""
    speech, places = edition.speech, dict[str, dict[str, None]]()
    for source in sources:
        named = places.setdefault(speech.reference_of(source.id).rstrip("."), {})
        if source.locator:
            named[speech.locator(source.locator)] = None
    return "; ".join(", ".join((reference, *named)) for reference, named in places.items())


def _short(edition: Edition, citation: Citation) -> str:
    source, speech = edition.catalogue.source(citation.id), edition.speech
    title = speech.text(source.short_title or source.title)
    return f"{title}, {speech.locator(citation.locator)}" if citation.locator else title


def _sheet(
    edition: Edition, page: str, item: Any, parts: list[dict[str, Any]], glance: Iterable[Piece] = (), foot: Iterable[str] = ()
) -> dict[str, Any]:
    speech = edition.speech
    words = speech.words
    return {
        "language": edition.language,
        "site": words["site"]["name"],
        "title": speech.text(item.title),
        "lead": speech.text(item.summary),
        "glance": list(glance),
        "parts": parts,
        "foot": [*foot, f"{reviewed(edition, item.review)} {words['handouts']['licence']}"],
        "address": edition.settings.address(edition.language, page),
    }


def _glance(edition: Edition, practice: Practice) -> Iterator[Piece]:
    labels = edition.speech.words["practice"]
    for label, part in (
        ("where", "places"),
        ("led_by", "led_by"),
        ("with", "partners"),
        ("for_whom", "populations"),
        ("since", "period"),
    ):
        if told := card_part(edition.speech, practice, part):  # type: ignore[arg-type]
            yield _pair(edition, labels[label], "; ".join(dict.fromkeys(told)))


def _told(edition: Edition, practice: Practice) -> Iterator[dict[str, Any]]:
    """The parts of a card in the order of its page; those of which it tells nothing have no pieces."""
    speech, words = edition.speech, edition.speech.words["practice"]
    steps: list[Piece] = [{"kind": "steps", "items": list(card_part(speech, practice, "steps"))}] if practice.steps else []
    yield _part(words["need"], _prose(edition, practice.need))
    yield _part(words["approach"], _prose(edition, practice.approach))
    yield _part(words["steps"], steps)
    outputs = card_part(speech, practice, "outputs")
    yield _part(words["outputs"], [_list(outputs)] if len(outputs) > 1 else [*map(_text, outputs)])
    resources = [*_pairs(edition, practice.resources, ("team", "cost", "time", "materials"))]
    if funders := card_part(speech, practice, "funders"):
        resources.append(_pair(edition, words["funders"], "; ".join(funders)))
    yield _part(words["resources"], resources)
    outcomes = card_part(speech, practice, "outcomes")
    yield _part(words["outcomes"], [_list(outcomes)] if len(outcomes) > 1 else [*map(_text, outcomes)])
    transfer = _pairs(edition, practice.transferability, ("needs", "works_when", "avoid_when", "keep", "change"))
    yield _part(words["transferability"], [*transfer])
    yield _part(words["lessons"], [*_pairs(edition, practice.lessons, ("worked", "did_not_work"))])


def _pairs(edition: Edition, told: Any, parts: tuple[str, ...]) -> Iterator[Piece]:
    for part in parts:
        if told and (value := getattr(told, part)):
            yield _pair(edition, edition.speech.words["practice"][part], plain(edition.speech.text(value)))


def _prose(edition: Edition, value: Any) -> list[Piece]:
    """The small Markdown of cards as pieces: paragraphs and lists."""
    found: list[Piece] = []
    for paragraph in re.split(r"\n[ \t]*\n", edition.speech.text(value)) if value else ():
        before, *items = _ITEM.split(paragraph)
        if before.strip():
            found.append(_text(plain(before)))
        if items:
            found.append(_list(plain(item) for item in items))
    return found


def _part(heading: str, pieces: list[Piece]) -> dict[str, Any]:
    return {"heading": heading, "pieces": pieces}


def _text(text: str) -> Piece:
    return {"kind": "text", "text": text}


def _list(items: Iterable[str]) -> Piece:
    return {"kind": "list", "items": list(items)}


def _pair(edition: Edition, label: str, text: str) -> Piece:
    return {"kind": "pair", "label": f"{label}{_colon(edition)}", "text": text}


def _colon(edition: Edition) -> str:
    return str(edition.speech.words["site"]["colon"])
