"""The pages that differ between two finished sites, taken out as a small site of their own: what a reviewer looks at."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

PAGE = "index.html"
_LEADS = {("link", "href"), ("script", "src"), ("img", "src"), ("source", "srcset")}


class Changed(NamedTuple):
    """Pages by their address below the site, such as 'en/practices/x/'; ``gone`` are those that only the earlier site has."""

    new: tuple[str, ...]
    other: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def there(self) -> tuple[str, ...]:
        return (*self.new, *self.other)


def changed_pages(before: Path, after: Path) -> Changed:
    """What differs between two finished sites, byte by byte. Raises OSError."""
    earlier, later = _pages(before), _pages(after)
    return Changed(
        new=tuple(sorted(later.keys() - earlier.keys())),
        other=tuple(
            sorted(one for one in later.keys() & earlier.keys() if not filecmp.cmp(later[one], earlier[one], shallow=False))
        ),
        gone=tuple(sorted(earlier.keys() - later.keys())),
    )


def take_out(site: Path, pages: Iterable[str], out: Path) -> None:
    """Copies pages of a finished site, with the styles, scripts and pictures that they load themselves, into the new folder ``out``,
    and begins it with a list of them, in the order given. Raises OSError, FileExistsError where there is such a folder."""
    out.mkdir(parents=True)
    listed = list(pages)
    for address in listed:
        page = site / address / PAGE
        for file in (page, *_loaded(site, page)):
            target = out / file.relative_to(site)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
    links = "\n".join(f'<li><a href="{escape(one)}{PAGE}">{escape(one) or "/"}</a></li>' for one in listed)
    (out / "changed.html").write_text(
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Changed · Modifié</title>\n<ul>\n{links}\n</ul>\n</html>\n',
        "utf-8",
    )


def _pages(site: Path) -> dict[str, Path]:
    """Address → file. Links out of the folder are no pages of it."""
    return {
        "" if file.parent == site else f"{file.parent.relative_to(site).as_posix()}/": file
        for file in site.rglob(PAGE)
        if file.is_file() and not file.is_symlink()
    }


def _loaded(site: Path, page: Path) -> list[Path]:
    """Files of the site that a page loads by itself."""
    reader = _Reader()
    reader.feed(page.read_text("utf-8", "replace"))
    root = site.resolve()
    found = [(page.parent / unquote(urlsplit(one).path)).resolve() for one in reader.found if not urlsplit(one).scheme]
    return [site / file.relative_to(root) for file in dict.fromkeys(found) if file.is_relative_to(root) and file.is_file()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and not {"stylesheet", "icon"} & set((given.get("rel") or "").split()):
            return
        self.found += (value for name, value in attrs if value and (tag, name) in _LEADS)
