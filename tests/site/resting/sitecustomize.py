"""Whoever makes the folder that ``REST_AT`` names rests there until a signal comes: on a busy machine a build is done before one does.
Every process of a build loads this, as Python does with a module of this name."""

import os
import time

_make = os.mkdir


def _make_and_rest(folder, *others, **named):  # type: ignore[no-untyped-def]
    _make(folder, *others, **named)
    if os.path.abspath(folder).replace(os.sep, "/").endswith(f"/{os.environ['REST_AT']}"):
        time.sleep(300)


if os.environ.get("REST_AT"):
    os.mkdir = _make_and_rest
