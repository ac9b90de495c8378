"""How much of the library lets someone act, as a command."""

from __future__ import annotations

import sys
from pathlib import Path

from portal import library, words
from portal.catalogue.catalogue import BrokenLibrary, Catalogue
from portal.commands.options import Options
from portal.model.practice import QUESTIONS
from portal.proof.usefulness import usefulness
from portal.typography import set_text


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0, or 1 when the library breaks a rule."""
    parser = Options(
        prog="usefulness.py",
        description="Counts what cards tell, by size of place, theme and province. · Compte ce que disent les fiches, par taille de lieu, thème et province.",
    )
    parser.add_content(root)
    parser.add_language()
    options = parser.parse_args(arguments)
    labels = words.in_language(words.load("commands"), options.lang)["usefulness"]
    try:
        catalogue = Catalogue.of(library.read(options.content.resolve()))
    except BrokenLibrary:
        print(set_text(labels["broken"], options.lang), file=sys.stderr)
        return 1
    found = usefulness(catalogue)
    numbers = range(len(QUESTIONS) + 1)
    print(f"{labels['questions']:<44}" + "".join(f"{number:>6}" for number in numbers))
    print(f"{labels['all']:<44}" + "".join(f"{found.answers[number]:>6}" for number in numbers))
    for facet, terms in found.by.items():
        print(f"\n{labels[facet]}")
        vocabulary = catalogue.vocabularies[{"size": "sizes", "theme": "themes", "province": "provinces"}[facet]]
        for term, label in vocabulary.items():
            row = terms.get(term, (0,) * len(numbers))
            print(f"  {set_text(label.label[options.lang], options.lang)[:42]:<42}" + "".join(f"{count:>6}" for count in row))
    print(f"\n{labels['holding']}")
    for what, count in found.holding.items():
        print(f"  {labels[what]:<42}{count:>6}")
    return 0
