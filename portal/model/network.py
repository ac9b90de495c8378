"""Who and where: ``network/organizations/<id>.yml`` and ``network/places.yml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, Citation, Day, FormerIds, Name, Ref, Text
from portal.model.forms import DECIMAL, WHOLE, Year
from portal.model.web import ContactAddress, WebAddress


@dataclass(frozen=True, slots=True, config=STRICT)
class Contact:
    """How to reach a role, never a person: an address of the organization's own. ``consent`` is the day on which the
    organization agreed that it stands here, ``expires`` the last one on which it does."""

    role: Name
    address: ContactAddress
    consent: Day
    expires: Day


@dataclass(frozen=True, slots=True, config=STRICT)
class Organization:
    """``name_from`` says in which language the source gives the name; the other one is our translation. ``website_read`` is the
    day on which its public site was read, ``does`` what it does, in a line. ``note`` tells what
    a reader should know of it, for one when no source of ours names it."""

    name: Name
    name_from: Literal["en", "fr", "both"]
    type: Annotated[str, Ref("organization-types")]
    places: Annotated[tuple[Annotated[str, Ref("places")], ...], Field(max_length=20)] = ()
    lead_body: Annotated[str, Ref("organizations")] | None = None
    website: WebAddress | None = None
    website_read: Day | None = None
    does: Text | None = None
    sources: Annotated[tuple[Citation, ...], Field(max_length=20)] = ()
    contacts: Annotated[tuple[Contact, ...], Field(max_length=5)] = ()
    note: Name | None = None
    formerly: FormerIds = ()

    @property
    def speaks_for_others(self) -> bool:
        """Whether it is an umbrella: the directory puts it first, and it can be followed before its first update."""
        return self.type in ("umbrella-organization", "francophone-network")

    def bears_only(self, language: str) -> bool:
        """Whether it has a name in this language alone, which then stands in both."""
        return self.name_from == language and self.name.en == self.name.fr

    def translated_from(self, language: str) -> bool:
        """Whether its name in the other language is our translation of the one in this."""
        return self.name_from == language and self.name.en != self.name.fr


@dataclass(frozen=True, slots=True, config=STRICT)
class Population:
    """Persons living in the place, with the year of the count and the data set it was read from."""

    value: Annotated[int, Field(ge=0, le=100_000_000), WHOLE]
    source: Annotated[str, Ref("sources")]
    year: Year | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Coordinates:
    """Degrees, WGS 84."""

    latitude: Annotated[float, Field(ge=41, le=84), DECIMAL]
    longitude: Annotated[float, Field(ge=-142, le=-52), DECIMAL]


@dataclass(frozen=True, slots=True, config=STRICT)
class Place:
    """A place whose ``coordinates`` nobody has looked up has no dot on the map. ``small_towns`` is where a source says that a county
    or region is made of small towns."""

    name: Name
    province: Annotated[str, Ref("provinces")]
    size: Annotated[str, Ref("sizes")]
    coordinates: Coordinates | None = None
    population: Population | None = None
    small_towns: Citation | None = None
    note: Name | None = None
    formerly: FormerIds = ()
