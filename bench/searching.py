"""The search in a browser: ours, Pagefind and MiniSearch on the same practices, typed letter by letter in the same run.

Each engine gets a page of its own in the system's Chromium. Ours is the search page as it is, with its facets, reasons and rows;
the others get a bare page that writes the titles of the first ten answers, which is in their favour. A keystroke costs what the
page's main thread works until the next one, 300 ms later; Pagefind is asked to work there too, so that it can be seen. A first
query costs what the browser fetches from the first letter on, and the scripts of the engine, gzipped. MiniSearch gets the English
texts of the same practices as one index, made beforehand and not timed. All is typed once a round, each time into a new page, in
turns: a machine that is disturbed for a minute makes a letter dearer by half.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

OURS, PAGEFIND, MINISEARCH = "portal", "pagefind_search", "minisearch"
ENGINES = (OURS, PAGEFIND, MINISEARCH)
MINISEARCH_SCRIPT = "node_modules/minisearch/dist/umd/index.js"  # `npm ci` puts it there
_QUERIES = ("housing", "childcare", "ride to work", "language class", "volunteer driver", "welcome", "interpreter", "bus")
_PAUSE = 300  # milliseconds between two letters: more than any of them waits before it looks
_PATIENCE = 60_000  # milliseconds
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<input type="search"><ol></ol><script{kind}>{script}</script>"""
_SHOW = """
const [box, list] = [document.querySelector("input"), document.querySelector("ol")];
let turn = 0;
box.addEventListener("input", async () => {
  const mine = ++turn, titles = await find(box.value);
  if (mine === turn) list.replaceChildren(...titles.map((title) => Object.assign(document.createElement("li"), {textContent: title})));
});
"""
_PAGEFIND = """
const pagefind = await import("./pagefind/pagefind.js");
await pagefind.options({noWorker: true});
const find = async (words) => {
  const {results} = await pagefind.search(words);
  return Promise.all(results.slice(0, 10).map(async (one) => (await one.data()).meta.title));
};
"""
_OPTIONS = '{fields: ["title", "text"], storeFields: ["title"], searchOptions: {boost: {title: 2}, prefix: true, fuzzy: 0.2}}'
_MINISEARCH = f"""
let index;
const find = async (words) => {{
  index ??= MiniSearch.loadJSON(await (await fetch("minisearch.json")).text(), {_OPTIONS});
  return index.search(words).slice(0, 10).map((one) => one.title);
}};
"""
_MAKE = f"async (all) => {{ const index = new MiniSearch({_OPTIONS}); index.addAll(all); return JSON.stringify(index); }}"


class NotSearched(Exception):
    """Something is not installed: the text says what."""


@dataclass
class Search:
    """``strokes``: engine → a round each, milliseconds of the main thread for each letter. ``first``: engine → bytes of a first
    query."""

    strokes: dict[str, list[list[float]]] = field(default_factory=lambda: {engine: [] for engine in ENGINES})
    first: dict[str, int] = field(default_factory=dict)

    def slow(self, engine: str) -> float:
        """The 95th percentile of a keystroke, ms: the median of the rounds."""
        return median(quantiles(letters, n=20)[-1] for letters in self.strokes[engine])


def check(root: Path) -> None:
    """Raises NotSearched where something is missing, before hours are spent."""
    if not (root / MINISEARCH_SCRIPT).is_file():
        raise NotSearched(MINISEARCH_SCRIPT)
    with _browser():
        pass


def measure(root: Path, ours: Path, theirs: Path, rounds: int) -> Search:
    """``ours`` and ``theirs`` are the finished sites, theirs with Pagefind's index; pages of the engines are put beside it. In
    each of the ``rounds`` every engine is typed in once."""
    script, found = root / MINISEARCH_SCRIPT, Search()
    with _browser() as browser, _served(ours) as here, _served(theirs) as there:
        shutil.copyfile(script, theirs / "minisearch.js")
        _write(theirs / "pagefind.html", _PAGEFIND, module=True)
        _write(theirs / "minisearch.html", _MINISEARCH, library="minisearch.js")
        (theirs / "minisearch.json").write_text(_index(browser, f"{there}minisearch.html", _records(ours)), "utf-8")
        pages = {OURS: f"{here}en/search/", PAGEFIND: f"{there}pagefind.html", MINISEARCH: f"{there}minisearch.html"}
        for _ in range(rounds):
            for engine, address in pages.items():
                found.first[engine], letters = _typed(browser, engine, address)
                found.strokes[engine].append(letters)
    return found


def _records(site: Path) -> list[dict[str, Any]]:
    """The practices as MiniSearch takes them: number, title, and all else that is said in English."""
    practices = json.loads((site / "api/v1/practices.json").read_text("utf-8"))
    every = practices["practices"] if isinstance(practices, dict) else practices
    return [{"id": number, "title": one["title"]["en"], "text": " ".join(_english(one))} for number, one in enumerate(every)]


def _english(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(text := data.get("en"), str):
            yield text
        for value in data.values():
            yield from _english(value)
    elif isinstance(data, list):
        for value in data:
            yield from _english(value)


def _write(file: Path, script: str, *, module: bool = False, library: str = "") -> None:
    page = _PAGE.format(kind=' type="module"' if module else "", script=script + _SHOW)
    file.write_text(page.replace("<input", f'<script src="{library}"></script><input', 1) if library else page, "utf-8")


def _index(browser: Browser, address: str, records: Sequence[dict[str, Any]]) -> str:
    page = browser.new_page()
    page.goto(address)
    made = page.evaluate(_MAKE, records)
    page.close()
    return str(made)


def _typed(browser: Browser, engine: str, address: str) -> tuple[int, list[float]]:
    """Bytes of the first query, and milliseconds of each letter of all queries."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    fetched: list[Response] = []
    page.on("response", lambda response: fetched.append(response))
    page.goto(address, wait_until="networkidle")
    box = page.locator("#search-q" if engine == OURS else "input[type=search]")
    box.wait_for(timeout=_PATIENCE)
    before = len(fetched)
    strokes = []
    clock = _clock(page)
    first = 0
    for query in _QUERIES:
        box.fill("")
        page.wait_for_timeout(2 * _PAUSE)
        for letter in query:
            started = clock()
            page.keyboard.type(letter)
            page.wait_for_timeout(_PAUSE)
            strokes.append(clock() - started)
        page.wait_for_load_state("networkidle")
        first = first or sum(_weight(one) for number, one in enumerate(fetched) if number >= before or _engine(one.url))
    context.close()
    return first, strokes


def _engine(address: str) -> bool:
    """Whether what came with the page is the search's: its scripts, and the beginning of its index."""
    return any(part in address for part in ("/search-", "/search/main", "/pagefind/", "minisearch.js"))


def _weight(response: Response) -> int:
    return len(gzip.compress(response.body(), 6)) if response.ok else 0


def _clock(page: Page) -> Any:
    """Tells the milliseconds that the main thread has worked."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(metrics["TaskDuration"])

    return worked


@contextmanager
def _browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NotSearched("playwright") from None
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not program:
        raise NotSearched(_BROWSERS[0])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are not news."""


class _Host(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nor is a browser that leaves in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of a folder."""
    host = _Host(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{host.server_address[1]}/"
    finally:
        host.shutdown()
        host.server_close()
