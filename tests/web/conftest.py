"""The small year of the reporting tests, read through pages; people are past their second factor."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from tests.reporting.conftest import agency, contradiction, year

__all__ = ["agency", "contradiction", "year"]


@pytest.fixture(autouse=True)
def _past_the_second_factor(settings: Settings) -> None:
    """Only tests of signing in ask for it."""
    settings.SECOND_FACTOR = False
