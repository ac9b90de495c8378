"""Names of files and ids: the name is the id, and the last part of the address. Gives ``file-ending``, ``file-name``,
``reserved-name``, ``id-form``, ``schema-line`` and ``guide-without-theme``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.model.forms import ID_PATTERN
from portal.problem import Problem
from portal.rules.rule import ContentRule, NameRule, Rule, Setting
from portal.yaml_reader import Document

ENDING = ".yml"
LONGEST = 80  # characters of an id
_ID = re.compile(ID_PATTERN)
_PROVINCE = re.compile("CA(-[A-Z]{2})?")  # ISO 3166-2, and the country for what concerns all of it
_YAML = re.compile(r"\.ya?ml", re.IGNORECASE)
_FOR_EDITORS = "# yaml-language-server:"
# Windows keeps these for devices, whatever ending follows: a clone there would lack the file, a build the page.
_RESERVED = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")


def endings(path: str) -> Iterator[Problem]:
    if not path.endswith(ENDING):
        yield Problem.of(path, "file-ending", name=_last(path))


def right_ending(path: str) -> str:
    name = PurePosixPath(path)
    return str(name.with_suffix(ENDING)) if _YAML.fullmatch(name.suffix) else ""


def names(path: str) -> Iterator[Problem]:
    name = _last(path)
    id = name.removesuffix(ENDING)
    if id != name and (not _ID.fullmatch(id) or len(id) > LONGEST):
        yield Problem.of(path, "file-name", name=name)


def reserved_names(path: str) -> Iterator[Problem]:
    id = _last(path).removesuffix(ENDING)
    if _RESERVED.fullmatch(id):
        yield Problem.of(path, "reserved-name", name=id)


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def ids(document: Document, setting: Setting) -> Iterator[Problem]:
    """Of the items inside a file that holds many."""
    pattern = _PROVINCE if setting.kind.registry == "provinces" else _ID
    for key in document.data if setting.kind.in_one_file else ():
        if not pattern.fullmatch(key) or len(key) > LONGEST:
            yield document.problem((key,), "id-form", at_key=True, value=key)
        elif _RESERVED.fullmatch(key):
            yield document.problem((key,), "reserved-name", at_key=True, name=key)


def schema_lines(document: Document, setting: Setting) -> Iterator[Problem]:
    """The line that tells editors the schema."""
    schema = setting.kind.schema
    line = document.text.partition("\n")[0].rstrip()
    address = line.removeprefix(f"{_FOR_EDITORS} $schema=")
    if address == line or " " in address or not address.endswith(f"/{schema}"):
        wanted = "../" * document.path.count("/") + f"portal/schema/{schema}"
        yield Problem.at(document.path, 1, 1, "schema-line", schema=wanted)


def write_schema_line(text: str, problem: Problem) -> str:
    """With the line that the problem names, in the place of one for another schema or before all else."""
    end = "\r\n" if "\r\n" in text else "\n"
    first, _, rest = text.partition("\n")
    line = f"{_FOR_EDITORS} $schema={dict(problem.params)['schema']}{end}"
    return line + (rest if first.startswith(_FOR_EDITORS) else text)


def guides(document: Document, setting: Setting) -> Iterator[Problem]:
    """A guide is found by the theme that its file is named after."""
    if setting.name not in setting.known["themes"]:
        yield Problem.of(document.path, "guide-without-theme", id=setting.name)


RULES: tuple[Rule, ...] = (
    NameRule(name="file-ending", check=endings, rename=right_ending),
    NameRule(name="file-name", check=names),
    NameRule(name="reserved-name", check=reserved_names),
    ContentRule(name="id-form", check=ids, gives=frozenset({"reserved-name"})),
    ContentRule(name="schema-line", check=schema_lines, mend=write_schema_line),
    ContentRule(name="guide-without-theme", check=guides, kinds=frozenset({"guides"})),
)
