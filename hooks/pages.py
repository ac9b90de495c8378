"""While MkDocs renders: gives the theme its words, keeps the shells, stamps the catalogue pages."""
from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from portal.outputs.build import SHELL_ADDRESS
from portal.outputs.shell import ShellError
from portal.outputs.speech import site_words
from portal.settings import LANGUAGES

log = logging.getLogger("mkdocs.hooks.pages")

SHELL_TEMPLATE = "shell.html"
_SHELL = f"---\ntemplate: {SHELL_TEMPLATE}\ntitle: shell\n---\n"


@event_priority(-150)  # after the i18n plugin, which drops files that it did not find in docs/
def on_files(files: Files, config: MkDocsConfig) -> Files:
    language = config.plugins["i18n"].current_language
    if language in LANGUAGES:
        source = f"{language}/{SHELL_ADDRESS.rstrip('/')}.md"
        files.append(File.generated(config, source, content=_SHELL, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


@event_priority(-150)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links by id, such as ``practice:its-id``; one that leads nowhere ends a strict build."""
    language = config.plugins["i18n"].current_language
    if language not in LANGUAGES:
        return html
    address = page.url.removeprefix(f"{language}/")
    html, reports = config.portal.link(language, address, html, page.file.content_string, f"docs/{page.file.src_uri}")
    for report in reports:
        log.error("%s", report)
    return html


@event_priority(-150)  # after the i18n plugin has put its own values in
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    language = config.plugins["i18n"].current_language
    build = config.portal
    context["material_css"] = _material_css(config)
    context["notice"] = build.notice
    if language not in LANGUAGES:
        context["all_words"] = {one: site_words(one) for one in LANGUAGES}
        return context
    address = page.url.removeprefix(f"{language}/")
    context["words"] = site_words(language)
    if page.meta.get("template") == SHELL_TEMPLATE:
        context["here"] = build.shell_head(language)
    else:
        build.written[language].append(address)
        description = page.meta.get("description", "")
        context["here"] = build.written_head(language, address, page.title, description, f"docs/{page.file.src_uri}")
    return context


@event_priority(-150)  # the page is finished: nothing changes it after this
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A shell is kept and not published: MkDocs skips a page without output."""
    language = config.plugins["i18n"].current_language
    if language in LANGUAGES and page.meta.get("template") == SHELL_TEMPLATE:
        config.portal.capture(language, page.url.removeprefix(f"{language}/"), output)
        return ""
    return output


@event_priority(-50)  # before the i18n plugin, which builds the other languages inside this event
def on_post_build(config: MkDocsConfig) -> None:
    language = config.plugins["i18n"].current_language
    if language in LANGUAGES:
        try:
            config.portal.stamp(language, Path(config.site_dir))
        except ShellError as error:
            raise Abort(str(error)) from None


def _material_css(config: MkDocsConfig) -> str:
    """Material's stylesheet carries a hash in its name."""
    for folder in config.theme.dirs:
        for file in Path(folder, "assets", "stylesheets").glob("main.*.min.css"):
            return f"assets/stylesheets/{file.name}"
    raise Abort("mkdocs-material has no assets/stylesheets/main.*.min.css")
