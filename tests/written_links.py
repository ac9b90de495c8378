"""What the written pages in ``docs/`` link to by id, in a library that is not the real one: every such item has a stand-in."""

from __future__ import annotations

import re
from pathlib import Path

from portal.kinds import Kind, all_kinds
from portal.schemes import SCHEMES
from tests.helpers import ROOT

_LINK = re.compile(rf"\]\(({'|'.join(SCHEMES)}):([a-z0-9-]+)")
_TEXT = re.compile(r"\b(en|fr): ([^,}\n]+)")


def add_stand_ins(content: Path) -> Path:
    """For each item that a written page names and the library does not hold, the first of its kind under that id, with the
    id in its title, as no two pages bear one title. Gives ``content``."""
    kinds = {kind.registry: kind for kind in all_kinds()}
    for page in sorted((ROOT / "docs").rglob("*.md")):
        for scheme, name in _LINK.findall(page.read_text("utf-8")):
            _add(content, kinds[SCHEMES[scheme]], name)
    return content


def _add(content: Path, kind: Kind, name: str) -> None:
    files = [file for _, file in kind.files(content)]
    if kind.in_one_file:
        text = files[0].read_text("utf-8")
        items = re.split(r"^(?=[a-z][a-z0-9-]*:)", text, flags=re.MULTILINE)
        if not any(item.startswith(f"{name}:") for item in items):
            first = _renamed(items[1].split(":", 1)[1], name)
            files[0].write_text(f"{text}{name}:{first}", "utf-8")
    elif not (file := content / kind.location / f"{name}.yml").exists():
        file.write_text(_renamed(files[0].read_text("utf-8"), name), "utf-8")


def _renamed(item: str, name: str) -> str:
    """With the id after the first text of each language."""
    for language in ("en", "fr"):
        first = next(match for match in _TEXT.finditer(item) if match[1] == language)
        item = f"{item[: first.end()].rstrip()} ({name}){item[first.end() :]}"
    return item
