"""What templates of catalogue pages can say: filters and globals of one language and one catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import jinja2
from jinja2 import FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from markupsafe import escape

from portal.catalogue.facets import FACETS
from portal.geography.outline import outline
from portal.incomplete import Incomplete
from portal.outputs import templating
from portal.outputs.addresses import list_address
from portal.outputs.json_text import compact
from portal.outputs.pages.calls import call_addresses
from portal.outputs.pages.figures import figure_addresses
from portal.outputs.wording import sources
from portal.outputs.wording.answers import answers
from portal.outputs.wording.closing import closing
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.known import distinction_words, distinctions
from portal.outputs.wording.readable import uri
from portal.typography import set_text

_CONSTANT = re.compile(r"\{\{ (home|site|words(?:\.\w+)+) \}\}")
_JINJA = re.compile(r"\{(?:[{%#]|$)")  # what Jinja would take for its own in a text, or with what follows it


class _Loader(FileSystemLoader):
    """Jinja's own says of a template that is not there what a disk says of a file, and not that it has to be written."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except TemplateNotFound:
            raise Incomplete(
                f"There is no template '{template}': write theme/catalogue/{template}. · "
                f"Il n'y a pas de gabarit « {template} » : écrivez theme/catalogue/{template}."
            ) from None


class _Constants(Extension):
    """``{{ words.menu.practices }}`` is the same on every page of a language, and so is ``{{ home }}``: they are put in before a
    template is compiled, instead of being looked up and escaped thousands of times."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _CONSTANT.sub(self._text, source)

    def _text(self, match: re.Match[str]) -> str:
        value: Any = self.environment.globals
        for step in match[1].split("."):
            value = value[step]
        return match[0] if _JINJA.search(value) else str(escape(value))


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates of a language, kept from build to build as Python keeps its modules: to compile them takes as long as to
    fill two hundred pages. Each is made anew when its text has changed, its constants among it, or what compiles it; no filter may
    stand on a constant, as Jinja would keep what it gave. Where nothing can be written, nothing is kept."""

    def __init__(self, folder: Path, language: str) -> None:
        super().__init__(str(folder), f"%s.{language}")
        self._made_by = jinja2.__version__ + "".join(Path(file).read_text("utf-8") for file in (__file__, templating.__file__))

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        return super().get_bucket(environment, name, filename, self._made_by + environment.preprocess(source, name, filename))

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, EOFError, ValueError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


def environment(folder: Path, edition: Edition, kept: Path | None = None) -> templating.Environment:
    """What renders the templates in ``folder``; compiled, they are kept in the folder ``kept``. Filters say things in the language:
    ``practice.title | text``, ``theme | term("themes")``. A filter costs less than a call in Jinja, and a page has some fifty."""
    speech = edition.speech
    calls, figures = cache(partial(call_addresses, edition.catalogue)), cache(partial(figure_addresses, edition.catalogue))
    made = templating.Environment(
        loader=_Loader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[_Constants],
        bytecode_cache=_Compiled(kept, edition.language) if kept else None,
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
        moment=lambda moment: set_text(speech.moment(moment), edition.language),
        month=speech.month,
        weekday=speech.weekday,
        closing=lambda update: closing(edition, update),
        answers=lambda question: answers(speech, question),
        place=speech.place,
        places_in_short=speech.places_in_short,
        date=cache(lambda day: set_text(speech.date(day), edition.language)),
        number=speech.number,
        locator=speech.locator,
        quoted=lambda words, language: set_text(f"« {words} »" if language == "fr" else f'"{words}"', language),
        period=speech.period,
        uri=uri,
        works=sources.works,
        source_facts=partial(sources.facts, speech),
        shared_facts=partial(sources.shared, speech),
        fact=partial(sources.of_one, speech),
        shared_fact=partial(sources.of_several, speech),
        distinctions=distinctions,
        mentioned_apart=edition.catalogue.mentioned_apart,
        call_address=lambda name: calls()[name],
        figure_address=lambda name: figures()[name],
        list_address=lambda term, facet: list_address(facet, term),
        theme_page=lambda theme: f"guides/{theme}/" if theme in edition.catalogue.guides else list_address("theme", theme),
    )
    made.policies["json.dumps_function"] = lambda value, **_: compact(value).decode()
    made.tests.update(whole=edition.catalogue.whole)
    made.globals.update(
        words=speech.words,
        outline=outline,
        distinction_words=distinction_words(speech),
        catalogue=edition.catalogue,
        facets=FACETS,
        language=edition.language,
        other=edition.other,
    )
    return made
