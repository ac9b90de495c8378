"""A conversation that writes a new practice: six answers, what is wrong is said at once, and nothing typed is ever lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from portal.commands.new_practice import main
from portal.formatting import layout
from portal.kinds import kind_of
from tests.helpers import ROOT, read
from tests.unit.commands.talking import answering, written

TITLE, SUMMARY, THEMES, PLACE, WHICH, NO_MORE_PLACES, WHOM, SOURCE = range(8)
NEEDED = ["Rides to class", "Volunteers drive people to class.", "1, 2", "sample town", "1", "", "1"]
OWN = ["", "https://sample.example/rides", "Rides", "Sample Agency", "1", "1"]
NO_MORE = ["n"]


@dataclass
class Talk:
    """What a conversation came to."""

    code: int
    said: str
    files: list[Path]
    draft: dict[str, str]
    left: int

    @property
    def data(self) -> dict[str, Any]:
        return written(self.files)


def talk(content: Path, answers: Iterable[Any], language: str = "en") -> Talk:
    """Answers the questions one after another; the end of the answers is the end of the input."""
    left, said = list(answers), list[str]()
    before = set((content / "practices").glob("*"))
    code = main(ROOT, ["--content", str(content), "--lang", language], ask=answering(left), say=said.append)
    draft = content / "drafts/new-practice.json"
    kept = json.loads(draft.read_text("utf-8")) if draft.exists() else {}
    return Talk(code, "\n".join(said), sorted(set((content / "practices").glob("*")) - before), kept, len(left))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_six_answers_in_one_language_are_a_card_that_keeps_every_rule(content: Path, language: str) -> None:
    done = talk(content, [*NEEDED, *OWN, *NO_MORE], language)
    assert (done.code, done.left, done.draft) == (0, 0, {}), done.said
    assert done.data["title"] == {language: "Rides to class"} and done.data["translation"] == {
        "from": language,
        "status": "wanted",
    }
    assert [one for one in read(content).problems if one.rule != "translation-wanted"] == []


def test_nobody_is_sent_to_a_page_that_a_card_in_one_language_does_not_have(content: Path) -> None:
    said = talk(content, [*NEEDED, *OWN, *NO_MORE]).said
    assert "scripts/validate.py" in said and "scripts/serve.py" not in said


def test_the_file_is_in_form_and_named_as_the_form_would(content: Path) -> None:
    [file] = talk(content, [*NEEDED, *OWN, *NO_MORE]).files
    assert layout.lay_out(file, f"practices/{file.name}", kind_of("practices")).difference == ()
    assert file.name == "rides-to-class.yml"


def test_a_source_of_the_library_needs_only_its_place(content: Path) -> None:
    done = talk(content, [*NEEDED, "sample", "1", "page 3", *NO_MORE])
    assert done.code == 0 and [(one["locator"], len(one)) for one in done.data["sources"]] == [("page 3", 2)]


def test_further_questions_may_be_left_out_or_answered(content: Path) -> None:
    done = talk(content, [*NEEDED, *OWN, "y", "", "The last bus leaves early.", *[""] * 7, "Ask for Sam at work."])
    assert done.code == 0 and done.data["need"] == {"en": "The last bus leaves early."} and "led_by" not in done.data
    assert "# Ask for Sam at work." in done.files[0].read_text("utf-8")


@pytest.mark.parametrize(
    ("at", "wrong", "said"),
    [(TITLE, "x" * 120, "110"), (SUMMARY, "<b>Bold</b>", "is HTML"), (TITLE, "", "An answer is needed here.")],
)
def test_what_cannot_be_right_is_said_at_once_and_asked_again(content: Path, at: int, wrong: str, said: str) -> None:
    answers = [*NEEDED, *OWN, *NO_MORE]
    done = talk(content, [*answers[:at], wrong, *answers[at:]])
    assert done.code == 0 and said in done.said


def test_an_address_that_is_none_is_told_of_under_its_question(content: Path) -> None:
    done = talk(content, [*NEEDED, "", "no address", *OWN[1:], *NO_MORE])
    assert done.code == 0 and "'no address' is not a link" in done.said.replace("‘", "'").replace("’", "'")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
@pytest.mark.parametrize("count", range(1, 14))
def test_a_stop_anywhere_keeps_what_was_typed_and_the_next_start_goes_on(content: Path, stop: Any, count: int) -> None:
    answers = [*NEEDED, *OWN, *NO_MORE]
    stopped = talk(content, [*answers[:count], stop])
    assert stopped.code == 1 and stopped.files == [] and stopped.draft["title_en"] == "Rides to class"
    # What was not chosen yet, or left out, is asked for once more; whether there is another place is not.
    rest = answers[{WHICH: PLACE, NO_MORE_PLACES: WHOM, SOURCE + 1: SOURCE}.get(count, count) :]
    done = talk(content, ["y", *rest])
    assert done.code == 0 and done.draft == {}, done.said
    with_a_stop = done.data
    done.files[0].unlink()
    assert with_a_stop == talk(content, answers).data


def test_an_answer_that_was_refused_is_kept_too(content: Path) -> None:
    stopped = talk(content, ["x" * 120, KeyboardInterrupt])
    assert stopped.draft == {"title_en": "x" * 120}
    again = talk(content, ["y", *NEEDED, *OWN, *NO_MORE])
    assert again.code == 0 and "110" in again.said


def test_a_draft_that_is_not_wanted_is_put_aside_and_not_thrown_away(content: Path) -> None:
    talk(content, ["First", KeyboardInterrupt])
    done = talk(content, ["n", *NEEDED, *OWN, *NO_MORE])
    assert done.code == 0 and json.loads((content / "drafts/new-practice-2.json").read_text("utf-8")) == {"title_en": "First"}


@pytest.mark.parametrize("text", ["", "[", "[1]", '{"title_en": 3}'])
def test_a_draft_that_somebody_broke_stands_in_nobodys_way(content: Path, text: str) -> None:
    (content / "drafts").mkdir()
    (content / "drafts/new-practice.json").write_text(text, "utf-8")
    done = talk(content, [*NEEDED, *OWN, *NO_MORE])
    assert done.code == 0 and (content / "drafts/new-practice-2.json").read_text("utf-8") == text


def test_a_card_of_the_same_name_is_left_alone(content: Path) -> None:
    first = talk(content, [*NEEDED, *OWN, *NO_MORE]).files[0]
    text = first.read_bytes()
    [second] = talk(content, [*NEEDED, *OWN, *NO_MORE]).files
    assert second.name == "rides-to-class-2.yml" and first.read_bytes() == text


def test_answers_may_come_through_a_pipe(content: Path) -> None:
    piped = "\n".join([*NEEDED, *OWN, *NO_MORE]) + "\n"
    command = [sys.executable, str(ROOT / "scripts/new_practice.py"), "--content", str(content), "--lang", "fr"]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, input=piped.encode(), cwd=ROOT, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert (content / "practices/rides-to-class.yml").is_file() and "Elle respecte toutes les règles" in done.stdout.decode()
