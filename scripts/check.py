#!/usr/bin/env python3
"""Holds the program against its style and its types, and the workflows against what is safe: what CONTRIBUTING promises, and no
machine need be asked twice.

    python3 scripts/check.py [--fix]

Exit codes: 0 nothing to say, 1 something is wrong. All checks run, so that everything is told at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment

CHECKS: dict[str, tuple[list[str], list[str]]] = {
    # What it is → what checks it, and what mends it.
    "Python, style": (["-m", "ruff", "check", "."], ["-m", "ruff", "check", "--fix", "."]),
    "Python, format": (["-m", "ruff", "format", "--check", "."], ["-m", "ruff", "format", "."]),
    "Python, types": (["-m", "mypy"], ["-m", "mypy"]),
}
ISSUE_FORMS = ".github/ISSUE_TEMPLATE"
# What lies in .github/ against the schemas that the checker carries, by the schema; and what is unsafe in it. Both work offline.
WORKFLOWS = {
    "github-workflows": ".github/workflows/*.yml",
    "github-issue-forms": f"{ISSUE_FORMS}/*-*.yml",  # all but config.yml
    "github-issue-config": f"{ISSUE_FORMS}/config.yml",
    "dependabot": ".github/dependabot.yml",
}
SCRIPTS = {
    "JavaScript, types": ["npm", "run", "--silent", "types"],
    "JavaScript, tests": ["npm", "test", "--silent"],
}
NO_NODE = (
    "Node.js is not installed: the scripts of the pages were not checked here. "
    "· Node.js n'est pas installé : les scripts des pages n'ont pas été vérifiés ici."
)


def main(root: Path) -> int:
    """1 when a check has something to say. ``--fix`` mends what can be mended."""
    fix = "--fix" in sys.argv[1:]
    failed = [name for name, commands in CHECKS.items() if not runs(root, name, [sys.executable, *commands[fix]])]
    failed += [name for name, command in workflow_checks(root).items() if not runs(root, name, command)]
    if shutil.which("npm"):
        install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        if runs(root, "npm ci", install):
            failed += [name for name, command in SCRIPTS.items() if not runs(root, name, command)]
        else:
            failed.append("npm ci")
    else:
        print(NO_NODE, file=sys.stderr)
        if os.environ.get("CI"):
            failed.append("Node.js")
    for name in failed:
        print(f"✗ {name}", file=sys.stderr)
    return int(bool(failed))


def workflow_checks(root: Path) -> dict[str, list[str]]:
    """What is held against what → its command. Nothing of it asks the network."""
    shapes = {
        f".github, {schema}": [
            *(sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"),
            *sorted(path.relative_to(root).as_posix() for path in root.glob(files)),
        ]
        for schema, files in WORKFLOWS.items()
    }
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or "zizmor"
    return {**shapes, ".github, safety": [zizmor, "--offline", "--no-progress", "--quiet", "."]}


def runs(root: Path, name: str, command: list[str]) -> bool:
    """Whether a check has nothing to say; else what it says is printed."""
    done = subprocess.run(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False
    )
    print(f"✓ {name}" if done.returncode == 0 else f"✗ {name}\n{done.stdout}")
    return done.returncode == 0


if __name__ == "__main__":
    environment.run(__name__, tests=True)
