"""What rows have to keep clear of."""

from __future__ import annotations

import shutil
from pathlib import Path

from portal.proposing.rows import taken_ids
from tests.helpers import INVALID, TEA, change, read


def test_no_new_card_bears_a_name_that_one_has_or_had(content: Path) -> None:
    change(content, TEA, "kind: event\n", "kind: event\nformerly: [sample-old-tea]\nmerged_from: [sample-other-tea]\n")
    waiting = "practices/sample-in-one-language.yml"
    shutil.copy(INVALID / "translation-wanted" / waiting, content / waiting)
    names = taken_ids(read(content))
    assert {"sample-welcome-tea", "sample-old-tea", "sample-other-tea", "sample-in-one-language"} <= names
