"""What commands say of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.commands import dead_links, format, spelling

COMMANDS = {"dead_links": dead_links.main, "format": format.main, "spelling": spelling.main}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_path_that_was_typed_commands_no_terminal(content: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert COMMANDS[command](content, ["--content", str(content), "\x1b[31m.yml"]) == 2
    told = capsys.readouterr().err
    assert "\x1b" not in told and "<U+001B>[31m.yml" in told
