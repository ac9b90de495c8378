"""After every language is built: what concerns the whole site."""
from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from portal.outputs.search import SearchIndexError


@event_priority(-150)  # after the i18n plugin, whose own event builds the other languages
def on_post_build(config: MkDocsConfig) -> None:
    if config.plugins["i18n"].building:
        return
    try:
        config.portal.finish(Path(config.site_dir), index="COMMONS_NO_INDEX" not in os.environ)
    except SearchIndexError as error:
        raise Abort(str(error)) from None
