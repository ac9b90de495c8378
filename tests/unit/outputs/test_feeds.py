"""Feeds and calendars: who finds what in which, that it is read as it was meant, and that no text can break out of it.

They are read back by parsers that are not ours: feedparser, lxml with the schema of RFC 4287, and icalendar.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from lxml import etree, html

from portal import words
from portal.catalogue.catalogue import Catalogue
from portal.history import history
from portal.model.update import Half, Meeting, Moment
from portal.model.zones import IANA, zone
from portal.outputs.feeds.content_lines import text
from portal.outputs.feeds.files import files
from portal.outputs.feeds.selection import names
from portal.outputs.feeds.text import plain
from portal.outputs.feeds.time_zones import described
from portal.outputs.wording.edition import Edition, editions
from portal.settings import LANGUAGES, Settings
from portal.typography import NBSP
from tests.helpers import change, read
from tests.repositories import Repository

UTC = dt.UTC
NAMES = {"en": "Small Centre Commons", "fr": "Carrefour des petits centres"}
SETTINGS = Settings("https://example.org/commons/", "https://example.org/repository", "commons.example,2026", NAMES)
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=UTC)
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))

GRANT = "network/updates/sample-grant.yml"
MEETING = "network/updates/sample-meeting.yml"
DAYS = '{day: 2026-12-05, time: "19:00", zone: st-johns}\nends: {day: 2026-12-05, time: "21:00", zone: st-johns}'


def made_from(catalogue: Catalogue) -> dict[str, Callable[[], bytes]]:
    return files(editions(catalogue, SETTINGS))


def catalogue_of(content: Path, at: dt.datetime = NOW) -> Catalogue:
    return Catalogue.of(read(content), at=at)


def at(moment: str) -> dt.datetime:
    return dt.datetime.fromisoformat(moment)


def atom(catalogue: Catalogue, path: str = "en/feeds/updates.atom") -> Any:
    found = feedparser.parse(made_from(catalogue)[path]())
    assert not found.bozo, found.get("bozo_exception")
    return found


def ids(catalogue: Catalogue, path: str = "en/feeds/updates.json") -> list[str]:
    return [item["id"].rsplit("/", 1)[1] for item in json.loads(made_from(catalogue)[path]())["items"]]


def calendar(catalogue: Catalogue, path: str = "en/feeds/updates.ics") -> icalendar.Calendar:
    read_back = icalendar.Calendar.from_ical(made_from(catalogue)[path]())
    assert not any(component.errors for component in read_back.walk())
    return read_back


def events(catalogue: Catalogue, path: str = "en/feeds/updates.ics") -> dict[str, icalendar.Event]:
    return {str(event["UID"]): event for event in calendar(catalogue, path).walk("VEVENT")}


def instant(made: icalendar.Calendar, event: icalendar.Event, name: str) -> dt.datetime:
    """When a reader who knows no time zones but those described in the file thinks that it is."""
    value = event[name]
    if value.params.get("TZID") is None:
        return value.dt.astimezone(UTC)
    [description] = [one for one in made.walk("VTIMEZONE") if one["TZID"] == value.params["TZID"]]
    return value.dt.replace(tzinfo=description.to_tz(lookup_tzid=False), fold=0).astimezone(UTC)


def with_update(catalogue: Catalogue, name: str, **fields: Any) -> Catalogue:
    """A catalogue in which an update has other values, whatever the rules would say of them."""
    changed = copy.copy(catalogue.updates[name])
    for field, value in fields.items():
        object.__setattr__(changed, field, value)
    return replace(catalogue, updates={**catalogue.updates, name: changed})


@pytest.fixture(scope="module")
def samples(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, now=NOW, open_updates=frozenset(catalogue.updates))


# Which feeds there are


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["atom", "json", "ics"])
def test_every_theme_and_every_province_has_its_feeds(samples: Catalogue, language: str, ending: str) -> None:
    wanted = {f"themes/{theme}" for theme in samples.vocabularies["themes"]} | {"updates", "provinces/ca"}
    wanted |= {f"provinces/{province.removeprefix('CA-').lower()}" for province in samples.vocabularies["provinces"]}
    assert {f"{language}/feeds/{name}.{ending}" for name in wanted} <= set(made_from(samples))


def test_practices_have_feeds_and_no_calendar(samples: Catalogue) -> None:
    found = [path for path in made_from(samples) if "practices" in path]
    assert found == [f"{language}/feeds/practices.{ending}" for language in LANGUAGES for ending in ("atom", "json")]


def organizations_with_feeds(catalogue: Catalogue) -> list[str]:
    return [Path(path).stem for path in made_from(catalogue) if re.match(r"en/feeds/organizations/.*\.atom", path)]


def test_an_organization_that_published_nothing_has_no_feed(content: Path) -> None:
    (content / MEETING).unlink()
    assert organizations_with_feeds(catalogue_of(content)) == ["sample-partnership"]


def test_an_organization_keeps_its_feed_when_its_updates_are_closed(content: Path) -> None:
    later = catalogue_of(content, at("2036-01-01T00:00+00:00"))
    assert organizations_with_feeds(later) == ["sample-partnership", "sample-transit"]
    assert ids(later, "en/feeds/organizations/sample-transit.json") == []


@pytest.mark.parametrize("kind", ["umbrella-organization", "francophone-network"])
def test_an_umbrella_organization_has_a_feed_before_its_first_update(content: Path, kind: str) -> None:
    (content / MEETING).unlink()
    change(content, "network/organizations/sample-transit.yml", "type: municipality", f"type: {kind}")
    assert "sample-transit" in organizations_with_feeds(catalogue_of(content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_told_of_every_feed_and_of_no_other(samples: Catalogue, language: str) -> None:
    told = names(Edition.of(samples, language))
    paths = {f"{language}/{one.path}" for found in told.values() for one in found}
    assert paths == {path for path in made_from(samples) if path.startswith(f"{language}/")}


def test_a_page_is_told_title_path_and_media_type(samples: Catalogue) -> None:
    first, _, last = names(Edition.of(samples, "fr"))["provinces/on/"]
    assert first == (f"Nouvelles{NBSP}: Ontario", "feeds/provinces/on.atom", "application/atom+xml")
    assert last == (f"Nouvelles{NBSP}: Ontario", "feeds/provinces/on.ics", "text/calendar")


# What stands in which


def test_updates_stand_newest_first_and_a_change_counts(samples: Catalogue) -> None:
    assert ids(samples) == ["sample-meeting", "sample-news", "sample-grant"]
    earlier = with_update(samples, "sample-grant", changed=dt.date(2026, 11, 21))
    assert ids(earlier) == ["sample-grant", "sample-meeting", "sample-news"]


def test_a_theme_holds_what_bears_it(samples: Catalogue) -> None:
    assert ids(samples, "fr/feeds/themes/welcoming-community.json") == ["sample-meeting"]


def test_an_organization_holds_what_it_published(samples: Catalogue) -> None:
    assert ids(samples, "fr/feeds/organizations/sample-partnership.json") == ["sample-news", "sample-grant"]


def test_a_province_holds_what_is_for_the_whole_country_too(samples: Catalogue) -> None:
    assert ids(samples, "en/feeds/provinces/qc.json") == ["sample-meeting", "sample-news"]
    assert ids(samples, "en/feeds/provinces/yt.json") == ["sample-news"]


def test_the_feed_of_the_whole_country_holds_that_alone(samples: Catalogue) -> None:
    assert ids(samples, "en/feeds/provinces/ca.json") == ["sample-news"]


def test_practices_stand_newest_first(content: Path) -> None:
    change(content, "practices/sample-welcome-tea.yml", "last: 2026-02-10", "last: 2026-03-10")
    found = ids(catalogue_of(content), "en/feeds/practices.json")
    assert found == ["sample-welcome-tea", "sample-job-fair", "sample-welcome-bus"]


@pytest.mark.parametrize(("now", "count"), [("2026-12-19T11:00Z", 60), ("2026-12-21T11:00Z", 50)])
def test_a_feed_holds_fifty_and_everything_of_the_last_thirty_days(content: Path, now: str, count: int) -> None:
    for file in (content / "network/updates").iterdir():
        text = file.read_text("utf-8")
        file.unlink()
        if file.name == "sample-news.yml":
            news = re.sub(r"published: .*", "published: 2026-11-20", text)
    for number in range(60):
        (content / f"network/updates/copy-{number}.yml").write_text(news, "utf-8")
    assert len(ids(catalogue_of(content, dt.datetime.fromisoformat(now)))) == count


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("2026-12-01T16:59:59-05:00", True), ("2026-12-01T17:00:00-05:00", False), ("2026-12-02T00:00:00-05:00", False),
        ("2026-12-01T18:29:59-03:30", True), ("2026-12-01T18:30:00-03:30", False),
    ],
)  # fmt: skip
def test_an_update_leaves_at_its_deadline_wherever_the_reader_is(content: Path, moment: str, there: bool) -> None:
    assert ("sample-grant" in ids(catalogue_of(content, at(moment)))) is there


def test_what_is_expired_leaves(content: Path) -> None:
    (content / "network/updates/sample-news.yml").write_bytes(
        (content / "network/updates/sample-news.yml").read_bytes() + b"\nexpires: 2026-11-20\n"
    )
    assert "sample-news" not in ids(catalogue_of(content))


# Atom


def test_every_feed_is_valid(samples: Catalogue) -> None:
    for path, make in made_from(samples).items():
        if path.endswith(".atom"):
            assert SCHEMA.validate(etree.fromstring(make())), f"{path}: {SCHEMA.error_log}"


def test_a_feed_without_entries_is_valid_and_has_a_date(content: Path) -> None:
    empty = catalogue_of(content, at("2036-01-01T00:00+00:00"))
    raw = made_from(empty)["en/feeds/updates.atom"]()
    assert SCHEMA.validate(etree.fromstring(raw)), SCHEMA.error_log
    assert atom(empty).feed.updated == "2026-01-01T00:00:00Z" and atom(empty).entries == []


def test_a_feed_says_what_it_is_and_where(samples: Catalogue) -> None:
    feed = atom(samples, "fr/feeds/provinces/on.atom").feed
    assert feed.title == f"Carrefour des petits centres – Nouvelles{NBSP}: Ontario"
    assert feed.id == "tag:commons.example,2026:fr/feeds/provinces/on"
    assert {link.rel: (link.href, link.type) for link in feed.links} == {
        "self": ("https://example.org/commons/fr/feeds/provinces/on.atom", "application/atom+xml"),
        "alternate": ("https://example.org/commons/fr/provinces/on/", "text/html"),
    }


def test_a_feed_is_as_new_as_its_newest_entry(samples: Catalogue) -> None:
    assert atom(samples).feed.updated == "2026-11-20T07:00:00Z"


def test_an_entry_says_what_whose_when_and_where(samples: Catalogue) -> None:
    entry = atom(samples).entries[2]
    assert (entry.title, entry.author) == ("Money for imaginary buses", "Sample Partnership")
    assert (entry.published, entry.updated) == ("2026-11-02T07:00:00Z", "2026-11-02T07:00:00Z")
    assert entry.link == "https://example.org/commons/en/updates/sample-grant/"
    assert [(tag.term, tag.label) for tag in entry.tags] == [("transportation", "Transportation")]


def test_an_entry_is_named_by_authority_language_and_id(samples: Catalogue) -> None:
    assert atom(samples).entries[2].id == "tag:commons.example,2026:en/updates/sample-grant"
    assert atom(samples, "fr/feeds/practices.atom").entries[0].id == "tag:commons.example,2026:fr/practices/sample-job-fair"


def lasting(catalogue: Catalogue, settings: Settings = SETTINGS) -> dict[str, list[str]]:
    """File → the ids of the feed, its entries and its events."""
    found = {}
    for path, make in files(editions(catalogue, settings)).items():
        raw = make()
        if path.endswith(".atom"):
            found[path] = [element.text for element in etree.fromstring(raw).iter("{http://www.w3.org/2005/Atom}id")]
        elif path.endswith(".json"):
            found[path] = [item["id"] for item in json.loads(raw)["items"]]
        else:
            found[path] = re.findall(r"UID:(.*)\r\n", raw.replace(b"\r\n ", b"").decode())
    return found


def test_ids_stay_when_the_site_moves(samples: Catalogue) -> None:
    moved = replace(SETTINGS, site_url="https://another.example.net/")
    assert lasting(samples, moved) == lasting(samples)
    assert "another.example.net" not in json.dumps(lasting(samples, moved))


@pytest.mark.parametrize("published", ["2025-12-31", "2024-02-29"])
def test_ids_stay_when_a_day_is_corrected(samples: Catalogue, content: Path, published: str) -> None:
    change(content, GRANT, "published: 2026-11-02", f"published: {published}")
    change(content, "practices/sample-welcome-bus.yml", "submitted: 2026-01-10", f"submitted: {published}")
    before = {path: sorted(ids) for path, ids in lasting(catalogue_of_samples(content)).items()}
    assert before == {path: sorted(ids) for path, ids in lasting(samples).items()}


def catalogue_of_samples(content: Path) -> Catalogue:
    made = catalogue_of(content)
    return replace(made, open_updates=frozenset(made.updates))


def test_a_second_library_has_ids_of_its_own(samples: Catalogue) -> None:
    other = replace(SETTINGS, authority="library.example,2027-05-01")
    ours, theirs = ({id for found in lasting(samples, settings).values() for id in found} for settings in (SETTINGS, other))
    assert ours and not ours & theirs


@pytest.mark.parametrize("authority", ["", "example.org", "example.org,26", "a b,2026", "example.org,2026\n"])
def test_nothing_gets_an_id_from_an_authority_that_is_none(samples: Catalogue, authority: str) -> None:
    with pytest.raises(ValueError, match="authority"):
        made_from_settings = files(editions(samples, replace(SETTINGS, authority=authority)))
        made_from_settings["en/feeds/updates.atom"]()


def test_entries_of_a_language_have_names_of_their_own(samples: Catalogue) -> None:
    found = [entry.id for path in made_from(samples) if path.endswith("updates.atom") for entry in atom(samples, path).entries]
    assert len(found) == len(set(found)) == 6


def test_a_practice_is_as_new_as_its_last_review(samples: Catalogue) -> None:
    entry = atom(samples, "en/feeds/practices.atom").entries[1]
    assert (entry.published, entry.updated) == ("2026-01-10T08:00:00Z", "2026-02-10T08:00:00Z")
    assert (entry.author, entry.link) == ("Sample Partnership", "https://example.org/commons/en/practices/sample-welcome-bus/")


def test_a_practice_that_nobody_is_said_to_have_led_is_by_the_site(samples: Catalogue) -> None:
    assert atom(samples, "en/feeds/practices.atom").entries[0].author == "Small Centre Commons"


def test_the_content_begins_with_type_organization_and_deadline(samples: Catalogue) -> None:
    first = html.fragment_fromstring(atom(samples, "fr/feeds/updates.atom").entries[2].content[0].value, create_parent="div")[0]
    when = "1er décembre 2026 à 17 h, heure de l’Est (Toronto)"
    said = f"Appel de financement · Partenariat Échantillon · Échéance : {when}"
    assert first.text_content().replace(NBSP, " ") == said


def test_the_content_is_the_text_as_html_with_whole_addresses(samples: Catalogue) -> None:
    content = atom(samples).entries[2].content[0]
    assert content.type == "text/html"
    assert "<em>buses</em>" in content.value
    links = html.fragment_fromstring(content.value, create_parent="div").xpath(".//a/@href")
    home = "https://example.org/commons/en"
    assert links == [f"{home}/practices/sample-welcome-bus/", "https://example.org/fund", f"{home}/updates/sample-grant/"]


def test_reading_twice_across_a_change_gives_the_same_entries_one_of_them_newer(content: Path) -> None:
    before = {entry.id: entry.updated for entry in atom(catalogue_of(content)).entries}
    change(content, GRANT, "pays for *buses*", "pays for *big buses*")
    change(content, GRANT, "published: 2026-11-02", "published: 2026-11-02\nchanged: 2026-11-21")
    after = {entry.id: entry.updated for entry in atom(catalogue_of(content)).entries}
    assert after == before | {"tag:commons.example,2026:en/updates/sample-grant": "2026-11-21T07:00:00Z"}


def test_the_time_of_the_build_is_nowhere(content: Path) -> None:
    one, other = (made_from(catalogue_of(content, NOW + dt.timedelta(minutes=minutes))) for minutes in (0, 5))
    assert {path: make() for path, make in one.items()} == {path: make() for path, make in other.items()}


# Readers that go by dates


def dated(content: Path, at: dt.datetime, path: str = "en/feeds/updates.atom") -> Any:
    """A feed that goes by the history of the library's folder."""
    made = files(editions(catalogue_of(content, at), SETTINGS), lambda: history.read(content))
    return feedparser.parse(made[path]())


