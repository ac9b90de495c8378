"""What the workflow runs that comments on a proposal: it takes a text, finds the proposal by itself, and runs nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import ROOT

GH = """#!/bin/sh
echo "$@" >> "$ASKED"
if [ "$2" = list ]; then echo "$NUMBER_OF_IT"; fi
"""


def workflow(name: str) -> dict[str, Any]:
    return yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))


class Run:
    def __init__(self, folder: Path) -> None:
        self.temp, self.bin, self.asked = folder / "temp", folder / "bin", folder / "asked"
        (self.temp / "comment").mkdir(parents=True)
        self.bin.mkdir()
        (self.bin / "gh").write_text(GH, "utf-8")
        (self.bin / "gh").chmod(0o755)

    @property
    def text(self) -> Path:
        return self.temp / "comment/comment.md"

    def run(self, number: str = "7") -> str:
        """What was asked of GitHub."""
        [script] = [step["run"] for step in workflow("review")["jobs"]["comment"]["steps"] if "run" in step]
        env = {**os.environ, "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}", "RUNNER_TEMP": str(self.temp)}
        env |= {"REPOSITORY": "a/b", "COMMIT": "abc", "RUN": "https://example.org/run", "ASKED": str(self.asked)}
        done = subprocess.run(
            [shutil.which("bash") or "bash", "-e", "-c", script],
            env={**env, "NUMBER_OF_IT": number},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return self.asked.read_text("utf-8") if self.asked.exists() else ""

    @property
    def body(self) -> bytes:
        return (self.temp / "body.md").read_bytes()


@pytest.fixture
def ran(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_the_text_goes_under_the_proposal_that_github_names(ran: Run) -> None:
    ran.text.write_text("Merci.\n", "utf-8")
    assert "pr comment 7 --repo a/b" in ran.run()
    assert ran.body.decode().startswith("Merci.") and b"https://example.org/run" in ran.body


def test_the_text_calls_nobody_and_is_no_longer_than_a_comment_may_be(ran: Run) -> None:
    ran.text.write_text("@everyone " + "é" * 40_000, "utf-8")
    ran.run()
    assert "@everyone" not in ran.body.decode() and 50_000 < len(ran.body) < 65_000


def test_a_commit_of_no_open_proposal_gets_no_comment(ran: Run) -> None:
    ran.text.write_text("text", "utf-8")
    assert "pr comment" not in ran.run(number="")


def test_what_is_no_file_is_not_read(ran: Run, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    ran.text.symlink_to(tmp_path / "secret")
    assert ran.run() == ""


def test_what_comments_holds_nothing_of_the_proposal_and_what_builds_may_not_write() -> None:
    comment, check = workflow("review")["jobs"]["comment"], workflow("check")
    assert not [step for step in comment["steps"] if "checkout" in step.get("uses", "")]
    assert not [step for step in comment["steps"] if "${{" in step.get("run", "")]
    assert check["permissions"] == {"contents": "read"} and "permissions" not in check["jobs"]["review"]
    assert workflow("review")[True]["workflow_run"]["workflows"] == [check["name"]]
