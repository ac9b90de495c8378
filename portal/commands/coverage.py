"""Holds the library against an inventory of what its documents hold, as a command."""

from __future__ import annotations

from pathlib import Path

from portal import library
from portal.catalogue.catalogue import BrokenLibrary, Catalogue
from portal.commands.options import Options
from portal.proof.coverage import coverage

_SAID = {
    "en": {
        "kind": "inventory",
        "rows": "rows",
        "found": "found",
        "missing": "missing",
        "otherwise": "said otherwise",
        "broken": "the library breaks rules: see scripts/validate.py",
    },
    "fr": {
        "kind": "inventaire",
        "rows": "lignes",
        "found": "trouvées",
        "missing": "absentes",
        "otherwise": "dites autrement",
        "broken": "la bibliothèque enfreint des règles : voir scripts/validate.py",
    },
}


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when every row is found, 1 when one is not or the library breaks a rule."""
    parser = Options(
        prog="coverage.py",
        description="Holds the library against an inventory of its documents. · Compare la bibliothèque à un inventaire de ses documents.",
    )
    where = "the folder of the inventory's CSV files · le dossier des fichiers CSV de l'inventaire"
    parser.add_argument("--inventory", type=Path, default=root.parent / "shared" / "inventory", metavar="DIR", help=where)
    parser.add_content(root)
    parser.add_language()
    options = parser.parse_args(arguments)
    labels = _SAID[options.lang]
    if not options.inventory.is_dir():
        parser.error(f"{options.inventory}: no such folder · aucun dossier de ce nom")
    try:
        catalogue = Catalogue.of(library.read(options.content))
    except BrokenLibrary:
        print(labels["broken"])
        return 1
    found = list(coverage(catalogue, options.inventory))
    print(f"{labels['kind']:<28}{labels['rows']:>9}{labels['found']:>11}{labels['missing']:>11}{labels['otherwise']:>18}")
    for one in found:
        print(f"{one.kind:<28}{one.rows:>9}{one.found:>11}{len(one.missing):>11}{len(one.otherwise):>18}")
    for what in ("missing", "otherwise"):
        for row in (row for one in found for row in getattr(one, what)):
            print(f"{labels[what]}: {row}")
    return int(any(one.missing for one in found))
