"""What a browser asks the preview for, cleaned: the one place that decides what is looked at any further."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

_LONGEST = 2_000  # characters; no address of a site comes near
_SIGNS = re.compile(r"/[!-~]*")  # what is allowed in a request, everything else being percent-encoded
_OWN_HOSTS = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)


class Unclean(Exception):
    """Not an address of a site."""


@dataclass(frozen=True, slots=True)
class Address:
    """``path`` is readable text without its leading slash, each part of it the name of something in the site; ``query`` is as
    it was asked, without its question mark."""

    path: str
    query: str

    @property
    def with_slash(self) -> str:
        """The same address for a folder, from the top of the host, fit for a header."""
        return f"/{quote(self.path)}/" + (f"?{self.query}" if self.query else "")


def clean(target: str) -> Address:
    """The address that a request names. Raises Unclean."""
    if len(target) > _LONGEST or not _SIGNS.fullmatch(target):
        raise Unclean
    encoded, _, query = target.partition("#")[0].partition("?")
    try:
        path = unquote_to_bytes(encoded).decode("utf-8").removeprefix("/")
    except UnicodeDecodeError:
        raise Unclean from None
    parts = path.removesuffix("/").split("/") if path else []
    if not path.isprintable() or "\\" in path or any(part in ("", ".", "..") for part in parts):
        raise Unclean
    return Address(path, query)


def is_for_this_machine(hosts: Sequence[str]) -> bool:
    """Whether a request, with these ``Host`` headers, was meant for this machine: a page of another host may have its name
    lead here, and would then read what the preview answers."""
    return len(hosts) == 1 and _OWN_HOSTS.fullmatch(hosts[0].strip()) is not None
