"""Titles of what bears none of its own."""

from __future__ import annotations

from portal.model.indicator import Indicators
from portal.outputs.wording.speech import Speech


def indicators_title(speech: Speech, indicators: Indicators) -> str:
    """'What to measure: housing'."""
    return str(speech.words["indicators"]["of_theme"].format(theme=speech.term("themes", indicators.guide)))
