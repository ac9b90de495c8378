"""Dead links are told, with an archived copy, and never dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.commands.dead_links import main
from portal.proof.asking import Answer
from portal.proof.dead_links import PAUSE, Link, links, look
from portal.settings import Settings
from portal.translating import translations
from portal.translating.translations import File
from tests.helpers import BUS, ROOT, TEA, change

OWN = """sources:
  - id: sample-news
    url: https://news.example/tea
    title: Tea
    language: en
    kind: news
    read: 2026-11-02
"""


def of(content: Path) -> list[Link]:
    return list(links(one for one in translations.files(content) if isinstance(one, File)))


def answers(**given: Answer) -> dict[str, Answer]:
    return {f"https://{name}.example/page": answer for name, answer in given.items()}


def states(given: dict[str, Answer]) -> dict[str, str]:
    found = look([Link("a.yml", 1, address) for address in given], given.__getitem__, wait=lambda _: None)
    return {one.link.address.split("/")[2].split(".")[0]: one.state for one in found}


def test_addresses_are_found_in_fields_and_in_texts_with_their_lines(content: Path) -> None:
    text = (content / BUS).read_text("utf-8").splitlines()
    lines = [link.line for link in of(content) if link.path == BUS and link.address == "https://example.org/study"]
    assert [text[line - 1].strip() for line in lines] == ["en: >-", "fr: >-"]
    change(content, TEA, "sources:\n", OWN)
    assert (TEA, "https://news.example/tea") in {(link.path, link.address) for link in of(content)}


def test_the_copy_is_that_of_the_day_on_which_somebody_read_it(content: Path) -> None:
    change(content, TEA, "sources:\n", OWN)
    [link] = [link for link in of(content) if link.address == "https://news.example/tea"]
    assert link.archived == "https://web.archive.org/web/20261102/https://news.example/tea"
    assert Link("a", 1, "https://a.example/b").archived == "https://web.archive.org/web/https://a.example/b"


def test_only_what_is_surely_gone_is_called_dead() -> None:
    given = answers(
        there=Answer(200, "https://there.example/page"),
        gone=Answer(404, "https://gone.example/page"),
        nowhere=Answer(0, fault="no-host"),
        home=Answer(200, "https://home.example/"),
        moved=Answer(200, "https://moved.example/new", for_good=True),
        passing=Answer(200, "https://passing.example/new"),
        secure=Answer(200, "http://www.secure.example/page/", for_good=True),
        refuses=Answer(403, "https://refuses.example/page"),
        ill=Answer(503, "https://ill.example/page"),
        slow=Answer(0, fault="time"),
        old=Answer(0, fault="certificate"),
    )
    assert states(given) == {
        "there": "live", "gone": "dead", "nowhere": "dead", "home": "home", "moved": "moved", "passing": "live", "secure": "live",
        "refuses": "unsure", "ill": "unsure", "slow": "unsure", "old": "unsure",
    }  # fmt: skip


def test_hosts_take_turns_and_each_is_let_be_for_a_while() -> None:
    now, asked = [0.0], []
    found = [Link("a.yml", 1, f"https://{host}.example/{page}") for host in ("one", "two") for page in (1, 2)]

    def ask(address: str) -> Answer:
        asked.append((address.split("/")[2][:3], now[0]))
        return Answer(200, address)

    def wait(seconds: float) -> None:
        now[0] += seconds

    look(found, ask, wait=wait, clock=lambda: now[0])
    assert [host for host, _ in asked] == ["one", "two", "one", "two"]
    for host in ("one", "two"):
        first, second = (at for name, at in asked if name == host)
        assert second - first >= PAUSE


def test_an_address_is_asked_for_once_for_all_files_and_again_before_it_is_called_dead() -> None:
    asked: list[str] = []

    def ask(address: str) -> Answer:
        asked.append(address)
        return Answer(404 if len(asked) < 3 or "gone" in address else 200, address)

    found = [Link(path, 1, f"https://{name}.example/page") for path in ("a.yml", "b.yml") for name in ("gone", "ill")]
    assert [one.state for one in look(found, ask, wait=lambda _: None)] == ["dead", "live", "dead", "live"]
    assert len(asked) == 4


@pytest.mark.parametrize(("language", "said"), [("en", "Dead: 1"), ("fr", "Morts\u00a0: 1")])
def test_the_command_tells_by_file_and_line_and_changes_nothing(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    change(content, TEA, "sources:\n", OWN.replace("/tea", "/t`@all"))
    before = {file: file.read_bytes() for file in content.rglob("*.yml")}
    report = tmp_path / "report.md"

    def ask(address: str) -> Answer:
        return Answer(404 if "news.example" in address else 200, address)

    asked = ["--content", str(content), "--lang", language, str(content / "practices"), "--out", str(report)]
    assert main(ROOT, asked, ask, wait=lambda _: None) == 1
    line = (content / TEA).read_text("utf-8").split("https://news.example")[0].count("\n") + 1
    out = capsys.readouterr().out
    assert said in out and f"{TEA}:{line}: https://news.example/t`@all (404)" in out
    assert "https://web.archive.org/web/20261102/https://news.example/t" in out
    told = report.read_text("utf-8")
    assert f"{TEA}#L{line}" in told and "`https://news.example/t%60@all`" in told and "Dead: 1 · Morts" in told
    assert {file: file.read_bytes() for file in content.rglob("*.yml")} == before


def test_nothing_dead_is_no_fault(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ROOT, ["--content", str(content), "--lang", "en"], lambda address: Answer(200, address), wait=lambda _: None) == 0
    assert "Dead" not in capsys.readouterr().out


def test_a_report_is_never_longer_than_an_issue_may_be(content: Path, tmp_path: Path) -> None:
    many = "".join(f"  - id: s{number}\n    url: https://news.example/{'x' * 300}{number}\n" for number in range(130))
    change(content, TEA, "sources:\n", f"sources:\n{many}")
    report = tmp_path / "report.md"
    main(ROOT, ["--content", str(content), "--out", str(report)], lambda address: Answer(404, address), wait=lambda _: None)
    assert 50_000 < len(report.read_text("utf-8")) < 65_536


def test_without_a_connection_nothing_is_called_dead(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--content", str(content), "--lang", "en"]
    assert main(ROOT, asked, lambda _: Answer(0, fault="no-host"), wait=lambda _: None) == 2
    told = capsys.readouterr()
    assert "Dead" not in told.out and "No host answered" in told.err


def test_a_dead_host_is_dead_where_the_library_is_reached(content: Path) -> None:
    def ask(address: str) -> Answer:
        return Answer(200, address) if address == Settings.read(ROOT).repository else Answer(0, fault="no-host")

    assert main(ROOT, ["--content", str(content)], ask, wait=lambda _: None) == 1
