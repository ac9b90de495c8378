"""An issue from the form on GitHub becomes a card, whatever somebody writes into it."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.commands.card_from_issue import ANSWER, answered, main
from portal.library import Library
from portal.outputs.sharing.columns import columns
from portal.outputs.sharing.issue_forms import NOTE, label_of, path, questions
from portal.proposing.issues import MOST, NotTheForm, answers
from portal.reading import yaml_reader
from tests.helpers import ROOT, copy_samples, read

BOTH = pytest.mark.parametrize("language", ["en", "fr"])
ANSWERS = {
    "title": {"en": "Rides to evening classes", "fr": "Du covoiturage pour les cours du soir"},
    "summary": {"en": "Volunteers drive people to class.", "fr": "Des bénévoles conduisent les gens à leurs cours."},
    "themes": {"en": "Transportation, Language training", "fr": "Transport, Formation linguistique"},
    "places": {"en": "Sample Town; Sample City", "fr": "Ville-Échantillon"},
    "populations": {"en": "Newcomers in general", "fr": "Nouveaux arrivants en général"},
    "steps": {"en": "- Ask the library.\n- Put up a board.", "fr": "1. Demander à la bibliothèque.\n2. Poser un tableau."},
    "sources_1_url": {"en": "https://sample.example/rides", "fr": "https://sample.example/rides"},
    "sources_1_title": {"en": "Rides", "fr": "Rides"},
    "sources_1_publisher": {"en": "Sample Agency", "fr": "Organisme Exemple"},
    "sources_1_language": {"en": "English", "fr": "anglais"},
    "sources_1_kind": {"en": "Page of an agency", "fr": "Page d'un organisme"},
    "sources_1_locator": {"en": "page 2", "fr": "page 2"},
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read(copy_samples(tmp_path_factory.mktemp("issues")))


def body(language: str, changed: dict[str, str] | None = None, note: str = "") -> str:
    """As GitHub makes it of the form."""
    texts = {id: text[language] for id, text in ANSWERS.items()} | {NOTE: note} | (changed or {})
    return "\n\n".join(f"### {one.label}\n\n{texts.get(one.id) or '_No response_'}" for one in questions(language))


def data(card: str) -> dict[str, Any]:
    document, problems = yaml_reader.parse(card, "card.yml")
    assert document is not None and problems == []
    return document.data


@BOTH
def test_every_question_has_a_heading_of_its_own(language: str) -> None:
    labels = [" ".join(one.label.replace("’", "'").split()) for one in questions(language)]
    assert len(set(labels)) == len(labels)


@BOTH
def test_the_form_needs_six_answers_and_gives_the_issue_its_label(language: str) -> None:
    form = yaml.safe_load((ROOT / path(language)).read_text("utf-8"))
    needed = [one["id"] for one in form["body"] if one.get("validations", {}).get("required")]
    assert needed == ["title", "summary", "themes", "places", "populations", "sources-1-url"]
    assert form["labels"] == [label_of(language)]


@BOTH
def test_answers_become_a_card_that_keeps_every_rule(library: Library, language: str) -> None:
    place, card, answer = answered(body(language), language, library)
    made = data(card)
    assert made["title"] == {language: ANSWERS["title"][language]} and made["themes"] == ["transportation", "language-training"]
    assert len(made["steps"]) == 2 and made["translation"] == {"from": language, "status": "wanted"}
    assert {"en": "It keeps every rule", "fr": "Elle respecte toutes les règles"}[language] in answer, answer
    assert place == f"practices/{'rides-to-evening-classes' if language == 'en' else 'du-covoiturage-pour-les-cours-du-soir'}.yml"


def test_headings_are_known_with_other_spaces_and_apostrophes_and_line_ends(library: Library) -> None:
    changed = body("fr").replace("\u00a0", " ").replace("’", "'").replace("\n", "\r\n")
    assert answered(changed, "fr", library)[1]


@BOTH
def test_what_is_wrong_is_told_in_the_language_of_the_form_under_its_question(library: Library, language: str) -> None:
    _, card, answer = answered(body(language, {"places": "Nowhere", "sources_1_url": "no address"}), language, library)
    assert card and {"en": "'Nowhere' is not a place", "fr": "« Nowhere » n'est pas un lieu"}[language] in plain(answer)
    assert {"en": "Where does it happen?\n  ", "fr": "Où cela se passe-t-il?\n  "}[language] in answer


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("’", "'").replace("‘", "'")


HOSTILE = [
    "a: b\nkind: policy\n- x",
    "x\n\nkind: policy\n---\nb: c",
    "*anchor &alias !!python/object:os.system",
    "'\"\n  - id: other\n",
    "{{ 7 * 7 }} ${{ github.token }} $(id) `id`",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "@everyone @small-centre-commons/content",
    "```\n@everyone\n````\n@everyone",
    "../../.github/workflows/card.yml",
    "\u2028kind: policy\u2029- x\u0085kind: policy",
    "\u202egnp.exe\u2066",
    "# not a heading\n## nor this\n### Nor this?",
    "|- \n  text",
    "~",
    "=1+1",
    "x" * 60_000,
    "`" * 3_000,
    "[[[[" * 10_000,
    "\0\x01\x1b[31m",
]


@pytest.mark.parametrize("field", ["title", "summary", "need", "places", "sources_1_url", "steps", NOTE])
@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_what_is_meant_to_harm_is_text(library: Library, number: int, field: str) -> None:
    place, card, answer = answered(body("en", {field: HOSTILE[number]}), "en", library)
    assert re.fullmatch(r"practices/[a-z][a-z0-9-]*\.yml", place)
    document, _ = yaml_reader.parse(card, place)
    if document:  # characters that no file may hold keep it from being read, and are told of
        assert document.data["kind"] == "practice" and document.data["themes"] == ["transportation", "language-training"]
        assert set(document.data) <= {str(column.way[0]) for column in columns().values()} | {"translation", "review"}
    assert len(answer) <= 65_536
    outside = re.sub(r"^(`{3,})\w*\n.*?\n\1$", "", answer, flags=re.S | re.M)
    assert "@" not in outside and "<" not in outside and "evil" not in outside, outside


def test_what_somebody_wrote_cannot_end_the_block_that_it_stands_in(library: Library) -> None:
    _, _, answer = answered(body("en", {"need": "```\n@everyone\n````\n@everyone"}), "en", library)
    assert answer.count("`````") == 2 and "`````yaml" in answer


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("Prose before it.\n\n{body}", "not_the_form"),
        ("", "label_missing"),
        ("{body}\n\n### {title}\n\nAnother", "label_twice"),
        ("### {last}\n\nx\n\n{body}", "label_missing"),
        ("x" * (MOST + 1), "too_long"),
    ],
)
def test_a_body_that_the_form_did_not_make_gives_no_card(library: Library, wrong: str, reason: str) -> None:
    asked = questions("en")
    text = wrong.replace("{body}", body("en")).replace("{title}", asked[0].label).replace("{last}", asked[-1].label)
    with pytest.raises(NotTheForm) as refused:
        answers(text, asked)
    assert refused.value.reason == reason
    place, card, answer = answered(text, "en", library)
    assert (place, card) == ("", "") and "No card was made" in answer


def test_an_answer_cannot_pass_for_another_by_repeating_a_heading(library: Library) -> None:
    title = questions("en")[0].label
    assert answered(body("en", {"summary": f"x\n### {title}\nOther"}), "en", library)[1] == ""


def test_a_thousand_mixed_up_bodies_give_an_answer_each(library: Library) -> None:
    chance, whole = random.Random(14), body("fr").split("\n")
    for _ in range(1000):
        lines = whole[:]
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(lines))
            lines[at : at + chance.randint(0, 3)] = chance.sample([*whole, "### ", "@x", "a: b", ""], chance.randint(0, 3))
        try:
            found, _ = answers("\n".join(lines), questions("fr"))
        except NotTheForm:
            continue
        assert all(text.strip() for text in found.values())


def event(folder: Path, text: str, *labels: str) -> Path:
    file = folder / "event.json"
    file.write_text(json.dumps({"issue": {"body": text, "number": 7, "labels": [{"name": one} for one in labels]}}), "utf-8")
    return file


def test_the_command_writes_card_and_answer_into_a_folder(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ["--event", str(event(tmp_path, body("fr"), "other", "practice-fr")), "--out", str(out), "--content", str(content)]
    assert main(ROOT, asked) == 0
    assert {file.relative_to(out).as_posix() for file in out.rglob("*.*")} == {
        ANSWER, "practices/du-covoiturage-pour-les-cours-du-soir.yml",
    }  # fmt: skip


def test_a_name_that_a_card_has_gets_a_number(content: Path) -> None:
    place, _, _ = answered(body("en", {"title": "Sample welcome tea"}), "en", read(content))
    assert place == "practices/sample-welcome-tea-2.yml"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"issue": 3}', '{"issue": {"labels": [3, {}]}}', "[" * 100_000])
def test_what_is_no_such_issue_is_refused_in_a_sentence(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = tmp_path / "event.json"
    file.write_text(text, "utf-8")
    assert main(ROOT, ["--event", str(file), "--out", str(tmp_path / "out"), "--content", str(content), "--lang", "en"]) == 2
    assert "has neither the label" in capsys.readouterr().err and not (tmp_path / "out").exists()
