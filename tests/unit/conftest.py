"""Fixtures of the engine's tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from tests.helpers import TODAY, copy_samples, read

NOW = dt.datetime.fromisoformat(f"{TODAY}T12:00-05:00")


@pytest.fixture(scope="package", autouse=True)
def clock() -> Iterator[None]:
    """The clock of these tests stands still: nothing in the samples closes, expires or falls due by waiting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMONS_NOW", NOW.isoformat())
        yield


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the sample library that the test may change."""
    return copy_samples(tmp_path)


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue of the sample library as it stands."""
    return Catalogue.of(read(copy_samples(tmp_path_factory.mktemp("samples"))), NOW)
