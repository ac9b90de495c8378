"""A proposal that touches content alone is held by the tests of the content alone."""

from __future__ import annotations

import os
import re
import sys

from tests.helpers import run


def test_content_alone_runs_the_tests_of_the_content_and_no_others() -> None:
    chosen = "test_both_languages_offer_the_same or test_a_mark_speaks_both_languages"
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COMMONS_"))}
    done = run(sys.executable, "scripts/test.py", "--content", "-n", "1", "-rA", "-k", chosen, env=alone)
    ran = set(re.findall(r"PASSED (tests/\S+?)::", done.stdout))
    assert (done.returncode, ran) == (0, {"tests/content/test_samples.py"}), done.stdout + done.stderr
