"""``/api/v1/``: JSON for each kind and each item, tables for programs and spreadsheets, and an index of it all.

Within version 1, fields and ids may be added, and none is removed or given another meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from portal import licence
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.former_ids import Move, moves
from portal.kinds import Kind, kind_of
from portal.outputs.files import Files
from portal.outputs.json_text import compact
from portal.outputs.media_types import declared_type
from portal.outputs.open_data import shape, tables
from portal.outputs.open_data.records import page_addresses, published_kinds, record, vocabulary
from portal.settings import Settings

FOLDER = "api/v1/"
_LICENCE = {"name": licence.NAME, "url": licence.ADDRESS}


# The forms in which the items of a kind are offered together: ending → the kinds, by their registries, where not all are. The
# index and the page of the data name each.
FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType({"xlsx": (), "csv": (), "json": ()})


def files(catalogue: Catalogue, settings: Settings) -> Files:
    """Path → what makes the file. Cheap: a file costs nothing until it is made."""
    return {name: make for part in parts(catalogue, settings) for name, make in part().items()}


def parts(catalogue: Catalogue, settings: Settings) -> Iterator[Callable[[], Files]]:
    """What gives the same in parts, those that take longest first: the tables of a kind and its JSON each, and what tells of all.
    What a part keeps of its items is kept as long as the part is."""
    former: dict[str, list[Move]] = defaultdict(list)
    for move in moves(catalogue):
        former[move.registry].append(move)
    for kind in sorted(published_kinds(), key=lambda kind: len(catalogue.items(kind.registry)), reverse=True):
        yield partial(_tables, catalogue, kind, settings)
        yield partial(_records, catalogue, kind, settings, former[kind.registry])
    yield lambda: {
        f"{FOLDER}index.json": partial(_index, catalogue, settings),
        f"{FOLDER}vocabularies.json": partial(_vocabularies, catalogue),
    }


def forms(kind: Kind) -> dict[str, str]:
    """Ending → media type, of what a kind is offered in."""
    return {
        ending: declared_type(ending) for ending, registries in FORMS.items() if kind.registry in (registries or (kind.registry,))
    }


def _tables(catalogue: Catalogue, kind: Kind, settings: Settings) -> Files:
    """The tables of a kind, which are written together in one pass over its items."""
    written = cache(partial(tables.contents, catalogue, kind, partial(record, catalogue, settings, kind.registry)))
    return {f"{FOLDER}{name}": partial(_table, written, name) for name in tables.names(kind)}


def _table(written: Callable[[], Mapping[str, bytes]], name: str) -> bytes:
    return written()[name]


def _records(catalogue: Catalogue, kind: Kind, settings: Settings, former: Iterable[Move]) -> Files:
    """The items of a kind, all together and each by itself, and where those are that left it."""
    text = cache(lambda name: compact(record(catalogue, settings, kind.registry, name)))
    names = catalogue.items(kind.registry)
    whole = f"{FOLDER}{kind.public_name}"
    return {
        f"{whole}.json": partial(_list, kind.public_name, names, text),
        **{f"{whole}/{name}.json": partial(_item, text, name) for name in names},
        **{f"{whole}/{move.former}.json": partial(_moved, settings, move) for move in former},
    }


def _item(text: Callable[[str], bytes], name: str) -> bytes:
    return text(name) + b"\n"


def _moved(settings: Settings, move: Move) -> bytes:
    """What stands at the address of a record whose item has another id now, or is told of by an item of another kind."""
    kind = {} if move.there == move.registry else {"kind": kind_of(move.there).public_name}
    return _json({"id": move.former, "moved_to": move.id, **kind, "page": page_addresses(settings, move.there, move.id)})


def _list(registry: str, names: Iterable[str], text: Callable[[str], bytes]) -> bytes:
    """The texts of the items, put together: an item is written the same way everywhere."""
    return b'{"licence":%b,"%b":[%b]}\n' % (compact(_LICENCE), registry.encode(), b",".join(map(text, names)))


def _vocabularies(catalogue: Catalogue) -> bytes:
    return _json({"licence": _LICENCE, **{name: vocabulary(catalogue, name) for name in (*catalogue.vocabularies, "thesaurus")}})


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
    return compact(value) + b"\n"
