"""References, read back by parsers that did not write them: pybtex for BibTeX, the rule of importers for RIS."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import replace
from typing import Any

import pybtex.database
import pytest
import rispy

from portal.catalogue.catalogue import Catalogue
from portal.model.fields import Name
from portal.outputs.open_data import bibliography
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings

SETTINGS = Settings("https://example.org/commons/", "https://example.org/repository")
REPORT, STUDY = "sample-report", "sample-study"


def written(catalogue: Catalogue, ending: str, language: str = "en", name: str = REPORT) -> str:
    return bibliography.files(Edition.of(catalogue, language, SETTINGS))[f"{language}/sources/{name}/{name}.{ending}"]().decode()


def with_source(catalogue: Catalogue, name: str = REPORT, **fields: Any) -> Catalogue:
    """A catalogue in which a source says something else, whatever the rules would say of it."""
    source = copy.copy(catalogue.sources[name])
    for field, value in fields.items():
        object.__setattr__(source, field, value)
    return replace(catalogue, sources={**catalogue.sources, name: source})


def both(text: str) -> Name:
    """A name that is the same in both languages; any text at all."""
    name = Name.__new__(Name)
    for language in LANGUAGES:
        object.__setattr__(name, language, text)
    return name


def bibtex(text: str) -> dict[str, str]:
    """Type, key and fields of the one entry, as LaTeX prints them; authors with '|' between them."""
    [(key, entry)] = pybtex.database.parse_string(text, "bibtex").entries.items()
    fields = {name: shown(value) for name, value in entry.fields.items()}
    return {
        "type": entry.type,
        "key": key,
        **fields,
        "author": "|".join(shown(str(one)) for one in entry.persons.get("author", [])),
    }


def shown(latex: str) -> str:
    """What LaTeX prints, with one kind of space."""
    signs = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    parts = re.split(r"(\\text[a-z]+\{\}|\\.)", latex)
    parts[::2] = [re.sub("[{}]", "", part) for part in parts[::2]]
    parts[1::2] = [signs[part[5:-2]] if part.startswith("\\text") else part[1:] for part in parts[1::2]]
    return spaced("".join(parts))


def spaced(text: str) -> str:
    return " ".join(text.split())


def ris(text: str) -> dict[str, list[str]]:
    """Tag → values, line by line."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines()[1:]:
        tag, mark, value = line[:2], line[2:6], line[6:]
        assert re.fullmatch("[A-Z][A-Z0-9]", tag) and mark.rstrip() == "  -", line
        found.setdefault(tag, []).append(value)
    assert next(iter(found)) == "TY" and list(found)[-1] == "ER"
    return found


def person(author: str) -> tuple[str, str]:
    """Family and given name, as importers find them: the first comma ends the family name."""
    family, _, given = author.partition(",")
    return family.strip(), given.strip(" ,")


# Titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_stands_in_the_language_that_the_work_bears(catalogue: Catalogue, language: str) -> None:
    french = with_source(catalogue, title_from="fr", languages=("fr",))
    assert bibtex(written(french, "bib", language))["title"] == "Un rapport échantillon"
    assert ris(written(french, "ris", language))["TI"] == ["Un rapport échantillon"]
    assert json.loads(written(french, "json", language))[0]["title"] == "Un rapport échantillon"


@pytest.mark.parametrize("origin", ["both", "none"])
@pytest.mark.parametrize(("language", "title"), [("en", "A sample report"), ("fr", "Un rapport échantillon")])
def test_a_title_that_is_in_both_languages_stands_in_that_of_the_page(
    catalogue: Catalogue, origin: str, language: str, title: str
) -> None:
    source = with_source(catalogue, title_from=origin)
    assert ris(written(source, "ris", language))["TI"] == [title]
    assert "TT" not in ris(written(source, "ris", language)) and "note" not in json.loads(written(source, "json", language))[0]


@pytest.mark.parametrize(
    ("origin", "language", "note", "translated"),
    [
        ("en", "fr", "Titre en français\u00a0: Un rapport échantillon", "Un rapport échantillon"),
        ("fr", "en", "Title in English: A sample report", "A sample report"),
    ],
)
def test_a_translation_of_the_title_stands_beside_it(
    catalogue: Catalogue, origin: str, language: str, note: str, translated: str
) -> None:
    source = with_source(catalogue, title_from=origin)
    assert ris(written(source, "ris", language))["TT"] == [translated]
    assert bibtex(written(source, "bib", language))["note"] == spaced(note)
    assert json.loads(written(source, "json", language))[0]["note"] == note


