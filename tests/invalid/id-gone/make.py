"""A card that was public is called something else now, and nothing says so."""

from tests.helpers import SAMPLES

TEA = (SAMPLES / "practices/sample-welcome-tea.yml").read_bytes()
EARLIER = {"practices/sample-gathering.yml": TEA}
FILES = {"practices/sample-meeting-over-tea.yml": TEA}
