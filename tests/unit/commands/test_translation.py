"""Translating the library's texts, as someone types it: what is to be done, sent out as XLIFF, and what comes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from portal.commands import format
from portal.commands.translation import main
from portal.reading import yaml_reader
from portal.rules.translation import fingerprint
from portal.translating import xliff
from tests.helpers import BUS, ROOT, TEA, change, read

CORE, METADATA = "{urn:oasis:names:tc:xliff:document:2.0}", "{urn:oasis:names:tc:xliff:metadata:2.0}"
FRENCH = {
    "title": "Un thé échantillon",
    "summary": "Dans une ville imaginaire, des voisins se rencontrent autour d'un thé.",
    "outcomes.0.statement": "Les gens sont revenus.",
    "outcomes.0.unit": "personnes",
    "evidence.rationale": "Le rapport échantillon ne fait que le mentionner.",
}
UPDATE = "network/updates/sample-meeting.yml"


@pytest.fixture
def typed(content: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """The exit code of the command, and all that it says."""

    def run(*arguments: str | Path, language: str = "en") -> tuple[int, str]:
        capsys.readouterr()
        code = main(ROOT, ["--content", str(content), "--lang", language, *map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


Typed = Callable[..., tuple[int, str]]


def in_english_only(content: Path) -> None:
    """The tea waits for its French; somebody has left a remark above a title, and one behind a result."""
    text = (content / TEA).read_text("utf-8")
    text = (
        re.sub(r"^ +fr: .*\n", "", text, flags=re.MULTILINE)
        .replace(", fr: personnes", "")
        .replace("status: draft", "status: wanted")
    )
    text = text.replace("title:\n", "# ask the partnership\ntitle:\n").replace("value: 12", "value: 12 # counted twice")
    (content / TEA).write_text(text, "utf-8")


def data(content: Path, path: str = TEA) -> dict[str, Any]:
    document, problems = yaml_reader.read(content / path, path)
    assert document is not None and not problems
    return document.data


def snapshot(content: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in sorted(content.rglob("*")) if file.is_file()}


def units(file: Path) -> dict[str, Any]:
    """Id → unit, of an XLIFF file of one file of the library."""
    return {unit.get("id"): unit for unit in etree.parse(file).iter(f"{CORE}unit")}


def target(unit: Any) -> Any:
    """What holds a unit's translation, made where there is none."""
    segment = unit.find(f"{CORE}segment")
    found = segment.find(f"{CORE}target")
    return etree.SubElement(segment, f"{CORE}target") if found is None else found


def fill(file: Path, texts: dict[str, str]) -> None:
    """Writes translations into an XLIFF file, as a translator's program does."""
    tree = etree.parse(file)
    for unit in tree.iter(f"{CORE}unit"):
        if unit.get("id") in texts:
            target(unit).text = texts[unit.get("id")]
    tree.write(file, encoding="utf-8", xml_declaration=True)


def exported(content: Path, typed: Typed, *arguments: str) -> Path:
    file = content.parent / "texts.xlf"
    code, said = typed(content / TEA, "--export", file, "--from", "en", "--to", "fr", *arguments)
    assert code == 0, said
    return file


# What is to be done


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Missing in French (texts: 5, files: 1)"), ("fr", "Manque en français (textes\u00a0: 5, fichiers\u00a0: 1)")],
)
def test_a_text_in_one_language_is_listed_with_its_file_line_and_field(
    content: Path, typed: Typed, language: str, said: str
) -> None:
    in_english_only(content)
    code, told = typed(content / TEA, language=language)
    lines = (content / TEA).read_text("utf-8").split("\n")
    assert code == 0 and told.startswith(said + "\n")
    assert f"  {TEA}:{lines.index('title:') + 1}: title\n" in told
    assert [line.rsplit(": ", 1)[1] for line in told.splitlines()[1:]] == list(FRENCH)


def test_an_update_whose_second_language_is_promised_is_listed(typed: Typed) -> None:
    code, told = typed()
    assert code == 0 and "Missing in French" in told and f"  {UPDATE}:" in told


def test_what_a_machine_translated_is_listed_at_its_text(content: Path, typed: Typed) -> None:
    change(content, TEA, "status: draft", "status: machine")
    line = (content / TEA).read_text("utf-8").split("\n").index("  fr: Un thé échantillon") + 1
    assert f"In French, translated by a machine and not yet reviewed (texts: 5, files: 1)\n  {TEA}:{line}: title\n" in typed()[1]


