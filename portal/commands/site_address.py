"""Where the site is published, as the generator's settings say; nothing is built for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads ``!ENV [NAME, default]`` as the generator does, and no other tag."""


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    names = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [node.value]
    return next((value for name in names[:-1] or names if (value := os.environ.get(str(name)))), names[-1])


_Loader.add_constructor("!ENV", _environment)


def published_address(root: Path) -> str:
    """The address of the site that ``root/mkdocs.yml`` makes, with a slash at its end; ``COMMONS_SITE_URL`` comes first."""
    settings = yaml.load((root / "mkdocs.yml").read_text("utf-8"), _Loader)
    return str(settings["site_url"]).rstrip("/") + "/"
