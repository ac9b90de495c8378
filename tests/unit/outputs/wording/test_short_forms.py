"""A short form is explained where it first stands on a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from portal.catalogue.catalogue import Catalogue
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.short_forms import ShortForms
from tests.helpers import change, read


def explained(catalogue: Catalogue, html: str, language: str = "en") -> tuple[str, tuple[str, ...]]:
    """A page that holds nothing but a marked text."""
    forms = ShortForms(Edition.of(catalogue, language))
    return forms.explain(forms.mark(Markup(html)))


def test_the_first_use_is_marked_and_later_ones_are_not(catalogue: Catalogue) -> None:
    html, found = explained(catalogue, "<p>The SBP is late. The SBP again.</p>")
    assert html == '<p>The <abbr title="Sample Bus Program">SBP</abbr> is late. The SBP again.</p>'
    assert found == ("sbp",)


def test_each_language_has_its_own_short_form(catalogue: Catalogue) -> None:
    html, _ = explained(catalogue, "<p>Le PAÉ, et non le SBP.</p>", "fr")
    assert html.count("<abbr") == 1 and ">PAÉ</abbr>" in html and "d’autobus" in html


def test_what_was_not_marked_as_text_stays_as_it_is(catalogue: Catalogue) -> None:
    html = '<h2>SBP</h2><script type="application/ld+json">"SBP"</script>'
    assert ShortForms(Edition.of(catalogue, "en")).explain(html) == (html, ())


def test_texts_of_one_page_share_the_first_use(catalogue: Catalogue) -> None:
    forms = ShortForms(Edition.of(catalogue, "en"))
    html, found = forms.explain("".join(forms.mark(Markup(f"<p>SBP {number}</p>")) for number in "12"))
    assert html == '<p><abbr title="Sample Bus Program">SBP</abbr> 1</p><p>SBP 2</p>'
    assert found == ("sbp",)


def test_attributes_are_passed_over(catalogue: Catalogue) -> None:
    html = '<p title="SBP">late</p>'
    assert explained(catalogue, html) == (html, ())


def test_a_part_of_a_word_is_no_short_form(catalogue: Catalogue) -> None:
    html = "<p>SBPs, pre-SBP, SBP-like</p>"
    assert explained(catalogue, html) == (html, ())


@pytest.mark.parametrize("short", ["C4", "eLINC", "Œu", "R+D"])
def test_a_short_form_may_begin_in_any_way(content: Path, short: str) -> None:
    change(content, "toolkit/glossary.yml", "{en: SBP,", f"{{en: {short},")
    html, _ = explained(Catalogue.of(read(content)), f"<p>The {short} is late.</p>")
    assert html == f'<p>The <abbr title="Sample Bus Program">{short}</abbr> is late.</p>'


def test_what_it_stands_for_cannot_break_out_of_its_attribute(content: Path) -> None:
    change(content, "toolkit/glossary.yml", "en: Sample Bus Program,", "en: 'Sample \"Bus\" & Program',")
    html, _ = explained(Catalogue.of(read(content)), "<p>SBP</p>")
    assert 'title="Sample “Bus” &amp; Program"' in html


def test_a_library_without_short_forms_changes_nothing(content: Path) -> None:
    change(content, "toolkit/glossary.yml", "  acronym: {en: SBP, fr: PAÉ}\n", "")
    assert explained(Catalogue.of(read(content)), "<p>SBP</p>") == ("<p>SBP</p>", ())
