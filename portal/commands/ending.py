"""How every command ends: what the system refuses is a sentence in the person's language, never a traceback.

Standard library only: it is used before the environment stands.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from portal.settings import BadClock, SettingsError
from portal.typography import set_text
from portal.words import MissingWords, preferred_language

_STOPPED, _CUT_OFF = 130, 141  # as shells tell Ctrl-C and a reader that went away
_SENTENCES: dict[str, dict[str, str]] = {
    "stopped": {"en": "Stopped before the end.", "fr": "Interrompu avant la fin."},
    "full": {
        "en": "There is no room left on the disk: {path}. Make room and try again.",
        "fr": "Il n'y a plus de place sur le disque : {path}. Faites de la place et essayez de nouveau.",
    },
    "denied": {
        "en": "The system does not allow it: {path}. Check whose it is and whether it may be changed, or choose another place.",
        "fr": "Le système ne le permet pas : {path}. Vérifiez à qui cela appartient et si on peut le modifier, ou choisissez un autre endroit.",
    },
    "busy": {
        "en": "Another program is using it: {path}. Close that program and try again.",
        "fr": "Un autre programme s'en sert : {path}. Fermez ce programme et essayez de nouveau.",
    },
    "in_the_way": {
        "en": "Something is in the way, such as a file where a folder is needed: {path}. Move it and try again.",
        "fr": "Quelque chose fait obstacle, par exemple un fichier là où il faut un dossier : {path}. Déplacez-le et essayez de nouveau.",
    },
    "missing": {
        "en": "It is not there, or no longer: {path}.",
        "fr": "Cela n'existe pas ou n'existe plus : {path}.",
    },
    "loop": {
        "en": "This link leads back to itself: {path}. Delete it.",
        "fr": "Ce lien ramène à lui-même : {path}. Supprimez-le.",
    },
    "long": {"en": "This name is too long: {path}.", "fr": "Ce nom est trop long : {path}."},
    "refused": {"en": "The system refused: {path}: {reason}.", "fr": "Le système a refusé : {path} : {reason}."},
    "clock": {
        "en": "COMMONS_NOW is not a time with its offset, such as 2026-12-01T09:00-05:00.",
        "fr": "COMMONS_NOW n'est pas une heure avec son décalage, par exemple 2026-12-01T09:00-05:00.",
    },
    "fault": {
        "en": "The program has a fault: {error} ({place}). Please report it, with the file {file}.",
        "fr": "Le programme a un défaut : {error} ({place}). Veuillez le signaler, avec le fichier {file}.",
    },
}
_KINDS: Mapping[int, str] = {
    number: kind
    for kind, names in {
        "full": ("ENOSPC", "EDQUOT"),
        "denied": ("EACCES", "EPERM", "EROFS"),
        "busy": ("EBUSY", "ETXTBSY"),
        "in_the_way": ("EEXIST", "ENOTEMPTY", "ENOTDIR", "EISDIR"),
        "missing": ("ENOENT",),
        "loop": ("ELOOP",),
        "long": ("ENAMETOOLONG",),
    }.items()
    for name in names
    if (number := getattr(errno, name, None)) is not None
}
_BUSY_ON_WINDOWS = (32, 33)  # sharing and lock violations come as EACCES


def run(main: Callable[[], int]) -> int:
    """The exit code of ``main``, or the one that fits what it raised, told in a sentence: 1 for what the system refused or the
    program got wrong, 2 for a clock that is none, 128 and the signal's number for what was stopped from outside."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # names of files may hold what no terminal can show
    for name in ("SIGTERM", "SIGHUP"):
        _end_in_order(name)
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        _tell(_sentence("stopped", preferred_language()))
        return _STOPPED
    except BrokenPipeError:  # such as `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return _CUT_OFF
    except Exception as error:
        _tell(explain(error))
        return 2 if isinstance(error, BadClock) else 1
    return code


def explain(error: Exception, language: str = "") -> str:
    """A sentence, in the person's language unless one is named. What nobody foresaw leaves its traceback in a file that the
    sentence names."""
    language = language or preferred_language()
    if isinstance(error, BadClock):
        return _sentence("clock", language)
    if isinstance(error, (SettingsError, MissingWords)):
        return str(error)  # a sentence in both languages
    if not isinstance(error, OSError):
        return _fault(error, language)
    kind = "busy" if getattr(error, "winerror", None) in _BUSY_ON_WINDOWS else _KINDS.get(error.errno or 0, "refused")
    names = dict.fromkeys(os.fsdecode(name) for name in (error.filename, error.filename2) if isinstance(name, str | bytes))
    reason = error.strerror or str(error)
    return _sentence(kind, language, path=", ".join(names) or reason, reason=reason)


def _end_in_order(name: str) -> None:
    """Lets a signal end the program as an exception does, so that what was begun is cleared away."""
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # 'nohup' ignores SIGHUP on purpose
        signal.signal(number, lambda *_: sys.exit(128 + number))


def _fault(error: Exception, language: str) -> str:
    lines = "".join(traceback.format_exception(error))
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else "?"
    text = " ".join(f"{type(error).__name__}: {error}".split())
    try:
        with tempfile.NamedTemporaryFile("w", prefix="commons-", suffix=".txt", delete=False, encoding="utf-8") as file:
            file.write(lines)
    except OSError:  # rather on the screen than nowhere
        return f"{_sentence('fault', language, error=text, place=place, file='?')}\n{lines}"
    return _sentence("fault", language, error=text, place=place, file=file.name)


def _sentence(kind: str, language: str, **values: str) -> str:
    return set_text(_SENTENCES[kind][language], language).format(**values)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)
