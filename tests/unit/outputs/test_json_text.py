"""JSON as the site publishes it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jinja2 import StrictUndefined
from markupsafe import Markup
from pydantic_core import PydanticSerializationError

from portal.outputs.json_text import compact
from tests.helpers import ROOT

VALUES = {
    "texts": ["Évangéline", "«\u00a0oui\u00a0»", "\u2028", 'a "b" \\', "\n\t", Markup("<b>")],
    "numbers": [1, -2.5, 1e20],
    "rest": [True, None, {}],
}


def test_it_says_the_same_as_pythons_own() -> None:
    assert json.loads(compact(VALUES)) == VALUES


def test_it_takes_no_room_between_its_parts_and_keeps_letters() -> None:
    assert compact({"é": [1, "b"]}) == '{"é":[1,"b"]}'.encode()


@pytest.mark.parametrize("value", [StrictUndefined(name="word"), object()])
def test_what_json_has_no_form_for_is_no_json(value: Any) -> None:
    with pytest.raises(PydanticSerializationError):
        compact({"word": value})


def test_no_other_place_writes_compact_json() -> None:
    assert [file.name for file in (ROOT / "portal").rglob("*.py") if 'separators=(",", ":")' in file.read_text("utf-8")] == []
