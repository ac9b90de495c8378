"""The whole site in one ZIP file, for reading without a connection: opened as a folder, or kept by a browser (worker.py).

In it are the pages with the documents to fill in, the index of the search, and what they need. Unlike on the Web, links name a page's file, the scripts are one
that is no module, and what scripts fetch is a script too, as browsers fetch nothing from a folder; `theme/offline/folder.js` hands
it over. Links to files that are not in the package lead to the site on the Web.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from portal.outputs.newsletter.pieces import ADDRESS as NEWSLETTER
from portal.outputs.offline.bundle import bundle
from portal.outputs.sharing.forms import ADDRESS, FORMS
from portal.settings import LANGUAGES, Settings

FOLDER = "offline"
NAME = f"{FOLDER}/commons.zip"
ABOUT = f"{FOLDER}/about.json"
TOP = "commons"  # the folder in the package, so that unpacking it strews nothing about
_DOCUMENTS = ("??/**/*.docx", "??/**/*.xlsx", "??/templates/**/*.png")  # to fill in, and how they look
# What scripts fetch beside pages: the index, the form, and what it corrects.
_DATA = (
    "search/**/*.json",
    f"??/{ADDRESS}*.json",
    f"??/{NEWSLETTER}*.json",
    *(f"api/v1/{registry}/*.json" for registry in FORMS),
)
_SCRIPT = re.compile(r'<script src="([^"]*/)([\w-]+\.js)" type="module"></script>')
_PRELOAD = re.compile(r'\s*<link rel="(?:modulepreload|preload|manifest)"[^>]*>')  # which a folder refuses, and says so
_LINK = re.compile(r'(\s(?:href|action)="|content="0; url=)([^"#?][^"#?]*)')
_KEPT = re.compile(r"<main\b.*</main>", re.S)
_CANONICAL = re.compile(r'<link rel="canonical"[^>]*>')


def write(site: Path, theme: Path, settings: Settings, made: str) -> None:
    """Puts the package of the finished ``site`` into it, and beside it what it is: version, bytes, and ``made``, the instant of the
    build (ISO 8601). Raises OSError."""
    (site / FOLDER).mkdir(exist_ok=True)
    version = hashlib.sha256()
    with ZipFile(site / NAME, "w", ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in _files(site, theme, settings):
            version.update(f"{name}\0{len(content)}\0".encode() + content)
            package.writestr(_entry(name), content)
    about = {"version": version.hexdigest()[:16], "bytes": (site / NAME).stat().st_size, "made": made, "folder": TOP}
    (site / ABOUT).write_text(json.dumps(about), "utf-8")


def _entry(name: str) -> ZipInfo:
    """Of one date, so that the same site gives the same bytes."""
    entry = ZipInfo(f"{TOP}/{name}", (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _files(site: Path, theme: Path, settings: Settings) -> Iterator[tuple[str, bytes]]:
    pages = sorted(path.relative_to(site).as_posix() for path in _pages(site))
    assets = sorted(path.relative_to(site).as_posix() for path in site.glob("assets/**/*") if path.is_file())
    documents = sorted(path.relative_to(site).as_posix() for pattern in _DOCUMENTS for path in site.glob(pattern))
    known = {*pages, *documents, *(name for name in assets if not name.endswith(".js"))}
    scripts: dict[str, dict[str, str]] = {}
    for name in assets:
        folder, _, file = name.rpartition("/")
        if file.endswith(".js"):
            scripts.setdefault(folder, {})[file] = (site / name).read_text("utf-8")
        if not file.endswith(".js") or file == "palette.js":  # which is no module and stands in every page
            yield name, (site / name).read_bytes()
    prelude = (theme / "offline/folder.js").read_text("utf-8")
    for folder, modules in scripts.items():
        yield f"{folder}/all.js", (prelude + bundle(modules)).encode()
    for name in pages:
        html = _page((site / name).read_text("utf-8"), name, known, settings.site_url)
        yield name, html.encode()
        if (" data-keep=" in html or " data-leads-on>" in html) and (kept := _KEPT.search(html)):
            yield f"{name}.js", _handed_over("".join(_CANONICAL.findall(html)) + kept[0])
    for name in documents:
        yield name, (site / name).read_bytes()
    for path in sorted(path for pattern in _DATA for path in site.glob(pattern)):
        yield f"{path.relative_to(site).as_posix()}.js", _handed_over(path.read_text("utf-8"))


def _pages(site: Path) -> Iterator[Path]:
    yield site / "index.html"
    for language in LANGUAGES:
        yield from (site / language).rglob("*.html")


def _handed_over(text: str) -> bytes:
    return f"offline({json.dumps(text, ensure_ascii=False)})".encode()


def _page(html: str, name: str, known: set[str], site_url: str) -> str:
    """The page as it stands in the package under ``name``. ``known`` are the files that are there."""
    here = posixpath.dirname(name)
    links: dict[str, str] = {}  # most are in a page several times

    def there(match: re.Match[str]) -> str:
        link = match[2]
        if link not in links:
            links[link] = _link(link, here, known, site_url)
        return match[1] + links[link]

    html = _SCRIPT.sub(r'<script src="\1all.js" data-entry="\2" defer></script>', _PRELOAD.sub("", html))
    return _LINK.sub(there, html)


def _link(link: str, here: str, known: set[str], site_url: str) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return link
    path = posixpath.normpath(posixpath.join(here, parts.path))
    page = "index.html" if path == "." else f"{path}/index.html"
    if page in known:
        return f"{parts.path.rstrip('/')}/index.html"
    if path in known:
        return link
    return site_url + path + ("/" if parts.path.endswith("/") else "")
