"""The words of the site and of its messages, each in both languages. Read from the files beside this one, never at import."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from portal.incomplete import Incomplete
from portal.typography import set_text


class MissingWords(Incomplete):
    """There are no words of this name; the text says what to write, and where."""

    def __init__(self, way: str, place: str) -> None:
        super().__init__(
            f"portal/words/{place} says nothing under '{way}': write it there in both languages, as {{en: …, fr: …}}. · "
            f"portal/words/{place} ne dit rien sous « {way} » : écrivez-le dans les deux langues, comme {{en: …, fr: …}}."
        )


class Words(dict[str, Any]):
    """A tree of words, which templates reach as attributes: ``words.menu.practices``. To ask for a name that is not there raises
    MissingWords."""

    def __init__(self, tree: Mapping[str, Any], place: str = "interface/", way: str = "") -> None:
        """``place`` is the file or folder below ``portal/words/`` that they stand in."""
        super().__init__(
            {name: value if isinstance(value, str) else Words(value, place, f"{way}{name}.") for name, value in tree.items()}
        )
        self.__dict__ |= self
        self._place, self._way = place, way

    def __missing__(self, name: str) -> Any:
        raise MissingWords(f"{self._way}{name}", self._place)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # Python asks for these itself
            raise AttributeError(name)
        return self[name]


def load(name: str) -> Mapping[str, Any]:
    """The content of ``portal/words/<name>.yml``, or of every file of the folder ``portal/words/<name>/`` together."""
    place = Path(__file__).parent / name
    files = sorted(place.glob("*.yml")) if place.is_dir() else [place.with_suffix(".yml")]
    found: dict[str, Any] = {}
    for file in files:
        found |= _content(file)
    return found


def entries(name: str) -> Sequence[Mapping[str, str]]:
    """The list in ``portal/words/<name>.yml``."""
    found: Sequence[Mapping[str, str]] = _content(Path(__file__).parent / f"{name}.yml")
    return found


def _content(file: Path) -> Any:
    state = file.stat()
    return _parsed(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=32)  # as many as there are files, and some that were written anew while a preview runs
def _parsed(file: Path, changed: int, size: int) -> Any:
    """The content of a file in that state. Whoever asks gets the same: it is not to be changed."""
    import yaml  # here, as `preferred_language` is asked for before anything is installed

    return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)


def in_language(words: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The same tree with ``{en, fr}`` replaced by the text in ``language``."""
    return {key: value[language] if set(value) == {"en", "fr"} else in_language(value, language) for key, value in words.items()}


def of_site(language: str, name: str = "") -> Words:
    """The words of the site in one language, with its spaces and marks; ``site.name`` is ``name``, and stands where words say
    ``{site}``."""
    tree = in_language(load("interface"), language)
    tree["site"]["name"] = name
    return Words(_set(tree, language))


def of_fields(language: str) -> Words:
    """Field → what it holds, in one language."""
    return Words(_set(in_language(load("fields"), language), language), "fields.yml")


def _set(tree: dict[str, Any], language: str) -> dict[str, Any]:
    return {key: set_text(value, language) if isinstance(value, str) else _set(value, language) for key, value in tree.items()}


def preferred_language() -> str:
    """The language of the person at the terminal: 'fr' when the system says so, else 'en'."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "fr" if locale.lower().startswith("fr") else "en"
