"""The one thread that follows the files: it looks, and lets the preview take in what changed.

Whatever the disk does, it goes on; what it could not take in is told in the page and at the terminal, and tried again.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Mapping

from portal.explanation import explain, sentence
from portal.preview import snapshot
from portal.preview.snapshot import Snapshot, Work
from portal.preview.state import Preview
from portal.preview.watch import Watch

_QUIET = 0.05  # seconds without a further change: editors write a file in several steps
_RESTLESS = 2.0  # seconds after which changes that never rest are taken in all the same
_LOOK = 2.0  # seconds between two looks when nothing is heard, as a system may forget to tell …
_LOOK_UNTOLD = 0.5  # … or cannot
_SHARE = 50  # a fiftieth of one processor at most is spent on such looks, however long a busy machine lets them wait
_AGAIN = (0.1, 0.5, 2.0, 5.0)  # seconds before what failed is tried again; a first failure is not told, as files may be moving


class Follower(threading.Thread):
    """``restart`` begins the program anew, in the same terminal: code that runs cannot be changed. ``settled`` is set when the
    first version is there, or what is wrong with it is told."""

    def __init__(self, preview: Preview, restart: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._preview, self._restart = preview, restart
        self.settled = threading.Event()
        self._farewell = sentence("unfollowed")  # found now, when nothing is wrong yet
        self._ended = threading.Event()
        folders = [place for place in snapshot.places(preview.root, preview.content) if not place.suffix]
        self._watch = Watch(folders, [preview.root, preview.content])
        self._seen: Mapping[Work, Snapshot] = {}
        self._owed: Work | None = Work.PAGES  # what is not taken in, be it that it failed
        self._failures = 0  # one after another
        self._look, self._look_at, self._again_at = _LOOK, 0.0, math.inf

    def end(self) -> None:
        """Returns when the thread has ended; after ten seconds at the latest."""
        self._ended.set()
        self._watch.woken.set()
        self._preview.tell = lambda text: None  # nobody wants to know any more why something failed
        self.join(10)

    def run(self) -> None:
        try:
            self._seen = snapshot.take(self._preview.root, self._preview.content)
            self._take_in()
            self._listen(self._watch.start)
            while not self._ended.is_set():
                heard = self._watch.woken.wait(max(0.0, self._next() - time.monotonic()))
                self._watch.woken.clear()
                self._turn(heard)
        except BaseException as error:  # there is nobody above to tell
            reason = explain(error) if isinstance(error, Exception) else type(error).__name__
            self._preview.show_problem(f"{self._farewell} {reason}")
        finally:
            self.settled.set()
            self._watch.stop()

    def _next(self) -> float:
        """When there is something to do if nothing is heard."""
        return min(self._look_at, self._again_at)

    def _turn(self, heard: bool) -> None:
        due = time.monotonic() >= self._again_at
        if heard or due or time.monotonic() >= self._look_at:
            began = time.thread_time()
            now, change = self._look_around()
            self._look_at = time.monotonic() + max(self._look, _SHARE * (time.thread_time() - began))
            if change is not None:
                self._owed = max(change, self._owed or change)
            if change is not None or due:
                self._seen = now
                self._take_in()
            self._listen(self._watch.renew)

    def _look_around(self) -> tuple[Mapping[Work, Snapshot], Work | None]:
        """The files when they have come to rest, and the work that their changes need."""
        began = time.monotonic()
        now = snapshot.take(self._preview.root, self._preview.content)
        while snapshot.needed(self._seen, now) is not None and time.monotonic() - began < _RESTLESS:
            self._ended.wait(_QUIET)
            before, now = now, snapshot.take(self._preview.root, self._preview.content)
            if before == now:
                break
        return now, snapshot.needed(self._seen, now)

    def _take_in(self) -> None:
        """Does the work that is owed, and remembers it when that fails."""
        try:
            match self._owed:
                case Work.CARDS:
                    done = self._preview.reread()
                case Work.PROGRAM:
                    self._restart()
                    done = True
                case _:
                    done = self._preview.render()
        except Exception as error:
            self._failures += 1
            lasting = self._failures > 1
            if lasting:
                self._preview.show_problem(explain(error))
                self.settled.set()
            # The system may think better of it; a fault of the program stays until something changes.
            again = _AGAIN[min(self._failures, len(_AGAIN)) - 1] if isinstance(error, OSError) or not lasting else math.inf
            self._again_at = time.monotonic() + again
            return
        self._failures, self._again_at = 0, math.inf
        self.settled.set()
        if done:
            self._owed = None

    def _listen(self, begin: Callable[[], None]) -> None:
        """Watches, or looks more often where the system does not let it."""
        try:
            begin()
            self._look = _LOOK
        except OSError as error:
            if self._look != _LOOK_UNTOLD:
                self._preview.tell(explain(error))
            self._look = _LOOK_UNTOLD
