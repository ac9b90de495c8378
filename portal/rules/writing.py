"""How a file is written: UTF-8, YAML of the plain sort, letters in one piece. Gives ``comment-in-text``, ``lost-character``,
``two-part-letters``, and names what `portal.reading.yaml_reader` and `portal.reading.yaml_syntax` tell before a file can be looked at, and what
`portal.formatting.layout` tells of files in a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.problem import Problem
from portal.reading.characters import INVISIBLE, composed, is_composed
from portal.reading.text_places import offset, place
from portal.reading.yaml_reader import Document, strings
from portal.rules.rule import ContentRule, Rule, Setting

# A comment begins with a space after its sign; what follows the sign at once, as in 'room #4', was meant to be read.
_MAYBE_TEXT = re.compile(r"[^\s#:] +#[^\s#]")
_CUT = re.compile(r"[ \t]+#[^\s#]")
_LOST = "\ufffd"
# Of the characters that nobody sees, those that word processors and web pages leave in copied text: taking them out changes nothing.
_LEFT_BEHIND = re.compile("[\u00ad\u200b\u2060\ufeff]")


def comments_in_texts(document: Document, _: Setting) -> Iterator[Problem]:
    return cut_texts(document)


def cut_texts(document: Document) -> Iterator[Problem]:
    """Texts that end where YAML takes the rest of their line for a comment."""
    if " #" not in document.text or not _MAYBE_TEXT.search(document.text):
        return
    for scalar in document.scalars():
        end = scalar.end_mark.index
        if not scalar.style and (cut := _CUT.match(document.text, end)) is not None:
            rest = document.text[cut.start() : document.text.find("\n", end)].strip()
            start = scalar.start_mark.index
            yield Problem.at(document.path, *place(document.text, start), "comment-in-text", rest=rest)


def two_part_letters(document: Document, _: Setting) -> Iterator[Problem]:
    """The first one of a file: where there is one, all are."""
    text = document.text
    if not is_composed(text):
        whole = composed(text)
        first = next(at for at, (one, other) in enumerate(zip(text, f"{whole}\0", strict=False)) if one != other)
        yield Problem.at(document.path, *place(text, first), "two-part-letters")


def lost_characters(document: Document, _: Setting) -> Iterator[Problem]:
    """Texts in which a program that did not know a letter has put the sign for it. A code ('\\ufffd') may hide one."""
    if _LOST not in document.text and "\\" not in document.text:
        return
    yield from (document.problem(loc, "lost-character") for loc, text in strings(document.data) if _LOST in text)


def compose_letters(text: str, _: Problem) -> str:
    return composed(text)


def remove_invisible(text: str, problem: Problem) -> str:
    """Without the invisible characters of the problem's line that may go."""
    begin, end = offset(text, problem.line, 1), offset(text, problem.line + 1, 1)
    line = INVISIBLE.sub(lambda match: "" if _LEFT_BEHIND.fullmatch(match[0]) else match[0], text[begin:end])
    return text[:begin] + line + text[end:]


def quote_sentence(text: str, problem: Problem) -> str:
    """With the quotation marks that the problem's help names."""
    params = dict(problem.params)
    begin = offset(text, problem.line, problem.column)
    if not text.startswith(params["text"], begin):
        return text
    return text[:begin] + params["quoted"] + text[begin + len(params["text"]) :]


RULES: tuple[Rule, ...] = (
    Rule(name="file-unreadable"),
    Rule(name="file-too-large"),
    Rule(name="not-utf8"),
    Rule(name="invisible-character", mend=remove_invisible),
    Rule(name="empty-file"),
    Rule(name="file-not-mapping"),
    Rule(name="yaml-syntax"),
    Rule(name="yaml-colon"),
    Rule(name="yaml-indent"),
    Rule(name="yaml-tab"),
    Rule(name="yaml-character"),
    Rule(name="yaml-quote"),
    Rule(name="yaml-quote-inside"),
    Rule(name="yaml-backslash"),
    Rule(name="text-in-braces", mend=quote_sentence),
    Rule(name="second-document"),
    Rule(name="yaml-alias"),
    Rule(name="yaml-tag"),
    Rule(name="too-deep"),
    Rule(name="duplicate-key"),
    Rule(name="key-not-text"),
    Rule(name="empty-value"),
    Rule(name="internal-error"),
    Rule(name="not-in-form"),
    ContentRule(name="comment-in-text", check=comments_in_texts),
    ContentRule(name="lost-character", check=lost_characters),
    ContentRule(name="two-part-letters", check=two_part_letters, mend=compose_letters),
)
