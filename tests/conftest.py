"""What tests share: the sites (`tests.sites`), and a real browser that tolerates nothing."""

from __future__ import annotations

import os
import shutil
import signal
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

from portal.settings import LANGUAGES
from tests import sites
from tests.helpers import ROOT, run
from tests.sites import PREFIX, Site

# Each fresh visitor has a window of their own, which nobody sees, and for which Chromium draws two pages of its own: what would drop
# down from the address bar. They cost more than half of what a visitor costs, before any page of ours is opened.
_ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
# Playwright's own list, of which Chromium hears nothing once another is given: what of it our pages could meet.
_OFF_IN_PLAYWRIGHT = (
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
)
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*_ADDRESS_BAR, *_OFF_IN_PLAYWRIGHT))}",
)

__all__ = ["PREFIX", "ROOT", "lacking", "run", "tool", "visit"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--content", action="store_true", help="only what a proposal must pass that touches content alone")
    parser.addoption(
        "--write-expected", action="store_true", help="write the expected texts of tests/invalid instead of comparing"
    )


def pytest_configure(config: pytest.Config) -> None:
    for name, usual in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_IGN:  # as in a job that a shell has put in the background,
            signal.signal(number, usual)  # whose programs would not hear the tests that stop them
    if config.getoption("--content"):
        config.args = ["tests/content"]  # here and in every worker: each collects by itself
    if hasattr(config, "workerinput"):
        return  # the process that the workers spring from serves the sites
    serving = ExitStack()
    serving.enter_context(sites.served())
    config.add_cleanup(serving.close)


@pytest.fixture(scope="session")
def sample_site() -> Site:
    """The sample library, built and served."""
    return sites.site("sample")


@pytest.fixture(scope="session")
def site(sample_site: Site) -> str:
    """The address of the sample site, which ends in ``/commons/``."""
    return sample_site.address


@pytest.fixture(scope="session")
def site_folder(sample_site: Site) -> Path:
    """The files of the sample site."""
    return sample_site.folder


@pytest.fixture(scope="session")
def real_site() -> Site:
    """The library of this repository, built and served."""
    return sites.site("real")


def tool(*names: str) -> str:
    """The path of the first program that is there. Ends the test as `lacking` where none is."""
    return next(filter(None, map(shutil.which, names)), None) or lacking(names[0])


def lacking(what: str) -> NoReturn:
    """A failure in CI, where all is installed; a skip with its reason on a person's machine."""
    said = f"{what} is not installed, so this test cannot run. · {what} n'est pas installé; ce test ne peut pas s'exécuter."
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium, where it is there in the form that draws no window of its own, which costs a quarter less a test."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # ms; on a machine that does much else five seconds are soon over

    program = tool("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield browser
        browser.close()


@contextmanager
def visit(browser: Any, now: str = "", **options: Any) -> Iterator[Any]:
    """A fresh visitor, whose clock says ``now``, an instant in UTC, where one is given. Fails at the end on a script error, a
    policy violation, a cookie or a request to another host."""
    context = browser.new_context(**{"locale": "en-CA", **options})
    if now:
        context.clock.set_fixed_time(now)
    complaints: list[str] = []
    ours = (*sites.addresses(), "data:", "blob:")
    context.on("weberror", lambda error: complaints.append(f"script error: {error.error}"))
    context.on("console", lambda told: complaints.append(f"console: {told.text}") if told.type in ("error", "warning") else None)
    context.on("request", lambda request: None if request.url.startswith(ours) else complaints.append(f"request: {request.url}"))
    yield context
    assert not context.cookies(), "the site set a cookie"
    context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture(scope="session")
def looks() -> dict[tuple[int, str], set[str]]:
    """What texts look like of which contrast was asked before, at each width in each palette: header and footer are the same on every page."""
    return defaultdict(set)


@pytest.fixture
def context(browser: Any, site: str) -> Iterator[Any]:
    """A visitor of the sample site on the day on which it was built."""
    with visit(browser, sites.BUILT) as context:
        yield context


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Whoever asks for it runs once in each language."""
    return str(request.param)


@pytest.fixture
def page(context: Any) -> Any:
    return context.new_page()
