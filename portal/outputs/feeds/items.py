"""An update, a practice or a question as an entry of a feed, in one language, made once for all the feeds that it stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from markupsafe import escape

from portal.catalogue.former_ids import first_id
from portal.history.history import History
from portal.history.publication import Publication
from portal.model.update import Pending, Update
from portal.outputs.addresses import item_address
from portal.outputs.links import resolve
from portal.outputs.wording.answers import answers
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.promise import promise
from portal.outputs.wording.readable import one_line, readable, uri
from portal.outputs.wording.speech import Speech


@dataclass(frozen=True, slots=True)
class Item:
    """``id``: a tag URI; ``address``: its page; ``html``: its content; ``language``: that of title and content; ``tags``: themes
    as (id, label); ``published`` and ``changed``: when it and its last change became public; ``link``: where else to read of it,
    or ''."""

    id: str
    address: str
    title: str
    html: str
    language: str
    authors: tuple[str, ...]
    tags: tuple[tuple[str, str], ...]
    published: dt.datetime
    changed: dt.datetime
    link: str = ""


class Items:
    """The items of one language. ``editions``: language → edition; a text of which that language is on its way is shown
    in the other one. ``history`` reads the library's history, once an item is made."""

    def __init__(self, editions: Mapping[str, Edition], language: str, history: Callable[[], History] = History) -> None:
        self.edition = editions[language]
        self.speech = self.edition.speech
        self._other = editions[self.edition.other].speech
        self._home = uri(self.edition.settings.address(language, ""))
        self._history = history
        self.update = cache(self._update)
        self.practice = cache(self._practice)
        self.question = cache(self._question)

    @cached_property
    def publication(self) -> Publication:
        return Publication(self.edition.catalogue, self._history())

    def item(self, registry: str, name: str) -> Item:
        made = {"updates": self.update, "practices": self.practice, "peer-questions": self.question}[registry]
        return made(name)

    def tag(self, what: str) -> str:
        """The id of an entry or a feed. Entries of each language have their own, as a reader may follow both."""
        return self.edition.settings.tag(f"{self.edition.language}/{what}")

    def address(self, address: str) -> str:
        """The full address of a page or a file."""
        return self._home + address

    def author(self, organization: str) -> str:
        return one_line(self.speech.text(self.edition.catalogue.organizations[organization].name))

    def facts(self, update: Update) -> str:
        """What it is, whose, and by when or from when, on one line."""
        edition = self.edition
        speech = edition.speech
        facts = [speech.term("update-types", update.type), self.author(update.organization)]
        if update.deadline:
            facts.append(speech.words["feeds"]["deadline"].format(what=speech.moment(update.deadline)))
        if update.starts:
            facts.append(speech.span(update.starts, update.ends))
        return " · ".join(facts)

    def _update(self, name: str) -> Item:
        edition, update = self.edition, self.edition.catalogue.updates[name]
        labels = edition.speech.words
        whole = update.title[edition.language] and update.text[edition.language]
        written = edition.speech if whole else self._other
        mark = "" if whole else f' lang="{edition.language}"'
        html = [f"<p{mark}>{escape(self.facts(update))}</p>"]
        if not whole and update.pending:
            html.append(f"<p>{_follows(update.pending, (edition.speech, written), edition.catalogue.now)}</p>")
        html.append(written.block(update.text, self._link))
        here = self.address(item_address("updates", name))
        ways = [(uri(update.meeting.link), labels["updates"]["join"])] if update.meeting and update.meeting.link else []
        ways += [(uri(update.link), labels["updates"]["more"])] if update.link else []
        html.append(_ways([*ways, (here, labels["feeds"]["page"])], mark))
        title, link = written.text(update.title), uri(update.link or "")
        return self._item("updates", name, update, title, html, written.language, (update.organization,), link)

    def _practice(self, name: str) -> Item:
        edition, practice = self.edition, self.edition.catalogue.practices[name]
        speech = edition.speech
        facts = [speech.term("kinds", practice.kind), *map(speech.place, practice.places)]
        here = self.address(item_address("practices", name))
        html = [
            f"<p>{escape(' · '.join(facts))}</p>",
            f"<p>{escape(speech.text(practice.summary))}</p>",
            _ways([(here, speech.words["feeds"]["page"])]),
        ]
        return self._item("practices", name, practice, speech.text(practice.title), html, edition.language, practice.led_by)

    def _question(self, name: str) -> Item:
        edition, question = self.edition, self.edition.catalogue.peer_questions[name]
        speech = edition.speech
        facts = [
            self.author(question.organization),
            speech.place(question.place),
            answers(speech, question),
        ]
        here = self.address(item_address("peer-questions", name))
        html = [
            f"<p>{escape(' · '.join(facts))}</p>",
            speech.block(question.text, self._link),
            _ways([(here, speech.words["feeds"]["page"])]),
        ]
        title = speech.text(question.title)
        return self._item("peer-questions", name, question, title, html, edition.language, (question.organization,))

    def _item(
        self,
        registry: str,
        name: str,
        source: Any,
        title: str,
        html: list[str],
        language: str,
        organizations: tuple[str, ...],
        link: str = "",
    ) -> Item:
        return Item(
            id=self.tag(f"{registry}/{first_id(name, source)}"),
            address=self.address(item_address(registry, name)),
            title=one_line(title),
            html=readable("\n".join(html)),
            language=language,
            authors=tuple(map(self.author, organizations)) or (self.speech.words["site"]["name"],),
            tags=tuple((theme, self.speech.term("themes", theme)) for theme in source.themes),
            published=self.publication.first(registry, name).at,
            changed=self.publication.latest(registry, name).at,
            link=link,
        )

    def _link(self, target: str) -> str:
        """Internal links lead nowhere in a feed reader: they become whole addresses."""
        return resolve(target, self._home)


def written(instant: dt.datetime) -> str:
    """As feeds write it (RFC 3339), in UTC and to the second."""
    return f"{instant.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _follows(pending: Pending, speeches: tuple[Speech, ...], now: dt.datetime) -> str:
    """That a language follows and by when, or was promised, said in each."""
    return " ".join(f'<span lang="{speech.language}">{escape(promise(speech, pending, now))}</span>' for speech in speeches)


def _ways(ways: list[tuple[str, str]], mark: str = "") -> str:
    """Links in a paragraph; ``mark`` is an attribute of it."""
    links = " · ".join(f'<a href="{escape(address)}">{escape(words)}</a>' for address, words in ways)
    return f"<p{mark}>{links}</p>"
