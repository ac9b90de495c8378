"""Spaces, apostrophes and quotation marks as each language prints them. ~ stands for a no-break space."""

from __future__ import annotations

import pytest

from portal.typography import set_html, set_text


def check(text: str, language: str) -> str:
    return set_text(text, language).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a : b", "a~: b"),
        ("a :", "a~:"),
        (" : b", "~: b"),
        ("« x »", "«~x~»"),
        ("«x»", "«~x~»"),
        ("« a » : « b »", "«~a~»~: «~b~»"),
        ("12 %", "12~%"),
        ("12,5 % des gens", "12,5~% des gens"),
        ("900 000 $", "900~000~$"),
        ("1 000", "1~000"),
        ("1 234 567 personnes", "1~234~567 personnes"),
        ("2 millions", "2~millions"),
        ("4 200 habitants", "4~200~habitants"),
        ("200 ko", "200~ko"),
        ("le 30 novembre 2026", "le 30~novembre 2026"),
        ("le 1er mai", "le 1er~mai"),
        ("quoi ?", "quoi?"),
        ("oui ! non ; si", "oui! non; si"),
        ("« quoi ? »", "«~quoi?~»"),
        ("(quoi ?)", "(quoi?)"),
        ("« ! »", "«~!~»"),
        ("l'eau d'ici", "l’eau d’ici"),
        ("aujourd'hui", "aujourd’hui"),
        ("l'« ami »", "l’«~ami~»"),
        ("qu'« on »", "qu’«~on~»"),
        ("a\u202f: b", "a~: b"),
        ("10\u202f000", "10~000"),
        ("a\u00a0: b", "a~: b"),
    ],
)
def test_french(typed: str, printed: str) -> None:
    assert check(typed, "fr") == printed


@pytest.mark.parametrize(
    "text",
    [
        "à 10:30", "https://example.org/a?b=c;d!", "Voir https://example.org:8080/x", "16:9", "le 2026-11-22", "a:b",
        "https://example.org/l'eau", "un deux trois", "en mai 2026", "3 maisons",
        "4 2000", "1 00", "a; b", "quoi?", "x!y", "mailto:a@example.org", 'le "mot"',
    ],
)  # fmt: skip
def test_french_leaves_alone(text: str) -> None:
    assert check(text, "fr") == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"word"', "“word”"),
        ('say "a word" now', "say “a word” now"),
        ('("word")', "(“word”)"),
        ('"one" and "two"', "“one” and “two”"),
        ("November 30, 2026", "November~30, 2026"),
        ("don't", "don’t"),
        ("newcomers' needs", "newcomers’ needs"),
        ("the newcomers'", "the newcomers’"),
        ("don't say 'this word' again", "don’t say 'this word' again"),
        ('—"word"', "—“word”"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert check(typed, "en") == printed


@pytest.mark.parametrize(
    "text",
    [
        "a : b",
        "March 2026",
        "12 %",
        "1 000",
        "quoi ?",
        "'word'",
        "the 'last words' here",
        "https://example.org/don't",
        "10:30",
        "« x »",
    ],
)
def test_english_leaves_alone(text: str) -> None:
    assert check(text, "en") == text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", ["l'eau : « x » ! 12 % de 1 000 $", 'say "a" and don\'t', "« quoi ? »", "newcomers' needs"])
def test_text_that_is_set_stays_as_it_is_when_set_again(text: str, language: str) -> None:
    once = set_text(text, language)
    assert set_text(once, language) == once


# Text between tags


def check_html(html: str, language: str) -> str:
    return set_html(html, language).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<p>a : b</p>", "<p>a~: b</p>"),
        ("<p><strong>Note</strong> : oui</p>", "<p><strong>Note</strong>~: oui</p>"),
        ("<p>l'<em>eau</em></p>", "<p>l’<em>eau</em></p>"),
        ("<p>« <a>x</a> »</p>", "<p>«~<a>x</a>~»</p>"),
        ("<p><b>quoi</b> ?</p>", "<p><b>quoi</b>?</p>"),
    ],
)
def test_french_is_set_across_tags(typed: str, printed: str) -> None:
    assert check_html(typed, "fr") == printed


def test_english_quotation_marks_are_set_across_tags() -> None:
    assert check_html('<p>"one" and "<em>two</em>"</p>', "en") == "<p>“one” and “<em>two</em>”</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x" title="a : b">c</a>',
        "<code>a : b</code>",
        "<pre>l'eau\n : x</pre>",
        '<pre class="x"><code>"a"</code></pre>',
        "<br/>",
        "\ue000 a \ue001",
        "a\ue001b",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_tags_and_code_stay_as_they_are(html: str, language: str) -> None:
    assert set_html(html, language) == html
