"""What small centres ask one another: the list, open questions first, and a page for each."""

from __future__ import annotations

from portal.catalogue.catalogue import Catalogue
from portal.outputs.links import resolve
from portal.outputs.page import Page
from portal.outputs.pages.lists import paged
from portal.outputs.wording.answers import answers
from portal.outputs.wording.edition import Edition


def open_questions(catalogue: Catalogue) -> list[str]:
    """The ids of those that still need answers, the newest first."""
    return [name for name, question in catalogue.peer_questions.items() if question.closed is None]


def questions_page(edition: Edition, number: int) -> Page:
    labels = edition.speech.words["peer_questions"]
    page = Page("questions/", "questions.html", labels["title"], labels["summary"])
    return paged(edition, page, list(edition.catalogue.peer_questions), number)


def question_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such question."""
    question, speech = edition.catalogue.peer_questions[name], edition.speech
    body = speech.text(edition.catalogue.organizations[question.organization].name)
    return Page(
        address=f"questions/{name}/",
        template="question.html",
        title=speech.text(question.title),
        description=f"{body}, {speech.place(question.place)}. {answers(speech, question)}.",
        values={"id": name, "question": question, "link": lambda target: resolve(target, "../../")},
        edit_path=f"network/questions/{name}.yml",
        modified=max(question.asked, question.changed or question.asked).isoformat(),
    )
