"""Renewal rounds: opened, applied for, reviewed with gaps named, resolved one by one or many at once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prakan.assessors.actions import renewals
from prakan.assessors.actions.renewals import Result, RoundFields
from prakan.assessors.models import (
    Application,
    Appraisal,
    AppraisalRound,
    Attendance,
    Recruitment,
    Renewal,
    RenewalCondition,
    RenewalRound,
    Trainee,
    TrainingGroup,
    TrainingSession,
)
from prakan.assessors.queries.renewals import (
    chosen,
    due_counts,
    my_renewals,
    people_of,
    renewal,
    round_list,
    rounds,
)
from prakan.domain.problems import Refused
from prakan.domain.renewals import Outcome, Progress
from prakan.foundation.models import AuditRow, Notice, Person
from prakan.registry.actions import licences
from prakan.registry.actions.licence_install import install_terms
from prakan.registry.actions.licences import LicenceFields
from prakan.registry.models import Assessor, Licence
from tests.registry.actions.test_licences import BOARD, TERM
from tests.registry.assessors import account, register

pytestmark = pytest.mark.django_db
COMMITTEE = "คณะกรรมการระดับ 4/2566 (ตัวอย่าง)"
CONDITIONS = [
    {"levels": ["basic"], "kind": "standing", "bound": 1, "confirmed": True},
    {"levels": ["basic"], "kind": "training", "bound": 12, "note_th": "ข้อเสนอ", "note_en": "proposed"},
    {"levels": ["basic"], "kind": "resolutions", "bound": 0},
]
FIELDS = RoundFields(("basic",), date(2024, 1, 1), date(2024, 6, 30), date(2024, 2, 1))


@pytest.fixture
def malai(registrar: Person, now: datetime) -> Assessor:
    """An assessor of basic education whose licence ends on 31 March 2024."""
    install_terms([TERM], at=now)
    renewals.install_conditions(CONDITIONS, at=now)
    row = register(registrar, now)
    fields = LicenceFields(date(2021, 4, 1), BOARD)
    licences.issue(assessor_id=row.pk, level="basic", fields=fields, by=registrar, at=now)
    return row


@pytest.fixture
def round_(malai: Assessor, registrar: Person, now: datetime) -> RenewalRound:
    """The round that lists her."""
    (made,) = renewals.open_rounds(fields=FIELDS, seen=1, by=registrar, at=now)
    return made


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.faults[0].code


def hours(row: Renewal, value: int, by: Person, at: datetime) -> None:
    said = {"kind": "training", "value": value, "source": "หนังสือรับรอง 1/2567"}
    renewals.record_fact(renewal_id=row.pk, by=by, at=at, **said)  # type: ignore[arg-type]


def test_a_round_lists_exactly_what_was_seen_and_nothing_twice(
    malai: Assessor, registrar: Person, secretary: Person, now: datetime
) -> None:
    assert due_counts(registrar, FIELDS.levels, FIELDS.ends_from, FIELDS.ends_by) == {"basic": 1}
    with pytest.raises(Refused) as refused:
        renewals.open_rounds(fields=FIELDS, seen=2, by=registrar, at=now)
    assert code(refused) == "RENEWAL-004"
    renewals.open_rounds(fields=FIELDS, seen=1, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        renewals.open_rounds(fields=FIELDS, seen=1, by=registrar, at=now)
    assert code(refused) == "RENEWAL-003"
    with pytest.raises(Refused) as refused:
        renewals.open_rounds(fields=FIELDS, seen=1, by=secretary, at=now)
    assert code(refused) == "ACCESS-001"
    (shown,) = rounds(registrar)
    assert (shown.total, shown.open, shown.stages[Progress.INVITED]) == (1, 1, 1)
    assert people_of(shown.id) == {malai.pk}


def test_the_assessor_sees_what_is_missing_and_applies_in_time(
    round_: RenewalRound, malai: Assessor, registrar: Person, now: datetime
) -> None:
    holder = account(malai)
    (mine,) = my_renewals(holder)
    assert [(str(one.condition.kind), one.outcome) for one in mine.line.judged] == [
        ("standing", Outcome.MET),
        ("training", Outcome.UNKNOWN),
        ("resolutions", Outcome.MET),
    ]
    late = now + timedelta(days=60)
    with pytest.raises(Refused) as refused:
        renewals.apply(renewal_id=mine.line.id, note="", by=holder, at=late)
    assert code(refused) == "RENEWAL-009"
    with pytest.raises(Refused) as refused:
        renewals.apply(renewal_id=mine.line.id, note=" ", by=registrar, at=late)
    assert code(refused) == "REG-015"
    renewals.apply(renewal_id=mine.line.id, note="", by=holder, at=now)
    assert renewal(holder, mine.line.id).line.stage is Progress.APPLIED
    stranger = account(Assessor(pk=malai.pk + 1), "stranger")
    with pytest.raises(Refused) as refused:
        renewals.withdraw(renewal_id=mine.line.id, note="", by=stranger, at=now)
    assert code(refused) == "RENEWAL-002"


def test_a_gap_passes_only_with_a_reason_and_what_the_reviewer_saw_is_kept(
    round_: RenewalRound, registrar: Person, now: datetime
) -> None:
    row = Renewal.objects.get()
    renewals.apply(renewal_id=row.pk, note="เสนอชื่อแทน", by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        renewals.review(renewal_id=row.pk, reason="", by=registrar, at=now)
    assert refused.value.faults[0].values == {"number": "B2564-00001", "count": 1}
    hours(row, 5, registrar, now)
    assert renewal(registrar, row.pk).line.gaps[0].short == 7
    hours(row, 12, registrar, now)
    renewals.review(renewal_id=row.pk, reason="", by=registrar, at=now)
    row.refresh_from_db()
    assert [(one["kind"], one["value"], one["outcome"]) for one in row.judged] == [
        ("standing", 1, "met"),
        ("training", 12, "met"),
        ("resolutions", 0, "met"),
    ]
    with pytest.raises(Refused) as refused:
        renewals.record_fact(renewal_id=row.pk, kind="standing", value=1, source="x", by=registrar, at=now)
    assert code(refused) == "RENEWAL-007"


def test_committee_and_board_give_the_licence_of_the_next_term(
    round_: RenewalRound, malai: Assessor, registrar: Person, secretary: Person, now: datetime
) -> None:
    row = Renewal.objects.get()
    renewals.apply(renewal_id=row.pk, note="เสนอชื่อ", by=registrar, at=now)
    renewals.return_(renewal_id=row.pk, reason="ขาดหลักฐาน", by=registrar, at=now)
    renewals.apply(renewal_id=row.pk, note="", by=account(malai), at=now + timedelta(days=90))
    renewals.review(renewal_id=row.pk, reason="มีหลักฐานอื่น", by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        renewals.renew(renewal_id=row.pk, resolution=BOARD, by=secretary, at=now)
    assert code(refused) == "STAGE-001"
    renewals.endorse(renewal_id=row.pk, resolution=COMMITTEE, by=secretary, at=now)
    done = renewals.renew(renewal_id=row.pk, resolution=BOARD, by=secretary, at=now)
    assert done.made is not None
    assert (done.made.starts, done.made.renews, done.made.resolution) == (
        date(2024, 4, 1),
        row.licence,
        BOARD,
    )
    told = AuditRow.objects.filter(subject=f"renewal:{row.pk}").order_by("pk")
    assert [one.step for one in told] == [
        "renewal.apply",
        "renewal.return",
        "renewal.apply",
        "renewal.review",
        "renewal.endorse",
        "renewal.renew",
    ]


def test_one_that_was_declined_is_taken_up_again_alone(
    round_: RenewalRound, registrar: Person, secretary: Person, now: datetime
) -> None:
    row = Renewal.objects.get()
    renewals.apply(renewal_id=row.pk, note="เสนอชื่อ", by=registrar, at=now)
    told: dict[str, Any] = {"renewal_id": row.pk, "by": secretary, "at": now}
    with pytest.raises(Refused) as refused:
        renewals.decline(reason="ไม่ครบ", resolution="", **told)
    assert code(refused) == "LICENCE-004"
    renewals.decline(reason="ไม่ครบ", resolution=BOARD, **told)
    renewals.reopen(reason="อุทธรณ์", **told)
    assert (Renewal.objects.get().stage, Licence.objects.count()) == ("applied", 1)


def test_many_are_answered_one_by_one_and_only_those_seen(
    malai: Assessor, registrar: Person, secretary: Person, now: datetime
) -> None:
    other = Assessor.objects.create(
        number="A-09999", title="คุณ", name_th="สมหมาย สมมติกุล", created_at=now, changed_at=now
    )
    fields = LicenceFields(date(2021, 5, 1), BOARD)
    second = licences.issue(assessor_id=other.pk, level="basic", fields=fields, by=registrar, at=now)
    (made,) = renewals.open_rounds(fields=FIELDS, seen=2, by=registrar, at=now)
    for row in Renewal.objects.all():
        renewals.apply(renewal_id=row.pk, note="เสนอชื่อ", by=registrar, at=now)
    hours(Renewal.objects.get(licence=second), 20, registrar, now)
    seen = chosen(registrar, made.pk, ["applied"], None)
    told: dict[str, Any] = {"round_id": made.pk, "ids": None, "count": 2, "at": now}
    with pytest.raises(Refused) as refused:
        renewals.take_many(step="renewal.review", digest="x", words="", by=registrar, **told)
    assert code(refused) == "RENEWAL-004"
    answers = renewals.take_many(step="renewal.review", digest=seen.digest, words="", by=registrar, **told)
    assert [(one.line.licence, one.result, [f.code for f in one.faults]) for one in answers] == [
        ("B2564-00001", Result.REFUSED, ["RENEWAL-005"]),
        ("B2564-00002", Result.DONE, []),
    ]
    seen = chosen(secretary, made.pk, ["reviewed"], None)
    step = {"step": "renewal.endorse", "digest": seen.digest, "words": COMMITTEE, "by": secretary}
    assert [one.result for one in renewals.take_many(**step, **told)] == [Result.DONE]
    seen = chosen(secretary, made.pk, ["endorsed"], [row.pk for row in Renewal.objects.all()])
    step = {"step": "renewal.renew", "digest": seen.digest, "words": BOARD, "by": secretary}
    (answer,) = renewals.take_many(**step, **told)
    assert (answer.made, Licence.objects.get(number=answer.made).renews) == ("B2567-00001", second)
    with pytest.raises(Refused) as refused:
        renewals.take_many(**step, **told)
    assert code(refused) == "RENEWAL-006"
    shown = round_list(registrar, made.pk, "renewed", "", 1)
    assert (shown.found, shown.outcomes) == (1, {Outcome.MET: 1, Outcome.MISSING: 0, Outcome.UNKNOWN: 1})


def test_many_are_renewed_in_as_few_statements_as_two_and_each_as_if_alone(
    malai: Assessor, registrar: Person, secretary: Person, now: datetime
) -> None:
    alone = Licence.objects.get()
    others = Assessor.objects.bulk_create(
        Assessor(number=f"A-1{n:04d}", name_th=f"สมมติ {n}", created_at=now, changed_at=now) for n in range(8)
    )
    held = Licence.objects.bulk_create(
        Licence(
            assessor=one, level="basic", number=f"B2563-{one.pk:05d}", starts=alone.starts, ends=alone.ends,
            resolution=BOARD, at=now,
        )
        for one in others
    )  # fmt: skip
    (made,) = renewals.open_rounds(fields=FIELDS, seen=9, by=registrar, at=now)
    Renewal.objects.update(stage="endorsed")
    first = renewals.renew(renewal_id=alone.renewals.get().pk, resolution=BOARD, by=secretary, at=now).made
    why = {"on": date(2024, 1, 4), "reason": "ตัวอย่าง", "resolution": BOARD, "by": secretary, "at": now}
    licences.suspend(licence_id=held[0].pk, **why)  # type: ignore[arg-type]

    def take(ids: list[int]) -> tuple[list[tuple[str, list[str]]], int]:
        seen = chosen(secretary, made.pk, ["endorsed"], ids)
        told: dict[str, Any] = {"count": len(ids), "words": BOARD, "by": secretary, "at": now}
        with CaptureQueriesContext(connection) as asked:
            answers = renewals.take_many(
                round_id=made.pk, step="renewal.renew", ids=ids, digest=seen.digest, **told
            )
        return [(one.made, [f.code for f in one.faults]) for one in answers], len(asked)

    rows = list(Renewal.objects.filter(licence__in=held).order_by("pk"))
    two, for_two = take([row.pk for row in rows[:2]])
    six, for_six = take([row.pk for row in rows[2:]])
    assert two == [("", ["LICENCE-009"]), ("B2567-00002", [])]
    assert (six, for_six - for_two) == ([(f"B2567-{n:05d}", []) for n in range(3, 9)], 0)
    given = Licence.objects.get(number="B2567-00002")
    assert first is not None
    shape = ("level", "starts", "ends", "term_confirmed", "resolution", "stage", "by")
    assert [getattr(given, name) for name in shape] == [getattr(first, name) for name in shape]
    trails = [
        [
            (row.step, sorted(row.after))
            for row in AuditRow.objects.filter(subject=f"assessor:{one.assessor_id}", step="licence.renew")
        ]
        for one in (first, given)
    ]
    assert trails[0] == trails[1]
    lines = [one.assessor.changes.filter(field="licence.basic").count() for one in (given,)]
    assert (lines, given.assessor.revision, rows[0].stage) == ([1], 2, "endorsed")
    assert Renewal.objects.get(pk=rows[0].pk).stage == "endorsed"  # the suspended one stays where it was


def test_who_has_not_applied_is_reminded_once_each_time(
    round_: RenewalRound, malai: Assessor, now: datetime
) -> None:
    account(malai)
    told = [
        renewals.remind(at=now + timedelta(days=days), url="/my-register/")
        for days in (0, 15, 16, 25, 26, 40)
    ]
    assert (told, Notice.objects.count()) == ([0, 1, 0, 1, 0, 0], 2)


def test_hours_and_appraisal_are_counted_from_what_the_wing_records(
    round_: RenewalRound, malai: Assessor, registrar: Person, now: datetime
) -> None:
    day = date(2022, 5, 1)
    recruitment = Recruitment.objects.create(
        year=2565, number=1, level="basic", places=1, opens_on=day, closes_on=day, changed_at=now
    )
    application = Application.objects.create(
        recruitment=recruitment, number="B2565-1-1", name_th="มาลัย", assessor=malai, applied_at=now
    )
    group = TrainingGroup.objects.create(
        recruitment=recruitment, number=1, name="1", starts=day, ends=day, room=1
    )
    trainee = Trainee.objects.create(application=application, group=group, at=now)
    marks = (("present", date(2022, 5, 1)), ("late", date(2022, 5, 2)), ("absent", date(2022, 5, 3)))
    for number, (mark, on) in enumerate((*marks, ("present", date(2020, 5, 1))), start=1):
        session = TrainingSession.objects.create(group=group, number=number, title="1", on=on, minutes=200)
        Attendance.objects.create(session=session, trainee=trainee, mark=mark, at=now)
    for year, mean in ((2565, "3.00"), (2566, "4.20")):
        shown = AppraisalRound.objects.create(year=year, rules={"marks": 5}, at=now)
        Appraisal.objects.create(round=shown, assessor=malai, stage="final", mean=mean)
    RenewalCondition.objects.create(level="basic", kind="appraisal", bound=85)
    judged = renewal(registrar, Renewal.objects.get().pk).line.judged
    assert [(str(one.condition.kind), one.evidence.value, one.outcome) for one in judged] == [
        ("standing", 1, Outcome.MET),
        ("training", 6, Outcome.MISSING),
        ("resolutions", 0, Outcome.MET),
        ("appraisal", 84, Outcome.MISSING),
    ]
