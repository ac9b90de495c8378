"""Before anything is built: reads the library, and refuses to build from one that breaks a rule.

Under ``mkdocs serve`` a broken library does not stop the server: the last good catalogue stays, and every page shows
what is wrong. When ``COMMONS_FRAMES`` is set, the library is read elsewhere at this moment (see finish.py).
"""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the `mkdocs` command does not look there

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import event_priority

from portal.explanation import explain
from portal.outputs.stamping.frames import Frames
from portal.settings import NoLibrary, Settings, SettingsError

log = logging.getLogger("mkdocs.hooks.catalogue")


class _Serving:
    """What `mkdocs serve` must remember from one rebuild to the next; nothing else does."""

    active = False
    last_good: Any = None


def on_startup(command: str, dirty: bool) -> None:
    _Serving.active, _Serving.last_good = command == "serve", None


def on_build_error(error: Exception) -> None:
    """What the system refuses, and what nobody foresaw, is a sentence, as it is with the scripts, which read what is raised."""
    if "COMMONS_FRAMES" in os.environ or isinstance(error, MkDocsException):
        return
    log.error("%s", explain(error))
    raise Abort("The site was not built. · Le site n'a pas été construit.") from None


@event_priority(100)  # before the i18n plugin looks at the address
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Runs again for each language; the library is read once, in the first and outermost pass."""
    if config.plugins["i18n"].building:
        return config
    try:
        settings = Settings.read(Path(config.config_file_path).parent)
    except SettingsError as error:
        raise Abort(str(error)) from None
    if _Serving.active:
        settings = replace(settings, site_url=config.site_url)  # where the server stands
    config.site_url, config.site_name = settings.site_url, " · ".join(settings.name.values())
    if _Serving.active:
        config.strict = False  # a warning would end the server
    config.frames = Frames.begin(Path(config.theme.custom_dir), settings)
    if "COMMONS_FRAMES" not in os.environ:
        _check_pages(Path(config.docs_dir))
        config.build = _read(config)
    return config


def _check_pages(docs: Path) -> None:
    """Raises Abort, which does not end a server, when something in ``docs`` cannot be published."""
    from portal.outputs.publishing.build import Refused, check_pages  # as below

    try:
        check_pages(docs)
    except Refused as refused:
        log.error("%s", refused)
        raise Abort("The site was not built. · Le site n'a pas été construit.") from None


def _read(config: MkDocsConfig) -> Any:
    """A build with the library, or with the last good one. Raises Abort when there is none."""
    from portal.outputs.publishing.build import (  # slow to load, and not needed by those who read elsewhere
        Build,
        Refused,
        load,
    )

    content = (Path(config.config_file_path).parent / config.extra["content"]).resolve()
    try:
        build = Build(content, config.frames, *load(content, site_url=config.frames.settings.site_url))
    except (Refused, NoLibrary) as refused:
        last = _Serving.last_good
        reason = explain(refused) if isinstance(refused, OSError) else str(refused)
        if last is None:
            log.error("%s", reason)
            raise Abort("The site was not built. · Le site n'a pas été construit.") from None
        print(reason, file=sys.stderr)  # not a log entry: those end a strict build, and the server with it
        config.frames.notice = reason
        return Build(content, config.frames, last.library, last.catalogue)
    _Serving.last_good = build if _Serving.active else None
    return build
