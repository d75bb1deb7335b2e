"""The running numbers of the register of assessors."""

from __future__ import annotations

import re

from prakan.registry.models import Assessor

SHAPE = "A-{:05d}"
OWN = re.compile(r"A-(\d{5,9})")


def next_number() -> str:
    """Return the next running number; the table's constraint refuses the second of two who ask at once."""
    return SHAPE.format(last_number() + 1)


def last_number() -> int:
    """Return the highest running number given, 0 before the first; numbers of another shape do not count."""
    given = Assessor.objects.filter(number__startswith="A-").order_by().values_list("number", flat=True)
    return max((int(found[1]) for number in given if (found := OWN.fullmatch(number))), default=0)
