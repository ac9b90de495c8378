"""Addresses that the site may link to."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.model.web import is_mail, is_page
from tests.helpers import change, places, read

PAGES = (
    "https://example.org", "http://www.example.org/a?b=c#d", "https://example.org:8080/", "https://exämple.org/é", "https://例え.テスト/",
    "https://xn--e1afmkfd.xn--p1ai/", "https://example.org/@name", "https://example.org?a@b", "https://a-b.example.org/x_(y)", "https://éa.ca",
    "https://1-2.example.org",
)  # fmt: skip
NO_PAGES = (
    "https://", "https://the report", "http://x", "https://user@example.org/", "https://a:b@example.org", "https://.", "https:///x",
    "https://ours.example@theirs.example", "https://ours.example:443@theirs.example/", "https://ours.example\\@theirs.example",
    "https://ours.example%40theirs.example", "https://example.org:99999/", "https://example.org:0x1/", "https://127.0.0.1/", "https://[::1]/",
    "https://localhost/", "https://10.0.0.10", "https://example..org", "https://-a.org", "https://a-.org", "https://example.org/a b",
    "https://example.org\nx", "ftp://example.org", "//example.org", "example.org", "HTTPS://example.org", "javascript:alert(1)", "",
)  # fmt: skip
MAILS = (
    "mailto:info@example.org",
    "mailto:first.last+x@sub.example.org",
    "mailto:a@example.org?subject=Bus%20rides",
    "mailto:é@exämple.org",
)
NO_MAILS = (
    "mailto:", "mailto:info", "mailto:info@", "mailto:@example.org", "mailto:a b@example.org", "info@example.org",
    "mailto:a@example.org?bcc=b@example.org", "mailto:a@example.org?cc=b", "mailto:a@example.org?body=x",
    "mailto:a@example.org?subject=x&bcc=b@example.org", "mailto:a@example.org?subject=x%0D%0ABcc:b", "mailto:a@example.org,b@example.org",
    "mailto:a%40b@example.org", "mailto:a@b@example.org", "mailto:a@example.org#x", "mailto:a@localhost",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_whole_web_address_is_one(address: str) -> None:
    assert is_page(address)


@pytest.mark.parametrize("address", NO_PAGES)
def test_what_is_no_whole_web_address_is_none(address: str) -> None:
    assert not is_page(address)


@pytest.mark.parametrize("address", MAILS)
def test_one_recipient_with_or_without_a_subject_is_a_mail_address(address: str) -> None:
    assert is_mail(address)


@pytest.mark.parametrize("address", NO_MAILS)
def test_what_addresses_or_hides_more_is_none(address: str) -> None:
    assert not is_mail(address)


REPORT = "toolkit/library/sample-report.yml"
MEETING = "network/updates/sample-meeting.yml"
ORGANIZATION = "network/organizations/sample-partnership.yml"


@pytest.mark.parametrize(
    ("path", "old"),
    [
        (REPORT, "https://example.org/report"),
        (MEETING, "https://example.org/join"),
        (ORGANIZATION, "https://example.org/partnership"),
    ],
)
@pytest.mark.parametrize("address", ["https://ours.example@theirs.example", "https://the", "http://127.0.0.1/"])
def test_every_field_for_an_address_refuses_half_a_one(content: Path, path: str, old: str, address: str) -> None:
    change(content, path, old, address)
    assert [problem.rule for problem in read(content).problems] == ["web-address"]


def contact(content: Path, address: str) -> list[tuple[str, int, int]]:
    file = content / ORGANIZATION
    role = "contacts:\n  - role: {en: Desk, fr: Accueil}\n    consent: 2026-01-05\n    expires: 2028-01-05\n"
    file.write_text(f"{file.read_text('utf-8')}{role}    address: '{address}'\n", "utf-8")
    return places(read(content).problems)


@pytest.mark.parametrize("address", ["mailto:info@example.org", "https://example.org/contact"])
def test_a_contact_is_a_mail_or_a_web_address(content: Path, address: str) -> None:
    assert contact(content, address) == []


@pytest.mark.parametrize(
    "address", ["info at example.org", "info@example.org", "mailto:a@example.org?bcc=b", "ftp://example.org"]
)
def test_another_contact_is_told_as_a_contact_and_not_as_a_fingerprint(content: Path, address: str) -> None:
    assert [rule for rule, _, _ in contact(content, address)] == ["contact-address"]
