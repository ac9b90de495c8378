"""Finds or makes the environment that the other commands run in: ``.venv``, from the one lock file, with hashes.

Needs only the standard library of Python 3.11. Speaks both languages: at this point nobody has chosen one.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from portal.commands.progress import Progress  # noqa: E402 (found only now; needs nothing that is installed)

LOCK = ROOT / "requirements.lock"
FOLDER = ROOT / ".venv"
_MARK = FOLDER / "made-from"
_SAID = "Preparing the environment, once (about a minute) · Préparation de l'environnement, une seule fois (environ une minute)"


def enter() -> None:
    """Returns when this program runs in the environment; otherwise makes it and runs the program again inside it."""
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever runs an older one must be told)
        sys.exit("Python 3.11 or later is needed. · Python 3.11 ou plus récent est nécessaire.")
    if Path(sys.prefix).resolve() != FOLDER.resolve():
        prepare()
        command = [str(python()), *sys.argv]
        if os.name == "nt":  # exec on Windows would leave the shell before the program ends
            sys.exit(subprocess.call(command))
        os.execv(command[0], command)


def python() -> Path:
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare() -> None:
    """Makes the environment, or makes it anew when the lock file or Python has changed. Exits with the installer's words
    when packages cannot be had."""
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if _stands(wanted):
        return
    with Progress(_SAID), _alone():  # whoever waits for another command is told the same
        done = None if _stands(wanted) else _make()
        if done is None or done.returncode == 0:
            _MARK.write_text(wanted)
            return
    print(done.stdout, file=sys.stderr)
    sys.exit("The packages could not be installed; see above. · Les paquets n'ont pas pu être installés; voir ci-dessus.")


def _stands(wanted: str) -> bool:
    return _MARK.is_file() and _MARK.read_text() == wanted and python().is_file()


@contextmanager
def _alone() -> Iterator[None]:
    """Lets one command at a time make the environment; two at once would spoil it."""
    with FOLDER.with_suffix(".lock").open("w") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)  # until the file is closed
        yield


def _make() -> subprocess.CompletedProcess[str]:
    venv.create(FOLDER, clear=True, with_pip=True)
    install = [
        str(python()),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        str(LOCK),
    ]
    return subprocess.run(install, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
