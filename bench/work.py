"""What is measured of the portal, and the preparations, each in a fresh process:

    python -m bench.work cards   ROOT CONTENT COUNTS    makes a synthetic library: cards,organizations,updates
    python -m bench.work peer    ROOT CONTENT PROJECT   makes the Hugo project from it
    python -m bench.work read    ROOT CONTENT TIMES     prints the seconds that one core works for each reading
    python -m bench.work build   ROOT CONTENT OUT       validates, renders and stamps
    python -m bench.work pages   ROOT CONTENT OUT       the same, without what is no page
    python -m bench.work whole   ROOT CONTENT OUT       as build, and the search index

The process that measures stays small in this way: on Linux a program's peak memory is never less than its parent's.
"""

from __future__ import annotations

import atexit
import gc
import json
import sys
import time
from pathlib import Path


def main(task: str, root: Path, content: Path, last: str) -> None:
    """Raises what the task raises. Imports are inside: a task loads what it needs and no more, as a command does."""
    match task:
        case "cards":
            from bench import cards, network
            from portal.settings import now

            count, organizations, updates = map(int, last.split(","))
            content.mkdir(parents=True)
            today = now().date()
            cards.make(content, root, count, today)
            network.make(content, organizations, updates, today)
        case "peer":
            from bench.hugo_source import write

            write(root, content, Path(last))
        case "read":
            print(json.dumps(_read(content, int(last))))
        case "build" | "whole":
            from portal.building.whole_site import complete

            out = Path(last)
            out.mkdir()
            complete(root, content, out, index=task == "whole")
        case "pages":
            out = Path(last)
            out.mkdir()
            _pages(root, content, out)
        case _:
            raise SystemExit(f"no task {task}")


def _pages(root: Path, content: Path, out: Path) -> None:
    """As `portal.building.whole_site.complete` makes them, without all that is no page."""
    from dataclasses import replace
    from functools import partial

    from portal.building.whole_site import render

    build = render(root, content, out, divided=True)
    build.library = replace(build.library, readings={})
    from portal.outputs.publishing import sitemap
    from portal.processes import divide

    _ = build.history, build.frames.shells_ready
    build.catalogue.related.settle()

    def write(language: str) -> None:
        stamper = build.stamper(language)
        stamper.write((make(stamper.edition) for make in build.plan.values()), out)

    divide(
        [partial(write, language) for language in build.editions],
        [lambda: sitemap.write(out, build.frames.settings, build.addresses())],
    )


def _read(content: Path, times: int) -> list[float]:
    """Raises SystemExit for a library that is not what the others measure: one that no site would be built from."""
    from portal import library
    from portal.reporting.rule_words import errors

    library.read(content)  # loads what a first reading loads
    took = []
    for _ in range(times):
        started = time.process_time()
        found = library.read(content)
        took.append(time.process_time() - started)
        if broken := errors(found.problems):
            raise SystemExit(f"{len(broken)} problems: {broken[0]}")
    return took


if __name__ == "__main__":
    atexit.register(gc.freeze)  # as every command does (`portal.commands.ending`)
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
