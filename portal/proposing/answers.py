"""Answers by column become what a file says, with what nobody needs to be asked; the form in the page does the same in
``theme/assets/share-draft.js``."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from portal.formatting.ids import propose_id
from portal.formatting.layout import written
from portal.kinds import kind_of
from portal.outputs.sharing.columns import REGISTRY, Column, Way, spoken
from portal.outputs.sharing.forms import FORMS, described
from portal.proposing.names import Names
from portal.reading.characters import INVISIBLE
from portal.rules.tables import SOURCED
from portal.rules.translation import WANTED
from portal.settings import LANGUAGES, OTHER

_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")  # where a copied line may break
_LINE_END = re.compile(r"\r\n?")
_ANY_LINE_END = re.compile("[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # whatever ends a comment, for some reader
_OWN_SOURCE = re.compile(r"source-\d+", re.ASCII)
_COUNTED = re.compile(r"(?:source[ -]?)?(\d{1,2})", re.ASCII | re.IGNORECASE)
_GROUPED = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|-?\d+,\d{1,2}|-?\d+\.0+", re.ASCII)
_NEW_YEAR = re.compile(r"(\d{4})-01-01(?:[T ]00:00(?::00)?)?|0?1/0?1/(\d{4})|(\d{4})\.0", re.ASCII)


@dataclass(frozen=True)
class Proposal:
    """A card: its ``id``, its ``text`` as a file, the language that it lacks ('' for none), and by the ways in the file where the
    answers come from."""

    id: str
    data: dict[str, Any]
    text: str
    lacks: str
    origin: Mapping[Way, Column]

    @property
    def path(self) -> str:
        return f"{kind_of(REGISTRY).location}/{self.id}.yml"


def proposal(
    answers: Mapping[Column, str], names: Names, *, language: str, today: dt.date, taken: Collection[str], note: str = ""
) -> Proposal:
    """The card that the answers make, whatever they lack. ``language`` is that of whoever writes, ``taken`` are ids that others have,
    ``note`` is for whoever reads the proposal."""
    tree: dict[Any, Any] = _copied(given())
    came: dict[Way, Column] = {}
    for column, answer in answers.items():
        if value := _value(column, clean(answer), names):
            _put(tree, column.way, value)
            came[column.way] = column
    _name_sources(tree)
    origin: dict[Way, Column] = {}
    data = _pruned(tree, came, origin, (), ())
    id, other = finished(data, language=language, today=today, taken=taken)
    return Proposal(id, data, file_of(data, note), other, origin)


@cache
def given() -> Mapping[str, Any]:
    """What stands in a card until somebody says otherwise."""
    return MappingProxyType(described(REGISTRY)["given"])


def file_of(data: Mapping[str, Any], note: str = "") -> str:
    """The file of a card, in the one form of files."""
    kind = kind_of(REGISTRY)
    head = f"# yaml-language-server: $schema={'../' * len(kind.location.split('/'))}portal/schema/{kind.schema}\n"
    lines = (INVISIBLE.sub("", line).strip() for line in _ANY_LINE_END.split(clean(note)))
    return head + "".join(f"# {line}\n" for line in lines if line) + written(data, kind)


def clean(text: str) -> str:
    """Letters in one piece, without the unseen ones that copied text brings along, and without white space at the ends."""
    return _LINE_END.sub("\n", unicodedata.normalize("NFC", text).translate(_UNSEEN)).strip()


def finished(data: dict[str, Any], *, language: str, today: dt.date, taken: Collection[str]) -> tuple[str, str]:
    """(id, language that it lacks or ''); puts into ``data`` what nobody needs to be asked: days, languages, names of sources."""
    title = data.get("title", {})
    id = propose_id(title.get(language) or title.get(OTHER[language]) or "", taken, REGISTRY.removesuffix("s"))
    for number, source in enumerate(data.get("sources", []), start=1):
        own = source.get("id", "")
        if own and not _OWN_SOURCE.fullmatch(own):
            continue
        source["id"] = f"{id}-{own or f'source-{number}'}"
        for told in (told for listed in SOURCED for told in data.get(listed, [])):
            if own and told.get("source") == own:
                told["source"] = source["id"]
        if source.get("url"):
            source.setdefault("read", today.isoformat())
    _alike(data, "publisher")
    first = OTHER[language] if _lacks(data, language) and not _lacks(data, OTHER[language]) else language
    other = OTHER[first] if _lacks(data, OTHER[first]) else ""
    data["translation"] = {"from": first, "status": WANTED if other else "draft"}
    due = today + dt.timedelta(days=FORMS[REGISTRY].due)
    data["review"] = {"submitted": today.isoformat(), "last": today.isoformat(), "due": due.isoformat()}
    return id, other


def _value(column: Column, text: str, names: Names) -> str | list[str]:
    if not text:
        return ""
    if column.kind == "ids":
        return names.ids(column.registry, text)
    if column.kind == "language":
        return _language(text)
    if column.kind == "number" and _GROUPED.fullmatch(text):
        whole = re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".")
        return re.sub(r"\.0+$", "", whole)
    if column.kind == "year" and (year := _NEW_YEAR.fullmatch(text)):
        return str(next(filter(None, year.groups())))
    if column.kind == "id" and column.way[-1] == "source" and (numbered := _COUNTED.fullmatch(text)):
        return f"source-{numbered[1]}"
    if column.kind == "id":
        return names.id(column.registry or "sources", text)
    return text


def _language(text: str) -> str:
    """'en' or 'fr' of a language's name in either of them; else the text as it is."""
    said = spoken()["form"]
    named = {name.casefold(): one for one in LANGUAGES for name in (one, *said[f"language_{one}"].values())}
    return named.get(text.casefold(), text)


