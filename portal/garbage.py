"""Work without Python's search for objects that refer to each other in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """For work that makes millions of objects that stay, as reading a library does: to look for circles among them takes a tenth
    of its time. What nothing refers to any more is let go all the same."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # all that was made is among the oldest now, which are looked at last
            gc.enable()
