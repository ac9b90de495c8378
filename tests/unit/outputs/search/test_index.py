"""What the index holds, and its files."""

from __future__ import annotations

import json
from dataclasses import replace

from portal.outputs.search.files import FOLDER, MAIN, RECORDS, SHARD
from portal.outputs.search.index import FIELDS, IMPACTS
from tests.unit.outputs.search.indexes import Found, concept, document


def posting(found: Found, language: str, form: str, number: int = 0) -> tuple[int, str]:
    """Impact and field of a word in a document."""
    mark = found.reader.postings(found.reader.lexicons[language].classes[form])[number]
    return mark >> 4, FIELDS[mark & 15]


def test_forms_of_one_stem_are_one_class() -> None:
    classes = Found([document("a", "settling settles settled", "régional régionaux")]).reader.lexicons
    assert len({classes["en"].classes[form] for form in ("settling", "settles", "settled")}) == 1


def test_a_word_of_each_language_is_a_class_of_its_own() -> None:
    lexicons = Found([document("a", "transport", "transport")]).reader.lexicons
    assert lexicons["en"].classes["transport"] != lexicons["fr"].classes["transport"]


def test_a_word_weighs_most_in_the_title_and_more_where_it_stands_more_often() -> None:
    found = Found([document("a", {"title": "Bus", "summary": "ride", "did": "walk", "evidence": "count"})])
    impacts = [posting(found, "en", word)[0] for word in ("bus", "ride", "walk", "count")]
    assert impacts == sorted(impacts, reverse=True) and len(set(impacts)) == 4
    often = Found([document("a", "ride " * 3 + "walk")])
    assert posting(often, "en", "ride")[0] > posting(often, "en", "walk")[0]
    assert min(impacts) >= 1 and max(impacts) <= IMPACTS


def test_the_first_field_of_a_word_is_told() -> None:
    found = Found([document("a", {"title": "Bus", "summary": "bus ride"})])
    assert posting(found, "en", "bus")[1] == "title"
    assert posting(found, "en", "ride")[1] == "summary"


def test_a_guide_tells_of_what_belongs_to_its_theme_first_as_if_that_were_its_title() -> None:
    bus = concept("bus", ["bus"], themes=("transportation",))
    walk = concept("walk", ["walk"], themes=("health", "transportation"))
    taxi = concept("taxi", ["taxi"], themes=("transportation",))
    text = {"title": "On the road", "text": "a bus, a walk"}
    guide = replace(document("transportation", text, kind="guides"), terms=(("theme", "transportation"),))
    found = Found([document("a", text), guide], (bus, walk, taxi))
    marks = [found.index.postings[entry] for entry in found.index.concept_classes]
    assert [(mark >> 4 & 15, FIELDS[mark & 15]) for mark in marks[0]] == [(9, "text"), (IMPACTS, "title")]
    assert [FIELDS[mark & 15] for mark in marks[1]] == ["text", "text"]
    assert not marks[2]


def test_a_practice_tells_most_of_the_concepts_of_its_themes_and_least_of_those_of_others() -> None:
    bus = concept("bus", ["bus"], themes=("housing", "transportation"))
    themes = {"own": "transportation", "none": "", "other": "health"}
    practices = [replace(document(id, "a bus"), terms=(("theme", theme),) if theme else ()) for id, theme in themes.items()]
    index = Found(practices, [bus]).index
    own, none, other = (mark >> 4 & 15 for mark in index.postings[index.concept_classes[0]])
    assert own > none > other
    word = index.lexicons["en"].classes("bus")[0]
    assert len({mark >> 4 & 15 for mark in index.postings[word]}) == 1


def test_the_name_of_the_folder_changes_with_what_it_holds_and_only_then() -> None:
    def folder(text: str) -> str:
        return str(json.loads(Found([document("a", text)]).files[MAIN])["folder"])

    assert folder("bus") == folder("bus") != folder("tea")


def test_every_file_but_one_stands_in_that_folder() -> None:
    files = Found([document("a", "bus")]).files
    folder = json.loads(files[MAIN])["folder"]
    assert all(name.startswith(f"{FOLDER}/{folder}/") for name in files if name != MAIN)


def test_postings_and_records_come_in_small_files_and_all_can_be_read_back() -> None:
    count = 13 * RECORDS
    words = [f"word{number}x" for number in range(count)]
    found = Found(document(f"d{number}", " ".join(words[: number + 1])) for number in range(count))
    shards = [name for name in found.files if "postings" in name]
    held = [len(json.loads(found.files[name])[1]) for name in shards]
    assert len(shards) > 1 and max(held) <= SHARD
    assert sum("records-en" in name for name in found.files) == 13
    assert [len(found.reader.postings(found.reader.lexicons["en"].classes[word])) for word in words] == list(range(count, 0, -1))
    assert [found.reader.record(number, "fr")[0] for number in range(count)] == [f"practices/d{n}/" for n in range(count)]


def test_words_of_the_thesaurus_are_known_though_no_text_has_them() -> None:
    found = Found([document("a", "bus")], [concept("food-bank", ["food bank"], ["banque alimentaire"])])
    assert found.reader.lexicons["fr"].classes["alimentaire"] is not None
