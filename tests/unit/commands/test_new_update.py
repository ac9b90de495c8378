"""A conversation that writes a new update, scripted from its first question to its last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.authoring.dialogue import picked
from portal.authoring.update_draft import Draft
from portal.commands.new_update import main
from portal.formatting.ids import propose_id
from portal.reading.yaml_reader import parse
from portal.words import load
from tests.helpers import ROOT, TODAY, read
from tests.unit.commands.talking import answering, written

STOP = KeyboardInterrupt
TYPES = ("news", "funding-call", "event", "training", "research", "call-for-input")
COMMON = ["1, 2", "CA-ON", "", ""]  # themes, provinces, audiences, sizes
ORGANIZATION = ["partnership", "1"]
TEXTS = ["A title", "A text.", ".", "Un titre", "Un texte.", "."]
TORONTO = "toronto"


@dataclass
class Talk:
    """What a conversation came to."""

    code: int
    said: str
    lines: list[str]
    files: list[Path]
    drafts: list[Path]
    left: int

    @property
    def data(self) -> dict[str, Any]:
        """The update that was written."""
        return written(self.files)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMONS_NOW", f"{TODAY}T12:00:00-05:00")


def talk(content: Path, answers: Iterable[Any], language: str = "en") -> Talk:
    """Answers the questions one after another; the end of the answers is the end of the input."""
    left, said = list(answers), list[str]()
    before = set((content / "network/updates").glob("*"))
    code = main(ROOT, ["--content", str(content), "--lang", language], ask=answering(left), say=said.append)
    new = sorted(set((content / "network/updates").glob("*")) - before)
    lines = "\n".join(said).split("\n")
    return Talk(code, "\n".join(said), lines, new, sorted((content / "drafts").glob("*")), len(left))


def news(*changes: tuple[int, Any]) -> list[Any]:
    """The answers that make a news item in English, with some of them changed."""
    answers: list[Any] = ["1", *ORGANIZATION, *TEXTS, *COMMON, "", ""]
    for index, answer in changes:
        answers[index] = answer
    return answers


FUNDING = [
    "2", *ORGANIZATION, *TEXTS, *COMMON, "2026-12-20", "17:00", TORONTO,
    "Up to $5,000", "Jusqu'à 5 000 $", "Agencies.", "Les organismes.", "Staff.", "Du personnel.",
    "bus", "1", "", "https://example.org/apply", "",
]  # fmt: skip
EVENT = [
    "3", *ORGANIZATION, *TEXTS, *COMMON, "2026-12-05", "19:00", "st-johns", "", "21:00",
    "Sample Hall", "Salle Échantillon", "https://example.org/join", "1 2", "On request.", "Sur demande.", "", "",
]  # fmt: skip
INPUT = ["6", *ORGANIZATION, *TEXTS, *COMMON, "2026-12-20", "", TORONTO, "", ""]
ANSWERS: dict[str, list[Any]] = {
    "news": news(),
    "funding-call": FUNDING,
    "event": EVENT,
    "training": ["4", *EVENT[1:]],
    "research": ["5", *news()[1:]],
    "call-for-input": INPUT,
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", TYPES)
def test_a_conversation_for_each_type_ends_with_a_valid_update(content: Path, kind: str, language: str) -> None:
    done = talk(content, ANSWERS[kind], language)
    assert (done.code, done.left) == (0, 0), done.said
    assert done.data["type"] == kind and read(content).problems == ()


def test_a_funding_call_holds_everything_that_was_answered(content: Path) -> None:
    assert talk(content, FUNDING).data == {
        "type": "funding-call",
        "organization": "sample-partnership",
        "title": {"en": "A title", "fr": "Un titre"},
        "text": {"en": "A text.", "fr": "Un texte."},
        "published": "2026-11-22",
        "themes": list(read(content).items("themes"))[:2],
        "provinces": ["CA-ON"],
        "deadline": {"day": "2026-12-20", "time": "17:00", "zone": "toronto"},
        "link": "https://example.org/apply",
        "grant": {
            "amount": {"en": "Up to $5,000", "fr": "Jusqu'à 5 000 $"},
            "who_may_apply": {"en": "Agencies.", "fr": "Les organismes."},
            "pays_for": {"en": "Staff.", "fr": "Du personnel."},
            "practices": ["sample-welcome-bus"],
        },
    }


def test_an_event_ends_on_its_own_day_by_its_own_clocks(content: Path) -> None:
    assert talk(content, EVENT).data["ends"] == {"day": "2026-12-05", "time": "21:00", "zone": "st-johns"}


def test_an_event_without_times_has_no_end_of_its_own(content: Path) -> None:
    answers = ["3", *ORGANIZATION, *TEXTS, *COMMON, "2026-12-05", "", TORONTO, "", "", "https://example.org", "1", "", "", ""]
    done = talk(content, answers)
    assert done.code == 0 and "ends" not in done.data


def test_in_french_the_french_text_is_asked_for_first(content: Path) -> None:
    answers = ["1", *ORGANIZATION, "Un titre", "Un texte.", ".", "A title", "A text.", ".", *COMMON, "", ""]
    assert talk(content, answers, "fr").data["title"] == {"en": "A title", "fr": "Un titre"}


def test_the_languages_stand_together_english_first(content: Path) -> None:
    text = talk(content, news(), "fr").files[0].read_text("utf-8")
    assert "title:\n  en: Un titre\n  fr: A title\ntext:\n  en: Un texte.\n  fr: A text.\n" in text


def test_the_file_begins_with_the_line_for_editors(content: Path) -> None:
    text = talk(content, news()).files[0].read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../portal/schema/update.json\ntype: news\n")


def test_a_day_and_its_time_stand_on_one_line(content: Path) -> None:
    assert '\ndeadline: {day: 2026-12-20, time: "17:00", zone: toronto}\n' in talk(content, FUNDING).files[0].read_text("utf-8")


def test_a_long_text_is_a_block_of_short_lines(content: Path) -> None:
    long = "word " * 60 + "end."
    done = talk(content, news((4, long)))
    assert done.data["text"]["en"] == long
    text = done.files[0].read_text("utf-8")
    assert "  en: >-\n    word word" in text and max(map(len, text.splitlines())) <= 120


def test_paragraphs_are_kept(content: Path) -> None:
    answers = news()
    answers[4:6] = ["One.", "", "Two.", "."]
    assert talk(content, answers).data["text"]["en"] == "One.\n\nTwo."


def test_what_comes_next_is_said(content: Path) -> None:
    done = talk(content, news())
    assert "scripts/validate.py" in done.said and "scripts/serve.py" in done.said and "CONTRIBUTING.md" in done.said


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", ["event", "funding-call"])
def test_everything_fits_in_80_columns_without_colours(content: Path, kind: str, language: str) -> None:
    done = talk(content, ["99", *ANSWERS[kind]], language)
    assert "\x1b" not in done.said
    assert [line for line in done.lines if len(line) > 80 and "/" not in line] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_only_one_language_is_spoken(content: Path, language: str) -> None:
    said = talk(content, FUNDING, language).said
    assert ("The number of your choice" in said, "Le numéro de votre choix" in said) == (language == "en", language == "fr")


def test_an_event_without_a_venue_needs_a_link(content: Path) -> None:
    answers = ["3", *ORGANIZATION, *TEXTS, *COMMON, "2026-12-05", "", TORONTO, "", "", "", "https://example.org", "1", "", "", ""]
    done = talk(content, answers)
    assert done.code == 0 and done.data["meeting"] == {"languages": ["en"], "link": "https://example.org"}
    assert "An answer is needed here." in done.said


# The language that follows


def test_a_title_that_follows_later_is_promised(content: Path) -> None:
    done = talk(content, ["1", *ORGANIZATION, "A title", "A text.", ".", "", "2026-12-15", *COMMON, "", ""])
    assert done.code == 0 and done.data["title"] == {"en": "A title"}
    assert done.data["pending"] == {"language": "fr", "by": "2026-12-15"}


def test_a_text_alone_that_follows_later_is_promised_too(content: Path) -> None:
    done = talk(content, ["1", *ORGANIZATION, "A title", "A text.", ".", "Un titre", ".", "2026-12-15", *COMMON, "", ""])
    assert done.code == 0 and (done.data["title"]["fr"], "fr" in done.data["text"]) == ("Un titre", False)


def test_a_promise_for_a_day_that_is_past_is_asked_again(content: Path) -> None:
    answers = ["1", *ORGANIZATION, "A title", "A text.", ".", "", "2026-11-01", "2026-12-15", *COMMON, "", ""]
    done = talk(content, answers)
    assert done.code == 0 and "was promised by 2026-11-01" in done.said


# Wrong answers


@pytest.mark.parametrize("wrong", ["0", "7", "abc", "-1", "1.5", "²", "9" * 5000])
def test_a_number_that_is_not_in_the_list_is_asked_again(content: Path, wrong: str) -> None:
    done = talk(content, [wrong, *news()])
    assert done.code == 0 and "is not a number of the list. Type numbers from 1 to 6." in done.said.replace("\n  ", " ")


def test_an_empty_answer_where_one_is_needed_is_asked_again(content: Path) -> None:
    done = talk(content, ["", *news()])
    assert done.code == 0 and "An answer is needed here." in done.said


def test_too_many_choices_are_asked_again(content: Path) -> None:
    answers = news()
    answers[9:9] = ["1 2 3 4 5 6 7"]
    done = talk(content, answers)
    assert done.code == 0 and "At most 6; you chose 7." in done.said


def test_a_choice_typed_twice_counts_once(content: Path) -> None:
    assert len(talk(content, news((9, "2, 2 1 2"))).data["themes"]) == 2


def test_an_organization_that_is_not_there_brings_the_nearest(content: Path) -> None:
    done = talk(content, ["1", "Smaple Transit", "1", *news()[3:]])
    assert done.data["organization"] == "sample-transit" and "Nothing of that name" in done.said


def test_an_organization_is_found_without_accents_and_in_the_other_language(content: Path) -> None:
    assert talk(content, ["1", "PARTENARIAT echantillon", "1", *news()[3:]]).data["organization"] == "sample-partnership"


def test_an_organization_can_be_searched_again(content: Path) -> None:
    assert talk(content, ["1", "sample", "", "transit", "1", *news()[3:]]).data["organization"] == "sample-transit"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("2026-02-30", "'2026-02-30' is not a date."),
        ("tomorrow", "'tomorrow' is not a date."),
        ("2026-11-01", "lies before 'published'"),
    ],
)
def test_a_deadline_that_cannot_be_is_explained_and_asked_again(content: Path, wrong: str, said: str) -> None:
    answers = [*INPUT[:13], wrong, *INPUT[13:]]
    done = talk(content, answers)
    assert done.code == 0 and said in done.said and done.data["deadline"]["day"] == "2026-12-20"


def test_a_time_that_is_none_is_explained_and_asked_again(content: Path) -> None:
    answers = [*INPUT[:14], "25:00", "17:00", *INPUT[15:]]
    done = talk(content, answers)
    assert done.data["deadline"]["time"] == "17:00" and "'25:00' is not a time of day." in done.said


def test_an_end_before_the_beginning_is_asked_again(content: Path) -> None:
    answers = list(EVENT)
    answers[answers.index("21:00") : answers.index("21:00")] = ["18:00"]
    done = talk(content, answers)
    assert done.code == 0 and "'ends' lies before 'starts'" in done.said


def test_html_is_refused_with_what_to_write_instead(content: Path) -> None:
    answers = news()
    answers[4:6] = ["Press <b>here</b>.", ".", "Press *here*.", "."]
    done = talk(content, answers)
    assert done.data["text"]["en"] == "Press *here*." and "is HTML, which is not allowed" in done.said


def test_the_same_text_in_both_languages_is_refused(content: Path) -> None:
    same = "A text that is long enough to be told apart."
    answers = ["1", *ORGANIZATION, "A title", same, ".", "Un titre", same, ".", "Un texte.", ".", *COMMON, "", ""]
    assert talk(content, answers).data["text"] == {"en": same, "fr": "Un texte."}


def test_a_link_that_is_none_is_asked_again(content: Path) -> None:
    answers = news()
    answers[-2:] = ["javascript:alert(1)", "https://example.org", ""]
    assert talk(content, answers).data["link"] == "https://example.org"


def test_a_refused_text_can_be_kept_and_corrected_in_the_file(content: Path) -> None:
    answers = news()
    answers[4:6] = ["Press <b>here</b>.", ".", "="]
    done = talk(content, answers)
    assert (done.code, done.left, done.data["text"]["en"]) == (1, 0, "Press <b>here</b>.")
    assert f"network/updates/{done.files[0].name}:8:7: html:" in done.said and "help:" in done.said


def test_an_equals_sign_alone_is_a_text_like_others(content: Path) -> None:
    answers = news()
    answers[4:6] = ["=", "b", "."]
    assert talk(content, answers).data["text"]["en"] == "=\nb"


# The name


def test_the_name_is_made_from_the_title(content: Path) -> None:
    assert talk(content, news((3, "Éclair à l'œil: 2 + 2"))).files[0].name == "eclair-a-l-oeil-2-2.yml"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2026 plan", "update-2026-plan"), ("???", "update"), ("مرحبا", "update"), ("taken", "taken-2"), ("../../x", "x"),
        ("a" * 200, "a" * 60), ("word " * 30, "word-" * 11 + "word"), ("L'Île", "l-ile"),
    ],
)  # fmt: skip
def test_a_name_can_always_be_proposed(title: str, name: str) -> None:
    assert propose_id(title, {"taken"}, "update") == name


@pytest.mark.parametrize("wrong", ["../evil", "a/b", "Majuscule", "é", "x" * 81, "-a"])
def test_a_name_that_cannot_be_an_address_is_asked_again(content: Path, wrong: str) -> None:
    answers = news()
    answers[-1:] = [wrong, "good-name"]
    assert [file.name for file in talk(content, answers).files] == ["good-name.yml"]


def test_a_name_that_is_taken_brings_another(content: Path) -> None:
    answers = news()
    answers[-1:] = ["sample-news", ""]
    assert [file.name for file in talk(content, answers).files] == ["sample-news-2.yml"]


# Stopping


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_what_was_typed_is_kept_as_a_draft_outside_the_updates(content: Path, stop: type) -> None:
    done = talk(content, ["1", *ORGANIZATION, "A title", stop, "y"])
    assert done.code == 1 and done.files == [] and [file.name for file in done.drafts] == ["a-title.yml"]
    assert str(done.drafts[0]) in done.said.replace("\n", " ")
    assert yaml.safe_load(done.drafts[0].read_text("utf-8"))["title"] == {"en": "A title"}


def test_a_draft_can_be_declined(content: Path) -> None:
    done = talk(content, ["1", *ORGANIZATION, "A title", STOP, "n"])
    assert (done.code, done.drafts) == (1, []) and "Nothing was kept." in done.said


def test_stopping_twice_keeps_the_draft(content: Path) -> None:
    assert len(talk(content, ["1", *ORGANIZATION, "A title", STOP, STOP]).drafts) == 1


def test_the_lines_of_an_unfinished_text_are_in_the_draft(content: Path) -> None:
    done = talk(content, ["1", *ORGANIZATION, "A title", "One.", "Two.", STOP, ""])
    assert yaml.safe_load(done.drafts[0].read_text("utf-8"))["text"] == {"en": "One.\nTwo."}


def test_a_refused_text_is_in_the_draft(content: Path) -> None:
    done = talk(content, ["1", *ORGANIZATION, "A <b>title</b>", STOP, ""])
    assert "A <b>title</b>" in done.drafts[0].read_text("utf-8")


def test_a_second_draft_does_not_replace_the_first(content: Path) -> None:
    for _ in range(2):
        done = talk(content, ["1", *ORGANIZATION, "A title", STOP, ""])
    assert [file.name for file in done.drafts] == ["a-title-2.yml", "a-title.yml"]


def test_stopping_before_the_first_answer_leaves_nothing(content: Path) -> None:
    done = talk(content, [STOP])
    assert (done.code, done.drafts) == (1, []) and "draft" not in done.said


@pytest.mark.parametrize("count", range(1, len(FUNDING)))
def test_stopping_anywhere_leaves_a_draft_that_can_be_read(content: Path, count: int) -> None:
    done = talk(content, [*FUNDING[:count], STOP, ""])
    assert done.files == [] and parse(done.drafts[0].read_text("utf-8"), "x.yml")[1] == []


# Hostile text

HOSTILE = [
    ": # {", "'quotes' and \"more\"", "- a list", "key: value", "# no comment", "{a: b}", "[1, 2]", "&anchor", "*alias", "!tag",
    "%", "@", "`", "| block", "> block", "yes", "null", "~", "2026-11-22", "17:00", "0x1F", "1e3", "\\n \\u200b", "--- end",
    "... end", "a #b: c", "? x", "  spaces  ", "😀 émoji", "word " * 40 + ": # {'\"}", "a  b" + "  c" * 50, "'" * 120, "x" * 500,
    "« espace\u00a0insécable »",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_back_the_same(content: Path, text: str) -> None:
    done = talk(content, news((4, text)))
    assert (done.code, done.data["text"]["en"]) == (0, text.strip()), done.said


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 100])
def test_a_hostile_title_reads_back_the_same(content: Path, text: str) -> None:
    done = talk(content, news((3, text)))
    assert (done.code, done.data["title"]["en"]) == (0, text.strip()), done.said


def test_a_title_that_is_too_long_is_asked_again(content: Path) -> None:
    answers = news()
    answers[3:4] = ["word " * 30, "A title"]
    done = talk(content, answers)
    assert done.data["title"]["en"] == "A title" and "the limit is 110" in done.said.replace("\n  ", " ")


@pytest.mark.parametrize(
    "lines",
    [
        ["- one", "- two", "", "# three", "", "", "{four}"],
        [": # {", "", "'", '"', "\\"],
        ["a: b", "c: d"],
        ["word " * 40, "  indented", "", "word " * 40],
        ["---", "...", "%YAML 1.1"],
    ],
)
def test_hostile_lines_read_back_the_same(content: Path, lines: list[str]) -> None:
    answers = news()
    answers[4:6] = [*lines, "."]
    assert talk(content, answers).data["text"]["en"] == "\n".join(line.strip() for line in lines)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_breaks_no_field_of_a_draft(text: str) -> None:
    draft = Draft({}, TODAY)
    for way in (("type",), ("title", "en"), ("pending", "by"), ("deadline", "day"), ("deadline", "zone"), ("meeting", "link")):
        draft.put(way, text.strip())
    draft.put(("themes",), [text.strip(), "x"])
    document, problems = parse(draft.text(), "x.yml")
    assert document is not None and (document.data, problems) == (draft.data, [])


def test_what_nobody_sees_is_left_out(content: Path) -> None:
    assert talk(content, news((3, "\ufeffA\u200b ti\u00adtle\t\u202e\x07"))).data["title"]["en"] == "A title"


def test_a_character_that_cannot_be_stored_is_asked_again(content: Path) -> None:
    answers = news()
    answers[3:4] = ["caf\udce9", "café"]
    done = talk(content, answers)
    assert done.data["title"]["en"] == "café" and "cannot be read here" in done.said


# What is around it


def test_a_file_that_is_there_is_never_written_over(content: Path) -> None:
    there = content / "network/updates/a-title.yml"
    ordinary = talk(content, news()).files[0]
    assert ordinary == there
    before = there.read_bytes()
    assert talk(content, news()).files[0].name == "a-title-2.yml" and there.read_bytes() == before


def test_a_file_that_appears_meanwhile_is_not_written_over_and_the_draft_is_kept(content: Path) -> None:
    there = content / "network/updates/a-title.yml"

    def accept() -> str:
        there.write_text("someone else's", "utf-8")
        return ""

    done = talk(content, [*news()[:-1], accept, "y"])
    assert (done.code, len(done.drafts), there.read_text("utf-8")) == (1, 1, "someone else's")


def test_a_folder_without_a_library_is_a_wrong_question(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        talk(tmp_path, [])
    assert ended.value.code == 2


def test_a_library_without_its_lists_is_told(content: Path) -> None:
    (content / "vocabulary/themes.yml").unlink()
    done = talk(content, [])
    assert done.code == 1 and "scripts/validate.py" in done.said


def test_a_library_that_is_broken_elsewhere_does_not_stop_a_new_update(content: Path) -> None:
    (content / "practices/broken.yml").write_text("title: [", "utf-8")
    assert talk(content, news()).code == 0


def test_a_place_where_nothing_can_be_written_shows_the_draft(content: Path) -> None:
    (content / "drafts").write_text("", "utf-8")
    done = talk(content, ["1", *ORGANIZATION, "A title", STOP, ""])
    assert done.code == 1 and "en: A title" in done.said


def test_choices_are_taken_by_number_by_id_and_by_their_words() -> None:
    choices = {"en": "English", "fr": "French", "both": "Both of them"}
    assert [picked(answer, choices)[0] for answer in ("2", "EN", "french", "both of them")] == [["fr"], ["en"], ["fr"], ["both"]]


def test_every_question_has_its_words() -> None:
    words = load("interface")["new_update"]
    assert {"type", "themes", "provinces", "audiences", "sizes", "deadline", "starts", "ends", "link"} <= set(words)
