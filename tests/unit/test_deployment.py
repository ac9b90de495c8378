"""The configuration for one's own server says of the site what the site says of itself."""

from __future__ import annotations

import re

from portal.outputs.media_types import MEDIA_TYPES, in_nginx, media_type
from portal.outputs.stamping.frames import assets_folder
from tests.helpers import ROOT

NGINX = (ROOT / "deploy/nginx.conf").read_text("utf-8")


def test_a_server_sends_the_types_that_the_preview_sends() -> None:
    [table] = re.findall(r"^    types \{\n(.*?)^    \}", NGINX, re.MULTILINE | re.DOTALL)
    types = {ending: kind for kind, endings in re.findall(r"(\S+) +(.+);", table) for ending in endings.split()}
    different = sorted(dict(types.items() ^ MEDIA_TYPES.items()))
    assert different == [], f"run: python3 scripts/schema.py, which writes these into deploy/nginx.conf: {', '.join(different)}"


def test_what_is_written_into_the_configuration_is_all_that_changes() -> None:
    lacking = NGINX.replace("        font/woff2                woff2;\n", "")
    assert lacking != NGINX
    assert in_nginx(lacking) == in_nginx(NGINX)


def test_a_server_says_of_texts_that_they_are_in_utf_8() -> None:
    [listed] = re.findall(r"charset_types (.*);", NGINX)
    texts = {kind for ending, kind in MEDIA_TYPES.items() if "charset" in media_type(f"a.{ending}")} - {"text/html"}  # by itself
    assert texts - set(listed.split()) == set() and "charset utf-8;" in NGINX


def test_a_server_sends_the_policy_of_the_pages() -> None:
    [sent] = re.findall(r'Content-Security-Policy "(.*?)"', NGINX)
    [told] = re.findall(r'Content-Security-Policy" content="(.*?)"', (ROOT / "theme/main.html").read_text("utf-8"))
    assert sent.removesuffix("; frame-ancestors 'none'") == told != sent  # which a page cannot say of itself


def test_a_server_lets_browsers_keep_what_bears_its_content_in_its_name() -> None:
    [pattern] = re.findall(r'"~(\S+)" +"public, max-age=31536000, immutable"', NGINX)
    assert re.search(pattern, f"/{assets_folder(ROOT / 'theme')}/commons.js")
    assert not re.search(pattern, "/en/assets.html")
