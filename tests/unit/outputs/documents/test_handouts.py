"""Practices and guides on a sheet of paper: what stands there, and what a screen reader finds in the PDF."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import page as pdf
import pytest

from portal.catalogue.catalogue import Catalogue
from portal.model.practice import Review
from portal.model.toolkit import Advice, Do
from portal.outputs.documents import sheets
from portal.outputs.documents.handouts import guide_handout, handouts, offered, practice_handout, reviewed
from portal.outputs.documents.press import Press, Printed
from portal.outputs.pages.templates import template_page, templates_page
from portal.outputs.wording.edition import Edition, Made
from portal.outputs.wording.known import KNOWN_WELL
from portal.settings import LANGUAGES, Settings
from portal.typography import NBSP
from tests.helpers import ROOT

BUS = "sample-welcome-bus"
FORM = ROOT / "theme" / "paper"
SETTINGS = Settings("https://commons.test/", "", name={"en": "Sample Commons", "fr": "Carrefour des exemples"})


def edition(catalogue: Catalogue, language: str = "en") -> Edition:
    return Edition.of(catalogue, language, SETTINGS)


def said(handout: Any) -> list[str]:
    """Every text on a sheet, in no order that matters."""
    if not isinstance(handout, dict | list | tuple):
        return [handout] if isinstance(handout, str) else []
    return [text for part in (handout.values() if isinstance(handout, dict) else handout) for text in said(part)]


def printed(press: Press, handout: dict[str, Any]) -> Printed:
    found = press.print(handout)
    assert found
    return found


def faults(content: bytes) -> list[str]:
    report = pdf.validate_pdf_bytes(content, profile=pdf.ValidationProfile.PDF_UA_1)
    return [str(failure) for failure in report.failures]


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(FORM, tmp_path / "kept")


def test_a_practice_that_is_known_well_and_every_guide_have_a_handout_in_both_languages(catalogue: Catalogue) -> None:
    well = {f"practices/{name}/" for name, practice in catalogue.practices.items() if practice.known >= KNOWN_WELL}
    assert well and len(well) < len(catalogue.practices)
    for language in LANGUAGES:
        paths = [path for path, _ in handouts(edition(catalogue, language))]
        assert all(path.endswith(f"-{language}.pdf") for path in paths)
        assert {path.rpartition("/")[0] + "/" for path in paths} == well | {f"guides/{name}/" for name in catalogue.guides}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_practice_tells_all_that_its_card_does_and_where_it_is_silent(catalogue: Catalogue, language: str) -> None:
    here, bus = edition(catalogue, language), catalogue.practices[BUS]
    told = said(practice_handout(here, BUS))
    speech = here.speech
    assert speech.text(bus.title) in told
    assert {speech.text(step) for step in bus.steps} <= set(told)
    assert any(speech.text(bus.evidence.rationale) in text for text in told)
    assert any(speech.words["practice"]["silences"]["cost"] in text for text in told) == (
        not (bus.resources and bus.resources.cost)
    )
    assert f"https://commons.test/{language}/practices/{BUS}/" in told


def test_the_small_markdown_becomes_paragraphs_and_lists_without_its_marks(catalogue: Catalogue) -> None:
    bus = catalogue.practices[BUS]
    text = {"en": "Two *buses*.\n\n- one\n- two", "fr": "Deux *bus* « ici ».\n\n- un\n- deux"}
    changed = replace(catalogue, practices={**catalogue.practices, BUS: replace(bus, need=text)})
    part = practice_handout(edition(changed, "fr"), BUS)["parts"][0]
    assert part["pieces"] == [
        {"kind": "text", "text": f"Deux bus «{NBSP}ici{NBSP}»."},
        {"kind": "list", "items": ["un", "deux"]},
    ]


@pytest.mark.parametrize(("language", "day"), [("en", f"November{NBSP}22, 2026"), ("fr", f"22{NBSP}novembre 2026")])
def test_a_day_and_its_month_stay_on_one_line(catalogue: Catalogue, language: str, day: str) -> None:
    review = Review("2026-11-22", "2026-11-22", "2027-11-22")  # as a card has them
    assert day in reviewed(edition(catalogue, language), review)


def test_a_source_is_named_once_with_all_places_in_it(catalogue: Catalogue) -> None:
    bus = catalogue.practices[BUS]
    first = replace(bus.sources[0], locator="page 2")
    twice = replace(bus, sources=(first, replace(first, locator="pages 4–5"), first))
    told = practice_handout(edition(replace(catalogue, practices={**catalogue.practices, BUS: twice})), BUS)["foot"]
    [line] = [text for text in told if text.startswith("Sources:")]
    assert line.endswith(", page 2, pages 4–5.") and line.count(edition(catalogue).speech.reference_of(first.id)[:-1]) == 1


def test_what_a_guide_advises_names_who_did_so_once(catalogue: Catalogue) -> None:
    text = {"en": "Borrow a bus.", "fr": "Empruntez un autobus."}
    do = Do(first_move=(Advice(text, practices=(BUS,)), Advice(text, practices=("sample-job-fair", BUS))))
    guide = replace(catalogue.guides["transportation"], do=do)
    here = edition(replace(catalogue, guides={"transportation": guide}), "fr")
    handout = guide_handout(here, "transportation")
    assert handout["parts"][0]["pieces"][0]["items"] == [
        f"Empruntez un autobus.{NBSP}[1]",
        f"Empruntez un autobus.{NBSP}[2,{NBSP}1]",
    ]
    titles = [here.speech.text(catalogue.practices[name].title) for name in (BUS, "sample-job-fair")]
    assert [handout["foot"][0].count(title) for title in titles] == [1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_handout_is_accessible_and_says_its_language_and_title(catalogue: Catalogue, press: Press, language: str) -> None:
    for path, handout in handouts(edition(catalogue, language)):
        content = printed(press, handout).content
        assert faults(content) == [], path
        assert f"/Lang({language}-CA)".encode() in content


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        (b"/Lang(en-CA)", "TEXT-LANGUAGE"),
        (b"dc:title", "METADATA-TITLE"),
        (b"/StructTreeRoot", "STRUCT-TREE-ROOT"),
        (b"/MarkInfo", "TAGGED-DOCUMENT"),
    ],
)
def test_a_handout_without_language_title_or_tags_would_be_found(
    catalogue: Catalogue, press: Press, part: bytes, rule: str
) -> None:
    content = printed(press, practice_handout(edition(catalogue), BUS)).content
    spoiled = content.replace(part, part.replace(b"t", b"x", 1).replace(b"L", b"X", 1).replace(b"M", b"X", 1))
    assert spoiled != content
    assert any(rule in fault for fault in faults(spoiled))


def test_a_picture_in_a_text_is_left_out(catalogue: Catalogue, press: Press) -> None:
    handout = practice_handout(edition(catalogue), BUS)
    assert faults(printed(press, {**handout, "title": "A bus 🚌 and 👩‍🌾"}).content) == []


def test_a_name_that_cannot_be_printed_whole_is_not_printed(catalogue: Catalogue, press: Press) -> None:
    assert press.print({**practice_handout(edition(catalogue), BUS), "title": "ᓄᓇᕗᑦ 🚌"}) is None


def test_what_cannot_be_printed_is_not_tried_at_every_build(
    catalogue: Catalogue, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    handout = {**practice_handout(edition(catalogue), BUS), "title": "ᓄᓇᕗᑦ"}
    assert press.print(handout) is None
    monkeypatch.setattr(Press, "_compile", lambda *_: pytest.fail("set again"))
    assert press.print(handout) is None


def test_a_typesetter_is_loaded_only_when_there_is_something_to_set(catalogue: Catalogue, press: Press, tmp_path: Path) -> None:
    handout = practice_handout(edition(catalogue), BUS)
    first = printed(press, handout).content
    program = (
        "import json, sys; from pathlib import Path; from portal.outputs.documents.press import Press\n"
        "content = Press(Path(sys.argv[1]), Path(sys.argv[2])).print(json.load(sys.stdin)).content\n"
        "print(len(content), {'typst', 'pptx', 'lxml', 'openpyxl'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", program, str(FORM), str(tmp_path / "kept")]
    ran = subprocess.run(command, input=json.dumps(handout), capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.split() == [str(len(first)), "set()"]


def test_text_is_never_run(catalogue: Catalogue, press: Press) -> None:
    handout = practice_handout(edition(catalogue), BUS)
    hostile = {**handout, "title": '#panic("run") $x$ *y* @z'}
    assert printed(press, hostile).pages == 1


def test_the_same_text_gives_the_same_bytes(catalogue: Catalogue, tmp_path: Path) -> None:
    handout = practice_handout(edition(catalogue, "fr"), BUS)
    assert Press(FORM, tmp_path / "a").print(handout) == Press(FORM, tmp_path / "b").print(handout)


def test_what_was_printed_is_kept_until_its_text_changes(
    catalogue: Catalogue, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    handout = practice_handout(edition(catalogue), BUS)
    first = press.print(handout)
    monkeypatch.setattr(Press, "_compile", lambda *_: pytest.fail("set again"))
    assert press.print(handout) == first
    with pytest.raises(pytest.fail.Exception, match="set again"):
        press.print({**handout, "lead": "Another."})


def test_what_no_build_asked_for_in_a_month_is_let_go_and_nothing_else(
    catalogue: Catalogue, press: Press, tmp_path: Path
) -> None:
    for name in (BUS, "sample-job-fair"):
        press.print(practice_handout(edition(catalogue), name))
    old, _ = kept = sorted((tmp_path / "kept").iterdir())
    foreign = tmp_path / "kept" / "letter.pdf"
    foreign.write_bytes(b"")
    for path in (old, foreign):
        os.utime(path, (0, 0))
    press.tidy()
    assert sorted((tmp_path / "kept").iterdir()) == sorted({*kept, foreign} - {old})


def test_long_text_takes_smaller_letters_and_then_a_second_page(catalogue: Catalogue, press: Press) -> None:
    handout = practice_handout(edition(catalogue), BUS)

    def with_text(words: int) -> dict[str, Any]:
        return {**handout, "parts": [{"heading": "Need", "pieces": [{"kind": "text", "text": "settlement " * words}]}]}

    assert [printed(press, with_text(words)).pages for words in (50, 400, 900)] == [1, 1, 2]


def test_a_short_text_stands_in_large_letters(catalogue: Catalogue, press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[float] = []
    compiled = Press._compile
    monkeypatch.setattr(Press, "_compile", lambda self, data: sizes.append(data["size"]) or compiled(self, data))
    handout = {**practice_handout(edition(catalogue), BUS), "parts": [], "foot": ["Short."]}
    assert (printed(press, handout).pages, sizes) == (1, [12])


@pytest.mark.parametrize(
    ("language", "made", "label"),
    [
        ("en", Made(20_100, 1), "PDF to print (1 page, 21 kB)"),
        ("fr", Made(20_100, 1), f"PDF à imprimer (1 page, 21{NBSP}ko)"),
        ("fr", Made(34_000, 2), f"PDF à imprimer (2 pages, 34{NBSP}ko)"),
    ],
)
def test_a_page_offers_what_was_made_and_says_how_much_it_is(catalogue: Catalogue, language: str, made: Made, label: str) -> None:
    path = f"practices/{BUS}/{BUS}-{language}.pdf"
    assert offered(replace(edition(catalogue, language), made={path: made}), "practices", BUS) == [(path, label)]


def test_a_page_offers_nothing_that_was_not_made(catalogue: Catalogue) -> None:
    assert offered(edition(catalogue), "practices", BUS) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_a_document_is_small_of_the_size_that_pages_say_and_drawn_anew_when_its_text_changes(
    catalogue: Catalogue, press: Press, language: str
) -> None:
    here = edition(catalogue, language)
    picture = press.picture(sheets.first_page(here, "sample-agreement"))
    assert picture.startswith(b"\x89PNG") and len(picture) <= 15_000
    assert struct.unpack(">II", picture[16:24]) == sheets.PICTURE
    title = {"en": "Another agreement", "fr": "Une autre entente"}
    changed = replace(catalogue.templates["sample-agreement"], title=title)
    other = edition(replace(catalogue, templates={"sample-agreement": changed}), language)
    assert press.picture(sheets.first_page(other, "sample-agreement")) != picture


def test_a_picture_shows_the_document_as_it_is_before_the_example(catalogue: Catalogue) -> None:
    here = edition(catalogue)
    shown = said(sheets.first_page(here, "sample-agreement"))
    assert "Sample agreement" in shown and here.speech.words["templates"]["example"] not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_show_a_picture_where_one_was_made(catalogue: Catalogue, language: str) -> None:
    here, path = edition(catalogue, language), f"templates/sample-agreement/sample-agreement-{language}.png"
    there = replace(here, made={path: Made(9_000, 1)})
    assert [template_page(one, "sample-agreement").values["picture"] for one in (here, there)] == ["", path]
    assert templates_page(there).values["pictures"] == {"sample-agreement": path}
