"""What a browser needs to keep the site: its service worker, and for each language what an installed site is called.

https://www.w3.org/TR/service-workers/, https://www.w3.org/TR/appmanifest/
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from portal.outputs.files import Files
from portal.outputs.offline.package import ABOUT
from portal.outputs.wording.edition import Edition

WORKER = "service-worker.js"  # at the root, as it may only keep what lies below it
COLOUR = "#ffffff"


def files(editions: Mapping[str, Edition], theme: Path, mark: str) -> Files:
    """Path → what makes the file. ``mark`` is the path of the site's mark, an SVG. Where no package is made, what would tell of it
    tells of none."""
    manifests: Files = {f"{language}/site.webmanifest": partial(_manifest, one, mark) for language, one in editions.items()}
    return {WORKER: partial(_worker, editions, theme), ABOUT: lambda: b"null\n", **manifests}


def _worker(editions: Mapping[str, Edition], theme: Path) -> bytes:
    """The texts are this site's own; so they may stand in HTML as they are."""
    texts = {language: dict(edition.speech.words["kept_copy"]) for language, edition in editions.items()}
    script = (theme / "offline" / WORKER).read_text("utf-8")
    return f"const TEXTS = {json.dumps(texts, ensure_ascii=False)};\n{script}".encode()


def _manifest(edition: Edition, mark: str) -> bytes:
    words = edition.speech.words["site"]
    return json.dumps(
        {
            "lang": edition.language,
            "name": words["name"],
            "short_name": words["name"],
            "description": words["tagline"],
            "start_url": "./",
            "scope": "../",
            "display": "minimal-ui",
            "background_color": COLOUR,
            "theme_color": COLOUR,
            "icons": [{"src": f"../{mark}", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
        },
        ensure_ascii=False,
    ).encode()
