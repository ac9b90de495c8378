"""What somebody proposes who does as the published guide says: its sample card and its sample updates, with real ids."""

from __future__ import annotations

import ast
import datetime as dt
import re
import shutil
from pathlib import Path

import yaml

from tests.helpers import ROOT

CONTENT = ("practices", "network", "toolkit", "vocabulary")
CARD = "practices/sample-town-ride-board.yml"
WORDS = "practices/sample-town-words.yml"
WAITING = "practices/sample-town-in-french.yml"
UPDATE = "network/updates/sample-town-welcome-fund.yml"
EVENT = "network/updates/six-small-towns-interpreters.yml"
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_SENT = re.compile(r"^ *(?:submitted|published): (\S+)", re.MULTILINE)  # the last such line: that of the file, not of a source
_LONGEST = 3900  # characters of a text


def samples(page: str, language: str) -> list[str]:
    """The blocks of YAML that a page of the guide offers for copying."""
    guide = (ROOT / "docs" / language / "contribute" / page).read_text("utf-8")
    return re.findall(r"^```yaml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)


def copy_real(folder: Path) -> Path:
    """The library of this repository, in a new folder ``content``."""
    for name in CONTENT:
        shutil.copytree(ROOT / name, folder / "content" / name)
    return folder / "content"


def copy_proposed(folder: Path) -> Path:
    """The same with a card and two updates from the samples: ids are real ones, and days are told from today. Beside the card
    stand one with every word that the tests' own queries hold, and one in French alone that waits for its English."""
    content = copy_real(folder)
    fund, event, *_ = samples("updates.md", "en")
    for path, text in ((CARD, samples("index.md", "en")[0]), (UPDATE, fund), (EVENT, event)):
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text(_made_real(text, content), "utf-8")
    schema, _, card = (content / CARD).read_text("utf-8").partition("\n")
    steps = [{"en": f"Words: {words}", "fr": f"Mots : {words}"} for words in _packed(query_words())]
    wordy = yaml.safe_dump(yaml.safe_load(card) | {"steps": steps}, allow_unicode=True, sort_keys=False)
    (content / WORDS).write_text(f"{schema}\n{wordy}", "utf-8")
    (content / WAITING).write_text(f"{schema}\n{_in_french(card)}", "utf-8")
    return content


def _in_french(card: str) -> str:
    """What needs to be in a card, in one language: nobody is asked for more."""
    whole = yaml.safe_load(card)
    names = ("kind", "status", "title", "summary", "themes", "populations", "places", "evidence", "sources", "review")
    half = {name: whole[name] for name in names}
    for text in (half["title"], half["summary"], half["evidence"]["rationale"]):
        del text["en"]
    half["sources"] = [source for source in half["sources"] if "url" not in source]  # it is the other card's own
    return yaml.safe_dump(half | {"translation": {"from": "fr", "status": "wanted"}}, allow_unicode=True, sort_keys=False)


def _made_real(text: str, content: Path) -> str:
    """A sample with ids that the library holds, dated today."""
    places = yaml.safe_load((content / "network/places.yml").read_text("utf-8"))
    ids = {
        "sample-town-on": next(iter(places)),
        "sample-agency": min(file.stem for file in (content / "network/organizations").glob("*.yml")),
        "sample-report": min(file.stem for file in (content / "toolkit/library").glob("*.yml")),
    }
    for made_up, real in ids.items():
        text = text.replace(made_up, real)
    later = dt.datetime.now(dt.UTC).date() - dt.date.fromisoformat(_SENT.findall(text)[-1])
    return _DAY.sub(lambda day: (dt.date.fromisoformat(day[0]) + later).isoformat(), text)


def query_words() -> list[str]:
    """Every word of every text in the browser's tests: all that they type, and more."""
    texts = [
        node.value
        for file in sorted((ROOT / "tests/browser").glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return sorted({word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text)})


def _packed(words: list[str]) -> list[str]:
    """The words in as few texts as may hold them."""
    texts = [""]
    for word in words:
        if len(texts[-1]) + len(word) > _LONGEST:
            texts.append("")
        texts[-1] += f" {word}"
    return [text.strip() for text in texts]
