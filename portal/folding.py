"""Text as people type it when they look for something: without case, accents or marks. The search, the rules and the order of
lists compare words so."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {ord("œ"): "oe", ord("æ"): "ae", ord("ß"): "ss"}
_APOSTROPHES = dict.fromkeys(map(ord, "ʹʻʼ"), "'")  # those that count as letters
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # where a copied line may break
_TABLE = str.maketrans(_LETTERS | _APOSTROPHES | _UNSEEN)
_MARK = re.compile("[\u0300-\u036f]")  # the accents of Latin letters, once they stand apart
_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.-?){2,}(?:[^\W\d_](?![^\W_]))?")  # 'i.-p.-e.', 'p.e.i'


def fold(text: str) -> str:
    """Small letters without accents, ligatures opened: 'Cœur' and 'coeur' are the same."""
    if text.isascii():
        return text.lower()
    return _MARK.sub("", unicodedata.normalize("NFKD", text.lower().translate(_TABLE)))


def folded_words(text: str) -> list[str]:
    """The words of a text, folded. Whatever is neither letter nor digit parts them, as in ``l'accueil`` and ``vis-à-vis``, but for
    the points of an abbreviation: 'T.-N.-L.' is 'tnl'."""
    folded = fold(text)
    if "." in folded:
        folded = _ABBREVIATION.sub(lambda match: match[0].replace(".", "").replace("-", ""), folded)
    return _WORD.findall(folded)
