"""The newsletter in pieces, from which the page puts the same letter together as the command writes, for whatever is chosen there.

The templates are those of the letter: each is filled with all that a letter could tell, and says by a mark where a piece begins.
What only the reader's day or choice decides is a value, which the script fills in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Template

from portal.catalogue.catalogue import Catalogue
from portal.history.history import History
from portal.history.publication import Publication
from portal.model import update_types
from portal.model.update import Moment, Update
from portal.model.update_types import update_type
from portal.outputs.files import Files
from portal.outputs.json_text import compact
from portal.outputs.newsletter.issue import SECTIONS, Area, Issue, Scope, area, collect
from portal.outputs.newsletter.newsletter import MOST_PRACTICES, Letter, layout
from portal.outputs.newsletter.plain_text import WIDTH, line
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES
from portal.timeline import end_of_day, leaves

ADDRESS = "newsletter/"
FILE = "letter.json"
FORMS = ("html", "txt")
_MOST_DAYS = 184  # half a year; the further back, the more of the library does every visitor of the page load
# Signs of the private use area, which no text holds: around the name of a mark, around that of a value, and of a text that is broken
# into lines once its values are there, with its indent before it.
_MARK, _MARKED, _VALUE, _VALUED, _LINES, _INDENTED, _ENDED = (chr(0xE000 + number) for number in range(7))
_DAY = dt.date(2345, 12, 22)  # stands for any


class PiecesLetter(Letter):
    """A letter whose ``values`` are still to be filled in: name → what the script makes it from (`theme/assets/newsletter.js`)."""

    def __init__(self, edition: Edition, issue: Issue) -> None:
        super().__init__(edition, Scope(oldest(edition.catalogue)), issue)
        self.most_practices = len(issue.practices)
        self.values: dict[str, list[Any]] = {}

    @property
    def title(self) -> str:
        return self._value("title")

    @property
    def intro(self) -> str:
        return self.words["intro"].format(today=self._value("today"), since=self._value("since"))

    @property
    def nothing(self) -> str:
        return self.words["nothing"].format(since=self._value("since"))

    @property
    def more(self) -> tuple[str, str] | None:
        return self._value("more"), self.settings.address(self.language, "practices/")

    def _value(self, name: str, *how: Any) -> str:
        name = f"{self.language} {name}"
        if how:
            self.values[name] = list(how)
        return f"{_VALUE}{name}{_VALUED}"

    def _closing(self, deadline: Moment) -> str:
        over, moment = deadline.over(), self.speech.moment(deadline)
        last = (over - dt.timedelta(microseconds=1)).date()
        forms = {one: self.words[f"closes_{one}"].replace("{moment}", moment) for one in ("today", "one", "many")}
        told = {"closes": over.astimezone(dt.UTC).isoformat(), "lastDay": last.isoformat(), "zone": str(over.tzinfo), **forms}
        return self._value(f"closing {moment}", "closing", told)

    def _note(self, update: Update) -> str:
        if not (pending := update.pending):
            return ""
        ends = end_of_day(pending.by).astimezone(dt.UTC)
        before, after = (self.promised(pending, overdue=overdue) for overdue in (False, True))
        return self._value(f"note {pending.by} {pending.language}", "after", ends.isoformat(), before, after)

    def _told(self, name: str) -> str:
        return self._value(f"told {name}", "new", name, self.new_on(name), self.revised_on(name))


def oldest(catalogue: Catalogue) -> dt.date:
    """The first day since which a letter of the page can tell; one of the command can go further back."""
    return catalogue.now.date() - dt.timedelta(days=_MOST_DAYS)


def file(editions: Mapping[str, Edition], language: str, templates: Path, told: Callable[[], History]) -> Files:
    """Path → what makes the half of a language; ``templates`` are those of the letter, ``told`` gives the history."""
    return {f"{language}/{ADDRESS}{FILE}": partial(_encoded, editions, language, templates, told)}


def pieces(editions: Mapping[str, Edition], language: str, templates: Path, history: History) -> dict[str, Any]:
    """The half of a language, and what may be chosen."""
    edition = editions[language]
    catalogue = edition.catalogue
    issue = collect(catalogue, Scope(oldest(catalogue)), history)
    nothing = Issue((), (), (), ())
    # What stands around two halves is the same whatever they tell.
    told = (
        [PiecesLetter(edition, issue)],
        [PiecesLetter(edition, nothing)],
        [PiecesLetter(editions[one], nothing) for one in LANGUAGES],
    )
    letter, laid_out = told[0][0], layout(templates, _to_wrap, lambda name: f"{_MARK}{name}{_MARKED}")
    made: dict[str, Any] = {}
    for form in FORMS:
        template = laid_out.get_template(f"digest.{form}")
        alone, empty, pair = (_parts(letters, template) for letters in told)
        made[form] = {
            "head": alone[""],
            "foot": alone["foot"],
            "both": {"head": pair[""], "between": pair["foot"], "foot": pair["foot", LANGUAGES[-1]]},
            "nothing": empty["nothing"],
            "intro": alone.get("intro", ""),
            "more": alone.get("more", ""),
            "sections": {name: alone.get(f"section {name}", "") for name in SECTIONS},
            "items": {name: [alone[f"item {id}"] for id in getattr(issue, name)] for name in SECTIONS},
        }
    return made | {
        "values": letter.values,
        "oldest": oldest(catalogue).isoformat(),
        "choice": _choice(catalogue, issue, history),
        "names": _names(letter),
        "width": WIDTH,
        "most": MOST_PRACTICES,
        "words": dict(letter.words),
        "site": letter.site_name,
        "listed": [
            edition.speech.listed(tuple(f"{{{number}}}" for number in range(count))) for count in range(1, len(SECTIONS) + 1)
        ],
        "days": [
            [
                edition.speech.date(_DAY.replace(month=month, day=day)).replace("2345", "{year}").replace("22", "{day}")
                for day in (1, 22)
            ]
            for month in range(1, 13)
        ],
    }


def _parts(letters: list[PiecesLetter], template: Template) -> dict[Any, str]:
    """Name of a mark → what follows it, of the first letter; ('foot', language) is the foot of the last."""
    head, *marked = re.split(f"{_MARK}(.*?){_MARKED}", template.render(letters=letters))
    found: dict[Any, str] = {"": head}
    for name, part in zip(marked[::2], marked[1::2], strict=True):
        found.setdefault(name, part)
        found[name, letters[-1].language] = part
    return found


def _to_wrap(text: str, indent: str = "") -> str:
    """Broken into lines by the script: a text's values are known there alone, and few of the texts are ever told."""
    return f"{_LINES}{indent}{_INDENTED}{line(text)}{_ENDED}"


