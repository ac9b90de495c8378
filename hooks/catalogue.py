"""Before anything is built: reads the library, and refuses to build from one that breaks a rule.

Under ``mkdocs serve`` a broken library does not stop the server: the last good catalogue stays, and every page shows
what is wrong.
"""
from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the `mkdocs` command does not look there

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from portal.outputs.build import Build, Refused

log = logging.getLogger("mkdocs.hooks.catalogue")


class _Serving:
    """What `mkdocs serve` must remember from one rebuild to the next; nothing else does."""

    active = False
    last_good: Build | None = None


def on_startup(command: str, dirty: bool) -> None:
    _Serving.active, _Serving.last_good = command == "serve", None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Runs again for each language; the library is read once, in the first and outermost pass."""
    if config.plugins["i18n"].building:
        return config
    if _Serving.active:
        config.strict = False  # a warning would end the server
    root = Path(config.config_file_path).parent
    content = (root / config.extra["content"]).resolve()
    build = Build.begin(content, Path(config.theme.custom_dir), config.site_url or "/", config.extra["repository"])
    config.portal = build
    if "COMMONS_FRAMES" in os.environ:
        return config  # the library is read elsewhere at this moment (see finish.py)
    try:
        build.load()
    except (Refused, NotADirectoryError) as refused:
        if _Serving.last_good is None:
            log.error("%s", refused)
            raise Abort("The site was not built. · Le site n'a pas été construit.") from None
        print(refused, file=sys.stderr)  # not a log entry: those end a strict build, and the server with it
        build.keep(_Serving.last_good, str(refused))
    else:
        _Serving.last_good = build if _Serving.active else None
    return config
