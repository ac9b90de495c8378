"""The words of one language: forms of one stem are one class, and names are runs of classes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from portal.folding import folded_words
from portal.lexicon.letters import joint_of, telling
from portal.lexicon.stems import Stems


class Lexicon:
    """The forms of one language's words, and the class of each: forms of one stem are one class."""

    def __init__(self, language: str, postings: list[array[int]]) -> None:
        self.language = language
        self.forms: dict[str, int] = {}  # folded form → class
        self._postings = postings  # a new class is the next of these
        self._stems = Stems(language)
        self._classes: dict[str, int] = {}  # stem → class
        self._seen: dict[str, tuple[int, ...]] = {}  # as it is written → classes
        self._joints: set[str] = set()  # names of several words of which one at most is telling

    def name(self, phrase: str) -> tuple[int, ...]:
        """The classes of what something is called. Several words of which one at most is telling are one word: 'start-up' is not any
        start. An acronym that is spelled like a word that says nothing, such as 'IT', is a word that no text has. All names must be
        known before the first text is."""
        if joint := joint_of(phrase, self.language):
            entry = self._class(joint)
            for form in (joint, f"{joint}s", joint.removesuffix("s")):
                self.forms.setdefault(form, entry)
                self._joints.add(form)
            return (self.forms[joint],)
        found = tuple(self.classes(phrase))
        if not found and phrase.isupper() and len(forms := folded_words(phrase)) == 1:
            return (self._new(forms[0]),)
        return found

    def classes(self, text: str) -> list[int]:
        """The classes of the words of a text, in its order; new ones are taken up."""
        found: list[int] = []
        seen = self._seen
        for word in text.split():
            classes = seen.get(word)
            if classes is None:
                forms = [form for form in folded_words(word) if telling(form, self.language)]
                if "-" in word and (joint := joint_of(word, self.language)) in self._joints:
                    forms.append(joint)
                classes = seen[word] = tuple(map(self._class, forms))
            found += classes
        return found

    def _class(self, form: str) -> int:
        known = self.forms.get(form)
        if known is None:
            stem = self._stems.of(form)
            known = self._classes.get(stem)
            if known is None:
                known = self._classes[stem] = self._new(form)
            self.forms[form] = known
        return known

    def _new(self, form: str) -> int:
        """A class for a form, of its own unless the form has one."""
        if form not in self.forms:
            self.forms[form] = len(self._postings)
            self._postings.append(array("I"))
        return self.forms[form]


class Names:
    """Finds what concepts are called in runs of classes. ``said`` are the names of several words that it found."""

    def __init__(self, phrases: Iterable[tuple[tuple[int, ...], int]]) -> None:
        self.said: set[tuple[int, ...]] = set()
        self._alone: dict[int, list[int]] = {}
        self._longer: dict[int, dict[int, list[tuple[tuple[int, ...], int]]]] = {}  # by the first two words
        for words, concept in phrases:
            if len(words) == 1:
                self._alone.setdefault(words[0], []).append(concept)
            else:
                self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, concept))

    def within(self, run: Sequence[int]) -> list[int]:
        """The concept of each phrase that stands in a run, as often as it does; words that say nothing may part its words."""
        alone, longer, found = self._alone, self._longer, []
        for at, entry in enumerate(run):
            if entry in alone:
                found += alone[entry]
            if entry in longer and at + 1 < len(run):
                for words, concept in longer[entry].get(run[at + 1], ()):
                    if len(words) == 2 or tuple(run[at : at + len(words)]) == words:
                        found.append(concept)
                        self.said.add(words)
        return found
