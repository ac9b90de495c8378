"""What lies in ``docs/``: pages that stand in both languages, and nothing that would be published by the way. Gives
``page-in-one-language`` and ``not-a-page``, whose words are those of written pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.problem import Problem
from portal.settings import LANGUAGES, OTHER

_NEUTRAL = "xx/index.md"  # the front door, in both languages at once
_ASSETS = "assets"


def check(docs: Path) -> Iterator[Problem]:
    """Every file that has no place there, and every page that the other language lacks. What begins with a dot the generator
    passes over, as an editor's own."""
    for file in sorted(docs.rglob("*")):
        way = file.relative_to(docs)
        if any(part.startswith(".") for part in way.parts) or way.parts[0] == _ASSETS or file.is_dir():
            continue
        language, path = way.parts[0], f"{docs.name}/{way.as_posix()}"
        if way.suffix == ".md" and language in LANGUAGES and len(way.parts) > 1:
            other = Path(OTHER[language], *way.parts[1:])
            if not (docs / other).is_file():
                yield Problem.of(path, "page-in-one-language", language=OTHER[language], file=f"{docs.name}/{other.as_posix()}")
        elif way.as_posix() != _NEUTRAL:
            yield Problem.of(path, "not-a-page")
