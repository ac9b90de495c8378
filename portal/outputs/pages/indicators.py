"""What to measure about a challenge: questions to ask twice, and what practices have counted."""

from __future__ import annotations

from portal.catalogue.catalogue import Catalogue
from portal.folding import fold
from portal.outputs.documents import sheets
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.titles import indicators_title

_COUNTED = 8  # results that a page shows


def indicators_page(edition: Edition) -> Page:
    speech = edition.speech
    labels = speech.words["indicators"]
    listed = [(name, speech.term("themes", one.guide), one) for name, one in edition.catalogue.indicators.items()]
    values = {"listed": sorted(listed, key=lambda entry: fold(entry[1]))}
    return Page("indicators/", "indicators-list.html", labels["title"], labels["summary"], values)


def indicator_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there are none of this id."""
    indicators = edition.catalogue.indicators[name]
    return Page(
        address=f"indicators/{name}/",
        template="indicators.html",
        title=indicators_title(edition.speech, indicators),
        description=edition.speech.text(indicators.better),
        values={
            "id": name,
            "indicators": indicators,
            "workbook": sheets.indicators_address(name, edition.language),
            "counted": counted(edition.catalogue, indicators.guide),
        },
        edit_path=f"toolkit/indicators/{name}.yml",
        modified=indicators.review.last.isoformat(),
    )


def counted(catalogue: Catalogue, theme: str) -> list[str]:
    """Ids of results that practices give as numbers: of each practice that is about the theme before all else the first, of the best
    known practices."""
    found: dict[str, str] = {}
    results = (name for name in catalogue.links.figures_of_theme.get(theme, ()) if name not in catalogue.figures)
    for name in results:
        quotable = catalogue.quotables[name]
        if quotable.themes[0] == theme:  # what the card is about; the others say what it touches
            found.setdefault(quotable.practices[0], name)
    return list(found.values())[:_COUNTED]
