"""What people call the things of the library, and the ids that are meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from portal.folding import fold
from portal.library import Library
from portal.settings import LANGUAGES

_PARTS = re.compile(r"[;\n]")


class Names:
    """Of everything that a ``library`` holds, in both languages. A name that two things bear means neither."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._found: dict[str, dict[str, str]] = {}

    def id(self, registry: str, text: str) -> str:
        """The id that a text names, by itself or by a name; else the text as it is: the rules say what is wrong with it."""
        return self._of(registry).get(_folded(text), text) if registry else text

    def ids(self, registry: str, text: str) -> list[str]:
        """Those of a list, each once: parted by semicolons or line ends, or by commas, where no name holds them."""
        parts = (part.strip() for part in _PARTS.split(text))
        return list(dict.fromkeys(id for part in parts if part for id in self._within(registry, part)))

    def _within(self, registry: str, text: str) -> list[str]:
        known = self._of(registry)
        if _folded(text) in known or "," not in text:
            return [self.id(registry, text)]
        parts, found, any_known = text.split(","), list[str](), False
        while parts:
            longest = next((n for n in range(len(parts), 0, -1) if _folded(",".join(parts[:n])) in known), 0)
            any_known = any_known or longest > 0
            name = ",".join(parts[: longest or 1]).strip()
            found += [self.id(registry, name)] if name else []
            parts = parts[longest or 1 :]
        return found if any_known else [text]

    def _of(self, registry: str) -> dict[str, str]:
        """Name, folded → id."""
        if registry not in self._found:
            ids = defaultdict[str, set[str]](set)
            for id, item in self._library.items(registry).items():
                for name in self._names(registry, item):
                    ids[_folded(name)].add(id)
            named = {name: one for name, (one, *others) in ids.items() if not others}
            self._found[registry] = named | {id: id for id in self._library.known[registry]}
        return self._found[registry]

    def _names(self, registry: str, item: Any) -> Iterator[str]:
        text = next(getattr(item, field) for field in ("label", "name", "title") if hasattr(item, field))
        for language in LANGUAGES:
            yield text[language]
            if registry == "places" and item.province:
                province = self._library.items("provinces")[item.province].label
                yield f"{text[language]} ({province[language]})"
                yield f"{text[language]}, {province[language]}"
                yield f"{text[language]}, {item.province.removeprefix('CA-')}"


def _folded(text: str) -> str:
    return " ".join(fold(text).replace("\u2019", "'").split())
