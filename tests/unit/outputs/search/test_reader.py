"""What a query finds, and how it was understood."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.catalogue.catalogue import Catalogue
from portal.lexicon.concepts import concepts
from portal.outputs.search import forms, naming, ranking, reader, understanding
from portal.outputs.search.gathering import documents
from portal.outputs.wording.edition import editions
from portal.settings import Settings
from tests.conftest import ROOT, tool
from tests.unit.outputs.search.indexes import Found, concept, document

FILLER = [
    document(f"filler-{number}", f"paragraph {number} about nothing", f"paragraphe {number} sur rien") for number in range(8)
]
CHILDCARE = concept("childcare", ["childcare", "daycare", "day care"], ["garderie", "service de garde"], ("childcare",))
TRANSIT = concept("transit", ["public transit", "bus"], ["transport en commun"])


def found(*of: Any, concepts: Any = (CHILDCARE, TRANSIT)) -> Found:
    return Found([*of, *FILLER], concepts)


def word(search: Found, query: str, language: str = "en", typing: bool = False) -> Any:
    return search.reader.find(query, language, typing).words[0]


def test_accents_capitals_plurals_and_elisions_do_not_matter() -> None:
    search = found(document("a", "schools", "l'école des régions"))
    for query in ("ECOLES", "l’école", "région", "régions"):
        assert search(query, "fr") == ["a"], query


def test_a_word_is_found_in_the_other_language_too() -> None:
    search = found(document("a", "lodging", "hébergement"))
    assert search("hébergement", "en") == ["a"]
    assert word(search, "hébergement").how == "other"


def test_a_word_that_a_name_carries_over_is_still_that_of_the_other_language() -> None:
    search = found(document("name", "Maison des bénévoles"), *(document(f"v{n}", "helpers", "bénévoles") for n in range(5)))
    assert "v0" in search("bénévoles", "en")


def test_what_only_the_other_language_can_mean_is_asked_for_without_the_words_that_it_finds_common(tmp_path: Path) -> None:
    search = found(
        document("name", "Maison en bois"), document("plants", "French at the factory", "cours de francisation en entreprise")
    )

    def words(query: str) -> list[str]:
        return [one.form for one in search.reader.find(query, "en").words]

    assert words("francisation en entreprise") == ["francisation", "entreprise"]
    assert search("francisation en entreprise") == ["plants"]
    assert words("maison en bois") == ["maison", "en", "bois"]
    assert words("maison en pierrre") == ["maison", "en", "pierrre"]
    assert words('"en entreprise"') == ["en", "entreprise"]
    queries = ["francisation en entreprise", "maison en bois", '"en entreprise"', "en entreprise"]
    agreed(search, [{"query": query, "language": "en", "typing": False} for query in queries], tmp_path)


def test_a_synonym_finds_what_is_called_otherwise_in_either_language() -> None:
    search = found(document("a", "a childcare place", "des places"), document("b", "kids", "un service de garde"))
    assert set(search("daycare")) == {"a", "b"}
    assert set(search("garderie", "fr")) == {"a", "b"}


def test_the_longest_name_is_taken() -> None:
    search = found(document("a", "service station"), document("b", "x", "service de garde"))
    assert search("service de garde", "fr")[0] == "b"
    assert search.reader.find("day care", "en").concepts == [0]


def test_a_name_within_a_longer_one_counts_too_and_less() -> None:
    tired = concept("tired", ["tired volunteers", "burnout"])
    helpers = concept("helpers", ["volunteers", "helpers"])
    search = found(document("both", "burnout helpers"), document("rest", "burnout"), concepts=(tired, helpers))
    assert search("tired volunteers") == ["both", "rest"]
    assert search.reader.find("tired volunteers", "en").concepts == [0, 1]


def test_of_two_names_that_overlap_both_count() -> None:
    leaving, city = concept("leaving", ["families leave"]), concept("city", ["leave for the city"])
    search = found(document("a", "x"), concepts=(leaving, city))
    assert search.reader.find("families leave for the city", "en").concepts == [0, 1]


def test_a_name_within_one_that_nothing_tells_of_does_not_count() -> None:
    tired = concept("tired", ["tired volunteers"])
    search = found(document("crew", "helpers"), concepts=(tired, concept("helpers", ["volunteers", "helpers"])))
    answer = search.reader.find("tired volunteers", "en")
    assert answer.documents == [] and answer.concepts == [0] and answer.absent == [0]


def test_a_slip_is_put_right_and_told() -> None:
    search = found(document("a", "interpreter"))
    assert search("interpeter") == ["a"]
    slip = word(search, "interpeter")
    assert (slip.how, slip.used) == ("slip", "interpreter")


def test_other_words_that_a_slip_may_have_been_are_not_forms_of_one_and_the_same() -> None:
    """Another form would find what is found already."""
    slip = word(found(document("a", "a committee of committees"), document("b", "to commute, who commutes")), "commitee")
    assert (slip.used, slip.near) == ("committee", ["commute"])


@pytest.mark.parametrize(
    ("typed", "known", "is_slip"),
    [
        ("hose", "house", False),
        ("hause", "house", True),
        ("haise", "house", False),
        ("lobrory", "library", False),
        ("fastivol", "festival", True),
        ("fustovol", "festival", False),
    ],
)
def test_the_longer_a_word_the_more_slips_are_granted(typed: str, known: str, is_slip: bool) -> None:
    """None in four letters, one in five to seven, two in eight and more."""
    assert word(found(document("a", known), concepts=()), typed).how == ("slip" if is_slip else "unknown")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("city", "citizen"),
        ("citizen", "city"),
        ("cares", "carnival"),
        ("fees", "feeding"),
        ("bus", "business"),
        ("see", "sing"),
        ("red", "ring"),
        ("wine", "wins"),
        ("referee", "referred"),
    ],
)
def test_words_that_only_begin_alike_are_no_forms_of_one(typed: str, known: str) -> None:
    """Neither where both stand in texts nor where one was never written."""
    assert found(document("a", known), concepts=())(typed) == []
    assert found(document("a", known), document("b", typed), concepts=())(typed) == ["b"]


def test_a_short_word_is_found_by_its_regular_plural() -> None:
    assert found(document("a", "a bug"), concepts=())("bugs") == ["a"]
    assert found(document("a", "some bugs"), concepts=())("bug") == ["a"]


def test_a_longer_word_that_begins_so_is_no_slip() -> None:
    assert word(found(document("a", "orientational")), "orientation").how == "begins"


@pytest.mark.parametrize(("typed", "known"), [("snow", "show"), ("food", "fold"), ("banque", "manque")])
def test_another_word_is_no_slip(typed: str, known: str) -> None:
    search = found(document("a", known), concepts=())
    assert search(typed) == []
    assert word(search, typed).how == "unknown"


def test_words_typed_as_one_and_one_word_typed_as_two_are_found() -> None:
    search = found(document("a", "job fair"), document("b", "workshop"), concepts=())
    assert search("jobfair") == ["a"]
    assert search("work shop") == ["b"]
    french = found(document("a", "x", "emploi"), concepts=())
    assert french("lemploi", "fr") == ["a"]


def test_two_words_that_texts_know_each_by_itself_stay_two() -> None:
    search = found(document("a", "work"), document("b", "shop"), document("c", "workshop"), concepts=())
    assert [one.form for one in search.reader.find("work shop", "en").words] == ["work", "shop"]


def test_a_word_that_stands_in_quotation_marks_once_is_wanted_as_it_is() -> None:
    words = found(document("a", "bus")).reader.find('"bus" or bus', "en").words
    assert [(one.form, one.strict) for one in words] == [("bus", True)]


def test_while_somebody_types_the_last_word_may_be_a_beginning() -> None:
    search = found(document("a", "interpreters"), concepts=())
    assert search("interp", typing=True) == ["a"]
    assert search("inter", typing=True) == ["a"]


def test_a_word_that_is_still_typed_names_a_concept_only_where_no_text_says_it() -> None:
    search = found(document("a", "a daycare"), document("b", "childcare places"))
    assert search("dayca", typing=True) == ["a"]  # which texts have as 'daycare'
    assert set(search("daycare", typing=True)) == {"a", "b"}
    assert found(document("b", "childcare places"))("dayca", typing=True) == ["b"]
    search = found(document("a", "a dayroom"), document("b", "childcare places"))
    assert search("day", typing=True) == ["a"]  # which texts have as 'dayroom': that it may become 'daycare' is not said yet
    assert search("dayc", typing=True) == ["b"]


def test_a_name_may_end_with_a_word_that_is_still_typed() -> None:
    search = found(document("a", "public buses, transit"))
    assert search.reader.find("public trans", "en", True).concepts == [1]


def test_nothing_is_said_to_be_missing_while_what_texts_have_may_still_be_typed() -> None:
    waste = concept("waste", ["landfill"])
    search = found(document("a", "a language class"), concepts=(waste,))
    assert search.reader.find("lan", "en", True).absent == []
    assert search.reader.find("landf", "en", True).absent == [0]
    assert search.reader.find("landfill", "en").absent == [0]


def test_a_word_of_the_other_language_that_may_become_one_of_this_one_names_nothing_yet() -> None:
    police = concept("police", ["police"], ["vol"])
    search = found(document("a", "volunteers"), document("b", "the police", "la police"), concepts=(police,))
    assert search("vol", typing=True) == ["a"]
    assert search("vol") == ["b"]


def test_a_short_word_that_was_typed_in_full_is_no_beginning() -> None:
    search = found(document("a", "organization interpreter"), concepts=())
    assert search("organ") == []
    assert search("organ", typing=True) == ["a"]
    assert search("interp") == ["a"]


def test_a_word_of_questions_says_less_than_another_and_still_something() -> None:
    search = found(document("a", "keep"), document("b", "swap"), concepts=())
    assert search("how do we keep a swap") == ["b"]
    assert search("keep") == ["a"]


def test_a_word_that_says_nothing_finds_nothing() -> None:
    assert found(document("a", "the bus"))("the") == []
    assert found(document("a", "the bus"))("the", typing=True) == []


def test_what_is_unknown_to_all_texts_brings_no_accidental_hits() -> None:
    search = found(*(document(f"c{n}", "x", "cours de français") for n in range(4)), concepts=())
    assert search("natation", "fr") == []
    assert search("cours de natation", "fr") == []


def test_a_rare_concept_is_found_beside_a_word_that_no_text_has() -> None:
    search = found(document("a", "a childcare place"), *(document(f"m{n}", "x y z") for n in range(120)))
    assert search("heated childcare") == ["a"]
    assert search("heated place") == []


def test_what_a_common_name_of_several_words_tells_of_is_found_beside_a_word_that_no_text_has(tmp_path: Path) -> None:
    partnership = concept("partnership", ["local partnership"], ["partenariat local"])
    others = [document(f"other-{n}", "a local fair" if n < 5 else "something else") for n in range(60)]
    search = found(*(document(f"p{n}", "a local partnership") for n in range(20)), *others, concepts=[partnership])
    assert len(search("a local partnership, zebra")) == 20
    assert search("a local fair, zebra") == []
    agreed(search, [{"query": "a local partnership, zebra", "language": "en", "typing": False}], tmp_path)


@pytest.mark.parametrize("typed", ["start-up", "start up", "Start-ups"])
def test_a_name_is_not_told_of_by_its_one_telling_word(typed: str) -> None:
    firms = concept("firms", ["start-up", "small firm"])
    search = found(document("firm", "a small firm"), document("class", "classes start"), concepts=(firms,))
    assert search(typed)[0] == "firm"


def test_what_tells_of_a_part_tells_of_the_whole() -> None:
    places = (concept("coast", ["the coast", "seaside"]), concept("isle", ["isle"], within=("coast",)))
    search = found(document("a", "on the isle"), concepts=places)
    assert search("seaside") == ["a"]
    assert search("isle") == ["a"]


def test_one_rare_word_names_an_organization() -> None:
    bodies = document("body", {"title": "Centraide of the counties by the lake"}, kind="organizations")
    named = [document("told", {"title": "A fund", "summary": "centraide paid centraide"}), bodies]
    search = found(*named, *(document(f"m{n}", "x y z") for n in range(300)), concepts=())
    assert search("centraide")[0] == "body"


def test_quotation_marks_want_every_word_as_it_is() -> None:
    search = found(document("a", "bus shelter"), document("b", "bus"), document("c", "daycare"))
    assert set(search("bus shelter")) > {"a"} or search("bus shelter")[0] == "a"
    assert search('"bus shelter"') == ["a"]
    assert search("« bus shelter »") == ["a"]
    assert search('"childcare"') == []
    assert search('"shelte"') == []


def test_a_phrase_is_found_side_by_side_first_and_elsewhere_by_its_words() -> None:
    search = found(
        document("apart", {"title": "Shelter and bus", "summary": "A bus with its own shelter"}),
        document("whole", {"title": "Waiting", "summary": "The bus shelters of a county where many wait"}),
        document("half", {"title": "A bus", "summary": "Shelter"}),
        concepts=(),
    )
    assert search("bus shelter")[0] == "apart"
    answer = search.reader.find('"bus shelter"', "en")
    assert search('"bus shelter"')[0] == "whole" and set(search('"bus shelter"')) == {"whole", "apart", "half"}
    assert [search.index.names[one] for one in answer.whole] == ["practices/whole"]
    assert search.reader.find("bus shelter", "en").whole == []


def test_common_words_count_within_a_phrase() -> None:
    search = found(document("apart", "work at the ride to"), document("whole", "a ride to work"), concepts=())
    assert search('"ride to work"') == ["whole", "apart"]
    assert search('"ride" "work"')[0] == "apart"


def test_of_several_phrases_each_must_stand_side_by_side() -> None:
    search = found(
        document("one", {"title": "A bus shelter", "summary": "Fair to whoever has a job"}),
        document("both", {"title": "Waiting", "summary": "A bus shelter beside the job fair"}),
        concepts=(),
    )
    assert search('"bus shelter" job fair')[0] == "one"
    answer = search.reader.find('"bus shelter" "job fair"', "en")
    assert [search.index.names[one] for one in answer.whole] == ["practices/both"]
    assert search('"bus shelter" "job fair"') == ["both", "one"]


@pytest.mark.parametrize(("before", "is_seen"), [(-1, True), (0, False)], ids=["among the first", "after them"])
def test_a_phrase_is_looked_for_in_the_first_results_alone(before: int, is_seen: bool) -> None:
    apart = [document(f"apart-{n}", {"title": "Shelter and bus"}) for n in range(reader.LOOKED_THROUGH + before)]
    search = found(*apart, document("whole", {"title": "Waiting", "summary": "The bus shelters of a county"}), concepts=())
    results = search('"bus shelter"')
    assert len(results) == len(apart) + 1
    assert results[0 if is_seen else -1] == "whole"
    assert bool(search.reader.find('"bus shelter"', "en").whole) == is_seen


def test_a_quotation_mark_that_is_not_closed_wants_nothing_as_it_is() -> None:
    search = found(document("a", "bus shelter"), concepts=())
    assert search('"shelte') == ["a"]
    assert search.reader.find('"bus shelter', "en").whole == []


def test_a_subject_of_the_thesaurus_that_nothing_tells_of_is_told() -> None:
    bank = concept("food-bank", ["food bank"], ["banque alimentaire"])
    search = found(document("a", "a river bank"), document("b", "food"), concepts=(bank,))
    answer = search.reader.find("food bank", "en")
    assert answer.documents == [] and answer.absent == [0]


def test_a_word_that_only_the_thesaurus_has_is_told_beside_what_is_near_it() -> None:
    search = found(document("a", "childcare"))
    answer = search.reader.find("daycare", "en")
    assert answer.documents and answer.unsaid == ["daycare"]
    assert search.reader.find("childcare", "en").unsaid == []


def test_a_name_of_several_words_that_no_text_has_is_told_beside_what_is_near_it() -> None:
    banking = concept("banking", ["banking", "credit card", "bank account"])
    search = found(
        document("a", "banking, credit for what you learned, and a card"),
        document("b", "open a bank account"),
        concepts=(banking,),
    )
    answer = search.reader.find("credit card", "en")
    assert answer.documents and answer.unsaid == ["credit card"]
    assert search.reader.find("bank accounts", "en").unsaid == []


def test_an_acronym_that_is_spelled_like_a_word_that_says_nothing_is_found_on_its_own() -> None:
    computers = concept("computers", ["computers", "IT"], ["informatique", "TI"])
    search = found(document("a", "new computers"), document("b", "where it is"), concepts=(computers,))
    assert search("IT") == search("it") == ["a"]
    assert search("where is it") == []


def test_practices_come_first_unless_the_words_name_something_else() -> None:
    search = found(
        document("club", {"title": "A club of many people that meets by the lake", "summary": "club lake"}),
        document("lake", {"title": "Lake"}, kind="places"),
        document("guide", {"title": "How lakes and clubs come together in a club"}, kind="guides"),
        concepts=(),
    )
    assert search("club")[0] == "club"
    assert search("lake")[0] == "lake"


def test_what_says_all_of_several_words_in_short_counts_in_full_whatever_it_is() -> None:
    told = document("told", {"title": "Lakes", "summary": "seed", "did": "seed money"})
    call = document("call", "seed money by the lakes", kind="systems")
    search = found(told, call, concepts=())
    assert search("lakes")[0] == "told"
    assert search("seed money")[0] == "call"
    assert search("seed money roads")[0] == "told"


def test_what_tells_of_it_in_short_comes_before_what_tells_of_it_here_and_there() -> None:
    scattered = document("scattered", {"title": "Lakes", "summary": "x", "did": "seed money " + "word " * 20})
    gathered = document("gathered", {"title": "Roads", "summary": "seed money for lakes", "did": "word"})
    assert found(scattered, gathered, concepts=())("seed money lakes") == ["gathered", "scattered"]


def test_a_name_may_be_of_words_that_say_nothing_one_by_one() -> None:
    lists = concept("lists", ["who does what", "directory"])
    search = found(document("list", "a directory"), document("a", "what one does"), concepts=(lists,))
    assert search("who does what") == ["list"]
    assert search("what who does") == []


def test_words_that_ask_for_a_kind_bring_it_up() -> None:
    search = found(
        document("bus", "drivers"),
        document("count", "drivers", kind="figures"),
        concepts=(),
    )
    assert search("drivers")[0] == "bus"
    assert search("how many drivers")[0] == "count"


def test_what_is_described_in_full_comes_before_what_is_only_named() -> None:
    search = found(document("named", "bus", standing=1), document("told", "bus", standing=6))
    assert search("bus") == ["told", "named"]


def test_of_a_long_query_the_first_words_alone_are_looked_at() -> None:
    typed = [f"number{at:02}" for at in range(understanding.MOST_WORDS + 1)]
    search = found(*(document(one, one) for one in typed), concepts=())
    assert [word.form for word in search.reader.find(" ".join(typed), "en").words] == typed[:-1]


def test_of_a_long_query_whose_words_are_typed_as_one_no_more_are_looked_at() -> None:
    search = found(*(document(name, "Winter bus") for name in "abcd"), concepts=())
    typed = ["winterbus", *(f"number{at}" for at in range(understanding.MOST_WORDS - 1))]
    words = search.reader.find(" ".join(typed), "en").words
    assert [word.form for word in words][:2] == ["winter", "bus"]
    assert len(words) == understanding.MOST_WORDS


def test_a_slip_is_no_form_of_a_short_word_that_begins_as_it_does() -> None:
    search = found(document("a", "staff training"), concepts=[concept("trans", ["trans", "transgender"])])
    assert search("traning") == ["a"]
    assert (word(search, "traning").how, word(search, "traning").used) == ("slip", "training")


def test_an_empty_query_finds_nothing() -> None:
    assert found(document("a", "bus"))("") == []


@pytest.mark.parametrize(
    ("query", "language", "answer"),
    [
        ("shuttle", "en", "practices/sample-welcome-bus"),
        ("navette", "fr", "practices/sample-welcome-bus"),
        ("hitchhiking", "en", "guides/transportation"),
        ("autocar", "fr", "calls/call-1-a"),
        ("ridership", "en", "figures/riders-2020"),
    ],
)
def test_what_is_called_otherwise_is_found_by_its_keywords(catalogue: Catalogue, query: str, language: str, answer: str) -> None:
    search = Found(documents(editions(catalogue, Settings("", ""))))
    assert [search.index.names[number] for number, _ in search.reader.find(query, language).documents] == [answer]


def test_the_reader_of_the_browser_gives_the_same_answers(catalogue: Catalogue, tmp_path: Path) -> None:
    found_in = editions(catalogue, Settings("", ""))
    search = Found(
        documents(found_in),
        [
            *concepts(catalogue.thesaurus, catalogue.glossary),
            CHILDCARE,
            concept("help", ["self-help", "in person"], ["en personne"]),
            concept("all", ["welcome tea fair"], ["foire"]),
            concept("banking", ["tea", "credit card", "IT"], ["banque"]),
        ],
    )
    whole = [
        "welcome bus",
        "how many newcomers",
        "daycare",
        "l'accueil",
        '"bus" tea',
        '"welcome bus"',
        '"sample welcome" tea',
        '« foire de l’emploi » "welcome tea"',
        '"welcome tea',
        " ".join(f"zebra{at}" for at in range(understanding.MOST_WORDS)) + " welcome",
        "jobfair",
        "bienvenu",
        "Éclair",
        "the",
        "wellcome",
        "self-help group",
        "day care self-help in person",
        "a self help zebra",
        "showning around",
        "daycare zebra",
        "newcomers zebra",
        "people tea bus zebra",
        "sample tea bus fair",
        "welcome tea fair",
        "seaside",
        "IT",
        "newcomer's zebras",
        "tea kits",
        "teas",
        "card credit",
        "credit card",
    ]
    beginnings = [title[:end] for title in ("Sample welcome tea", "Foire de l’emploi") for end in range(1, len(title))]
    queries = [
        {"query": query, "language": language, "typing": query in beginnings}
        for query in (*whole, *beginnings)
        for language in ("en", "fr")
    ]
    answers = agreed(search, queries, tmp_path)
    assert sum(bool(answer["hits"]) for answer in answers) > len(answers) / 3


def test_the_reader_of_the_browser_looks_for_phrases_in_the_same_texts(tmp_path: Path) -> None:
    apart = [document(f"apart-{n}", {"title": "Shelter and bus"}) for n in range(reader.LOOKED_THROUGH)]
    both = document("both", {"title": "A ride to a job fair", "summary": "A pencil case beside the job fair"})
    one = document("one", {"title": "The pencil case", "summary": "Fair to whoever has a job"})
    search = found(*apart, document("whole", "bus shelters"), both, one, concepts=())
    queries = ['"bus shelter"', '"pencil case" "job fair"', '"ride to a job"']
    answers = agreed(search, [{"query": query, "language": "en", "typing": False} for query in queries], tmp_path)
    assert [len(answer["whole"]) for answer in answers] == [0, 1, 1]


def agreed(search: Found, queries: list[dict[str, Any]], folder: Path) -> list[Any]:
    """What the browser's reader answers; fails where the one in Python says otherwise."""
    for name, content in search.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    answers: list[Any] = json.loads(node(folder, json.dumps(queries)))
    for query, answer in zip(queries, answers, strict=True):
        mine = search.reader.find(str(query["query"]), str(query["language"]), bool(query["typing"]))
        assert answer == {
            "hits": [[number, pytest.approx(score)] for number, score in mine.documents],
            "words": [[word.form, word.how, word.used] for word in mine.words],
            "concepts": mine.concepts,
            "absent": mine.absent,
            "unsaid": mine.unsaid,
            "whole": sorted(mine.whole),
        }, query
    return answers


def node(folder: Path, asked: str) -> str:
    """What the browser's reader says."""
    command = [tool("node", "nodejs"), str(ROOT / "tests/js/answers.js"), str(folder)]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_reader_of_the_browser_weighs_by_the_same_numbers() -> None:
    """Answers alone would not tell: in a small library few numbers decide."""
    scripts = "".join(
        (ROOT / f"theme/assets/search-{name}.js").read_text("utf-8") for name in ("forms", "words", "names", "ranking", "reader")
    )
    declared = re.findall(r"^(?:export )?const ([A-Z_]+) = ([^;]+);", scripts, re.MULTILINE)
    theirs = {name: yaml.safe_load(value) for name, value in declared}
    ours = {
        name: json.loads(json.dumps(getattr(module, name)))
        for module in (forms, understanding, naming, ranking, reader)
        for name in re.findall(r"^([A-Z_]+)(?:: .+)? = ", Path(str(module.__file__)).read_text("utf-8"), re.MULTILINE)
    }
    assert len(ours) > 20 and {name: theirs.get(name) for name in ours} == ours