def _choice(catalogue: Catalogue, issue: Issue, history: History) -> dict[str, Any]:
    """What decides which items a letter tells, in their order: sections, whose they are, where, and since when."""
    publication = Publication(catalogue, history)
    updates, questions, practices = catalogue.updates, catalogue.peer_questions, catalogue.practices
    deeds = {name: [*deed.led, *deed.joined] for name, deed in catalogue.deeds.items()}
    doers: dict[str, list[str]] = {name: [] for name in practices}
    for organization, done in deeds.items():
        for name in done:
            doers[name].append(organization)
    made: dict[str, Any] = {
        section: [
            {
                "by": [updates[name].organization],
                "provinces": updates[name].provinces,
                "leaves": leaves(updates[name]).astimezone(dt.UTC).isoformat(),
                **({"since": publication.latest("updates", name).day.isoformat()} if _is_news(updates[name]) else {}),
            }
            for name in getattr(issue, section)
        ]
        for section in update_types.SECTIONS
    }
    made["questions"] = [{"by": [questions[name].organization], "places": [questions[name].place]} for name in issue.questions]
    made["practices"] = [
        {
            "id": name,
            "by": doers[name],
            "places": practices[name].places,
            "since": publication.latest("practices", name).day.isoformat(),
            "first": publication.first("practices", name).day.isoformat(),
        }
        for name in issue.practices
    ]
    places = {name: place.province for name, place in catalogue.places.items()}
    return {"items": made, "provinces": places, "areas": {name: _held(one, places) for name, one in _areas(catalogue).items()}}


def _is_news(update: Update) -> bool:
    return update_type(update.type).section == "news"


def _areas(catalogue: Catalogue) -> dict[str, Area]:
    """Id → area, provinces first, then regions, then places."""
    names = [*catalogue.vocabularies["provinces"], *catalogue.regions, *catalogue.places]
    return {name: area(catalogue, name) for name in dict.fromkeys(names)}


def _held(one: Area, places: Mapping[str, str]) -> dict[str, Any]:
    """Its province, and its places where they are not all of the province."""
    whole = one.places == frozenset(name for name, province in places.items() if province == one.province)
    return {"province": one.province} if whole else {"province": one.province, "places": sorted(one.places)}


def _names(letter: PiecesLetter) -> dict[str, Any]:
    """What a person calls the organizations, and the areas by their kind."""
    catalogue = letter.edition.catalogue
    areas: dict[str, dict[str, str]] = {"provinces": {}, "regions": {}, "places": {}}
    for id, one in _areas(catalogue).items():
        areas[one.registry][id] = letter.area_name(one)
    return {"organizations": {id: letter.organization_name(id).text for id in catalogue.organizations}, "areas": areas}


def _encoded(editions: Mapping[str, Edition], language: str, templates: Path, told: Callable[[], History]) -> bytes:
    return compact(pieces(editions, language, templates, told()))
