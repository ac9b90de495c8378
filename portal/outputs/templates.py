"""What templates of catalogue pages can say: filters and globals of one language and one catalogue."""
from __future__ import annotations

from pathlib import Path

from portal.facets import FACETS
from portal.geography.outline import outline
from portal.outputs.addresses import list_address
from portal.outputs.closing import closing
from portal.outputs.compiling import Compiled, WordedEnvironment
from portal.outputs.speech import Speech
from portal.typography import set_text


def environment(folder: Path, speech: Speech, compiled: Compiled | None = None) -> WordedEnvironment:
    """What renders the templates in ``folder``, of which some may be ``compiled``. Filters say things in the language: ``practice.title | text``,
    ``theme | term("themes")``. A filter costs a third of a call in Jinja, and a page has some fifty."""
    made = WordedEnvironment(folder, speech.words, compiled)
    made.filters.update(
        text=speech.text,
        other_text=lambda value: set_text(value[speech.other], speech.other),
        term=lambda term, vocabulary: speech.term(vocabulary, term),
        definition=lambda term, vocabulary: speech.definition(vocabulary, term),
        counted=lambda count, section: speech.counted(section, count),
        organization=speech.organization,
        half=speech.half,
        half_block=speech.half_block,
        moment=speech.moment,
        month=speech.month,
        weekday=speech.weekday,
        closing=lambda update: closing(speech, update),
        place=speech.place,
        date=speech.date,
        number=speech.number,
        locator=speech.locator,
        period=speech.period,
        list_address=lambda term, facet: list_address(facet, term),
    )
    made.tests.update(whole=speech.catalogue.whole)
    made.globals.update(outline=outline, catalogue=speech.catalogue, facets=FACETS, language=speech.language, other=speech.other)
    return made
