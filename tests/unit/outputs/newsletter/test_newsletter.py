"""The newsletter: what it chooses, in which order, and how it says it."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import lxml.html
import pytest

from portal.catalogue.catalogue import Catalogue
from portal.history import history
from portal.model.update import Half
from portal.outputs.newsletter.issue import Scope, area, area_names, collect
from portal.outputs.newsletter.newsletter import MOST_PRACTICES, Letter, files
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings
from tests.helpers import BUS, ROOT, TEA, change, read
from tests.repositories import Repository

NOW = dt.datetime.fromisoformat("2026-11-22T09:00-05:00")
SINCE = dt.date(2026, 11, 1)
SITE = Settings("https://example.org/commons/", "", name={"en": "Small Centre Commons", "fr": "Carrefour des petits centres"})


def catalogue_of(content: Path, now: dt.datetime = NOW) -> Catalogue:
    return Catalogue.of(read(content), now)


def update(content: Path, name: str, kind: str = "news", more: str = "", **fields: str) -> None:
    """An update in a new file; fields are YAML."""
    said = {
        "organization": "sample-transit",
        "title": f"{{en: Title of {name}, fr: Titre de {name}}}",
        "text": f"{{en: Text of {name}., fr: Texte de {name}.}}",
        "published": "2026-11-10",
        "themes": "[transportation]",
        "provinces": "[CA]",
        **fields,
    }
    lines = "".join(f"{field}: {value}\n" for field, value in said.items())
    schema = "# yaml-language-server: $schema=../../../../portal/schema/update.json\n"
    (content / f"network/updates/{name}.yml").write_text(f"{schema}type: {kind}\n{lines}{more}", "utf-8")


def call(content: Path, name: str, deadline: str, **fields: str) -> None:
    update(content, name, "call-for-input", deadline=deadline, **fields)


def made(content: Path, name: str, *, languages: Sequence[str] = LANGUAGES, now: dt.datetime = NOW) -> str:
    """A file of the digest."""
    catalogue = catalogue_of(content, now)
    scope = Scope(SINCE)
    issue = collect(catalogue, scope)
    letters = [Letter(Edition.of(catalogue, one, SITE), scope, issue) for one in languages]
    return files(letters, ROOT / "theme/digest")[name]().decode()


def page(content: Path, **options: object) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(made(content, "digest.html", **options))  # type: ignore[arg-type]


def said(element: lxml.html.HtmlElement, tag: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in element.iter(tag)]


def letter(content: Path, language: str = "en", **scope: object) -> Letter:
    catalogue = catalogue_of(content)
    chosen = Scope(SINCE, **scope)  # type: ignore[arg-type]
    return Letter(Edition.of(catalogue, language, SITE), chosen, collect(catalogue, chosen))


# What is chosen


def test_open_calls_stand_by_deadline(content: Path) -> None:
    call(content, "later", "{day: 2026-12-24, zone: toronto}")
    call(content, "sooner", "{day: 2026-11-23, zone: toronto}")
    assert collect(catalogue_of(content), Scope(SINCE)).opportunities == ("sooner", "sample-grant", "later")


def test_deadlines_are_compared_as_instants(content: Path) -> None:
    call(content, "a-vancouver", '{day: 2026-11-24, time: "10:00", zone: vancouver}')
    call(content, "b-st-johns", '{day: 2026-11-24, time: "11:00", zone: st-johns}')
    assert collect(catalogue_of(content), Scope(SINCE)).opportunities[:2] == ("b-st-johns", "a-vancouver")


def test_what_is_closed_is_not_told(content: Path) -> None:
    after = dt.datetime.fromisoformat("2026-12-01T17:00-05:00")
    assert collect(catalogue_of(content, after), Scope(SINCE)).opportunities == ()


def test_what_has_left_the_lists_is_not_told(content: Path) -> None:
    update(content, "gone", expires="2026-11-20")
    assert collect(catalogue_of(content), Scope(SINCE)).news == ("sample-news",)


def test_an_open_call_is_told_however_old_it_is(content: Path) -> None:
    assert "sample-grant" in collect(catalogue_of(content), Scope(NOW.date())).opportunities


def test_events_and_trainings_stand_by_date(content: Path) -> None:
    more = {"meeting": "{languages: [en], venue: {en: Here, fr: Ici}}", "provinces": "[CA]"}
    update(content, "later", "training", starts="{day: 2026-12-24, zone: toronto}", **more)
    update(content, "sooner", "training", starts="{day: 2026-11-30, zone: toronto}", **more)
    assert collect(catalogue_of(content), Scope(SINCE)).meetings == ("sooner", "sample-meeting", "later")


def test_news_and_research_since_the_day_stand_newest_first(content: Path) -> None:
    update(content, "old", published="2026-10-31")
    update(content, "on-the-day", "research", published="2026-11-01")
    update(content, "changed", published="2026-10-01", changed="2026-11-20")
    assert collect(catalogue_of(content), Scope(SINCE)).news == ("changed", "sample-news", "on-the-day")


def test_practices_since_the_day_stand_with_the_new_ones_first(content: Path) -> None:
    change(content, BUS, "last: 2026-02-10", "last: 2026-11-10")
    change(content, TEA, "submitted: 2026-01-10, last: 2026-02-10", "submitted: 2026-11-05, last: 2026-11-05")
    assert collect(catalogue_of(content), Scope(SINCE)).practices == ("sample-welcome-tea", "sample-welcome-bus")


@pytest.fixture
def merged(content: Path) -> Path:
    """A repository in which an update and a practice of earlier days, and a review, became public on November 20."""
    late = ("network/updates/sample-news.yml", TEA)
    texts = {path: (content / path).read_text("utf-8") for path in late}
    repository = Repository(content)
    change(content, BUS, "[the tea](practice:sample-welcome-tea)", "the tea")
    change(content, BUS, "[le thé](practice:sample-welcome-tea)", "le thé")
    repository.commit("2026-10-01T12:00:00-05:00", dict.fromkeys(late))
    change(content, BUS, "last: 2026-02-10", "last: 2026-11-02")
    repository.commit("2026-11-20T23:30:00-05:00", dict(texts))
    return content


@pytest.mark.parametrize(
    ("since", "news", "practices"),
    [
        ("2026-11-20", ("sample-news",), ("sample-welcome-tea", "sample-welcome-bus")), ("2026-11-21", (), ()),
    ],
)  # fmt: skip
def test_since_is_asked_of_the_day_on_which_a_thing_became_public(
    merged: Path, since: str, news: tuple[str, ...], practices: tuple[str, ...]
) -> None:
    issue = collect(catalogue_of(merged), Scope(dt.date.fromisoformat(since)), history.read(merged))
    assert (issue.news, issue.practices) == (news, practices)


def test_what_was_not_public_before_is_new_and_the_rest_revised(merged: Path) -> None:
    issue = collect(catalogue_of(merged), Scope(dt.date(2026, 11, 1)), history.read(merged))
    assert (issue.practices, issue.new) == (("sample-welcome-tea", "sample-welcome-bus"), {"sample-welcome-tea"})


def test_people_are_told_the_days_that_the_files_declare(merged: Path) -> None:
    catalogue, scope = catalogue_of(merged), Scope(dt.date(2026, 11, 20))
    letter = Letter(Edition.of(catalogue, "en", SITE), scope, collect(catalogue, scope, history.read(merged)))
    days = {item.title.text: item.about[-1].text for _, _, items in letter.sections for item in items}
    assert days["The sample bus has a new colour"] == "Published on November 10, 2026"
    assert days["A sample bus that shows newcomers around"] == "Revised on November 2, 2026"
    assert days["A sample tea"] == "New on January 10, 2026"


def test_an_organization_narrows_updates_and_practices_down(content: Path) -> None:
    issue = collect(catalogue_of(content), Scope(dt.date(2026, 1, 1), ("sample-transit",)))
    assert (issue.opportunities, issue.meetings, issue.news) == ((), ("sample-meeting",), ())
    assert issue.practices == ("sample-welcome-bus",)


def test_several_organizations_add_up(content: Path) -> None:
    issue = collect(catalogue_of(content), Scope(SINCE, ("sample-transit", "sample-partnership")))
    assert (issue.opportunities, issue.meetings) == (("sample-grant",), ("sample-meeting",))


@pytest.mark.parametrize("name", ["CA-QC", "qc", "QC", "sample-region", "sample-city-qc"])
def test_an_area_holds_what_concerns_its_province_or_the_whole_country(content: Path, name: str) -> None:
    catalogue = catalogue_of(content)
    issue = collect(catalogue, Scope(dt.date(2026, 1, 1), (), (area(catalogue, name),)))
    assert (issue.opportunities, issue.meetings, issue.news) == ((), ("sample-meeting",), ("sample-news",))
    assert issue.practices == ("sample-job-fair",)


def test_a_place_that_is_a_whole_province_holds_its_places(content: Path) -> None:
    change(content, "network/places.yml", "    en: Sample City\n    fr: Cité-Échantillon", "    en: Quebec\n    fr: Québec")
    change(content, "network/places.yml", "size: medium", "size: region")
    where = "{latitude: 47, longitude: -71}"
    another = f"another-qc:\n  name: {{en: A, fr: B}}\n  province: CA-QC\n  size: small\n  coordinates: {where}\n"
    file = content / "network/places.yml"
    file.write_text(file.read_text("utf-8") + another, "utf-8")
    assert area(catalogue_of(content), "sample-city-qc").places == {"sample-city-qc", "another-qc"}


def test_an_area_that_is_none_is_an_error(content: Path) -> None:
    with pytest.raises(KeyError):
        area(catalogue_of(content), "atlantis")


def test_areas_are_known_by_their_names_in_both_languages(content: Path) -> None:
    names = area_names(catalogue_of(content))
    assert (names["québec"], names["ville-échantillon"], names["sample region"]) == ("CA-QC", "sample-town-on", "sample-region")


# How it is said


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        ("2026-11-22", "Closes today: November 22, 2026", "Se termine aujourd’hui\u00a0: 22 novembre 2026"),
        ("2026-11-23", "Closes tomorrow: November 23, 2026", "Se termine demain\u00a0: 23 novembre 2026"),
        ("2026-11-25", "Closes in 3 days: November 25, 2026", "Se termine dans 3 jours\u00a0: 25 novembre 2026"),
    ],
)
def test_days_left_are_said(content: Path, day: str, english: str, french: str) -> None:
    call(content, "soon", f"{{day: {day}, zone: toronto}}")
    html = made(content, "digest.html")
    assert f"<strong>{english}</strong>" in html and f"<strong>{french}</strong>" in html


def test_days_are_counted_where_the_deadline_is(content: Path) -> None:
    """At 10 p.m. in Toronto it is already the 23rd in St. John's."""
    call(content, "soon", '{day: 2026-11-23, time: "10:00", zone: st-johns}')
    now = dt.datetime.fromisoformat("2026-11-22T22:40-05:00")
    assert "Closes today: November 23, 2026" in made(content, "digest.html", now=now)


