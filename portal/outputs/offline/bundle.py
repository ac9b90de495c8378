"""The scripts of the pages as one: browsers load no modules from a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from portal.outputs.scripts import IMPORT, published

_REQUIRE = "requireBundled"  # the function that gives a module; a name like it within one would hide it
_LATE_IMPORT = re.compile(r'\bimport\("\./([\w-]+\.js)"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let) (\w+))", re.M)
_EXPORTS = re.compile(r"^export \{ ([\w, ]+) \};$", re.M)
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport[(.].*", re.M)


class UnknownForm(ValueError):
    """A module imports or exports in a way that is not known here, or uses the bundle's own name; the text quotes it."""


def bundle(modules: Mapping[str, str]) -> str:
    """A classic script that runs the module which the attribute ``data-entry`` of its element names, and the others when they are
    asked for. ``modules``: file name → text. Raises UnknownForm."""
    functions = ",\n".join(f"{json.dumps(name)}: () => {{\n{_function(name, text)}}}" for name, text in sorted(modules.items()))
    return f"""(() => {{
const modules = {{
{functions}
}};
const made = {{}};
const {_REQUIRE} = (name) => (made[name] ??= modules[name]());
{_REQUIRE}(document.currentScript.dataset.entry);
}})();
"""


def _function(name: str, text: str) -> str:
    """The module as the body of a function that returns what it exports."""
    text = published(text)
    if _REQUIRE in text:
        raise UnknownForm(f"{name}: {_REQUIRE}")
    exported = [*_EXPORT.findall(text), *", ".join(_EXPORTS.findall(text)).split(", ")]
    text = IMPORT.sub(lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = {_REQUIRE}({json.dumps(found[2])});", text)
    text = _LATE_IMPORT.sub(lambda found: f"Promise.resolve().then(() => {_REQUIRE}({json.dumps(found[1])}))", text)
    text = _EXPORTS.sub("", _EXPORT.sub("", text))
    if left := _LEFT.search(text):
        raise UnknownForm(f"{name}: {left[0]}")
    return f"{text}return {{ {', '.join(filter(None, exported))} }};\n"
