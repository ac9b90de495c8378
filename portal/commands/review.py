"""Says what a proposal is about, in the language of who proposes it, and takes out the pages that it changes, as a command."""

from __future__ import annotations

import sys
from pathlib import Path

from portal import gone, library
from portal.commands.markdown import code
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.formatting import layout
from portal.history.git import changed_since
from portal.library import Library
from portal.outputs.publishing.changed import Changed, changed_pages, take_out
from portal.outputs.sharing import reviewers
from portal.overwriting import write_new
from portal.problem import Problem
from portal.reporting.report import Reporter
from portal.rules.parity import Standing
from portal.settings import LANGUAGES, Settings

COMMENT, PAGES = "comment.md", "pages"
_MOST_PAGES, _MOST_PROBLEMS = 20, 20  # that are named one by one
_TOLD_APART = "translation-wanted"  # that a card waits for its other language is said in a sentence of its own
_CHECKLIST = ("evidence", "consent", "plain", "languages")


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when it is said, whatever there is to say; 2 when asked wrongly. Raises OSError, or SettingsError."""
    options = _parser(root).parse_args(arguments)
    say = Saying("review", options.lang)
    content = options.content.resolve()
    try:
        touched = changed_since(content, options.changed_since)
        found = library.read(content)
    except LookupError:
        print(say("no_commit", commit=options.changed_since), file=sys.stderr)
        return 2
    problems = [
        one
        for one in sorted((*found.problems, *layout.check(found, touched), *gone.check(found)))
        if one.path in touched and one.rule != _TOLD_APART
    ]
    pages = changed_pages(options.before, options.after) if options.before and options.after else None
    standings = {path: one.standing for by_path in found.readings.values() for path, one in by_path.items() if one.standing}
    proposed = {path: standings[path] for path in sorted(touched) if path in standings}
    spoken = languages_of(proposed)
    asked = reviewers.read(root, found.known)[0].of(_regions(found, proposed))
    settings = Settings.read(root)
    parts = [
        _comment(language, problems, pages, proposed, asked, Reporter.create(language, settings.site_url, proposed=touched))
        for language in spoken
    ]
    write_new(options.out / COMMENT, "\n---\n\n".join(parts))
    if pages:
        take_out(options.after, pages.there, options.out / PAGES)
    return 0


def languages_of(proposed: dict[str, Standing]) -> tuple[str, ...]:
    """The one in which most of the files were written first; both where they do not say."""
    counts = {language: sum(one.written_in == language for one in proposed.values()) for language in LANGUAGES}
    most = max(counts.values())
    chosen = [language for language in LANGUAGES if counts[language] == most]
    return (chosen[0],) if most and len(chosen) == 1 else LANGUAGES


def _comment(
    language: str,
    problems: list[Problem],
    pages: Changed | None,
    proposed: dict[str, Standing],
    asked: tuple[str, ...],
    reporter: Reporter,
) -> str:
    """What is said in one language, as Markdown. What comes from files stands between signs that make text of it."""
    say = Saying("review", language)
    grave = [one for one in problems if reporter.severity(one) == "error"]
    lines = [say("hello"), ""]
    lines.append(say("to_correct", count=len(grave)) if grave else say("all_well"))
    told = [*grave, *(one for one in problems if one not in grave)]
    if told:
        lines += ["", *(_told(one, reporter, grave=one in grave, say=say) for one in told[:_MOST_PROBLEMS])]
    if len(told) > _MOST_PROBLEMS:
        lines.append(f"- {say('more', count=len(told) - _MOST_PROBLEMS)}")
    for path, standing in proposed.items():
        if standing.waits:
            lines += ["", say(f"waits_{standing.waits}", path=code(path))]
    lines += ["", *_about_pages(pages, say)]
    if asked:
        lines += ["", say("asked", accounts=", ".join(code(one.lstrip("@")) for one in asked))]
    lines += ["", f"**{say('checklist')}**", "", *(f"- [ ] {say(f'check_{one}')}" for one in _CHECKLIST), ""]
    return "\n".join(lines)


def _about_pages(pages: Changed | None, say: Saying) -> list[str]:
    if pages is None:
        return [say("no_pages")]
    if not pages.there and not pages.gone:
        return [say("same_pages")]
    lines = [say("pages", count=len(pages.there)), ""]
    lines += (f"- {code(one)} ({say('new')})" for one in pages.new[:_MOST_PAGES])
    lines += (f"- {code(one)} ({say('gone')})" for one in pages.gone[:_MOST_PAGES])
    left = _MOST_PAGES - min(len(pages.new), _MOST_PAGES)
    lines += (f"- {code(one)}" for one in pages.other[:left])
    hidden = len(pages.there) - min(len(pages.new), _MOST_PAGES) - len(pages.other[:left])
    return [*lines, *([f"- {say('more', count=hidden)}"] if hidden else []), "", say("preview")]


def _told(problem: Problem, reporter: Reporter, *, grave: bool, say: Saying) -> str:
    hint = "" if grave else f" ({say('hint')})"
    text = f"{reporter.message(problem)} {reporter.help(problem)}"
    return f"- {code(f'{problem.path}:{problem.line}')}{hint}: {code(text)}"


def _regions(found: Library, proposed: dict[str, Standing]) -> frozenset[str]:
    """Those that the proposed files are about."""
    return frozenset(
        region
        for registry in reviewers.OF_REGIONS
        for path in found.readings[registry].keys() & proposed.keys()
        for name in found.readings[registry][path].items
        for region in reviewers.regions_of(found, registry, name)
    )


def _parser(root: Path) -> Options:
    parser = Options(
        prog="review.py",
        description="Says what a proposal is about, and takes out the pages that it changes. · Dit de quoi il s'agit dans une proposition, et met à part les pages qu'elle change.",
    )
    add = parser.add_argument
    add(
        "--changed-since",
        required=True,
        metavar="COMMIT",
        help="what the proposal is made against · ce par rapport à quoi la proposition est faite",
    )
    add(
        "--before",
        type=Path,
        metavar="DIR",
        help="the finished site without the proposal · le site construit sans la proposition",
    )
    add("--after", type=Path, metavar="DIR", help="the finished site with it · le site construit avec elle")
    add("--out", type=Path, required=True, metavar="DIR", help="where comment and pages go · où vont le commentaire et les pages")
    parser.add_content(root)
    parser.add_language()
    return parser
