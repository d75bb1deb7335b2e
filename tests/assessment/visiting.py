"""A case on its visit that the tests of a module share: saved once, changed by each of them for itself."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime

import pytest

from prakan.domain.roles import Role
from prakan.foundation.models import Person
from tests.assessment.scores_world import World, visited
from tests.conftest import member
from tests.packs import install

__all__ = ["begun", "packs", "registrar", "world"]


@pytest.fixture(scope="module")
def begun(shared: None, now: datetime) -> World:
    """The packs of the house, the assessment officer, and a case whose visit has begun."""
    install(now)
    return visited(member("registrar", Role.ASSESSMENT_OFFICER), now)


@pytest.fixture
def packs(begun: World) -> None:
    """They stand already."""


@pytest.fixture
def registrar(begun: World, db: None) -> Person:
    """The assessment officer who made the world."""
    return Person.objects.get(username="registrar")


@pytest.fixture
def world(begun: World, db: None) -> World:
    """A case whose visit has begun."""
    return deepcopy(begun)