def new_since(feed: Any, look: dt.datetime) -> list[str]:
    """What a reader that goes by dates takes for new: what is dated after its last look."""
    return [entry.id.rsplit("/", 1)[1] for entry in feed.entries if at(entry.updated) > look]


@pytest.fixture
def merged_late(content: Path) -> Path:
    """A repository in which an update of November 10 became public on December 2 at 19:05 in Greenwich."""
    news = (content / "network/updates/sample-news.yml").read_text("utf-8")
    repository = Repository(content)
    repository.commit("2026-11-22T12:00:00Z", {"network/updates/sample-news.yml": None})
    repository.commit("2026-12-02T19:05:00Z", {"network/updates/sample-news.yml": news})
    return content


@pytest.mark.parametrize("look", ["2026-11-30T12:00:00Z", "2026-12-02T12:00:01Z", "2026-12-02T18:00:00Z", "2026-12-02T19:04:59Z"])
def test_a_reader_that_goes_by_dates_gets_what_was_merged_since_its_last_look(merged_late: Path, look: str) -> None:
    feed = dated(merged_late, at("2026-12-02T19:06:00Z"))
    assert new_since(feed, at(look)) == ["sample-news"]
    assert at(feed.feed.updated) > at(look)


def test_what_was_merged_last_stands_first(merged_late: Path) -> None:
    feed = dated(merged_late, at("2026-12-02T19:06:00Z"))
    assert [entry.id.rsplit("/", 1)[1] for entry in feed.entries] == ["sample-news", "sample-meeting"]


