"""The scripts that pages load have a specification of their own, in ``tests/js``; node's own runner reads it."""

from __future__ import annotations

from tests.conftest import ROOT, run, tool


def test_the_scripts_keep_their_specification() -> None:
    node = tool("node", "nodejs")
    files = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("tests/js/*.test.js"))
    assert files
    done = run(node, "--test", *files)
    assert done.returncode == 0, done.stdout + done.stderr
