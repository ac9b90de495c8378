"""Work without Python's search for objects that refer to each other in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """For work that makes millions of objects and next to no circles, as reading a library and building a site do: to look for
    circles takes a tenth of its time. What nothing refers to any more is let go all the same."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