@pytest.mark.parametrize(
    ("seconds", "instant"), [(-1, "2026-12-02T19:04:59Z"), (0, "2026-12-02T19:05:00Z"), (1, "2026-12-02T19:05:00Z")]
)
def test_no_entry_is_dated_after_the_build(merged_late: Path, seconds: int, instant: str) -> None:
    feed = dated(merged_late, at("2026-12-02T19:05:00Z") + dt.timedelta(seconds=seconds))
    assert feed.feed.updated == feed.entries[0].updated == feed.entries[0].published == instant


def test_json_feeds_and_calendars_have_the_same_instants(merged_late: Path) -> None:
    now, read_history = at("2026-12-02T19:06:00Z"), lambda: history.read(merged_late)
    made = files(editions(catalogue_of(merged_late, now), SETTINGS), read_history)
    [item] = [item for item in json.loads(made["fr/feeds/updates.json"]())["items"] if item["id"].endswith("/sample-news")]
    assert (item["date_published"], item["date_modified"]) == ("2026-12-02T19:05:00Z", "2026-12-02T19:05:00Z")
    [event] = icalendar.Calendar.from_ical(made["en/feeds/themes/welcoming-community.ics"]()).walk("VEVENT")
    assert [event[name].dt for name in ("CREATED", "LAST-MODIFIED", "DTSTAMP")] == [at("2026-11-22T12:00:00Z")] * 3


