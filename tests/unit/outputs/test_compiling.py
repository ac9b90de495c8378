"""Templates are compiled once, for both languages and for all that render them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateRuntimeError, UndefinedError
from markupsafe import Markup, escape

from portal.catalogue import Catalogue
from portal.outputs.compiling import Compiled, WordedEnvironment, compile_all, escaped
from portal.outputs.frames import Frames
from portal.outputs.links import Target
from portal.outputs.pages import all_pages
from portal.outputs.shell import SLOTS, slot
from portal.outputs.site import Stamper
from portal.outputs.speech import Speech
from portal.settings import LANGUAGES, Settings
from tests.conftest import ROOT


class Escapes(str):
    """A text that says how it stands in HTML."""

    def __html__(self) -> str:
        return "itself"


WORDS = {"menu": {"home": "Home & <away>", "deep": {"er": "Deeper"}}}


def folder_with(tmp_path: Path, **templates: str) -> Path:
    for name, text in templates.items():
        (tmp_path / f"{name}.html").write_text(text)
    return tmp_path


def rendered(folder: Path, name: str = "a.html", compiled: Compiled | None = None, **filters: object) -> str:
    environment = WordedEnvironment(folder, WORDS, compiled)
    environment.filters.update(filters)
    return environment.get_template(name).render(key="er")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ words.menu.home }}", "Home &amp; &lt;away&gt;"),
        ("{{ words.menu.deep.er }}", "Deeper"),
        ("{{ words.menu.deep[key] }}", "Deeper"),
        ("{{ words.menu.home | upper }}", "HOME &amp; &lt;AWAY&gt;"),
        ("{{ words.menu.home.replace('Home', key) }}", "er &amp; &lt;away&gt;"),
        ("{{ words.menu.home ~ key }}", "Home &amp; &lt;away&gt;er"),
        ("{% set said = words.menu.home %}{{ said }}", "Home &amp; &lt;away&gt;"),
        ("{% if words.menu.home == 'Home & <away>' %}same{% endif %}", "same"),
        ("{% macro m() %}{{ words.menu.home }}{% endmacro %}{{ m() }}", "Home &amp; &lt;away&gt;"),
    ],
)
def test_words_are_found_and_escaped_once(tmp_path: Path, template: str, expected: str) -> None:
    assert rendered(folder_with(tmp_path, a=template)) == expected


@pytest.mark.parametrize("value", ["", "plain", "<&>\"'", Markup("<b>"), 7, None, Escapes("'")])
def test_values_are_escaped_as_everywhere(value: object) -> None:
    assert escaped(value) == str(escape(value))


def test_a_word_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        rendered(folder_with(tmp_path, a="{{ words.menu.none }}"))


def test_a_compiled_template_is_taken_and_not_compiled_again(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, a="{{ words.menu.home }}")
    compiled = compile_all(folder, WORDS)
    before = dict(compiled.kept)
    assert rendered(folder, compiled=compiled) == "Home &amp; &lt;away&gt;"
    assert before and compiled.kept == before


def test_what_is_compiled_serves_the_other_language_too(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, a="{{ words.menu.home }}, {{ words.menu.home | lower }}")
    french = WordedEnvironment(folder, {"menu": {"home": "Là-bas"}}, compile_all(folder, WORDS))
    assert french.get_template("a.html").render() == "Là-bas, là-bas"


def test_every_word_has_the_same_name_in_both_languages(frames: Frames, tmp_path: Path) -> None:
    said = [set(WordedEnvironment(tmp_path, frames.words[language]).said) for language in LANGUAGES]
    assert said[0] == said[1] != set()


def test_a_template_that_has_changed_is_compiled_anew(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, a="before")
    compiled = compile_all(folder, WORDS)
    folder_with(tmp_path, a="after")
    assert rendered(folder, compiled=compiled) == "after"


def test_filters_need_not_be_there_to_compile_and_are_asked_at_every_rendering(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, a='{{ "x" | say }}')
    compiled = compile_all(folder, WORDS)
    said = [rendered(folder, compiled=compiled, say=lambda text, by=by: f"{text} {by}") for by in ("once", "twice")]
    assert said == ["x once", "x twice"]


def test_a_filter_that_nobody_has_is_an_error_when_it_is_used(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, a='{{ "x" | say }}')
    with pytest.raises(TemplateRuntimeError, match="say"):
        rendered(folder, compiled=compile_all(folder, WORDS))


# Frames


@pytest.fixture
def frames() -> Frames:
    shell = "".join(f"<i>{slot(name)}</i>" for name in SLOTS)
    found = Frames(ROOT / "theme/catalogue", Settings("https://example.org/", "https://example.org/code"))
    for language in LANGUAGES:
        found.capture(language, "shell/", shell)
        found.capture(language, "search/", shell + "search")
        found.written[language].append("about/")
    found.targets.append(("docs/en/about.md", [Target("practice:x", 3, 4)]))
    return found


def test_another_program_gets_what_was_kept(frames: Frames, tmp_path: Path) -> None:
    frames.save(tmp_path / "frames")
    restored = Frames.restore(ROOT / "theme", tmp_path / "frames")
    kept = ("templates", "settings", "words", "shells", "written", "targets")
    assert [getattr(restored, name) for name in kept] == [getattr(frames, name) for name in kept]


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_the_frames_come_all_templates_compiled(frames: Frames, catalogue: Catalogue, tmp_path: Path, language: str) -> None:
    frames.save(tmp_path / "frames")
    restored = Frames.restore(ROOT / "theme", tmp_path / "frames")
    before = dict(restored.compiled.kept)
    stamper = Stamper(Speech(catalogue, language, restored.words[language]), restored)
    assert all(stamper.stamp(page) for page in all_pages(stamper.speech))
    assert before and restored.compiled.kept == before


def test_a_page_with_a_shell_of_its_own_gets_that(frames: Frames) -> None:
    assert frames.shell("fr", "search/")[-1].endswith("search")
    assert not frames.shell("fr", "practices/")[-1].endswith("search")
