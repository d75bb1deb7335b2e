"""Writing the words of notices; each edit holds for messages made from then on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.notices import NOTICES
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_messages import TEMPLATE_UNKNOWN
from prakan.domain.wording_rules import faults_of
from prakan.foundation import access, audit
from prakan.foundation.models import Person, Wording
from prakan.foundation.queries.wordings import current, slots_of, words_of


@transaction.atomic
def edit_wording(
    *,
    template: str,
    subject_th: str,
    subject_en: str,
    body_th: str,
    body_en: str,
    by: Person,
    at: datetime,
) -> None:
    """Set the words of a notice in both languages; raises ``Refused`` (WORDING-001 to WORDING-005)."""
    access.check(by, "wording.edit")
    if template not in NOTICES:
        raise refuse(TEMPLATE_UNKNOWN, template=template)
    words = {"subject_th": subject_th, "subject_en": subject_en, "body_th": body_th, "body_en": body_en}
    if faults := faults_of(words, slots_of(template)):
        raise Refused(*faults)
    if words != _now(template):
        _record(template, words, by, at)
        Wording.objects.create(template=template, at=at, by=by, **words)


@transaction.atomic
def restore_wording(*, template: str, by: Person, at: datetime) -> None:
    """Go back to the words of the code."""
    access.check(by, "wording.edit")
    if template not in NOTICES:
        raise refuse(TEMPLATE_UNKNOWN, template=template)
    if current(template) is None:
        return
    words = _texts(template, None)
    _record(template, words, by, at)
    Wording.objects.create(template=template, at=at, by=by, standard=True, **words)


def _now(template: str) -> dict[str, str]:
    return _texts(template, current(template))


def _texts(template: str, wording: Wording | None) -> dict[str, str]:
    words = words_of(template, wording)
    return {
        "subject_th": words.subject.th,
        "subject_en": words.subject.en,
        "body_th": words.body.th,
        "body_en": words.body.en,
    }


def _record(template: str, words: dict[str, str], by: Person, at: datetime) -> None:
    audit.record(
        step="wording.edit",
        subject=f"wording:{template}",
        by=by,
        at=at,
        before=_now(template),
        after=words,
    )