def test_what_was_translated_from_another_text_is_listed(content: Path, typed: Typed) -> None:
    now = fingerprint(data(content), "en")
    change(content, TEA, "status: draft}", f"status: reviewed, of: {now}}}")
    assert TEA not in typed()[1]
    change(content, TEA, "en: A sample tea", "en: A sample high tea")
    assert "In French, and older than the text it was translated from (texts: 5, files: 1)" in typed()[1]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Every text is there in both languages"), ("fr", "Tous les textes sont là dans les deux langues")],
)
def test_it_says_so_when_nothing_is_to_be_done(content: Path, typed: Typed, language: str, said: str) -> None:
    code, told = typed(content / TEA, language=language)
    assert code == 0 and told.startswith(said)


def test_a_file_that_cannot_be_read_is_told_of_and_the_others_are_listed(content: Path, typed: Typed) -> None:
    in_english_only(content)
    change(content, BUS, "kind: program\n", "kind: program\nkind: program\n")
    code, told = typed()
    assert code == 1 and "duplicate-key" in told and f"  {TEA}:" in told


@pytest.mark.parametrize(
    "asked",
    [
        ("--export", "a.xlf", "--from", "en", "--to", "en"), ("--from", "en"), ("--all",), ("--reviewed",), ("practices", "--import", "a.xlf"),
        ("--import", "a.xlf", "--all"), ("--import", "a.xlf", "--export", "b.xlf"), ("not-there",),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_asked_wrongly_is_said(
    tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...], language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = snapshot(tmp_path)
    code, told = typed(*asked, language=language)
    assert code == 2 and told.strip() and snapshot(tmp_path) == before


# What is sent


def test_each_file_and_each_text_that_is_missing_is_in_the_export(content: Path, typed: Typed) -> None:
    in_english_only(content)
    root = etree.parse(exported(content, typed)).getroot()
    assert (root.tag, root.get("version")) == (f"{CORE}xliff", "2.1")
    assert (root.get("srcLang"), root.get("trgLang")) == ("en-CA", "fr-CA")
    (file,) = root.iterchildren()
    assert file.get("original") == TEA and [unit.get("id") for unit in file] == list(FRENCH)
    assert file[0].findtext(f"{CORE}segment/{CORE}source") == "A sample tea" and file[0].find(f".//{CORE}target") is None


def test_what_is_stale_goes_out_with_its_old_translation(content: Path, typed: Typed) -> None:
    change(content, TEA, "status: draft}", "status: reviewed, of: 0000000}")
    assert {id: target(unit).text for id, unit in units(exported(content, typed)).items()} == FRENCH


@pytest.mark.parametrize(("of", "state"), [(", of: 0000000", "initial"), ("", "translated")])
def test_a_program_for_translators_is_told_what_is_still_to_be_done(content: Path, typed: Typed, of: str, state: str) -> None:
    change(content, TEA, "status: draft}", f"status: reviewed{of}}}")
    found = units(exported(content, typed, "--all")).values()
    assert {unit.find(f"{CORE}segment").get("state") for unit in found} == {state}


@pytest.mark.parametrize("status", ["draft", "machine"])
def test_what_is_there_goes_out_only_when_all_is_asked_for(content: Path, typed: Typed, status: str) -> None:
    change(content, TEA, "status: draft", f"status: {status}")
    file = content.parent / "texts.xlf"
    code, told = typed(content / TEA, "--export", file)
    assert code == 0 and "--all" in told and not file.exists()
    assert {id: target(unit).text for id, unit in units(exported(content, typed, "--all")).items()} == FRENCH


def test_nothing_goes_out_to_be_translated_into_the_language_it_was_written_in(content: Path, typed: Typed) -> None:
    file = content.parent / "texts.xlf"
    assert typed(content / TEA, "--export", file, "--from", "fr", "--all")[0] == 0 and not file.exists()


def test_an_export_takes_the_place_of_no_file(content: Path, typed: Typed) -> None:
    in_english_only(content)
    file = content.parent / "texts.xlf"
    file.write_text("mine")
    with pytest.raises(FileExistsError):
        typed("--export", file)
    assert file.read_text() == "mine"


# What comes back


def test_a_card_comes_back_whole_valid_and_in_form_with_its_comments(content: Path, typed: Typed) -> None:
    in_english_only(content)
    file = exported(content, typed)
    fill(file, FRENCH)
    code, told = typed("--import", file)
    assert code == 0 and f"taken in: {TEA}\n" in told and "Texts taken in: 5. Files changed: 1." in told
    now = data(content)
    assert now["title"] == {"en": "A sample tea", "fr": FRENCH["title"]}
    assert now["outcomes"][0]["unit"] == {"en": "people", "fr": "personnes"}
    assert now["translation"] == {"from": "en", "status": "draft"}
    text = (content / TEA).read_text("utf-8")
    assert "# ask the partnership\ntitle:\n" in text and "# counted twice\n" in text
    assert format.main(content, ["--check", str(content / TEA)]) == 0
    assert read(content).problems == ()


def test_what_has_no_translation_yet_waits_and_the_file_goes_on_waiting(content: Path, typed: Typed) -> None:
    in_english_only(content)
    file = exported(content, typed)
    fill(file, {"title": FRENCH["title"], "summary": " \n"})
    code, told = typed("--import", file)
    assert code == 0 and "Texts without a translation yet: 4." in told
    assert data(content)["translation"]["status"] == "wanted" and "fr" not in data(content)["summary"]


def test_a_translation_that_comes_back_twice_changes_nothing_the_second_time(content: Path, typed: Typed) -> None:
    in_english_only(content)
    file = exported(content, typed)
    fill(file, FRENCH)
    typed("--import", file)
    before = snapshot(content)
    assert typed("--import", file)[0] == 0 and snapshot(content) == before


def test_what_came_back_whole_is_marked_as_reviewed_when_that_is_said(content: Path, typed: Typed) -> None:
    in_english_only(content)
    file = exported(content, typed)
    fill(file, FRENCH)
    assert "not marked" not in typed("--import", file, "--reviewed")[1]
    now = data(content)
    assert now["translation"] == {"from": "en", "status": "reviewed", "of": fingerprint(now, "en")}
    assert read(content).problems == ()


def test_what_came_back_in_part_is_not_marked_as_reviewed(content: Path, typed: Typed) -> None:
    file = exported(content, typed, "--all")
    tree = etree.parse(file)
    unit = next(tree.iter(f"{CORE}unit"))
    unit.getparent().remove(unit)
    tree.write(file)
    code, told = typed("--import", file, "--reviewed")
    assert code == 0 and f"{TEA}: not marked as reviewed" in told and data(content)["translation"]["status"] == "draft"


def test_a_reviewed_text_that_changes_is_reviewed_no_more(content: Path, typed: Typed) -> None:
    change(content, TEA, "status: draft", "status: reviewed")
    file = exported(content, typed, "--all")
    fill(file, {"title": "Un autre thé"})
    assert typed("--import", file)[0] == 0
    assert data(content)["title"]["fr"] == "Un autre thé" and data(content)["translation"]["status"] == "draft"


def test_the_promise_of_an_update_ends_with_its_second_language(content: Path, typed: Typed) -> None:
    file = content.parent / "texts.xlf"
    typed(content / UPDATE, "--export", file)
    fill(file, {"title": "Une rencontre échantillon", "text": "Une rencontre imaginaire, pour les essais."})
    code, told = typed("--import", file)
    assert code == 0, told
    assert "pending" not in data(content, UPDATE) and read(content).problems == ()


def test_segments_of_one_text_are_put_together_again(content: Path, typed: Typed) -> None:
    in_english_only(content)
    file = exported(content, typed)
    text = file.read_text("utf-8").replace(
        '<source xml:space="preserve">A sample tea</source>',
        "<source>A sample</source><target>Un thé</target></segment><ignorable><source> </source></ignorable>"
        '<segment><source>tea</source><target><mrk id="m1" type="term">échantillon</mrk></target>',
    )
    file.write_text(text, "utf-8")
    code, told = typed("--import", file)
    assert code == 0, told
    assert data(content)["title"]["fr"] == "Un thé échantillon"


# What is refused


def refused(content: Path, typed: Typed, file: Path, language: str = "en") -> str:
    """What is said of a file of which nothing was taken in."""
    before = snapshot(content)
    code, told = typed("--import", file, language=language)
    assert code == 1 and snapshot(content) == before, told
    assert ("Nothing was taken in" if language == "en" else "Rien n’a été repris") in told
    return told


def came_back(content: Path, typed: Typed) -> Path:
    in_english_only(content)
    file = exported(content, typed)
    fill(file, FRENCH)
    return file


def line_of(file: Path, id: str) -> int:
    return next(number for number, line in enumerate(file.read_text("utf-8").split("\n"), 1) if f'<unit id="{id}"' in line)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_that_has_changed_since_is_named_and_nothing_is_taken_in(content: Path, typed: Typed, language: str) -> None:
    file = came_back(content, typed)
    change(content, TEA, "en: People came back.", "en: Most people came back.")
    told = refused(content, typed, file, language)
    assert told.startswith(f"{file}:{line_of(file, 'outcomes.0.statement')}: {TEA}, outcomes.0.statement: ")
    assert ("has changed since" if language == "en" else "a changé depuis") in told and told.count(TEA) == 1


def test_a_translation_that_somebody_wrote_meanwhile_is_not_written_over(content: Path, typed: Typed) -> None:
    file = exported(content, typed, "--all")
    fill(file, {"title": "Un tout autre thé"})
    change(content, TEA, "fr: Un thé échantillon", "fr: Un thé de quartier")
    assert "Somebody has written another translation" in refused(content, typed, file)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (TEA, "practices/no-such-card.yml", "The library has no such file"),
        (TEA, "../secret.yml", "The library has no such file"),
        ('id="title"', 'id="titel"', "The file has no such text"),
        ('id="summary"', 'id="title"', "This text is here twice"),
        ("Un thé échantillon</target>", '<ph id="1"/>Un thé échantillon</target>', "Codes stand in this text"),
        ('srcLang="en-CA"', 'srcLang="de"', "must name English and French"),
        ('trgLang="fr-CA"', 'trgLang="en"', "must name English and French"),
        ('version="2.1"', 'version="1.2"', "no XLIFF file of version"),
        ("</xliff>", "", "not well-formed XML"),
        ("<?xml ", "<? xml ", "not well-formed XML"),
        ("encoding='UTF-8'", "encoding='no-such'", "not well-formed XML"),
        ("Un thé échantillon</target>", "&e;</target>", "not well-formed XML"),
    ],
)
def test_what_does_not_belong_is_refused(content: Path, typed: Typed, old: str, new: str, said: str) -> None:
    file = came_back(content, typed)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert said in refused(content, typed, file)


