"""Templates as documents: what a word processor, and a screen reader in it, finds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from portal.catalogue.catalogue import Catalogue
from portal.outputs.documents import sheets
from portal.outputs.documents.docx import Paragraph, Table
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES
from tests.helpers import change, read

NAME = "sample-agreement"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def xml(document: bytes, part: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(document)).read(part))


def paragraphs(edition: Edition) -> list[str]:
    return [block.text for block in sheets.blocks(edition, NAME) if isinstance(block, Paragraph)]


def tables(edition: Edition) -> dict[str, Table]:
    """By what a screen reader says of them; the last one of a name."""
    return {block.name: block for block in sheets.blocks(edition, NAME) if isinstance(block, Table)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_says_its_language_and_title_and_marks_headings_and_header_rows(catalogue: Catalogue, language: str) -> None:
    edition = Edition.of(catalogue, language)
    made = sheets.document(edition, NAME)
    assert xml(made, "word/styles.xml").find(f".//{W}lang").get(f"{W}val") == f"{language}-CA"
    assert edition.speech.text(catalogue.templates[NAME].title) in xml(made, "docProps/core.xml").itertext()
    body = xml(made, "word/document.xml")
    styles = {style.get(f"{W}val") for style in body.iter(f"{W}pStyle")}
    assert {"Title", "Heading1", "Heading2"} <= styles <= {style.get(f"{W}styleId") for style in xml(made, "word/styles.xml")}
    for table in body.iter(f"{W}tbl"):
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_the_same_template_gives_the_same_bytes(catalogue: Catalogue) -> None:
    assert sheets.document(Edition.of(catalogue, "fr"), NAME) == sheets.document(Edition.of(catalogue, "fr"), NAME)


def test_a_document_holds_all_that_its_template_says_and_none_of_the_marks_of_markdown(catalogue: Catalogue) -> None:
    edition = Edition.of(catalogue, "en")
    said = paragraphs(edition)
    assert {"Sample agreement", "The bus", "Be short.", "The bus waits for all.", "☐ It is yellow.", "Days"} <= set(said)
    assert not any("*" in text for text in said)
    grid = tables(edition)["Who drives when"]
    assert (list(grid.columns), [row[0] for row in grid.rows], grid.named) == (["Day", "Driver"], ["Monday", "", ""], True)


def test_a_document_opens_without_compatibility_mode(catalogue: Catalogue) -> None:
    made = sheets.document(Edition.of(catalogue, "fr"), NAME)
    related = {link.get("Target") for link in xml(made, "word/_rels/document.xml.rels")}
    [mode] = xml(made, "word/settings.xml").iter(f"{W}compatSetting")
    assert (mode.get(f"{W}name"), mode.get(f"{W}val")) == ("compatibilityMode", "15") and "settings.xml" in related


def test_headings_and_what_introduces_a_part_stay_with_it(catalogue: Catalogue) -> None:
    made = sheets.document(Edition.of(catalogue, "en"), NAME)
    kept = {
        style.get(f"{W}styleId")
        for style in xml(made, "word/styles.xml").iter(f"{W}style")
        if style.find(f".//{W}keepNext") is not None
    }
    of = {
        "".join(one.itertext()): one.find(f".//{W}pStyle").get(f"{W}val") for one in xml(made, "word/document.xml").iter(f"{W}p")
    }
    assert {of[text] for text in ("The bus", "Be short.", "To fill in")} <= kept


def test_room_to_write_is_as_large_as_asked_for(catalogue: Catalogue) -> None:
    [blanks] = [block for block in sheets.blocks(Edition.of(catalogue, "en"), NAME) if isinstance(block, Table)][:1]
    assert list(zip([row[0] for row in blanks.rows], blanks.lines, strict=True)) == [
        ("The need\n(in a line)", 3),
        ("What must stay", 1),
        ("Your name", 1),
    ]


def test_the_example_is_what_the_card_says_and_silence_where_it_says_nothing(catalogue: Catalogue) -> None:
    edition = Edition.of(catalogue, "en")
    bus = catalogue.practices["sample-welcome-bus"]
    assert bus.need and not (bus.transferability and bus.transferability.keep)
    [(heading, told), (_, steps)] = sheets.example(edition, catalogue.templates[NAME])
    assert heading == "The bus"
    assert dict(told) == {"The need": (edition.speech.text(bus.need),), "What must stay": ()}
    assert steps == [("Day", tuple(edition.speech.text(step) for step in bus.steps))]
    words = edition.speech.words["templates"]
    assert dict(tables(edition)["The bus"].rows)["What must stay"] == words["silent"]


def test_the_example_names_the_card_that_it_comes_from(catalogue: Catalogue) -> None:
    edition = Edition.of(catalogue, "fr")
    assert any("practices/sample-welcome-bus/" in text for text in paragraphs(edition))


def test_a_card_that_is_gone_cannot_be_an_example(content: Path) -> None:
    change(content, f"toolkit/templates/{NAME}.yml", "example: sample-welcome-bus", "example: sample-welcome-boat")
    assert "unknown-practice" in {problem.rule for problem in read(content).problems}


def test_every_template_has_a_document_in_its_own_language(catalogue: Catalogue) -> None:
    made = {language: list(sheets.files(Edition.of(catalogue, language))) for language in LANGUAGES}
    assert {one: [name for name in names if "/templates/" in name] for one, names in made.items()} == {
        language: [f"{language}/templates/{NAME}/{NAME}-{language}.{ending}" for ending in ("docx", "xlsx")]
        for language in LANGUAGES
    }


def test_clauses_are_counted_through_from_1(catalogue: Catalogue) -> None:
    numbered = xml(sheets.document(Edition.of(catalogue, "en"), NAME), "word/document.xml").iter(f"{W}p")
    texts = {"".join(one.itertext()): one.find(f".//{W}numId") for one in numbered}
    of = {text: number.get(f"{W}val") for text, number in texts.items() if number is not None}
    assert of["The bus waits for all."] == of["Dogs ride free."]
