"""Which questions a new update needs, in which order: first what every update has, then what its type asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from portal.authoring.dialogue import Dialogue
from portal.authoring.finding import Named, find, named
from portal.authoring.update_draft import Draft, Way
from portal.library import Library
from portal.model.update_types import update_type
from portal.problem import Problem
from portal.reporting.report import Reporter
from portal.settings import LANGUAGES
from portal.typography import set_text

_SAY_WHAT_ENTER_DOES = ("title_second", "text_second", "deadline_time", "starts_time", "ends", "ends_time")


class Questions:
    """Fills a draft. What was answered is in the draft at once, so that nothing is lost when the person stops."""

    def __init__(self, dialogue: Dialogue, draft: Draft, found: Library, language: str) -> None:
        self.dialogue, self.draft, self.library, self.language = dialogue, draft, found, language
        self.words = dialogue.words
        self.other = next(one for one in LANGUAGES if one != language)
        self.reporter = Reporter.create(language)

    def ask(self) -> None:
        """Everything, in order. Raises Stopped."""
        kind = self._choose("type", "update-types")
        self.draft.put(("organization",), self._organization())
        self._texts()
        self._several("themes", "themes", limit=6)
        self._several("provinces", "provinces", limit=14)
        self._several("audiences", "audiences", limit=6, optional=True)
        self._several("sizes", "sizes", limit=5, optional=True)
        declared = update_type(kind)
        if "deadline" in declared.needs:
            self._moment("deadline")
        if "grant" in declared.needs:
            self._grant()
        if "starts" in declared.needs:
            self._moment("starts")
            self._ends()
        if "meeting" in declared.needs:
            self._meeting()
        self._field("link", ("link",), optional=True)

    def explain(self, problem: Problem) -> str:
        """A problem in words, with what to write instead."""
        return f"{self.reporter.message(problem)}\n{self.reporter.help(problem)}"

    def _field(self, question: str, way: Way, *, optional: bool = False, block: bool = False, keep: bool = True) -> str:
        """Asks for a text (``question`` is a name of words, or words) and puts it at ``way``; '' and nothing there when it was
        left out."""

        def check(answer: str) -> list[str]:
            self.draft.put(way, answer)
            return [self.explain(problem) for problem in self.draft.problems(way)]

        hint = question not in _SAY_WHAT_ENTER_DOES
        asked = self.words.get(question, question)
        answer = self.dialogue.text(asked, check, optional=optional, block=block, keep=keep, hint=hint)
        if not answer:
            self.draft.take(way)
        return answer

    def _both(self, question: str, way: Way, *, optional: bool = False) -> None:
        """The same text in both languages, this one first."""
        for language in (self.language, self.other):
            asked = f"{self.words[question]} {self.words[f'in_{language}']}"
            if not self._field(asked, (*way, language), optional=optional and language == self.language):
                return

    def _choose(self, field: str, vocabulary: str) -> str:
        chosen = self.dialogue.one(self.words[field], self._labels(vocabulary))
        self.draft.put((field,), chosen)
        return chosen

    def _several(self, field: str, vocabulary: str, *, limit: int, optional: bool = False) -> None:
        chosen = self.dialogue.several(self.words[field], self._labels(vocabulary), limit=limit, optional=optional)
        if chosen:
            self.draft.put((field,), chosen)

    def _labels(self, vocabulary: str) -> dict[str, str]:
        return {id: set_text(term.label[self.language], self.language) for id, term in self.library.items(vocabulary).items()}

    def _texts(self) -> None:
        self._field("title_first", ("title", self.language))
        self._field("text_first", ("text", self.language), block=True)
        title = self._field("title_second", ("title", self.other), optional=True)
        text = self._field("text_second", ("text", self.other), optional=True, block=True) if title else ""
        if not text:
            self.draft.put(("pending", "language"), self.other)
            self._field("pending", ("pending", "by"), keep=False)

    def _moment(self, field: str) -> None:
        self._field(field, (field, "day"), keep=False)
        self._field(f"{field}_time", (field, "time"), optional=True, keep=False)
        zone = self.dialogue.one(self.words["zone"], self._labels("time-zones"))
        self.draft.put((field, "zone"), zone)

    def _ends(self) -> None:
        """The end, by the clocks of the beginning. One without a day of its own is on the same day; without a time either,
        it is not said."""
        starts: Mapping[str, str] = self.draft.data["starts"]
        day = self._field("ends", ("ends", "day"), optional=True, keep=False)
        self.draft.put(("ends",), {"day": day or starts["day"], "zone": starts["zone"]})
        time = self._field("ends_time", ("ends", "time"), optional=True, keep=False) if starts.get("time") else ""
        if not day and not time:
            self.draft.take(("ends",))

    def _grant(self) -> None:
        self._both("amount", ("grant", "amount"), optional=True)
        self._both("who_may_apply", ("grant", "who_may_apply"))
        self._both("pays_for", ("grant", "pays_for"))
        names = self._names("practices", lambda practice: practice.title)
        chosen: list[str] = []
        while len(chosen) < 10 and (one := self._search("find_practice", names, optional=True)):
            if one not in chosen:
                chosen.append(one)
                self.draft.put(("grant", "practices"), chosen)

    def _meeting(self) -> None:
        self._both("venue", ("meeting", "venue"), optional=True)
        self._field("meeting_link", ("meeting", "link"), optional="venue" in self.draft.data.get("meeting", {}))
        languages = {"en": self.words["english"], "fr": self.words["french"]}
        self.draft.put(("meeting", "languages"), self.dialogue.several(self.words["languages"], languages, limit=2))
        self._both("interpretation", ("meeting", "interpretation"), optional=True)

    def _organization(self) -> str:
        return self._search("find_organization", self._names("organizations", lambda one: one.name))

    def _names(self, registry: str, name: Callable[[Any], Any]) -> dict[str, Named]:
        found = self.library.items(registry).items()
        return {
            id: named(set_text(name(item)[self.language], self.language), name(item).en, name(item).fr, id) for id, item in found
        }

    def _search(self, question: str, names: Mapping[str, Named], *, optional: bool = False) -> str:
        """The id of what the person finds by a part of its name; '' when it may be left out."""
        missing = self.words["missing_organization"] if question == "find_organization" else ""
        return find(self.dialogue, self.words[question], names, optional=optional, missing=missing)
