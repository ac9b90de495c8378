"""The forms of words in the index of one language, and those that are near one. As ``theme/assets/search-forms.js``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

SHORTEST_SLIP = 5  # letters: shorter words have too many neighbours
TWO_SLIPS = 8  # letters from which two slips are granted
SHORTEST_STEM = 4  # letters that forms of one word share
BEGINNINGS = 12  # classes that a beginning may stand for, the most common ones
# Endings that a word takes in turn, for forms that no text has.
ENDINGS = (
    ("", "e", "s", "es", "ed", "er", "ers", "ing"),
    ("e", "es", "ee", "ees", "er"),
    ("", "x"),
    ("y", "ies"),
    ("al", "aux"),
    ("ail", "aux"),
    ("eur", "euse", "eurs", "euses"),
    ("if", "ive", "ifs", "ives"),
    ("en", "enne", "ens", "ennes"),
    ("x", "se", "ses"),
)


def numbers(text: str) -> list[int]:
    """What is written as a letter each (`files`)."""
    return [code - 48 - (0x800 if code > 0xD800 else 0) for code in map(ord, text)]


class Lexicon:
    """The words of one language as the index has them. ``first`` is the number of its first class."""

    def __init__(self, data: Mapping[str, Any], first: int) -> None:
        self.classes: dict[str, int] = {}
        self.forms: list[str] = []
        self.levels = {first + at: level for at, level in enumerate(numbers(data["counts"]))}
        new, form = first, ""
        parts = zip(data["forms"].split(" "), numbers(data["shared"]), numbers(data["classes"]), strict=True)
        for ending, shared, distance in parts:
            form = form[:shared] + ending
            self.classes[form] = new if distance == 0 else new - distance
            new += distance == 0
            self.forms.append(form)

    def known(self, form: str) -> int | None:
        """The class of a form."""
        return self.classes.get(form)

    def has(self, entry: int) -> bool:
        """Whether a class is of this language."""
        return entry in self.levels

    def level(self, form: str) -> int:
        """How common a form is; 0 for one that no text has."""
        return self.levels.get(self.classes.get(form, -1), 0)

    def beginning(self, start: str) -> list[int]:
        """Classes with a form that begins so, the most common first."""
        at, found = bisect_left(self.forms, start), {}
        while at < len(self.forms) and self.forms[at].startswith(start):
            entry = self.classes[self.forms[at]]
            found[entry] = -self.levels[entry]
            at += 1
        return sorted(found, key=lambda entry: (found[entry], entry))[:BEGINNINGS]

    def kin(self, form: str) -> list[int]:
        """Classes of other forms of the same word, told by common endings: of those that share most of it. A beginning as short as
        'win' tells nothing of 'wine', but its regular plural is 'wins'."""
        found: dict[int, None] = {}
        for length in range(len(form), max(SHORTEST_STEM, len(form) - 3) - 2, -1):
            if found:
                break
            stem, ending = form[:length], form[length:]
            for endings in ENDINGS:
                if ending not in endings:
                    continue
                for other in endings:
                    one_more = "y" in endings or {ending, other} == {"", "s"}  # the y of 'baby' is there in 'babies'
                    one_less = "ing" in endings and ending != "" != other  # 'traning' is a slip, and no form of 'trans'
                    if length + one_more - one_less >= SHORTEST_STEM and (entry := self.classes.get(stem + other)) is not None:
                        found[entry] = None
        return list(found)

    def near(self, form: str) -> list[str]:
        """Forms that one slip, or two in a long word, could have turned into this one: nearest first, then the most common. One of
        each class: another form of it would find the same."""
        slips = 0 if len(form) < SHORTEST_SLIP or not form.isalpha() else 1 if len(form) < TWO_SLIPS else 2
        if not slips:
            return []
        at, found = bisect_left(self.forms, form[0]), []
        while at < len(self.forms) and self.forms[at][0] == form[0]:
            other = self.forms[at]
            apart = abs(len(other) - len(form))
            at += 1
            if apart > slips or (apart > 1 and (form.startswith(other) or other.startswith(form))):
                continue
            if 0 < (count := distance(form, other)) <= slips:
                found.append((count, -self.levels[self.classes[other]], other))
        nearest: dict[int, str] = {}
        for _, _, other in sorted(found):
            nearest.setdefault(self.classes[other], other)
        return list(nearest.values())


def distance(one: str, other: str) -> int:
    """The number of letters to add, drop, change or swap (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, opposite in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
