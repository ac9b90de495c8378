"""Files of a site, by what makes them."""

from __future__ import annotations

from collections.abc import Callable

Files = dict[str, Callable[[], bytes]]  # path below the site → what makes the content: a file costs nothing until then
