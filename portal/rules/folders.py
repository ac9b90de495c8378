"""What lies in the content folder: nothing that somebody wrote is passed over in silence. Gives ``file-not-read`` for files
where nothing reads them, with the nearest right place, and ``not-plain-file`` for links and devices."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path, PurePosixPath

from portal.kinds import Kind, all_kinds, is_content
from portal.problem import Problem
from portal.reading import yaml_reader
from portal.rules.rule import FolderRule, Rule

# Files at the root that are the project's own.
_OWN = {"mkdocs.yml", "site.yml"}
# How a folder is called in French, or in English elsewhere, by people who have not seen ours.
_ALSO_CALLED = {
    "pratiques": "practices",
    "fiches": "practices",
    "cards": "practices",
    "nouvelles": "network/updates",
    "news": "network/updates",
    "events": "network/updates",
    "evenements": "network/updates",
    "organismes": "network/organizations",
    "organisations": "network/organizations",
    "sources": "toolkit/library",
    "bibliotheque": "toolkit/library",
    "lieux": "network",
    "reseau": "network",
    "vocabulaire": "vocabulary",
}
_NEAR = 0.75  # of difflib's ratio: 'practice', 'update' and 'vocabularies' are near, 'docs' and 'tests' are not
_LEAST = 3  # fields in common by which a file is taken for one of a kind


def unread(root: Path) -> Iterator[Problem]:
    """Files that look like the library's where nothing reads them: in its folders, in folders with a name like theirs, and at the
    root."""
    tops = {PurePosixPath(kind.location).parts[0] for kind in all_kinds()}
    with os.scandir(root) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if entry.is_dir(follow_symlinks=False):
            if entry.name in tops or (not entry.name.startswith(".") and _folder_like(entry.name)):
                yield from _unread_below(root, entry.name)
        elif entry.is_file(follow_symlinks=False) and entry.name not in _OWN and _is_yaml(entry.name) and entry.name[0] != ".":
            yield not_read(root, entry.name)


def not_read(root: Path, path: str) -> Problem:
    """The problem that nothing reads a file; ``path`` is below ``root``."""
    folders = ", ".join(f"{kind.location}/" for kind in all_kinds() if not kind.in_one_file)
    return Problem.of(path, "file-not-read", nearest=right_place(root, path), folders=folders)


def right_place(root: Path, path: str) -> str:
    """Where a file or a folder would be read that is not where it lies, as a path below ``root``; '' when nothing tells. Its
    folder's name tells most, then the schema that its first line names, its own name, and its fields."""
    name = PurePosixPath(path)
    if (root / path).is_dir():
        return like if (like := _folder_like(name.name)) != path else ""
    locations = {kind.location: kind for kind in all_kinds()}
    for folder in reversed(name.parts[:-1]):
        location = _folder_like(folder)
        if location in locations:
            return f"{location}/{name.name}"
    document, _ = yaml_reader.read(root / path, path) if (root / path).is_file() else (None, [])
    kind = _kind_by_schema(document) or _kind_by_fields(document)
    if kind is not None and not kind.in_one_file:
        return f"{kind.location}/{name.name}"
    if not _is_yaml(name.name):
        return ""
    files = {PurePosixPath(location).name: location for location, kind in locations.items() if kind.in_one_file}
    near = difflib.get_close_matches(f"{name.stem.lower()}.yml", files, n=1, cutoff=_NEAR)
    return files[near[0]] if near else ""


def not_plain(root: Path) -> Iterator[Problem]:
    """Links and devices in the place of the library's files and folders: a link could publish what lies outside."""
    places = dict.fromkeys(
        parent for kind in all_kinds() for parent in reversed(PurePosixPath(kind.location, "x").parents) if parent.name
    )
    for place in places:
        if (root / place).is_symlink():
            yield Problem.of(str(place), "not-plain-file", name=place.name)
    for kind in all_kinds():
        folder = root / kind.location
        if kind.in_one_file or not folder.is_dir() or any((root / place).is_symlink() for place in _above(kind.location)):
            continue
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not _is_plain(entry))
        yield from (Problem.of(f"{kind.location}/{name}", "not-plain-file", name=name) for name in names)


def _unread_below(root: Path, top: str) -> Iterator[Problem]:
    locations = {kind.location for kind in all_kinds()}
    for folder, folders, names in os.walk(root / top):
        folders.sort()
        here = Path(folder).relative_to(root).as_posix()
        if here in locations:  # what lies in it is read, or told of by its name
            continue
        inside = any(here.startswith(f"{location}/") for location in locations)
        for name in sorted(names):
            wanted = is_content(name) if inside else _is_yaml(name)
            if wanted and f"{here}/{name}" not in locations:
                yield not_read(root, f"{here}/{name}")


def _above(location: str) -> list[PurePosixPath]:
    """A location and the folders that hold it, below the root."""
    return [parent for parent in PurePosixPath(location, "x").parents if parent.name]


def _is_plain(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yml", ".yaml"))


@cache
def _folder_like(name: str) -> str:
    """The folder of the library whose name is like this one, or ''."""
    plain = name.lower()
    known = {part: location for location in _folders() for part in (PurePosixPath(location).name, location)}
    names = known | _ALSO_CALLED
    near = difflib.get_close_matches(plain, names, n=1, cutoff=_NEAR)
    return names[near[0]] if near else ""


def _folders() -> list[str]:
    """Every folder of the library, with those that hold others."""
    locations = [kind.location for kind in all_kinds()]
    return sorted({str(folder) for location in locations for folder in _above(location) if folder.suffix != ".yml"})


def _kind_by_schema(document: yaml_reader.Document | None) -> Kind | None:
    line = document.text.split("\n", 1)[0] if document else ""
    kinds = [kind for kind in all_kinds() if line.rstrip().endswith(f"/{kind.schema}")]
    return kinds[0] if len(kinds) == 1 else None


def _kind_by_fields(document: yaml_reader.Document | None) -> Kind | None:
    if document is None:
        return None
    common = {kind: len({field.name for field in fields(kind.model)} & set(document.data)) for kind in all_kinds()}
    best = max(common, key=lambda kind: common[kind])
    return best if common[best] >= _LEAST else None


RULES: tuple[Rule, ...] = (
    FolderRule(name="file-not-read", check=unread),
    FolderRule(name="not-plain-file", check=not_plain),
)