@pytest.mark.parametrize(
    ("text", "rule"),
    [("Un thé" * 60, "text-too-long"), ("Un <b>thé</b>", "html"), ("Un th\u200bé", "invisible-character")],
)
def test_a_text_that_breaks_a_rule_is_told_as_the_validator_does(content: Path, typed: Typed, text: str, rule: str) -> None:
    file = came_back(content, typed)
    fill(file, {"summary": text})
    assert f"{file}:{line_of(file, 'summary')}: {TEA}, summary: {rule}: " in refused(content, typed, file)


def test_nothing_is_written_when_one_file_of_two_is_wrong(content: Path, typed: Typed) -> None:
    in_english_only(content)
    file = content.parent / "texts.xlf"
    assert typed(content / TEA, content / UPDATE, "--export", file)[0] == 0
    fill(file, FRENCH | {"text": "<script>alert(1)</script>"})
    assert UPDATE in refused(content, typed, file)


def test_a_comment_that_would_be_lost_keeps_the_file_as_it_is(content: Path, typed: Typed) -> None:
    change(content, UPDATE, "pending:", "# Ana writes it\npending:")
    file = content.parent / "texts.xlf"
    typed(content / UPDATE, "--export", file)
    fill(file, {"title": "Une rencontre échantillon", "text": "Une rencontre imaginaire, pour les essais."})
    assert "losing a comment" in refused(content, typed, file)


