"""The outline of Canada, read from ``canada.json`` beside this file; ``recipe.md`` says how that was made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Outline:
    """``width``, ``height`` and the path data of ``provinces`` (ISO 3166-2 code → SVG path) are in units of the map's viewBox,
    from its upper left corner. ``scale``: metres in a unit; ``west``, ``north``: that corner in EPSG:3347, metres."""

    width: int
    height: int
    provinces: Mapping[str, str]
    scale: float
    west: float
    north: float


@lru_cache(maxsize=1)
def outline() -> Outline:
    """Natural Earth's provinces and territories, with the large lakes cut out."""
    read = json.loads(Path(__file__).with_name("canada.json").read_text("utf-8"))
    return Outline(
        width=read["width"],
        height=read["height"],
        provinces=MappingProxyType(read["provinces"]),
        scale=read["scale"],
        west=read["west"],
        north=read["north"],
    )
