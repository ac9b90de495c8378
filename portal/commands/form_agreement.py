"""Whether form and validator agree, as a command."""

from __future__ import annotations

import sys
from pathlib import Path

from portal import library
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.proof.form_agreement import NoScripts, Told, differences, real_cards
from portal.proof.form_mutations import mutated

ENOUGH = 0.995  # of the cases


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when they agree on enough cases, else 1; 2 when the scripts cannot be run."""
    parser = Options(
        prog="form_agreement.py",
        description="Compares the form in the page with the validator. · Compare le formulaire de la page au validateur.",
    )
    add = parser.add_argument
    add("--mutations", type=int, default=4000, metavar="N", help="files with mistakes · fichiers avec des erreurs")
    add("--seed", type=int, default=1, metavar="N", help="other mistakes · d'autres erreurs")
    parser.add_content(root)
    parser.add_language()
    options = parser.parse_args(arguments)
    say = Saying("form_agreement", options.lang)

    read = library.read(options.content.resolve())
    cards = real_cards(read.root)
    golden = [case for folder in sorted((root / "tests/invalid").glob("*")) for case in real_cards(folder)]
    cases = [*cards, *golden, *mutated(cards, options.seed, options.mutations)]
    try:
        found = list(differences(read, cases))
    except NoScripts as error:
        print(say("no_scripts", reason=error), file=sys.stderr)
        return 2
    for difference in found:
        print(f"{difference.number} {difference.case[0]}")
        for who, rules in (("validator", difference.validator), ("form", difference.form)):
            if rules:
                print(f"    {say(who, rules=_listed(rules))}")
    share = 1 - len(found) / len(cases) if cases else 1.0
    print(say("share", cases=len(cases), agreed=len(cases) - len(found), share=f"{100 * share:.2f}"))
    return int(share < ENOUGH)


def _listed(rules: Told) -> str:
    return "; ".join(f"{rule} {dict(params) or ''}".rstrip() for rule, params in sorted(rules))