def test_the_same_repository_at_the_same_instant_gives_the_same_bytes(merged_late: Path, tmp_path: Path) -> None:
    now = at("2026-12-02T19:06:00Z")
    Repository(merged_late).git("clone", "--quiet", str(merged_late), str(tmp_path / "clone"))

    def everything(content: Path) -> dict[str, bytes]:
        made = files(editions(catalogue_of(content, now), SETTINGS), lambda: history.read(content))
        return {path: make() for path, make in made.items()}

    assert everything(merged_late) == everything(tmp_path / "clone")


def test_the_number_of_a_change_does_not_fall_when_the_day_of_publication_is_corrected(content: Path) -> None:
    def number() -> int:
        return int(events(catalogue_of(content))["sample-meeting@commons.example"]["SEQUENCE"])

    before = number()
    change(content, MEETING, "published: 2026-11-15", "published: 2026-11-19")
    assert number() == before > 0


# A language on its way


def test_an_update_without_text_in_a_language_stands_there_in_the_other(samples: Catalogue) -> None:
    entry = etree.fromstring(made_from(samples)["fr/feeds/updates.atom"]()).find("{*}entry")
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert entry.find("{*}title").text == "Éclair: a meeting about buses"
    assert "Come and talk about imaginary buses." in entry.find("{*}content").text


def test_what_the_site_says_beside_it_is_marked_as_the_reader_s_language(samples: Catalogue) -> None:
    shown = html.fragment_fromstring(atom(samples, "fr/feeds/updates.atom").entries[0].content[0].value, create_parent="div")
    assert [paragraph.get("lang") for paragraph in shown] == ["fr", None, None, "fr"]
    assert [span.get("lang") for span in shown[1]] == ["fr", "en"]


def test_both_languages_say_by_when_it_follows(samples: Catalogue) -> None:
    shown = html.fragment_fromstring(atom(samples, "fr/feeds/updates.atom").entries[0].content[0].value, create_parent="div")
    french, english = (span.text_content() for span in shown[1])
    assert "30 novembre 2035" in french and "November 30, 2035" in english


def test_a_promise_that_passed_is_told_in_both_languages(samples: Catalogue) -> None:
    late = replace(samples, now=dt.datetime(2035, 12, 2, tzinfo=UTC))
    shown = html.fragment_fromstring(atom(late, "fr/feeds/updates.atom").entries[0].content[0].value, create_parent="div")
    french, english = (span.text_content() for span in shown[1])
    assert "était promis pour le" in french and "was promised by" in english


def test_readers_of_the_language_that_is_there_are_told_nothing(samples: Catalogue) -> None:
    assert "2035" not in atom(samples).entries[0].content[0].value


def test_a_title_alone_does_not_make_an_update_ready(samples: Catalogue) -> None:
    titled = with_update(samples, "sample-meeting", title=Half(en="A meeting", fr="Une rencontre"))
    item = json.loads(made_from(titled)["fr/feeds/updates.json"]())["items"][0]
    assert (item["title"], item["language"]) == ("A meeting", "en")


