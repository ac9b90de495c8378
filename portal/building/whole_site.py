"""A complete site: the library is checked while the generator renders, then both languages are stamped at once."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from portal.building.generator import BuildFailed, rendering
from portal.garbage import uncollected

if TYPE_CHECKING:
    from portal.outputs.publishing.build import Build, Loaded


def render(
    root: Path, content: Path, out: Path, *, site_url: str = "", previous: Loaded | None = None, divided: bool = False
) -> Build:
    """The written pages in ``out``, and a build that is ready to stamp; something is laid beside ``out`` meanwhile. ``divided``: two
    processes read the library, which is not for a program of several threads, as the preview is. Raises BuildFailed with everything
    that is wrong with the library, the written pages and the theme; NoLibrary when ``content`` holds no library, and
    OSError."""
    wrong: list[str] = []
    with (
        tempfile.TemporaryDirectory(dir=out.parent) as folder,
        rendering(root, out, kept := Path(folder, "frames"), site_url=site_url) as generator,
    ):
        # Imported here, as that takes as long as reading a thousand cards: the generator is at work meanwhile.
        from portal.outputs.publishing.build import Build, Refused, check_pages, load
        from portal.outputs.stamping.frames import Frames

        try:
            loaded = load(content, previous, divided=divided)
        except Refused as refused:
            wrong.append(str(refused))
        failed = ""
        try:
            generator.wait()
        except BuildFailed as error:
            failed = str(error)
        try:
            check_pages(root / "docs")
        except Refused as refused:  # the generator may have stumbled over the same
            wrong.append(str(refused))
            failed = ""
        frames = Frames.restore(root / "theme", kept) if kept.exists() else None
    if frames and not wrong:
        build = Build(content, frames, *loaded)
        try:
            build.check_links()
        except Refused as refused:  # what the generator says of links is among it, with the line and in the person's language
            wrong.append(str(refused))
            failed = ""
    if failed:
        wrong.append(failed)
    if wrong:
        raise BuildFailed("\n".join(wrong))
    return build


def complete(
    root: Path,
    content: Path,
    out: Path,
    *,
    site_url: str = "",
    index: bool = True,
    package: bool = False,
    documents: bool = False,
) -> Build:
    """The whole site in the empty folder ``out``, with or without its search index, the package for reading without a connection,
    and the documents that are printed of it, which are kept in ``root`` for the next build. Raises as `render` does."""
    with uncollected():
        build = render(root, content, out, site_url=site_url, divided=True)
    build.library = replace(build.library, readings={})  # a preview needs what each file gave; here it would only be heavy
    from portal.outputs.stamping.shell import ShellError  # not before the generator is at work, as above

    press = None
    if documents:
        from portal.outputs.documents.press import Press

        press = Press(build.frames.theme / "paper", root / ".cache" / "documents")
    try:
        build.stamp_all(out, index=index, press=press)
        if press:
            press.tidy()
        if package:
            build.package(out)
    except ShellError as error:
        raise BuildFailed(str(error)) from None
    return build
