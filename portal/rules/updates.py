"""Updates: what each type needs, and both languages or a promise. Gives ``update-needs-field``, ``update-field-of-other-type``,
``missing-field``, ``update-language-missing``, ``update-language-there`` and ``update-language-overdue``; the order of their
dates is a matter of `portal.rules.dates`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.model.update_types import PARTS, update_type
from portal.problem import Problem
from portal.reading.yaml_reader import Document
from portal.rules.days import day
from portal.rules.rule import ContentRule, Rule, Setting


def needs(document: Document, _: Setting) -> Iterator[Problem]:
    kind = document.data.get("type")
    for field in update_type(kind).needs if isinstance(kind, str) else ():
        if field not in document.data:
            yield document.problem(("type",), "update-needs-field", type=str(kind), field=field)


def belongs(document: Document, _: Setting) -> Iterator[Problem]:
    kind = document.data.get("type")
    for field in PARTS if isinstance(kind, str) else ():
        if field in document.data and field not in update_type(str(kind)).parts:
            yield document.problem((field,), "update-field-of-other-type", at_key=True, type=str(kind), field=field)


def companions(document: Document, _: Setting) -> Iterator[Problem]:
    """What ends has to start; a meeting is somewhere."""
    data = document.data
    if "ends" in data and "starts" not in data:
        yield document.problem(("ends",), "missing-field", at_key=True, field="starts")
    meeting = data.get("meeting")
    if isinstance(meeting, dict) and "venue" not in meeting and "link" not in meeting:
        yield document.problem(("meeting",), "missing-field", at_key=True, field="venue")


def languages_missing(document: Document, _: Setting) -> Iterator[Problem]:
    promised = _pending(document).get("language")
    for field, halves in _texts(document).items():
        for language in ("en", "fr"):
            if language not in halves and language != promised:
                yield document.problem((field,), "update-language-missing", at_key=True, language=language, field=field)


def languages_there(document: Document, _: Setting) -> Iterator[Problem]:
    promised = _pending(document).get("language")
    if promised in ("en", "fr") and _is_there(document, promised):
        yield document.problem(("pending",), "update-language-there", at_key=True, language=promised)


def languages_overdue(document: Document, setting: Setting) -> Iterator[Problem]:
    pending = _pending(document)
    promised, by = pending.get("language"), day(pending.get("by"))
    if promised in ("en", "fr") and by and setting.is_over(by) and not _is_there(document, promised):
        yield document.problem(("pending", "by"), "update-language-overdue", language=promised, by=by.isoformat())


def _pending(document: Document) -> dict[str, Any]:
    pending = document.data.get("pending")
    return pending if isinstance(pending, dict) else {}


def _texts(document: Document) -> dict[str, dict[str, Any]]:
    """Those of the texts that may be there in one language, by their fields."""
    return {field: value for field in ("title", "text") if isinstance(value := document.data.get(field), dict)}


def _is_there(document: Document, language: str) -> bool:
    texts = _texts(document)
    return bool(texts) and all(language in halves for halves in texts.values())


_UPDATES = frozenset({"updates"})

RULES: tuple[Rule, ...] = (
    ContentRule(name="update-needs-field", check=needs, kinds=_UPDATES),
    ContentRule(name="update-field-of-other-type", check=belongs, kinds=_UPDATES),
    ContentRule(name="missing-field", check=companions, kinds=_UPDATES),
    ContentRule(name="update-language-missing", check=languages_missing, kinds=_UPDATES),
    ContentRule(name="update-language-there", check=languages_there, kinds=_UPDATES),
    ContentRule(name="update-language-overdue", check=languages_overdue, kinds=_UPDATES),
)
