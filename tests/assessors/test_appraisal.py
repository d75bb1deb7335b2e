"""An appraisal from open to final: who may say what, who reads it, answers, decision, appeal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from prakan.assessors.actions import appraisal_answers, appraisal_deciding, appraisal_evidence
from prakan.assessors.actions.appraisal_rounds import open_round, send
from prakan.assessors.actions.appraisal_severity import estimate, estimate_one, work_off
from prakan.assessors.models import (
    Appraisal,
    AppraisalConclusion,
    AppraisalLine,
    AppraisalReply,
    SeverityLine,
    SeverityRun,
)
from prakan.assessors.queries.appraisal import appraisal, may, my_appraisals, round_of
from prakan.assessors.queries.appraisal_forms import to_fill
from prakan.assessors.queries.severity import severity
from prakan.domain.appraisal import EvidenceLine, GivenScore, LineSource
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation.models import AuditRow, NeverChanged, Person
from prakan.registry.models import Institution
from tests.assessors.appraised import YEAR, Cast

pytestmark = pytest.mark.django_db

SCHOOL = {"conduct": "4", "listening": "5", "evidence": "4", "advice": ""}
CHAIR = {"preparation": "5", "teamwork": "4", "deadline": "3"}
READER = {"report": "4", "reasons": "3"}


def refused(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as caught:
        call()
    return [fault.code for fault in caught.value.faults]


def rate(cast: Cast, kind: str, marks: dict[str, str], by: Person, at: datetime) -> object:
    return appraisal_answers.rate(
        appraisal_id=cast.appraisal.pk, kind=kind, marks=marks, comment="ดี", by=by, at=at
    )


def test_a_round_has_every_active_assessor_with_the_visits_of_the_year(
    cast: Cast, registrar: Person, now: datetime
) -> None:
    view = round_of(registrar, YEAR)
    assert view is not None
    assert (view.stages, view.rules.confirmed) == ({"collecting": 2}, False)
    line = AppraisalLine.objects.get(appraisal=cast.appraisal)
    assert (line.source, line.amount) == ("visit", Decimal(1))
    assert refused(lambda: open_round(year=YEAR, by=registrar, at=now)) == ["EAPA-003"]


def test_only_those_who_shared_a_visit_fill_in_a_form(
    cast: Cast, registrar: Person, secretary: Person, now: datetime
) -> None:
    assert [(one.kind, one.answered) for one in to_fill(cast.anan_signs_in)] == [
        ("chair", False),
        ("self", False),
    ]
    assert [one.kind for one in to_fill(cast.school_signs_in)] == ["institution", "institution"]
    rate(cast, "institution", SCHOOL, cast.school_signs_in, now)
    rate(cast, "chair", CHAIR, cast.anan_signs_in, now)
    rate(cast, "reader", READER, registrar, now)
    assert refused(lambda: rate(cast, "chair", CHAIR, cast.malai_signs_in, now)) == ["EAPA-007"]
    assert refused(lambda: rate(cast, "reader", READER, cast.anan_signs_in, now)) == ["EAPA-007"]
    assert refused(lambda: rate(cast, "reader", READER, secretary, now)) == ["ACCESS-001"]
    assert refused(lambda: rate(cast, "reader", {"report": "6"}, registrar, now)) == ["EAPA-005"]
    assert refused(lambda: rate(cast, "reader", {}, registrar, now)) == ["EAPA-006"]
    said = AuditRow.objects.filter(step="appraisal.rate").order_by("pk")[0].after
    assert said == {
        "assessor": cast.malai.pk,
        "kind": "institution",
        "giver": f"institution:{Institution.objects.order_by('pk')[0].pk}",
    }


def test_the_assessor_reads_everything_without_the_names_that_rules_hide_and_answers_it(
    cast: Cast, registrar: Person, now: datetime
) -> None:
    rate(cast, "institution", SCHOOL, cast.school_signs_in, now)
    rate(cast, "reader", READER, registrar, now)
    early = appraisal(cast.malai_signs_in, cast.appraisal.pk)
    assert (early.answers, early.hidden, early.result.mean) == ((), 2, None)
    send(year=YEAR, by=registrar, at=now)
    view = appraisal(cast.malai_signs_in, cast.appraisal.pk)
    assert [(one.kind, one.giver.th) for one in view.answers] == [
        ("institution", ""),
        ("reader", registrar.name_th),
    ]
    assert appraisal(registrar, cast.appraisal.pk).answers[0].giver.th == "โรงเรียนบ้านสมมติ"
    appraisal_answers.reply(words="อธิบายแล้ว", answer_id=view.answers[0].id, by=cast.malai_signs_in, at=now)
    shown = appraisal(registrar, cast.appraisal.pk).answers[0].reply
    assert shown is not None
    assert shown.words == "อธิบายแล้ว"
    answer = {"words": "ของคนอื่น", "answer_id": view.answers[0].id, "at": now}
    assert refused(lambda: appraisal_answers.reply(by=cast.anan_signs_in, **answer)) == ["EAPA-004"]  # type: ignore[arg-type]
    assert refused(lambda: rate(cast, "reader", READER, registrar, now)) == ["EAPA-008"]
    assert AppraisalReply.objects.count() == 1


def test_nobody_reads_anothers_appraisal(cast: Cast, officer: Person) -> None:
    codes = [
        refused(lambda person=person: appraisal(person, cast.appraisal.pk))
        for person in (cast.anan_signs_in, cast.school_signs_in, officer)
    ]
    assert codes == [["EAPA-004"]] * 3
    assert [one.id for one in my_appraisals(cast.malai_signs_in)] == [cast.appraisal.pk]


def test_the_committee_concludes_and_an_appeal_opens_one_person_again(
    cast: Cast, registrar: Person, secretary: Person, now: datetime
) -> None:
    rate(cast, "reader", READER, registrar, now)
    send(year=YEAR, by=registrar, at=now)
    pk, own = cast.appraisal.pk, cast.malai_signs_in
    last = timezone.localdate(now) + timedelta(days=15)
    early = [now, now + timedelta(days=15)]
    submit = appraisal_deciding.submit
    codes = [refused(lambda at=at: submit(appraisal_id=pk, by=registrar, at=at)) for at in early]
    assert (codes, Appraisal.objects.get(pk=pk).due_on) == ([["EAPA-013"]] * 2, last)
    submit(appraisal_id=pk, by=own, at=now)  # the assessor may end the days, nobody else
    decided = {"appraisal_id": pk, "conclusion": "ผ่าน", "by": secretary, "at": now}
    assert refused(lambda: appraisal_deciding.decide(resolution=" ", **decided)) == ["LICENCE-004"]  # type: ignore[arg-type]
    appraisal_deciding.decide(resolution="ครั้งที่ 1/2567", **decided)  # type: ignore[arg-type]
    view = appraisal(own, pk)
    assert (view.stage, view.result.mean, may(own, view)) == ("final", Decimal("3.67"), {"appeal"})
    late = now + timedelta(days=16)
    appeal = {"appraisal_id": pk, "words": "ขอให้ดูใหม่", "by": own}
    assert refused(lambda: appraisal_deciding.appeal(at=late, **appeal)) == ["EAPA-010"]  # type: ignore[arg-type]
    appraisal_deciding.appeal(at=now, **appeal)  # type: ignore[arg-type]
    stages = dict(Appraisal.objects.values_list("pk", "stage"))
    assert (stages.pop(pk), set(stages.values())) == ("appealed", {"answering"})
    again = decided | {"conclusion": "ผ่านดี", "resolution": "ครั้งที่ 2/2567"}
    assert refused(lambda: appraisal_deciding.decide(**again)) == ["EAPA-012"]  # type: ignore[arg-type]
    appraisal_deciding.decide(answer="พบหลักฐานเพิ่ม", **again)  # type: ignore[arg-type]
    view = appraisal(own, pk)
    assert (view.stage, view.appeal) == ("final", "")
    assert [(c.conclusion, c.resolution, c.appeal, c.answer) for c in view.conclusions] == [
        ("ผ่าน", "ครั้งที่ 1/2567", "", ""),
        ("ผ่านดี", "ครั้งที่ 2/2567", "ขอให้ดูใหม่", "พบหลักฐานเพิ่ม"),
    ]
    with pytest.raises(NeverChanged):
        AppraisalConclusion.objects.update(conclusion="อื่น")


def test_days_to_answer_run_out_before_the_officer_hands_over(
    cast: Cast, registrar: Person, now: datetime
) -> None:
    send(year=YEAR, by=registrar, at=now)
    pk, after = cast.appraisal.pk, now + timedelta(days=16)
    assert "submit" not in may(registrar, replace(appraisal(registrar, pk), due_on=date(9999, 1, 1)))
    appraisal_deciding.submit(appraisal_id=pk, by=registrar, at=after)
    assert Appraisal.objects.get(pk=pk).stage == "committee"


def test_ones_own_list_tells_no_mean_and_no_count_before_the_conclusion(
    cast: Cast, registrar: Person, now: datetime
) -> None:
    rate(cast, "reader", READER, registrar, now)
    told = lambda: [(one.mean, one.answers, one.lines) for one in my_appraisals(cast.malai_signs_in)]  # noqa: E731
    seen = [told()]
    send(year=YEAR, by=registrar, at=now)
    Appraisal.objects.filter(pk=cast.appraisal.pk).update(stage="final")
    assert [*seen, told()] == [[(None, 0, 0)], [(Decimal("3.67"), 1, 1)]]


def test_lines_come_in_once_by_their_key_and_not_after_the_decision(cast: Cast, now: datetime) -> None:
    words = Text("รายงานส่งกลับ", "Report returned")
    line = EvidenceLine(cast.malai.pk, YEAR, "returned:7", LineSource.RETURNED, words, Decimal(1))
    elsewhere = EvidenceLine(cast.malai.pk, 2599, "returned:8", LineSource.RETURNED, words)
    assert [appraisal_evidence.add_lines([line, elsewhere], at=now) for _ in range(2)] == [1, 0]
    Appraisal.objects.filter(pk=cast.appraisal.pk).update(stage="final")
    late = EvidenceLine(cast.malai.pk, YEAR, "returned:9", LineSource.RETURNED, words)
    assert appraisal_evidence.add_lines([late], at=now) == 0


def test_severities_are_estimated_from_scores_and_stand_with_their_error(
    cast: Cast, registrar: Person, school: Institution, other_school: Institution, now: datetime
) -> None:
    assert refused(lambda: estimate(year=YEAR, by=registrar, at=now)) == ["EAPA-011"]
    anan = Appraisal.objects.exclude(pk=cast.appraisal.pk).get().assessor_id
    sheets = [(place, indicator) for place in (school, other_school) for indicator in ("1.1", "1.2")]
    given = [
        GivenScore(who, place.pk, "basic", indicator, score)
        for who, scores in ((cast.malai.pk, (1, 2, 2, 1)), (anan, (3, 3, 2, 3)))
        for (place, indicator), score in zip(sheets, scores, strict=True)
    ]
    assert [appraisal_evidence.add_scores(YEAR, given, at=now) for _ in range(2)] == [8, 0]
    run = estimate(year=YEAR, by=registrar, at=now)
    assert estimate(year=YEAR, by=registrar, at=now) == run  # asked twice while it waits
    waiting = severity(registrar, YEAR)
    assert waiting.run is not None
    assert (waiting.run.works, waiting.kept, waiting.scales) == (True, None, ())
    assert [work_off(now), work_off(now)] == [1, 0]
    board = severity(registrar, YEAR)
    assert board.kept is not None
    assert (len(board.kept.digest), board.fresh, board.scales[0].groups) == (64, 0, (2,))
    assert (board.scales[0].few, board.scales[0].marks) == (2, ())  # fewer scores than the rules ask for
    assert refused(lambda: estimate(year=YEAR, by=registrar, at=now)) == ["EAPA-014"]
    line = SeverityLine.objects.get(appraisal=cast.appraisal)
    assert (line.scores, line.institutions, line.subset) == (4, 2, 0)
    assert line.logit is not None
    assert line.error is not None
    assert line.logit > 0.2
    assert line.error > 0.2
    shown = appraisal(registrar, cast.appraisal.pk).severities[0].words.th
    assert shown == "คะแนนยังน้อยเกินกว่าจะบอกได้ (4 ข้อ ต้องมีอย่างน้อย 20)"
    more = GivenScore(cast.malai.pk, school.pk, "basic", "1.3", 2)
    appraisal_evidence.add_scores(YEAR, [more], at=now)
    again = estimate(year=YEAR, by=registrar, at=now)
    assert severity(registrar, YEAR).fresh == 1  # the last result stays until the new one is there
    SeverityRun.objects.filter(pk=again.pk).update(stage="estimating", heard_at=now, started_at=now)
    assert work_off(now) == 0  # another worker has it
    assert work_off(now + timedelta(minutes=6)) == 1  # and died
    assert severity(registrar, YEAR).fresh == 0


def test_scores_that_compare_nothing_fail_with_a_reason_and_nothing_is_lost(
    cast: Cast, registrar: Person, school: Institution, now: datetime
) -> None:
    alike = [GivenScore(cast.malai.pk, school.pk, "basic", one, 2) for one in ("1.1", "1.2")]
    appraisal_evidence.add_scores(YEAR, alike, at=now)
    assert estimate_one(run_id=estimate(year=YEAR, by=registrar, at=now).pk, at=now)
    run = severity(registrar, YEAR).run
    assert run is not None
    assert (run.stage, run.fault.code if run.fault else "") == ("failed", "EAPA-001")
    assert estimate(year=YEAR, by=registrar, at=now).stage == "waiting"  # may be asked for again
