"""Texts and addresses that somebody wrote, as they may leave the house."""

from __future__ import annotations

import pytest

from portal.outputs.wording.readable import readable, uri


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/", "https://example.org/a?b=1&c=%20d#e", "mailto:someone@example.org", "https://example.org:8080/~x",
        "https://example.org/a(b),c;d='e'*!$",
    ],
)  # fmt: skip
def test_what_is_an_address_stays_as_it_is(address: str) -> None:
    assert uri(address) == address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/été", "https://example.org/%C3%A9t%C3%A9"),
        ("https://example.org/\r\nX: 1", "https://example.org/%0AX:%201"),
        ("https://example.org/?x=\\r", "https://example.org/?x=%5Cr"),
        ('https://example.org/"><b>', "https://example.org/%22%3E%3Cb%3E"),
        ("https://example.org/{a}|^`", "https://example.org/%7Ba%7D%7C%5E%60"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%zz%4", "https://example.org/%25zz%254"),
        ("https://example.org/a\ud800b", "https://example.org/ab"),
    ],
)
def test_what_cannot_stand_in_an_address_is_written_with_percent_signs(written: str, address: str) -> None:
    assert uri(written) == address


def test_an_address_that_was_cleaned_stays_as_it_is() -> None:
    once = uri('https://example.org/é "x" % #a#b')
    assert uri(once) == once


def test_a_text_loses_what_nobody_sees_and_keeps_its_lines() -> None:
    assert readable("a\r\nb\rc\x00d\u202ee\u00a0f") == "a\nb\ncde\u00a0f"
