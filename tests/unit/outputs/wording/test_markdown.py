"""The small Markdown of cards: what it renders, what it never renders, and that the short way gives what the long one does."""

from __future__ import annotations

import random

import pytest
from lxml import html

from portal.outputs.wording import markdown
from portal.outputs.wording.markdown import Markdown

ENGLISH, FRENCH = Markdown("en"), Markdown("fr")


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("plain", "<p>plain</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("one\ntwo", "<p>one two</p>"),
        ("*one* **two**", "<p><em>one</em> <strong>two</strong></p>"),
        ("*one*\ntwo", "<p><em>one</em> two</p>"),
        ("one  \n*two*", "<p>one<br>\n<em>two</em></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("> one", "<blockquote>\n<p>one</p>\n</blockquote>"),
        ("[a](https://example.org)", '<p><a href="https://example.org" rel="noopener nofollow">a</a></p>'),
        ("[a](mailto:a@example.org)", '<p><a href="mailto:a@example.org" rel="noopener nofollow">a</a></p>'),
        ("3 < 4 & 5", "<p>3 &lt; 4 &amp; 5</p>"),
        ("# no heading", "<p># no heading</p>"),
        ("no heading\n===", "<p>no heading ===</p>"),
        ("    no code", "<p>no code</p>"),
        ("`no code`", "<p>`no code`</p>"),
        ("***", "<p>***</p>"),
        ("", ""),
    ],
)
def test_what_is_rendered(text: str, rendered: str) -> None:
    assert ENGLISH.render(text) == rendered


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("**Note** : oui", "<p><strong>Note</strong>\u00a0: oui</p>"),
        (
            "l'*eau* d'[ici](https://example.org)",
            '<p>l’<em>eau</em> d’<a href="https://example.org" rel="noopener nofollow">ici</a></p>',
        ),
        ("« *mots* »", "<p>«\u00a0<em>mots</em>\u00a0»</p>"),
        ("**12** %", "<p><strong>12</strong>\u00a0%</p>"),
        ("*quoi* ?", "<p><em>quoi</em>?</p>"),
        ("*a*\n: b", "<p><em>a</em>\u00a0: b</p>"),
        ("*a* M.\u00a0Sample", "<p><em>a</em> M.\u00a0Sample</p>"),
        ("M.\u00a0Sample", "<p>M.\u00a0Sample</p>"),
    ],
)
def test_text_is_set_across_marks(text: str, rendered: str) -> None:
    assert FRENCH.render(text) == rendered


def test_english_quotation_marks_are_set_across_marks() -> None:
    assert ENGLISH.render('"*word*"') == "<p>“<em>word</em>”</p>"


def test_an_address_in_a_link_is_not_set() -> None:
    assert 'href="https://example.org/l\'eau?a=b"' in FRENCH.render("[a](https://example.org/l'eau?a=b)")


# Links by id


def to_address(target: str) -> str:
    return {"practice:sample-tea": "../sample-tea/"}.get(target, target)


def test_a_link_by_id_becomes_an_address() -> None:
    assert 'href="../sample-tea/"' in ENGLISH.render("[a](practice:sample-tea)", to_address)


def test_a_web_address_passes_the_resolver() -> None:
    assert 'href="https://example.org"' in ENGLISH.render("[a](https://example.org)", to_address)


@pytest.mark.parametrize("target", ["practice:none", "//example.org", "../x", "/x", "#x", "x", "ftp://example.org"])
def test_a_target_that_is_neither_is_no_link(target: str) -> None:
    assert "href" not in ENGLISH.render(f"[a]({target})", to_address)


# Hostile text

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>a</a>", "<!-- a --><b>c</b>",
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](&#106;avascript:alert(1))", "[a](java\tscript:alert(1))",
    "[a]( javascript:alert)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)", "[a](data:image/png;base64,x)", "[a](vbscript:x)", "[a](file:///etc/passwd)",
    "[a](\x01javascript:x)",
    "![a](https://example.org/a.png)", "![a](javascript:x)", "[![a](https://example.org/a.png)](https://example.org)",
    "[a [b](https://example.org) c](https://example.org/d)", "[a](https://example.org \"onmouseover=alert(1)\")",
    "[a](https://example.org/\"onmouseover=alert(1))", "<https://example.org/\"onclick=x>", "<javascript:alert(1)>",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "*<b onclick=x>*", "**[a](<javascript:x>)**", "`<script>`", "```\n<script>\n```", "<p style=\"x\">",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "[a](https://example.org)<style>*{}</style>",
    "</p></article><h1>x</h1>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gives_nothing_but_the_small_markdown(text: str) -> None:
    tree = html.fragment_fromstring(ENGLISH.render(text), create_parent="div")
    for element in tree.iterdescendants():
        assert element.tag in markdown._ALLOWED
        assert set(element.attrib) <= {"href", "rel"}
        assert element.get("href", "https://").startswith(("https://", "http://", "mailto:"))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_link_stands_inside_a_link(text: str) -> None:
    tree = html.fragment_fromstring(ENGLISH.render(text), create_parent="div")
    assert tree.xpath(".//a//a") == []


# The short way: a text without signs is not parsed

PIECES = [
    "a", "word", "l'eau", "newcomers'", "1", "12", "%", "$", ":", ";", "!", "?", ".", ",", "«", "»", '"', "(", ")", "-",
    "–", "—", "+", "=", "==", "--", "---", "#", "|", "~",
    "/", "1.", "2)", "https://example.org", "a@example.org", "É", "\u00a0", " ", "  ", "   ", "\t", "\n", "\n\n", "\n\n\n",
    "\n ", " \n", "\n    ", "\n\t", "é", "10:30", "{", "}",
    "$x$", "^", "''", "\u2019", "☕",
]  # fmt: skip


def plain_texts(count: int) -> list[str]:
    """Texts that take the short way."""
    rng = random.Random(20261122)
    texts = ("".join(rng.choice(PIECES) + rng.choice(["", " ", " "]) for _ in range(rng.randint(1, 14))) for _ in range(count))
    return [text for text in texts if not markdown.has_markup(text.strip(" \t\n"))]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_short_way_gives_exactly_what_the_long_way_gives(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = plain_texts(2_000)
    renderer = Markdown(language)
    short = [renderer.render(text) for text in texts]
    monkeypatch.setattr(markdown, "has_markup", lambda text: True)  # everything looks like markup
    long = [renderer.render(text) for text in texts]
    assert len(texts) > 1_000
    assert [(text, one, other) for text, one, other in zip(texts, short, long, strict=True) if one != other] == []


def test_a_plain_text_takes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = Markdown("en")
    monkeypatch.setattr(renderer, "_parser", None)
    assert renderer.render('Plain: "words" (2026), one.\n\nTwo!') == "<p>Plain: “words” (2026), one.</p>\n<p>Two!</p>"
