"""Somebody who answers a command's questions, as tests of conversations need one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.reading.yaml_reader import parse


def answering(left: list[Any]) -> Callable[[str], str]:
    """Takes the answers from ``left`` one after another; the end of the answers is the end of the input. An exception is raised, and
    what can be called gives the answer once it is its turn."""

    def ask(prompt: str) -> str:
        if not left:
            raise EOFError
        answer = left.pop(0)
        if isinstance(answer, type):
            raise answer
        return answer() if callable(answer) else str(answer)

    return ask


def written(files: list[Path]) -> dict[str, Any]:
    """What the one new file says."""
    [file] = files
    document, problems = parse(file.read_text("utf-8"), file.name)
    assert document is not None and problems == []
    return document.data
