"""Guides as decks: what stands on the slides, and what a screen reader finds there."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation

from portal.catalogue.catalogue import Catalogue
from portal.model.toolkit import Advice, Do
from portal.outputs.documents.decks import decks, guide_deck
from portal.outputs.documents.slides import Decks
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings
from portal.typography import NBSP
from tests.helpers import ROOT

GUIDE, BUS = "transportation", "sample-welcome-bus"
SETTINGS = Settings("https://commons.test/", "", name={"en": "Sample Commons", "fr": "Carrefour des exemples"})


def deck(catalogue: Catalogue, language: str, advices: int = 5) -> dict[str, Any]:
    """Of a guide with so many first moves."""
    moves = tuple(Advice({"en": f"Move {n}.", "fr": f"Pas {n}."}, practices=(BUS,)) for n in range(1, advices + 1))
    guide = replace(catalogue.guides[GUIDE], do=Do(first_move=moves))
    return guide_deck(Edition.of(replace(catalogue, guides={GUIDE: guide}), language, SETTINGS), GUIDE)


def pptx(told: dict[str, Any]) -> bytes:
    return Decks(ROOT / "theme" / "paper" / "deck").pptx(told)


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def test_every_guide_has_a_deck_in_both_languages_with_the_same_slides(catalogue: Catalogue) -> None:
    made = {language: dict(decks(Edition.of(catalogue, language, SETTINGS))) for language in LANGUAGES}
    for language, found in made.items():
        assert list(found) == [f"guides/{name}/{name}-{language}.pptx" for name in catalogue.guides]
    assert [len(one["slides"]) for one in made["en"].values()] == [len(one["slides"]) for one in made["fr"].values()]


def test_a_slide_shows_few_points_and_its_notes_have_the_others_and_who_did_so(catalogue: Catalogue) -> None:
    first = deck(catalogue, "en")["slides"][0]
    assert first["points"] == [f"Move {n}.{NBSP}[1]" for n in (1, 2, 3, 4)]
    assert first["notes"][0] == f"Move 5.{NBSP}[1]"
    assert str(catalogue.practices[BUS].title["en"]).split()[0] in first["notes"][1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deck_says_its_title_and_language_and_every_slide_has_a_title(catalogue: Catalogue, language: str) -> None:
    told = deck(catalogue, language)
    made = opened(pptx(told))
    assert (made.core_properties.title, made.core_properties.language) == (told["title"], f"{language}-CA")
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == [told["title"], *(slide["title"] for slide in told["slides"])] and all(titles)
    frames = [shape.text_frame for slide in made.slides for shape in slide.placeholders]
    frames += [slide.notes_slide.notes_text_frame for slide in made.slides if slide.has_notes_slide]
    runs = [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
    assert runs and {run._r.rPr.get("lang") for run in runs} == {f"{language}-CA"}


def test_a_deck_holds_all_that_is_said_and_no_picture_that_nobody_could_hear(catalogue: Catalogue) -> None:
    told = deck(catalogue, "fr")
    slides = list(opened(pptx(told)).slides)[1:]
    for slide, wanted in zip(slides, told["slides"], strict=True):
        assert slide.placeholders[1].text_frame.text.split("\n") == wanted["points"]
        assert all(shape.has_text_frame for shape in slide.shapes)


def size_of(catalogue: Catalogue, words: int, word: str = "rides") -> float:
    """In points, of the letters of a slide that says so many words."""
    told = deck(catalogue, "en")
    told["slides"] = [{**told["slides"][0], "points": [" ".join([word] * words)]}]
    shape = list(opened(pptx(told)).slides)[1].placeholders[1]
    [size] = {run.font.size.pt for paragraph in shape.text_frame.paragraphs for run in paragraph.runs}
    return float(size)


def test_a_slide_that_says_more_says_it_in_smaller_letters(catalogue: Catalogue) -> None:
    sizes = [size_of(catalogue, words) for words in (5, 40, 80, 120, 160, 200, 400)]
    assert (sizes[0], sizes[-1]) == (28, 20)
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) > 2


def test_a_word_that_is_wider_than_a_slide_is_set_in_smaller_letters_too(catalogue: Catalogue) -> None:
    assert size_of(catalogue, 1, "w" * 80) < size_of(catalogue, 1)


def test_the_same_deck_gives_the_same_bytes(catalogue: Catalogue) -> None:
    told = deck(catalogue, "fr")
    assert pptx(told) == pptx(told)


def test_the_address_on_a_slide_leads_there_and_every_slide_after_the_first_has_its_number(catalogue: Catalogue) -> None:
    slides = list(opened(pptx(deck(catalogue, "fr"))).slides)
    [run, *_] = slides[-1].placeholders[1].text_frame.paragraphs[0].runs
    assert run.hyperlink.address == run.text == f"https://commons.test/fr/guides/{GUIDE}/"
    assert [slide._element.xpath(".//a:fld[@type='slidenum']//a:t/text()") for slide in slides] == [
        [str(number)] if number > 1 else [] for number in range(1, len(slides) + 1)
    ]


def test_long_points_stand_in_smaller_letters(catalogue: Catalogue) -> None:
    told = deck(catalogue, "en")
    slides = [{"title": "Long", "points": ["settlement " * words] * 4, "notes": []} for words in (2, 14, 24)]
    made = opened(pptx({**told, "slides": slides}))
    sizes = [slide.placeholders[1].text_frame.paragraphs[0].runs[0].font.size.pt for slide in list(made.slides)[1:]]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 3 and min(sizes) >= 18


def test_what_does_not_stand_on_a_slide_is_in_its_notes(catalogue: Catalogue) -> None:
    told = deck(catalogue, "fr")
    slides = list(opened(pptx(told)).slides)[1:]
    notes = [slide.notes_slide.notes_text_frame.text.split("\n") if slide.has_notes_slide else [] for slide in slides]
    assert notes == [slide["notes"] for slide in told["slides"]] and any(notes)


def test_text_of_a_guide_changes_nothing_but_text(catalogue: Catalogue) -> None:
    told = deck(catalogue, "en")
    hostile = '</a:t> & "a" \u0001 <b>'
    [slide] = list(opened(pptx({**told, "slides": [{"title": hostile, "points": [hostile], "notes": []}]})).slides)[1:]
    assert slide.shapes.title.text_frame.text == slide.placeholders[1].text_frame.text == '</a:t> & "a"  <b>'
