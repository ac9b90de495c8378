"""Problems as people and machines read them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from portal.problem import Problem
from portal.reporting.report import FORMATS, Reporter

THEME = Problem.at("practices/a.yml", 3, 7, "unknown-theme", value="fundng", nearest="funding", list="themes")
WARNING = Problem.at("practices/b.yml", 1, 1, "schema-line", schema="../x.json")
COLON = Problem.at("practices/é, b:c.yml", 2, 5, "yaml-colon")


def render(form: str, *problems: Problem, language: str = "en", site_url: str = "") -> str:
    return Reporter.create(language, site_url).render(problems, form)


# Text


def test_text_gives_place_rule_message_and_help() -> None:
    assert render("text", THEME) == (
        "practices/a.yml:3:7: unknown-theme: 'fundng' is not a theme. Did you mean 'funding'?\n"
        "    help: The themes are listed in vocabulary/themes.yml."
    )


def test_text_in_french_is_set_as_french() -> None:
    assert render("text", THEME, language="fr") == (
        "practices/a.yml:3:7: unknown-theme: «\u00a0fundng\u00a0» n’est pas un thème. Vouliez-vous dire «\u00a0funding\u00a0»?\n"
        "    aide\u00a0: Les thèmes se trouvent dans vocabulary/themes.yml."
    )


def test_text_links_to_the_rule_where_there_is_a_site() -> None:
    said = render("text", THEME, language="fr", site_url="https://example.org/commons/")
    assert said.splitlines()[-1] == "    https://example.org/commons/fr/contribute/rules/#unknown-theme"


def test_without_a_near_word_nothing_is_suggested() -> None:
    assert "Did you mean" not in render("text", Problem.at("a.yml", 1, 1, "unknown-theme", value="x", nearest="", list="themes"))


def test_a_value_is_shown_as_it_stands_and_not_set() -> None:
    said = render("text", Problem.at("a.yml", 1, 1, "unknown-theme", value="l'eau {x} a : b"), language="fr")
    assert "«\u00a0l'eau {x} a : b\u00a0»" in said


@pytest.mark.parametrize("value", ["a\n::error::b", "a\r\nb", "a\tb", "a\u2028b"])
def test_a_value_cannot_begin_a_line_of_its_own(value: str) -> None:
    assert len(render("text", Problem.at("a.yml", 1, 1, "unknown-theme", value=value)).splitlines()) == 2


@pytest.mark.parametrize(
    ("value", "shown"), [("a\x1b[31mb", "a<U+001B>[31mb"), ("a\u202eb", "a<U+202E>b"), ("a\x00", "a<U+0000>")]
)
def test_a_value_cannot_command_a_terminal(value: str, shown: str) -> None:
    assert f"'{shown}'" in render("text", Problem.at("a.yml", 1, 1, "unknown-theme", value=value))


def test_a_file_name_cannot_begin_a_line_of_its_own() -> None:
    assert len(render("text", Problem.at("practices/a\n::error::b", 1, 1, "file-ending", name="a\n::error::b")).splitlines()) == 2


def test_a_long_value_is_cut() -> None:
    said = render("text", Problem.at("a.yml", 1, 1, "unknown-theme", value="x" * 100_000))
    assert f"'{'x' * 160}…'" in said


@pytest.mark.parametrize(("form", "said"), [("text", ""), ("github", ""), ("json", "[]")])
def test_when_nothing_is_wrong_nothing_is_said(form: str, said: str) -> None:
    assert render(form) == said


# GitHub: https://docs.github.com/actions/reference/workflow-commands


def test_github_gives_one_command_a_problem() -> None:
    assert [line.split(" ")[0] for line in render("github", THEME, WARNING).splitlines()] == ["::error", "::warning"]


def test_github_gives_file_line_column_and_rule() -> None:
    assert render("github", THEME).startswith("::error file=practices/a.yml,line=3,col=7,title=unknown-theme::'fundng' is not")


def test_github_escapes_colons_and_commas_in_properties() -> None:
    assert " file=practices/é%2C b%3Ac.yml,line=2," in render("github", COLON)


def test_github_keeps_message_and_help_in_one_command() -> None:
    assert render("github", THEME).count("\n") == 0 and "'funding'?%0AThe themes" in render("github", THEME)


def test_github_escapes_percent_before_all_else() -> None:
    assert "'100%250A'" in render("github", Problem.at("a.yml", 1, 1, "unknown-theme", value="100%0A"))


def test_github_escapes_line_ends_in_file_names() -> None:
    assert "file=a%0D%0A%3A%3Aerror%3A%3A.yml," in render("github", Problem.at("a\r\n::error::.yml", 1, 1, "file-name", name="a"))


# JSON


def test_json_holds_exactly_the_documented_keys() -> None:
    (said,) = json.loads(render("json", THEME))
    assert list(said) == ["path", "line", "column", "rule", "severity", "message", "help"]


def test_json_holds_the_values_of_the_problem() -> None:
    (said,) = json.loads(render("json", THEME))
    assert (said["path"], said["line"], said["column"], said["rule"], said["severity"]) == (
        "practices/a.yml",
        3,
        7,
        "unknown-theme",
        "error",
    )


def test_json_tells_warnings_from_errors() -> None:
    assert [said["severity"] for said in json.loads(render("json", THEME, WARNING))] == ["error", "warning"]


# SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/


def sarif(*problems: Problem, site_url: str = "") -> dict:
    said = json.loads(render("sarif", *problems, site_url=site_url))
    assert set(said) == {"$schema", "version", "runs"} and said["version"] == "2.1.0" and len(said["runs"]) == 1
    return said["runs"][0]


def test_sarif_names_the_tool() -> None:
    assert sarif(THEME)["tool"]["driver"]["name"] == "validate.py"


def test_sarif_without_problems_has_no_results() -> None:
    assert sarif()["results"] == []


def test_sarif_describes_each_rule_once() -> None:
    assert [rule["id"] for rule in sarif(THEME, WARNING, THEME)["tool"]["driver"]["rules"]] == ["schema-line", "unknown-theme"]


def test_sarif_links_each_rule_to_its_page() -> None:
    (rule,) = sarif(THEME, site_url="https://example.org")["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.org/en/contribute/rules/#unknown-theme"


def test_sarif_without_a_site_links_to_nothing() -> None:
    (rule,) = sarif(THEME)["tool"]["driver"]["rules"]
    assert "helpUri" not in rule


def test_sarif_says_why_there_is_the_rule() -> None:
    (rule,) = sarif(THEME)["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"].startswith("Closed lists let people")


def test_sarif_says_in_which_language_it_speaks() -> None:
    assert json.loads(render("sarif", THEME, language="fr"))["runs"][0]["tool"]["driver"]["language"] == "fr-CA"


def test_sarif_results_name_rules_that_are_described() -> None:
    run = sarif(THEME, WARNING, COLON)
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_sarif_levels_are_those_of_the_standard() -> None:
    assert [result["level"] for result in sarif(THEME, WARNING)["results"]] == ["error", "warning"]


def test_sarif_gives_message_and_help_in_one_text() -> None:
    (result,) = sarif(THEME)["results"]
    assert result["message"] == {
        "text": "'fundng' is not a theme. Did you mean 'funding'? The themes are listed in vocabulary/themes.yml."
    }


def test_sarif_gives_the_place() -> None:
    (result,) = sarif(THEME)["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7}


def test_sarif_counts_columns_in_characters() -> None:
    assert sarif(THEME)["columnKind"] == "unicodeCodePoints"


def test_sarif_writes_paths_as_addresses() -> None:
    (result,) = sarif(COLON)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "practices/%C3%A9%2C%20b%3Ac.yml"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_something_in_both_languages(form: str, language: str) -> None:
    assert "unknown-theme" in render(form, THEME, language=language)


# Names of files from strangers

HOSTILE = ("practices/a\x1b[31m.yml", "practices/a\u202egpj.yml", "practices/caf\udce9.yml")


@pytest.mark.parametrize("path", HOSTILE)
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_of_a_file_is_escaped_in_every_form(form: str, path: str) -> None:
    report = render(form, Problem.of(path, "file-name", name=path))
    assert not any(sign in report for sign in ("\x1b", "\u202e", "\udce9"))
    report.encode()  # and can be printed


@pytest.mark.parametrize("path", HOSTILE)
def test_json_holds_the_name_all_the_same(path: str) -> None:
    (entry,) = json.loads(render("json", Problem.of(path, "file-name", name="x")))
    assert entry["path"] == path


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes there")
def test_sarif_writes_the_bytes_of_a_name_that_is_in_no_encoding() -> None:
    (result,) = json.loads(render("sarif", Problem.of("practices/caf\udce9.yml", "file-name", name="x")))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "practices/caf%E9.yml"


# Lines and proposals


def test_text_shows_the_line_where_the_folder_is_known(tmp_path: Path) -> None:
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices/a.yml").write_text("a: b\n\nthemes: [fundng]\n")
    report = Reporter.create("en", root=tmp_path).render(
        [Problem.at("practices/a.yml", 3, 10, "unknown-theme", value="x")], "text"
    )
    assert report.splitlines()[1:3] == ["    3 | themes: [fundng]", "      |          ^"]


@pytest.mark.parametrize(
    ("proposed", "level"), [((), "warning"), (("practices/b.yml",), "warning"), (("practices/a.yml",), "error")]
)
def test_what_waits_is_an_error_in_a_file_that_is_proposed(proposed: tuple[str, ...], level: str) -> None:
    problem = Problem.at("practices/a.yml", 1, 1, "future-date", value="2099-01-01", today="2026-11-22")
    reporter = Reporter.create("en", proposed=proposed)
    assert reporter.severity(problem) == level and reporter.render([problem], "github").startswith(f"::{level} ")


def test_a_warning_stays_one_in_a_proposal() -> None:
    assert Reporter.create("en", proposed=[WARNING.path]).severity(WARNING) == "warning"
