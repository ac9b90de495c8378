"""What the system refuses, and what nobody foresaw, as a sentence in the person's language.

Standard library only: it is used before the environment stands.
"""

from __future__ import annotations

import errno
import os
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path

from portal.incomplete import Incomplete
from portal.settings import BadClock, NoLibrary, SettingsError
from portal.typography import set_text
from portal.words import preferred_language

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
    "no_library": {
        "en": "{path} holds no library: there is no folder practices/ in it.",
        "fr": "{path} ne contient aucune bibliothèque : il n'y a là aucun dossier practices/.",
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
    "unfollowed": {
        "en": "This preview follows changes no longer. End it (Ctrl-C) and start it again.",
        "fr": "Cet aperçu ne suit plus les changements. Arrêtez-le (Ctrl-C) et relancez-le.",
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


def explain(error: Exception, language: str = "") -> str:
    """A sentence, in the person's language unless one is named. What nobody foresaw leaves its traceback in a file that the
    sentence names."""
    if isinstance(error, BadClock):
        return sentence("clock", language)
    if isinstance(error, (SettingsError, Incomplete)):
        return str(error)  # a sentence in both languages
    if not isinstance(error, OSError):
        return _fault(error, language)
    if isinstance(error, NoLibrary):
        return sentence("no_library", language, path=error.filename)
    kind = "busy" if getattr(error, "winerror", None) in _BUSY_ON_WINDOWS else _KINDS.get(error.errno or 0, "refused")
    names = dict.fromkeys(os.fsdecode(name) for name in (error.filename, error.filename2) if isinstance(name, str | bytes))
    reason = error.strerror or str(error)
    return sentence(kind, language, path=", ".join(names) or reason, reason=reason)


def _fault(error: Exception, language: str) -> str:
    lines = "".join(traceback.format_exception(error))
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else "?"
    text = " ".join(f"{type(error).__name__}: {error}".split())
    try:
        with tempfile.NamedTemporaryFile("w", prefix="commons-", suffix=".txt", delete=False, encoding="utf-8") as file:
            file.write(lines)
    except OSError:  # rather on the screen than nowhere
        return f"{sentence('fault', language, error=text, place=place, file='?')}\n{lines}"
    return sentence("fault", language, error=text, place=place, file=file.name)


def sentence(kind: str, language: str = "", **values: str) -> str:
    """What is told of an event of this kind, in the person's language unless one is named."""
    language = language or preferred_language()
    return set_text(_SENTENCES[kind][language], language).format(**values)
