"""What is renamed leads on: its pages, its records, its files, its feeds, and the ids that readers have kept."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from posixpath import join, normpath

import pytest
from lxml import html

from portal.catalogue.catalogue import Catalogue
from portal.kinds import all_kinds
from portal.outputs.addresses import item_address
from portal.outputs.feeds.files import files as feeds
from portal.outputs.open_data import api, bibliography
from portal.outputs.pages import moved
from portal.outputs.pages.plan import plan
from portal.outputs.stamping.frames import Frames
from portal.outputs.stamping.shell import SLOTS, slot
from portal.outputs.stamping.stamper import Stamper
from portal.outputs.wording.edition import editions
from portal.settings import LANGUAGES, Settings
from tests.helpers import ROOT, copy_samples, read

SETTINGS = Settings("https://example.org/commons/", "https://example.org/repository", "commons.example,2026")
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
# Registry → the item of it that gets another id.
NAMES = {
    "places": "sample-town-on", "sources": "sample-report", "organizations": "sample-partnership",
    "practices": "sample-welcome-tea", "calls": "call-1-a", "regions": "sample-region", "figures": "riders-2020",
    "glossary": "sbp", "systems": "ticket-machine", "templates": "sample-agreement", "assessments": "sample-look", "indicators": "sample-measures",
    "replications": "sample-city-bus", "peer-questions": "sample-evening-rides", "circles": "sample-drivers", "updates": "sample-grant",
}  # fmt: skip
OWN_PAGES = [registry for registry in NAMES if "#" not in item_address(registry, "x")]
ANCHORS = [registry for registry in NAMES if registry not in OWN_PAGES]


def rename(content: Path, registry: str, old: str, new: str) -> None:
    """Gives an item another id, as a person does: everywhere, and with the old one under 'formerly'."""
    kind = next(kind for kind in all_kinds() if kind.registry == registry)
    for file in content.rglob("*.yml"):
        text = file.read_text("utf-8")
        file.write_text(re.sub(rf"(?<![a-z0-9-]){old}(?![a-z0-9-])", new, text), "utf-8", newline="")
    if kind.in_one_file:
        file = content / kind.location
        text = file.read_text("utf-8").replace(f"\n{new}:\n", f"\n{new}:\n  formerly: [{old}]\n")
        file.write_text(text, "utf-8", newline="")
    else:
        file = (content / kind.location / f"{old}.yml").rename(content / kind.location / f"{new}.yml")
        lines = file.read_text("utf-8").splitlines()
        file.write_text("\n".join((*lines, f"formerly: [{old}]", "")), "utf-8", newline="")


def catalogue_of(content: Path, at: dt.datetime = NOW) -> Catalogue:
    library = read(content)
    assert library.problems == ()
    return Catalogue.of(library, at)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue_of(copy_samples(tmp_path_factory.mktemp("before")))


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The samples, in which one item of each kind is called 'renamed-…' now."""
    content = copy_samples(tmp_path_factory.mktemp("renamed"))
    for registry, name in NAMES.items():
        rename(content, registry, name, f"renamed-{registry}")
    return catalogue_of(content)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The samples, in which an organization, a practice and an update had a second id before the present one."""
    content = copy_samples(tmp_path_factory.mktemp("twice"))
    for registry in ("organizations", "practices", "updates"):
        rename(content, registry, NAMES[registry], "now")
        for file in content.rglob("now.yml"):
            text = file.read_text("utf-8").replace(f"[{NAMES[registry]}]", f"[{NAMES[registry]}, then]")
            file.write_text(text, "utf-8", newline="")
    return catalogue_of(content)


def pages(catalogue: Catalogue) -> dict[str, bytes]:
    made = moved.files(editions(catalogue, SETTINGS), plan(catalogue), ROOT / "theme/catalogue")
    return {path: make() for path, make in made.items()}


def test_every_kind_that_can_be_renamed_is_renamed_here() -> None:
    published = {kind.registry for kind in all_kinds() if kind.has_pages}
    assert set(NAMES) == published - {"guides"}  # a guide is called as its theme


# Pages


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("registry", OWN_PAGES)
def test_an_old_address_leads_to_the_page_that_is_there_now(renamed: Catalogue, registry: str, language: str) -> None:
    old, new = (item_address(registry, id) for id in (NAMES[registry], f"renamed-{registry}"))
    tree = html.fromstring(pages(renamed)[f"{language}/{old}index.html"])
    [refresh] = tree.xpath("//meta[@http-equiv='refresh']/@content")
    target = refresh.removeprefix("0; url=")
    assert normpath(join(old, target)) + "/" == new and new in plan(renamed)
    assert tree.xpath("//a/@href") == [target]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/commons/{language}/{new}"]
    assert tree.get("lang") == language


def test_a_page_that_leads_on_has_no_script_and_is_for_no_search_engine(renamed: Catalogue) -> None:
    for raw in pages(renamed).values():
        tree = html.fromstring(raw)
        assert not tree.xpath("//script | //@onclick | //img | //link[@rel='stylesheet']")
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize(("language", "words"), [("en", "Its content is here: "), ("fr", "Son contenu se trouve ici\u00a0: ")])
def test_a_reader_is_told_where_it_is_now(renamed: Catalogue, language: str, words: str) -> None:
    tree = html.fromstring(pages(renamed)[f"{language}/practices/sample-welcome-tea/index.html"])
    title = plan(renamed)["practices/renamed-practices/"](editions(renamed, SETTINGS)[language]).title
    assert tree.xpath("string(//p)") == words + title


def test_what_leads_on_is_no_page_of_the_catalogue(renamed: Catalogue) -> None:
    old = {path.partition("/")[2].removesuffix("index.html") for path in pages(renamed)}
    assert old and not old & set(plan(renamed))


def test_nothing_leads_on_where_nothing_was_renamed_and_no_month_is_over(content: Path) -> None:
    for file in (content / "network/updates").iterdir():
        file.unlink()
    made = catalogue_of(content)
    assert moved.former_addresses(made, plan(made)) == {}


@pytest.mark.parametrize("registry", ANCHORS)
def test_a_page_that_items_share_has_their_old_anchors(renamed: Catalogue, registry: str) -> None:
    edition = editions(renamed, SETTINGS)["fr"]
    address, _, anchor = item_address(registry, NAMES[registry]).partition("#")
    frames = Frames(ROOT / "theme/catalogue", SETTINGS, shells={"fr": {"*": "".join(f"<i>{slot(name)}</i>" for name in SLOTS)}})
    tree = html.fromstring(Stamper(edition, frames).stamp(plan(renamed)[address](edition)).decode())
    [there] = tree.xpath("//*[@id=$id]", id=anchor)
    assert there.xpath("ancestor::*/@id")[-1] == f"renamed-{registry}"


def test_a_result_of_a_practice_that_was_renamed_has_its_old_anchor(renamed: Catalogue) -> None:
    result = next(name for name in renamed.quotables if name.startswith("renamed-practices-"))
    edition, address = editions(renamed, SETTINGS)["fr"], "figures/results/"
    frames = Frames(ROOT / "theme/catalogue", SETTINGS, shells={"fr": {"*": "".join(f"<i>{slot(name)}</i>" for name in SLOTS)}})
    tree = html.fromstring(Stamper(edition, frames).stamp(plan(renamed)[address](edition)).decode())
    [there] = tree.xpath("//*[@id=$id]", id=result.replace("renamed-practices", NAMES["practices"]))
    assert there.xpath("ancestor::*/@id")[-1] == result


def test_the_further_pages_of_a_list_lead_on_too(content: Path) -> None:
    for number in range(60):
        copy = content / f"practices/copy-{number}.yml"
        copy.write_bytes((content / "practices/sample-welcome-bus.yml").read_bytes())
    rename(content, "places", "sample-town-on", "renamed-place")
    made = catalogue_of(content)
    assert moved.former_addresses(made, plan(made))["places/sample-town-on/2/"] == "places/renamed-place/2/"


def test_an_item_that_was_renamed_twice_is_found_from_both(twice: Catalogue) -> None:
    found = moved.former_addresses(twice, plan(twice))
    assert found["practices/sample-welcome-tea/"] == found["practices/then/"] == "practices/now/"


# Months


@pytest.mark.parametrize(
    ("now", "months"),
    [("2026-11-22T12:00Z", ["2026-11"]), ("2026-12-06T00:29Z", ["2026-11"]), ("2026-12-06T00:30Z", ["2026-11", "2026-12"])],
)
def test_a_month_that_has_nothing_to_come_leads_to_the_calendar(content: Path, now: str, months: list[str]) -> None:
    made = catalogue_of(content, dt.datetime.fromisoformat(now))
    found = moved.former_addresses(made, plan(made))
    assert found == {f"calendar/{month}/": "calendar/" for month in months}


# Records and files


@pytest.mark.parametrize("registry", NAMES)
def test_an_old_record_tells_the_new_id_and_the_page(renamed: Catalogue, registry: str) -> None:
    made, public = api.files(renamed, SETTINGS), {"sources": "library"}.get(registry, registry)
    record = json.loads(made[f"api/v1/{public}/{NAMES[registry]}.json"]())
    now = json.loads(made[f"api/v1/{public}/renamed-{registry}.json"]())
    assert record == {"id": NAMES[registry], "moved_to": f"renamed-{registry}", "page": now["page"]}
    assert now["formerly"] == [NAMES[registry]]
    assert NAMES[registry] not in [item["id"] for item in json.loads(made[f"api/v1/{public}.json"]())[public]]


def test_every_file_that_was_there_is_there(before: Catalogue, renamed: Catalogue) -> None:
    def paths(catalogue: Catalogue) -> set[str]:
        both = editions(catalogue, SETTINGS)
        references = {path for edition in both.values() for path in bibliography.files(edition)}
        return {*api.files(catalogue, SETTINGS), *feeds(both), *references}

    assert paths(before) - paths(renamed) == set()


def test_an_old_reference_is_the_new_one(renamed: Catalogue) -> None:
    made = bibliography.files(editions(renamed, SETTINGS)["fr"])
    assert made["fr/sources/sample-report/sample-report.ris"]() == made["fr/sources/renamed-sources/renamed-sources.ris"]()


# What readers keep


def kept(catalogue: Catalogue, path: str) -> set[str]:
    raw = feeds(editions(catalogue, SETTINGS))[path]().decode()
    return set(re.findall(r"<id>(.*?)</id>|\r\nUID:(.*?)\r\n|\"id\":\"(.*?)\"", raw.replace("\r\n ", "")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    [
        "updates.atom", "updates.json", "updates.ics", "practices.atom", "practices.json", "organizations/sample-partnership.atom",
        "organizations/sample-partnership.json", "organizations/sample-partnership.ics",
    ],
)  # fmt: skip
def test_a_feed_asked_for_where_it_was_holds_the_ids_that_it_held(
    before: Catalogue, renamed: Catalogue, name: str, language: str
) -> None:
    path = f"{language}/feeds/{name}"
    assert kept(before, path) == kept(renamed, path) != set()


@pytest.mark.parametrize("update", ["sample-grant", "sample-meeting", "sample-news"])
@pytest.mark.parametrize("ending", ["atom", "json", "ics"])
def test_whatever_an_update_puts_into_feeds_and_calendars_keeps_its_id(
    before: Catalogue, tmp_path: Path, update: str, ending: str
) -> None:
    """A deadline as well as an event."""
    content = copy_samples(tmp_path)
    rename(content, "updates", update, "renamed")
    path = f"en/feeds/updates.{ending}"
    assert kept(before, path) == kept(catalogue_of(content), path) != set()


@pytest.mark.parametrize(
    "path", ["en/feeds/updates.ics", "en/feeds/practices.json", "fr/feeds/organizations/sample-partnership.atom"]
)
def test_ids_are_those_of_the_first_name_and_not_of_the_second(before: Catalogue, twice: Catalogue, path: str) -> None:
    assert kept(before, path) == kept(twice, path) != set()


def test_a_feed_says_where_it_is_now(renamed: Catalogue) -> None:
    made = feeds(editions(renamed, SETTINGS))
    old, new = (made[f"en/feeds/organizations/{name}.json"]() for name in ("sample-partnership", "renamed-organizations"))
    assert old == new and json.loads(old)["feed_url"].endswith("/en/feeds/organizations/renamed-organizations.json")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_leads_to_the_page_that_is_there_now(renamed: Catalogue, language: str) -> None:
    items = json.loads(feeds(editions(renamed, SETTINGS))[f"{language}/feeds/updates.json"]())["items"]
    assert f"https://example.org/commons/{language}/updates/renamed-updates/" in [item["url"] for item in items]


# What another item tells of now


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The samples with two cards more."""
    content = copy_samples(tmp_path_factory.mktemp("apart"))
    for name in ("sample-talk", "sample-walk"):
        (content / f"practices/{name}.yml").write_bytes((content / "practices/sample-job-fair.yml").read_bytes())
    return catalogue_of(content)


