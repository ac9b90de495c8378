"""`scripts/build.py --out X`: only an earlier site is replaced, and nothing else is changed, whatever X is."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.building.generator import BuildFailed
from portal.commands import build
from portal.outputs.publishing import mark
from portal.outputs.publishing.swap import replacing
from portal.settings import CONTENT_FOLDERS
from tests.helpers import ROOT


class Commands:
    """The command in a repository of its own, with a build that only takes note."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root, self.content = folder, folder / "repository", folder / "repository"
        for name in ("practices/a.yml", "docs/index.md", "theme/main.html", "drafts/mine.yml", ".git/config", "README.md"):
            put(self.root / name)
        self.built = 0

    def complete(self, root: Path, content: Path, out: Path, **parts: bool) -> None:
        self.built += 1
        put(out / "index.html", "new")

    def run(self, out: str | Path) -> int:
        return build.main(self.root, ["--out", str(out), "--content", str(self.content)])


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    commands = Commands(tmp_path)
    monkeypatch.setattr(build, "complete", commands.complete)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.delenv("COMMONS_NOW", raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    put(tmp_path / "home/thesis.txt")
    return commands


def put(file: Path, text: str = "mine") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def earlier_site(folder: Path) -> Path:
    with replacing(folder) as work:
        put(work / "index.html", "old")
        put(work / "old.html", "old")
    return folder


def everything(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Path → text or kind, mode and number of everything below a folder, and of the folder itself."""
    return {
        str(path): (path.read_text("utf-8") if path.is_file() else "", path.lstat().st_mode, path.lstat().st_ino)
        for path in (folder, *folder.rglob("*"))
    }


# What is refused: (what to make, what to give as --out, a word of the sentence)


def nothing(folder: Path) -> None:
    """It is there already."""


def branch(folder: Path) -> None:
    """A folder prepared for publishing by a branch, without a site."""
    put(folder / "pages/.git/config")
    put(folder / "pages/CNAME")


def empty(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).mkdir(parents=True)


REFUSED = {
    "the repository": (nothing, "repository", "must not be lost"),
    "its parent": (nothing, ".", "would be in danger"),
    "the top of the disk": (nothing, "/", "would be in danger"),
    "the written pages": (nothing, "repository/docs", "not empty"),
    "the cards": (nothing, "repository/practices", "among what people write"),
    "a folder of cards that is not there yet": (nothing, "repository/network", "among what people write"),
    "an empty folder of cards": (empty("repository/toolkit"), "repository/toolkit", "among what people write"),
    "a folder within the written pages": (nothing, "repository/docs/site", "among what people write"),
    "what git keeps": (nothing, "repository/.git", "among what people write"),
    "a hidden folder of the repository": (nothing, "repository/.cache", "among what people write"),
    "what is nowhere else": (nothing, "repository/drafts", "not empty"),
    "the home folder": (nothing, "home", "must not be lost"),
    "an empty home folder": (lambda folder: (folder / "home/thesis.txt").unlink(), "home", "must not be lost"),
    "a branch with .git and CNAME": (branch, "pages", "not empty"),
    "somebody's folder": (lambda folder: put(folder / "thesis/1.txt"), "thesis", "not empty"),
    "an unfinished name": (nothing, "", "names no folder"),
    "a blank name": (nothing, " ", "names no folder"),
    "a file": (lambda folder: put(folder / "file"), "file", "is a file"),
    "a folder below a file": (lambda folder: put(folder / "file"), "file/site", "is a file"),
    "a site as another program made it": (lambda folder: put(folder / "www/index.html"), "www", "not empty"),
    "an unmarked site in the repository": (lambda folder: put(folder / "repository/site/a.html"), "repository/site", "not empty"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_before_anything_is_built_and_nothing_is_changed(
    commands: Commands, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make, out, words = REFUSED[case]
    make(commands.folder)
    before = everything(commands.folder)
    assert commands.run(out if not out.strip() else commands.folder / out) == 2
    output = capsys.readouterr()
    assert words in output.err and output.err.count("\n") == 1 and output.out == ""
    assert commands.built == 0
    assert everything(commands.folder) == before


def test_a_refusal_speaks_french(commands: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert commands.run(commands.root / "docs") == 2
    assert "n’est pas vide" in capsys.readouterr().err


def test_a_link_that_leads_back_to_itself_is_told_by_the_system(commands: Commands) -> None:
    (commands.folder / "loop").symlink_to("loop")
    with pytest.raises(OSError) as error:
        commands.run(commands.folder / "loop")
    assert error.value.errno == errno.ELOOP and commands.built == 0


@pytest.mark.parametrize("name", ["~", "~/."])
def test_a_tilde_that_no_shell_has_read_is_the_home_folder(
    commands: Commands, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is really called so is deleted together with the home folder by whoever types its name."""
    monkeypatch.chdir(commands.folder)
    before = everything(commands.folder)
    assert commands.run(name) == 2
    assert everything(commands.folder) == before


@pytest.mark.parametrize("way", ["link", "dots"])
def test_another_way_to_a_folder_does_not_hide_which_it_is(commands: Commands, way: str) -> None:
    (commands.folder / "link").symlink_to(commands.root)
    before = everything(commands.folder)
    assert commands.run({"link": commands.folder / "link", "dots": commands.root / "docs/.."}[way]) == 2
    assert everything(commands.folder) == before


def test_the_folder_one_stands_in_is_known(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(commands.root)
    before = everything(commands.folder)
    assert commands.run(".") == 2 and commands.run("..") == 2
    assert everything(commands.folder) == before


@pytest.mark.parametrize("out", ["library", "library/site", "."])
def test_a_library_elsewhere_is_protected_too(commands: Commands, out: str) -> None:
    commands.content = commands.folder / "library"
    put(commands.content / "practices/a.yml")
    before = everything(commands.folder)
    assert commands.run(commands.folder / out) == 2
    assert everything(commands.folder) == before


def test_a_library_in_an_earlier_site_is_protected_too(commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    site = earlier_site(commands.folder / "site")
    commands.content = site / "library"
    put(commands.content / "practices/a.yml")
    assert commands.run(site) == 2 and f"holds {commands.content}" in capsys.readouterr().err


def test_every_folder_of_the_library_is_known() -> None:
    from portal.kinds import all_kinds

    assert {kind.location.partition("/")[0] for kind in all_kinds()} == set(CONTENT_FOLDERS)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser may write everywhere")
@pytest.mark.parametrize("out", ["locked", "locked/site"])
def test_a_read_only_folder_is_refused(commands: Commands, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    (commands.folder / "locked").mkdir(mode=0o555)
    before = everything(commands.folder)
    assert commands.run(commands.folder / out) == 2 and "may not be changed" in capsys.readouterr().err
    assert commands.built == 0 and everything(commands.folder) == before


# What is built


@pytest.mark.parametrize("out", ["site", "repository/site", "repository/site.next", "repository/public", "a/b/site"])
def test_a_new_folder_is_made(commands: Commands, out: str) -> None:
    assert commands.run(commands.folder / out) == 0
    assert (commands.folder / out / "index.html").read_text("utf-8") == "new"


@pytest.mark.parametrize("out", ["site", "repository/site"])
def test_an_earlier_site_is_replaced_and_nothing_else_is_changed(commands: Commands, out: str) -> None:
    site = earlier_site(commands.folder / out)
    before = {path: value for path, value in everything(commands.folder).items() if not path.startswith(str(site))}
    assert commands.run(site) == 0
    assert {file.name for file in site.iterdir()} == {"index.html", mark.NAME}
    assert {path: value for path, value in everything(commands.folder).items() if not path.startswith(str(site))} == before


def test_a_branch_with_an_earlier_site_keeps_what_is_its_own(commands: Commands) -> None:
    site = earlier_site(commands.folder / "pages")
    branch(commands.folder)
    assert commands.run(site) == 0
    assert {file.name for file in site.iterdir()} == {"index.html", mark.NAME, ".git", "CNAME"}


def test_a_link_to_an_earlier_site_stays_and_leads_to_the_new_one(commands: Commands) -> None:
    site = earlier_site(commands.folder / "releases/1")
    (commands.folder / "live").symlink_to(site)
    assert commands.run(commands.folder / "live") == 0
    assert (commands.folder / "live").is_symlink() and (site / "index.html").read_text("utf-8") == "new"


def test_the_folder_one_stands_in_stays_when_it_holds_an_earlier_site(
    commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = earlier_site(commands.folder / "site")
    monkeypatch.chdir(site)
    assert commands.run(".") == 0
    assert sorted(os.listdir(".")) == ["index.html", mark.NAME]


def test_a_failed_build_leaves_an_earlier_site_and_says_so(
    commands: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def complete(root: Path, content: Path, out: Path, **parts: bool) -> None:
        raise BuildFailed("all that is wrong")

    monkeypatch.setattr(build, "complete", complete)
    site = earlier_site(commands.folder / "site")
    before = everything(commands.folder)
    assert commands.run(site) == 1
    output = capsys.readouterr().err
    assert "all that is wrong" in output and f"{site} stays as it was" in output
    assert everything(commands.folder) == before


@pytest.mark.parametrize("umask", [0o077, 0o027, 0o022])
def test_a_web_server_can_read_the_site_however_private_ones_files_are(commands: Commands, umask: int) -> None:
    before = os.umask(umask)
    try:
        assert commands.run(commands.folder / "public/site") == 0
    finally:
        os.umask(before)
    site = commands.folder / "public/site"
    assert {oct(path.stat().st_mode & 0o777) for path in site.rglob("*")} == {"0o644"}
    assert site.stat().st_mode & 0o777 == 0o755


# What needs a disk of its own: a mount, a full disk, a read-only one

_DRIVER = """
import sys
from pathlib import Path
from portal.commands import build, ending
def complete(root, content, out, **parts):
    (out / "index.html").write_text("x" * int(sys.argv[3]))
build.complete = complete
raise SystemExit(ending.run(lambda: build.main(Path(sys.argv[1]), ["--out", sys.argv[2]])))
"""


def mounted(commands: Commands, mount: str, out: str, size: int = 10, then: str = "true") -> subprocess.CompletedProcess[str]:
    """The command, after ``mount`` was run in a name space of its own; skips where this is not to be had."""
    unshare = shutil.which("unshare")
    for options in (["-m"], ["-rm"]):
        if (
            unshare
            and subprocess.run([unshare, *options, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode == 0
        ):
            break
    else:
        pytest.skip("only a superuser can mount disks here. · Seul un superutilisateur peut monter des disques ici.")
    driver = commands.folder / "driver.py"
    put(driver, _DRIVER)
    command = f'{mount} && "$0" "$@"; code=$?; {then}; exit $code'
    return subprocess.run(
        [unshare, *options, "sh", "-c", command, sys.executable, str(driver), str(commands.root), out, str(size)],
        capture_output=True,
        text=True,
        check=False,
        cwd=commands.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("mount", ["mount -t tmpfs none www", "mount --bind store www"])
def test_a_mount_has_its_contents_swapped(commands: Commands, mount: str) -> None:
    (commands.folder / "www").mkdir()
    earlier_site(commands.folder / "store")
    done = mounted(commands, f"{mount}", "www", then='"$0" driver.py repository www 20; ls -A www; wc -c < www/index.html')
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout.splitlines()[-3:] == ["index.html", mark.NAME, "20"]


def test_a_new_file_system_is_empty_though_it_has_a_folder_for_its_repair(commands: Commands) -> None:
    found = commands.folder / "www/lost+found/#12"
    put(found, "a piece")
    assert commands.run(commands.folder / "www") == commands.run(commands.folder / "www") == 0
    assert sorted(os.listdir(commands.folder / "www")) == ["index.html", "lost+found", mark.NAME]
    assert found.read_text("utf-8") == "a piece"


def test_a_mount_that_holds_something_else_is_refused(commands: Commands) -> None:
    (commands.folder / "www").mkdir()
    done = mounted(commands, "mount -t tmpfs none www && echo mine > www/mine", "www", then="ls -A www")
    assert done.returncode == 2 and "not empty" in done.stderr and done.stdout == "mine\n"


def test_a_site_that_holds_a_mount_keeps_it(commands: Commands) -> None:
    site = earlier_site(commands.folder / "www")
    (site / "uploads").mkdir()
    done = mounted(
        commands, "mount -t tmpfs none www/uploads && echo mine > www/uploads/a", "www", then="cat www/uploads/a www/index.html"
    )
    assert done.returncode == 0 and done.stdout.endswith(f"mine\n{'x' * 10}")


def test_a_full_disk_is_told_and_changes_nothing(commands: Commands) -> None:
    (commands.folder / "disk").mkdir()
    earlier_site(commands.folder / "site")
    mount = "mount -t tmpfs -o size=64k none disk && cp -r site disk/site"
    done = mounted(commands, mount, "disk/site", size=100_000, then="ls -A disk disk/site; cat disk/site/index.html")
    assert done.returncode == 1 and done.stdout == f"disk:\nsite\n\ndisk/site:\nindex.html\n{mark.NAME}\nold.html\nold"
    assert done.stderr.startswith("There is no room left on the disk") and "Traceback" not in done.stderr


@pytest.mark.parametrize("out", ["disk/site", "disk/new"])
def test_a_read_only_disk_is_refused(commands: Commands, out: str) -> None:
    (commands.folder / "disk").mkdir()
    earlier_site(commands.folder / "site")
    done = mounted(commands, "mount -t tmpfs none disk && cp -r site disk/site && mount -o remount,bind,ro disk", out)
    assert done.returncode == 2 and "may not be changed" in done.stderr
