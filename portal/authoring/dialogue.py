"""Questions and answers in a terminal, one at a time: each answer is checked at once, and asked again with the reason."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence

from portal.characters import INVISIBLE

Check = Callable[[str], Sequence[str]]  # an answer → what is wrong with it, in words
_WIDTH = 78
_KEEP = "="  # as an answer: what was refused stays as it was typed


class Stopped(Exception):
    """The person wants to stop: Ctrl-C, or the end of the input."""


class Dialogue:
    """``ask`` shows a prompt and returns a line, like `input`; ``say`` shows lines; ``words`` are those of ``new_update``."""

    def __init__(self, words: Mapping[str, str], ask: Callable[[str], str], say: Callable[[str], None]) -> None:
        self.words, self._ask, self._say = words, ask, say

    def tell(self, text: str, indent: str = "") -> None:
        """Shows text within 80 columns; each of its lines is wrapped by itself."""
        for line in text.split("\n"):
            own = indent + line[: len(line) - len(line.lstrip(" "))]
            wrapped = textwrap.wrap(
                line.strip(" "), _WIDTH, initial_indent=own, subsequent_indent=own, break_long_words=False, break_on_hyphens=False
            )
            self._say("\n".join(wrapped))

    def verbatim(self, text: str) -> None:
        """Shows a line to be copied as it is, such as a command."""
        self._say(text)

    def question(self, text: str) -> None:
        self.tell(f"\n{text}")

    def line(self, prompt: str = "> ") -> str:
        """One line, without what nobody sees: pasted text brings soft hyphens and the like. Raises Stopped."""
        while True:
            try:
                answer = self._ask(prompt)
                answer.encode()  # a terminal of another encoding gives halves of characters
            except (KeyboardInterrupt, EOFError):
                raise Stopped from None
            except UnicodeError:
                self.tell(self.words["unreadable"])
                continue
            return INVISIBLE.sub("", answer.replace("\t", " ")).strip()

    def text(
        self, question: str, check: Check, *, optional: bool = False, block: bool = False, keep: bool = True, hint: bool = True
    ) -> str:
        """An answer that ``check`` accepts, or that the person keeps although it does not; '' where it may be left out.
        ``hint`` says that Enter leaves it out, where the question does not."""
        self.question(f"{question} {self.words['optional']}" if optional and hint else question)
        if block:
            self.tell(self.words["block_end"])
        refused = ""
        while True:
            answer = self._block(check, refused) if block else self.line()
            if refused and answer == _KEEP:
                check(refused)
                return refused
            if not answer and optional:
                return ""
            wrong = check(answer) if answer else [self.words["needed"]]
            if not wrong:
                return answer
            for one in wrong:
                self.tell(one, "  ")
            if keep and answer:
                refused = answer
                self.tell(self.words["keep_it"], "  ")

    def _block(self, check: Check, refused: str) -> str:
        """Lines up to one that is a full stop. What was typed before a stop is handed to ``check``, so that it is not lost."""
        lines: list[str] = []
        try:
            while (line := self.line()) != ".":
                lines.append(line)
                if refused and lines == [_KEEP]:
                    break
        except Stopped:
            if typed := "\n".join(lines).strip():
                check(typed)
            raise
        return "\n".join(lines).strip()

    def one(self, question: str, choices: Mapping[str, str]) -> str:
        """The id of one of ``choices`` (id → words)."""
        return self.several(question, choices, limit=1)[0]

    def several(
        self, question: str, choices: Mapping[str, str], *, limit: int, optional: bool = False, again: bool = False
    ) -> list[str]:
        """The ids chosen, in the order in which they were typed, each once; none where it may be left out, or where the
        question itself says what Enter does (``again``)."""
        self.question(question)
        self.show(choices)
        hint = self.words["one_number" if limit == 1 else "many_numbers"]
        self.tell(f"{hint} {self.words['optional']}" if optional else hint)
        while True:
            answer = self.line()
            if not answer and (optional or again):
                return []
            chosen, wrong = picked(answer, choices)
            if wrong:
                self.tell(self.words["not_number"].format(value=wrong, last=len(choices)), "  ")
            elif not chosen:
                self.tell(self.words["needed"], "  ")
            elif len(chosen) > limit:
                self.tell(self.words["too_many"].format(limit=limit, count=len(chosen)), "  ")
            else:
                return chosen

    def show(self, choices: Mapping[str, str]) -> None:
        """The choices with their numbers; the second line of a long one stands under the first."""
        for number, label in enumerate(choices.values(), start=1):
            first = f"{number:>4}  "
            lines = textwrap.wrap(label, _WIDTH - len(first), break_long_words=False)
            self._say(first + ("\n" + " " * len(first)).join(lines))

    def yes(self, question: str) -> bool:
        """Enter means yes."""
        self.question(f"{question} {self.words['yes_no']}")
        while True:
            answer = self.line().casefold()
            if not answer or answer in self.words["agree"].split():
                return True
            if answer in self.words["decline"].split():
                return False


def picked(answer: str, choices: Mapping[str, str]) -> tuple[list[str], str]:
    """The ids that an answer names by number, by id or by their words, each once; and the first word that names none."""
    by_name = {name.casefold(): id for id, label in choices.items() for name in (id, label)}
    if answer.casefold() in by_name:
        return [by_name[answer.casefold()]], ""
    ids, chosen = list(choices), dict[str, None]()
    for word in answer.replace(",", " ").replace(";", " ").split():
        number = int(word) if word.isascii() and word.isdecimal() and len(word) < 6 else 0
        if 1 <= number <= len(ids):
            chosen[ids[number - 1]] = None
        elif word.casefold() in by_name:
            chosen[by_name[word.casefold()]] = None
        else:
            return [], word
    return list(chosen), ""
