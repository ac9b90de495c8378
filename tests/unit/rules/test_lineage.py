"""The family tree of adaptations has no loops."""

from __future__ import annotations

from portal.rules import lineage
from tests.helpers import document


def loops(parents: dict[str, list[str]]) -> dict[str, str]:
    """Card → the loop that it is told of."""
    cards = [(name, document(f"adapted_from: [{', '.join(listed)}]\n")) for name, listed in parents.items()]
    found = list(lineage.check((name, card) for name, card in cards))
    documents = {id(card): name for name, card in cards}
    assert all(problem.rule == "adaptation-loop" for problem in found)
    assert len(documents) == len(cards)
    return {dict(problem.params)["loop"].split(" ")[0]: dict(problem.params)["loop"] for problem in found}


def test_a_tree_has_no_loop() -> None:
    assert loops({"a": ["root"], "b": ["root", "a"], "c": ["a", "b"]}) == {}


def test_a_card_adapted_from_itself_is_a_loop() -> None:
    assert loops({"a": ["a"]}) == {"a": "a → a"}


def test_each_card_of_a_loop_is_told_of_it_beginning_with_itself() -> None:
    assert loops({"a": ["b"], "b": ["c"], "c": ["a"]}) == {"a": "a → b → c → a", "b": "b → c → a → b", "c": "c → a → b → c"}


def test_a_card_that_leads_into_a_loop_is_not_part_of_it() -> None:
    assert sorted(loops({"x": ["a"], "a": ["b"], "b": ["a"]})) == ["a", "b"]


def test_a_side_branch_is_not_part_of_a_loop() -> None:
    assert loops({"a": ["b", "x"], "b": ["a"], "x": ["y"], "y": ["root"]}) == {"a": "a → b → a", "b": "b → a → b"}


def test_two_loops_are_both_found() -> None:
    assert sorted(loops({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]})) == ["a", "b", "c", "d"]


def test_the_place_is_the_line_that_closes_the_loop() -> None:
    card = document("kind: x\nadapted_from:\n  - b\n  - a\n")
    (problem,) = lineage.check([("a", card)])
    assert (problem.line, problem.column) == (4, 5)


def test_a_chain_of_ten_thousand_adaptations_is_walked() -> None:
    card = document("adapted_from: [x]\n")
    chain = {f"c{number}": [f"c{number + 1}"] for number in range(10_000)}
    assert not list(lineage._loops(chain))
    assert not list(lineage.check([("a", card)]))


def test_what_is_no_list_is_left_to_other_rules() -> None:
    assert list(lineage.check([("a", document("adapted_from: a\n")), ("b", document("adapted_from: [{x: b}]\n"))])) == []
