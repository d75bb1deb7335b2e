"""Writing the texts that staff edit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import TEXT_EMPTY
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.models import Person, TextBlock


@transaction.atomic
def edit(*, key: str, th: str, en: str, by: Person, at: datetime) -> Text:
    """Set both sides of a text, making it when new; the Thai side cannot be empty."""
    access.check(by, "text.edit")
    if not th.strip():
        raise refuse(TEXT_EMPTY, field="th", key=key)
    old = TextBlock.objects.select_for_update().filter(key=key).first()
    before = {"th": old.th, "en": old.en} if old else {}
    if before == {"th": th, "en": en}:
        return Text(th, en)
    audit.record(
        step="text.edit", subject=f"text:{key}", by=by, at=at, before=before, after={"th": th, "en": en}
    )
    TextBlock.objects.update_or_create(key=key, defaults={"th": th, "en": en})
    return Text(th, en)