def test_a_title_that_is_the_same_in_both_languages_has_no_translation(catalogue: Catalogue) -> None:
    assert "TT" not in ris(written(with_source(catalogue, title=both("Rapport")), "ris", "fr"))


@pytest.mark.parametrize(
    ("origin", "languages", "language", "told"),
    [
        ("en", ("en",), "fr", "en"), ("fr", ("fr",), "en", "fr"), ("none", ("fr",), "en", "fr"), ("both", ("en",), "fr", "en"),
        ("none", ("en", "fr"), "fr", "fr"), ("none", ("en", "fr"), "en", "en"), ("fr", ("en", "fr"), "en", "fr"),
    ],
)  # fmt: skip
def test_the_language_is_that_of_the_work(
    catalogue: Catalogue, origin: str, languages: tuple[str, ...], language: str, told: str
) -> None:
    source = with_source(catalogue, title_from=origin, languages=languages)
    assert ris(written(source, "ris", language))["LA"] == [told]
    assert json.loads(written(source, "json", language))[0]["language"] == told
    assert bibtex(written(source, "bib", language))["language"] == {"en": "english", "fr": "french"}[told]


# Who wrote it

BODIES = (
    "Sample Office",
    "Immigration, Refugees and Sample Canada (IRSC)",
    "Ministère de l'Immigration, de la Francisation et de l'Exemple, Service de la recherche, de la veille",
    "Bread and Roses",
    "Research & Development {Sample}",
    "van der Sample",
)


@pytest.mark.parametrize("body", BODIES)
def test_no_body_is_split_into_a_family_and_a_given_name(catalogue: Catalogue, body: str) -> None:
    source = with_source(catalogue, author=both(body), authors=None)
    found = ris(written(source, "ris"))
    assert all(given == "" for _, given in map(person, found.get("AU", [])))
    assert [family for family, _ in map(person, found.get("AU", []))] + found.get("PB", []) == [plain(body)]


def plain(text: str) -> str:
    """With the apostrophes that the site sets."""
    return text.replace("'", "’")


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_one_author_in_bibtex_and_csl(catalogue: Catalogue, body: str) -> None:
    source = with_source(catalogue, author=both(body), authors=None)
    assert bibtex(written(source, "bib"))["author"] == plain(body)
    assert json.loads(written(source, "json"))[0]["author"] == [{"literal": plain(body)}]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "fields",
    [
        {"author": Name(en="Author not stated", fr="Auteur non précisé")},
        {"author": Name(en="Author not stated; the office adapted it", fr="Auteur non précisé; le bureau l'a adapté")},
        {"author": Name(en="Nobody said who wrote it", fr="Auteur non précisé")},
        {"author": Name(en="Each sample partnership", fr="Chaque partenariat échantillon"), "authors": ()},
    ],
)
def test_an_unknown_author_is_nobody(catalogue: Catalogue, fields: dict[str, Any], language: str) -> None:
    source = with_source(catalogue, **fields)
    entry = bibtex(written(source, "bib", language))
    assert (entry["author"], entry.get("institution")) == ("", None)
    assert not {"AU", "PB"} & set(ris(written(source, "ris", language)))
    assert "author" not in json.loads(written(source, "json", language))[0]


def test_a_report_of_nobody_is_none_that_bibtex_would_ask_an_institution_of(catalogue: Catalogue) -> None:
    assert bibtex(written(with_source(catalogue, authors=()), "bib"))["type"] == "misc"


def test_what_we_remark_on_an_author_is_left_out(catalogue: Catalogue) -> None:
    office = Name(en="Sample Office", fr="Bureau Échantillon")
    source = with_source(
        catalogue, author=Name(en="Sample Office, named beside it", fr="Bureau, nommé à côté"), authors=(office,)
    )
    assert json.loads(written(source, "json"))[0]["author"] == [{"literal": "Sample Office"}]


def test_several_bodies_are_several_authors(catalogue: Catalogue) -> None:
    source = with_source(catalogue, authors=(both("Sample Office"), both("Bread and Roses"), both("Roads, Sample Ministry of")))
    assert bibtex(written(source, "bib"))["author"] == "Sample Office|Bread and Roses|Roads, Sample Ministry of"
    assert [person(author) for author in ris(written(source, "ris"))["AU"]] == [("Sample Office", ""), ("Bread and Roses", "")]
    assert ris(written(source, "ris"))["PB"] == ["Roads, Sample Ministry of"]
    assert len(json.loads(written(source, "json"))[0]["author"]) == 3


