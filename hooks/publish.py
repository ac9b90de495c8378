"""`mkdocs build` publishes as the scripts do: it makes the site in a folder of its own, which takes the place of an earlier one when
all went well. Whatever breaks a build off, the earlier site stands, and the next build clears away what is left.

`mkdocs serve` publishes nothing, and the scripts, which set ``COMMONS_FRAMES``, do so themselves.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import ExitStack
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from portal.explanation import explain

log = logging.getLogger("mkdocs.hooks.publish")


class _Publication:
    """What `on_shutdown`, which is told nothing, must remember from `on_config`."""

    is_wanted = True
    unfinished = ExitStack()


def on_startup(command: str, dirty: bool) -> None:
    _Publication.is_wanted, _Publication.unfinished = command != "serve" and "COMMONS_FRAMES" not in os.environ, ExitStack()


@event_priority(110)  # before the library is read
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Runs again for each language; the folder is made in the first and outermost pass."""
    if config.plugins["i18n"].building or not _Publication.is_wanted:
        return config
    from portal.outputs.publishing.destination import Unfit, site_folder
    from portal.outputs.publishing.swap import replacing

    root = Path(config.config_file_path).parent
    try:
        out = site_folder(config.site_dir, root, (root / config.extra["content"]).resolve())
    except Unfit as unfit:
        log.error("%s", unfit.told("--site-dir"))
        raise Abort("The site was not built. · Le site n'a pas été construit.") from None
    config.site_dir, config.published = str(_Publication.unfinished.enter_context(replacing(out))), str(out)
    return config


@event_priority(-200)  # after finish.py
def on_post_build(config: MkDocsConfig) -> None:
    if not config.plugins["i18n"].building and _Publication.is_wanted:
        config.site_dir = config.published  # for whoever goes on with the site, as `mkdocs gh-deploy` does


def on_shutdown() -> None:
    """What ended the build is still being raised, if anything did: MkDocs refuses warnings after all other events."""
    try:
        _Publication.unfinished.__exit__(*sys.exc_info())
    except OSError as error:
        log.error("%s", explain(error))
        raise Abort("The site was not built. · Le site n'a pas été construit.") from None
