"""Says what is going on when it takes longer than a second. Standard library only: it is used before the environment stands."""

from __future__ import annotations

import sys
import threading
import time


class Progress:
    """A context: nothing for the first second, then the words and a dot every two seconds, then how long it took."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> None:
        self._started = time.monotonic()
        self._thread.start()

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._thread.join()

    def _tell(self) -> None:
        if self._done.wait(1):
            return
        print(self._words, end=" ", file=sys.stderr, flush=True)
        while not self._done.wait(2):
            print(".", end="", file=sys.stderr, flush=True)
        print(f" {time.monotonic() - self._started:.0f} s", file=sys.stderr)
