"""One frame of the theme serves all catalogue pages, at any depth."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from portal.outputs.stamping.shell import SLOTS, ShellError, fill, prepare, slot

FRAME = "".join(f"<i>{slot(name)}</i>" for name in SLOTS)
VALUES = {name: name.upper() for name in SLOTS} | {"root": "../../"}


def filled(html: str, address: str = "en/shell/", **values: object) -> str:
    """``html`` after the frame, filled."""
    page = fill(prepare(FRAME + html, address), {**VALUES, **values}).decode()
    return page.split("</i>")[-1]


def test_every_slot_is_filled() -> None:
    assert fill(prepare(FRAME, "en/shell/"), VALUES) == "".join(f"<i>{name.upper()}</i>" for name in SLOTS).encode()


@pytest.mark.parametrize("name", SLOTS)
def test_a_missing_slot_is_named(name: str) -> None:
    with pytest.raises(ShellError, match=f"no slot for {name}$"):
        prepare(FRAME.replace(slot(name), ""), "en/shell/")


@pytest.mark.parametrize("stray", ["⟦", "⟧", "⟦title⟧", "⟦ two words ⟧", "⟦% if x %⟧", "⟦# note #⟧", "⟦ title.x ⟧"])
def test_a_stray_delimiter_is_refused(stray: str) -> None:
    with pytest.raises(ShellError):
        prepare(FRAME + stray, "en/shell/")


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill(prepare(FRAME, "en/shell/"), {"title": "x"})


def test_text_is_escaped() -> None:
    assert filled(slot("title"), title="<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"


def test_markup_is_not_escaped() -> None:
    assert filled(slot("main"), main=Markup("<b>")) == "<b>"


def test_delimiters_in_a_value_are_text() -> None:
    assert filled(slot("title"), title="⟦ main ⟧") == "⟦ main ⟧"


@pytest.mark.parametrize("other", ["{title}", "{{ title }}", "{", "}", "{0}", "%s", "{% if x %}", "\n"])
def test_what_a_template_would_read_elsewhere_is_text(other: str) -> None:
    assert filled(other) == other


@pytest.mark.parametrize(
    ("link", "address", "expected"),
    [
        ("../../assets/a.css", "en/shell/", "ROOT/assets/a.css"),
        ("../practices/", "en/shell/", "ROOT/en/practices/"),
        ("../", "en/shell/", "ROOT/en/"),
        ("..", "en/shell/", "ROOT/en/"),
        ("../..", "en/shell/", "ROOT/"),
        ("../../", "en/shell/", "ROOT/"),
        (".", "en/shell/", "ROOT/en/shell/"),
        ("./", "en/", "ROOT/en/"),
        ("../fr/about/#part", "en/", "ROOT/fr/about/#part"),
        ("../a/?b=c#d", "en/shell/", "ROOT/en/a/?b=c#d"),
        ("../../../assets/a.js", "en/deep/shell/", "ROOT/assets/a.js"),
    ],
)
@pytest.mark.parametrize("root", ["../", "../../", "../../../../"])
def test_a_relative_link_leads_to_the_same_place_from_any_depth(link: str, address: str, expected: str, root: str) -> None:
    assert filled(f'<a href="{link}">', address, root=root) == f'<a href="{expected.replace("ROOT/", root)}">'


@pytest.mark.parametrize("link", ["https://example.org/x", "//example.org/x", "mailto:a@example.org", "/x", "#x", "", "data:,x"])
def test_a_link_that_is_not_relative_stays(link: str) -> None:
    assert filled(f'<a href="{link}">') == f'<a href="{link}">'


@pytest.mark.parametrize("attribute", ["href", "src", "action", "data-root"])
def test_every_kind_of_link_is_rewritten(attribute: str) -> None:
    assert filled(f'<x {attribute}="../a/">') == f'<x {attribute}="../../en/a/">'


def test_a_slot_in_a_link_is_filled_and_not_rewritten() -> None:
    assert filled(f'<a href="{slot("switch")}">', switch="../../fr/x/") == '<a href="../../fr/x/">'


def test_what_only_looks_like_a_link_stays() -> None:
    assert filled('<p title="href=../a/">src="../b"</p>').startswith('<p title="href=../a/">src=')