def test_an_event_tells_its_day_place_and_languages(content: Path) -> None:
    html = made(content, "digest.html", languages=["en"]).replace("\u00a0", " ")
    assert "<strong>Saturday, December 5, 2026, 7:00 p.m." in html
    assert "<strong>Place:</strong> Sample Hall · Online<br><strong>Languages:</strong> English<br>" in html


def test_a_call_tells_the_amount_and_who_may_apply(content: Path) -> None:
    html = made(content, "digest.html", languages=["fr"])
    assert "<strong>Combien\u00a0:</strong> Jusqu’à 5\u00a0000\u00a0$<br>" in html
    assert "Les organismes imaginaires." in html


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "The French text follows by November 30, 2035."),
        ("fr", "En anglais pour l’instant. Le texte français suivra d’ici le 30 novembre 2035."),
    ],
)
def test_a_language_that_is_on_its_way_is_told(content: Path, language: str, note: str) -> None:
    assert f"<em>{note}</em>" in made(content, "digest.html", languages=[language])
    assert note in " ".join(made(content, "digest.txt", languages=[language]).split())


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "The French text was promised by November 30, 2026 and is not there yet."),
        ("fr", "En anglais seulement : le texte français était promis pour le 30 novembre 2026."),
    ],
)
def test_a_promise_that_passed_is_told_as_such(content: Path, language: str, note: str) -> None:
    change(content, "network/updates/sample-meeting.yml", "by: 2035-11-30", "by: 2026-11-30")
    letter_text = made(content, "digest.txt", languages=[language], now=dt.datetime(2026, 12, 2, 12, tzinfo=dt.UTC))
    assert note in " ".join(letter_text.replace("\u00a0", " ").split())


