"""Tells which public addresses of the library no longer lead to a page, as a command. It asks the web: no build and no check does."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from portal.commands.chosen import Outside, below, is_within_any
from portal.commands.markdown import code
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.overwriting import write_new
from portal.problem import Problem
from portal.proof.asking import Answer, Web
from portal.proof.dead_links import DEAD, HOME, STATES, Found, links, look
from portal.reading.characters import shown
from portal.reporting.report import Reporter
from portal.settings import LANGUAGES, Settings
from portal.translating import translations
from portal.translating.translations import File

_LONGEST = 400  # characters of an address that somebody else's machine gave
_LONGEST_REPORT = 60_000  # characters; GitHub takes 65,536 in an issue


def main(
    root: Path,
    arguments: list[str] | None = None,
    ask: Callable[[str], Answer] | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> int:
    """0 when no address is dead; 1 when one is; 2 when asked wrongly, or when the web cannot be
    reached. ``ask`` stands for the web, and ``wait`` lets so many seconds
    pass. Raises OSError, or SettingsError."""
    options = _parser(root).parse_args(arguments)
    content, say = options.content.resolve(), Saying("dead_links", options.lang)
    try:
        chosen = [below(content, path) for path in options.paths]
    except Outside as outside:
        print(say("outside", path=outside, content=content), file=sys.stderr)
        return 2
    files: list[File] = []
    problems: list[Problem] = []
    for one in translations.files(content):
        if isinstance(one, File):
            files.append(one)
        else:
            problems += one
    if chosen:
        files = [file for file in files if is_within_any(file.path, chosen)]
        problems = [problem for problem in problems if is_within_any(problem.path, chosen)]
    settings = Settings.read(root)
    every = list(links(files))
    ask = ask or Web(f"{settings.name['en']} ({settings.contact})")
    found = look(every, ask, wait=wait, told=_told(say))
    if found and all(one.answer.fault for one in found) and ask(settings.repository).fault:  # a machine without the web
        print(say("no_web"), file=sys.stderr)
        return 2
    print(_text(found, say))
    if problems:
        print(Reporter.create(options.lang, root=content).render(sorted(problems), "text"))
        print(say("not_looked_at", count=len({problem.path for problem in problems})), file=sys.stderr)
    if options.out:
        write_new(options.out, _markdown(found, f"{settings.repository}/blob/main/"))
    return int(any(one.state in (DEAD, HOME) for one in found))


def _told(say: Saying) -> Callable[[int, int], None]:
    """Says how far it is, now and then: it takes minutes, as hosts are let be."""

    def tell(done: int, every: int) -> None:
        if done % 50 == 0:
            print(say("progress", done=done, every=every), file=sys.stderr, flush=True)

    return tell


def _text(found: list[Found], say: Saying) -> str:
    lines = []
    for state in STATES:
        here = [one for one in found if one.state == state]
        if here:
            lines.append(say(f"list_{state}", count=len(here)))
        for one in here:
            lines.append(f"  {shown(one.link.path)}:{one.link.line}: {one.link.address} ({_why(one, say)})")
            if state in (DEAD, HOME):
                lines.append("    " + say("archived", address=one.link.archived))
    addresses = len({one.link.address for one in found})
    lines.append(say("counted", addresses=addresses, files=len({one.link.path for one in found})))
    return "\n".join(lines)


def _why(one: Found, say: Saying) -> str:
    """What was answered: a status, where it leads to, or why there was no answer."""
    answer = one.answer
    if answer.fault:
        return say(f"fault_{answer.fault.replace('-', '_')}")
    if answer.status // 100 == 2:
        return say("leads_to", address=shown(answer.at[:_LONGEST]))
    return str(answer.status)


def _markdown(found: list[Found], root: str) -> str:
    """The report for an issue, in both languages: nothing in it calls anybody, and no address in it is more than text but that of our
    own files and of the archive."""
    both, says = " · ".join, [Saying("dead_links", language) for language in LANGUAGES]
    lines = [both(say("report", count=len(found)) for say in says)]
    for state in STATES:
        here = [one for one in found if one.state == state]
        if here:
            lines += ["", f"### {both(say(f'list_{state}', count=len(here)) for say in says)}", ""]
        for one in here:
            place = f"[{one.link.path}:{one.link.line}]({root}{quote(one.link.path)}#L{one.link.line})"
            why = both(dict.fromkeys(_why(one, say) for say in says))
            lines.append(f"- {place}: {code(one.link.address.replace('`', '%60'))}, {code(why)}")
            if state in (DEAD, HOME):
                lines.append(f"  → <{quote(one.link.archived, safe=':/?#[]@!$&()*+,;=%~-._')}>")
    text = "\n".join(lines) + "\n"
    if len(text) <= _LONGEST_REPORT:
        return text
    kept = text[:_LONGEST_REPORT].rpartition("\n")[0]
    return f"{kept}\n\n{both(say('cut') for say in says)}\n"


def _parser(root: Path) -> Options:
    parser = Options(
        prog="dead_links.py",
        description="Asks the web which addresses of the library no longer lead to a page. · Demande au Web quelles adresses de la bibliothèque ne mènent plus à une page.",
    )
    only = "only these files or folders · seulement ces fichiers ou dossiers"
    parser.add_argument_group("arguments").add_argument("paths", nargs="*", type=Path, metavar="PATH", help=only)
    out = "write the report in both languages as a new Markdown file · écrire le rapport dans les deux langues dans un nouveau fichier Markdown"
    parser.add_argument("--out", type=Path, metavar="FILE", help=out)
    parser.add_content(root)
    parser.add_language()
    return parser