def _name_sources(tree: dict[Any, Any]) -> None:
    """A source that is described here is called by its number until the card has an id, and outputs and outcomes name every source so."""
    sources = tree.get("sources", {})
    for number, source in sources.items():
        source.setdefault("id", f"source-{number + 1}")
    for told in (told for listed in SOURCED for told in tree.get(listed, {}).values()):
        numbered = _OWN_SOURCE.fullmatch(told.get("source", ""))
        there = sources.get(int(numbered[0].rpartition("-")[2]) - 1) if numbered else None
        if there:
            told["source"] = there["id"]


def _put(tree: dict[Any, Any], way: Way, value: Any) -> None:
    """Into mappings alone: items of lists are by their numbers until all are there."""
    for step in way[:-1]:
        tree = tree.setdefault(step, {})
    tree[way[-1]] = value


def _copied(value: Any) -> Any:
    return {key: _copied(inner) for key, inner in value.items()} if isinstance(value, Mapping) else value


def _pruned(value: Any, came: Mapping[Way, Column], origin: dict[Way, Column], here: Way, there: Way) -> Any:
    """Lists for mappings by number; ``origin`` is filled with the columns of what stands ``here``, and came from ``there``."""
    if there in came:
        origin[here] = came[there]
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(key, int) for key in value):
        return [_pruned(value[key], came, origin, (*here, at), (*there, key)) for at, key in enumerate(sorted(value))]
    return {key: _pruned(inner, came, origin, (*here, key), (*there, key)) for key, inner in value.items()}


def _lacks(data: Any, language: str) -> bool:
    """Whether a text stands in the other language alone."""
    if isinstance(data, dict):
        return list(data) == [OTHER[language]] or any(_lacks(value, language) for value in data.values())
    return isinstance(data, list) and any(_lacks(value, language) for value in data)


def _alike(data: Any, field: str) -> None:
    """A name in one language is the same in both."""
    for name, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if name == field and isinstance(value, dict):
            there = value.get("en") or value.get("fr")
            data[name] = {language: value.get(language) or there for language in LANGUAGES}
        else:
            _alike(value, field)
