"""What is particular to the site stands in one file, and everything that names it follows."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from portal.outputs.stamping.frames import Frames, assets_folder
from portal.settings import LANGUAGES, Settings, SettingsError
from tests.helpers import ROOT

SITE = Settings.read(ROOT)
TEXT = {".css", ".html", ".js", ".json", ".md", ".py", ".toml", ".txt", ".xml", ".yml", ".yaml", ""}
OTHER_SITE = """\
name: {en: Other, fr: Autre}
address: https://other.example.org/x
published: true
repository: https://example.org/code/
contact: mailto:hello@example.org
authority: other.example.org,2027
"""


@pytest.fixture(autouse=True)
def no_other_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMONS_SITE_URL", raising=False)


def test_another_library_is_another_file(tmp_path: Path) -> None:
    (tmp_path / "site.yml").write_text(OTHER_SITE, "utf-8")
    settings = Settings.read(tmp_path)
    assert settings.address("fr", "search/") == "https://other.example.org/x/fr/search/"
    assert settings.edit_url("practices/a.yml") == "https://example.org/code/edit/main/practices/a.yml"
    frames = Frames.begin(ROOT / "theme", settings)
    assert [frames.words[language]["site"]["name"] for language in LANGUAGES] == ["Other", "Autre"]


def site_with(folder: Path, mailbox: str, contact: str = "https://example.org/issues") -> Settings:
    text = OTHER_SITE.replace("mailto:hello@example.org", contact) + mailbox
    (folder / "site.yml").write_text(text, "utf-8")
    return Settings.read(folder)


@pytest.mark.parametrize("line", ["", "mailbox:\n", 'mailbox: ""\n'])
def test_a_site_need_not_have_a_mailbox(tmp_path: Path, line: str) -> None:
    settings = site_with(tmp_path, line)
    assert (settings.mailbox, settings.write_to) == ("", "https://example.org/issues")


def test_a_mailbox_is_where_people_send_what_they_have(tmp_path: Path) -> None:
    settings = site_with(tmp_path, "mailbox: fiches@example.org\n")
    assert (settings.mailbox, settings.write_to) == ("fiches@example.org", "mailto:fiches@example.org")
    assert settings.fill("[us]({{ write_to }})") == "[us](mailto:fiches@example.org)"


def test_who_may_be_written_to_by_mail_gets_proposals_too(tmp_path: Path) -> None:
    assert site_with(tmp_path, "", "mailto:us@example.org?subject=Commons").mailbox == "us@example.org"
    assert site_with(tmp_path, "mailbox: cards@example.org\n", "mailto:us@example.org").mailbox == "cards@example.org"


@pytest.mark.parametrize(
    "given",
    ["us", "us@localhost", "mailto:us@example.org", "Us <us@example.org>", "a@example.org, b@example.org", "us@example.org?cc=b@example.org",
     "3", "[us@example.org]", "us@example.org%0ABcc:b@example.org"],
)  # fmt: skip
def test_a_mailbox_that_is_none_is_told_with_its_line_and_what_to_write(tmp_path: Path, given: str) -> None:
    with pytest.raises(
        SettingsError, match=r"site\.yml:7: mailbox: .* such as cards@example\.org.* · site\.yml:7 : .*fiches@example\.org"
    ):
        site_with(tmp_path, f"mailbox: {given}\n")


def test_an_address_can_be_given_for_one_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMONS_SITE_URL", "https://example.org/trial")
    assert Settings.read(ROOT).site_url == "https://example.org/trial/"


NO_SITES = ["nonsense", "ftp://example.org/", "//example.org/", "http://", "https://exa mple.org/", "https://example.org/a?b=c",
    "https://example.org/#a", "https://us:secret@example.org/", 'https://example.org/"><b>/', "https://example.org/a\nb"]  # fmt: skip


@pytest.mark.parametrize("address", NO_SITES)
def test_an_address_at_which_no_site_can_stand_is_told_with_where_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("COMMONS_SITE_URL", address)
    with pytest.raises(SettingsError, match=r"COMMONS_SITE_URL: .* such as https://.* · COMMONS_SITE_URL : .* comme https://"):
        Settings.read(ROOT)
    monkeypatch.delenv("COMMONS_SITE_URL")
    given = next(line for line in OTHER_SITE.splitlines() if line.startswith("address:"))
    (tmp_path / "site.yml").write_text(OTHER_SITE.replace(given, f"address: {json.dumps(address)}"), "utf-8")
    with pytest.raises(SettingsError, match=r"site\.yml: address: .* · site\.yml : address : "):
        Settings.read(tmp_path)


@pytest.mark.parametrize("line", OTHER_SITE.splitlines())
def test_a_line_that_is_missing_is_named_in_both_languages(tmp_path: Path, line: str) -> None:
    (tmp_path / "site.yml").write_text(OTHER_SITE.replace(line, ""), "utf-8")
    with pytest.raises(SettingsError, match=rf"'{line.split(':')[0]}'.* · .*inutilisable"):
        Settings.read(tmp_path)


@pytest.mark.parametrize("text", [None, "", "a: [", "name: x", "- a", OTHER_SITE.replace(", fr: Autre", "")])
def test_a_file_that_cannot_be_used_is_told_of(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "site.yml").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"site\.yml cannot be used"):
        Settings.read(tmp_path)


def tracked() -> list[Path]:
    """The files of the repository. Where git cannot tell them, those of the folders that hold text."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = done.stdout.split() or [
        str(file.relative_to(ROOT)) for top in ("docs", "theme", "portal") for file in (ROOT / top).rglob("*")
    ]
    return [ROOT / name for name in names if (ROOT / name).is_file() and (ROOT / name).suffix in TEXT]


def test_no_other_file_holds_the_address_or_the_repository() -> None:
    """The forms for issues, which need whole addresses, and a published site's README apart."""
    allowed = {"site.yml", ".github/ISSUE_TEMPLATE/config.yml", *(("README.md", "README.fr.md") if SITE.published else ())}
    holders = {
        file.relative_to(ROOT).as_posix()
        for file in tracked()
        if re.search(f"{re.escape(SITE.site_url)}|{re.escape(SITE.repository)}", file.read_text("utf-8", errors="replace"))
    }
    assert holders <= allowed


def test_the_forms_for_issues_lead_to_the_repository() -> None:
    forms = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text("utf-8"))
    assert all(link["url"].startswith(f"{SITE.repository}/") for link in forms["contact_links"])


@pytest.mark.parametrize(
    ("readme", "words"), [("README.md", "is not published yet"), ("README.fr.md", "n'est pas encore publié")]
)
def test_the_readme_calls_the_site_live_only_when_someone_has_published_it(readme: str, words: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    assert (words in text, SITE.site_url in text) == (not SITE.published, SITE.published)


def test_a_written_page_takes_what_it_says_of_the_site_from_the_settings() -> None:
    settings = Settings("https://example.org/x/", "https://example.org/code", contact="mailto:a@example.org")
    page = "[a]({{ repository }}/issues) {{ address }} {{ contact }} {{ other }}"
    assert settings.fill(page) == "[a](https://example.org/code/issues) https://example.org/x/ mailto:a@example.org {{ other }}"


def test_the_folder_of_assets_is_named_after_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.css").write_text("a")
    first = assets_folder(tmp_path)
    assert re.fullmatch(r"assets/[0-9a-f]{8}", first) and assets_folder(tmp_path) == first
    (tmp_path / "assets/a.css").write_text("b")
    second = assets_folder(tmp_path)
    (tmp_path / "assets/a.css").rename(tmp_path / "assets/b.css")
    assert len({first, second, assets_folder(tmp_path)}) == 3