DOUBLED = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12))
HOSTILE = {
    "a file of the machine": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    "another address": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "an outer list of entities": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
    "a bomb": f'<!DOCTYPE x [<!ENTITY e0 "ha"><!ENTITY e "&e11;">{DOUBLED}]>',
    "a harmless type": "<!DOCTYPE xliff>",
}


@pytest.mark.parametrize("declared", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("place", ["text", "attribute"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_that_declares_a_type_or_entities_is_not_read_further(
    content: Path, typed: Typed, declared: str, place: str, encoding: str
) -> None:
    file = came_back(content, typed)
    body = file.read_text("utf-8").split("?>", 1)[1]
    if "ENTITY e " in declared:
        body = body.replace(FRENCH["title"], "&e;") if place == "text" else body.replace(f'original="{TEA}"', 'original="&e;"')
    file.write_bytes(f'<?xml version="1.0" encoding="{encoding}"?>{declared}{body}'.encode(encoding))
    assert "declares a document type (<!DOCTYPE …>)" in refused(content, typed, file)


def test_a_type_in_an_encoding_that_hides_it_is_not_read_either() -> None:
    hidden = b'<?xml version="1.0" encoding="EUC-JP"?><!DOCTYPE x [<!ENTITY e "ha">]>'
    root = f'<xliff xmlns="{CORE[1:-1]}" version="2.1" srcLang="en" trgLang="fr"/>'.encode()
    assert xliff.read(root).units == ()
    with pytest.raises(xliff.NotRead, match="not_xml"):
        xliff.read(hidden + root)


def test_a_file_that_is_too_large_is_not_opened() -> None:
    with pytest.raises(xliff.NotRead, match="too_large"):
        xliff.read(b" " * (xliff.MAX_BYTES + 1))
