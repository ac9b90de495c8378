"""What is left out of a script or a style when it is published."""

from __future__ import annotations

import json
import re
from pathlib import Path

from portal.outputs.scripts import needed, published, published_style
from tests.conftest import run, tool
from tests.helpers import ROOT


def test_comments_for_people_and_types_are_left_out_and_nothing_else() -> None:
    text = '/** What it does. */\nlet a = /** @type {any} */ (b); // why\n  /**\n   * @param {string} c\n   */\n  const d = "https://x.example/*";\n'
    assert published(text) == 'let a = (b); // why\n  const d = "https://x.example/*";\n'


# Reads each of the texts as a module without running it, and tells of those that are none.
READ = """
import { readFileSync } from "node:fs";
import { SourceTextModule } from "node:vm";
for (const [name, text] of Object.entries(JSON.parse(readFileSync(0, "utf-8")))) {
  try { new SourceTextModule(text); } catch (error) { console.log(`${name}: ${error.message}`); }
}
"""


def test_every_script_says_the_same_without_them() -> None:
    texts = {file.name: published(file.read_text("utf-8")) for file in sorted(ROOT.glob("theme/assets/*.js"))}
    assert texts
    assert [name for name, text in texts.items() if "/**" in text or not re.search(r"\w", text)] == []
    node = (tool("node", "nodejs"), "--experimental-vm-modules", "--no-warnings", "--input-type=module", "--eval", READ)
    done = run(*node, input=json.dumps(texts))
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_comments_of_a_style_are_left_out_and_what_only_looks_like_one_stays() -> None:
    text = '/* Why. */\na::after { content: "/* said */"; } /* two\n * lines */\nb { color: red; }\n'
    assert published_style(text) == '\na::after { content: "/* said */"; }\nb { color: red; }\n'


def test_every_style_has_as_many_rules_without_them() -> None:
    for file in sorted(ROOT.glob("theme/assets/*.css")):
        text = published_style(file.read_text("utf-8"))
        assert "/*" not in text and text.count("{") == text.count("}") > 0, file


def test_a_script_needs_what_it_imports_and_what_that_imports_each_once_but_nothing_that_comes_late(tmp_path: Path) -> None:
    texts = {
        "a.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nconst late = () => import("./e.js");\n',
        "b.js": 'import { c, d as other } from "./c.js";\n',
        "c.js": 'import { d } from "./d.js";\nimport { a } from "./a.js";\n',
        "d.js": "",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert needed(tmp_path / "a.js") == ["a.js", "b.js", "c.js", "d.js"]
