"""Practices that others tried: all trials, those of each result, and a page for each."""

from __future__ import annotations

from functools import partial

from portal.catalogue.catalogue import Catalogue
from portal.outputs.links import resolve
from portal.outputs.page import Page
from portal.outputs.pages.lists import Plan, paged, plan_list
from portal.outputs.wording.edition import Edition

RESULTS = "replication-results"


def address(result: str = "") -> str:
    """The list of the trials of a result, or of all."""
    return f"replications/result/{result}/" if result else "replications/"


def plan_replications(catalogue: Catalogue) -> Plan:
    """The list of all trials, and one of each result that some trial had."""
    found: Plan = {}
    for result, names in by_result(catalogue).items():
        found |= plan_list(address(result), len(names), partial(replications_page, result=result))
    return found


def by_result(catalogue: Catalogue) -> dict[str, list[str]]:
    """Result → ids of trials, what was tried last first, in the order of the vocabulary; '' stands for all."""
    trials = catalogue.replications
    found = {result: [name for name, one in trials.items() if one.result == result] for result in catalogue.vocabularies[RESULTS]}
    return {"": list(trials), **{result: names for result, names in found.items() if names}}


def replications_page(edition: Edition, number: int, result: str = "") -> Page:
    """Raises KeyError for a result that no trial had."""
    speech, found = edition.speech, by_result(edition.catalogue)
    labels = speech.words["replications"]
    title = labels["result_title"].format(result=speech.term(RESULTS, result)) if result else labels["title"]
    summary = speech.definition(RESULTS, result) if result else labels["summary"]
    values = {"result": result, "results": [(one, address(one), len(names)) for one, names in found.items()]}
    return paged(edition, Page(address(result), "replications.html", title, summary, values), found[result], number)


def title_of(edition: Edition, name: str) -> str:
    """The practice and the place. Raises KeyError when there is no such trial."""
    trial, speech = edition.catalogue.replications[name], edition.speech
    practice = speech.text(edition.catalogue.practices[trial.practice].title)
    return str(speech.words["replications"]["page_title"].format(practice=practice, place=speech.place(trial.place)))


def replication_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such trial."""
    catalogue, trial = edition.catalogue, edition.catalogue.replications[name]
    values = {
        "id": name,
        "trial": trial,
        "result_list": address(trial.result),
        "others": [other for other in catalogue.links.replications_of_practice[trial.practice] if other != name],
        "link": lambda target: resolve(target, "../../"),
    }
    return Page(
        address=f"replications/{name}/",
        template="replication.html",
        title=title_of(edition, name),
        description=edition.speech.text(trial.summary),
        values=values,
        edit_path=f"network/replications/{name}.yml",
        modified=trial.review.last.isoformat(),
    )
