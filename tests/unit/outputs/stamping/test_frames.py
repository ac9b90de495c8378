"""What the theme renders is kept by a module that a site generator loads in a moment."""

import subprocess
import sys

import pytest

from portal.outputs.stamping.frames import Frames
from portal.settings import Settings
from tests.helpers import ROOT

SLOW = {"pydantic", "babel", "markdown_it", "xlsxwriter"}


def test_frames_are_kept_without_the_models() -> None:
    """The generator renders while the library is read: what it loads for nothing takes the other's time."""
    program = "import sys, portal.outputs.stamping.frames, portal.outputs.links as links; links.resolve('source:x', ''); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "portal.outputs.stamping.frames" in loaded
    assert SLOW & loaded == set()
    assert [module for module in loaded if module.startswith("portal.model.")] == []


@pytest.mark.parametrize(("language", "label"), [("en", "Sample, scrolls sideways"), ("fr", "Exemple, défile de côté")])
def test_a_sample_that_scrolls_sideways_can_be_reached_by_keyboard_and_has_a_name(language: str, label: str) -> None:
    frames = Frames.begin(ROOT / "theme", Settings.read(ROOT))
    html = frames.link(language, "contribute/", '<pre><code class="language-yaml">kind: tool</code></pre>', "", "docs/a.md")
    assert html == f'<pre><code class="language-yaml" tabindex="0" role="group" aria-label="{label}">kind: tool</code></pre>'
