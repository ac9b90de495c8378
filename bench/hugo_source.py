"""Writes a library as a Hugo project: front matter and Markdown bodies, data files, and the templates beside this module.

What Hugo is given ready-made, so that it is not held back: labels, names and texts are already in one language and set with
its spaces and marks, the size and province of each card are in its front matter, and lists stand in Hugo's own default
order. What it does itself is what the portal does: joins by id, counts, lists with pages of as many rows, related practices,
dates and numbers, Markdown, escaping. The frame around its pages is the portal's own, as the theme renders it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from portal import library, words
from portal.building.generator import rendering
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.outputs.feeds import files as feeds
from portal.outputs.open_data import api
from portal.outputs.pages.plan import plan
from portal.outputs.sections import SECTIONS
from portal.outputs.stamping.discovery import Discovery
from portal.outputs.stamping.frames import Frames
from portal.outputs.stamping.shell import SLOTS, fill, slot
from portal.outputs.stamping.stamper import Stamper
from portal.outputs.wording.edition import Edition, editions
from portal.outputs.wording.known import silences
from portal.settings import LANGUAGES, Settings
from portal.typography import set_text

_TEMPLATES = Path(__file__).with_name("hugo")
_READY = "ready"  # the folder of files that are only copied, as ``hugo.yaml`` names it
SETTINGS = Settings(
    "https://example.org/commons/", "https://example.org/code", "example.org,2026", {"en": "Commons", "fr": "Carrefour"}
)
_OWN = {"practices", *(facet.folder for facet in FACETS.values())}  # what Hugo makes by its own templates
_OWN_PAGES = {"search/", "sources/", "contribute/rules/", "contribute/fields/"}
_RULE = ("message", "help", "why")
_AND = {"en": " and ", "fr": " et "}


def write(root: Path, content: Path, project: Path) -> None:
    """Makes the folder ``project``. ``root`` is the portal's own folder, ``content`` the library's; it must break no rule."""
    catalogue = Catalogue.of(library.read(content))
    shutil.copytree(_TEMPLATES, project)
    with tempfile.TemporaryDirectory() as folder, rendering(root, Path(folder), kept := Path(folder, "frames")) as generator:
        generator.wait()
        frames = Frames.restore(root / "theme", kept)
        shutil.copytree(Path(folder, "assets"), project / "static/assets")
    for language in LANGUAGES:
        edition = Edition.of(catalogue, language, SETTINGS)
        _put(project / f"layouts/baseof.{language}.html", _layout(frames, edition))
        for name, value in _data(edition).items():
            _put(project / f"data/{language}/{name}.json", json.dumps(value, ensure_ascii=False))
        for name, text in (*_practices(edition), *_lists(edition), *_written(root, edition), *_ready_made(root, edition)):
            _put(project / f"content/{language}/{name}", text)
    for name, make in open_data(catalogue).items():
        file = project / _READY / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())


_HEAD = """{{- $root := "" | relURL -}}
{{- $en := .Permalink -}}{{- $fr := .Permalink -}}{{- $switch := .RelPermalink -}}
{{- range .Translations }}{{ $switch = .RelPermalink }}{{ if eq .Language.Lang "en" }}{{ $en = .Permalink }}{{ else }}{{ $fr = .Permalink }}{{ end }}{{ end -}}
"""
_SLOTS = {
    "root": "{{ $root }}",
    "title": "{{ .Title }}",
    "description": "{{ .Description }}",
    "canonical": "{{ .Permalink }}",
    "hreflang_en": "{{ $en }}",
    "hreflang_fr": "{{ $fr }}",
    "hreflang_default": "{{ $en }}",
    "switch": "{{ $switch }}",
    "report": '{{ partial "report.html" . }}',
    "main": '{{ block "main" . }}{{ end }}',
    **{f"current_{section}": f'{{{{ eq .Section "{section}" }}}}' for section in SECTIONS},
}


def _layout(frames: Frames, edition: Edition) -> str:
    """The frame of a language as Hugo's base template."""
    slots = {**_SLOTS, "feeds": Discovery(edition).links("")}
    return (
        _HEAD + fill(frames.shell(edition.language, "practices/"), {name: Markup(text) for name, text in slots.items()}).decode()
    )


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _term(term: str) -> str:
    """Ids of terms as they stand in addresses: 'CA-ON' is 'on'."""
    return term.removeprefix("CA-").lower()