# JSON Feed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_json_feed_has_what_version_1_1_asks_for(samples: Catalogue, language: str) -> None:
    for path, make in made_from(samples).items():
        if path.startswith(language) and path.endswith(".json"):
            feed = json.loads(make())
            assert feed["version"] == "https://jsonfeed.org/version/1.1"
            assert feed["title"] and feed["feed_url"] == f"https://example.org/commons/{path}"
            assert feed["language"] == language
            for item in feed["items"]:
                assert item["id"].startswith("tag:commons.example,2026:") and item["content_html"]
                assert item["url"].startswith(f"https://example.org/commons/{language}/")
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT0[78]:00:00Z", item["date_modified"])


def test_a_json_feed_says_the_same_as_the_atom_feed(samples: Catalogue) -> None:
    items = json.loads(made_from(samples)["fr/feeds/updates.json"]())["items"]
    entries = atom(samples, "fr/feeds/updates.atom").entries
    assert [(item["id"], item["title"], item["date_modified"]) for item in items] == [(e.id, e.title, e.updated) for e in entries]
    assert [item["language"] for item in items] == ["en", "fr", "fr"]


def test_an_item_leads_to_where_its_organization_tells_of_it(samples: Catalogue) -> None:
    items = json.loads(made_from(samples)["en/feeds/updates.json"]())["items"]
    assert [item.get("external_url") for item in items] == [None, None, "https://example.org/fund"]


# Calendars


def test_a_calendar_says_its_name_and_when_to_look_again(samples: Catalogue) -> None:
    made = calendar(samples, "fr/feeds/themes/transportation.ics")
    assert made["NAME"] == made["X-WR-CALNAME"] == f"Carrefour des petits centres – Nouvelles{NBSP}: Transport"
    assert made["REFRESH-INTERVAL"].dt == dt.timedelta(days=1)
    assert (made["VERSION"], made["CALSCALE"]) == ("2.0", "GREGORIAN")


def test_a_calendar_without_events_has_the_component_that_it_needs(content: Path) -> None:
    empty = calendar(catalogue_of(content, at("2036-01-01T00:00+00:00")))
    assert [component.name for component in empty.subcomponents] == ["VTIMEZONE"]


def test_an_event_and_a_deadline_each_have_one_entry(samples: Catalogue) -> None:
    assert list(events(samples)) == ["sample-meeting@commons.example", "sample-grant--deadline@commons.example"]


def test_an_event_says_what_when_and_where(samples: Catalogue) -> None:
    event = events(samples)["sample-meeting@commons.example"]
    assert (event["SUMMARY"], event["LOCATION"], event["STATUS"]) == ("Éclair: a meeting about buses", "Sample Hall", "CONFIRMED")
    assert event["URL"] == "https://example.org/commons/en/updates/sample-meeting/"
    assert event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == "America/St_Johns"
    assert (event.start, event.end) == (at("2026-12-05T19:00-03:30"), at("2026-12-05T21:00-03:30"))


def test_a_description_is_plain_text(samples: Catalogue) -> None:
    said = str(events(samples)["sample-grant--deadline@commons.example"]["DESCRIPTION"]).split("\n\n")
    assert said[0] == f"Funding call · Sample Partnership · Deadline: December 1, 2026, 5:00{NBSP}p.m. Eastern time (Toronto)"
    where = "https://example.org/commons/en/practices/sample-welcome-bus/"
    assert said[1] == f"The sample fund pays for buses in imaginary towns. See the sample bus ({where})."


def test_an_event_without_a_venue_is_where_its_link_leads(samples: Catalogue) -> None:
    online = with_update(samples, "sample-meeting", meeting=Meeting(languages=("en",), link="https://example.org/join"))
    assert events(online)["sample-meeting@commons.example"]["LOCATION"] == "https://example.org/join"


def test_an_event_without_an_end_is_given_none(content: Path) -> None:
    change(content, MEETING, DAYS, '{day: 2026-12-05, time: "19:00", zone: st-johns}')
    assert "DTEND" not in events(catalogue_of(content))["sample-meeting@commons.example"]


@pytest.mark.parametrize(
    ("days", "end"),
    [
        ("{day: 2026-12-05, zone: st-johns}", dt.date(2026, 12, 6)),
        ("{day: 2026-12-05, zone: st-johns}\nends: {day: 2026-12-07, zone: st-johns}", dt.date(2026, 12, 8)),
    ],
)
def test_a_day_without_a_time_is_a_whole_one_and_its_end_the_day_after(content: Path, days: str, end: dt.date) -> None:
    change(content, MEETING, DAYS, days)
    event = events(catalogue_of(content))["sample-meeting@commons.example"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2026, 12, 5), end)
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"


def test_a_deadline_is_the_half_hour_before_it_and_keeps_nobody_busy(samples: Catalogue) -> None:
    event = events(samples)["sample-grant--deadline@commons.example"]
    assert (event.start, event.end) == (at("2026-12-01T16:30-05:00"), at("2026-12-01T17:00-05:00"))
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_deadline_without_a_time_is_its_day(content: Path) -> None:
    change(content, GRANT, '{day: 2026-12-01, time: "17:00", zone: toronto}', "{day: 2026-12-01, zone: toronto}")
    event = events(catalogue_of(content))["sample-grant--deadline@commons.example"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2026, 12, 1), dt.date(2026, 12, 2))


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Deadline: Money for imaginary buses"), ("fr", f"Échéance{NBSP}: De l’argent pour des autobus imaginaires")],
)
def test_a_deadline_is_called_one(samples: Catalogue, language: str, title: str) -> None:
    assert events(samples, f"{language}/feeds/updates.ics")["sample-grant--deadline@commons.example"]["SUMMARY"] == title


