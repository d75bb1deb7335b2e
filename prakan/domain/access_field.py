"""Which role opens which address of the field app: a part of the access table."""

from __future__ import annotations

from prakan.domain.roles import ASSESSORS, Role

#: pages that name nobody: a browser asks for them at any time.
FIELD_PUBLIC: frozenset[str] = frozenset({"field.manifest", "field.worker"})

FIELD_PAGES: dict[str, frozenset[Role]] = {
    "field.shell": ASSESSORS,
    "field.me": ASSESSORS,
    "field.devices": ASSESSORS,
    "field.secret": ASSESSORS,
    "field.package": ASSESSORS,  # only to the team of the visit
    "field.batches": ASSESSORS,
    "field.files": ASSESSORS,
    "field.ledger": ASSESSORS,
}
