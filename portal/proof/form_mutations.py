"""Cards with one or two mistakes in them, made from real ones by a seed: what the form and the validator are compared on."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

Data = dict[str, Any]
Place = tuple[Any, str | int]  # what holds a value, and under which name or number

_TEXTS = (
    "", " ", "x", "Same in both", "See <b>this</b> now", "5 < 6 and a <br/>", "<div>block\n\nafter", "Wages < minimum", "a <!-- note --> b",
    "![a picture](https://sample.example/p.png)", "[here](https://sample.example/a)", "[here](javascript:alert)", "[here](practice:nowhere)",
    "[here](ftp://sample.example)", "<https://sample.example>", "<mailto:a@sample.example>", "[a]: javascript:x", "la [fiche](place:brooks)",
    "les immigrants et les personnes âgées", "une enquête auprès des partenaires", "\\<b> escaped", "l'étape\navec deux lignes",
    "2026-02-30", "2031-01-01", "1849-12-31", "12", "-3.5", "1e3", "+5", "9999999999999", "1700", "2101", "soon", "ON", "true", "maybe",
    "https://sample.example", "http://sample", "https://user@sample.example/", "sample.example", "mailto:a@sample.example", "25:10", "08:30",
    "page 12, annexe B", "lines 3-9", "chapitre 2", "voir plus loin", '"his words" p. 3', "Été à Québec", "a b c d e " * 6, "mot " * 30,
    "é" * 111, "long " * 60, "very long " * 450, "zero\u200bwidth", "soft\u00adhyphen", "a lost \ufffd letter", "en", "fr", "both", "wanted", "planned",
)  # fmt: skip
_FIELDS = (
    "titel",
    "sumary",
    "notes",
    "en",
    "fr",
    "url",
    "value",
    "locator",
    "ends",
    "grant",
    "meeting",
    "pending",
    "adapted_from",
)


def mutated(cards: list[tuple[str, Data]], seed: int, count: int) -> Iterator[tuple[str, Data]]:
    """``count`` pairs of a registry and the data of a file of it with mistakes. The same seed gives the same ones."""
    draw = random.Random(seed)
    for _ in range(count):
        registry, data = draw.choice(cards)
        made = copy.deepcopy(data)
        for _ in range(draw.choice((1, 1, 1, 2))):
            draw.choice(_WAYS)(made, draw)
        yield registry, made


def _places(value: Any) -> Iterator[Place]:
    for key, held in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
        yield value, key
        if not isinstance(held, str):
            yield from _places(held)


def _any(data: Data, draw: random.Random, fits: Callable[[Any], bool]) -> Place:
    found = [(holder, key) for holder, key in _places(data) if fits(holder[key])]
    if not found:  # nothing like that is left
        data["kind"] = "practice"
        return data, "kind"
    return draw.choice(found)


def _text(data: Data, draw: random.Random) -> None:
    holder, key = _any(data, draw, lambda value: isinstance(value, str))
    holder[key] = draw.choice(_TEXTS)


def _typing(data: Data, draw: random.Random) -> None:
    """A letter too few, twice or wrong."""
    holder, key = _any(data, draw, lambda value: isinstance(value, str) and len(value) > 1)
    text = str(holder[key])
    at = draw.randrange(len(text))
    holder[key] = text[:at] + draw.choice(("", text[at] * 2, draw.choice("abcdefghijklmnop-"))) + text[at + 1 :]


def _without(data: Data, draw: random.Random) -> None:
    holder, key = _any(data, draw, lambda value: True)
    holder.pop(key)


def _further(data: Data, draw: random.Random) -> None:
    holders = [data, *(holder[key] for holder, key in _places(data) if isinstance(holder[key], dict))]
    draw.choice(holders)[draw.choice(_FIELDS)] = draw.choice(
        ("x", "2026-11-01", ["x"], {"en": "One", "fr": "Un"}, {"language": "fr"})
    )


def _other_sort(data: Data, draw: random.Random) -> None:
    holder, key = _any(data, draw, lambda value: True)
    holder[key] = draw.choice(("text", ["text"], {"en": "text"}, [], {}, {"text": "x"}))


def _twice(data: Data, draw: random.Random) -> None:
    holder, key = _any(data, draw, lambda value: isinstance(value, list) and bool(value))
    if isinstance(holder[key], list) and holder[key]:
        holder[key] += [copy.deepcopy(draw.choice(holder[key])) for _ in range(draw.choice((1, 1, 30)))]


def _same(data: Data, draw: random.Random) -> None:
    holder, key = _any(data, draw, lambda value: isinstance(value, dict) and {"en", "fr"} <= set(value))
    if isinstance(holder[key], dict) and "en" in holder[key]:
        holder[key]["fr"] = holder[key]["en"]


def _one_language(data: Data, draw: random.Random) -> None:
    language = draw.choice(("en", "fr"))
    holder, key = _any(data, draw, lambda value: isinstance(value, dict) and language in value)
    if isinstance(holder[key], dict):
        holder[key].pop(language, None)
    if draw.random() < 0.5 and isinstance(data.get("translation"), dict):
        data["translation"]["status"] = "wanted"


def _day(data: Data, draw: random.Random) -> None:
    holder, key = _any(data, draw, lambda value: isinstance(value, str) and value[:4].isdigit())
    holder[key] = draw.choice(
        ("2025-01-31", "2030-06-01", "2026-13-01", "2026-1-2", "2029", "1999", "1840", "2026-02-29", "20261122")
    )


_WAYS = (
    _text,
    _text,
    _text,
    _typing,
    _typing,
    _without,
    _without,
    _further,
    _other_sort,
    _twice,
    _same,
    _one_language,
    _day,
    _day,
)
