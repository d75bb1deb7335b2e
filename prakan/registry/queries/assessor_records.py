"""An assessor's row as the pure record of the domain, its private part, and the keys of order and search."""

from __future__ import annotations

from prakan.domain.assessor_identity import NOBODY, Identity, unpacked
from prakan.domain.assessor_record import NAMES, AssessorRecord
from prakan.domain.finding.terms import letters
from prakan.domain.thai_order import sort_key
from prakan.foundation.secrets import unlock
from prakan.registry.models import Assessor

SECRET = "assessor"  # noqa: S105 - what the encryption is for
APART = "|"  # between the names in the key of search: no letter


def record_of(row: Assessor) -> AssessorRecord:
    """Return the attributes whose history is kept."""
    return AssessorRecord(**{name: getattr(row, name) for name in NAMES})


def derived(record: AssessorRecord) -> dict[str, str]:
    """Return what follows from the attributes: the keys of search and order."""
    return {
        "search_key": f"{letters(record.name_th)}{APART}{letters(record.name_en)}"[:500],
        "sort_key": sort_key(record.name_th)[:900],
    }


def identity_of(locked: str) -> Identity:
    """Return what lies encrypted in a row or a proposal; raises ``Unreadable`` under another key."""
    return unpacked(unlock(locked, SECRET)) if locked else NOBODY
