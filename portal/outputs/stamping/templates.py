"""What templates of catalogue pages can say: filters and globals of one language and one catalogue."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.catalogue.facets import FACETS
from portal.geography.outline import outline
from portal.outputs.addresses import list_address
from portal.outputs.wording.closing import closing
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.readable import uri
from portal.typography import set_text


def environment(folder: Path, edition: Edition) -> Environment:
    """What renders the templates in ``folder``. Filters say things in the language: ``practice.title | text``,
    ``theme | term("themes")``. A filter costs a third of a call in Jinja, and a page has some fifty."""
    speech = edition.speech
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        text=speech.text,
        other_text=lambda value: set_text(value[edition.other], edition.other),
        term=lambda term, vocabulary: speech.term(vocabulary, term),
        definition=lambda term, vocabulary: speech.definition(vocabulary, term),
        counted=lambda count, section: speech.counted(section, count),
        organization=speech.organization,
        half=speech.half,
        half_block=speech.half_block,
        moment=speech.moment,
        month=speech.month,
        weekday=speech.weekday,
        closing=lambda update: closing(edition, update),
        place=speech.place,
        date=speech.date,
        number=speech.number,
        locator=speech.locator,
        period=speech.period,
        uri=uri,
        list_address=lambda term, facet: list_address(facet, term),
        theme_page=lambda theme: f"guides/{theme}/" if theme in edition.catalogue.guides else list_address("theme", theme),
    )
    made.tests.update(whole=edition.catalogue.whole)
    made.globals.update(
        words=speech.words,
        outline=outline,
        catalogue=edition.catalogue,
        facets=FACETS,
        language=edition.language,
        other=edition.other,
    )
    return made
