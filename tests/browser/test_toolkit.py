"""The toolkit as somebody uses it: the box that narrows a page down, buttons that copy, and the ways from page to page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.axe import follow
from tests.browser.test_search import query_of, ready, total

LANGUAGES = ("en", "fr")
# Pages with the box → what stands in some of their items only, in either language.
WORDS = {
    "glossary/": "immigration",
    "figures/": "Larkspur",
    "calls/": "H-",
    "systems/": "IRCC",
    "places/": "Merrow",
    "network/": "immigration",
}

# Those of them whose groups fold, and a group that is folded at first. Of letters and provinces the first is open; the theme that a
# reader has is seldom the first, so that themes are all folded.
FOLDED = {
    "glossary/": "#letter-l",
    "figures/": "#theme-housing",
    "calls/": "#theme-housing",
    "places/": "#CA-ON",
    "network/": "#CA-ON",
}

OPEN = {"en": "No known practice yet", "fr": "Aucune pratique connue pour le moment"}


def box(page: Page) -> Locator:
    return page.locator("#filter")


def items(page: Page) -> Locator:
    return page.locator("[data-filter-item]")


def shown(page: Page) -> Locator:
    return page.locator("[data-filter-item]:visible")


def said(page: Page) -> Locator:
    """The line in which the box says how many it found; hidden ones have no role."""
    return page.locator("[data-filter]").get_by_role("status")


def only_open(page: Page) -> Locator:
    return page.locator("[data-filter] input[type=checkbox]")


def data(page: Page, site: str, path: str) -> Any:
    """A file of the open data."""
    answer = page.request.get(f"{site}api/v1/{path}")
    assert answer.ok, path
    return answer.json()


def plain(text: str) -> str:
    """With the spaces and apostrophes that people type."""
    return re.sub(r"[\u00a0\u202f]", " ", text).replace("’", "'")


# The box that narrows a page down


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("DEMANDÈ L'ÂSILE", "asylum-seekers"),
        ("garde d'ENFÀNTS", "childcare"),
        ("Pènurie MAIN-D'OEUVRE", "labour-shortage"),
        ("CERTIFÎCAT d’accueil du quebec", "certificate-of-welcome"),
    ],
)
def test_a_term_is_found_on_the_english_page_by_its_french_word_with_wrong_accents_and_capitals(
    page: Page, site: str, typed: str, entry: str
) -> None:
    page.goto(f"{site}en/glossary/")
    box(page).fill(typed)
    expect(page.locator(f"#{entry}")).to_be_visible()
    expect(shown(page)).not_to_have_count(items(page).count())


@pytest.mark.parametrize(("language", "many"), [("en", "{} results"), ("fr", "{} résultats")])
@pytest.mark.parametrize("path", WORDS)
def test_the_box_says_how_many_it_found(page: Page, site: str, path: str, language: str, many: str) -> None:
    page.goto(f"{site}{language}/{path}")
    box(page).fill(WORDS[path])
    expect(said(page)).to_have_text(re.compile(r"\d"))
    assert 1 < shown(page).count() < items(page).count()
    expect(said(page)).to_have_text(many.format(shown(page).count()))


@pytest.mark.parametrize(("language", "one"), [("en", "1 result"), ("fr", "1 résultat")])
def test_the_box_says_it_when_it_found_one(page: Page, site: str, language: str, one: str) -> None:
    page.goto(f"{site}{language}/calls/")
    box(page).fill("4.A")
    expect(said(page)).to_have_text(one)
    expect(shown(page).locator("#call-4-a")).to_have_count(1)


@pytest.mark.parametrize(("language", "none"), [("en", "Nothing found"), ("fr", "Aucun résultat")])
def test_the_box_says_it_when_it_found_nothing(page: Page, site: str, language: str, none: str) -> None:
    page.goto(f"{site}{language}/glossary/")
    box(page).fill("zzzzqqq")
    expect(said(page)).to_have_text(none)
    expect(shown(page)).to_have_count(0)


def test_the_line_that_says_how_many_is_there_before_it_says_anything(page: Page, site: str) -> None:
    """A screen reader reads what changes in a region that it knows, not a region that appears."""
    page.goto(f"{site}en/glossary/")
    expect(box(page)).to_be_visible()
    expect(said(page)).to_have_count(1)
    expect(said(page)).to_be_empty()


def test_every_word_that_is_typed_must_be_there(page: Page, site: str) -> None:
    page.goto(f"{site}en/glossary/")
    box(page).fill("labour shortage")
    both = shown(page).count()
    box(page).fill("labour")
    assert 0 < both < shown(page).count()


@pytest.mark.parametrize("path", WORDS)
def test_groups_in_which_nothing_was_found_are_hidden(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}en/{path}")
    box(page).fill(WORDS[path])
    expect(said(page)).to_have_text(re.compile(r"\d"))
    groups = page.locator("[data-filter-group]")
    with_some = groups.filter(has=shown(page))
    assert 0 < with_some.count() < groups.count()
    expect(page.locator("[data-filter-group]:visible")).to_have_count(with_some.count())


@pytest.mark.parametrize("path", WORDS)
def test_an_emptied_box_shows_everything_again_and_says_nothing(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}fr/{path}")
    everything = items(page).count()
    box(page).fill("zzzzqqq")
    expect(shown(page)).to_have_count(0)
    box(page).fill("")
    expect(page.locator("[data-filter-item]:not([hidden])")).to_have_count(everything)
    expect(page.locator("[data-filter-group]:visible")).to_have_count(page.locator("[data-filter-group]").count())
    expect(said(page)).to_be_empty()


@pytest.mark.parametrize("path", WORDS)
def test_what_a_page_is_narrowed_down_to_outlives_a_reload_and_the_switch_of_languages(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}en/{path}")
    box(page).fill(WORDS[path])
    expect(said(page)).not_to_be_empty()
    count = shown(page).count()
    page.reload()
    expect(box(page)).to_have_value(WORDS[path])
    expect(shown(page)).to_have_count(count)
    follow(page.get_by_role("link", name="Français"))
    page.wait_for_url(f"{site}fr/{path}#find=*")
    expect(box(page)).to_have_value(WORDS[path])
    box(page).fill("")
    expect(page).to_have_url(f"{site}fr/{path}")


# Groups that fold


def opened(page: Page) -> list[bool]:
    return list(page.locator(".group").evaluate_all("groups => groups.map(group => group.open)"))


@pytest.mark.parametrize("path", FOLDED)
def test_of_a_long_page_the_first_group_is_open_unless_it_is_a_theme_and_each_says_how_much_it_holds(
    page: Page, site: str, path: str, language: str
) -> None:
    page.goto(f"{site}{language}/{path}")
    first, *others = opened(page)
    assert first is not FOLDED[path].startswith("#theme-") and others and not any(others)
    told = page.locator(".group > summary .count").all_inner_texts()
    assert len(told) == len(others) + 1 and all(re.search(r"\d", one) for one in told)


@pytest.mark.parametrize("path", FOLDED)
def test_what_was_asked_for_is_unfolded_and_an_emptied_box_folds_it_again(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}en/{path}")
    before = opened(page)
    box(page).fill(WORDS[path])
    expect(said(page)).not_to_be_empty()
    expect(page.locator("[data-filter-item]:not([hidden])")).to_have_count(shown(page).count())
    box(page).fill("")
    expect(said(page)).to_be_empty()
    assert opened(page) == before


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize(("path", "group"), FOLDED.items())
def test_an_address_unfolds_the_group_that_it_points_at(
    browser: Browser, site: str, path: str, group: str, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}fr/{path}{group}")
    within = page.locator(".group").filter(has=page.locator(group))
    expect(within.locator("[data-filter-item]").first).to_be_in_viewport()
    expect(within.locator("h2")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_address_unfolds_the_letter_in_which_a_term_stands(browser: Browser, site: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}en/glossary/#labour-shortage")
    expect(page.locator("#labour-shortage summary")).to_be_in_viewport()
    context.close()


def test_a_letter_leads_to_its_terms_once_more_after_they_were_folded(page: Page, site: str) -> None:
    page.goto(f"{site}en/glossary/")
    letter, terms = page.locator(".letters a[href='#letter-l']"), page.locator("#letter-l")
    letter.click()
    expect(terms).to_be_visible()
    page.locator(".group").filter(has=terms).locator("> summary").click()
    expect(terms).to_be_hidden()
    letter.click()
    expect(terms).to_be_visible()


def test_that_only_the_unanswered_are_shown_stands_in_the_address_too(page: Page, site: str) -> None:
    page.goto(f"{site}en/calls/")
    only_open(page).check()
    expect(page).to_have_url(f"{site}en/calls/#only=1")
    page.reload()
    expect(only_open(page)).to_be_checked()


@pytest.mark.parametrize("path", ["glossary/", "places/"])
def test_an_address_that_cannot_be_read_points_at_nothing(page: Page, site: str, path: str) -> None:
    """The `context` fixture fails on a script error."""
    page.goto(f"{site}en/{path}#%")
    expect(box(page)).to_be_visible()
    page.evaluate("location.hash = '#%E9%'")
    box(page).fill("Toronto")
    page.evaluate("location.hash = '#100%'")
    expect(box(page)).to_have_value("Toronto")


def test_a_letter_of_the_glossary_leads_to_its_terms_though_the_box_hides_them(page: Page, site: str) -> None:
    page.goto(f"{site}fr/glossary/")
    box(page).fill("logement")
    letters = page.locator(".letters a")
    letters.last.click()
    expect(page.locator(str(letters.last.get_attribute("href")))).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("language", "term"), [("en", "Immigration, Refugees and Citizenship Canada"), ("fr", "IRCC")])
def test_a_term_is_seen_in_the_other_language_at_once_and_what_it_means_unfolds(
    page: Page, site: str, language: str, term: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{site}{language}/glossary/")
    box(page).fill(term)
    entry = page.locator("#ircc")
    expect(entry.locator("[lang]").first).to_be_visible()
    expect(entry.locator(".entry__text")).to_be_hidden()
    entry.locator("summary").click()
    expect(entry.locator(".entry__text")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_term_can_be_asked_for(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/glossary/")
    box(page).fill("zzzzqqq")
    expect(page.locator("main, #content").locator("a[href*='issues/new']").first).to_be_visible()


# Calls to action


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_open_shows_as_many_calls_as_the_page_counts(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/calls/")
    counted = [int(number) for number in re.findall(r"\d+", page.locator(".list__count").inner_text())]
    everything, answered, unanswered = counted
    assert everything == items(page).count() == answered + unanswered
    only_open(page).check()
    expect(shown(page)).to_have_count(unanswered)
    expect(said(page)).to_contain_text(str(unanswered))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["calls/", "calls/housing/"])
def test_only_open_shows_no_demand_with_an_answer(page: Page, site: str, path: str, language: str) -> None:
    page.goto(f"{site}{language}/{path}")
    unanswered = items(page).filter(has_text=OPEN[language]).count()
    assert 0 < unanswered < items(page).count()
    only_open(page).check()
    expect(shown(page)).to_have_count(unanswered)
    expect(shown(page).filter(has_text=OPEN[language])).to_have_count(unanswered)


def test_every_call_has_its_public_name_and_stands_in_full_once_where_that_leads(page: Page, site: str) -> None:
    page.goto(f"{site}en/calls/")
    links = dict(page.locator("[data-leads-on]").evaluate_all("links => links.map(link => [link.id, link.href])"))
    assert sorted(links) == sorted(call["id"] for call in data(page, site, "calls.json")["calls"])
    for name, address in links.items():
        page.goto(address)
        expect(page.locator(f"#{name}")).to_have_count(1)


def test_only_open_and_a_word_narrow_together(page: Page, site: str) -> None:
    page.goto(f"{site}en/calls/")
    box(page).fill("housing")
    with_the_word = shown(page).count()
    only_open(page).check()
    both = shown(page).count()
    assert 0 < both < with_the_word
    only_open(page).uncheck()
    expect(shown(page)).to_have_count(with_the_word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_of_a_call_leads_to_it(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/calls/#call-1-a")
    page.wait_for_url(f"{site}{language}/calls/*/#call-1-a")
    call = page.locator("#call-1-a")
    expect(call).to_be_in_viewport()
    expect(call.locator(".call__code").first).to_have_text("1.A")


def test_the_code_of_a_call_leads_to_it_from_a_guide(page: Page, site: str) -> None:
    page.goto(f"{site}fr/guides/housing/")
    code = page.locator("#asked .call__code").first
    text = code.inner_text()
    code.click()
    page.wait_for_url(f"{site}fr/calls/*/#call-*")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target .call__code")).to_have_text(text)


# Figures to quote


@pytest.fixture
def clipboard(context: BrowserContext, site: str) -> Callable[[Page], str]:
    """What stands in the clipboard of a visitor whose browser lets pages use it."""
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.split("/commons/")[0])

    def read(page: Page) -> str:
        return str(page.evaluate("navigator.clipboard.readText()"))

    return read


def copy_buttons(page: Page, figure: str) -> dict[str, Locator]:
    """Language → the button that copies a figure in it."""
    names = {"en": ("Copy in English", "Copy in French"), "fr": ("Copier en anglais", "Copier en français")}
    here = names[str(page.locator("html").get_attribute("lang"))]
    return {
        language: page.locator(f"#{figure}").get_by_role("button", name=name)
        for language, name in zip(LANGUAGES, here, strict=True)
    }


@pytest.mark.parametrize("copied", LANGUAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_copies_a_figure_with_its_citation_in_the_language_that_it_names(
    page: Page, site: str, clipboard: Callable[[Page], str], language: str, copied: str
) -> None:
    name = "interpreters-in-larkspur"
    page.goto(f"{site}{language}/figures/#{name}")
    page.wait_for_url(f"{site}{language}/figures/*/#{name}")
    figure = data(page, site, f"figures/{name}.json")
    [citation] = figure["sources"]
    source = data(page, site, f"library/{citation['id']}.json")
    locator = citation["locator"] if copied == "en" else citation["locator"].replace("line", "ligne")
    copy_buttons(page, name)[copied].click()
    expect(page.locator(f"#{name} [data-copies] [role=status]")).not_to_be_empty()
    sentence, quoted = plain(clipboard(page)).split(" — ")
    assert sentence == plain(figure["statement"][copied])
    assert quoted == plain(f"{source['author'][copied]}, {source['year']}. {source['title'][copied]}, {locator}")


@pytest.mark.parametrize(("language", "told"), [("en", "Copied."), ("fr", "Copié.")])
@pytest.mark.parametrize("path", ["figures/housing/", "figures/results/"])
@pytest.mark.usefixtures("clipboard")
def test_a_button_that_copied_says_so(page: Page, site: str, path: str, language: str, told: str) -> None:
    page.goto(f"{site}{language}/{path}")
    copies = page.locator(".quotable [data-copies]").first
    copies.locator("button").first.click()
    expect(copies.get_by_role("status")).to_have_text(told)
    expect(page.locator("[data-copies]").get_by_role("status").filter(has_text=told)).to_have_count(1)


@pytest.mark.parametrize(("language", "told"), [("en", "did not allow"), ("fr", "n’a pas permis")])
def test_a_button_says_so_when_the_browser_does_not_let_it_copy(page: Page, site: str, language: str, told: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))")
    page.goto(f"{site}{language}/figures/housing/")
    copies = page.locator(".quotable [data-copies]").first
    copies.locator("button").first.click()
    expect(copies.get_by_role("status")).to_contain_text(told)


# What is missing


@pytest.mark.parametrize(
    ("language", "theme", "facet", "term"),
    [
        ("en", "employment", "size", "region"),
        ("en", "health", "size", "large"),
        ("en", "language-training", "province", "CA-ON"),
        ("fr", "employer-engagement", "province", "CA-QC"),
    ],
)
def test_a_cell_of_the_table_opens_the_search_on_as_many_practices_as_it_says(
    page: Page, site: str, language: str, theme: str, facet: str, term: str
) -> None:
    page.goto(f"{site}{language}/gaps/#by-{facet}")
    cell = page.locator(f"table.gaps td > a[href$='/search/#theme={theme}&{facet}={term}']")
    told = int(cell.inner_text())
    cell.click()
    page.wait_for_url("**/search/**")
    ready(page)
    assert query_of(page) == [("theme", theme), (facet, term)]
    expect(page.locator(".chip")).to_have_count(2)
    assert total(page) == told


# Guides


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_guide_each_link_of_on_this_page_leads_to_the_section_that_it_names(
    page: Page, site: str, language: str
) -> None:
    for guide in data(page, site, "guides.json")["guides"]:
        page.goto(guide["page"][language])
        led = page.locator(".on-page a").evaluate_all(
            "links => links.map((link) => [link.textContent, document.querySelector(`section${link.hash} > h2`)?.textContent])"
        )
        assert led, guide["id"]
        assert all(words == heading for words, heading in led), (guide["id"], led)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_of_on_this_page_brings_its_section_into_view(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/guides/housing/")
    for link in page.locator(".on-page a").all():
        link.click()
        expect(page.locator(f"section{link.get_attribute('href')} > h2")).to_be_in_viewport()


def pressed_until(page: Page, key: str, there: str) -> bool:
    """Presses a key, sixty times at most, until what has the focus matches a selector."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", there):
            return True
    return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_alone_leads_from_on_this_page_to_a_section_and_a_practice(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/guides/housing/")
    assert pressed_until(page, "Tab", ".on-page a[href='#done']")
    page.keyboard.press("Enter")
    expect(page.locator("#done > h2")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator("#done summary").first).to_be_focused()  # of the size that is open
    page.keyboard.press("Tab")
    first = page.locator("#done .row a").first
    expect(first).to_be_focused()
    practice = str(first.get_attribute("href")).rstrip("/").rsplit("/", 1)[-1]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{language}/practices/{practice}/")


# Short forms

IRCC = {"en": "Immigration, Refugees and Citizenship Canada", "fr": "Immigration, Réfugiés et Citoyenneté Canada"}
HOLD_IRCC = ("larkspur-partnership-shared-files", "greywater-homes-for-large-families")

# Where 'IRCC' stands as text to read: neither in a link, which says itself where it leads, nor in a heading.
USES = """() => {
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const within = walk.currentNode.parentElement;
    if (within.closest("a, h1, h2, h3, button, script, .short-forms")) continue;
    for (const _ of walk.currentNode.data.matchAll(/(?<![\\w-])IRCC(?![\\w-])/g)) found.push(within.closest("abbr")?.title ?? "");
  }
  return found;
}"""


@pytest.mark.parametrize("practice", HOLD_IRCC)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_use_of_a_short_form_says_what_it_stands_for(page: Page, site: str, language: str, practice: str) -> None:
    page.goto(f"{site}{language}/practices/{practice}/")
    assert page.evaluate(USES)[0] == IRCC[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_later_uses_of_a_short_form_are_plain(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/practices/{HOLD_IRCC[0]}/")
    later = page.evaluate(USES)[1:]
    assert later and not any(later)


@pytest.mark.parametrize(("language", "heading"), [("en", "Abbreviations"), ("fr", "Sigles")])
def test_a_page_lists_its_short_forms(page: Page, site: str, language: str, heading: str) -> None:
    page.goto(f"{site}{language}/practices/{HOLD_IRCC[0]}/")
    listed = page.locator(".short-forms")
    expect(listed.locator("strong")).to_have_text(heading)
    expect(listed).to_contain_text(re.compile(f"IRCC\\s?: {IRCC[language]}"))
    follow(listed.get_by_role("link", name="IRCC", exact=True))
    page.wait_for_url(f"{site}{language}/glossary/#ircc")
    expect(page.locator("#ircc")).to_be_in_viewport()


# With less


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", WORDS)
def test_without_javascript_a_page_is_whole_and_has_no_box(without_scripts: Page, site: str, path: str) -> None:
    without_scripts.goto(f"{site}fr/{path}")
    expect(without_scripts.locator("[data-filter]")).to_be_hidden()
    for folded in without_scripts.locator(".group:not([open]) > summary").all()[::-1]:  # each leaves the list when it is pressed
        folded.click()
    assert shown(without_scripts).count() == items(without_scripts).count() > 0


@pytest.mark.parametrize("path", ["figures/housing/", "figures/results/"])
def test_without_javascript_there_are_no_buttons_that_copy(without_scripts: Page, site: str, path: str) -> None:
    without_scripts.goto(f"{site}en/{path}")
    expect(without_scripts.locator(".quotable").first).to_be_visible()
    assert without_scripts.locator("[data-copy]").count()
    expect(without_scripts.locator("[data-copy]:visible")).to_have_count(0)