@pytest.mark.parametrize(
    ("uid", "alarms"),
    [
        ("sample-meeting@commons.example", [(-dt.timedelta(days=1), "Dans un jour"), (-dt.timedelta(hours=1), "Dans une heure")]),
        (
            "sample-grant--deadline@commons.example",
            [(-dt.timedelta(weeks=1), "Échéance dans une semaine"), (-dt.timedelta(days=1), "Échéance dans un jour")],
        ),
    ],
)
def test_alarms_come_in_time_and_speak_the_language(samples: Catalogue, uid: str, alarms: list[tuple[dt.timedelta, str]]) -> None:
    found = events(samples, "fr/feeds/updates.ics")[uid].walk("VALARM")
    assert [alarm["ACTION"] for alarm in found] == ["DISPLAY", "DISPLAY"]
    assert [(alarm["TRIGGER"].dt, str(alarm["DESCRIPTION"]).split(NBSP)[0]) for alarm in found] == alarms


def test_a_change_keeps_the_uid_and_raises_the_sequence(content: Path) -> None:
    before = events(catalogue_of(content))["sample-grant--deadline@commons.example"]
    change(content, GRANT, "published: 2026-11-02", "published: 2026-11-02\nchanged: 2026-11-21")
    after = events(catalogue_of(content))["sample-grant--deadline@commons.example"]
    assert (before["SEQUENCE"], before["LAST-MODIFIED"].dt) == (0, at("2026-11-02T07:00+00:00"))
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt == after["DTSTAMP"].dt == at("2026-11-21T07:00+00:00")


def test_an_event_on_its_way_in_a_language_stands_there_in_the_other(samples: Catalogue) -> None:
    event = events(samples, "fr/feeds/updates.ics")["sample-meeting@commons.example"]
    assert (event["SUMMARY"], event["SUMMARY"].params["LANGUAGE"]) == ("Éclair: a meeting about buses", "en")


@pytest.mark.parametrize(("moment", "there"), [("2027-12-01T21:59:59+00:00", True), ("2027-12-01T22:00:00+00:00", False)])
def test_what_is_over_stays_for_a_year(content: Path, moment: str, there: bool) -> None:
    assert ("sample-grant--deadline@commons.example" in events(catalogue_of(content, at(moment)))) is there


def test_a_calendar_holds_every_date_and_not_the_newest_fifty(content: Path) -> None:
    for number in range(60):
        (content / f"network/updates/copy-{number}.yml").write_bytes((content / GRANT).read_bytes())
    assert len(events(catalogue_of(content))) == 62


# Clocks


def moved(catalogue: Catalogue, day: str, time: str, place: str) -> Catalogue:
    return with_update(catalogue, "sample-meeting", starts=Moment(day=day, time=time, zone=place), ends=None)


# Vancouver's clocks may have been changed for the last time in 2026: these times are the same either way.
@pytest.mark.parametrize(
    ("place", "day", "time", "utc"),
    [
        ("toronto", "2026-11-01", "00:30", "04:30"), ("toronto", "2026-11-01", "01:30", "05:30"),
        ("toronto", "2026-11-01", "02:30", "07:30"), ("toronto", "2027-03-14", "01:30", "06:30"),
        ("toronto", "2027-03-14", "02:30", "07:30"), ("toronto", "2027-03-14", "03:30", "07:30"),
        ("st-johns", "2026-11-01", "00:30", "03:00"), ("st-johns", "2026-11-01", "01:30", "04:00"),
        ("st-johns", "2026-11-01", "02:30", "06:00"),
        ("st-johns", "2027-03-14", "01:30", "05:00"), ("st-johns", "2027-03-14", "03:30", "06:00"),
        ("regina", "2026-11-01", "00:30", "06:30"), ("regina", "2026-11-01", "02:30", "08:30"),
        ("regina", "2027-03-14", "01:30", "07:30"), ("regina", "2027-03-14", "02:30", "08:30"),
        ("whitehorse", "2026-11-01", "02:30", "09:30"), ("whitehorse", "2027-03-14", "02:30", "09:30"),
        ("vancouver", "2026-11-01", "00:30", "07:30"), ("vancouver", "2027-03-14", "12:00", "19:00"),
    ],
)  # fmt: skip
def test_events_are_read_at_the_right_instant_when_clocks_change(
    samples: Catalogue, place: str, day: str, time: str, utc: str
) -> None:
    made = calendar(moved(samples, day, time, place))
    [event] = [one for one in made.walk("VEVENT") if one["UID"] == "sample-meeting@commons.example"]
    assert instant(made, event, "DTSTART") == at(f"{day}T{utc}+00:00")


def test_a_deadline_in_the_hour_that_comes_twice_is_read_at_the_right_instant(samples: Catalogue) -> None:
    late = with_update(samples, "sample-grant", deadline=Moment(day="2026-11-01", time="02:00", zone="toronto"))
    made = calendar(late)
    [event] = [one for one in made.walk("VEVENT") if one["UID"] == "sample-grant--deadline@commons.example"]
    assert instant(made, event, "DTSTART") == at("2026-11-01T06:30+00:00")  # 1:30 a.m. for the second time
    assert instant(made, event, "DTEND") == at("2026-11-01T07:00+00:00")


def test_an_event_that_began_years_ago_is_read_at_the_right_instant(samples: Catalogue) -> None:
    long = with_update(
        samples,
        "sample-meeting",
        starts=Moment(day="2006-07-01", time="12:00", zone="toronto"),
        ends=Moment(day="2026-12-05", time="12:00", zone="toronto"),
    )
    made = calendar(long)
    [event] = [one for one in made.walk("VEVENT") if one["UID"] == "sample-meeting@commons.example"]
    assert instant(made, event, "DTSTART") == at("2006-07-01T16:00+00:00")