def test_a_body_is_named_in_the_language_of_the_title(catalogue: Catalogue) -> None:
    french = with_source(catalogue, title_from="fr", languages=("fr",))
    assert json.loads(written(french, "json", "en"))[0]["author"] == [{"literal": "Bureau Échantillon"}]


# What else a reference tells


def test_bibtex_tells_type_key_year_and_address(catalogue: Catalogue) -> None:
    entry = bibtex(written(catalogue, "bib"))
    assert (entry["type"], entry["key"], entry["year"], entry["url"]) == (
        "techreport",
        REPORT,
        "2021",
        "https://example.org/report",
    )


def test_ris_tells_type_year_address_and_when_it_was_read(catalogue: Catalogue) -> None:
    found = ris(written(catalogue, "ris"))
    assert (found["TY"], found["PY"], found["UR"]) == (["RPRT"], ["2021"], ["https://example.org/report"])
    assert found["Y2"] == ["2026/01/05"]


def test_csl_json_says_when_a_source_was_made_and_read(catalogue: Catalogue) -> None:
    [item] = json.loads(written(catalogue, "json"))
    assert item["issued"] == {"date-parts": [[2021]]} and item["accessed"] == {"date-parts": [[2026, 1, 5]]}


def test_a_source_without_an_address_is_cited_by_its_page_here(catalogue: Catalogue) -> None:
    [item] = json.loads(written(catalogue, "json", "fr", STUDY))
    assert item["URL"] == "https://example.org/commons/fr/sources/sample-study/"
    assert "issued" not in item


# Whatever a text holds

HOSTILE = [
    "ends in a backslash \\", "\\", "\\\\", "{", "}", "}{", "a { b", "a } b", "\\{", "\\}", "{}", '"quoted" "', "50 % & $5 #1 _x_",
    "a ~ b ^ c", "\\input{secret}", "@article{x, title={y}}", "}, author={Nobody}, note={", "x\nER  - \nTY  - BOOK", "x\r\nAU  - Nobody, N.",
    "AU  - Nobody, N.", "% comment", "and", " and ", "a\tb", "\x00", "\ud800", "é à ç œ “x” ’y’", "-- --- `` ''", "1.", "a = b, c = d",
]  # fmt: skip


def attacked(catalogue: Catalogue, text: str) -> tuple[Catalogue, bibliography.Reference]:
    """The samples with a source that holds ``text``, and what is to be found in its references."""
    source = with_source(catalogue, title=both(f"A {text}"), author=both(f"B {text}"), authors=None)
    return source, bibliography.reference(Edition.of(source, "en", SETTINGS), REPORT)


@pytest.mark.parametrize("text", HOSTILE)
def test_bibtex_is_read_as_it_was_meant(catalogue: Catalogue, text: str) -> None:
    source, work = attacked(catalogue, text)
    entry = bibtex(written(source, "bib"))
    assert set(entry) == {"type", "key", "title", "author", "institution", "language", "url", "year"}
    assert (entry["title"], entry["author"]) == (spaced(work.title), spaced(work.bodies[0]))


@pytest.mark.parametrize("text", HOSTILE)
def test_ris_is_read_as_it_was_meant(catalogue: Catalogue, text: str) -> None:
    source, work = attacked(catalogue, text)
    found = ris(written(source, "ris"))
    assert len(found["TY"]) == len(found["ER"]) == 1 and len(rispy.loads(written(source, "ris"))) == 1
    assert (found["TI"], [found.get("PB", []), [family for family, _ in map(person, found.get("AU", []))]]) == (
        [work.title],
        [[*work.bodies], []] if "," in text else [[], [*work.bodies]],
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_csl_json_is_read_as_it_was_meant(catalogue: Catalogue, text: str) -> None:
    source, work = attacked(catalogue, text)
    [item] = json.loads(written(source, "json"))
    assert (item["title"], item["author"]) == (work.title, [{"literal": work.bodies[0]}])


@pytest.mark.parametrize(
    ("text", "title"), [("a\nb\r\nc\td", "a b c d"), ("a\x00b\ud800c", "abc"), ("a \\ { } & b", "a \\ { } & b"), ("it's", "it’s")]
)
def test_a_title_is_the_text_on_one_line(catalogue: Catalogue, text: str, title: str) -> None:
    edition = Edition.of(with_source(catalogue, title=both(text)), "en", SETTINGS)
    assert bibliography.reference(edition, REPORT).title == title
