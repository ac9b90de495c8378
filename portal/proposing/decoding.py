"""Text from bytes of which nobody says how they are encoded: spreadsheets write tables as their system is used to."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as that of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OF_WORDS = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒ’‘“”«»–—…°·•\u00a0")


class MixedEncodings(ValueError):
    """Some lines are UTF-8 and others are not: whichever way the whole were read, letters would be lost. ``line``: the first of the
    others, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def decoded(raw: bytes) -> tuple[str, str]:
    """(text, name of its encoding): by its byte order mark, as UTF-8, or as whichever of Windows' and the Macintosh's old encodings
    gives more of the letters and marks of English and French. Raises MixedEncodings, and UnicodeDecodeError where a mark promises
    what is not so."""
    for mark, encoding in _MARKS[1:]:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding), encoding.upper()
    mark, _ = _MARKS[0]
    try:
        return raw.removeprefix(mark).decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        others = [number for number, line in enumerate(raw.split(b"\n"), 1) if not _is_utf_8(line)]
        if len(others) < sum(not line.isascii() for line in raw.split(b"\n")):
            raise MixedEncodings(others[0]) from None
        windows, macintosh = raw.decode("cp1252", "replace"), raw.decode("mac_roman")
    if _likeness(macintosh) > _likeness(windows):
        return macintosh, "Mac Roman"
    return windows, "Windows-1252"


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _likeness(text: str) -> int:
    """How much the letters that are not plain are those of words. A capital with an accent behind a small letter is none: 'dÈjÀ'."""
    score = 0
    for before, letter in zip(" " + text, text, strict=False):
        if letter > "\x7f":
            score += 1 if letter in _OF_WORDS and not (letter.isupper() and before.islower()) else -2
    return score
