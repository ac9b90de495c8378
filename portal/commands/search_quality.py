"""How good the answers of the search are, as a command."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal import library, words
from portal.catalogue.catalogue import BrokenLibrary, Catalogue
from portal.commands.options import Options
from portal.folding import folded_words
from portal.lexicon.concepts import concepts
from portal.lexicon.letters import telling
from portal.outputs.pages.plan import found_pages
from portal.outputs.search.files import files
from portal.outputs.search.gathering import documents
from portal.outputs.search.index import Index
from portal.outputs.search.reader import Found, Reader
from portal.outputs.wording.edition import editions
from portal.proof.search_queries import Query, accepted, read
from portal.settings import LANGUAGES, Settings
from portal.typography import set_text

_NAMES = {"en": "english", "fr": "french"}
_FEW = 3  # answers that people look at
_TELLING = 3  # words by which somebody remembers a title
_TITLE = re.compile(r"^(?:title:|#) *\"?(.+?)\"?$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^description: *\"?(.+?)\"?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of queries, from 0 to 1, whose first answer is right and of which one of the first three is; ``rank`` is the mean of
    one divided by the place of the first right answer (MRR)."""

    queries: int
    first: float
    few: float
    rank: float

    @classmethod
    def of(cls, places: Iterable[int]) -> Score:
        """From the place of each query's first right answer, counted from 1; 0 where there is none."""
        found = list(places)
        count = len(found) or 1
        return cls(
            len(found),
            sum(place == 1 for place in found) / count,
            sum(1 <= place <= _FEW for place in found) / count,
            sum(1 / place for place in found if place) / count,
        )


@dataclass(frozen=True)
class Judged:
    """The search of a library, and what is right."""

    catalogue: Catalogue
    index: Index
    reader: Reader

    @classmethod
    def of(cls, root: Path, catalogue: Catalogue) -> Judged:
        """``root`` holds the written pages in ``docs/``."""
        everything = documents(editions(catalogue, Settings("", "")), found_pages(catalogue), written(root / "docs"))
        index = Index.of(everything, list(concepts(catalogue.thesaurus, catalogue.glossary)))
        return cls(catalogue, index, Reader(files(index), catalogue.now.strftime("%Y-%m-%dT%H:%M:%SZ")))

    def place(self, query: Query, language: str) -> int:
        """The place of the first right answer, from 1; 0 where there is none. Where the library has nothing, to say so is right."""
        found = self.reader.find(query.text, language)
        if not query.right:
            return int(not found.documents or bool(found.absent or found.unsaid))
        right = accepted(self.catalogue, query)
        return next((at for at, name in enumerate(self._names(found), 1) if name in right), 0)

    def known_items(self, language: str) -> Iterator[int]:
        """For each practice its place when somebody types the rarest words of its title."""
        lexicon = self.reader.lexicons[language]
        for name, practice in self.catalogue.practices.items():
            title = dict.fromkeys(form for form in folded_words(practice.title[language]) if telling(form, language))
            rare = sorted(title, key=lambda form: lexicon.levels[lexicon.classes[form]])[:_TELLING]
            answers = self._names(self.reader.find(" ".join(rare), language))
            yield next((at for at, answer in enumerate(answers, 1) if answer == f"practices/{name}"), 0)

    def _names(self, found: Found) -> list[str]:
        return [self.index.names[number] for number, _ in found.documents]


def written(docs: Path) -> dict[str, dict[str, tuple[str, str, str]]]:
    """Language → address → title, description and text of the written pages, from their Markdown."""
    pages: dict[str, dict[str, tuple[str, str, str]]] = {language: {} for language in LANGUAGES}
    for language, found in pages.items():
        for file in sorted((docs / language).rglob("*.md")):
            text = file.read_text("utf-8")
            title, description = _TITLE.search(text), _DESCRIPTION.search(text)
            path = file.relative_to(docs / language).with_suffix("").as_posix()
            address = "" if path == "index" else f"{path.removesuffix('/index')}/"
            found[address] = (title[1] if title else "", description[1] if description else "", text)
    return pages


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0, or 1 when the library breaks a rule."""
    parser = Options(
        prog="search_quality.py",
        description="Judges the answers of the search by tests/search. · Juge les réponses de la recherche selon tests/search.",
    )
    parser.add_argument(
        "--held-out",
        action="store_true",
        help="also the part that nobody looks at while tuning · aussi la partie que l'on ne regarde pas en réglant",
    )
    parser.add_argument("--missed", action="store_true", help="name the queries that fail · nommer les requêtes manquées")
    parser.add_language()
    options = parser.parse_args(arguments)
    labels = words.in_language(words.load("commands"), options.lang)["search_quality"]
    try:
        judged = Judged.of(root, Catalogue.of(library.read(root)))
    except BrokenLibrary:
        print(set_text(labels["broken"], options.lang), file=sys.stderr)
        return 1
    for part in ("tuning", *(["held-out"] if options.held_out else [])):
        for language in LANGUAGES:
            places = {query: judged.place(query, language) for query in read(root / "tests/search", part, language)}
            print(f"\n{labels['parts'][part]}, {labels['languages'][_NAMES[language]]}")
            print(f"{'':<22}{labels['queries']:>9}{'hit@1':>8}{'hit@3':>8}{'MRR':>7}")
            for line in _table(places, labels["all"]):
                print(line)
            if options.missed and part == "tuning":
                for query in (query for query, place in places.items() if not 1 <= place <= _FEW):
                    print(f"  {query.sort}: {query.text}")
    print(f"\n{labels['known']}")
    for language in LANGUAGES:
        print(_line(labels["languages"][_NAMES[language]], Score.of(judged.known_items(language))))
    return 0


def _table(places: Mapping[Query, int], all_of_them: str) -> Iterator[str]:
    for sort in dict.fromkeys(query.sort for query in places):
        yield _line(sort, Score.of(place for query, place in places.items() if query.sort == sort))
    yield _line(all_of_them, Score.of(places.values()))


def _line(name: str, score: Score) -> str:
    return f"{name:<22}{score.queries:>9}{score.first:>8.0%}{score.few:>8.1%}{score.rank:>7.3f}"
