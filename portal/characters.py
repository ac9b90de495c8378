"""Characters that a reader does not see, and letters that were typed in two parts.

Whether a character has a shape is Unicode's to say: what is `Default_Ignorable_Code_Point` (DerivedCoreProperties.txt,
Unicode 16.0), a control, a separator of lines, half a surrogate pair, for private use or no character at all is refused in
files, and named by its number where it is shown. So is the one sign that is drawn as nothing, the empty Braille cell.
"""

from __future__ import annotations

import re
import unicodedata

_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\U00013430-\U0001343f"
_NO_CHARACTERS = "\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000)
)
_EMPTY = "\u2800"

# What is needed inside words and signs, and nowhere else: a joiner or its opposite between two letters of a script that
# joins its letters (Persian, Urdu, Devanagari …), a joiner between two pictures, a choice of style behind a sign.
_JOINING = "[\u0600-\u109f\u1780-\u1aff\ua800-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff]"
_PICTURE = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_STYLED = "[#*0-9\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"

INVISIBLE = re.compile(
    f"[{_IGNORABLE}{_CONTROLS}{_NO_CHARACTERS}{_EMPTY}]"
    f"|(?!(?<={_JOINING})[\u200c\u200d]{_JOINING}|(?<={_PICTURE})\u200d{_PICTURE})[\u200c\u200d]"
    f"|(?<!{_STYLED})[\ufe0e\ufe0f]"
)
# Those of them that do not make a text unprintable for Python, and the bytes that they begin with in UTF-8: French and English
# have no such bytes. Most texts hold neither, and that is known in a twentieth of the time.
_PRINTABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_BEGINNINGS = tuple(sorted({chr(code).encode()[:1] for code in (0x34F, 0x115F, 0x3164, 0xFE00, 0xE0100)} | {b"\xe2\xa0"}))


def invisible(text: str) -> re.Match[str] | None:
    """The first character that nobody sees, if there is one. Line ends and tabs are seen."""
    if text.replace("\n", "").isprintable():
        raw = text.encode()
        if not any(beginning in raw for beginning in _BEGINNINGS) or not _PRINTABLE.search(text):
            return None
    return INVISIBLE.search(text)


def number(character: str) -> str:
    """'U+200B'."""
    return f"U+{ord(character):04X}"


def named(text: str) -> str:
    """The text with every invisible character as its number, such as <U+200B>: a terminal or a log would obey some of them."""
    return INVISIBLE.sub(lambda match: f"<{number(match[0])}>", text)


def shown(text: str) -> str:
    """The same on one line."""
    return named(" ".join(text.split()))


def composed(text: str) -> str:
    """The text with every letter and its accents as one character, where Unicode has one (normalization form C)."""
    return unicodedata.normalize("NFC", text)


def is_composed(text: str) -> bool:
    return text.isascii() or unicodedata.is_normalized("NFC", text)
