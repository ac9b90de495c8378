"""Communities of practice that meet: the list, and a page for each with its next dates."""

from __future__ import annotations

from portal.outputs.links import resolve
from portal.outputs.page import Page
from portal.outputs.pages.lists import paged
from portal.outputs.wording.edition import Edition


def circles_page(edition: Edition, number: int) -> Page:
    labels = edition.speech.words["circles"]
    page = Page("circles/", "circles.html", labels["title"], labels["summary"])
    return paged(edition, page, list(edition.catalogue.circles), number)


def circle_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such circle."""
    catalogue, speech = edition.catalogue, edition.speech
    circle = catalogue.circles[name]
    announced = catalogue.links.updates_of_circle.get(name, ())
    return Page(
        address=f"circles/{name}/",
        template="circle.html",
        title=speech.text(circle.title),
        description=speech.text(circle.summary),
        values={
            "circle": circle,
            "dates": [update for update in announced if update in catalogue.open_updates],
            "link": lambda target: resolve(target, "../../"),
        },
        edit_path=f"network/circles/{name}.yml",
        modified=circle.review.last.isoformat(),
    )
