"""How much is known of practices: what their sources leave open, and which are known best."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from portal.catalogue.catalogue import Catalogue
from portal.model.practice import Practice
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.speech import Speech

# Evidence of which a row of a list says nothing: what is so of nearly every practice tells none from another.
_USUAL_LEVELS = ("not-assessed", "emerging")
_USUAL_DIRECTIONS = ("positive", "unknown")
KNOWN_WELL = 4  # questions that a practice must answer to be compared, or to fill a sheet of paper


def silences(practice: Practice) -> Iterator[str]:
    """What a reader would look for and the sources do not tell, by the names in ``words/interface/practices.yml``."""
    resources = practice.resources
    if practice.need is None:
        yield "need"
    if practice.approach is None:
        yield "approach"
    if not practice.steps:
        yield "steps"
    if resources is None or resources.team is None:
        yield "team"
    if resources is None or resources.cost is None:
        yield "cost"
    if not practice.outcomes:
        yield "outcomes"
    if practice.lessons is None:
        yield "lessons"
    if practice.transferability is None:
        yield "transferability"


def best_first(catalogue: Catalogue, names: Iterable[str]) -> list[str]:
    """What was done before what was planned, by the number of questions answered; those with a result before the others."""

    def order(name: str) -> tuple[bool, int, bool]:
        practice = catalogue.practices[name]
        return not practice.in_the_field, -practice.known, not practice.outcomes

    return sorted(names, key=order)


def done(edition: Edition, names: Collection[str]) -> str:
    """How many practices these are, and how many of them have a result, as a sentence."""
    words, speech = edition.speech.words["guides"], edition.speech
    results = sum(bool(edition.catalogue.practices[name].outcomes) for name in names)
    if not names:
        return str(words["none"])
    sentence = "done_none" if not results else "done_all" if results == len(names) else "done_text"
    return str(words[sentence]).format(total=speech.counted("lists", len(names)), results=speech.number(results))


def distinctions(practice: Practice) -> list[str]:
    """What of its evidence sets a practice apart in a list: a stronger level than most have, a direction other than good."""
    level, direction = practice.evidence.level, practice.evidence.direction
    return [*(() if level in _USUAL_LEVELS else (level,)), *(() if direction in _USUAL_DIRECTIONS else (direction,))]


def distinction_words(speech: Speech) -> dict[str, str]:
    """What a row says of each that `distinctions` may name."""
    levels, directions = (speech.catalogue.vocabularies[name] for name in ("evidence-levels", "evidence-directions"))
    title = speech.facet_title("evidence")
    return {
        **{one: title.format(term=speech.term("evidence-levels", one).lower()) for one in levels if one not in _USUAL_LEVELS},
        **{one: speech.term("evidence-directions", one) for one in directions if one not in _USUAL_DIRECTIONS},
    }
