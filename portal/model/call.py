"""What the field has asked for: ``network/calls.yml``, a mapping from ids to calls to action."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, Citation, FormerIds, Keywords, Ref, Text
from portal.model.forms import Code


@dataclass(frozen=True, slots=True, config=STRICT)
class Call:
    """``code`` is the one that people cite ('1.A.ii'). ``answered_by`` names practices that did, or began to do, what is
    asked; ``repeats`` names calls that ask the same elsewhere in the document; ``addressees`` are those who are asked to act,
    where the document names them."""

    code: Code
    section: Annotated[str, Ref("call-sections")]
    text: Text
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(min_length=1, max_length=4)]
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=5)]
    answered_by: Annotated[tuple[Annotated[str, Ref("practices")], ...], Field(max_length=20)] = ()
    repeats: Annotated[tuple[Annotated[str, Ref("calls")], ...], Field(max_length=10)] = ()
    addressees: Annotated[tuple[Annotated[str, Ref("addressees")], ...], Field(max_length=5)] = ()
    keywords: Keywords | None = None
    formerly: FormerIds = ()
