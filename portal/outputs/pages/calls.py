"""The tracker of calls to action: what was asked for, however often, and which practices answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition


@dataclass(frozen=True, slots=True)
class Demand:
    """Calls that ask the same: the one that the document makes first, and those that repeat it; ``answered_by``: practices that
    answer any of them; ``addressees``: those who are asked to act, where any of the calls names them."""

    id: str
    repeats: tuple[str, ...]
    answered_by: tuple[str, ...]
    themes: tuple[str, ...]
    addressees: tuple[str, ...]


def demands(catalogue: Catalogue) -> list[Demand]:
    """Every call, each in one demand, in the order of the document. Cost linear in the number of repetitions."""
    first: dict[str, str] = {name: name for name in catalogue.calls}

    def found(name: str) -> str:
        while first[name] != name:
            first[name] = name = first[first[name]]
        return name

    rank = {name: number for number, name in enumerate(catalogue.calls)}
    for name, call in catalogue.calls.items():
        for other in call.repeats:
            one, another = sorted((found(name), found(other)), key=rank.__getitem__)
            first[another] = one
    together: dict[str, list[str]] = {}
    for name in catalogue.calls:
        together.setdefault(found(name), []).append(name)
    return [_demand(catalogue, names) for names in together.values()]


def _demand(catalogue: Catalogue, names: list[str]) -> Demand:
    calls = [catalogue.calls[name] for name in names]
    answers = dict.fromkeys(practice for call in calls for practice in call.answered_by)
    asked = dict.fromkeys(addressee for call in calls for addressee in call.addressees)
    return Demand(names[0], tuple(names[1:]), tuple(answers), calls[0].themes, tuple(asked))


def by_theme(catalogue: Catalogue) -> dict[str, list[Demand]]:
    """Theme → what is demanded of it, in the order of the vocabulary; what nothing answers yet comes last."""
    return _grouped(catalogue, "themes", lambda demand: demand.themes)


def by_addressee(catalogue: Catalogue) -> dict[str, list[Demand]]:
    """Addressee → what is demanded of them, in the order of the vocabulary; what nothing answers yet comes last."""
    return _grouped(catalogue, "addressees", lambda demand: demand.addressees)


def _grouped(catalogue: Catalogue, vocabulary: str, terms: Callable[[Demand], tuple[str, ...]]) -> dict[str, list[Demand]]:
    found: dict[str, list[Demand]] = {term: [] for term in catalogue.vocabularies[vocabulary]}
    for demand in demands(catalogue):
        for term in terms(demand):
            found[term].append(demand)
    return {term: sorted(ones, key=lambda one: not one.answered_by) for term, ones in found.items() if ones}


def call_addresses(catalogue: Catalogue) -> Mapping[str, str]:
    """Call → where it stands in full."""
    return {name: f"calls/{demand.themes[0]}/#{name}" for demand in demands(catalogue) for name in (demand.id, *demand.repeats)}


def calls_page(edition: Edition) -> Page:
    """What was demanded, in a line each under its first theme, with the public anchors of all calls."""
    catalogue, labels = edition.catalogue, edition.speech.words["calls"]
    themes = by_theme(catalogue)
    everything = demands(catalogue)
    values = {
        "total": len(everything),
        "answered": _answered(everything),
        "themes": _tally(themes),
        "addressees": _tally(by_addressee(catalogue)),
        "lines": {theme: own for theme, ones in themes.items() if (own := [one for one in ones if one.themes[0] == theme])},
    }
    return Page("calls/", "calls.html", labels["title"], labels["summary"], values, "network/calls.yml")


def theme_page(edition: Edition, theme: str, found: Sequence[Demand]) -> Page:
    """What was demanded of a theme, in full; ``found`` as `by_theme` gives it."""
    title = edition.speech.words["calls"]["of_theme"].format(theme=edition.speech.term("themes", theme))
    return _some(edition, f"calls/{theme}/", title, found, theme=theme)


def addressee_page(edition: Edition, addressee: str, found: Sequence[Demand]) -> Page:
    """What was demanded of an addressee, in full; ``found`` as `by_addressee` gives it."""
    title = edition.speech.words["calls"]["of_addressee"].format(addressee=edition.speech.term("addressees", addressee))
    return _some(edition, addressee_address(addressee), title, found)


def addressee_address(addressee: str) -> str:
    """Where what is demanded of an addressee is listed."""
    return f"calls/asked-of/{addressee}/"


def _some(edition: Edition, address: str, title: str, found: Sequence[Demand], theme: str = "") -> Page:
    values = {"theme": theme, "demands": found, "total": len(found), "answered": _answered(found)}
    return Page(address, "calls-in-full.html", title, edition.speech.words["calls"]["summary"], values, "network/calls.yml")


def _tally(groups: Mapping[str, Sequence[Demand]]) -> dict[str, tuple[int, int]]:
    """Term → how many demands, and how many of them a practice answers."""
    return {term: (len(found), _answered(found)) for term, found in groups.items()}


def _answered(found: Iterable[Demand]) -> int:
    return sum(bool(one.answered_by) for one in found)
