"""The family tree of adaptations has no loops."""

from __future__ import annotations

from portal.kinds import kind_of
from portal.rules import lineage
from portal.rules.rule import Setting
from tests.helpers import TODAY, document


def loops(parents: dict[str, list[str]]) -> dict[str, str]:
    """Card → the loop that it is told of."""
    cards = [(name, document(f"adapted_from: [{', '.join(listed)}]\n")) for name, listed in parents.items()]
    problems = list(lineage.loops({f"practices/{name}.yml": (name, card) for name, card in cards}, {}))
    assert all(problem.rule == "adaptation-loop" for problem in problems)
    return {dict(problem.params)["loop"].split(" ")[0]: dict(problem.params)["loop"] for problem in problems}


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
    (problem,) = lineage.loops({"a.yml": ("a", card)}, {})
    assert (problem.line, problem.column) == (4, 5)


def test_a_chain_of_ten_thousand_adaptations_is_walked() -> None:
    assert loops({f"c{number}": [f"c{number + 1}"] for number in range(10_000)}) == {}


def test_what_is_no_list_is_left_to_other_rules() -> None:
    cards = {"a.yml": ("a", document("adapted_from: a\n")), "b.yml": ("b", document("adapted_from: [{x: b}]\n"))}
    assert list(lineage.loops(cards, {})) == []


def test_a_card_that_was_adapted_from_nothing_is_not_kept() -> None:
    setting = Setting(kind_of("practices"), "a", {}, TODAY)
    assert lineage.kin(document("kind: program\n"), setting) is None
