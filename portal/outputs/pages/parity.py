"""Where the two languages stand: what is there in both, what a machine translated, what is wanted and since when, what is stale.

The same function tells `scripts/translation.py` and this page (`portal.rules.parity`)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from portal.kinds import Kind, all_kinds
from portal.outputs.addresses import item_address
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.rules.parity import MISSING, STALE, STATES, Standing
from portal.rules.translation import MACHINE
from portal.settings import LANGUAGES
from portal.typography import set_text

ADDRESS = "contribute/languages/"
_LISTS = "lists"  # closed lists and the thesaurus, which have no page of their own


@dataclass(frozen=True, slots=True)
class Row:
    """Files of a kind, the texts in them that should stand in both languages, and how many of these do not, by `STATES`."""

    files: int
    texts: int
    owed: tuple[int, ...]

    @property
    def both(self) -> int:
        """Texts that stand in both languages, whoever translated them."""
        return self.texts - self.owed[STATES.index(MISSING)]

    @classmethod
    def of(cls, standings: Collection[Standing]) -> Row:
        owed = Counter[str]()
        for standing in standings:
            for (state, _), count in standing.owed.items():
                owed[state] += count
        return cls(len(standings), sum(standing.texts for standing in standings), tuple(owed[state] for state in STATES))


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of which something is to be done in ``language``: ``title`` is what it calls itself, in ``spoken``; ``page`` its page,
    '' where it has none yet."""

    title: str
    spoken: str
    language: str
    texts: int
    page: str
    edit: str
    since: dt.date | None
    by: dt.date | None


def parity_page(edition: Edition) -> Page:
    labels = edition.speech.words["parity"]
    standings: dict[str, list[Standing]] = {}
    checked: Counter[str] = Counter()
    entries: dict[str, list[Entry]] = {state: [] for state in STATES}
    for kind in all_kinds():
        name = kind.public_name if kind.has_pages else _LISTS
        of_kind = edition.catalogue.standings[kind.registry]
        standings.setdefault(name, []).extend(of_kind.values())
        for path, standing in of_kind.items():
            checked.update([standing.status] if standing.status else [])
            for (state, language), count in standing.owed.items():
                entries[state].append(_entry(edition, kind, path, standing, language, count))
    rows = {name: Row.of(found) for name, found in standings.items() if found}
    values = {
        "rows": dict(sorted(rows.items(), key=lambda row: (row[0] == _LISTS, -row[1].texts))),
        "total": Row.of(list(chain.from_iterable(standings.values()))),
        "states": STATES,
        "checked": {
            status: checked[status] for status in edition.catalogue.vocabularies["translation-statuses"] if checked[status]
        },
        "entries": {state: sorted(found, key=_oldest_first) for state, found in entries.items()},
        "order": (MISSING, STALE, MACHINE),
        "lists": _LISTS,
    }
    return Page(ADDRESS, "parity.html", labels["title"], labels["summary"], values)


def _entry(edition: Edition, kind: Kind, path: str, standing: Standing, language: str, count: int) -> Entry:
    spoken = next((one for one in (edition.language, *LANGUAGES) if one in standing.title), "")
    name = path.rsplit("/", 1)[-1].removesuffix(".yml")
    there = kind.has_pages and not kind.in_one_file and not standing.waits
    return Entry(
        title=set_text(standing.title[spoken], spoken) if spoken else path,
        spoken=spoken,
        language=language,
        texts=count,
        page=item_address(kind.registry, name) if there else "",
        edit=edition.settings.edit_url(path),
        since=_day(standing.since),
        by=_day(standing.by),
    )


def _oldest_first(entry: Entry) -> tuple[dt.date, str, str]:
    return entry.since or dt.date.max, entry.edit, entry.language


def _day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
