"""Templates of catalogue pages are compiled once, and kept for the next build."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from markupsafe import Markup

from portal.catalogue.catalogue import Catalogue
from portal.outputs.stamping import templates
from portal.outputs.wording.edition import Edition
from tests.helpers import ROOT


def rendered(folder: Path, edition: Edition, kept: Path, home: str = "home") -> str:
    environment = templates.environment(folder, edition, kept)
    environment.globals.update(home=Markup(home))
    return environment.get_template("page.html").render()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text("{{ home }}: {{ words.menu.practices }}", "utf-8")
    return tmp_path


def test_a_kept_template_is_what_it_would_be_made_anew(folder: Path, catalogue: Catalogue) -> None:
    edition, kept = Edition.of(catalogue, "en"), folder / "kept"
    assert rendered(folder, edition, kept) == rendered(folder, edition, kept) == "home: Practices"
    assert [file.suffix for file in kept.iterdir()] == [".en"]
    assert rendered(folder, edition, kept, "elsewhere") == "elsewhere: Practices"
    assert rendered(folder, Edition.of(catalogue, "fr"), kept) == "home: Pratiques"
    (folder / "page.html").write_text("changed", "utf-8")
    assert rendered(folder, edition, kept) == "changed"


def test_what_is_kept_is_read_again_in_place_of_compiling(
    folder: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, kept = Edition.of(catalogue, "en"), folder / "kept"
    first = rendered(folder, edition, kept)
    monkeypatch.setattr(Environment, "compile", None)
    assert rendered(folder, edition, kept) == first


def test_a_folder_in_which_nothing_can_be_written_stops_nobody(folder: Path, catalogue: Catalogue) -> None:
    (folder / "kept").write_text("a file in the way", "utf-8")
    assert rendered(folder, Edition.of(catalogue, "en"), folder / "kept") == "home: Practices"


@pytest.mark.parametrize("file", sorted((ROOT / "theme/catalogue").rglob("*.html")), ids=lambda file: file.name)
def test_no_filter_of_ours_stands_on_a_constant(file: Path) -> None:
    """Jinja works such a one out while it compiles: what it said of an earlier library would be kept with the template."""
    tree = Environment().parse(file.read_text("utf-8"))
    found = [one for one in tree.find_all((nodes.Filter, nodes.Test)) if isinstance(one.node, nodes.Expr)]
    on_constants = [
        (one.name, one.lineno) for one in found if not isinstance(one.node, nodes.Name) and not [*one.node.find_all(nodes.Name)]
    ]
    assert [place for place in on_constants if place[0] not in ("safe", "format")] == []
