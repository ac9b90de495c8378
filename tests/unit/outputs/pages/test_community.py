"""What centres tell one another: trials by what came of them, questions until they are closed, contacts for as long as agreed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from portal.catalogue.catalogue import Catalogue
from portal.outputs.feeds.files import files
from portal.outputs.newsletter.issue import Scope, area, collect
from portal.outputs.open_data.records import record
from portal.outputs.pages.home import home_page
from portal.outputs.pages.plan import found_pages, plan
from portal.outputs.pages.replications import by_result
from portal.outputs.search.gathering import documents
from portal.outputs.wording.edition import Edition, editions
from portal.settings import Settings
from tests.helpers import change, read
from tests.unit.test_declarations import stamped

TRIAL = "network/replications/sample-city-bus.yml"
QUESTION = "network/questions/sample-evening-rides.yml"
CIRCLE = "network/circles/sample-drivers.yml"
NOW = dt.datetime.fromisoformat("2026-11-22T12:00-05:00")
SITE = Settings("https://example.org/", "", "commons.example,2026")


def catalogue_of(content: Path, at: dt.datetime = NOW) -> Catalogue:
    library = read(content)
    assert library.problems == ()
    return Catalogue.of(library, at)


def empty(content: Path) -> Catalogue:
    """The samples without what centres tell one another."""
    change(content, "network/updates/sample-meeting.yml", "circle: sample-drivers\n", "")
    for folder in ("replications", "questions", "circles"):
        for file in (content / "network" / folder).glob("*.yml"):
            file.unlink()
    return catalogue_of(content)


def feed(catalogue: Catalogue) -> list[str]:
    """The addresses of the pages that the feed of questions leads to."""
    made = json.loads(files(editions(catalogue, SITE))["fr/feeds/questions.json"]())
    return [item["url"] for item in made["items"]]


# Trials


def test_what_did_not_work_has_a_list_of_its_own_beside_what_did(content: Path) -> None:
    catalogue = catalogue_of(content)
    assert by_result(catalogue) == {"": ["sample-city-bus"], "did-not-work": ["sample-city-bus"]}
    for language, word in (("en", "Did not work"), ("fr", "N’a pas fonctionné")):
        assert word in stamped(catalogue, "replications/result/did-not-work/", language)


def test_a_trial_stands_on_the_page_of_its_practice_and_of_the_one_that_it_was_adapted_from(content: Path) -> None:
    change(content, TRIAL, "practice: sample-welcome-bus", "practice: sample-welcome-tea")  # adapted from the bus
    catalogue = catalogue_of(content)
    for practice in ("sample-welcome-tea", "sample-welcome-bus"):
        assert "replications/sample-city-bus/" in stamped(catalogue, f"practices/{practice}/")


def test_the_record_of_a_practice_names_its_trials(content: Path) -> None:
    assert record(catalogue_of(content), SITE, "practices", "sample-welcome-bus")["replications"] == ["sample-city-bus"]


def test_a_number_of_a_trial_needs_its_source(content: Path) -> None:
    change(content, TRIAL, "    source: sample-city-page\n", "")
    assert [problem.rule for problem in read(content).problems] == ["value-without-source"]


def test_the_search_finds_a_trial_by_its_place_and_by_the_theme_of_its_practice(content: Path) -> None:
    catalogue = catalogue_of(content)
    found = {one.id: one for one in documents(editions(catalogue, SITE), found_pages(catalogue))}
    trial = found["sample-city-bus"]
    assert {("theme", "transportation"), ("province", "CA-QC"), ("size", "medium")} <= set(trial.terms)
    assert "Cité-Échantillon, Québec" in trial.versions["fr"].title


# Questions


def test_open_questions_stand_at_home_in_the_feed_and_in_the_newsletter(content: Path) -> None:
    catalogue = catalogue_of(content)
    assert home_page(Edition.of(catalogue, "en")).values["asked"] == ["sample-evening-rides"]
    assert feed(catalogue) == ["https://example.org/fr/questions/sample-evening-rides/"]
    assert collect(catalogue, Scope(NOW.date())).questions == ("sample-evening-rides",)


def test_closed_questions_leave_all_three_and_stay_in_the_search(content: Path) -> None:
    change(content, QUESTION, "asked: 2026-11-02\n", "asked: 2026-11-02\nclosed: 2026-11-20\n")
    catalogue = catalogue_of(content)
    assert home_page(Edition.of(catalogue, "en")).values["asked"] == []
    assert feed(catalogue) == []
    assert collect(catalogue, Scope(NOW.date())).questions == ()
    found = next(one for one in documents(editions(catalogue, SITE)) if one.id == "sample-evening-rides")
    assert found.versions["fr"].context.startswith("Close")


def test_the_newsletter_of_an_area_tells_of_the_questions_from_there(content: Path) -> None:
    catalogue = catalogue_of(content)
    asked = {name: collect(catalogue, Scope(NOW.date(), areas=(area(catalogue, name),))).questions for name in ("ON", "QC")}
    assert asked == {"ON": ("sample-evening-rides",), "QC": ()}


def test_an_answer_says_in_which_language_it_was_written(content: Path) -> None:
    catalogue = catalogue_of(content)
    assert "Written in French; our translation." in stamped(catalogue, "questions/sample-evening-rides/")
    assert "Écrit en français." in stamped(catalogue, "questions/sample-evening-rides/", "fr")


def test_an_answer_cannot_come_before_its_question(content: Path) -> None:
    change(content, QUESTION, "answered: 2026-11-09", "answered: 2026-11-01")
    assert [problem.rule for problem in read(content).problems] == ["dates-order"]


def test_a_practice_leads_to_the_questions_whose_answers_cite_it(content: Path) -> None:
    assert "questions/sample-evening-rides/" in stamped(catalogue_of(content), "practices/sample-welcome-bus/")


# Circles


def test_a_contact_leaves_pages_and_data_once_the_consent_is_over(content: Path) -> None:
    before, after = (dt.datetime.fromisoformat(f"2038-10-{day}T12:00-07:00") for day in ("01", "02"))
    assert "mailto:drivers@" in stamped(catalogue_of(content, before), "circles/sample-drivers/")
    over = catalogue_of(content, after)
    assert "mailto:drivers@" not in stamped(over, "circles/sample-drivers/", "fr")
    assert "contact" not in record(over, SITE, "circles", "sample-drivers")


def test_a_contact_of_an_organization_leaves_too_and_the_other_stays(content: Path) -> None:
    contacts = "contacts:\n" + "".join(
        f"  - {{role: {{en: Desk, fr: Accueil}}, address: 'mailto:{name}@example.org', consent: 2026-01-05, expires: {last}}}\n"
        for name, last in (("first", "2026-12-01"), ("second", "2027-12-01"))
    )
    file = content / "network/organizations/sample-partnership.yml"
    file.write_text(file.read_text("utf-8") + contacts, "utf-8")
    before, after = (dt.datetime.fromisoformat(f"2026-12-{day}T12:00-08:00") for day in ("01", "02"))
    address = "network/sample-partnership/"
    assert "mailto:first@" in stamped(catalogue_of(content, before), address)
    over = catalogue_of(content, after)
    assert "mailto:first@" not in stamped(over, address) and "mailto:second@" in stamped(over, address, "fr")
    assert [one["address"] for one in record(over, SITE, "organizations", "sample-partnership")["contacts"]] == [
        "mailto:second@example.org"
    ]


def test_the_dates_of_a_circle_are_updates_that_name_it(content: Path) -> None:
    catalogue = catalogue_of(content)
    assert "updates/sample-meeting/" in stamped(catalogue, "circles/sample-drivers/")
    assert "circles/sample-drivers/" in stamped(catalogue, "updates/sample-meeting/")


# Nothing yet


def test_a_list_without_anything_says_so_and_leads_to_how_to_tell(content: Path) -> None:
    catalogue = empty(content)
    for address, kind in (("replications/", "replication"), ("questions/", "peer-question"), ("circles/", "circle")):
        for language in ("en", "fr"):
            page = stamped(catalogue, address, language)
            assert 'class="room"' in page and f"contribute/share/#new={kind}" in page


def test_nothing_asked_makes_no_feed_and_no_heading_at_home(content: Path) -> None:
    catalogue = empty(content)
    assert not [path for path in files(editions(catalogue, SITE)) if "questions" in path]
    assert "Open questions" not in stamped(catalogue, "")
    assert not [address for address in plan(catalogue) if address.startswith("replications/") and address != "replications/"]
