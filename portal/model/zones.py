"""The time zones of Canada, by the town whose clocks they follow (IANA time zone database, zone.tab, country CA)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from zoneinfo import ZoneInfo

# Id in ``vocabulary/time-zones.yml`` → name in the IANA database.
IANA: Mapping[str, str] = MappingProxyType(
    {
        "st-johns": "America/St_Johns",
        "goose-bay": "America/Goose_Bay",
        "halifax": "America/Halifax",
        "glace-bay": "America/Glace_Bay",
        "moncton": "America/Moncton",
        "blanc-sablon": "America/Blanc-Sablon",
        "toronto": "America/Toronto",
        "iqaluit": "America/Iqaluit",
        "atikokan": "America/Atikokan",
        "winnipeg": "America/Winnipeg",
        "rankin-inlet": "America/Rankin_Inlet",
        "resolute": "America/Resolute",
        "regina": "America/Regina",
        "swift-current": "America/Swift_Current",
        "edmonton": "America/Edmonton",
        "cambridge-bay": "America/Cambridge_Bay",
        "inuvik": "America/Inuvik",
        "creston": "America/Creston",
        "dawson-creek": "America/Dawson_Creek",
        "fort-nelson": "America/Fort_Nelson",
        "vancouver": "America/Vancouver",
        "whitehorse": "America/Whitehorse",
        "dawson": "America/Dawson",
    }
)


@cache
def zone(id: str) -> ZoneInfo:
    """From the pinned package ``tzdata``: a system may hold an older edition, and British Columbia, Alberta, Manitoba and
    the Northwest Territories stopped changing their clocks in 2026. Raises KeyError for an id that is no zone of Canada."""
    name = IANA[id]
    with (files("tzdata") / "zoneinfo" / name).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
