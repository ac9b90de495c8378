"""The page of the fields: which must be there is said by the group that they stand in."""

from __future__ import annotations

import pytest
from lxml import html

from portal.catalogue.catalogue import Catalogue
from tests.unit.test_declarations import stamped

EXCEPTIONS = {"en": {"required": "optional", "optional": "required"}, "fr": {"required": "facultatif", "optional": "obligatoire"}}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("part", ["required", "optional"])
def test_a_field_says_whether_it_is_required_only_where_its_group_says_otherwise(
    catalogue: Catalogue, part: str, language: str
) -> None:
    page = html.fromstring(stamped(catalogue, "contribute/fields/", language))
    rows = page.get_element_by_id(f"{part}-in-practices").xpath(".//tbody//th")
    told = {row.xpath("string(code)"): [note.text for note in row.find_class("note")] for row in rows}
    other = [EXCEPTIONS[language][part]]
    examples = {"required": ("title", "sources.quote"), "optional": ("steps", "outcomes.statement")}[part]
    assert [told[field] for field in examples] == [[], other]
    assert all(notes in ([], other) for notes in told.values())
