"""No HTML, no image, no link that could do harm or lead nowhere."""

from __future__ import annotations

import pytest

from portal.rules import safety
from tests.helpers import document, places, rules

KNOWN = {"practices": {"sample-tea"}, "sources": {"sample-report"}}


def check(text: str) -> list[str]:
    body = text.replace("\n", "\n    ")
    return rules(safety.check(document(f"need:\n  en: |-\n    {body}\n"), KNOWN))


@pytest.mark.parametrize(
    "text",
    [
        "plain words", "I <3 tea", "5 < 6", "a & b", "R&D; and more", "[brackets] alone", "(https://example.org)",
        "*stars* and **stars**",
        "[a](https://example.org)", "[a](http://example.org/x_(y))", "[a](mailto:sample@example.org)",
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
        "<script>alert(1)</script>", "</p>", "< img src=x onerror=alert(1)>", "<IMG SRC=x", "a <b>c</b>", "<!-- x -->",
        "<?php", "<https://example.org>", "[a](<https://example.org>)",
        "&lt;script&gt;", "&#60;", "&#x3c;", "java&Tab;script",
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
        "[a](mailto:)", "[a](https:)",
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
    (problem,) = safety.check(document("a: '[b](practice:sample-te)'\n"), KNOWN)
    assert dict(problem.params)["nearest"] == "sample-tea"


def test_what_an_escape_hides_is_seen() -> None:
    assert rules(safety.check(document('a: "\\x3cscript>"\n'), KNOWN)) == ["html"]


def test_every_text_is_looked_at_and_told_of_at_its_place() -> None:
    card = document("a:\n  - en: x\n    fr: <i>\nb: [c, <b>]\n")
    assert places(safety.check(card, KNOWN)) == [("html", 3, 9), ("html", 4, 8)]


@pytest.mark.parametrize(
    "address", ["https://", "https://the report", "http://x", "https://user@example.org/", "https://.", "https:///x"]
)
@pytest.mark.parametrize("field", ["url", "website"])
def test_half_an_address_is_refused(field: str, address: str) -> None:
    assert rules(safety.check(document(f"{field}: '{address}'\n"), KNOWN)) == ["invalid-value"]


@pytest.mark.parametrize(
    "address", ["https://example.org", "http://www.example.org/a?b=c#d", "https://example.org:8080/", "https://exämple.org/é"]
)
def test_a_whole_address_is_taken(address: str) -> None:
    assert rules(safety.check(document(f"website: '{address}'\n"), KNOWN)) == []
