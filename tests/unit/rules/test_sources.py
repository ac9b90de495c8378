"""What a number of work done must tell: its source, and where in it, as a result must."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import change, read

BUS = "practices/sample-welcome-bus.yml"
RIDES = '    value: 1204\n    unit: {en: rides, fr: trajets}\n    period: {en: "2019", fr: "2019"}\n    source: sample-report\n    locator: page 3\n'


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("    value: 1204\n", "", "missing-field"),
        ("    unit: {en: rides, fr: trajets}\n", "", "missing-field"),
        ("    source: sample-report\n", "", "missing-field"),
        ("source: sample-report", "source: sample-rapport", "unknown-source"),
        ("    locator: page 3\n", "", "source-without-locator"),
    ],
)
def test_a_number_of_what_was_done_never_stands_alone(content: Path, before: str, after: str, rule: str) -> None:
    assert read(content).problems == ()
    change(content, BUS, RIDES, RIDES.replace(before, after))
    assert [problem.rule for problem in read(content).problems] == [rule]
