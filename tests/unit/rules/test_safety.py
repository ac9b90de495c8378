"""No HTML, no image, no link that could do harm or lead nowhere."""

from __future__ import annotations

import pytest

from portal.problem import Problem
from portal.rules import safety
from tests.helpers import held_against, places, rules

KNOWN = {"practices": {"sample-tea"}, "sources": {"sample-report"}}


def held(text: str) -> list[Problem]:
    return held_against(safety, text, known=KNOWN)


def check(text: str) -> list[str]:
    body = text.replace("\n", "\n    ")
    return rules(held(f"need:\n  en: |-\n    {body}\n"))


@pytest.mark.parametrize(
    "text",
    [
        "plain words", "I <3 tea", "5 < 6", "Wages < minimum wage", "Wages <minimum wage", "< img src=x onerror=alert(1)>", "a & b",
        "R&D; and more", "AT&amp;T", "&lt;script&gt;", "&#60;", "&#x3c;", "java&Tab;script", "<https://example.org>",
        "[a](<https://example.org>)", "<mailto:sample@example.org>", "[brackets] alone", "(https://example.org)",
        "*stars* and **stars**",
        "[a](https://example.org)", "[a](http://example.org/x_(y))", "[a](mailto:sample@example.org)",
        "[a](mailto:sample@example.org?subject=Welcome%20bus)", "[a](https://example.org/@sample)",
        "[a](practice:sample-tea)",
        "[a](source:sample-report)", "[a][b]\n\n[b]: https://example.org", "wow! [a](https://example.org)",
        "- one\n- two", "> said",
    ],
)  # fmt: skip
def test_the_small_markdown_is_allowed(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "<script", "</p>", "<img src=x onerror=alert(1)>", "a <IMG SRC=x> b", "a <b>c</b>", "a <b and c> d",
        "<!-- x -->", "<?php", "a <?php x ?>", "<p class", "    <b>", "- <i>x</i>", "`<u>`",
    ],
)  # fmt: skip
def test_html_is_refused(text: str) -> None:
    assert set(check(text)) == {"html"}


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert)", "[a]( JavaScript:alert)", "[a](<javascript:alert>)", "[a](data:text/html,x)",
        "[a](vbscript:x)", "[a](file:///etc/passwd)",
        "[a](//example.org)", "[a](/practices/)", "[a](../x)", "[a](#x)", "[a]()", "[a](example.org)",
        "[a](\\javascript:x)", "[a](\njavascript:x)",
        "[a][b]\n\n[b]: javascript:x", "> [b]: javascript:x", "- [b]: javascript:x", "1. [b]: javascript:x",
        "[a [b](javascript:x) c](https://example.org)",
        "[a](mailto:)", "[a](https:)", "<javascript:alert(1)>", "[a](java&Tab;script:x)", "[a](&#106;avascript:x)",
        "[a](https://ours.example@theirs.example)", "[a](https://ours.example&#64;theirs.example)",
        "[a](https://ours.example\\@theirs.example)", "[a](https://ours.example:443@theirs.example/)",
        "[a](mailto:a@example.org?bcc=b@example.org)", "[a](mailto:a@example.org?bcc=b)", "[a](mailto:a@example.org,b@example.org)",
        "[a](mailto:a@example.org?subject=x&bcc=b)", "[a](mailto:a@example.org?subject=x%0Abcc:b)", "[a](mailto:a%0Ab@example.org)",
        "[a](https://localhost/)", "[a](http://127.0.0.1/)", "[a](http://[::1]/)", "[a](https://example.org:99999/)",
    ],
)  # fmt: skip
def test_a_link_that_could_do_harm_is_refused(text: str) -> None:
    assert "unsafe-link" in check(text)


@pytest.mark.parametrize("text", ["![a](https://example.org/a.png)", "![a][b]", "text ![](x)"])
def test_an_image_is_refused(text: str) -> None:
    assert "image" in check(text)


def test_a_link_to_a_card_that_is_not_there_is_refused() -> None:
    assert check("[a](practice:sample-te)") == ["unknown-practice"]


def test_a_link_to_a_source_that_is_not_there_is_refused() -> None:
    assert check("[a](source:sample-tea)") == ["unknown-source"]


def test_a_link_to_a_card_that_is_not_there_comes_with_the_nearest() -> None:
    (problem,) = held("a: '[b](practice:sample-te)'\n")
    assert dict(problem.params)["nearest"] == "sample-tea"


def test_what_an_escape_hides_is_seen() -> None:
    assert rules(held('a: "\\x3cscript>"\n')) == ["html"]


def test_every_text_is_looked_at_and_told_of_at_its_place() -> None:
    assert places(held("a:\n  - en: x\n    fr: <i>\nb: [c, <b>]\n")) == [("html", 3, 9), ("html", 4, 8)]


def test_a_link_by_id_that_a_blank_breaks_is_looked_up_all_the_same() -> None:
    assert check("[a](practice:sample tea)") == ["unknown-practice"]


def test_a_link_that_stands_twice_is_told_once() -> None:
    assert check("[a](javascript:x) and [a](javascript:x)") == ["unsafe-link"]
