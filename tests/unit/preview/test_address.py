"""What a browser may ask the preview for."""

from __future__ import annotations

import pytest

from portal.preview.address import Unclean, clean, is_for_this_machine


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        ("/", "", ""),
        ("/en/", "en/", ""),
        ("/en/practices/a", "en/practices/a", ""),
        ("/fr/lieux/%C3%A9/", "fr/lieux/é/", ""),
        ("/en/search/?q=a%20b&theme=x", "en/search/", "q=a%20b&theme=x"),
        ("/a%20b.txt", "a b.txt", ""),
        ("/en/?", "en/", ""),
        ("/...", "...", ""),
    ],
)
def test_an_address_is_decoded(target: str, path: str, query: str) -> None:
    address = clean(target)
    assert (address.path, address.query) == (path, query)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "en/",
        "*",
        "http://[::1/",
        "http://example.org/",
        "//example.org/",
        "/en//practices/",
        "/%2fexample.org/",
        "/../etc/passwd",
        "/en/../../x",
        "/en/%2e%2e/x",
        "/..%2f..%2fDIR",
        "/./en/",
        "/%5cexample.org/en",
        "/\\example.org/en",
        "/%0d%0aX-Injected:%20yes/practices/a",
        "/%0a",
        "/%00",
        "/\x00",
        "/en/\x1b[31m",
        "/%e2%80%a8",
        "/%e2%80%ae",
        "/%ff",
        "/%c3%28",
        "/é",
        "/" + "a" * 3_000,
        "/en/?" + "a" * 3_000,
        "/en/?a=\x7f",
    ],
)
def test_what_is_no_address_is_refused(target: str) -> None:
    with pytest.raises(Unclean):
        clean(target)


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/en/practices/a", "/en/practices/a/"),
        ("/fr/%C3%A9?q=%C3%A9&x", "/fr/%C3%A9/?q=%C3%A9&x"),
        ("/a%3fb%23c", "/a%3Fb%23c/"),
        ("/a%25b", "/a%25b/"),
    ],
)
def test_a_folder_is_led_to_on_the_same_host_and_on_one_line(target: str, location: str) -> None:
    assert clean(target).with_slash == location


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:9000", "[::1]", "[::1]:8000", " localhost "]
)
def test_this_machine_is_known(host: str) -> None:
    assert is_for_this_machine([host])


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["example.org"],
        ["localhost.example.org"],
        ["example.org:8000"],
        ["127.0.0.1.example.org"],
        ["127.0.0.2"],
        ["127.0.0.1:8000@example.org"],
        ["localhost:99999999"],
        ["localhost:٣"],
        ["::1"],
        ["localhost", "localhost"],
        ["localhost", "example.org"],
    ],
)
def test_another_host_is_not(hosts: list[str]) -> None:
    assert not is_for_this_machine(hosts)
