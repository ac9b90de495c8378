"""How a text is written as a value in YAML: plain where every reader takes it for that text, in quotation marks elsewhere, in lines
of its own where it is long.

YAML 1.1 and 1.2 read some plain texts as something else: ``on``, ``1e3``, ``12:30``, ``2026-11-22``. Which, is in
https://yaml.org/type/ and in chapter 10.3 of the specification of YAML 1.2.2; quotation marks stand around whatever comes near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WHITE = " \t\r\n"  # what may stand around a value and is no part of it
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_MUST_ESCAPE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SOMETHING_ELSE = re.compile(
    r"|~|=|<<|y|n|yes|no|on|off|true|false|null"
    r"|[-+]?\.(?:inf|nan)"
    r"|[-+]?0x[0-9a-f_]+"
    r"|[-+.]?[0-9][-+.:_,/0-9eox]*(?:[t ][-+.: 0-9z]*)?",
    re.IGNORECASE,
)
_ENDS_PLAIN = re.compile(r": |:$| #")
_ENDS_IN_FLOW = re.compile(r"[,?\[\]{}]|:['\"]")  # some readers take every question mark for a sign
_NUMBER_DAY_OR_FLAG = re.compile(r"-?[0-9]+(?:\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false")
_BREAK = re.compile("(?<! ) (?! )")  # a line may end at a space between two words, and nowhere else
_SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def on_a_line(text: str, *, typed: bool = False, in_flow: bool = False) -> str:
    """The text plain or in quotation marks, on one line. ``typed``: it stands for a number, a day or true or false, which is plain;
    ``in_flow``: within brackets or braces."""
    if typed and _NUMBER_DAY_OR_FLAG.fullmatch(text):
        return text
    return text if _is_plain(text, in_flow) else quoted(text)


def quoted(text: str) -> str:
    """In double quotation marks, with a code for every character that may not stand in a file."""
    return f'"{re.sub(_ESCAPED, _escape, text)}"'


_ESCAPED = re.compile(f'["\\\\\n]|{_MUST_ESCAPE.pattern}')


def in_lines(text: str, indent: int, width: int) -> list[str] | None:
    """The text as a block: the sign that begins it, then its lines, to be indented by ``indent``. A text without line ends is
    wrapped at ``width`` columns. None for a text that cannot stand so: with characters that need a code, with white space at its
    ends, or without a place to break it."""
    if not text or text[0] in WHITE or text[-1] in WHITE or _MUST_ESCAPE.search(text):
        return None
    if "\n" in text:
        return ["|-", *text.split("\n")]
    words = _BREAK.split(text)
    return [">-", *_wrapped(words, width - indent)] if len(words) > 1 else None


def _is_plain(text: str, in_flow: bool) -> bool:
    return not (
        _SOMETHING_ELSE.fullmatch(text)
        or text[0] in _INDICATORS
        or text != text.strip(WHITE)
        or "\n" in text
        or _MUST_ESCAPE.search(text)
        or _ENDS_PLAIN.search(text)
        or (in_flow and _ENDS_IN_FLOW.search(text))
    )


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _SHORT_ESCAPES.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _wrapped(words: list[str], width: int) -> Iterator[str]:
    line = words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line
