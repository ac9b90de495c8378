"""The search in the browser, as somebody uses it. `site` is the address of the built site, under a sub-path."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.axe import follow
from tests.browser.labels import label

BUS = "larkspur-bus-times"
BUSINESS = "harrow-bay-business-mentors"
SIGNS = "harrow-bay-shop-signs"
INTERPRETERS = "larkspur-interpreters-by-telephone"
LIBRARIES = "alder-lake-libraries-at-the-plant"
HOUSING_GUIDE = "harrow-bay-housing-guide"
HOMES = "greywater-homes-for-large-families"
ACRONYM = "LIP"


@pytest.fixture
def search(page: Page, site: str) -> Callable[[str, str], Page]:
    """Opens the search page of a language with a query such as 'q=bus', and waits for its results."""

    def opened(language: str, query: str = "") -> Page:
        page.goto("about:blank")  # a change behind '#' alone would load nothing
        page.goto(f"{site}{language}/search/" + (f"#{query}" if query else ""))
        ready(page)
        return page

    return opened


def ready(page: Page) -> None:
    """Waits until the results and the numbers beside the facets are there."""
    expect(page.locator("[data-search-facets]")).to_have_attribute("aria-busy", "false")


def rows(page: Page) -> Locator:
    return page.locator("[data-search-rows] > .row")


def first(page: Page) -> str:
    """The id of the first practice of the results."""
    address = rows(page).first.locator("a").get_attribute("href") or ""
    return address.rstrip("/").rsplit("/", 1)[-1]


def ids(page: Page) -> list[str]:
    addresses: list[str] = rows(page).locator("h3 a").evaluate_all("links => links.map(link => link.href)")
    return [address.rstrip("/").rsplit("/", 1)[-1] for address in addresses]


def query_of(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).fragment)


def total(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator("[data-search-count]").inner_text()) or 0)


def term(page: Page, facet: str, name: str) -> Locator:
    return page.locator(f"input[name={facet}][value={name}]")


def number(page: Page, facet: str, name: str) -> Locator:
    """The number beside a term."""
    return page.locator("label", has=term(page, facet, name)).locator(".count")


# Words as people type them


@pytest.mark.parametrize(
    ("language", "query", "practice"),
    [
        ("fr", "ENSEIGNES", SIGNS),
        ("fr", "enseigne", SIGNS),
        ("fr", "interpretes", INTERPRETERS),
        ("fr", "Interprète", INTERPRETERS),
        ("fr", "autobus", BUS),
        ("fr", "AUTOBUS", BUS),
        ("fr", "bibliotheque", LIBRARIES),
        ("en", "bus", BUS),
        ("en", "Buses", BUS),
        ("en", "interpreter", INTERPRETERS),
        ("en", "INTERPRETERS", INTERPRETERS),
        ("en", "libraries", LIBRARIES),
        ("en", "how do we get buses for English classes", BUS),
    ],
)
def test_finds_the_right_practice_whatever_accents_capitals_and_plurals(
    search: Callable[..., Page], language: str, query: str, practice: str
) -> None:
    assert practice in ids(search(language, f"q={query}"))[:2]


@pytest.mark.parametrize("query", ["horaire", "l'horaire", "l’horaire", "lʼhoraire", "horaires"])
def test_a_french_word_is_found_behind_its_elision(search: Callable[..., Page], query: str) -> None:
    assert first(search("fr", f"q={query}")) == BUS


@pytest.mark.parametrize("query", ["bibliothèque", "main-d’œuvre qualifiée", '"bibliothèque"'])
def test_an_accent_in_a_piece_of_its_own_finds_what_its_letter_finds(search: Callable[..., Page], query: str) -> None:
    page = search("fr", f"q={query}")
    expected = ids(page)
    assert expected
    page.locator("#search-q").fill(unicodedata.normalize("NFD", query) + " ")
    page.locator("#search-q").press("Enter")
    ready(page)
    assert ids(page) == expected
    assert query_of(page) == [("q", query)]
    assert ids(search("fr", f"q={unicodedata.normalize('NFD', query)}")) == expected


def test_a_compound_is_one_word_or_its_parts(search: Callable[..., Page]) -> None:
    assert "main-d’œuvre" in rows(search("fr", "q=main-d'oeuvre")).first.inner_text()
    assert first(search("en", "q=housing-guide")) == HOUSING_GUIDE


def test_bus_is_not_business(search: Callable[..., Page]) -> None:
    found = ids(search("en", "q=bus"))
    assert BUS in found and BUSINESS not in found


def test_marks_the_words_that_were_found(search: Callable[..., Page]) -> None:
    page = search("fr", "q=ENSEIGNES")
    assert rows(page).first.locator("h3 mark").all_inner_texts() == ["Enseignes"]


def test_says_where_a_practice_tells_of_what_is_not_seen_in_its_row(search: Callable[..., Page]) -> None:
    page = search("en", "q=forums")
    row = rows(page).filter(has=page.locator("a[href*=greywater-talking-about-racism]"))
    expect(row.locator(".row__why")).to_have_text("in what was needed and done")
    expect(row.locator("mark")).to_have_count(0)


def test_says_which_concept_led_to_a_practice(search: Callable[..., Page]) -> None:
    """The glossary of the samples knows the acronym."""
    page = search("en", f"q={ACRONYM}")
    expect(page.locator(".row__why", has_text=f"{ACRONYM.lower()} → ").first).to_be_visible()


def test_everything_is_found_each_with_its_kind(search: Callable[..., Page]) -> None:
    page = search("en", "q=Larkspur")
    kinds = set(page.locator(".row__kind").all_inner_texts())
    assert "Place" in kinds
    term(page, "what", "places").check()
    ready(page)
    assert set(page.locator(".row__kind").all_inner_texts()) == {"Place"}
    assert ("what", "places") in query_of(page)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("address", "query"), [("themes/housing/", "theme=housing"), ("evidence/promising/", "evidence=promising")]
)
def test_results_look_like_the_same_practices_in_a_list(
    search: Callable[..., Page], page: Page, site: str, language: str, address: str, query: str
) -> None:
    parts = r"""row => [...row.querySelectorAll("*")].map(
        part => [part.tagName, part.className, part.lang, part.textContent.trim().replace(/\s+/g, " ")])"""
    page.goto(f"{site}{language}/{address}")
    listed = {row.locator("h3").inner_text(): row.evaluate(parts) for row in page.locator(".row").all()}
    assert listed
    search(language, query)
    found = {row.locator("h3").inner_text(): row.evaluate(parts) for row in rows(page).all()}
    assert {title: found[title] for title in listed} == listed


@pytest.mark.parametrize(("language", "foreign"), [("en", "fr"), ("fr", None)])
def test_an_organization_that_bears_a_name_in_one_language_is_called_so_in_it(
    search: Callable[..., Page], language: str, foreign: str | None
) -> None:
    page = search(language, "q=aulnes&what=organizations")
    assert page.locator(".row__title a[href*='aulnes-carrefour']").get_attribute("lang") == foreign
    page.goto(f"{page.url.partition('search/')[0]}toolkit/")  # the home page has its box elsewhere
    page.locator("header [data-site-search] input").press_sequentially("carrefour des aulnes")
    assert page.locator("a.suggestion[href*='aulnes-carrefour'] .suggestion__title").get_attribute("lang") == foreign


@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
def test_a_term_is_offered_with_its_other_name_in_the_other_language(page: Page, site: str, language: str, other: str) -> None:
    page.goto(f"{site}{language}/toolkit/")
    page.locator("header [data-site-search] input").press_sequentially(
        {"en": "labour market", "fr": "marché du travail"}[language]
    )
    offered = page.locator("a.suggestion[href*='glossary/'] .suggestion__place").first
    expect(offered.locator(f"[lang={other}]")).not_to_be_empty()


@pytest.mark.parametrize(("typed", "meant"), [("logment", "logement"), ("etablisement", "établissement")])
def test_a_slip_is_put_right_and_said(search: Callable[..., Page], typed: str, meant: str) -> None:
    page = search("fr", f"q={typed}")
    found = ids(page)
    expect(page.locator("[data-search-notes]")).to_contain_text(f"« {meant} »")
    page = search("fr", f"q={meant}")
    assert ids(page) == found
    expect(page.locator("[data-search-notes]")).to_be_empty()


def test_words_that_merely_begin_so_are_told_from_the_word_itself(search: Callable[..., Page]) -> None:
    expect(search("en", "q=interpr").locator("[data-search-notes]")).to_contain_text("“interpr” as such")


def test_words_that_no_practice_has_are_named_and_the_others_searched(search: Callable[..., Page]) -> None:
    page = search("en", "q=libraries plant xyzzy")
    expect(page.locator("[data-search-notes]")).to_contain_text("xyzzy")
    assert first(page) == LIBRARIES


# What is only near


def test_of_what_is_only_near_the_nearest_few_are_shown_and_the_others_on_request(search: Callable[..., Page]) -> None:
    page = search("en", "q=larksp")
    expect(page.locator("[data-search-count]")).to_have_text(re.compile(r"^\d+ results near it$"))
    few, every = rows(page).count(), total(page)
    assert few == 5 < every
    more = page.locator("[data-search-more]")
    expect(more).to_have_text(f"Show more that is near it ({every - few})")
    more.click()
    expect(rows(page)).to_have_count(min(every, few + 20))
    expect(rows(page).nth(few).locator("a")).to_be_focused()


def test_what_tells_of_all_that_was_asked_is_not_called_near(search: Callable[..., Page]) -> None:
    expect(search("fr", "q=logement").locator("[data-search-count]")).to_have_text(re.compile(r"^\d+ résultats$"))


# Phrases


@pytest.mark.parametrize(("language", "query"), [("en", '"town hall"'), ("fr", "« premier mois »")])
def test_a_phrase_comes_first_where_it_stands_side_by_side_and_the_others_are_told(
    search: Callable[..., Page], language: str, query: str
) -> None:
    page = search(language, f"q={query}")
    notes = {"en": "not always side by side", "fr": "pas toujours côte à côte"}
    expect(page.locator("[data-search-notes]")).to_contain_text(notes[language])
    apart = {"en": "perhaps not side by side", "fr": "peut-être pas côte à côte"}[language]
    told = [apart in text for text in rows(page).all_inner_texts()]
    assert told == sorted(told) and len(set(told)) == 2
    phrase = query.strip('"«» ').lower()
    assert all((phrase in text.lower()) != one for text, one in zip(rows(page).all_inner_texts(), told, strict=True))


# Facets


def test_a_filter_narrows_to_the_number_beside_it(search: Callable[..., Page]) -> None:
    page = search("en")
    everything = total(page)
    announced = int(number(page, "theme", "housing").inner_text())
    term(page, "theme", "housing").check()
    expect(page.locator("[data-search-count]")).to_have_text(f"{announced} practices")
    assert announced < everything
    assert query_of(page) == [("theme", "housing")]


def test_numbers_of_other_facets_follow_and_terms_of_one_facet_add_up(search: Callable[..., Page]) -> None:
    page = search("en")
    all_large = int(number(page, "size", "large").inner_text())
    housing, health = (int(number(page, "theme", theme).inner_text()) for theme in ("housing", "health"))
    term(page, "theme", "housing").check()
    expect(number(page, "size", "large")).not_to_have_text(str(all_large))
    expect(number(page, "theme", "health")).not_to_have_text("0")
    term(page, "theme", "health").check()
    ready(page)
    expect(page.locator(".chip")).to_have_count(2)
    assert max(housing, health) <= total(page) <= housing + health
    large = int(number(page, "size", "large").inner_text())
    term(page, "size", "large").check()
    expect(page.locator("[data-search-count]")).to_have_text(f"{large} practices")


def test_terms_without_results_fold_away(search: Callable[..., Page]) -> None:
    page = search("en", "q=arena")
    expect(term(page, "theme", "housing")).not_to_be_visible()
    expect(page.locator("input[name=theme]:visible").first).to_be_visible()


def test_a_chip_takes_its_filter_off(search: Callable[..., Page]) -> None:
    page = search("fr", "theme=housing&size=large")
    expect(page.locator(".chip")).to_have_text([label("themes", "housing", "fr"), label("sizes", "large", "fr")])
    page.get_by_role("button", name=f"Retirer le filtre : {label('themes', 'housing', 'fr')}").click()
    expect(page.locator(".chip")).to_have_count(1)
    assert query_of(page) == [("size", "large")]


def test_unknown_terms_in_the_address_are_passed_over(search: Callable[..., Page]) -> None:
    page = search("en", "theme=nothing-of-the-kind&theme=housing")
    expect(page.locator(".chip")).to_have_text([label("themes", "housing", "en")])


# The state is the address


def test_back_and_forward_go_through_searches(search: Callable[..., Page]) -> None:
    page = search("en", "q=libraries")
    libraries = ids(page)
    box = page.locator("#search-q")
    box.fill("business")
    page.wait_for_url("**/search/#q=business")
    box.press("Enter")
    expect(rows(page).locator("h3 a").first).to_have_attribute("href", re.compile(BUSINESS))
    business = ids(page)
    assert business != libraries
    page.go_back()
    expect(box).to_have_value("libraries")
    expect(rows(page).locator("h3 a").first).to_have_attribute("href", re.compile(LIBRARIES))
    assert ids(page) == libraries
    page.go_forward()
    expect(box).to_have_value("business")
    expect(rows(page).locator("h3 a").first).to_have_attribute("href", re.compile(BUSINESS))
    assert ids(page) == business


def test_typing_does_not_fill_the_history(search: Callable[..., Page]) -> None:
    page = search("en")
    before = page.evaluate("history.length")
    page.locator("#search-q").press_sequentially("libraries", delay=60)
    page.wait_for_url("**/search/#q=libraries")
    assert page.evaluate("history.length") == before


def test_coming_back_from_a_practice_restores_the_results(search: Callable[..., Page]) -> None:
    page = search("en", "size=large")
    shown = min(total(page), 40)
    page.locator("[data-search-more]").click()
    expect(rows(page)).to_have_count(shown)
    follow(rows(page).nth(20).locator("a").first)
    page.wait_for_url("**/practices/**")
    page.go_back()
    expect(rows(page)).to_have_count(shown)
    expect(page.locator(".chip")).to_have_text([label("sizes", "large", "en")])


def test_an_address_can_be_sent_to_a_colleague(search: Callable[..., Page], browser: Browser) -> None:
    page = search("fr")
    term(page, "theme", "housing").check()
    expect(page.locator(".chip")).to_have_count(1)
    page.locator("#search-q").fill("familles")
    page.locator("#search-q").press("Enter")
    ready(page)
    other = browser.new_context()
    try:
        colleague = other.new_page()
        colleague.goto(page.url)
        ready(colleague)
        assert ids(colleague) == ids(page)
        expect(colleague.locator("#search-q")).to_have_value("familles")
        expect(colleague.locator(".chip")).to_have_text([label("themes", "housing", "fr")])
    finally:
        other.close()


def test_sort_is_kept_in_the_address(search: Callable[..., Page]) -> None:
    page = search("en", "q=newcomers")
    page.locator("#search-sort").select_option("documented")
    page.wait_for_url("**sort=documented**")
    ready(page)
    known = [int(text.split()[0]) for text in rows(page).locator(".known").all_inner_texts()]
    assert len(set(known)) > 1 and known == sorted(known, reverse=True)


def test_show_more_adds_rows_and_moves_the_focus_to_the_first_of_them(search: Callable[..., Page]) -> None:
    page = search("en")
    expect(rows(page)).to_have_count(20)
    page.locator("[data-search-more]").click()
    expect(rows(page)).to_have_count(40)
    expect(rows(page).nth(20).locator("a")).to_be_focused()


# Two languages


def test_the_language_switch_keeps_query_and_filters(search: Callable[..., Page]) -> None:
    page = search("en", "q=bus")
    term(page, "theme", "transportation").check()
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("[data-switch]")).to_have_attribute("href", re.compile("q=bus&theme=transportation&from=en$"))
    page.locator("[data-switch]").click()
    page.wait_for_url("**/fr/search/**")
    ready(page)
    assert query_of(page) == [("q", "bus"), ("theme", "transportation"), ("from", "en")]
    page.locator("[data-switch]").click()
    page.wait_for_url("**/en/search/**")
    assert query_of(page) == [("q", "bus"), ("theme", "transportation")]


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("en", "how do we get buses for English classes"),
        ("en", "interpreters by telephone"),
        ("en", '"evening classes"'),
        ("fr", "comment trouver un interprète"),
        ("fr", "des logements pour grandes familles"),
        ("fr", "autobus"),
    ],
)
def test_the_same_words_find_the_same_things_in_the_other_language(
    search: Callable[..., Page], language: str, query: str
) -> None:
    """Words mean what they mean where they were typed; what is shown is in the language of the page."""
    page = search(language, f"q={query}")
    found, count = ids(page), total(page)
    assert found
    page.locator("[data-switch]").click()
    page.wait_for_url(f"**/{'fr' if language == 'en' else 'en'}/search/**")
    ready(page)
    expect(page.locator("#search-q")).to_have_value(query)
    assert (ids(page), total(page)) == (found, count)


def test_words_that_are_typed_anew_are_those_of_the_page(search: Callable[..., Page]) -> None:
    wanted = rows(search("fr", "q=autobus")).locator("h3 a").all_text_contents()
    page = search("fr", "q=bus&from=en")
    found = rows(page).locator("h3 a")
    assert found.all_text_contents() != wanted
    page.locator("#search-q").fill("autobus")
    page.locator("#search-q").press("Enter")
    expect(found).to_have_text(wanted)  # not `ready`: the page is, with what it found before, until the words of French have come
    assert query_of(page) == [("q", "autobus")]


def test_a_practice_leads_back_to_the_same_results_in_the_other_language_too(search: Callable[..., Page]) -> None:
    page = search("en", "theme=transportation&size=region")
    follow(rows(page).first.locator("a"))
    page.wait_for_url("**/en/practices/**")
    back = page.locator("a[data-back]")
    expect(back).to_have_text("Back to the results")
    page.locator("[data-switch]").click()
    page.wait_for_url("**/fr/practices/**")
    expect(back).to_have_text("Retour aux résultats")
    back.click()
    page.wait_for_url("**/fr/search/**")
    ready(page)
    assert query_of(page) == [("theme", "transportation"), ("size", "region")]
    assert first(page) == BUS


@pytest.mark.parametrize(
    ("language", "typed", "filters", "switch"),
    [
        ("en", "interprèter", {"size": "region", "province": "CA-ON"}, "Français"),
        ("fr", "ìnterpretes", {"size": "region", "province": "CA-ON"}, "English"),
    ],
)
def test_the_whole_way_from_a_word_with_wrong_accents_and_back(
    page: Page, site: str, language: str, typed: str, filters: dict[str, str], switch: str
) -> None:
    """As someone does it: from the home page, by typing, filtering, opening, changing language, and going back."""
    other = "fr" if language == "en" else "en"
    page.goto(f"{site}{language}/")
    page.locator("#site-search").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/search/**")
    ready(page)
    assert first(page) == INTERPRETERS
    page.locator(".facet__name", has_text="Province").click()
    for facet, name in filters.items():
        term(page, facet, name).check()
        ready(page)
    expect(page.locator(".chip")).to_have_count(2)
    assert first(page) == INTERPRETERS
    results, address = ids(page), page.url
    follow(rows(page).first.locator("a").first)
    page.wait_for_url(f"**/{language}/practices/{INTERPRETERS}/")
    follow(page.get_by_role("link", name=switch, exact=True))
    page.wait_for_url(f"**/{other}/practices/{INTERPRETERS}/")
    page.go_back()
    page.go_back()
    expect(page).to_have_url(address)
    ready(page)
    assert ids(page) == results
    expect(page.locator(".chip")).to_have_count(2)


def test_a_practice_that_was_not_opened_from_results_offers_no_way_back(search: Callable[..., Page], site: str) -> None:
    page = search("en", "q=bus")
    page.goto(f"{site}en/practices/{HOMES}/")
    expect(page.locator("a[data-back]")).to_be_hidden()


# Nothing found


def test_no_result_says_what_was_understood_and_where_to_go_on(search: Callable[..., Page], site: str) -> None:
    page = search("fr", "q=xyzzy&size=large")
    none = page.locator("[data-search-none]")
    expect(none).to_contain_text("xyzzy")
    expect(none).to_contain_text(label("sizes", "large", "fr"))
    assert none.locator(".terms a").count() > 2
    expect(none.get_by_role("link", name="Demander une pratique")).to_have_attribute("href", f"{site}fr/contribute/")
    expect(page.locator("[data-search-lists]")).to_be_visible()
    follow(none.locator(".terms a").first)
    expect(rows(page).first).to_be_visible()


def test_no_result_for_filters_offers_the_words_without_them(search: Callable[..., Page]) -> None:
    page = search("en", "q=arena&theme=housing")
    follow(page.get_by_role("link", name=re.compile(r"\d results? without the filters")))
    expect(page.locator(".chip")).to_have_count(0)
    expect(rows(page).first).to_be_visible()
    assert query_of(page) == [("q", "arena")]


# The box in the header, by keyboard alone


def test_slash_leads_to_the_box_and_arrows_and_enter_to_a_practice(page: Page, site: str) -> None:
    page.goto(f"{site}fr/practices/{HOMES}/")
    page.keyboard.press("/")
    box = page.locator("#site-search")
    expect(box).to_be_focused()
    page.keyboard.type("horaires")
    options = page.locator("[role=option]")
    expect(options.first).to_contain_text("Larkspur")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = box.get_attribute("aria-activedescendant")
    assert active and active == options.first.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/fr/practices/{BUS}/")


def test_control_k_leads_to_the_box(page: Page, site: str) -> None:
    page.goto(f"{site}en/about/")
    page.keyboard.press("Control+k")
    expect(page.locator("#site-search")).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(page: Page, site: str) -> None:
    page.goto(f"{site}en/about/")
    page.keyboard.press("/")
    page.keyboard.type("and/or")
    expect(page.locator("#site-search")).to_have_value("and/or")


def test_enter_without_a_choice_opens_the_search_page(page: Page, site: str) -> None:
    page.goto(f"{site}en/about/")
    page.keyboard.press("/")
    page.keyboard.type("libraries")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/#q=libraries")
    ready(page)
    assert LIBRARIES in ids(page)


def test_escape_closes_the_list_then_clears_the_box(page: Page, site: str) -> None:
    page.goto(f"{site}en/about/")
    page.keyboard.press("/")
    page.keyboard.type("bus")
    box = page.locator("#site-search")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(box).to_have_value("bus")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")


# With less


def test_without_javascript_the_lists_are_there(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site}fr/search/?q=autobus")
        expect(page.locator("[data-search-app]")).to_be_hidden()
        expect(
            page.locator("[data-search-lists]").get_by_role("link", name=label("themes", "transportation", "fr"), exact=True)
        ).to_be_visible()
        expect(page.get_by_text("La recherche a besoin de JavaScript.")).to_be_visible()
    finally:
        context.close()


def test_when_the_index_fails_the_lists_stay_and_the_page_says_so(browser: Browser, site: str) -> None:
    context = browser.new_context()
    try:
        page = context.new_page()
        page.route("**/search/main.json", lambda route: route.abort())
        page.goto(f"{site}en/search/#q=bus")
        expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
        expect(page.locator("[data-search-lists]")).to_be_visible()
        ready(page)
    finally:
        context.close()


def test_the_page_says_that_it_waits_from_before_the_index_comes(search: Callable[..., Page], page: Page) -> None:
    search("en", "q=bus")
    said: list[str | None] = []

    def on_its_way(route: Route) -> None:
        said.append(page.locator("[data-search-facets]").get_attribute("aria-busy"))
        route.continue_()

    page.route("**/search/*/words-fr*", on_its_way)
    with page.expect_response("**/search/*/words-fr*"):
        page.evaluate("location.hash = 'q=logement&from=fr'")
    assert said == ["true"]
    ready(page)


def test_the_lists_give_way_before_they_are_seen_and_stand_in_where_the_script_does_not_come(browser: Browser, site: str) -> None:
    context = browser.new_context()
    try:
        page = context.new_page()
        page.route("**/search-page.js", lambda route: None)  # on its way for ever
        page.goto(f"{site}en/search/", wait_until="domcontentloaded")
        lists = page.locator("[data-search-lists]")
        expect(lists).to_be_hidden()
        expect(lists).to_be_visible()
    finally:
        context.close()


def test_no_server_sees_what_was_typed(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}en/about/")
    page.locator("#site-search").press_sequentially("libraries")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/#q=libraries")
    ready(page)
    page.locator("#search-q").fill("interpreters")
    page.wait_for_url("**/en/search/#q=interpreters")
    ready(page)
    assert not [url for url in asked if "librar" in url.partition("#")[0] or "interp" in url.partition("#")[0]]


def test_an_address_of_before_is_taken_once_and_rewritten(page: Page, site: str) -> None:
    page.goto(f"{site}en/search/?q=libraries&theme=employment")
    ready(page)
    expect(page.locator("#search-q")).to_have_value("libraries")
    assert page.url == f"{site}en/search/#q=libraries&theme=employment"


def test_a_first_view_loads_no_search(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}en/practices/{HOMES}/", wait_until="networkidle")
    scripts = sorted(urlsplit(url).path.rsplit("/", 1)[-1] for url in asked if url.endswith(".js"))
    assert scripts and not [name for name in scripts if name.startswith("search-")]


def test_without_a_query_no_words_come_until_somebody_turns_to_the_box(page: Page, site: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(f"{site}en/search/")
    ready(page)
    assert "main.json" in loaded and not [name for name in loaded if name.startswith(("words-", "names-", "concepts-"))]
    with page.expect_request("**/words-en.json"):
        page.locator("#search-q").focus()
