"""Work that makes what stays does so without Python's search for circles, and leaves the search no work behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from portal.garbage import uncollected


@pytest.fixture(autouse=True)
def searching() -> Iterator[None]:
    """Whatever the rest of the tests do."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


def test_nothing_is_searched_meanwhile_and_everything_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_switched_on_again_after_an_error() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()


def test_whoever_had_it_off_keeps_it_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_what_was_made_is_looked_at_last_of_all() -> None:
    with uncollected():
        made = [[number] for number in range(10)]
    oldest = {id(one) for one in gc.get_objects(generation=2)}
    assert all(id(one) in oldest for one in made)
