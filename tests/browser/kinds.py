"""One page of every kind, as the finished site itself has them: none is forgotten when a kind is added."""

from __future__ import annotations

from pathlib import Path


def pages(site_folder: Path, language: str) -> list[str]:
    """Addresses below the language (``""``, ``practices/``, ``practices/some-card/`` …): every page of the first two
    levels that has no brothers, and of those that have, the one with most in it."""
    home = site_folder / language
    tops = sorted(path for path in home.iterdir() if (path / "index.html").is_file())
    fullest = [max(below, key=lambda path: path.stat().st_size) for top in tops if (below := list(top.glob("*/index.html")))]
    return ["", *(f"{top.name}/" for top in tops), *(f"{path.parent.relative_to(home).as_posix()}/" for path in fullest)]
