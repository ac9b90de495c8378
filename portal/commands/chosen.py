"""The files and folders that a person names to a command."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class Outside(Exception):
    """A path that was named is not below the content folder, or nothing is there."""


def below(content: Path, path: Path) -> str:
    """A path that was typed, below the content folder, '.' for that folder itself. The last step may be a link: what it leads to
    was not named. Raises Outside."""
    absolute = path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()
    if not absolute.is_relative_to(content) or not (absolute.exists() or absolute.is_symlink()):
        raise Outside(path)
    return absolute.relative_to(content).as_posix()


def is_within_any(path: str, places: Iterable[str]) -> bool:
    return any(is_within(path, place) for place in places)


def is_within(path: str, place: str) -> bool:
    """Whether a path is a place or lies in it; '.' is everything."""
    return place == "." or path == place or path.startswith(f"{place}/")
