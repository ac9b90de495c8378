"""MkDocs typed by hand, its fork, and the script give the same site; a failed build leaves the last good one."""

from __future__ import annotations

import filecmp
import os
import shutil
import sys
from pathlib import Path

import pytest

from portal.outputs.publishing import mark
from tests.conftest import ROOT, run
from tests.helpers import TEA, change, copy_samples
from tests.sites import BUILT, Site, plain
from tests.written_links import add_stand_ins


def _differences(one: Path, other: Path, ignore: frozenset[str]) -> list[str]:
    """Files that are in one folder only, or differ."""
    names = {
        file.relative_to(top).as_posix()
        for top in (one, other)
        for file in top.rglob("*")
        if file.is_file() and not file.relative_to(top).as_posix().startswith(tuple(ignore))
    }
    return sorted(
        name
        for name in names
        if not (one / name).is_file() or not (other / name).is_file() or not filecmp.cmp(one / name, other / name, shallow=False)
    )


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_the_generator_typed_by_hand_gives_the_same_site(generator: str, sample_site: Site, tmp_path: Path) -> None:
    settings = {
        "COMMONS_SITE_URL": sample_site.address,
        "COMMONS_CONTENT": str(sample_site.content),
        "COMMONS_NOW": BUILT,
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = (sys.executable, "-m", generator, "build", "-q", "-f", "mkdocs.yml", "-d", str(tmp_path / "site"))
    done = run(*command, env={**os.environ, **settings})
    assert done.returncode == 0, done.stdout + done.stderr
    # The mark is for whoever publishes a folder.
    assert _differences(plain("sample"), tmp_path / "site", frozenset({mark.NAME})) == []


def test_a_failed_build_leaves_the_last_good_site(tmp_path: Path) -> None:
    content = add_stand_ins(copy_samples(tmp_path))
    out = tmp_path / "public" / "site"
    build = (sys.executable, "scripts/build.py", "--out", str(out), "--content", str(content))
    assert run(*build).returncode == 0
    before = sorted(out.rglob("*"))
    change(content, TEA, "welcoming-community", "welcome-comunity")

    done = run(*build, env={**os.environ, "LC_ALL": "fr_CA.UTF-8"})

    assert done.returncode == 1
    assert "unknown-theme" in done.stderr and "« welcoming-community »" in done.stderr.replace("\u00a0", " ")
    assert "Traceback" not in done.stderr
    assert sorted(out.rglob("*")) == before
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_a_link_by_id_that_leads_nowhere_is_told_with_file_and_line(tmp_path: Path) -> None:
    content = add_stand_ins(copy_samples(tmp_path))
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".cache", "site", "__pycache__"))
    page = copy / "docs/en/about/index.md"
    lines = page.read_text("utf-8").splitlines()
    lines.append("See [this](practice:sample-welcome-te).")
    page.write_text("\n".join(lines), "utf-8")

    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(copy / "mkdocs.yml"), "-d", str(tmp_path / "site"))
    done = run(*command, env={**os.environ, "COMMONS_CONTENT": str(content)})

    assert done.returncode == 1
    assert f"docs/en/about/index.md:{len(lines)}:" in done.stdout + done.stderr
    assert "Did you mean 'sample-welcome-tea'?" in (done.stdout + done.stderr).replace("\u2019", "'")
