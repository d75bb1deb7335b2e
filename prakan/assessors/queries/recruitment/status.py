"""What an applicant sees of their own application, by its number and its key."""

from __future__ import annotations

import re

from prakan.assessors.models import Application
from prakan.domain.numbers import cleaned
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import KEY_UNKNOWN
from prakan.foundation.secrets import fingerprint

SECRET = "application key"  # noqa: S105 - what the digest is for
APART = re.compile(r"[\s-]")


def mark_of(key: str) -> str:
    """Return the keyed digest of a key, however it was grouped or capitalised."""
    return fingerprint(APART.sub("", cleaned(key)).upper(), SECRET)


def own(number: str, key: str) -> Application:
    """Return the application that a number and its key open; raises ``Refused`` (RECRUIT-006)."""
    rows = Application.objects.select_related("recruitment")
    row = rows.filter(number=cleaned(number).upper()[:24], key_mark=mark_of(key)).first() if key else None
    if row is None:
        raise refuse(KEY_UNKNOWN, "key")
    return row
