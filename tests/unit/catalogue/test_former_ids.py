"""What items were called before."""

from __future__ import annotations

from pathlib import Path

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.former_ids import Move, first_id, former_ids, moves
from tests.helpers import TEA, change, read

TEA_ID = "sample-welcome-tea"


def with_tea(content: Path, fields: str) -> Catalogue:
    change(content, TEA, "kind: event", f"kind: event\n{fields}")
    return Catalogue.of(read(content))


def test_what_was_never_renamed_has_had_one_id(catalogue: Catalogue) -> None:
    assert first_id(TEA_ID, catalogue.practices[TEA_ID]) == TEA_ID
    assert former_ids(catalogue.practices[TEA_ID]) == ()


def test_the_first_of_several_ids_is_the_one_under_which_it_became_public(content: Path) -> None:
    tea = with_tea(content, "formerly: [sample-coffee, sample-cocoa]").practices[TEA_ID]
    assert first_id(TEA_ID, tea) == "sample-coffee"


def test_a_card_keeps_its_own_id_whatever_was_merged_into_it(content: Path) -> None:
    tea = with_tea(content, "merged_from: [sample-cocoa]").practices[TEA_ID]
    assert first_id(TEA_ID, tea) == TEA_ID


def test_every_former_address_leads_on(content: Path) -> None:
    catalogue = with_tea(content, "formerly: [sample-coffee, sample-cocoa]\nmerged_from: [sample-juice]")
    assert set(moves(catalogue)) >= {
        Move("practices", former, TEA_ID, "practices") for former in ("sample-coffee", "sample-cocoa", "sample-juice")
    }