def test_an_address_that_is_shortened_leads_to_where_what_it_held_can_be_chosen(apart: Catalogue) -> None:
    known = plan(apart)
    found = moved.folder_addresses(known)
    assert found["themes/"] == "practices/#by-theme"
    assert found["calls/asked-of/"] == "calls/"
    assert {there.partition("#")[0] for there in found.values()} <= known.keys()
    for address in known:  # 'contribute/' is a written page
        folder = address.rstrip("/").rpartition("/")[0]
        assert folder in ("", "contribute") or f"{folder}/" in known or f"{folder}/" in found
    assert html.fromstring(pages(apart)["fr/themes/index.html"]).xpath("//main//a/@href") == ["../practices/#by-theme"]


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The samples, in which another card tells of one of the two, and a guide of the other."""
    content = copy_samples(tmp_path_factory.mktemp("joined"))
    for path, line in (
        ("practices/sample-welcome-tea.yml", "merged_from: [sample-talk]"),
        ("toolkit/guides/transportation.yml", "replaces: [sample-walk]"),
    ):
        text = (content / path).read_text("utf-8").rstrip()
        (content / path).write_text(f"{text}\n{line}\n", "utf-8", newline="")
    return catalogue_of(content)


def test_a_card_that_was_joined_to_another_changes_nothing_of_what_readers_keep_of_that_one(
    apart: Catalogue, joined: Catalogue
) -> None:
    def entries(catalogue: Catalogue, language: str) -> dict[str, dict[str, object]]:
        made = json.loads(feeds(editions(catalogue, SETTINGS))[f"{language}/feeds/practices.json"]())
        return {item["id"]: item for item in made["items"]}

    for language in LANGUAGES:
        before, after = entries(apart, language), entries(joined, language)
        gone = {f"tag:commons.example,2026:{language}/practices/{name}" for name in ("sample-talk", "sample-walk")}
        assert before.keys() - after.keys() == gone
        assert all(after[id] == before[id] for id in after) and after


@pytest.mark.parametrize(
    ("old", "there"), [("sample-talk", "practices/sample-welcome-tea/"), ("sample-walk", "guides/transportation/")]
)
def test_a_card_that_is_told_of_elsewhere_leads_there(joined: Catalogue, old: str, there: str) -> None:
    assert moved.former_addresses(joined, plan(joined))[f"practices/{old}/"] == there
    record = json.loads(api.files(joined, SETTINGS)[f"api/v1/practices/{old}.json"]())
    assert record["id"] == old and record["page"]["fr"] == f"https://example.org/commons/fr/{there}"
    assert (record["moved_to"], record.get("kind", "practices")) == (there.split("/")[1], there.split("/")[0])
