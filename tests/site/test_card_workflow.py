"""What the workflow runs that puts a card on a branch: it takes one new card by a plain name, and leaves alone what people did."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import ROOT

BOT = "41898282+github-actions[bot]@users.noreply.github.com"
CARD = "practices/rides.yml"


def steps(job: str) -> list[dict[str, Any]]:
    return yaml.safe_load((ROOT / ".github/workflows/card.yml").read_text("utf-8"))["jobs"][job]["steps"]


def git(folder: Path, *command: str) -> str:
    done = subprocess.run(["git", *command], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


class Place:
    """A clone, as the workflow has it, of a repository that stands for GitHub's."""

    def __init__(self, folder: Path) -> None:
        self.origin, self.clone, self.temp, self.bin = (folder / name for name in ("origin", "clone", "temp", "bin"))
        self.bin.mkdir()
        (self.temp / "card/practices").mkdir(parents=True)
        gh = self.bin / "gh"
        gh.write_text("#!/bin/sh\nexit 0\n", "utf-8")
        gh.chmod(0o755)
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        git(folder, "clone", "--quiet", str(self.origin), str(self.clone))
        self.commit("main", "practices/there.yml", "there", "someone@example.org")

    def commit(self, branch: str, path: str, text: str, author: str) -> None:
        git(self.clone, "checkout", "--quiet", "-B", branch)
        (self.clone / path).parent.mkdir(exist_ok=True)
        (self.clone / path).write_text(text, "utf-8")
        git(self.clone, "add", ".")
        git(self.clone, "-c", f"user.email={author}", "-c", "user.name=x", "commit", "--quiet", "-m", "x")
        git(self.clone, "push", "--quiet", "--force", "origin", branch)
        if branch != "main":
            git(self.clone, "checkout", "--quiet", "main")
            git(self.clone, "branch", "--quiet", "-D", branch)

    def card(self, name: str = CARD, text: str = "card") -> None:
        (self.temp / "card" / name).write_text(text, "utf-8")

    def run(self) -> int:
        [script] = [step["run"] for step in steps("answer") if "git push" in step.get("run", "")]
        env = {**os.environ, "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}", "NUMBER": "7"}
        env |= {"RUNNER_TEMP": str(self.temp), "GITHUB_WORKSPACE": str(self.clone), "GH_TOKEN": "x"}
        bash = shutil.which("bash") or "bash"
        return subprocess.run([bash, "-e", "-c", script], cwd=self.clone, env=env, capture_output=True, check=False).returncode

    def on_branch(self) -> dict[str, str]:
        """Path → text of what the branch holds; nothing when there is none."""
        if not git(self.origin, "branch", "--list", "issue-7"):
            return {}
        paths = git(self.origin, "ls-tree", "-r", "--name-only", "issue-7").split()
        return {path: git(self.origin, "show", f"issue-7:{path}") for path in paths}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_card_goes_on_a_branch_of_its_own(place: Place) -> None:
    place.card()
    assert place.run() == 0 and place.on_branch() == {"practices/there.yml": "there", CARD: "card"}
    assert git(place.origin, "log", "-1", "--format=%ae", "issue-7") == BOT


def test_an_edited_issue_puts_its_card_in_the_place_of_the_last(place: Place) -> None:
    place.commit("issue-7", "practices/former.yml", "former", BOT)
    place.card()
    assert place.run() == 0 and set(place.on_branch()) == {"practices/there.yml", CARD}


def test_what_somebody_has_worked_on_stays(place: Place) -> None:
    place.commit("issue-7", "practices/former.yml", "mine", "someone@example.org")
    place.card()
    assert place.run() == 0 and place.on_branch()["practices/former.yml"] == "mine" and CARD not in place.on_branch()


@pytest.mark.parametrize(
    "name", ["practices/there.yml", "practices/.hidden.yml", "practices/-x.yml", "practices/x.sh", "practices/A b.yml"]
)
def test_what_is_no_new_card_by_a_plain_name_goes_nowhere(place: Place, name: str) -> None:
    place.card(name)
    assert (place.run() != 0 or name == "practices/.hidden.yml") and place.on_branch() == {}


def test_without_a_card_there_is_only_the_answer(place: Place) -> None:
    assert place.run() == 0 and place.on_branch() == {}


def test_nothing_that_somebody_wrote_stands_in_a_command() -> None:
    commands = [step["run"] for job in ("make", "answer") for step in steps(job) if "run" in step]
    assert commands and not [command for command in commands if "${{" in command]
