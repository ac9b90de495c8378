"""What is told when the generator or another program fails: never a traceback."""

from __future__ import annotations

import pytest

from portal.building.generator import BuildFailed, failure

TRACEBACK = """WARNING -  something before
Traceback (most recent call last):
  File "/usr/lib/python3/runpy.py", line 196, in _run_module_as_main
    return _run_code(code)
  File "/project/theme/main.html", line 12, in top-level template code
    {% nonsense %}
{error}
"""


@pytest.mark.parametrize(
    ("error", "number", "path"),
    [
        ("OSError: [Errno 28] No space left on device", 28, None),
        ("PermissionError: [Errno 13] Permission denied: '/x/y z'", 13, "/x/y z"),
        ("FileNotFoundError: [Errno 2] No such file or directory: '/x/y'", 2, "/x/y"),
    ],
)
def test_what_the_system_refused_is_told_as_such(error: str, number: int, path: str | None) -> None:
    output = failure(TRACEBACK.replace("{error}", error))
    assert isinstance(output, OSError) and (output.errno, output.filename) == (number, path)


@pytest.mark.parametrize(
    "error", ["jinja2.exceptions.TemplateSyntaxError: Encountered unknown tag 'nonsense'.", "KeyError: 'x'", "RuntimeError"]
)
def test_a_fault_is_told_with_its_place_and_what_was_told_before(error: str) -> None:
    output = failure(TRACEBACK.replace("{error}", error))
    assert isinstance(output, BuildFailed)
    assert str(output) == f"WARNING -  something before\n/project/theme/main.html:12: {error}"


def test_messages_are_told_as_they_are() -> None:
    assert str(failure("ERROR -  one\nERROR -  two\n")) == "ERROR -  one\nERROR -  two"


def test_what_a_program_written_in_rust_says_of_the_system_is_understood() -> None:
    output = failure("Error: could not write\nNo space left on device (os error 28)\n")
    assert isinstance(output, OSError) and (output.errno, output.strerror) == (28, "No space left on device")
