"""How the two languages stand in a file: which texts lack one, which were translated by a machine and not reviewed since, and which
from a text that has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from portal.reading.yaml_reader import Document
from portal.rules.translation import MACHINE, outdated, wanted
from portal.settings import LANGUAGES, OTHER

MISSING, STALE = "missing", "stale"
STATES = (MISSING, STALE, MACHINE)
_SINCE = (("review", "submitted"), ("published",), ("asked",))  # what says on which day a file came
_NAMES = ("title", "name", "term")

Way = tuple[str | int, ...]


class Standing(NamedTuple):
    """A file in short. ``title``: language → what it calls itself; ``texts``: those that should stand in both languages; ``owed``:
    (state, language) → how many of them; ``status`` is how far its translation from ``written_in`` was checked, '' where it says
    nothing; ``waits`` for this language, or '': it has no page until then; ``since`` is the day on which it came, ``by`` that by
    which a language was promised, as they are written, or ''."""

    title: dict[str, str]
    texts: int
    owed: dict[tuple[str, str], int]
    status: str
    written_in: str
    waits: str
    since: str
    by: str


def bilingual_texts(document: Document) -> Iterator[tuple[Way, dict[str, str]]]:
    """Every text that is there in both languages, or should be, with the way to it. What has the shape of one is one: no model holds
    anything but words as a text under a language."""
    for way, inner in document.containers:
        if (
            isinstance(inner, dict)
            and inner
            and inner.keys() <= set(LANGUAGES)
            and all(isinstance(text, str) for text in inner.values())
        ):
            yield way, inner


def written_in(document: Document) -> str:
    """The language that a file says it was written in first; '' where it says none."""
    language = _held(document.data, "translation", "from")
    return language if language in OTHER else ""


def owed(document: Document) -> Callable[[Collection[str]], Iterator[tuple[str, str]]]:
    """What gives, for the languages that one of the file's texts is there in, (one of `STATES`, the language) of what is to be done
    for it. That a translation is stale, or a machine's, is said of a whole file, and so of each of its texts: it is found out once."""
    translated = OTHER.get(written_in(document), "")
    machine = translated and _held(document.data, "translation", "status") == MACHINE
    state = STALE if outdated(document.data) else MACHINE if machine else ""

    def of_text(there: Collection[str]) -> Iterator[tuple[str, str]]:
        for language in LANGUAGES:
            if language not in there:
                yield MISSING, language
            elif state and language == translated:
                yield state, language

    return of_text


def standing(document: Document) -> Standing:
    """Cost linear in the size of the file; no place in it is looked up."""
    data = document.data
    every, of_text = [texts for _, texts in bilingual_texts(document)], owed(document)
    title: dict[str, Any] = next((data[name] for name in _NAMES if isinstance(data.get(name), dict)), {})
    return Standing(
        title={language: text for language, text in title.items() if language in LANGUAGES and isinstance(text, str)},
        texts=len(every),
        owed=dict(Counter(one for texts in every for one in of_text(texts))),
        status=_held(data, "translation", "status"),
        written_in=written_in(document),
        waits=wanted(data),
        since=next(filter(None, (_held(data, *way) for way in _SINCE)), ""),
        by=_held(data, "pending", "by"),
    )


def _held(data: Any, *way: str) -> str:
    """The text that a way leads to, '' where there is none."""
    for step in way:
        data = data.get(step) if isinstance(data, dict) else None
    return data if isinstance(data, str) else ""
