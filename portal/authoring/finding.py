"""Choosing one of many things by a part of its name."""

from __future__ import annotations

from collections.abc import Mapping

from portal.authoring.dialogue import Dialogue
from portal.folding import fold
from portal.rules.structure import nearest

MOST_SHOWN = 12  # names that a search shows at once
Named = tuple[str, str]  # what the person reads, and what a search looks at


def named(shown: str, *others: str) -> Named:
    """What is found by any part of what is ``shown`` or of its ``others``, whatever their accents."""
    return shown, fold(" ".join((shown, *others)))


def find(dialogue: Dialogue, question: str, names: Mapping[str, Named], *, optional: bool = False, missing: str = "") -> str:
    """The id of what the person finds among ``names`` (by id); '' when it may be left out. ``missing`` is said where nothing is near.
    Raises Stopped."""
    say, words = dialogue.tell, dialogue.words
    dialogue.question(question)
    while True:
        asked = dialogue.line()
        if not asked and optional:
            return ""
        fitting = [id for id, (_, text) in names.items() if fold(asked) in text] if asked else []
        if not asked:
            say(words["needed"], "  ")
        elif not fitting:
            fitting = [near] if (near := _near(asked, names)) else []
            say(words["found_none"], "  ")
            if missing and not fitting:
                say(missing, "  ")
        if len(fitting) > MOST_SHOWN:
            say(words["found_too_many"].format(count=len(fitting), shown=MOST_SHOWN), "  ")
        if not fitting:
            continue
        choices = {id: names[id][0] for id in fitting[:MOST_SHOWN]}
        if chosen := dialogue.several(words["which"], choices, limit=1, again=True):
            say(words["chosen"].format(name=choices[chosen[0]]), "  ")
            return chosen[0]
        dialogue.question(question)


def _near(asked: str, names: Mapping[str, Named]) -> str:
    """The id of the most similar name, or ''."""
    by_name = {fold(name): id for id, (name, _) in names.items()} | {id: id for id in names}
    return by_name.get(nearest(fold(asked), by_name), "")
