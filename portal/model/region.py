"""What regions have made their priorities: ``network/regions/<id>.yml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, Citation, FormerIds, Name, Ref, Text, Title
from portal.model.forms import WHOLE, Code


@dataclass(frozen=True, slots=True, config=STRICT)
class Measure:
    """What a government announced in answer to a priority; ``practices`` are the cards that tell of it."""

    code: Code
    text: Text
    kind: Annotated[str, Ref("measure-kinds")]
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=5)]
    practices: Annotated[tuple[Annotated[str, Ref("practices")], ...], Field(max_length=10)] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Priority:
    """``general`` names the priorities of the general plan (codes of the region whose number is 0) that answer this one too."""

    code: Code
    title: Title
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(min_length=1, max_length=5)]
    general: Annotated[tuple[Code, ...], Field(max_length=10)] = ()
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=5)]
    measures: Annotated[tuple[Measure, ...], Field(max_length=20)] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Region:
    """``number`` is the region's in the plan; 0 holds what is planned for all regions. ``places`` are those of
    ``network/places.yml`` that make up the region."""

    name: Name
    number: Annotated[int, Field(ge=0, le=99), WHOLE]
    province: Annotated[str, Ref("provinces")]
    places: Annotated[tuple[Annotated[str, Ref("places")], ...], Field(max_length=20)] = ()
    priorities: Annotated[tuple[Priority, ...], Field(min_length=1, max_length=20)]
    note: Text | None = None
    formerly: FormerIds = ()
