"""Places in sources, such as 'lines 12-14' or 'chapitre 2, section 4.1': said in either language, whichever was typed.

The words are a closed set (``portal/words/locators.yml``). Other text stays as it stands, in both languages; the rule
``locator-word`` warns of it, but not of what stands in quotation marks, which is the source's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from portal import words
from portal.settings import LANGUAGES
from portal.typography import QUOTATION

_DATE = r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w-])"
_NUMBER = r"\d+(?:[.:]\d+)*"
# Two numbers with a hyphen or a word between them, not part of a longer name ('A-2', '2026-11-20', '1-2-3').
_SPAN = re.compile(rf"(?<![\w-])(?!{_DATE})({_NUMBER})(?:\s?[-‐‑–—]\s?|\s(?:to|à)\s)({_NUMBER})(?![\w-])")
_FREQUENT = re.compile(r"(lines?|pages?)( [\d–, ]+)")  # nearly all there are; said in a tenth of the time
# A word, with a full stop where it has one, or a sign that stands for a word; 'A-2' and '4b' are numbers of a sort.
_WORD = r"(?<![\w-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w-])\.?|[§¶&]"
_SHORT = (".", "§", "¶")
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)


@cache
def forms_of(language: str) -> Mapping[str, str]:
    """What may be typed, in small letters → what is said in the language."""
    entries = words.load("locators").values()
    forms: dict[str, str] = {}
    for entry in entries:
        for one_or_many, spoken in enumerate(entry[language]):
            typed = [entry[other][one_or_many] for other in LANGUAGES] + entry.get("also", ([], []))[one_or_many]
            forms.update(dict.fromkeys(typed, spoken))
    for entry in entries:  # a word of the language itself is said as it stands, whatever it means in the other
        forms.update((form, form) for form in entry[language])
    return MappingProxyType(forms)


@cache
def _tokens() -> re.Pattern[str]:
    """What may be one of the forms, those of several words first."""
    phrases = "|".join(re.escape(form) for form in forms_of("en") if " " in form)
    return re.compile(rf"\b(?:{phrases})\b|{_WORD}", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def say(locator: str, language: str) -> str:
    """The place in a language: its words in that language, an en dash between numbers."""
    forms = forms_of(language)
    if match := _FREQUENT.fullmatch(locator):
        return forms[match[1]] + match[2]
    parts = QUOTATION.split(locator) if '"' in locator or "“" in locator or "«" in locator else [locator]
    for at in range(0, len(parts), 2):  # every other one is quoted, and stays
        parts[at] = _tokens().sub(_speaker(forms), _SPAN.sub(r"\1–\2", parts[at]))
    return "".join(parts)


def unknown_words(locator: str) -> list[str]:
    """The words of a place that are said in one language only."""
    if _FREQUENT.fullmatch(locator):
        return []
    forms = forms_of("en")
    matches = _tokens().finditer(QUOTATION.sub(" ", locator))
    tokens = [match[0].rstrip(".") for match in matches if _spoken(match, forms) is None]
    return [token for token in dict.fromkeys(tokens) if len(token) > 1 and not _ROMAN.fullmatch(token)]


def _speaker(forms: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda match: match[0] if (spoken := _spoken(match, forms)) is None else spoken


def _spoken(match: re.Match[str], forms: Mapping[str, str]) -> str | None:
    """What is said for a token; None for one that is not among the words."""
    typed = match[0].lower()
    if typed in forms and typed.endswith(_SHORT):
        following = match.string[match.end() : match.end() + 2]
        if following.lstrip()[:1].isdigit():
            return forms[typed] + ("" if following[0].isspace() else " ")
    if typed.endswith("."):
        return f"{forms[typed[:-1]]}." if typed[:-1] in forms else None
    return None if typed.endswith(_SHORT) else forms.get(typed)
