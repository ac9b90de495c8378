"""While MkDocs renders: gives the theme its words, resolves links by id, keeps the shells."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from portal.outputs.scripts import published, published_style
from portal.outputs.stamping.frames import SHELL_ADDRESS
from portal.settings import LANGUAGES

SHELL_TEMPLATE = "shell.html"
_SHELL = f"---\ntemplate: {SHELL_TEMPLATE}\ntitle: shell\n---\n"


@event_priority(-150)  # after the i18n plugin, which drops files that it did not find in docs/
def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in [file for file in files if file.src_dir in config.theme.dirs]:
        if file.src_dir == config.theme.custom_dir and file.src_uri.startswith("assets/"):
            file.dest_uri = config.frames.assets + file.src_uri.removeprefix("assets")
            if file.src_uri.endswith(".js"):
                file.content_string = published(file.content_string)
            elif file.src_uri.endswith(".css"):
                file.content_string = published_style(file.content_string)
        else:
            files.remove(file)  # templates that do not end in .html
    language = config.plugins["i18n"].current_language
    if language in LANGUAGES:
        source = f"{language}/{SHELL_ADDRESS.rstrip('/')}.md"
        files.append(File.generated(config, source, content=_SHELL, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What a page says of the site itself, such as ``{{ repository }}``."""
    return str(config.frames.settings.fill(markdown))


@event_priority(-150)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links by id, such as ``practice:its-id``. What leads nowhere is told at the end, all at once."""
    language = config.plugins["i18n"].current_language
    if language not in LANGUAGES:
        return html
    address = page.url.removeprefix(f"{language}/")
    return config.frames.link(language, address, html, page.file.content_string, f"docs/{page.file.src_uri}")


@event_priority(-150)  # after the i18n plugin has put its own values in
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    language = config.plugins["i18n"].current_language
    frames = config.frames
    context["notice"], context["assets"] = frames.notice, frames.assets
    if language not in LANGUAGES:
        context["all_words"] = frames.words
        return context
    address = page.url.removeprefix(f"{language}/")
    context["words"] = frames.words[language]
    if page.meta.get("template") == SHELL_TEMPLATE:
        context["here"] = frames.shell_head(language)
    else:
        frames.written[language].append(address)
        description = page.meta.get("description", "")
        frames.keep(language, address, page.title, description, page.content or "")
        context["here"] = frames.written_head(language, address, page.title, description, f"docs/{page.file.src_uri}")
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The page for addresses that lead nowhere speaks both languages."""
    context["all_words"], context["assets"] = config.frames.words, config.frames.assets
    return context


@event_priority(-150)  # the page is finished: nothing changes it after this
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A shell is kept and not published: MkDocs skips a page without output."""
    language = config.plugins["i18n"].current_language
    if language in LANGUAGES and page.meta.get("template") == SHELL_TEMPLATE:
        config.frames.capture(language, page.url.removeprefix(f"{language}/"), output)
        return ""
    return output
