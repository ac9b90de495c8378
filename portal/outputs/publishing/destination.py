"""Where a command may put what it makes: nowhere that anything could be lost. Asked before anything is made."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from portal import words
from portal.outputs.publishing import mark
from portal.settings import CONTENT_FOLDERS
from portal.typography import set_text


class Unfit(Exception):
    """Nothing may be put there; the text says why and what to do, in the person's language."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self._reason, self._values = reason, values

    def told(self, option: str) -> str:
        """The text for a command whose option ``option`` names the folder."""
        language = words.preferred_language()
        text = words.load("commands")["destination"][self._reason][language]
        return set_text(text, language).format(option=option, **self._values)

    def __str__(self) -> str:
        return self.told("--out")


def site_folder(name: str, root: Path, content: Path) -> Path:
    """The folder ``name``, whole and without links, for a site: one that is not there yet, is empty, or holds an earlier
    site. ``root`` is the repository, ``content`` the library. Raises Unfit, or OSError."""
    out = folder_for(name, root, content, _is_site)
    if not (_is_free(out) or _is_site(out)):
        raise Unfit("not_ours", folder=out)
    return out


def folder_for(name: str, root: Path, content: Path, is_earlier: Callable[[Path], bool]) -> Path:
    """The folder ``name`` for what a command makes. It may hold other things, unless it lies in the repository, where it has to
    be a folder of its own at the top: new, empty, or with what ``is_earlier`` knows as made by the command. Raises Unfit, or
    OSError."""
    if not name.strip():
        raise Unfit("no_name")
    out = Path(os.path.realpath(os.path.expanduser(name)))  # few shells do so after '=', and none within quotation marks
    for place in (root, content, *_home()):
        if _lies_in(place, out):
            raise Unfit("is_it" if _same(place, out) else "holds", folder=out, place=place)
    if out.is_symlink():  # the names that lead there are resolved: what still is a link leads back to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(out))
    if os.path.lexists(out) and not out.is_dir():
        raise Unfit("a_file", folder=out)
    if _lies_in(out, root):
        if not _same(out.parent, root) or out.name in CONTENT_FOLDERS or out.name.startswith("."):
            raise Unfit("inside", folder=out, place=root)
        if not (_is_free(out) or is_earlier(out)):
            raise Unfit("not_ours", folder=out)
    if not _same(root, content) and _lies_in(out, content):
        raise Unfit("inside", folder=out, place=content)
    nearest = next(place for place in (out, *out.parents) if os.path.lexists(place))
    if not nearest.is_dir():
        raise Unfit("a_file", folder=nearest)
    if not os.access(nearest, os.R_OK | os.W_OK | os.X_OK):
        raise Unfit("not_writable", folder=nearest)
    return out


def _is_site(folder: Path) -> bool:
    return mark.made(folder) is not None


def _is_free(folder: Path) -> bool:
    """A new file system has a folder for what a repair of it finds; that stays where it is, as all that no build made."""
    return not folder.exists() or all(entry.name == "lost+found" for entry in folder.iterdir())


def _home() -> list[Path]:
    """The person's own folder, where the system knows one."""
    home = Path(os.path.expanduser("~"))
    return [home] if home.is_absolute() else []


def _lies_in(place: Path, folder: Path) -> bool:
    """Whether ``place`` is ``folder`` or lies in it, whatever names lead there."""
    return any(_same(above, folder) for above in (place, *place.parents))


def _same(first: Path, second: Path) -> bool:
    try:
        return os.path.samefile(first, second)
    except OSError:  # one of them is not there
        return first == second