def test_text_in_the_other_language_is_marked(content: Path) -> None:
    html = made(content, "digest.html", languages=["fr"])
    assert '<span lang="en">Come and talk about imaginary buses.</span>' in html
    assert html.count('lang="en"') == 2  # the title and the text


def test_a_long_text_is_cut_after_a_word(content: Path) -> None:
    update(content, "long", text="{en: " + "wording " * 60 + ", fr: Court.}")
    assert re.search(r">(wording ){30,35}…</p>", made(content, "digest.html"))


def test_only_the_first_paragraph_is_told(content: Path) -> None:
    update(content, "two", text='{en: "First.\\n\\nSecond.", fr: "Premier.\\n\\nDeuxième."}')
    assert "First." in made(content, "digest.html") and "Second." not in made(content, "digest.html")


def test_the_practices_left_out_are_counted_with_a_link(content: Path) -> None:
    change(content, BUS, "submitted: 2026-01-10, last: 2026-02-10", "submitted: 2026-11-05, last: 2026-11-05")
    card = (content / BUS).read_text("utf-8")
    for number in range(MOST_PRACTICES + 2):
        (content / f"practices/copy-{number}.yml").write_text(card, "utf-8")
    html = made(content, "digest.html", languages=["en"])
    assert len(re.findall(r"/en/practices/[a-z0-9-]+/", html)) == MOST_PRACTICES
    assert '<a href="https://example.org/commons/en/practices/" ' in html and "3 more among the new and revised ones" in html


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("en", "Small Centre Commons: 1 open call, 1 event or training, 1 news item and 1 open question"),
        ("fr", "Carrefour des petits centres\u00a0: 1 appel ouvert, 1 événement ou formation, 1 nouvelle et 1 question ouverte"),
    ],
)
def test_the_subject_counts_what_is_told(content: Path, language: str, subject: str) -> None:
    assert letter(content, language).subject == subject


