"""The lines that calendar files are made of (RFC 5545, 3.1 and 3.3.11).

Not by the package icalendar, which reads them back in the tests: it takes a millisecond for an event, which is ten seconds for
five thousand in two languages.
"""

from __future__ import annotations

import re

from portal.outputs.wording.readable import readable

_LONGEST = 75  # octets, without the line end
_CONTROLS = re.compile("[\x00-\x1f\x7f]")


def line(name: str, value: str) -> bytes:
    """A line, folded. ``name`` may have parameters. A value never ends its line: what could is left out of it."""
    if not value.isprintable():
        value = _CONTROLS.sub("", value)
    whole = f"{name}:{value}".encode()
    if len(whole) <= _LONGEST:
        return whole + b"\r\n"
    parts, start = [], 0
    while len(whole) - start > (room := _LONGEST - (start > 0)):  # a folded line begins with a space, which counts
        end = start + room
        while whole[end] & 0xC0 == 0x80:  # a character of several octets stays whole
            end -= 1
        parts.append(whole[start:end])
        start = end
    return b"\r\n ".join((*parts, whole[start:])) + b"\r\n"


def text(name: str, value: str) -> bytes:
    """A line that holds text of any kind."""
    escaped = readable(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return line(name, escaped.replace("\t", " "))
