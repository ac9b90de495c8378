"""``/api/v1/``: JSON for each kind and each item, tables for programs and spreadsheets, and an index of it all.

Within version 1, fields and ids may be added, and none is removed or given another meaning.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from portal import licence
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.former_ids import former_ids
from portal.kinds import Kind
from portal.outputs.open_data import shape, tables
from portal.outputs.open_data.records import Record, page_addresses, published_kinds, record, vocabulary
from portal.settings import Settings

FOLDER = "api/v1/"
_LICENCE = {"name": licence.NAME, "url": licence.ADDRESS}


class Form(NamedTuple):
    """A form in which the items of a kind are offered together. ``registries``: of which kinds, where not of all."""

    media_type: str
    registries: tuple[str, ...] = ()


# Ending → form. The index and the page of the data name each.
FORMS = {
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": Form("text/csv"),
    "json": Form("application/json"),
}
Files = dict[str, Callable[[], bytes]]


def files(catalogue: Catalogue, settings: Settings) -> Files:
    """Path → what makes the file. Cheap: a file costs nothing until it is made."""
    return {name: make for part in parts(catalogue, settings) for name, make in part.items()}


def parts(catalogue: Catalogue, settings: Settings) -> Iterator[Files]:
    """The same in parts: the files of a kind are made from the same records."""
    yield {
        f"{FOLDER}index.json": partial(_index, catalogue, settings),
        f"{FOLDER}vocabularies.json": partial(_vocabularies, catalogue),
    }
    for kind in published_kinds():
        one = partial(record, catalogue, settings, kind.registry)
        text = cache(partial(_item_text, one))
        names = catalogue.items(kind.registry)
        whole = f"{FOLDER}{kind.public_name}"
        yield {
            **_tables(catalogue, kind, one),  # before any text is kept
            f"{whole}.json": partial(_list, kind.public_name, names, text),
            **{f"{whole}/{name}.json": partial(_item, text, name) for name in names},
            **{
                f"{whole}/{former}.json": partial(_moved, settings, kind.registry, former, name)
                for name, item in names.items()
                for former in former_ids(item)
            },
        }


def forms(kind: Kind) -> dict[str, str]:
    """Ending → media type, of what a kind is offered in."""
    return {ending: form.media_type for ending, form in FORMS.items() if kind.registry in (form.registries or (kind.registry,))}


def _item_text(one: Callable[[str], Record], name: str) -> bytes:
    return _text(one(name))


def _item(text: Callable[[str], bytes], name: str) -> bytes:
    return text(name) + b"\n"


def _moved(settings: Settings, registry: str, former: str, name: str) -> bytes:
    """What stands at the address of a record whose item has another id now."""
    return _json({"id": former, "moved_to": name, "page": page_addresses(settings, registry, name)})


def _list(registry: str, names: Iterable[str], text: Callable[[str], bytes]) -> bytes:
    """The texts of the items, put together: an item is written the same way everywhere."""
    return b'{"licence":%b,"%b":[%b]}\n' % (_text(_LICENCE), registry.encode(), b",".join(map(text, names)))


def _tables(catalogue: Catalogue, kind: Kind, one: Callable[[str], Record]) -> Files:
    """The table of a kind, those of its lists, and all of them as one workbook: written together, in one pass over the records."""
    written = cache(partial(tables.contents, catalogue, kind, one))

    def make(name: str) -> bytes:
        return written()[name]

    return {f"{FOLDER}{name}": partial(make, name) for name in tables.names(kind)}


def _vocabularies(catalogue: Catalogue) -> bytes:
    return _json({"licence": _LICENCE, **{name: vocabulary(catalogue, name) for name in catalogue.vocabularies}})


def _index(catalogue: Catalogue, settings: Settings) -> bytes:
    root = settings.site_url + FOLDER
    kinds = {
        kind.public_name: {
            "count": len(catalogue.items(kind.registry)),
            **{ending: f"{root}{kind.public_name}.{ending}" for ending in forms(kind)},
            "lists": {table.prefix: f"{root}{table.name}.csv" for table in shape.tables(kind)},
            "item": f"{root}{kind.public_name}/{{id}}.json",
            "schema": f"{settings.site_url}schema/{kind.schema}",
        }
        for kind in published_kinds()
    }
    return _json({"version": 1, "licence": _LICENCE, "vocabularies": f"{root}vocabularies.json", "kinds": kinds})


def _json(value: Any) -> bytes:
    return _text(value) + b"\n"


def _text(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
