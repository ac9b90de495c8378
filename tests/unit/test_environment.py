"""The environment that commands make for themselves, from two lock files."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers import ROOT

PACKAGE = re.compile(r"(?m)^([A-Za-z0-9._-]+)==(\S+)")


def entries(lock: str) -> dict[tuple[str, str], frozenset[str]]:
    """(package, version) → hashes."""
    parts = re.split(r"(?m)^(?=[A-Za-z0-9])", (ROOT / lock).read_text("utf-8"))
    return {match.groups(): frozenset(re.findall(r"sha256:\w{64}", part)) for part in parts if (match := PACKAGE.match(part))}


READERS, TESTERS = entries("requirements.lock"), entries("requirements-dev.lock")


# The lock files


def test_what_tests_add_is_not_installed_for_readers() -> None:
    group = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["dev"]
    names = {re.split(r"[^\w.-]", line)[0].lower() for line in group}
    assert names and names & {name.lower() for name, _ in READERS} == set()
    assert names <= {name.lower() for name, _ in TESTERS}


def test_tests_run_on_the_very_packages_that_readers_have() -> None:
    assert {package: TESTERS.get(package) for package in READERS} == READERS


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"])
def test_every_package_has_its_hashes(lock: str) -> None:
    assert [package for package, hashes in entries(lock).items() if not hashes] == [] != entries(lock)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"])
def test_a_lock_file_names_no_address(lock: str) -> None:
    assert not re.search(r"://|--(index|find|extra)|@ ", (ROOT / lock).read_text("utf-8"))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_was_chosen_among_those_that_need_not_be_built(lock: str) -> None:
    assert "--only-binary :all:" in (ROOT / lock).read_text("utf-8").split("\n", 2)[1]


# The folder


class Machine:
    """The script with a repository of its own, and an installer that only takes note."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        spec = spec_from_file_location("environment_under_test", ROOT / "scripts/environment.py")
        assert spec is not None and spec.loader is not None
        self.script: ModuleType = module_from_spec(spec)
        monkeypatch.setattr(sys, "path", list(sys.path))
        spec.loader.exec_module(self.script)
        self.venv, self.installed, self.says = folder / ".venv", list[str](), ""
        self.lock, self.test_lock = folder / "requirements.lock", folder / "requirements-dev.lock"
        self.lock.write_text("a", "utf-8")
        self.test_lock.write_text("a b", "utf-8")
        for name, value in {
            "FOLDER": self.venv, "_MARK": self.venv / "made-from", "LOCK": self.lock, "TEST_LOCK": self.test_lock,
        }.items():  # fmt: skip
            monkeypatch.setattr(self.script, name, value)
        monkeypatch.setattr(self.script.venv, "create", self.create)
        monkeypatch.setattr(self.script.subprocess, "run", self.run)

    def create(self, folder: Path, with_pip: bool) -> None:
        assert with_pip
        python = self.script.python()
        python.parent.mkdir(parents=True, exist_ok=True)
        python.write_text("python", "utf-8")

    def run(self, command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        self.installed.append(Path(command[-1]).name)
        return subprocess.CompletedProcess(command, int(bool(self.says)), self.says)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return Machine(tmp_path, monkeypatch)


def test_a_reader_gets_what_readers_need(machine: Machine) -> None:
    machine.script.prepare()
    assert machine.installed == ["requirements.lock"]


def test_it_is_made_once(machine: Machine) -> None:
    machine.script.prepare()
    machine.script.prepare()
    assert machine.installed == ["requirements.lock"]


def test_tests_add_what_they_need_to_the_same_folder(machine: Machine) -> None:
    machine.script.prepare()
    (machine.venv / "kept").touch()
    machine.script.prepare(tests=True)
    assert machine.installed == ["requirements.lock", "requirements-dev.lock"] and (machine.venv / "kept").exists()


def test_tests_on_a_fresh_machine_install_everything_at_once(machine: Machine) -> None:
    machine.script.prepare(tests=True)
    machine.script.prepare()
    assert machine.installed == ["requirements-dev.lock"]


def test_a_new_lock_file_makes_it_anew(machine: Machine) -> None:
    machine.script.prepare()
    (machine.venv / "old").touch()
    machine.lock.write_text("changed", "utf-8")
    machine.script.prepare()
    assert machine.installed == ["requirements.lock"] * 2 and not (machine.venv / "old").exists()


def test_another_python_makes_it_anew(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.script.prepare()
    monkeypatch.setattr(sys, "version", "3.99")
    machine.script.prepare()
    assert len(machine.installed) == 2


def test_one_that_was_half_made_is_made_anew(machine: Machine) -> None:
    machine.says = "ERROR: killed"
    with pytest.raises(machine.script.Unprepared):
        machine.script.prepare()
    (machine.venv / "half").touch()
    machine.says = ""
    machine.script.prepare()
    assert machine.installed == ["requirements.lock"] * 2 and not (machine.venv / "half").exists()


def test_a_folder_that_somebody_else_made_is_not_touched(machine: Machine) -> None:
    machine.venv.mkdir()
    (machine.venv / "pyvenv.cfg").write_text("mine", "utf-8")
    with pytest.raises(machine.script.Unprepared, match="did not make"):
        machine.script.prepare()
    assert [file.name for file in machine.venv.iterdir()] == ["pyvenv.cfg"] and machine.installed == []


def test_only_what_is_built_and_has_its_hash_is_installed(machine: Machine) -> None:
    command = " ".join(machine.script.install_command(machine.lock))
    assert "--only-binary :all:" in command and "--require-hashes" in command


@pytest.mark.parametrize(
    ("output", "english", "french"),
    [
        ("WARNING: Retrying (Retry(total=4, …\nERROR: No matching distribution found", "connection", "connexion"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "no room", "plus de place"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not what the lock file names", "pas ce que nomme"),
        ("ERROR: No matching distribution found for x", "may be none for this system", "peut-être pas pour ce système"),
    ],
)
def test_why_packages_could_not_be_installed_is_a_sentence_in_both_languages(
    machine: Machine, output: str, english: str, french: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.says = output
    with pytest.raises(machine.script.Unprepared, match=english):
        machine.script.prepare()
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    with pytest.raises(machine.script.Unprepared, match=french):
        machine.script.prepare()


def test_a_python_that_cannot_make_environments_is_told_what_to_install(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def create(folder: Path, with_pip: bool) -> None:
        raise subprocess.CalledProcessError(1, "ensurepip")

    monkeypatch.setattr(machine.script.venv, "create", create)
    with pytest.raises(machine.script.Unprepared, match="python3-venv"):
        machine.script.prepare()


_ON_AN_OLD_PYTHON = """
import sys
sys.version_info = (3, 9, 0, "final", 0)
sys.modules["portal"] = None  # it is written for newer ones, and would fail by itself
sys.path.insert(0, "scripts")
import environment
"""


def test_an_older_python_is_told_in_both_languages_before_anything_of_ours_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", _ON_AN_OLD_PYTHON], cwd=ROOT, capture_output=True, text=True, check=False)
    sentence = "Python 3.11 or later is needed. · Python 3.11 ou plus récent est nécessaire.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence)


_FIRST_RUN = """
import subprocess, sys, time
from pathlib import Path
sys.path.insert(0, "scripts")
import environment
folder = Path(sys.argv[1])
environment.FOLDER, environment._MARK = folder / ".venv", folder / ".venv/made-from"
def create(place, with_pip):
    environment.python().parent.mkdir()
    environment.python().touch()
def run(command, **options):
    with (folder / "installed").open("a") as file:
        file.write(command[-1] + "\\n")
    time.sleep(0.3)
    return subprocess.CompletedProcess(command, 0, "")
environment.venv.create, environment.subprocess.run = create, run
environment.prepare(tests=sys.argv[2] == "tests")
"""


@pytest.mark.parametrize(("whose", "installed"), [(["readers", "readers"], 1), (["readers", "tests"], None)])
def test_two_first_runs_at_once_do_not_spoil_each_other(tmp_path: Path, whose: list[str], installed: int | None) -> None:
    running = [subprocess.Popen([sys.executable, "-c", _FIRST_RUN, str(tmp_path), one], cwd=ROOT) for one in whose]
    assert [process.wait(60) for process in running] == [0, 0]
    lines = (tmp_path / "installed").read_text("utf-8").splitlines()
    if installed is None:  # whoever comes first; tests add theirs to what readers need
        assert [Path(line).name for line in lines] in (["requirements.lock", "requirements-dev.lock"], ["requirements-dev.lock"])
    else:
        assert len(lines) == installed
    assert len((tmp_path / ".venv/made-from").read_text("utf-8").split()) == len(set(whose))
