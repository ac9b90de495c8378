"""A concept with a word that stands in every card but a few."""

from portal.rules.thesaurus import FEWEST_CARDS
from tests.helpers import SAMPLES

TEA = (SAMPLES / "practices/sample-welcome-tea.yml").read_bytes().replace(b"adapted_from: [sample-welcome-bus]\n", b"")
THESAURUS = """\
# yaml-language-server: $schema=../portal/schema/thesaurus.json
tea:
  label: {en: Tea, fr: Thé}
  words:
    en: [infusion]
"""
FILES = {
    "vocabulary/thesaurus.yml": THESAURUS.encode(),
    **{f"practices/sample-tea-{number}.yml": TEA for number in range(FEWEST_CARDS)},
}
