"""Every rule, one declaration each. A new family is added here, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from portal.kinds import Kind, all_kinds
from portal.problem import Problem
from portal.reading.yaml_reader import Document
from portal.rules import (
    anchors,
    contacts,
    dates,
    figures,
    files,
    folders,
    former_ids,
    house,
    language,
    lineage,
    lists,
    locators,
    safety,
    sources,
    structure,
    thesaurus,
    translation,
    updates,
    writing,
)
from portal.rules.rule import ContentRule, FolderRule, LibraryRule, NameRule, Rule, Setting, guarded

RULES: tuple[Rule, ...] = (
    *folders.RULES,
    *files.RULES,
    *anchors.RULES,
    *writing.RULES,
    *structure.RULES,
    *lists.RULES,
    *language.RULES,
    *house.RULES,
    *safety.RULES,
    *locators.RULES,
    *dates.RULES,
    *updates.RULES,
    *contacts.RULES,
    *figures.RULES,
    *sources.RULES,
    *translation.RULES,
    *lineage.RULES,
    *former_ids.RULES,
    *thesaurus.RULES,
)
FOLDER_RULES = tuple(rule for rule in RULES if isinstance(rule, FolderRule))
NAME_RULES = tuple(rule for rule in RULES if isinstance(rule, NameRule))
LIBRARY_RULES = tuple(rule for rule in RULES if isinstance(rule, LibraryRule))


@cache
def _content_rules() -> Mapping[str, tuple[ContentRule, ...]]:
    """Registry → the rules about what its files say, in the order of `RULES`."""
    rules = tuple(rule for rule in RULES if isinstance(rule, ContentRule))
    return MappingProxyType({kind.registry: tuple(rule for rule in rules if rule.concerns(kind)) for kind in all_kinds()})


def check_content(document: Document, setting: Setting) -> list[Problem]:
    """Every rule about what a file says, its shape apart; for a file that is still being written, too."""
    rules = _content_rules()[setting.kind.registry]
    try:
        return [problem for rule in rules for problem in rule.check(document, setting)]
    except Exception:  # one by one, to name the one to blame and to keep what the others tell
        return [problem for rule in rules for problem in guarded(rule.name, document.path, rule.check, document, setting)]


def check_name(kind: Kind, path: str) -> list[Problem]:
    """Every rule about the name of a file."""
    concerned = (rule for rule in NAME_RULES if rule.concerns(kind))
    return [problem for rule in concerned for problem in guarded(rule.name, path, rule.check, path)]