def _data(edition: Edition) -> dict[str, Any]:
    """What templates look up by id, by the name of its file."""
    speech = edition.speech
    catalogue, language = edition.catalogue, edition.language
    folders = {facet.vocabulary: facet.folder for facet in FACETS.values()}
    return {
        "words": {**speech.words, "and": _AND[language]},
        "facets": {facet.folder: speech.words["facets"][facet.name] for facet in FACETS.values()},
        "facet_titles": {facet.name: speech.facet_title(facet.name) for facet in FACETS.values()},
        "order": {folder: [_term(term) for term in catalogue.vocabularies[name]] for name, folder in folders.items()},
        "terms": {
            folders.get(name, name): {
                _term(term): {"label": speech.term(name, term), "definition": speech.definition(name, term)} for term in terms
            }
            for name, terms in catalogue.vocabularies.items()
        },
        "places": {
            name: {
                "name": speech.text(place.name),
                "province": _term(place.province),
                "code": place.province,
                "size": place.size,
                "population": place.population.value if place.population else 0,
                "counted_by": place.population.source if place.population else "",
                "latitude": place.coordinates.latitude if place.coordinates else 0,
                "longitude": place.coordinates.longitude if place.coordinates else 0,
            }
            for name, place in catalogue.places.items()
        },
        "organizations": {
            name: {
                "name": speech.text(organization.name),
                "name_from": organization.name_from,
                "foreign": organization.bears_only(edition.other),
                "lead_body": organization.lead_body if organization.lead_body != name else None,
            }
            for name, organization in catalogue.organizations.items()
        },
        "sources": {name: _source(edition, name, source) for name, source in catalogue.sources.items()},
        "rules": {
            name: {part: set_text(rule[part][language], language) for part in _RULE} for name, rule in words.load("rules").items()
        },
        "fields": {name: set_text(text, language) for name, text in words.in_language(words.load("fields"), language).items()},
    }


def _source(edition: Edition, name: str, source: Any) -> dict[str, Any]:
    speech = edition.speech
    labels = speech.words["practice"]
    return {
        "title": speech.text(source.title),
        "reference": speech.reference_of(name),
        "accessed": source.accessed.isoformat() if source.accessed else None,
        "title_from": source.title_from,
        "author": speech.text(source.author),
        "year": source.year,
        "url": source.url,
        "said_in": labels["both"]
        if len(source.languages) > 1
        else labels["english" if source.languages[0] == "en" else "french"],
        "describes": speech.text(source.describes),
        "caveat": speech.text(source.caveat) if source.caveat else None,
        "locator_note": speech.text(source.locator_note) if source.locator_note else None,
    }


def _page(head: dict[str, Any], body: str = "") -> str:
    """Front matter in YAML, as cards are, then the body."""
    return f"---\n{yaml.dump(head, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)}---\n{body}\n"


def _practices(edition: Edition) -> Iterator[tuple[str, str]]:
    speech = edition.speech
    catalogue, labels = edition.catalogue, speech.words["practice"]
    for name, practice in catalogue.practices.items():
        head: dict[str, Any] = {
            "title": speech.text(practice.title),
            "description": speech.text(practice.summary),
            "keywords": speech.text(practice.keywords) if practice.keywords else "",
            "weight": 7 - practice.standing,  # best described first, as in the portal; then Hugo sorts by date
            "lastmod": practice.review.last.isoformat(),
            **{facet.folder: [_term(term) for term in facet.terms(practice, catalogue.places)] for facet in FACETS.values()},
            "places": list(practice.places),
            "led_by": list(practice.led_by),
            "partners": [{"type": partner.type} for partner in practice.partners],
            "status": practice.status,
            "direction": practice.evidence.direction,
            "rationale": speech.text(practice.evidence.rationale),
            "outcomes": [
                {
                    "statement": speech.text(outcome.statement),
                    "source": outcome.source,
                    "locator": speech.locator(outcome.locator) if outcome.locator else "",
                    **({"value": outcome.value, "unit": speech.text(outcome.unit)} if outcome.unit else {}),
                }
                for outcome in practice.outcomes
            ],
            "sources": [{"id": citation.id, "locator": speech.locator(citation.locator or "")} for citation in practice.sources],
            "translation": practice.translation.status,
            "submitted": practice.review.submitted.isoformat(),
            "last": practice.review.last.isoformat(),
            "due": practice.review.due.isoformat(),
            "known": practice.known,
            "rank": practice.standing,
            "told": sorted(set(labels["silences"]) - set(silences(practice))),
            "path": catalogue.paths[name],
        }
        blocks = [(part, text) for part, text in (("need", practice.need), ("approach", practice.approach)) if text]
        body = "\n\n".join(f"## {labels[part]} {{#{part}}}\n\n{speech.text(text)}" for part, text in blocks)
        yield f"practices/{name}.md", _page(head, body)


