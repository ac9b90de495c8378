"""Small repositories whose commits have the times that a test gives them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class Repository:
    """A repository whose days are set by the test. Its user stands on the command line, so no settings are needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, at: str = "2026-01-01T12:00:00-05:00") -> None:
        user = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false")
        dates = {"GIT_AUTHOR_DATE": "2001-01-01T12:00:00Z", "GIT_COMMITTER_DATE": at}
        subprocess.run(("git", *user, *arguments), cwd=self.folder, env={**os.environ, **dates}, check=True, capture_output=True)

    def commit(self, day: str, files: dict[str, str | None]) -> None:
        """One commit at noon; a file without a text is removed."""
        for path, text in files.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink() if text is None else file.write_text(text, "utf-8", newline="")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=change", at=day if "T" in day or "@" in day else f"{day}T12:00:00-05:00")
