"""Which public addresses in the library no longer lead to a page. Nothing is taken out of a file for that: what a dead one said may
be in an archive, and a statement keeps its source."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from portal.model.web import is_page
from portal.proof.asking import Answer
from portal.reading.yaml_reader import strings
from portal.translating.translations import File

DEAD, HOME, MOVED, UNSURE, LIVE = "dead", "home", "moved", "unsure", "live"
STATES = (DEAD, HOME, MOVED, UNSURE)  # of which something is to be told, the gravest first
PAUSE = 3.0  # seconds between two questions to one host
_GONE = (404, 410)
_ARCHIVE = "https://web.archive.org/web/"
_IN_TEXT = re.compile(r"\]\(<?(https?://[^)\s>]+)")
_READ_ON = ("read", "website_read", "accessed")  # fields beside an address that say when somebody was there


class Link(NamedTuple):
    """An address where it stands; ``read`` is the day on which somebody read what is there, '' where nobody says."""

    path: str
    line: int
    address: str
    read: str = ""

    @property
    def archived(self) -> str:
        """The address of the stored copy nearest to that day, or of the newest; the archive says if it has none."""
        day = self.read.replace("-", "")
        return f"{_ARCHIVE}{day}/{self.address}" if day else f"{_ARCHIVE}{self.address}"


@dataclass(frozen=True, slots=True)
class Found:
    """What became of an address: one of `STATES`, or live."""

    link: Link
    state: str
    answer: Answer


def links(files: Iterable[File]) -> Iterator[Link]:
    """Every public address in the files, in their order."""
    for file in files:
        document = file.document
        for way, text in strings(document.data):
            addresses = [text] if is_page(text) else [one for one in _IN_TEXT.findall(text) if is_page(one)]
            if addresses:
                beside = _held(document.data, way[:-1])
                read = next((str(beside[name]) for name in _READ_ON if isinstance(beside, dict) and name in beside), "")
                line = document.problem(way, "").line
                yield from (Link(file.path, line, address, read) for address in addresses)


def look(
    found: Iterable[Link],
    ask: Callable[[str], Answer],
    *,
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    told: Callable[[int, int], None] = lambda done, all_of_them: None,
) -> list[Found]:
    """What became of each, in the order of ``found``. An address is asked for once, however many files name it, and never two at a
    time; one host after another has its turn, and is let be for `PAUSE` seconds. What seems dead is asked for again at the end."""
    every = list(found)
    answers: dict[str, Answer] = {}
    last: dict[str, float] = {}
    turns = _in_turns(dict.fromkeys(link.address for link in every))

    def asked(address: str) -> Answer:
        host = urlsplit(address).netloc
        if (left := last.get(host, clock() - PAUSE) + PAUSE - clock()) > 0:
            wait(left)
        answer = ask(address)
        last[host] = clock()
        return answer

    for number, address in enumerate(turns, start=1):
        answers[address] = asked(address)
        told(number, len(turns))
    for address in turns:
        if _state(address, answers[address]) in (DEAD, UNSURE):
            answers[address] = asked(address)
    return [Found(link, _state(link.address, answers[link.address]), answers[link.address]) for link in every]


def _state(address: str, answer: Answer) -> str:
    """A host that refuses, is slow or in trouble says nothing of the page: that is not to be called dead."""
    if answer.status in _GONE or answer.fault == "no-host":
        return DEAD
    if not 200 <= answer.status < 300:
        return UNSURE
    if _is_home(answer.at) and not _is_home(address):
        return HOME
    return MOVED if answer.for_good and _without_frame(answer.at) != _without_frame(address) else LIVE


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _without_frame(address: str) -> str:
    """What of an address says which page it is: http or https, 'www.' and a slash at the end change nothing."""
    parts = urlsplit(address)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".casefold()


def _in_turns(addresses: Iterable[str]) -> list[str]:
    """The same, so that hosts take turns: the first of each, then the second of each."""
    seen: dict[str, int] = {}
    turns: list[tuple[int, int, str]] = []
    for address in addresses:
        host = urlsplit(address).netloc
        seen[host] = seen.get(host, 0) + 1
        turns.append((seen[host], len(turns), address))
    return [address for *_, address in sorted(turns)]


def _held(data: object, way: tuple[str | int, ...]) -> object:
    for step in way:
        data = data[step]  # type: ignore[index]
    return data