def _lists(edition: Edition) -> Iterator[tuple[str, str]]:
    """The list of all practices, and one for each term of each facet, also of those that have none yet."""
    speech = edition.speech
    labels = speech.words
    yield "practices/_index.md", _page({"title": labels["lists"]["all_title"], "description": labels["lists"]["all_summary"]})
    for facet in FACETS.values():
        for term in edition.catalogue.vocabularies[facet.vocabulary]:
            title = speech.facet_title(facet.name).format(term=speech.term(facet.vocabulary, term))
            definition = speech.definition(facet.vocabulary, term)
            head = {"title": title, "description": definition or title, "definition": definition}
            yield f"{facet.folder}/{_term(term)}/_index.md", _page(head | {"facet": facet.name, "term": term})


def _written(root: Path, edition: Edition) -> Iterator[tuple[str, str]]:
    """Written pages as they are, and the pages whose body is made by a template."""
    labels = edition.speech.words
    made = {"search": "search", "sources": "sources", "rules": "contribute/rules", "fields": "contribute/fields"}
    for name, address in made.items():
        title = labels[name]["title"]
        yield f"{address}.md", _page({"title": title, "description": labels[name].get("summary", title), "layout": name})
    docs = root / "docs" / edition.language
    for file in sorted(docs.rglob("*.md")):
        head, body = _split(file.read_text("utf-8"))
        path = file.relative_to(docs)
        if path.name == "index.md":
            path = path.with_name("_index.md")
        layout = {} if path == Path("_index.md") else {"layout": "written"}
        kept: dict[str, Any] = {key: str(head[key]) for key in ("title", "description") if key in head}
        yield str(path), _page({"description": labels["site"]["tagline"], **kept, **layout}, body)


def open_data(catalogue: Catalogue) -> dict[str, Callable[[], bytes]]:
    """What programs take; Hugo has only to copy it."""
    return api.files(catalogue, SETTINGS) | feeds.files(editions(catalogue, SETTINGS))


def _ready_made(root: Path, edition: Edition) -> Iterator[tuple[str, str]]:
    """All other pages, whose bodies the portal has made: Hugo has only to put the frame around them."""
    mark = "\x1d"
    shell = "".join(slot(name) for name in SLOTS if name != "main") + mark + slot("main")
    stamper = Stamper(edition, Frames(root / "theme/catalogue", SETTINGS, shells={edition.language: {"*": shell}}))
    for address, make in plan(edition.catalogue).items():
        if address and address.split("/")[0] not in _OWN and address not in _OWN_PAGES:
            page = make(edition)
            body = stamper.stamp(page).decode().partition(mark)[2]
            name = f"{address.rstrip('/')}/_index.html" if _has_children(address) else f"{address.rstrip('/')}.html"
            yield name, _page({"title": page.title, "description": page.description, "layout": "written"}, body)


def _has_children(address: str) -> bool:
    """Whether other pages lie below a page: Hugo calls that a section."""
    return address.count("/") == 1 or address == "figures/results/"


def _split(text: str) -> tuple[dict[str, Any], str]:
    """The front matter and the body of a written page."""
    if not text.startswith("---\n"):
        return {}, text
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    return yaml.load(head, yaml.CSafeLoader) or {}, body
