"""How things are said in one language: words of the site, labels of terms, names, dates, numbers, places in sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_group_symbol
from markupsafe import Markup, escape

from portal import locators, words
from portal.catalogue.catalogue import Catalogue
from portal.model.fields import Citation
from portal.model.network import Organization
from portal.model.practice import Period, PracticeSource
from portal.model.update import Moment
from portal.outputs.wording.markdown import Markdown
from portal.settings import LANGUAGES, OTHER
from portal.typography import NBSP, set_text

_WEEKDAY = {"en": "EEEE, MMMM d", "fr": "EEEE d MMMM"}  # the long date of each language, without its year


class Speech:
    """One language and one catalogue. Text results are set with the spaces and marks of the language."""

    def __init__(self, catalogue: Catalogue, language: str, site_words: words.Words | None = None, site_name: str = "") -> None:
        """``site_words`` are those of the site in the language, where they are at hand."""
        self.catalogue = catalogue
        self.language = language
        self.other = OTHER[language]
        self._words = site_words
        self._site_name = site_name
        self._locale = Locale(language, "CA")
        self._group = get_group_symbol(self._locale)
        self._markdown = Markdown(language)
        # The same dates, numbers, names, references and lists stand on thousands of pages, and each takes its time.
        self.date = lru_cache(maxsize=None)(self._date)
        self.number = lru_cache(maxsize=None)(self._number)
        self.listed = lru_cache(maxsize=None)(self._listed)
        self.reference_of = lru_cache(maxsize=None)(self._reference_of)
        self.place = lru_cache(maxsize=None)(self._place)
        self.organization = lru_cache(maxsize=None)(self._organization)
        self._labels = {
            name: {term: self.text(value.label) for term, value in terms.items()}
            for name, terms in catalogue.vocabularies.items()
        }

    @cached_property
    def words(self) -> words.Words:
        """The site's words, set."""
        return self._words or words.of_site(self.language, self._site_name)

    @cached_property
    def both(self) -> dict[str, Speech]:
        """This one and that of the other language, for what is said in both."""
        return {
            one: self if one == self.language else Speech(self.catalogue, one, site_name=self._site_name) for one in LANGUAGES
        }

    def text(self, value: Any) -> str:
        """A bilingual value in this language."""
        return set_text(value[self.language], self.language)

    def block(self, value: Any, link: Callable[[str], str] | None = None) -> Markup:
        """A bilingual value with the small Markdown, as HTML. ``link`` turns internal targets into addresses."""
        return self._markdown.render(value[self.language], link)

    def term(self, vocabulary: str, term: str) -> str:
        return self._labels[vocabulary][term]

    def definition(self, vocabulary: str, term: str) -> str:
        definition = self.catalogue.vocabularies[vocabulary][term].definition
        return self.text(definition) if definition else ""

    def facet_title(self, facet: str) -> str:
        """What a term of a facet is called where it stands by itself, with ``{term}`` for its label: 'For whom: {term}'."""
        titles = self.words["facet_titles"]
        return str(titles[facet]) if facet in titles else titles["any"].format(facet=self.words["facets"][facet], term="{term}")

    def _place(self, name: str) -> str:
        """'Hamilton, Ontario'; a place that is a whole province, or the country, is said once."""
        place = self.catalogue.places[name]
        province = self.term("provinces", place.province)
        text = self.text(place.name)
        return text if self.catalogue.whole(name) else f"{text}, {province}"

    def places_in_short(self, names: Sequence[str]) -> str:
        """The first three of a practice's places: what covers a region may name twenty, and a row is to be taken in at a glance."""
        return "; ".join(map(self.place, names[:3])) + ("; …" if len(names) > 3 else "")

    def _organization(self, name: str) -> Markup:
        """The name, marked with the language that it is in when the organization bears none in this one."""
        organization = self.catalogue.organizations[name]
        return self.named(organization)

    def named(self, organization: Organization) -> Markup:
        text = self.text(organization.name)
        foreign = organization.bears_only(self.other)
        return Markup('<span lang="{}">{}</span>').format(self.other, text) if foreign else escape(text)

    def _date(self, day: dt.date) -> str:
        written = format_date(day, "long", locale=self._locale)
        return (
            written.replace("1", "1er", 1) if self.language == "fr" and day.day == 1 else written
        )  # CLDR has no '1er' in whole dates

    def _number(self, value: float) -> str:
        if value == int(value):  # nearly always; Babel takes twenty times as long
            return f"{int(value):,}".replace(",", self._group)
        return format_decimal(value, locale=self._locale, decimal_quantization=False)  # every digit that the card has

    def _listed(self, items: tuple[str, ...]) -> str:
        """'A, B and C'."""
        return set_text(format_list(items, locale=self._locale), self.language)

    def half(self, value: Any) -> str:
        """A text of which one language may be on its way: this one, or else the other, set in the language that it is in."""
        language = self.language if value[self.language] else self.other
        return set_text(value[language], language)

    def half_block(self, value: Any, link: Callable[[str], str] | None = None) -> Markup:
        """The same with the small Markdown, as HTML."""
        language = self.language if value[self.language] else self.other
        return (self._markdown if language == self.language else Markdown(language)).render(value[language], link)

    def moment(self, moment: Moment) -> str:
        """'December 1, 2026, 5:00 p.m. Eastern time (Toronto)', '1er décembre 2026 à 17 h, heure de l'Est (Toronto)'; the day
        alone where no time is said."""
        day, labels = self.date(moment.day), self.words["moments"]
        if not moment.time:
            return day
        return str(labels["at"].format(day=day, time=self._clock(moment.time), zone=labels["zones"][moment.zone]))

    def span(self, start: Moment, end: Moment | None) -> str:
        """From one moment to another, with what they share said once: 'December 5, 2026, 7:00 p.m. to 9:00 p.m. …'."""
        if end is None or end == start:
            return self.moment(start)
        labels = self.words["moments"]
        if start.time and end.time and (start.day, start.zone) == (end.day, end.zone):
            times = {"start": self._clock(start.time), "end": self._clock(end.time)}
            return str(labels["hours"].format(day=self.date(start.day), zone=labels["zones"][start.zone], **times))
        return str(labels["days"].format(start=self.moment(start), end=self.moment(end)))

    def _clock(self, time: str) -> str:
        hour, minute = map(int, time.split(":"))
        if self.language == "fr":  # Office québécois de la langue française: 17 h, 9 h 30
            return f"{hour}{NBSP}h" + (f"{NBSP}{minute:02}" if minute else "")
        return f"{(hour + 11) % 12 + 1}:{minute:02}{NBSP}{'a.m.' if hour < 12 else 'p.m.'}"

    def weekday(self, day: dt.date) -> str:
        """'Tuesday, December 1'."""
        return set_text(format_date(day, _WEEKDAY[self.language], locale=self._locale), self.language)

    def month(self, month: str) -> str:
        """'2026-12' → 'December 2026'."""
        return format_skeleton("yMMMM", dt.date.fromisoformat(f"{month}-01"), locale=self._locale)

    def counted(self, section: str, count: int) -> str:
        """'3 practices', from the words ``count_one`` and ``count_many`` of a section."""
        words_here: dict[str, str] = self.words[section]
        return words_here["count_one"] if count == 1 else words_here["count_many"].format(count=self.number(count))

    def _reference_of(self, name: str) -> str:
        """A source in plain text: 'Author, year. Title'."""
        source = self.catalogue.source(name)
        year = f", {source.year}" if source.year else ""
        return f"{self.text(source.author)}{year}. {self.text(source.title)}."

    def reference(self, citation: Citation | PracticeSource) -> str:
        """A citation in plain text."""
        if not citation.locator:
            return self.reference_of(citation.id)
        return f"{self.reference_of(citation.id).rstrip('.')}, {self.locator(citation.locator)}"

    def locator(self, locator: str) -> str:
        """A place in a source; cards may name it in either language."""
        return locators.say(locator, self.language)

    def period(self, period: Period) -> str:
        labels: dict[str, str] = self.words["practice"]
        if period.from_ and period.to:
            return str(period.from_) if period.from_ == period.to else labels["years"].format(start=period.from_, end=period.to)
        return labels["since_year"].format(year=period.from_) if period.from_ else labels["until_year"].format(year=period.to)
