"""Whoever proposes a practice, and in whichever way, proposes the same file."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal import library
from portal.commands import import_practices, new_practice
from portal.commands.card_from_issue import answered
from portal.formatting import layout
from portal.kinds import kind_of
from portal.outputs.sharing.definition import rules
from portal.outputs.sharing.forms import described
from portal.outputs.sharing.issue_forms import questions
from portal.proof.form_agreement import ask
from tests.conftest import tool
from tests.helpers import ROOT, TODAY, copy_samples
from tests.unit.commands.talking import answering

PATH = "practices/du-covoiturage-l-ete.yml"
ANSWERS = {
    "title_fr": "Du covoiturage l'été",
    "summary_fr": "Des bénévoles : deux autos, une « tournée », 30 % des inscrits # et plus, jusqu'au cours du soir de l'école de l'île.",
    "themes": "transportation; language-training",
    "places": "sample-town-on",
    "populations": "newcomers",
    "sources_1_url": "https://exemple.example/covoiturage?a=1&b=2#c",
    "sources_1_title": "2024: un été",
    "sources_1_publisher_fr": "Organisme Exemple",
    "sources_1_language": "fr",
    "sources_1_kind": "agency-page",
}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMONS_NOW", f"{TODAY}T12:00-05:00")


def by_table(content: Path) -> str:
    with (content / "table.csv").open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([ANSWERS.keys(), ANSWERS.values()])
    assert import_practices.main(ROOT, [str(content / "table.csv"), "--content", str(content), "--lang", "fr"]) == 0
    return (content / PATH).read_text("utf-8")


def by_issue(content: Path) -> str:
    given = {key.removesuffix("_fr"): answer for key, answer in ANSWERS.items()}
    body = "\n\n".join(f"### {one.label}\n\n{given.get(one.id, '_No response_')}" for one in questions("fr"))
    path, card, _ = answered(body, "fr", library.read(content))
    assert path == PATH
    return card


def by_conversation(content: Path) -> str:
    def number(registry: str, id: str) -> str:
        return str(list(library.read(content).items(registry)).index(id) + 1)

    themes = ", ".join(number("themes", one) for one in ANSWERS["themes"].split("; "))
    said = [
        *(ANSWERS["title_fr"], ANSWERS["summary_fr"], themes, "ville-échantillon", "1", "", number("populations", "newcomers")),
        *("", ANSWERS["sources_1_url"], ANSWERS["sources_1_title"], ANSWERS["sources_1_publisher_fr"], "2"),
        *(number("source-types", "agency-page"), "n"),
    ]
    told: list[str] = []
    left: list[Any] = list(said)
    code = new_practice.main(ROOT, ["--content", str(content), "--lang", "fr"], ask=answering(left), say=told.append)
    assert (code, left) == (0, []), told
    return (content / PATH).read_text("utf-8")


def answers_as_data() -> dict[str, Any]:
    """What is answered, as the form in the page holds it."""
    return {
        **described("practices")["given"],
        "title": {"fr": ANSWERS["title_fr"]},
        "summary": {"fr": ANSWERS["summary_fr"]},
        **{name: ANSWERS[name].split("; ") for name in ("themes", "places", "populations")},
        "sources": [
            {
                "id": "source-1",
                **{name: ANSWERS[f"sources_1_{name}"] for name in ("url", "title", "language", "kind")},
                "publisher": {"fr": ANSWERS["sources_1_publisher_fr"]},
            }
        ],
    }


def by_form(content: Path) -> str:
    draft = {"registry": "practices", "id": "", "data": answers_as_data(), "note": "", "step": 0, "changed": ""}
    about = {"form": described("practices"), "language": "fr", "today": TODAY.isoformat(), "taken": []}
    [[id, file]] = ask({"rules": rules(), "finish": [[draft, about, ""]]}, tool("node"))["finished"]
    assert f"practices/{id}.yml" == PATH
    return str(file)


def by_hand(content: Path) -> str:
    """As somebody writes YAML who knows nothing of the one form: fields by the alphabet, everything in blocks."""
    data = answers_as_data()
    [source] = data["sources"]
    source |= {"id": "du-covoiturage-l-ete-source-1", "read": TODAY.isoformat()}
    source["publisher"] = {"en": source["publisher"]["fr"], "fr": source["publisher"]["fr"]}
    data["translation"] = {"from": "fr", "status": "wanted"}
    data["review"] = {"submitted": TODAY, "last": TODAY.replace(), "due": TODAY.replace(year=TODAY.year + 1)}
    file = content / PATH
    text = yaml.dump(data, allow_unicode=True, default_flow_style=False, width=60)
    file.write_text(f"# yaml-language-server: $schema=../portal/schema/practice.json\n{text}", "utf-8")
    return layout.lay_out(file, PATH, kind_of("practices")).text


@pytest.mark.parametrize("way", [by_table, by_issue, by_conversation, by_hand])
def test_every_way_gives_the_bytes_of_the_form_in_the_page(tmp_path: Path, way: Any) -> None:
    text = way(copy_samples(tmp_path))
    assert text == by_form(tmp_path)
    content = copy_samples(tmp_path / "checked")
    (content / PATH).write_text(text, "utf-8", newline="\n")
    assert [problem.rule for problem in library.read(content).problems] == ["translation-wanted"]
