"""The measurements as a plain table, and whether each aim is met."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench import searching
from bench.aims import aims
from bench.edits import Edits
from bench.rounds import OURS, THEIRS, Size, ratio, typical
from bench.saying import Saying

_LABEL, _COLUMN = 44, 14  # characters


@dataclass(frozen=True)
class Facts:
    """What the numbers depend on. ``hugo`` is its version; ``before`` and ``after`` are the machine's load, in processes
    that run or wait (nan where the system does not tell)."""

    folder: Path
    hugo: str
    rounds: int
    before: float
    after: float


def load() -> float:
    """The machine's load over the last minute."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")


def table(facts: Facts, sizes: Sequence[Size], edits: Edits | None, edit_cards: int, say: Saying) -> str:
    """The whole report; ``sizes`` go from small to large. ``edits`` were measured with ``edit_cards`` cards."""
    lines = [*_head(facts, say)]
    for size in sizes:
        lines += ["", *_of_size(size, say)]
    lines += ["", *_between(sizes, say)] if len(sizes) > 1 else []
    if edits:
        lines += ["", _row(say("edit"), say.number(median(edits.at_rest), 2))]
        lines.append(_row(say("edit_busy"), say.number(median(edits.while_indexing), 2)))
    lines += ["", say("aims")]
    lines += (f"  {say('met' if aim.met else 'not_met'):<12} {aim.text}" for aim in aims(sizes, edits, edit_cards, say))
    return "\n".join(lines)


def _head(facts: Facts, say: Saying) -> Iterator[str]:
    yield say(
        "machine",
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        processor=_processor(),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        mkdocs=version("mkdocs"),
        hugo=facts.hugo,
    )
    yield say("where", folder=facts.folder, before=say.number(facts.before, 1), after=say.number(facts.after, 1))
    yield say("rounds", rounds=facts.rounds)


def _of_size(size: Size, say: Saying) -> Iterator[str]:
    yield _row(say("cards", cards=size.cards), say("portal"), say("hugo"), say("ratio"))
    for name, times in (("build", size.build), ("alone", size.pages), ("whole", size.whole)):
        medians = [typical(times[side]) for side in (OURS, THEIRS)]
        yield _row(say(name), *(say.number(took.clock, 2) for took in medians), say.number(ratio(times), 2))
        spreads = [[took.clock for took in times[side]] for side in (OURS, THEIRS)]
        yield _row(say("spread"), *(f"{say.number(min(clocks), 2)}–{say.number(max(clocks), 2)}" for clocks in spreads))
        yield _row(say("work"), *(say.number(took.work, 2) for took in medians), say.number(medians[0].work / medians[1].work, 2))
    if size.related:
        ours, theirs = typical(size.build[OURS]).clock, typical(size.related).clock
        yield _row(say("related"), say.number(ours, 2), say.number(theirs, 2), say.number(ours / theirs, 2))
    for name, kind in (("memory", "self"), ("pagefind", "pagefind")):
        if all(kind in size.memory[side] for side in (OURS, THEIRS)):
            yield _row(say(name), *(say.number(size.memory[side][kind]) for side in (OURS, THEIRS)))
    sites = [size.sites[side] for side in (OURS, THEIRS)]
    yield _row(say("pages"), *(str(site.pages) for site in sites))
    yield _row(say("weight"), *(say.number(site.page_bytes / 1e6, 1) for site in sites))
    yield _row(say("practice"), *(say.number(site.practice_bytes / 1e3, 1) for site in sites))
    yield _row(say("indexed"), *(str(site.indexed) for site in sites))
    yield _row(say("checked"), say.number(size.checked_a_second()))
    if search := size.search:
        yield _row("", say("portal"), *(say(engine) for engine in searching.ENGINES[1:]))
        yield _row(say("stroke"), *(say.number(search.slow(engine)) for engine in searching.ENGINES))
        yield _row(say("first_query"), *(say.number(search.first[engine] / 1e3) for engine in searching.ENGINES))


def _between(sizes: Sequence[Size], say: Saying) -> Iterator[str]:
    """What a card more costs, without the fixed cost of a build."""
    for small, large in pairwise(sizes):
        more = large.cards - small.cards
        added = [1000 * (typical(large.build[side]).clock - typical(small.build[side]).clock) / more for side in (OURS, THEIRS)]
        yield _row(say("added", start=small.cards, end=large.cards), *(say.number(cost, 2) for cost in added))


def _row(label: str, *columns: str) -> str:
    return f"{label:<{_LABEL}}" + "".join(f"{column:>{_COLUMN}}" for column in columns)


def _processor() -> str:
    """The processor's name as the system gives it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
