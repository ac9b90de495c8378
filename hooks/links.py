"""What MkDocs finds wrong with the links of written pages: kept with file and line, told for all languages at once, and never
passed over, however quiet MkDocs was asked to be.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from portal.outputs.links import placed
from portal.outputs.stamping.frames import Frames

# MkDocs' own words, in all their forms: 'Doc file 'en/a.md' contains an unrecognized relative link 'b', it was left as is.'
_BROKEN = re.compile(r"Doc file '(.+?)' contains (?:a|an absolute|an unrecognized relative) link '(.+?)',")


class _Listener(logging.Handler):
    def __init__(self, frames: Frames, docs: Path) -> None:
        super().__init__(logging.WARNING)
        self._frames, self._docs = frames, docs

    def emit(self, record: logging.LogRecord) -> None:
        if match := _BROKEN.match(record.getMessage()):
            file, link = match.groups()
            source = (self._docs / file).read_text("utf-8-sig")
            self._frames.broken.append((f"docs/{file}", placed(link, source)))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Runs again for each language, and for each new build of a server: what listened to the last one is sent home."""
    if config.plugins["i18n"].building:
        return config
    # MkDocs counts warnings by now, and refuses at its very end; left strict, it would end with the first language.
    config.refuses_warnings, config.strict = config.strict, False
    for name in ("mkdocs", "properdocs"):
        logger = logging.getLogger(name)
        logger.setLevel(min(logger.level, logging.WARNING))  # `--quiet` would keep them from being counted
        for handler in [handler for handler in logger.handlers if type(handler).__name__ == _Listener.__name__]:
            logger.removeHandler(handler)
        logger.addHandler(_Listener(config.frames, Path(config.docs_dir)))
    return config
