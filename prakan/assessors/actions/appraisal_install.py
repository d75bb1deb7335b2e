"""Installing the rules of appraisal, complaints and recognition from an agency's folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessors.models import AssessorRules
from prakan.domain.appraisal import rules_of
from prakan.domain.complaints import clock_of
from prakan.domain.recognition import levels_of
from prakan.foundation import audit

STEP = "appraisal.install"


@transaction.atomic
def install_appraisal(said: Mapping[str, Any], *, at: datetime) -> int:
    """Write the rules that are not there yet or differ; returns how many of the three.

    Rounds that are open keep theirs. Raises ``KeyError`` or ``ValueError`` for what is missing or wrong.
    """
    wanted = _checked(said)
    known = {row.key: row.content for row in AssessorRules.objects.all()}
    fresh = {key: content for key, content in wanted.items() if known.get(key) != content}
    if fresh:
        audit.record(step=STEP, subject="assessors:rules", by=None, at=at, after=fresh)
    for key, content in fresh.items():
        AssessorRules.objects.update_or_create(key=key, defaults={"content": content, "at": at})
    return len(fresh)


def _checked(said: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "appraisal" in said:
        rules_of(said["appraisal"])
        found["appraisal"] = said["appraisal"]
    if "complaints" in said:
        clock_of(said["complaints"])
        found["complaints"] = said["complaints"]
    if "recognition" in said:
        levels_of(said["recognition"])
        found["recognition"] = {"levels": said["recognition"]}
    return found
