"""The newsletter as someone asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.commands import digest, ending
from portal.outputs.publishing.moves import Moves
from portal.settings import Settings
from tests.helpers import BUS, ROOT, TEA, change, copy_samples
from tests.repositories import Repository

SINCE = ["--since", "2026-11-01"]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMONS_NOW", "2026-11-22T09:00-05:00")
    monkeypatch.delenv("COMMONS_SITE_URL", raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(content: Path, *arguments: str) -> int:
    """The command with its result in ``content/../out``."""
    return digest.main(ROOT, ["--content", str(content), "--out", str(content.parent / "out"), *arguments])


def html(content: Path) -> str:
    return (content.parent / "out/digest.html").read_text("utf-8")


def test_a_page_and_its_twin_are_written(content: Path) -> None:
    assert run(content, *SINCE) == 0
    assert sorted(file.name for file in (content.parent / "out").iterdir()) == ["digest.html", "digest.txt"]


def test_where_they_are_and_a_subject_in_each_language_is_said(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(content, *SINCE)
    said = capsys.readouterr().out
    assert str(content.parent / "out/digest.html") in said and str(content.parent / "out/digest.txt") in said
    assert "Suggested subject: Small Centre Commons: 1 open call" in said
    assert "Objet proposé\u00a0: Carrefour des petits centres\u00a0: 1 appel ouvert" in said


@pytest.mark.parametrize(("language", "there"), [("en", [True, False]), ("fr", [False, True]), ("both", [True, True])])
def test_the_language_is_chosen(content: Path, language: str, there: list[bool]) -> None:
    run(content, *SINCE, "--lang", language)
    assert ["Events and training" in html(content), "Événements et formations" in html(content)] == there


def test_several_organizations_and_regions_are_taken(content: Path) -> None:
    organizations, regions = ["--organization", "sample-transit", "sample-partnership"], ["--region", "on", "--region", "CA-QC"]
    assert run(content, *SINCE, *organizations, *regions) == 0
    assert "Sample Transit, Sample Partnership, Ontario and Quebec" in html(content)


def test_addresses_are_those_of_the_published_site(content: Path) -> None:
    run(content, *SINCE)
    assert f'href="{Settings.read(ROOT).site_url}en/updates/sample-grant/"' in html(content)


def test_another_site_is_taken(content: Path) -> None:
    run(content, *SINCE, "--site-url", "https://example.org/x")
    assert 'href="https://example.org/x/en/updates/sample-grant/"' in html(content)


def test_the_environment_names_another_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMONS_SITE_URL", "https://example.org/y")
    assert Settings.read(ROOT).site_url == "https://example.org/y/"


# What cannot be answered


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "2026-02-30"], "'2026-02-30' is not a date."),
        (["--since", "yesterday"], "'yesterday' is not a date."),
        (["--since", "2026-W10"], "'2026-W10' is not a date."),
        (["--since", "2027-01-01"], "2027-01-01 lies in the future; today is 2026-11-22."),
        ([*SINCE, "--organization", "sample-transt"], "Did you mean 'sample-transit'?"),
        ([*SINCE, "--organization", "Partenariat Échantillon"], "Did you mean 'sample-partnership'?"),
        ([*SINCE, "--region", "ontaro"], "Did you mean 'CA-ON'?"),
        ([*SINCE, "--region", "sample-twon-on"], "Did you mean 'sample-town-on'?"),
        ([*SINCE, "--region", "zzzzzz"], "'zzzzzz' is neither a province or territory"),
        ([*SINCE, "--region", ""], "'' is neither"),
        ([*SINCE, "--site-url", "javascript:alert(1)"], "is not the address of a site"),
    ],
)
def test_a_wrong_question_is_explained_and_exits_with_2(
    content: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(content, *arguments) == 2
    told = capsys.readouterr()
    assert told.out == "" and said in told.err.replace("’", "'") and not (content.parent / "out").exists()


@pytest.mark.parametrize(("arguments", "environment"), [(["--lang", "fr"], "en_CA"), ([], "fr_CA")])
def test_a_wrong_question_is_explained_in_the_persons_language(
    content: Path, arguments: list[str], environment: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", environment)
    run(content, *SINCE, "--organization", "sample-transt", *arguments)
    assert "Il n’y a pas d’organisme «\u00a0sample-transt\u00a0»" in capsys.readouterr().err


def test_a_line_end_in_an_argument_makes_no_new_line(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(content, *SINCE, "--region", "a\nb")
    assert capsys.readouterr().err.count("\n") == 1


def test_no_day_to_begin_with_is_a_wrong_question(content: Path) -> None:
    with pytest.raises(SystemExit) as raised:
        run(content)
    assert raised.value.code == 2


def test_a_clock_that_is_none_is_a_wrong_question(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMONS_NOW", "2026-11-22T09:00")
    assert ending.run(lambda: run(content, *SINCE)) == 2 and "COMMONS_NOW" in capsys.readouterr().err


def test_a_broken_library_is_told_with_lines_and_exits_with_1(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    assert run(content, *SINCE) == 1
    told = capsys.readouterr()
    assert told.out.startswith(f"{TEA}:2:7: unknown-term:") and "no digest was written" in told.err
    assert not (content.parent / "out").exists()


def test_a_warning_does_not_stop_a_digest(content: Path) -> None:
    change(content, TEA, "status: draft}", "status: draft, of: 0000000}")
    assert run(content, *SINCE) == 0


def test_what_gmail_would_cut_off_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = content / "network/updates/sample-news.yml"
    for number in range(150):
        (file.parent / f"copy-{number}.yml").write_text(file.read_text("utf-8"), "utf-8")
    assert run(content, *SINCE) == 0 and "Gmail shows only about the first 102 kB" in capsys.readouterr().err


# Never half


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


@pytest.mark.parametrize(
    ("there", "out", "told"),
    [
        ("file", "file", "is a file"),
        ("file", "file/digest", "is a file"),
        ("", "", "names no folder"),
        ("out/digest.html", "out", "no digest made it"),
        ("out/digest.txt", "out", "no digest made it"),
        ("", "content", "must not be lost"),
        ("", "content/practices", "lies in"),
        ("", ".", "would be in danger"),
    ],
)
def test_a_folder_in_which_something_could_be_lost_is_refused(
    content: Path, there: str, out: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = content.parent
    if there:
        (folder / there).parent.mkdir(exist_ok=True)
        (folder / there).write_text("mine", "utf-8")
    before = everything(folder)
    assert run(content, *SINCE, "--out", str(folder / out) if out else "") == 2
    assert told in capsys.readouterr().err and everything(folder) == before


@pytest.mark.parametrize("out", [".", "theme", "theme/digest", "docs", "practices"])
def test_no_file_of_the_repository_is_in_danger(content: Path, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(content, *SINCE, "--out", str(ROOT / out)) == 2
    assert str(ROOT) in capsys.readouterr().err


def test_what_the_disk_refuses_is_told_and_exits_with_1(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(self: Path, raw: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert run(content, *SINCE, "--lang", "fr") == 1
    assert "n’a pas pu être écrite" in (told := capsys.readouterr().err) and "plus de place sur le disque" in told
    assert not (content.parent / "out").exists()


def test_an_earlier_digest_is_replaced_and_the_rest_of_the_folder_left_alone(content: Path) -> None:
    out = content.parent / "out"
    run(content, "--since", "2026-10-01")
    (out / "mine.txt").write_text("mine", "utf-8")
    earlier = html(content)
    assert run(content, *SINCE) == 0
    assert html(content) != earlier and (out / "mine.txt").read_text("utf-8") == "mine"
    assert sorted(file.name for file in out.iterdir()) == ["digest.html", "digest.txt", "mine.txt"]


@pytest.mark.parametrize("old", [None, "old"])
def test_when_the_second_file_fails_the_first_is_put_back(
    tmp_path: Path, old: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if old:
        (tmp_path / "a").write_text(old, "utf-8")
    before, put = everything(tmp_path), Moves.put

    def refuse(self: Moves, source: Path, place: Path, name: str) -> None:
        if name == "b":
            raise PermissionError("in use")
        put(self, source, place, name)

    monkeypatch.setattr(Moves, "put", refuse)
    with pytest.raises(PermissionError):
        digest.write(tmp_path, {"a": b"new", "b": b"new"})
    assert everything(tmp_path) == before


def test_the_same_question_gives_the_same_bytes(content: Path, tmp_path: Path) -> None:
    run(content, *SINCE)
    first = html(content)
    other = copy_samples(tmp_path / "again")
    run(other, *SINCE)
    assert html(other) == first


def test_how_to_send_it_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(content, *SINCE, "--lang", "fr")
    assert "/fr/contribute/digest/" in capsys.readouterr().out


def test_a_revised_practice_is_told(content: Path) -> None:
    change(content, BUS, "last: 2026-02-10", "last: 2026-11-10")
    run(content, *SINCE)
    assert "Revised on November 10, 2026" in html(content) and "Révisée le 10 novembre 2026" in html(content)


@pytest.mark.parametrize(("since", "there"), [("2026-11-20", True), ("2026-11-21", False)])
def test_what_became_public_since_the_day_is_told_whatever_day_it_declares(content: Path, since: str, there: bool) -> None:
    news = (content / "network/updates/sample-news.yml").read_text("utf-8")
    repository = Repository(content)
    repository.commit("2026-10-01", {"network/updates/sample-news.yml": None})
    repository.commit("2026-11-20", {"network/updates/sample-news.yml": news})
    run(content, "--since", since)
    assert ("The sample bus has a new colour" in html(content)) is there
