"""After every language is rendered: stamps the catalogue pages, and makes what concerns the whole site.

When ``COMMONS_FRAMES`` names a file, what MkDocs rendered is written there instead: the scripts stamp by themselves, at
the same time as they check the library.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

log = logging.getLogger("mkdocs.hooks.finish")


@event_priority(-150)  # after the i18n plugin, whose own event builds the other languages
def on_post_build(config: MkDocsConfig) -> None:
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    if frames := os.environ.get("COMMONS_FRAMES"):
        config.frames.save(Path(frames))
        return
    from portal.outputs.publishing.build import Refused  # see catalogue.py
    from portal.outputs.stamping.shell import ShellError

    try:
        if config.refuses_warnings:
            config.build.check_links()
        config.build.stamp_all(site)
    except (Refused, ShellError) as error:
        log.error("%s", error)
        raise Abort("The site was not built. · Le site n'a pas été construit.") from None
