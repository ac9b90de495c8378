"""Finds or makes the environment that the commands run in: ``.venv``, from the lock files, with hashes and without building.

Whoever looks, validates or publishes gets `requirements.lock`; ``test.py`` adds what tests need (`requirements-dev.lock`).
Needs only the standard library of Python 3.11.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 (whoever runs an older one must be told, and by then nothing of ours may be loaded)
    sys.exit("Python 3.11 or later is needed. · Python 3.11 ou plus récent est nécessaire.")

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# Found only now; they need nothing that is installed.
from portal import file_lock  # noqa: E402
from portal.commands import ending  # noqa: E402
from portal.commands.handover import hand_over  # noqa: E402
from portal.commands.progress import Progress  # noqa: E402
from portal.typography import set_text  # noqa: E402
from portal.words import preferred_language  # noqa: E402

LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-dev.lock"  # all of the other, and more
FOLDER = ROOT / ".venv"
_MARK = FOLDER / "made-from"  # empty while the environment is being made; then a line for each lock file that is in it
_WORDS = {
    "preparing": {
        "en": "Preparing the environment, once (about a minute)",
        "fr": "Préparation de l'environnement, une seule fois (environ une minute)",
    },
    "foreign": {
        "en": "There is a folder .venv that these commands did not make: {folder}. Move it away or delete it, then try again.",
        "fr": "Il y a un dossier .venv que ces commandes n'ont pas fait : {folder}. Déplacez-le ou supprimez-le, puis essayez de nouveau.",
    },
    "no_venv": {
        "en": "This Python cannot make environments. On Debian or Ubuntu: sudo apt install python3-venv",
        "fr": "Ce Python ne peut pas faire d'environnement. Sous Debian ou Ubuntu : sudo apt install python3-venv",
    },
    "network": {
        "en": "The packages could not be fetched. Check the connection to the Internet, then try again.",
        "fr": "Les paquets n'ont pas pu être téléchargés. Vérifiez la connexion à Internet, puis essayez de nouveau.",
    },
    "full": {
        "en": "There is no room left on the disk for the packages. Make room and try again.",
        "fr": "Il n'y a plus de place sur le disque pour les paquets. Faites de la place et essayez de nouveau.",
    },
    "hashes": {
        "en": "What was offered as a package is not what the lock file names. Nothing was installed; please tell the maintainers.",
        "fr": "Ce qui a été offert comme paquet n'est pas ce que nomme le fichier de verrouillage. Rien n'a été installé; prévenez les responsables.",
    },
    "not_installed": {
        "en": "The packages could not be installed. There may be none for this system; the installer said:",
        "fr": "Les paquets n'ont pas pu être installés. Il n'y en a peut-être pas pour ce système; le programme d'installation a dit :",
    },
}
# What pip says → the sentence for it, the first that fits.
_CAUSES = (
    ("No space left", "full"),
    ("DO NOT MATCH THE HASHES", "hashes"),
    ("Retrying", "network"),
    ("ConnectionError", "network"),
    ("Max retries", "network"),
)


class Unprepared(Exception):
    """The environment cannot be made; the text says why."""


def run(module: str, *, tests: bool = False) -> None:
    """Ends this program with what ``main`` of the command ``module`` returns, run in the environment."""

    def main() -> int:
        try:
            enter(tests=tests)
        except Unprepared as error:
            print(error, file=sys.stderr)
            return 1
        return int(import_module(module).main(ROOT))

    raise SystemExit(ending.run(main))


def enter(*, tests: bool = False) -> None:
    """Returns when this program runs in the environment; otherwise makes it and runs the program again inside it. Raises
    Unprepared, or OSError."""
    inside = Path(sys.prefix).resolve() == FOLDER.resolve()
    if not inside or tests:
        prepare(tests=tests, inside=inside)
    if not inside:
        hand_over([str(python()), *sys.argv])


def python() -> Path:
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(*, tests: bool = False, inside: bool = False) -> None:
    """Makes the environment, or makes it anew when the lock file or Python has changed, or adds what tests need. ``inside``:
    this program runs in it, so that it cannot be made anew. Raises Unprepared, or OSError."""
    if _stands(tests=tests):
        return
    with Progress(_sentence("preparing")), _alone():  # whoever waits for another command is told the same
        if _stands(tests=tests):  # the other one made it
            return
        if not inside and not _stands():
            _make_anew()
        _install(TEST_LOCK if tests else LOCK)
        _MARK.write_text("".join(f"{_wanted(lock)}\n" for lock in ((LOCK, TEST_LOCK) if tests else (LOCK,))))


def _stands(*, tests: bool = False) -> bool:
    made_from = _MARK.read_text().split() if _MARK.is_file() else []
    return python().is_file() and {_wanted(lock) for lock in ((LOCK, TEST_LOCK) if tests else (LOCK,))} <= set(made_from)


def _wanted(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


@contextmanager
def _alone() -> Iterator[None]:
    """Lets one command at a time make the environment; two at once would spoil it."""
    with FOLDER.with_suffix(".lock").open("w") as file:
        file_lock.wait_for(file)
        yield


def _make_anew() -> None:
    """An environment without packages. Raises Unprepared when there is one that was not made here."""
    if FOLDER.exists() and not _MARK.is_file() and any(FOLDER.iterdir()):
        raise Unprepared(_sentence("foreign").format(folder=FOLDER))
    FOLDER.mkdir(exist_ok=True)
    _MARK.write_text("")  # from here on it is known as ours, even when this program is ended in the middle
    for entry in FOLDER.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry != _MARK:
            entry.unlink()
    try:
        venv.create(FOLDER, with_pip=True)
    except subprocess.CalledProcessError:
        raise Unprepared(_sentence("no_venv")) from None


def _install(lock: Path) -> None:
    """Puts what the lock file names into the environment. Raises Unprepared."""
    done = subprocess.run(install_command(lock), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode == 0:
        return
    for words, cause in _CAUSES:
        if words in done.stdout:
            raise Unprepared(_sentence(cause))
    raise Unprepared(f"{_sentence('not_installed')}\n{done.stdout.strip()}")


def install_command(lock: Path) -> list[str]:
    """Only what is built, and only what has the hash in the lock file: building a source package would fetch tools that no
    lock file names."""
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return [*pip, "--only-binary", ":all:", "--require-hashes", "-r", str(lock)]


def _sentence(name: str) -> str:
    language = preferred_language()
    return set_text(_WORDS[name][language], language)
