"""The form in the page says what the validator says, and writes what ``format.py`` writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portal.commands import form_agreement as command
from portal.formatting.layout import laid_out, written
from portal.kinds import kind_of
from portal.library import Library
from portal.outputs.sharing.definition import rules
from portal.outputs.sharing.forms import FORMS
from portal.proof.form_agreement import ask, by_form, by_validator, differences, real_cards
from portal.proof.form_mutations import mutated
from portal.reading import yaml_reader
from tests.conftest import tool
from tests.helpers import INVALID, SAMPLE_SITE, SAMPLES, UPDATES, copy_updates, read

MANY, SEED = 400, 14


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read(copy_updates(tmp_path_factory.mktemp("agreement")))


def test_they_agree_on_files_without_a_mistake(library: Library) -> None:
    cases = real_cards(library.root)
    assert {registry for registry, _ in cases} == set(FORMS)
    assert list(differences(library, cases, tool("node"))) == []


def test_they_agree_on_every_broken_file_that_the_rules_have(library: Library) -> None:
    cases = [case for folder in sorted(INVALID.iterdir()) for case in real_cards(folder)]
    told = [str(difference) for difference in differences(library, cases, tool("node"))]
    assert cases and told == [], "let theme/assets/share-rules.js say what portal/rules/ says:\n" + "\n".join(told)


def test_they_agree_on_nearly_all_mistakes_that_a_seed_makes(library: Library) -> None:
    cases = list(mutated(real_cards(library.root), SEED, MANY))
    assert sum(bool(by_validator(library, case)) for case in cases) > MANY / 2
    told = [str(difference) for difference in differences(library, cases, tool("node"))]
    assert len(told) <= MANY * (1 - command.ENOUGH), "\n".join(told)


def test_the_same_seed_makes_the_same_mistakes(library: Library) -> None:
    cards = real_cards(library.root)
    assert list(mutated(cards, SEED, 5)) == list(mutated(cards, SEED, 5)) != list(mutated(cards, SEED + 1, 5))


def test_a_mistake_is_told_by_the_form_with_what_its_message_names(library: Library) -> None:
    case = ("practices", {"kind": "programme"})
    [told] = by_form(library, [case], tool("node"))
    assert ("unknown-term", (("list", "kinds"), ("nearest", "program"), ("value", "programme"))) in told


def _files() -> list[Any]:
    folders = (SAMPLES, UPDATES, SAMPLE_SITE)
    kinds = [kind_of(registry) for registry in FORMS]
    return [(kind, path, file) for root in folders for kind in kinds for path, file in kind.files(root)]


def test_the_form_writes_every_file_as_the_formatter_does() -> None:
    wanted, asked = [], []
    for kind, path, file in _files():
        document, _ = yaml_reader.read(file, path)
        assert document is not None
        head = [line for line in document.text.split("\n") if line.startswith("#")][:1]
        asked.append([kind.registry, document.data, head])
        wanted.append(laid_out(document, kind) if document.text.count("#") == 1 else written(document.data, kind))
        if document.text.count("#") != 1:
            asked[-1][2] = []
    assert ask({"rules": rules(), "write": asked}, tool("node"))["files"] == wanted != []


def test_the_form_writes_what_is_hard_to_write_as_the_formatter_does() -> None:
    hard = [
        "ON", "no", "12:30", "1e3", "2026-11-22", "0x1F", ".inf", "~", "- a", "a: b", "a #b", "#a", "'a'", '"a"', "a\tb", "a\\b", "é\u2028b",
        "\U0001f600 " * 60, "a  b " * 40, "long" * 60, "l'été : " * 30, "one\ntwo", "one\n\n  two", "{a}", "[a]", "a, b", "@a", "%a", "a:b",
        "yeſ", "K", "\u00a0a", "-", "?", "|", ">", "&a", "*a", "!a", "x" * 119, "mot " * 28 + "fin", "1 000", "+1", "1_000", "a\u007fb",
    ]  # fmt: skip
    data = [
        {"title": {"en": text, "fr": text}, "themes": [text, "x"], text: text, "steps": [{"en": text}, [text], {}]}
        for text in hard
    ]
    asked = [["practices", each, []] for each in data]
    wanted = [written(each, kind_of("practices")) for each in data]
    assert ask({"rules": rules(), "write": asked}, tool("node"))["files"] == wanted


def test_the_command_tells_the_share_and_names_each_difference(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tool("node")
    assert command.main(content, ["--content", str(content), "--mutations", "20", "--lang", "en"]) == 0
    assert "form and validator agree on" in capsys.readouterr().out
    monkeypatch.setattr("portal.proof.form_agreement.by_validator", lambda *_: frozenset({("a-rule", ())}))
    assert command.main(content, ["--content", str(content), "--mutations", "20", "--lang", "fr"]) == 1
    assert "le validateur seul : a-rule" in capsys.readouterr().out.replace("\u00a0", " ")


def _stripped(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip(" \t\r\n")
    if isinstance(value, dict):
        return {key: _stripped(inner) for key, inner in value.items()}
    return [_stripped(inner) for inner in value]


def test_the_form_reads_every_file_as_the_validator_does() -> None:
    documents = [yaml_reader.read(file, path)[0] for _, path, file in _files()]
    texts = [document.text for document in documents if document is not None]
    found = ask({"read": texts}, tool("node"))["read"]
    assert [_stripped(data) for data in found] == [_stripped(document.data) for document in documents if document is not None]


def test_the_form_refuses_a_file_or_reads_what_the_validator_reads(library: Library) -> None:
    cases = list(mutated(real_cards(library.root), SEED, MANY))
    texts = [written(data, kind_of(registry)) for registry, data in cases]
    texts += [file.read_text("utf-8", "replace") for file in sorted(INVALID.glob("*/*/*.yml"))]
    texts += [
        "a: &b c\nd: *b\n", "a: b\na: c\n", "- a\n", "a: !!int 1\n", "a: [b, c\n", "a: {b: c, d}\n", "a: 'it''s'\n", 'a: "\\q"\n', "a: |\n  b\n\n  c\n", "",
        "a: >-\n  b\n\n  c\n", "a: >-\n  b\n\n  c\n   d\n", "a: b\n  c\n", "a:\n- b\n- c\n", "a: b # c\nd: e#f\n", "? a\n: b\n", "__proto__: x\n", "a: {b: c: d}\n", "a: ''\n", "a:\n",
        "a: b: c\n", "%YAML 1.1\n---\na: b\n", "a: - b\n", "a: [b: c]\n", "a: {b: [c, {d: e}]}\n", "a: >-2\n    b\n", "a: |+\n  b\n\n", "  a: b\n", "a: b\n c: d\n",
    ]  # fmt: skip
    refused = 0
    for text, found in zip(texts, ask({"read": texts}, tool("node"))["read"], strict=True):
        document, problems = yaml_reader.parse(text, "practices/x.yml")
        if found is None:
            refused += 1
        elif not {problem.rule for problem in problems} & {
            "text-in-braces",
            "invisible-character",
        }:  # which the form mends, or tells of
            assert document is not None, text
            assert _stripped(found) == _stripped(document.data), text
    assert 0 < refused < len(texts) / 3
