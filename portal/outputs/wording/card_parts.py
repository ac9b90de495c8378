"""What a practice card tells, part by part, as plain text: what an example of a template is filled from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from portal.model.practice import Outcome, Output, Practice
from portal.model.template import CardPart
from portal.outputs.wording.readable import plain
from portal.outputs.wording.speech import Speech


def card_part(speech: Speech, practice: Practice, part: CardPart) -> tuple[str, ...]:
    """What the card tells of it, one text a thing; () where it tells nothing."""

    def said(values: Iterable[Any]) -> tuple[str, ...]:
        return tuple(plain(speech.text(value)) for value in values if value)

    match part:
        case "title" | "summary" | "need" | "approach":
            return said([getattr(practice, part)])
        case "steps":
            return said(practice.steps)
        case "outputs":
            return tuple(_counted(speech, output) for output in practice.outputs)
        case "outcomes":
            return tuple(_counted(speech, outcome) for outcome in practice.outcomes)
        case "team" | "cost" | "time" | "materials":
            return said([practice.resources and getattr(practice.resources, part)])
        case "worked" | "did_not_work":
            return said([practice.lessons and getattr(practice.lessons, part)])
        case "needs" | "keep" | "change":
            return said([practice.transferability and getattr(practice.transferability, part)])
        case "places":
            return tuple(speech.place(place) for place in practice.places)
        case "populations":
            return tuple(speech.term("populations", term) for term in practice.populations)
        case "led_by":
            return tuple(_organization(speech, lead) for lead in practice.led_by)
        case "funders":
            funders = practice.resources.funders if practice.resources else ()
            return tuple(_named(speech, one.organization, one.name) for one in funders)
        case "partners":
            return tuple(
                _named(speech, one.organization, one.name) or speech.term("partner-types", one.type) for one in practice.partners
            )
        case "period":
            return (speech.period(practice.period),) if practice.period else ()


def _counted(speech: Speech, told: Output | Outcome) -> str:
    """The statement, with its number in parentheses."""
    said = plain(speech.text(told.statement))
    if told.value is None or not told.unit:
        return said
    period = f", {speech.text(told.period)}" if told.period else ""
    return f"{said} ({speech.number(told.value)} {speech.text(told.unit)}{period})"


def _named(speech: Speech, organization: str | None, name: Any) -> str:
    return _organization(speech, organization) if organization else speech.text(name) if name else ""


def _organization(speech: Speech, name: str) -> str:
    return speech.text(speech.catalogue.organizations[name].name)
