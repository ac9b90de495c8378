"""The file from which the form in the page is made, one a language: questions, labels, rules and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from portal import words
from portal.kinds import VOCABULARIES
from portal.outputs.files import Files
from portal.outputs.json_text import compact
from portal.outputs.pages.replications import title_of
from portal.outputs.sharing.definition import common_rules, registries_of, rule_words, schema_of
from portal.outputs.sharing.forms import ADDRESS, FORMS, described
from portal.outputs.wording.edition import Edition
from portal.reporting.report import suggestion
from portal.rules import tables
from portal.typography import set_text

FILE = "form.json"
OF_KIND = "form-{}.json"
LONG = ("places", "sources", *FORMS)  # lists that have a file of their own, which the script asks for on need
_PARTS = ("ask", "hint", "example", "name")  # of a question, in the order in which the script takes them


def files(editions: Mapping[str, Edition]) -> Files:
    """Path → what makes the file."""
    fields = cache(words.of_fields)  # set once: each file asks for them

    def of_kind(edition: Edition, registry: str) -> dict[str, Any]:
        return kind(edition, registry, words.load("share")["questions"], fields(edition.language))

    makers: dict[str, Callable[[Edition], Any]] = {
        FILE: lambda edition: form(edition, words.load("share")),
        **{OF_KIND.format(registry): partial(of_kind, registry=registry) for registry in FORMS},
        **{f"{registry}.json": partial(names, registry=registry) for registry in LONG},
    }
    return {
        f"{language}/{ADDRESS}{name}": partial(_encoded, make, edition)
        for language, edition in editions.items()
        for name, make in makers.items()
    }


def form(edition: Edition, spoken: Mapping[str, Any]) -> dict[str, Any]:
    """What the script of the form asks for whatever somebody writes, in the language of the edition. ``spoken``: the words of
    ``portal/words/share.yml``."""
    language, settings = edition.language, edition.settings
    said = _in_language({name: part for name, part in spoken.items() if name != "questions"}, language)
    return {
        "rules": common_rules(),
        "messages": rule_words(language),
        "answers": said["answers"],
        "suggestion": suggestion(language),
        "words": said["form"],
        "kinds": {registry: said["kinds"][registry] for registry in FORMS},
        "steps": said["steps"],
        "long": LONG,
        "site": {
            "name": settings.name[language],
            "mailbox": settings.mailbox,
            "edit": settings.edit_root,
            "propose": settings.propose_root,
        },
    }


def kind(edition: Edition, registry: str, asked: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """What it asks for to write a file of one kind: what holds the answers, its questions, and the closed lists that it names.
    ``asked``: registry → its questions; ``fields``: field → what it holds, where nothing is asked in other words."""
    language, schema = edition.language, schema_of(registry)
    own = asked["practices"] | asked[registry]  # what a kind does not ask in words of its own, it asks as of a practice
    return {
        "schema": schema,
        "tables": tables.as_data(registry),
        "questions": dict(_questions(registry, own, fields, language)),
        "form": described(registry),
        "labels": _labels(edition, sorted(registries_of(schema) & set(VOCABULARIES))),
    }


def names(edition: Edition, registry: str) -> dict[str, str]:
    """Id → what a person calls it, of one of the `LONG` lists."""
    speech, items = edition.speech, edition.catalogue.items(registry)
    if registry == "places":
        return {id: speech.place(id) for id in items}
    if registry == "replications":
        return {id: title_of(edition, id) for id in items}
    if registry == "updates":
        return {id: speech.half(one.title) for id, one in items.items()}
    return {id: speech.text(one.name if registry == "organizations" else one.title) for id, one in items.items()}


def _questions(
    registry: str, own: Mapping[str, Any], fields: Mapping[str, str], language: str
) -> Iterator[tuple[str, list[str]]]:
    """(way, parts) of every field that is asked: what `_PARTS` name, without those that it ends with and has not; ``own`` are
    the questions of the form, ``fields`` the descriptions of the others."""
    schema, aside = schema_of(registry), FORMS[registry].aside
    for way in _ways(schema, schema["$defs"], ""):
        if any(f"{way}.".startswith(f"{one}.") for one in aside):
            continue
        question = _in_language(own.get(way, {}), language)
        parts = [question.get(part, "") for part in _PARTS]
        parts[0] = parts[0] or fields[way.rsplit(".", 1)[-1]]
        while not parts[-1]:
            parts.pop()
        yield way, parts


def _ways(schema: Mapping[str, Any], definitions: Mapping[str, Any], before: str) -> Iterator[str]:
    """'resources.team' …: every field, a bilingual text as one."""
    for name, inner in schema.get("properties", {}).items():
        yield f"{before}{name}"
        while "$ref" in inner or "items" in inner:
            inner = definitions[inner["$ref"]] if "$ref" in inner else inner["items"]
        if set(inner.get("properties", ())) != {"en", "fr"}:
            yield from _ways(inner, definitions, f"{before}{name}.")


def _labels(edition: Edition, closed: Iterable[str]) -> dict[str, dict[str, str]]:
    """Registry → id → what a person calls it, of the ``closed`` lists."""
    return {name: {id: edition.speech.term(name, id) for id in edition.catalogue.vocabularies[name]} for name in closed}


def _in_language(tree: Any, language: str) -> Any:
    if isinstance(tree, str):
        return set_text(tree, language)
    if set(tree) == {"en", "fr"}:
        return set_text(tree[language], language)
    return {key: _in_language(value, language) for key, value in tree.items()}


def _encoded(make: Callable[[Edition], Any], edition: Edition) -> bytes:
    return compact(make(edition))
