"""The small registry of the registry's tests, and a round of appraisal over it."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.foundation.models import Person
from prakan.registry.models import Institution
from tests.assessors.appraised import Cast, opened
from tests.registry.conftest import area, other_school, school

__all__ = ["area", "other_school", "school"]


@pytest.fixture
def cast(registrar: Person, school: Institution, now: datetime) -> Cast:
    """Malai and Anan in a round that is open."""
    return opened(registrar, school, now)
