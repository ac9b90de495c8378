"""What a card tells, part by part."""

from __future__ import annotations

from typing import get_args

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.model.template import CardPart
from portal.outputs.wording.card_parts import card_part
from portal.outputs.wording.edition import Edition

PARTS = get_args(CardPart)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_told_by_some_card_or_by_none_and_never_half(catalogue: Catalogue, part: CardPart) -> None:
    speech = Edition.of(catalogue, "en").speech
    told = [card_part(speech, practice, part) for practice in catalogue.practices.values()]
    assert all(text.strip() for texts in told for text in texts)


def test_names_and_terms_are_said_in_words(catalogue: Catalogue) -> None:
    speech, bus = Edition.of(catalogue, "fr").speech, catalogue.practices["sample-welcome-bus"]
    assert card_part(speech, bus, "places") == tuple(speech.place(place) for place in bus.places)
    assert card_part(speech, bus, "populations") == tuple(speech.term("populations", one) for one in bus.populations)
    assert len(card_part(speech, bus, "partners")) == len(bus.partners)


def test_a_number_stands_in_parentheses_behind_what_it_counts(catalogue: Catalogue) -> None:
    bus = catalogue.practices["sample-welcome-bus"]
    told = [card_part(Edition.of(catalogue, language).speech, bus, "outputs") for language in ("en", "fr")]
    assert told == [("Rides that the drivers gave. (1,204 rides, 2019)",), ("Les trajets offerts. (1\u00a0204 trajets, 2019)",)]
