"""Contacts that stand for a while: the organization's consent is over. Gives ``contact-expired``; the site leaves such a contact out
by itself (`portal.timeline.contact_holds`)."""

from __future__ import annotations

from collections.abc import Iterator

from portal.problem import Problem
from portal.reading.yaml_reader import Document
from portal.rules.days import day, values
from portal.rules.rule import ContentRule, Rule, Setting
from portal.rules.tables import UNTIL


def expired(document: Document, setting: Setting) -> Iterator[Problem]:
    for way in UNTIL[setting.kind.registry]:
        for loc, value in values(document, way):
            if (last := day(value)) is not None and setting.is_over(last):
                yield document.problem(loc, "contact-expired", expires=last.isoformat())


RULES: tuple[Rule, ...] = (ContentRule(name="contact-expired", check=expired, kinds=frozenset(UNTIL)),)
