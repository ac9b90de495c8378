"""What the closed lists call a term, as a page shows it: they may be worded anew without any test knowing of it."""

from __future__ import annotations

import yaml

from portal.typography import set_text
from tests.helpers import ROOT


def label(vocabulary: str, term: str, language: str) -> str:
    terms = yaml.safe_load((ROOT / f"vocabulary/{vocabulary}.yml").read_text("utf-8"))
    return str(set_text(terms[term]["label"][language], language))