def test_the_subject_and_the_title_name_the_area(content: Path) -> None:
    chosen = letter(content, areas=(area(catalogue_of(content), "on"),), organizations=("sample-partnership",))
    assert chosen.subject.startswith("Small Centre Commons, Sample Partnership and Ontario: ")
    assert chosen.title == "News for small centres: Sample Partnership and Ontario"


# Nothing to tell


def empty(content: Path) -> None:
    """Without anything that an organization published or asked."""
    for folder in ("updates", "questions"):
        for file in (content / "network" / folder).iterdir():
            file.unlink()


@pytest.mark.parametrize(("language", "words"), [("en", "There is nothing to tell"), ("fr", "Il n’y a rien à annoncer")])
def test_nothing_to_tell_is_said(content: Path, language: str, words: str) -> None:
    empty(content)
    html, text = made(content, "digest.html", languages=[language]), made(content, "digest.txt", languages=[language])
    assert words in html and words in text and "<h2" not in html


def test_nothing_to_tell_is_the_subject_too(content: Path) -> None:
    empty(content)
    assert letter(content).subject == "Small Centre Commons: nothing new since November 1, 2026"


def test_a_part_without_anything_is_left_out(content: Path) -> None:
    headings = ["Funding and calls for input", "Events and training", "News and research", "Questions from other centres"]
    assert said(page(content, languages=["en"]), "h2") == headings


