"""Which words of a text can be looked for. ``theme/assets/search-words.js`` does the same; what is a word is told in
`portal.folding`, and ``tests/search/words.json`` holds both sides to it."""

from __future__ import annotations

from functools import cache

from portal import words as site_words
from portal.folding import folded_words


def telling(word: str, language: str) -> bool:
    """Whether a folded word can be looked for: it is no single letter, and not one that every text has."""
    return (len(word) > 1 or word.isdigit()) and word not in common(language)


def joint_of(text: str, language: str) -> str:
    """'start-up', 'who-does-what': several words, folded, of which one at most is telling; '' for any other text."""
    forms = folded_words(text)
    return "-".join(forms) if len(forms) > 1 and sum(telling(form, language) for form in forms) <= 1 else ""


@cache
def common(language: str, which: str = "common_words") -> frozenset[str]:
    """Words of a language that say nothing of what a text is about, folded; ``which`` may be 'light_words', which say little."""
    text: str = site_words.load("common_words")[which][language]
    return frozenset(text.split())


def hints(language: str) -> list[tuple[str, list[str]]]:
    """(kind, words by which people ask for it), such as figures and 'how many', folded."""
    found: dict[str, list[str]] = site_words.load("common_words")["asking_for"][language]
    return [(kind, [" ".join(folded_words(phrase)) for phrase in phrases]) for kind, phrases in found.items()]
