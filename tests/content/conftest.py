"""The library of this repository, and the same with what somebody proposes who copies the published samples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import sites
from tests.conftest import visit
from tests.site.pages import BuiltPage, all_pages
from tests.sites import Site


@pytest.fixture(scope="session", params=["real", "proposed"], ids=["as it stands", "with the published samples"])
def built(request: pytest.FixtureRequest) -> Site:
    """The site of the library. What holds of the library must hold, too, once the samples are added to it."""
    return sites.site(request.param)


@pytest.fixture(scope="session")
def pages(built: Site) -> list[BuiltPage]:
    return all_pages(built.folder, built.address)


@pytest.fixture
def reader(browser: Any) -> Iterator[Any]:
    """A visitor of today."""
    with visit(browser) as context:
        yield context.new_page()
