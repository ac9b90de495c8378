"""The library against the documents that it rests on, on a machine that has them: they are not part of the project."""

from __future__ import annotations

import pytest

from portal import library
from portal.catalogue.catalogue import Catalogue
from portal.proof import citations, copies
from portal.proof.citations import Doubt
from portal.proof.coverage import coverage
from tests.helpers import ROOT

DOCUMENTS = ROOT.parent / "shared" / "sources"
INVENTORY = ROOT.parent / "shared" / "inventory"


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the source documents are not part of the project")
def test_every_card_holds_against_its_source() -> None:
    found: list[Doubt] = sorted(citations.check(library.read(ROOT), DOCUMENTS))
    assert found == []


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the source documents are not part of the project")
def test_no_text_of_the_library_copies_its_sources() -> None:
    found = library.read(ROOT)
    runs = copies.runs_of(citations.texts_in(found, DOCUMENTS).values())
    assert list(copies.check(dict(citations.cited_items(found)), runs)) == []


@pytest.mark.skipif(not INVENTORY.is_dir(), reason="the inventory is not part of the project")
def test_every_row_of_the_inventory_is_in_the_library() -> None:
    found = list(coverage(Catalogue.of(library.read(ROOT)), INVENTORY))
    assert len(found) == 10
    assert [name for one in found for name in one.missing] == []
