"""What is told of the sources of a list beside their names: once for those that share it, beside each that differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from portal.catalogue.own_sources import OwnSource
from portal.model.practice import PracticeSource
from portal.outputs.wording.speech import Speech
from portal.typography import set_text

Fact = tuple[str, str]
"""What is told, by its word, and of which language or day: ('read_on', 'May 1, 2026')."""
Work = tuple[str, list[PracticeSource]]
"""A source, by its id, and what is cited of it."""


def works(citations: Sequence[PracticeSource]) -> list[Work]:
    """Each source once, by its id, with all that is cited of it."""
    found: dict[str, list[PracticeSource]] = {}
    for citation in citations:
        found.setdefault(citation.id, []).append(citation)
    return sorted(found.items())


def language_of(speech: Speech, name: str) -> Fact:
    labels, languages = speech.words["practice"], speech.catalogue.source(name).languages
    return "source_language", labels["both" if len(languages) > 1 else "english" if languages[0] == "en" else "french"]


def reading_of(speech: Speech, name: str) -> Fact | None:
    """None where nobody said when it was read."""
    source = speech.catalogue.source(name)
    if isinstance(source, OwnSource):
        word, day = "read_copy" if source.stored_copy else "read_on", source.read
    else:
        word, day = "read_on", source.accessed
    return (word, set_text(speech.date(day), speech.language)) if day else None


def facts(speech: Speech, name: str) -> list[Fact]:
    return [fact for fact in (language_of(speech, name), reading_of(speech, name)) if fact]


def shared(speech: Speech, works: Sequence[Work]) -> tuple[tuple[Fact, int], ...]:
    """What most of them have in common, two at the least, with how many of them do: of the languages one, and of the days."""
    if len(works) < 2:  # as of most cards
        return ()
    names = [name for name, _ in works]
    told = ([language_of(speech, name) for name in names], [reading_of(speech, name) for name in names])
    return tuple(chain.from_iterable(_commonest([fact for fact in found if fact]) for found in told))


def _commonest(told: list[Fact]) -> list[tuple[Fact, int]]:
    return [(fact, count) for fact, count in Counter(told).most_common(1) if count > 1]


def of_one(speech: Speech, fact: Fact) -> str:
    """'The source is in English.'"""
    word, value = fact
    return str(speech.words["practice"][word].format(language=value, date=value))


def of_several(speech: Speech, fact: Fact, count: int, total: int) -> str:
    """'All are in English.', '7 of 8 were read on May 1, 2026.'"""
    word, value = fact
    labels = speech.words["practice"]["of_sources"]
    which = labels["all" if count == total else "some"].format(count=speech.number(count), total=speech.number(total))
    return str(labels[word].format(which=which, language=value, date=value))
