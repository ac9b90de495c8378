"""The scripts of the pages as one that is no module."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from portal.outputs.offline.bundle import UnknownForm, bundle
from tests.conftest import ROOT, tool

ENTRY = """/** @typedef {import("./two.js").Two} Two */
import { one, late as later } from "./one.js";

report(one());
report(later);
import("./two.js").then(({ Two, two }) => report(`${new Two().name} ${two}`));
"""
ONE = """/** @returns {string} */
export function one() {
  return "one";
}
const late = "late";
export { late };
"""
TWO = """import { one } from "./one.js";

export class Two {
  name = one();
}
export const two = 2;
"""


def said(script: str, entry: str, tmp_path: Path) -> list[str]:
    """What the script reports when a page runs it."""
    page = f"const document = {{currentScript: {{dataset: {{entry: {json.dumps(entry)}}}}}}}; const report = console.log;\n"
    (tmp_path / "script.cjs").write_text(page + script, "utf-8")
    done = subprocess.run([tool("node"), str(tmp_path / "script.cjs")], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.splitlines()


def test_a_module_runs_with_those_that_it_imports_at_once_and_later(tmp_path: Path) -> None:
    script = bundle({"entry.js": ENTRY, "one.js": ONE, "two.js": TWO})
    assert said(script, "entry.js", tmp_path) == ["one", "late", "one 2"]


NAMES_OF_ITS_OWN = """function start(part, parts, made, modules) {
  return import("./one.js").then(({ one }) => report(`${one()} ${part}`));
}
start("p", "ps", "m", "ms");
"""


def test_a_module_may_call_its_own_things_as_it_likes(tmp_path: Path) -> None:
    assert said(bundle({"entry.js": NAMES_OF_ITS_OWN, "one.js": ONE}), "entry.js", tmp_path) == ["one p"]


def test_a_module_that_uses_the_one_name_of_the_bundle_is_refused() -> None:
    with pytest.raises(UnknownForm, match=r"^entry\.js: requireBundled"):
        bundle({"entry.js": "const requireBundled = 1;\n"})


def test_only_what_is_asked_for_runs(tmp_path: Path) -> None:
    assert said(bundle({"loud.js": 'report("loud");\n', "one.js": ONE}), "one.js", tmp_path) == []


@pytest.mark.parametrize(
    "line", ['import all from "./one.js";', "export default 1;", 'export * from "./one.js";', "import(name);", "import.meta.url;"]
)
def test_a_form_that_is_not_known_is_refused(line: str) -> None:
    with pytest.raises(UnknownForm, match=r"^entry\.js: "):
        bundle({"entry.js": f"{line}\n"})


def test_every_script_of_the_pages_can_be_bundled(tmp_path: Path) -> None:
    modules = {file.name: file.read_text("utf-8") for file in (ROOT / "theme/assets").glob("*.js")}
    (tmp_path / "all.cjs").write_text(bundle(modules), "utf-8")
    subprocess.run([tool("node"), "--check", str(tmp_path / "all.cjs")], check=True, timeout=60)
