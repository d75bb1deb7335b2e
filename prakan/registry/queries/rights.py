"""Who may read the registry: every active person of the agency who holds a role."""

from __future__ import annotations

from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.foundation import access
from prakan.foundation.models import Person


def check_reader(person: Person) -> None:
    """Raise ``Refused`` (ACCESS-001) unless the person is active and works in the agency."""
    if not access.is_staff(person):
        raise refuse(NOT_ALLOWED, step="registry.read")
