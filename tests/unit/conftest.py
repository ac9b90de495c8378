"""Fixtures of the engine's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from tests.helpers import copy_samples, read


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the sample library that the test may change."""
    return copy_samples(tmp_path)


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue of the sample library as it stands."""
    return Catalogue.of(read(copy_samples(tmp_path_factory.mktemp("samples"))))
