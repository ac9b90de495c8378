"""Makes the search index of a preview, in a process of its own that gives way to everything else.

python -m portal.preview.indexer THEME CONTENT FRAMES OUT
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from portal.explanation import explain
from portal.outputs.publishing import search
from portal.outputs.publishing.build import Build, Refused, load
from portal.outputs.stamping.frames import Frames


def main(theme: Path, content: Path, frames: Path, out: Path) -> int:
    """Moves a new index to ``out``, an absent folder. 1 when the library is broken at this moment, and nothing is told: a
    later change will start another; or when something else goes wrong, which is told."""
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        build = Build(content, Frames.restore(theme, frames), *load(content))
        with tempfile.TemporaryDirectory(dir=out.parent) as folder:
            build.stamp_all(Path(folder))
            search.index(Path(folder), build.searchable_folders())
            (Path(folder) / search.FOLDER).rename(out)
    except (Refused, FileNotFoundError):
        return 1
    except KeyboardInterrupt:
        return 1
    except Exception as error:
        print(explain(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:])))