@pytest.mark.parametrize("place", sorted(IANA))
def test_every_zone_of_canada_is_described_as_the_database_knows_it(place: str) -> None:
    raw = b"BEGIN:VCALENDAR\r\n" + described(zone(place), 2025, 2029) + b"END:VCALENDAR\r\n"
    [found] = icalendar.Calendar.from_ical(raw).walk("VTIMEZONE")
    described_zone, begin = found.to_tz(lookup_tzid=False), dt.datetime(2025, 1, 1)
    for hours in range(0, 24 * 365 * 6, 3):
        local = (begin + dt.timedelta(hours=hours, minutes=30)).replace(tzinfo=zone(place))
        if local.astimezone(UTC).astimezone(zone(place)).replace(fold=0) == local:  # a time that clocks show
            assert local.replace(tzinfo=described_zone).astimezone(UTC) == local.astimezone(UTC), local


def test_a_change_to_daylight_time_is_written_by_the_clocks_before_it() -> None:
    found = described(zone("toronto"), 2026, 2028).decode().split("\r\n")
    begin = found.index("BEGIN:DAYLIGHT")
    assert found[begin + 1 : begin + 3] == ["DTSTART:20260308T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"]


def test_a_zone_whose_clocks_are_not_changed_has_one_time() -> None:
    assert described(zone("regina"), 2026, 2028).decode().count("TZOFFSETTO:-0600") == 1


def test_a_rule_that_was_given_up_ends() -> None:
    """Whitehorse changed its clocks for the last time on March 8, 2020."""
    found = described(zone("whitehorse"), 2018, 2023).decode()
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU;UNTIL=20200308T100000Z" in found
    assert "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU;UNTIL=20191103T090000Z" in found


# Hostile text

HOSTILE = [
    "a\rb", "a\r\nb", "a\nb", "a\x00b", "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", "END:VEVENT", "a\u2028END:VEVENT",
    "a\x85END:VEVENT", "a\x0bEND:VEVENT", "a\n END:VEVENT", ":;,\\", "\\n\\N\\;", '";X=Y:', "é" * 1000, "x" * 1000,
    "☕️👩🏽‍🚒🇨🇦" * 60, "\\" * 300, "a\tb", "]]></content></entry>", "</title><entry>", "<![CDATA[x", "&#0;&lt;", "<!--",
    "a\ud800b", "a\ufffeb", "{title}", "\u202eabc", "%0d%0aX:y", "#a#b[c]",
]  # fmt: skip


def attacked(catalogue: Catalogue, said: str) -> Catalogue:
    """Every text and every address of the sample updates holds ``said``."""
    half = Half.__new__(Half)
    for language in LANGUAGES:
        object.__setattr__(half, language, said)
    for name in catalogue.updates:
        catalogue = with_update(catalogue, name, title=half, text=half, link=f"https://example.org/{said}", pending=None)
    meeting = copy.copy(catalogue.updates["sample-meeting"].meeting)
    object.__setattr__(meeting, "venue", half)
    object.__setattr__(meeting, "link", f"https://example.org/{said}")
    organization = copy.copy(catalogue.organizations["sample-transit"])
    object.__setattr__(organization, "name", half)
    catalogue = with_update(catalogue, "sample-meeting", meeting=meeting)
    return replace(catalogue, organizations={**catalogue.organizations, "sample-transit": organization})


