"""Which questions a practice is asked in a terminal, one after the other; each answer is kept before it is judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal.authoring.dialogue import Dialogue
from portal.authoring.finding import Named, find, named
from portal.library import Library
from portal.outputs.sharing.columns import REGISTRY, Column, columns, question_of, spoken
from portal.outputs.sharing.issue_forms import NOTE
from portal.proposing.answers import Proposal, proposal
from portal.proposing.checking import Checker
from portal.proposing.names import Names
from portal.proposing.rows import taken_ids
from portal.reporting.report import Reporter
from portal.settings import LANGUAGES
from portal.typography import set_text
from portal.words import Words

_SOURCE = ("url", "title", "publisher_*", "language", "kind")
_FURTHER = (
    "led_by", "need_*", "approach_*", "resources_team_*", "resources_cost_*", "outcomes_1_statement_*", "lessons_worked_*",
    "lessons_did_not_work_*", "transferability_needs_*",
)  # fmt: skip
_MISSING = ("missing-field", "missing-language")  # is not wrong yet: the question may still come


@dataclass(frozen=True)
class Conversation:
    """``answers`` are by the keys of columns, and grow; ``keep`` is called with each new one."""

    dialogue: Dialogue
    words: Words
    library: Library
    language: str
    answers: dict[str, str]
    keep: Callable[[Mapping[str, str]], None]

    def ask(self) -> Proposal:
        """Everything, in order; what has an answer already is shown and not asked. Raises Stopped."""
        self._text(f"title_{self.language}")
        self._text(f"summary_{self.language}")
        self._several("themes")
        self._places()
        self._several("populations")
        self._source()
        if self.dialogue.yes(self.words["more"]):
            for asked in _FURTHER:
                self._further(asked.replace("*", self.language))
            form = spoken()["form"]
            self._asked(NOTE, f"{self._said(form['note'])}\n{self._said(form['note_hint'])}", optional=True)
        return self.made()

    def made(self) -> Proposal:
        """The card of the answers that there are."""
        given = {columns()[key]: text for key, text in self.answers.items() if key in columns() and text}
        names, today = Names(self.library), self.library.today
        taken = taken_ids(self.library)
        return proposal(given, names, language=self.language, today=today, taken=taken, note=self.answers.get(NOTE, ""))

    def _text(self, key: str, *, optional: bool = False) -> None:
        column = columns()[key]
        self._asked(key, self._question(column), optional=optional)

    def _further(self, key: str) -> None:
        if columns()[key].kind != "ids":
            self._text(key, optional=True)
        elif not self._is_answered(key):
            names = self._named(columns()[key].registry)
            self._put(
                key,
                find(self.dialogue, f"{self._question(columns()[key])} {self.dialogue.words['optional']}", names, optional=True),
            )

    def _asked(self, key: str, question: str, *, optional: bool = False) -> None:
        if self._is_answered(key):
            return

        def check(answer: str) -> list[str]:
            self._put(key, answer)
            return self._wrong(key)

        if not self.dialogue.text(question, check, optional=optional):
            self._put(key, "")

    def _several(self, key: str) -> None:
        column = columns()[key]
        if not self._is_answered(key):
            chosen = self.dialogue.several(self._question(column), self._labels(column.registry), limit=column.limit)
            self._put(key, "; ".join(chosen))

    def _places(self) -> None:
        if self._is_answered("places"):
            return
        names, chosen = self._named("places"), list[str]()
        question = f"{self._question(columns()['places'])} {self.words['place']}"
        while one := find(self.dialogue, question, names, optional=bool(chosen), missing=self.words["place_missing"]):
            chosen += [one] if one not in chosen else []
            self._put("places", "; ".join(chosen))
            question = self.words["another_place"]

    def _source(self) -> None:
        """One of the library's, with the place in it, or one that is described here."""
        own = any(self.answers.get(f"sources_1_{part.replace('*', self.language)}") for part in _SOURCE)
        if not own and not self._is_answered("sources_1_id"):
            asked = self._said(spoken()["questions"][REGISTRY]["sources"]["ask"])
            question = f"{asked}\n{self._question(columns()['sources_1_id'])} {self.words['in_library']}"
            self._put("sources_1_id", find(self.dialogue, question, self._named("sources"), optional=True))
        if self.answers.get("sources_1_id"):
            self._text("sources_1_locator")
            return
        for part in _SOURCE:
            key = f"sources_1_{part.replace('*', self.language)}"
            column = columns()[key]
            if column.kind == "text":
                self._text(key)
            elif not self._is_answered(key):
                choices = self._labels(column.registry) if column.registry else self._languages()
                self._put(key, self.dialogue.one(self._question(column), choices))

    def _is_answered(self, key: str) -> bool:
        """Whether an answer from a draft is there and nothing is wrong with it: then it is shown; else what is wrong."""
        if not self.answers.get(key):
            return False
        wrong = self._wrong(key)
        label = self._said(spoken()["form"]["note"]) if key == NOTE else self._question(columns()[key], example=False)
        self.dialogue.question(label)
        self.dialogue.tell(self.words["answered"].format(answer=self.answers[key]), "  ")
        for one in wrong:
            self.dialogue.tell(one, "  ")
        return not wrong

    def _wrong(self, key: str) -> list[str]:
        """What the rules say of one answer, each rule once."""
        checker = Checker(self.library.known, self.library.today, Reporter.create(self.language))
        found = checker.findings(self.made())
        return list(
            {
                finding.rule: f"{finding.message}\n{finding.help}"
                for finding in found
                if finding.column is not None and finding.column.key == key and finding.rule not in _MISSING
            }.values()
        )

    def _put(self, key: str, answer: str) -> None:
        self.answers.pop(key, None)
        if answer:
            self.answers[key] = answer
        self.keep(self.answers)

    def _question(self, column: Column, *, example: bool = True) -> str:
        """The question of the form, with its hint and its example."""
        texts, form = question_of(column.question), spoken()["form"]
        lines = [self._said(texts["ask"])]
        if example and "hint" in texts and column.kind == "text":
            lines.append(self._said(texts["hint"]))
        if example and "example" in texts and column.kind == "text":
            lines.append(self._said(form["example"]).format(text=self._said(texts["example"])))
        return "\n".join(lines)

    def _said(self, texts: Mapping[str, str]) -> str:
        return set_text(texts[self.language], self.language)

    def _languages(self) -> dict[str, str]:
        return {one: self._said(spoken()["form"][f"language_{one}"]) for one in LANGUAGES}

    def _labels(self, registry: str) -> dict[str, str]:
        return {id: self._said({one: term.label[one] for one in LANGUAGES}) for id, term in self.library.items(registry).items()}

    def _named(self, registry: str) -> dict[str, Named]:
        """What a person may look for, by id; a place with its province."""
        found = {}
        for id, item in self.library.items(registry).items():
            name = item.title if registry == "sources" else item.name
            more = self.library.items("provinces")[item.province].label if registry == "places" else None
            own = f"{name[self.language]} ({more[self.language]})" if more else name[self.language]
            found[id] = named(set_text(own, self.language), name.en, name.fr, id)
        return found
