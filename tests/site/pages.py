"""Reading a built site as a crawler would."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html


class BuiltPage:
    """One HTML file of a built site whose root is at ``base``."""

    def __init__(self, folder: Path, file: Path, base: str) -> None:
        self.file = file
        self.path = file.relative_to(folder).as_posix().removesuffix("index.html")
        self.address = urljoin(base, self.path)
        self.tree = html.fromstring(file.read_text("utf-8"))

    @property
    def ids(self) -> set[str]:
        return set(self.tree.xpath("//@id"))

    def links(self) -> list[str]:
        """Every address that the page names, whole."""
        found = self.tree.xpath("//@href | //@src | //form/@action")
        return [urljoin(self.address, link) for link in found if not link.startswith(("mailto:", "data:"))]

    def hreflang(self) -> dict[str, str]:
        return {link.get("hreflang"): link.get("href") for link in self.tree.xpath("//head/link[@rel='alternate'][@hreflang]")}


def all_pages(folder: Path, base: str) -> list[BuiltPage]:
    return [BuiltPage(folder, file, base) for file in sorted(folder.rglob("*.html"))]


def file_for(folder: Path, base: str, link: str) -> Path | None:
    """The file that a static host would send for a link into the site; None for a link that leads out."""
    if not link.startswith(base):
        return None
    path = unquote(urlsplit(link).path).removeprefix(urlsplit(base).path)
    return folder / (path + "index.html" if path.endswith("/") or not path else path)
