"""Texts that stand in braces without quotation marks, where YAML ends them at a comma, a colon, a bracket or a number sign:
``{en: $5,000, fr: 5 000 $}``. Our own samples have this form for short texts, so people write sentences in it."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml
from yaml import MappingNode, Node, ScalarNode

_LANGUAGES = ("en", "fr")
# A field inside braces, in the languages' own words where the line has one of them: the rest may be a sentence.
_TEXTS = re.compile(r"(?:^\s*|[{,]\s*)(en|fr):\s+")
_FIELDS = re.compile(r"(?:^\s*|[{,]\s*)([a-z_]+):\s+")
# Beside a text, these are mistyped languages and no rest of it.
_LIKE_A_LANGUAGE = re.compile("[A-Za-z]{1,3}|english|french|anglais|français", re.IGNORECASE)
_ENDS_A_TEXT = re.compile(r"[\[\]{}]|:(\s|$)|\s#")
_OPENED = re.compile(r"\{\s*(en|fr):\s")
_HASH = re.compile(r"\s#")


class Sentence(NamedTuple):
    """A text that was cut: the field that it belongs to, where it begins, and how it stands there."""

    field: str
    start: int
    text: str

    @property
    def quoted(self) -> str:
        """The text as it has to be written."""
        if '"' not in self.text and "\\" not in self.text:
            return f'"{self.text}"'
        if "'" not in self.text:
            return f"'{self.text}'"
        return '"' + self.text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    @property
    def params(self) -> dict[str, str]:
        """What the rule's message names."""
        return {"field": self.field, "text": self.text, "quoted": self.quoted}


def may_be_cut(node: MappingNode) -> bool:
    """Whether it is worth a look: in most mappings each field has its value, and texts have their languages alone."""
    text = other = False
    for key, value in node.value:
        if not value.value:
            return True
        if key.value == "en" or key.value == "fr":
            text = True
        else:
            other = True
    return text and other


def rejoined(node: MappingNode, text: str) -> tuple[list[tuple[Node, Node]], list[Sentence]]:
    """The pairs of a mapping in braces, less those that are the rest of a sentence, and the sentences, whole. A field that
    has no colon is such a rest, and so is any field beside the text in a language."""
    pairs: list[tuple[Node, Node]] = []
    sentences: list[Sentence] = []
    bilingual = any(key.value in _LANGUAGES for key, _ in node.value)
    for key, value in node.value:
        if (
            not pairs
            or not isinstance(key, ScalarNode)
            or not _is_plain(pairs[-1][1])
            or not (
                _is_bare(key, value, text)
                or (bilingual and key.value not in _LANGUAGES and not _LIKE_A_LANGUAGE.fullmatch(key.value))
            )
        ):
            pairs.append((key, value))
            continue
        field, begun = pairs[-1]
        end = max(key.end_mark.index, value.end_mark.index)
        sentence = Sentence(str(field.value), begun.start_mark.index, text[begun.start_mark.index : end].rstrip())
        if sentences and sentences[-1].start == sentence.start:
            sentences.pop()
        sentences.append(sentence)
    return pairs, sentences


def _is_bare(key: Node, value: Node, text: str) -> bool:
    """Whether a key has no colon, so that it has no value either."""
    return isinstance(value, ScalarNode) and not value.value and ":" not in text[key.end_mark.index : value.end_mark.index]


def _is_plain(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style and bool(node.value)


def stumbled_over(error: yaml.MarkedYAMLError, text: str) -> Sentence | None:
    """The text in braces at which the parser gave up, None where it gave up over something else."""
    mark = error.problem_mark
    if mark is None:
        return None
    brace = error.context_mark if "flow mapping" in str(error.context) else None
    begins = mark.index - mark.column
    here = _line(text, begins)
    if brace is None and not _OPENED.search(here, 0, mark.column):
        return None
    for sentence, ends in _entries(here, begins):
        if sentence.start <= mark.index <= ends and _ENDS_A_TEXT.search(sentence.text):
            return sentence
    # A number sign hides the brace that closes, which is missed further down.
    before = brace.index - brace.column if brace else begins
    while before < begins:
        line = _line(text, before)
        for sentence, _ in _entries(line, before):
            if _HASH.search(sentence.text):
                return sentence
        before += len(line)
    return None


def _line(text: str, begins: int) -> str:
    """The line that begins there, with its end."""
    return text[begins : text.find("\n", begins) + 1 or len(text)]


def _entries(line: str, begins: int) -> list[tuple[Sentence, int]]:
    """The plain texts of a line that stands in braces, with the offsets of their ends; ``begins`` is the line's own."""
    fields = _TEXTS if _TEXTS.search(line) else _FIELDS
    matches = list(fields.finditer(line))
    if not matches:
        return []
    closing = line.rfind("}", matches[-1].end())
    ends = [*(match.start() for match in matches[1:]), closing if closing >= 0 else len(line)]
    return [
        (Sentence(match[1], begins + match.end(), line[match.end() : end].rstrip()), begins + end)
        for match, end in zip(matches, ends, strict=True)
        if line[match.end() : match.end() + 1] not in ("'", '"')
    ]
