"""Addresses that the site may link to: pages on the web, and the mail of an organization. None of another form is a link."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from portal.model.forms import refused

# A name with a dot, in any script (RFC 5890 lets 'exämple.org' stand for its ASCII form), never a number: no machine of a
# reader's own network. No user part: in 'https://ours.example@theirs.example' it looks like the host.
_HOST = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{2,59})"
PAGE = rf"https?://{_HOST}(?::([0-9]{{1,5}}))?(?:[/?#]\S*)?"
# RFC 6068 without what could address, or hide, more than the reader sees: one recipient, and of the headers the subject.
MAIL = rf"""mailto:[^\s@,;:<>()\[\]"\\?&#%]+@{_HOST}(?:\?subject=([^\s&#?]*))?"""
_PAGE, _MAIL = re.compile(PAGE), re.compile(MAIL)
_LINE_END = re.compile("%0[ad]", re.IGNORECASE)


def is_page(address: str) -> bool:
    """Whether it is the whole address of a page on the web."""
    match = _PAGE.fullmatch(address)
    return match is not None and int(match[1] or 443) < 65_536


def is_mail(address: str) -> bool:
    """Whether it is ``mailto:`` and one address, with a subject or without."""
    match = _MAIL.fullmatch(address)
    return match is not None and not _LINE_END.search(match[1] or "")


def _page(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise refused("unsafe-link", value)
    if not is_page(value):
        raise refused("web-address", value)
    return value


def _contact(value: str) -> str:
    if not is_page(value) and not is_mail(value):
        raise refused("contact-address", value)
    return value


WebAddress = Annotated[
    str, Field(json_schema_extra={"format": "uri", "x-rule": "web-address"}, max_length=400), AfterValidator(_page)
]
ContactAddress = Annotated[
    str,
    Field(json_schema_extra={"format": "uri", "pattern": "^(mailto:|https?://)", "x-rule": "contact-address"}, max_length=200),
    AfterValidator(_contact),
]