def shape(raw: bytes) -> list[str]:
    """What the lines of a calendar are, without their values."""
    return [re.split(b"[:;]", line)[0].decode() for line in raw.replace(b"\r\n ", b"").split(b"\r\n")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", HOSTILE)
def test_no_text_adds_a_line_to_a_calendar(samples: Catalogue, said: str, language: str) -> None:
    path = f"{language}/feeds/updates.ics"
    raw = made_from(attacked(samples, said))[path]()
    harmless = made_from(attacked(samples, "harmless"))[path]()
    assert shape(raw) == shape(harmless)
    assert re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", raw) is None


@pytest.mark.parametrize("said", HOSTILE)
def test_no_line_is_longer_than_75_octets_or_cut_within_a_character(samples: Catalogue, said: str) -> None:
    for line in made_from(attacked(samples, said))["en/feeds/updates.ics"]().split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


@pytest.mark.parametrize("said", HOSTILE)
def test_no_text_breaks_out_of_an_atom_feed(samples: Catalogue, said: str) -> None:
    raw = made_from(attacked(samples, said))["en/feeds/updates.atom"]()
    tree = etree.fromstring(raw)
    assert len(tree.findall("{*}entry")) == 3
    assert SCHEMA.validate(tree), SCHEMA.error_log


@pytest.mark.parametrize("said", HOSTILE)
def test_no_text_brings_an_element_into_the_content(samples: Catalogue, said: str) -> None:
    for item in json.loads(made_from(attacked(samples, said))["en/feeds/updates.json"]())["items"]:
        tree = html.fragment_fromstring(item["content_html"], create_parent="div")
        assert {element.tag for element in tree.iterdescendants()} <= {"p", "a", "em", "span", "ul", "li"}


@pytest.mark.parametrize("said", [*HOSTILE, "<b>x</b> & y"])
def test_no_text_of_a_practice_brings_an_element_into_the_content(samples: Catalogue, said: str) -> None:
    half = Half.__new__(Half)
    place, bus = copy.copy(samples.places["sample-town-on"]), copy.copy(samples.practices["sample-welcome-bus"])
    for language in LANGUAGES:
        object.__setattr__(half, language, said)
    object.__setattr__(place, "name", half)
    object.__setattr__(bus, "summary", half)
    hostile = replace(
        samples,
        places={**samples.places, "sample-town-on": place},
        practices={**samples.practices, "sample-welcome-bus": bus},
    )
    items = json.loads(made_from(hostile)["en/feeds/practices.json"]())["items"]
    [shown] = [item["content_html"] for item in items if item["url"].endswith("/sample-welcome-bus/")]
    tree = html.fragment_fromstring(shown, create_parent="div")
    assert [element.tag for element in tree.iterdescendants()] == ["p", "p", "p", "a"]


@pytest.mark.parametrize("said", HOSTILE)
def test_no_address_adds_a_line_to_a_calendar(samples: Catalogue, said: str) -> None:
    def online(said: str) -> bytes:
        hostile = attacked(samples, said)
        meeting = copy.copy(hostile.updates["sample-meeting"].meeting)
        object.__setattr__(meeting, "venue", None)
        return made_from(with_update(hostile, "sample-meeting", meeting=meeting))["en/feeds/updates.ics"]()

    assert shape(online(said)) == shape(online("harmless"))
    assert re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", online(said)) is None


def test_an_address_is_a_place_without_line_ends(samples: Catalogue) -> None:
    meeting = copy.copy(samples.updates["sample-meeting"].meeting)
    object.__setattr__(meeting, "venue", None)
    object.__setattr__(meeting, "link", "https://example.org/\né;")
    event = events(with_update(samples, "sample-meeting", meeting=meeting))["sample-meeting@commons.example"]
    assert event["LOCATION"] == "https://example.org/%0A%C3%A9;"


def test_signs_that_mean_something_are_escaped_and_every_line_end_is_one() -> None:
    assert text("SUMMARY", "a;b,c\\d\r\ne\rf") == b"SUMMARY:a\\;b\\,c\\\\d\\ne\\nf\r\n"


@pytest.mark.parametrize("said", ["a;b,c\\d:e\nf", "\\n is no line end", "C:\\New\\names", "☕️" * 50, "a\\;b"])
def test_text_is_read_as_it_was_written(said: str) -> None:
    raw = b"BEGIN:VEVENT\r\n" + text("SUMMARY", said) + b"END:VEVENT\r\n"
    unfolded = raw.replace(b"\r\n ", b"").split(b"\r\n")[1].decode().removeprefix("SUMMARY:")
    assert re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], unfolded) == said


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<p>one</p>\n<p>two &amp; three</p>", "one\n\ntwo & three"),
        ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>three</p>", "- one\n- two\n\nthree"),
        ('<p>See <a href="https://example.org/?a=1&amp;b=2" rel="x">this</a>.</p>', "See this (https://example.org/?a=1&b=2)."),
        ('<p><a href="https://example.org/">https://example.org/</a></p>', "https://example.org/"),
        ("<p>one<br>\ntwo</p>", "one\ntwo"),
        ("<p>&lt;b&gt;</p>", "<b>"),
    ],
)
def test_html_becomes_plain_text(markup: str, said: str) -> None:
    assert plain(markup) == said


# How moments are said


@pytest.mark.parametrize(
    ("day", "time", "english", "french"),
    [
        ("2026-12-01", "17:00", "December 1, 2026, 5:00 p.m. Eastern time", "1er décembre 2026 à 17 h, heure de l’Est"),
        ("2027-01-11", "09:30", "January 11, 2027, 9:30 a.m. Eastern time", "11 janvier 2027 à 9 h 30, heure de l’Est"),
        ("2027-01-11", "00:05", "January 11, 2027, 12:05 a.m. Eastern time", "11 janvier 2027 à 0 h 05, heure de l’Est"),
        ("2027-01-11", "12:00", "January 11, 2027, 12:00 p.m. Eastern time", "11 janvier 2027 à 12 h, heure de l’Est"),
    ],
)
def test_a_moment_is_said_as_people_say_it(samples: Catalogue, day: str, time: str, english: str, french: str) -> None:
    moment = Moment(day=day, time=time, zone="toronto")
    said = [Edition.of(samples, language).speech.moment(moment).replace(NBSP, " ") for language in LANGUAGES]
    assert said == [f"{english} (Toronto)", f"{french} (Toronto)"]


@pytest.mark.parametrize(("language", "said"), [("en", "December 1, 2026"), ("fr", "1er décembre 2026")])
def test_a_moment_without_a_time_is_its_day(samples: Catalogue, language: str, said: str) -> None:
    assert Edition.of(samples, language).speech.moment(Moment(day="2026-12-01", zone="toronto")) == said


@pytest.mark.parametrize(
    ("start", "end", "english", "french"),
    [
        (
            ("2026-12-05", "19:00"), ("2026-12-05", "21:00"),
            "December 5, 2026, 7:00 p.m. to 9:00 p.m. Pacific time (Vancouver)",
            "5 décembre 2026, de 19 h à 21 h, heure du Pacifique (Vancouver)",
        ),
        (
            ("2026-12-01", None), ("2026-12-03", None),
            "December 1, 2026 to December 3, 2026", "du 1er décembre 2026 au 3 décembre 2026",
        ),
        (("2026-12-05", None), None, "December 5, 2026", "5 décembre 2026"),
    ],
)  # fmt: skip
def test_a_span_says_once_what_its_ends_share(
    samples: Catalogue, start: tuple[str, str | None], end: tuple[str, str | None] | None, english: str, french: str
) -> None:
    first, last = (Moment(day=one[0], time=one[1], zone="vancouver") if one else None for one in (start, end))
    assert first
    assert [Edition.of(samples, language).speech.span(first, last).replace(NBSP, " ") for language in LANGUAGES] == [
        english,
        french,
    ]


def test_every_time_zone_is_said_with_the_town_of_its_label(samples: Catalogue) -> None:
    said = words.load("interface")["moments"]["zones"]
    terms = samples.vocabularies["time-zones"]
    assert list(said) == list(terms)
    for name, phrase in said.items():
        for language in LANGUAGES:
            [town] = re.findall(r"\((.*)\)", phrase[language])
            assert town in terms[name].label[language].replace("Montréal", "Montreal")
