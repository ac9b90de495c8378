"""What a place can be compared with a practice by, as data. How the two are compared is told in ``theme/assets/fits.js``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from portal.catalogue.facets import FACETS
from portal.model.network import Place
from portal.model.practice import Practice

# Places, their sizes (one for each place), provinces, partners, people served and themes, each as ids; the least and the most
# dollars that the sources name; how many members of staff. None: the sources do not say; no number: they say it otherwise.
Facts = tuple[str, str, str, str, str, str, tuple[int, ...] | None, int | None]

_DOLLARS = re.compile(r"\$\s?(\d[\d,]*(?:\.\d+)?)(?:\s(million))?")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_STAFF = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)}) (?:(?:full|part)-time |paid |settlement |office )?"
    r"(?:staff|employees?|workers?|coordinators?|navigators?|officers?|advisors?|agents?)\b",
    re.IGNORECASE,
)


def facts_of(practice: Practice, places: Mapping[str, Place]) -> Facts:
    resources = practice.resources
    cost, team = (resources.cost, resources.team) if resources else (None, None)
    return (
        " ".join(practice.places),
        " ".join(places[place].size for place in practice.places),
        " ".join(FACETS["province"].of(practice, places)),
        " ".join(dict.fromkeys(partner.type for partner in practice.partners)),
        " ".join(practice.populations),
        " ".join(practice.themes),
        dollars(cost.en) if cost else None,
        staff(team.en) if team else None,
    )


def dollars(text: str) -> tuple[int, ...]:
    """The least and the most that an English text names; nothing where it names no amount."""
    found = [round(float(number.replace(",", "")) * (1_000_000 if million else 1)) for number, million in _DOLLARS.findall(text)]
    return (min(found), max(found)) if found else ()


def staff(text: str) -> int:
    """The largest number of members of staff that an English text names; 0 where it names none. Volunteers are no staff."""
    found = [_NUMBERS.index(number.lower()) + 1 if number.isalpha() else int(number) for number in _STAFF.findall(text)]
    return max(found, default=0)