# The page


def test_both_languages_are_complete_halves_english_first(content: Path) -> None:
    cells = list(page(content).iter("td"))
    assert [cell.get("lang") for cell in cells] == ["en", "fr"]
    assert [len(list(cell.iter("h3"))) for cell in cells] == [4, 4]


def test_each_half_begins_with_a_link_to_the_other(content: Path) -> None:
    cells = list(page(content).iter("td"))
    assert [(cell[0][0].get("href"), cell[0][0].get("lang")) for cell in cells] == [("#fr", "fr"), ("#en", "en")]
    assert {one.get("id") for one in page(content).iter("a")} == {None, "en", "fr"}


def test_one_language_alone_has_no_link_to_another(content: Path) -> None:
    assert 'href="#' not in made(content, "digest.html", languages=["fr"])


def test_links_are_absolute_and_say_where_they_lead(content: Path) -> None:
    links = {one.get("href"): one.text_content() for one in page(content, languages=["en"]).iter("a")}
    assert all(address.startswith("https://example.org/commons/en/") for address in links)
    assert links["https://example.org/commons/en/updates/sample-grant/"] == "Money for imaginary buses"


def test_headings_are_in_order(content: Path) -> None:
    levels = [int(one.tag[1]) for one in page(content).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_page_holds_only_what_survives_a_mail_program(content: Path) -> None:
    elements = page(content)
    frame = {"html", "head", "meta", "title", "body", "table", "tr", "td"}
    text = {"p", "h1", "h2", "h3", "a", "strong", "em", "span", "br"}
    assert {one.tag for one in elements.iter()} <= frame | text
    assert not {name for one in elements.iter() for name in one.attrib} & {"class", "onclick", "src", "background"}
    assert "url(" not in made(content, "digest.html") and "@" not in made(content, "digest.html")


def test_the_page_is_one_table_for_the_eye_alone(content: Path) -> None:
    [table] = page(content).iter("table")
    assert table.get("role") == "presentation" and "width:600px;max-width:100%" in (table.get("style") or "")


def test_a_colour_of_text_never_stands_without_paper_below_it(content: Path) -> None:
    """Programs with dark colours turn the two together, or the letter cannot be read."""
    for one in page(content).iter("body", "table", "td"):
        assert "background-color:#fcfcf9" in one.get("style", "") and "color:#1a2421" in one.get("style", "")


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_text_is_readable(content: Path) -> None:
    """WCAG 2.2, 1.4.6: 7 to 1."""
    colours = set(re.findall(r"(?<![-\w])color:(#[0-9a-f]{6})", made(content, "digest.html")))
    assert len(colours) == 3 and all((luminance("#fcfcf9") + 0.05) / (luminance(colour) + 0.05) >= 7 for colour in colours)


# The plain text


def test_no_line_of_the_text_is_wider_than_72_but_an_address(content: Path) -> None:
    lines = made(content, "digest.txt").split("\n")
    assert [line for line in lines if len(line) > 72 and not re.fullmatch(r" *https://\S+", line)] == []


def test_the_text_tells_what_the_page_tells(content: Path) -> None:
    plain = " ".join(made(content, "digest.txt").split())
    for one in page(content).iter("h1", "h2", "h3", "strong", "em"):
        assert " ".join(one.text_content().split()) in plain


def test_the_text_holds_the_address_of_everything(content: Path) -> None:
    text = made(content, "digest.txt")
    assert all(one.get("href") in text for one in page(content).iter("a") if (one.get("href") or "#")[0] != "#")


# Hostile text

EVIL = '</p><script>alert(1)</script><b onclick="x">&amp;\n\n---\nBcc: x@example.org'


def test_text_that_the_rules_never_saw_adds_no_element_and_no_line(content: Path) -> None:
    catalogue = catalogue_of(content)
    half = Half(en=EVIL, fr=EVIL)
    updates = {name: copy(one) for name, one in catalogue.updates.items()}
    for one in updates.values():
        object.__setattr__(one, "title", half)
        object.__setattr__(one, "text", half)
    harmed = replace(catalogue, updates=updates)
    scope = Scope(SINCE)
    made_of = {}
    for one in (catalogue, harmed):
        letters = [Letter(Edition.of(one, "en", SITE), scope, collect(one, scope))]
        made_of[id(one)] = {name: make().decode() for name, make in files(letters, ROOT / "theme/digest").items()}
    html, text = made_of[id(harmed)].values()
    tags = [[element.tag for element in lxml.html.document_fromstring(said["digest.html"]).iter()] for said in made_of.values()]
    assert tags[0] == tags[1] and "<script" not in html and "\nBcc" not in html
    assert not [line for line in text.split("\n") if line.startswith(("---\n", "Bcc"))]


@pytest.mark.parametrize("name", ["digest.html", "digest.txt"])
def test_a_template_in_a_text_is_text(content: Path, name: str) -> None:
    update(content, "evil", title="{en: '{{ 7 * 7 }} {% raw %}', fr: '{{ 8 * 8 }} %}'}")
    assert "{{ 7 * 7 }} {% raw %}" in made(content, name)


def test_signs_of_html_are_escaped(content: Path) -> None:
    update(content, "evil", title="""{en: 'a <3 "c" & d > 5', fr: 'x <3'}""", text="{en: '5 <3 & c', fr: 'x <3 & z'}")
    html = made(content, "digest.html", languages=["en"])
    assert "a &lt;3 “c” &amp; d &gt; 5" in html and ">5 &lt;3 &amp; c</p>" in html


def test_signs_of_html_stay_as_they_are_in_the_plain_text(content: Path) -> None:
    update(content, "evil", title="{en: 'a <3 & d > 5', fr: 'x <3'}", text="{en: '5 <3 & c', fr: 'x <3 & z'}")
    assert "\na <3 & d > 5\n" in made(content, "digest.txt") and "  5 <3 & c\n" in made(content, "digest.txt")


def test_a_line_end_in_a_title_makes_no_new_line(content: Path) -> None:
    update(content, "evil", title='{en: "One\\nBcc: x@example.org\\n\\n---", fr: "Un\\nDeux"}')
    text = made(content, "digest.txt")
    assert "One Bcc: x@example.org ---\n" in text and "\nBcc" not in text


def test_a_line_end_in_a_name_makes_no_new_line_in_the_subject(content: Path) -> None:
    change(content, "network/organizations/sample-transit.yml", "en: Sample Transit", 'en: "Sample\\nBcc: x@example.org"')
    assert "\n" not in letter(content, organizations=("sample-transit",)).subject


# As a message


@pytest.mark.parametrize("languages", [["en"], ["fr"], ["en", "fr"]])
def test_page_and_text_make_a_message_that_reads_back_the_same(content: Path, languages: list[str]) -> None:
    html, text = made(content, "digest.html", languages=languages), made(content, "digest.txt", languages=languages)
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = letter(content, languages[0]).subject
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    back = message_from_bytes(message.as_bytes(), policy=policy.SMTP)
    assert back["Subject"].strip() == letter(content, languages[0]).subject  # what folds the line leaves a space before it
    leaves = (part for part in back.walk() if not part.is_multipart())
    parts = {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in leaves}
    assert parts == {"text/plain": text, "text/html": html}


def test_the_same_library_and_clock_give_the_same_bytes(content: Path) -> None:
    first, second = ([made(content, name) for name in ("digest.html", "digest.txt")] for _ in range(2))
    assert first == second
