"""After every language is rendered: stamps the catalogue pages, and makes what concerns the whole site.

When ``COMMONS_FRAMES`` names a file, what MkDocs rendered is written there instead: the scripts stamp by themselves, at
the same time as they check the library.
"""
from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from portal.outputs.build import Refused
from portal.outputs.search import SearchIndexError
from portal.outputs.shell import ShellError

log = logging.getLogger("mkdocs.hooks.finish")


@event_priority(-150)  # after the i18n plugin, whose own event builds the other languages
def on_post_build(config: MkDocsConfig) -> None:
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    for name in ("javascripts", "stylesheets", "images"):  # Material's own, which no page of ours loads
        shutil.rmtree(site / "assets" / name, ignore_errors=True)
    if frames := os.environ.get("COMMONS_FRAMES"):
        config.portal.save_frames(Path(frames))
        return
    try:
        if config.strict:
            config.portal.check_links()
        config.portal.stamp_all(site)
        config.portal.finish(site)
    except (Refused, ShellError, SearchIndexError) as error:
        log.error("%s", error)
        raise Abort("The site was not built. · Le site n'a pas été construit.") from None
