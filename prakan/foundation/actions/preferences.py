"""What a person chooses for themselves."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from prakan.foundation import access, audit
from prakan.foundation.models import Person

SPOKEN = frozenset(code for code, _ in settings.LANGUAGES)


@transaction.atomic
def speak(*, language: str, by: Person, at: datetime) -> None:
    """Set the language a person reads; one that is not spoken here, or the same again, changes nothing."""
    access.check(by, "person.speak")
    if language not in SPOKEN or language == by.language:
        return
    audit.record(
        step="person.speak",
        subject=f"person:{by.pk}",
        by=by,
        at=at,
        before={"language": by.language},
        after={"language": language},
    )
    by.language = language
    by.save(update_fields=["language"])
