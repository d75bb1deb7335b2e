"""Every role with every step: whoever holds one role alone may take exactly the steps of the table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from prakan.domain.problems import Refused
from prakan.domain.roles import STEPS, Role
from prakan.foundation import access
from prakan.foundation.models import Person, RoleGrant
from tests.conftest import member

pytestmark = pytest.mark.django_db


def may(person: Person) -> set[str]:
    """Return the steps that a person is let take, as actions ask."""
    return {step for step in STEPS if not refused(person, step)}


def refused(person: Person, step: str) -> bool:
    """Return whether a step is refused, by the one number that says so."""
    try:
        access.check(person, step)
    except Refused as said:
        return [fault.code for fault in said.faults] == ["ACCESS-001"]
    return False


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_take_the_steps_of_the_table_and_no_other(role: Role) -> None:
    person = member(f"only-{role.value}", role)
    access.remember(person)
    assert may(person) == {step for step, roles in STEPS.items() if role in roles}


def test_no_step_is_left_to_who_has_left_or_whose_role_is_over() -> None:
    left, over = (member(name, Role.ADMINISTRATOR) for name in ("left", "over"))
    left.is_active = False
    RoleGrant.objects.filter(person=over).update(ends=timezone.localdate() - timedelta(days=1))
    assert [may(left), may(over)] == [set(), set()]
