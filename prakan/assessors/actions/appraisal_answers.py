"""What people say of an assessor, and what the assessor says to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Appraisal, AppraisalAnswer, AppraisalLine, AppraisalReply
from prakan.assessors.queries.appraisal_rights import giver_of, rules_for
from prakan.domain.appraisal import STAGE_NAMES, Form, Giver
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_appraisal import (
    APPRAISAL_MISSING,
    COLLECTED,
    MARK_WRONG,
    NOT_TO_RATE,
    NOTHING_MARKED,
    WORDS_MISSING,
)
from prakan.domain.record_words import words
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Institution
from prakan.registry.queries.reach import assessors_of

RATE, REPLY = "appraisal.rate", "appraisal.reply"
LONGEST = 2000


@transaction.atomic
def rate(
    *,
    appraisal_id: int,
    kind: str,
    marks: Mapping[str, object],
    comment: str,
    by: Person,
    at: datetime,
) -> AppraisalAnswer:
    """Fill in a form about an assessor, or change what one filled in before, while answers are collected.

    A mark that is empty is "not assessed". The trail says who filled in which form, never the marks.
    Raises ``Refused``: ACCESS-001, EAPA-004, 005, 006 (nothing marked), 007 (not theirs), 008 (too late).
    """
    access.check(by, RATE)
    row = _locked(appraisal_id)
    giver = giver_of(by, row, Giver(kind)) if kind in {one.value for one in Giver} else ""
    rules = rules_for(row.round)
    if not giver or Giver(kind) not in rules.forms:
        raise refuse(NOT_TO_RATE)
    if row.stage != Appraisal.Stage.COLLECTING:
        raise refuse(COLLECTED, stage=STAGE_NAMES[row.stage])
    told = _marks(rules.forms[Giver(kind)], rules.marks, marks)
    said = {"assessor": row.assessor_id, "kind": kind, "giver": giver}
    audit.record(step=RATE, subject=f"appraisal:{row.pk}", by=by, at=at, after=said)
    name = _name(giver, by)
    values = {"marks": told, "comment": words(comment)[:LONGEST], "giver_th": name.th, "giver_en": name.en}
    made, _ = AppraisalAnswer.objects.update_or_create(
        appraisal=row, kind=kind, giver=giver, defaults={**values, "by": by, "at": at}
    )
    return made


def _marks(form: Form, highest: int, given: Mapping[str, object]) -> dict[str, int | None]:
    told: dict[str, int | None] = {}
    faults = []
    for question in form.questions:
        raw = str(given.get(question.code) or "").strip()
        told[question.code] = int(raw) if raw.isdecimal() and 1 <= int(raw) <= highest else None
        if raw and told[question.code] is None:
            faults.append(Fault(MARK_WRONG, {"most": highest, "given": raw}, question.code))
    if faults:
        raise Refused(*faults)
    if not any(told.values()):
        raise refuse(NOTHING_MARKED)
    return told


def _name(giver: str, by: Person) -> Text:
    kind, _, tail = giver.partition(":")
    if kind == "institution":
        return Institution.objects.get(pk=tail).name
    return Assessor.objects.get(pk=tail).name if kind == "assessor" else by.name


@transaction.atomic
def reply(*, words: str, by: Person, at: datetime, line_id: int = 0, answer_id: int = 0) -> AppraisalReply:
    """Answer as the assessor to a line or to a form; what was answered before stays in the records.

    Raises ``Refused``: ACCESS-001, EAPA-004 (not one's own), 008 (not the time to answer), 009 (no words).
    """
    access.check(by, REPLY)
    line = AppraisalLine.objects.filter(pk=line_id).first() if line_id else None
    answer = AppraisalAnswer.objects.filter(pk=answer_id).first() if answer_id else None
    about = line or answer
    row = _locked(about.appraisal_id) if about else None
    if about is None or row is None or row.assessor_id not in assessors_of(by):
        raise refuse(APPRAISAL_MISSING)
    if row.stage not in (Appraisal.Stage.ANSWERING, Appraisal.Stage.APPEALED):
        raise refuse(COLLECTED, stage=STAGE_NAMES[row.stage])
    if not words.strip():
        raise refuse(WORDS_MISSING, "words")
    said = {"line": line_id, "answer": answer_id}
    audit.record(step=REPLY, subject=f"appraisal:{row.pk}", by=by, at=at, after=said)
    return AppraisalReply.objects.create(
        line=line, answer=answer, words=words.strip()[:LONGEST], by=by, at=at
    )


def _locked(appraisal_id: int) -> Appraisal:
    rows = Appraisal.objects.select_for_update(of=("self",)).select_related("round", "assessor")
    found = rows.filter(pk=appraisal_id).first()
    if found is None:
        raise refuse(APPRAISAL_MISSING)
    return found
