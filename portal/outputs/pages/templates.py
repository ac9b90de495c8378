"""Documents to fill in: their list, and a page for each, with the example that a card fills."""

from __future__ import annotations

from portal.catalogue.catalogue import Catalogue
from portal.outputs.documents import sheets
from portal.outputs.links import resolve
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES


def templates_page(edition: Edition) -> Page:
    labels = edition.speech.words["templates"]
    pictures = {name: sheets.picture_of(edition, name) for name in edition.catalogue.templates}
    return Page(
        "templates/", "templates.html", labels["title"], labels["summary"], {"pictures": pictures, "size": sheets.PICTURE}
    )


def fit_of(catalogue: Catalogue) -> str:
    """The id of the self-assessment that asks whether a practice fits a place; '' when there is none."""
    return next((name for name, assessment in catalogue.assessments.items() if assessment.of_practice), "")


def template_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such template."""
    speech = edition.speech
    template = edition.catalogue.templates[name]
    return Page(
        address=f"templates/{name}/",
        template="template.html",
        title=speech.text(template.title),
        description=speech.text(template.summary),
        values={
            "id": name,
            "picture": sheets.picture_of(edition, name),
            "size": sheets.PICTURE,
            "template": template,
            "workbook": sheets.address(name, edition.language, "xlsx") if template.workbook else "",
            "fit": fit_of(edition.catalogue) if template.adapts else "",
            "texts": {
                language: sheets.as_data(Edition(edition.catalogue, speech.both[language], edition.settings), template)
                for language in LANGUAGES
            },
            "labels_by_language": {language: speech.both[language].words["templates"] for language in LANGUAGES},
            "example": sheets.example(edition, template),
            "documents": {language: sheets.address(name, language) for language in (edition.language, edition.other)},
            "link": lambda target: resolve(target, "../../"),
        },
        edit_path=f"toolkit/templates/{name}.yml",
        modified=template.review.last.isoformat(),
    )
