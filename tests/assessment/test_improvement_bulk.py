"""One step on many plans and members: each as it was shown, one answer each, the rest by the worker."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from prakan.assessment.actions.improvement import bulk, deciding, opening
from prakan.assessment.actions.results_use import bulk as on_members
from prakan.assessment.actions.results_use import choosing, doing
from prakan.assessment.models import ImprovementBulk, ImprovementPlan, ResultsMember
from prakan.assessment.queries.improvement.board import PlanFilter
from prakan.assessment.queries.improvement.bulk import bulk_run, preview
from prakan.assessment.queries.results_use.choosing import proposal
from prakan.assessment.transition import improvement_bulk as runs
from prakan.domain.calendar import say_date
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person
from tests.assessment.conftest import outsider
from tests.assessment.test_improvement import weak
from tests.packs import install

pytestmark = pytest.mark.django_db


@pytest.fixture
def plans(registrar: Person, now: datetime) -> list[ImprovementPlan]:
    """Three plans: two sent, one still being written."""
    install(now)
    weak(registrar, now, overall=("improve", "fair", "improve"))
    opening.open_due(at=now)
    rows = list(ImprovementPlan.objects.select_related("case__institution").order_by("pk"))
    ImprovementPlan.objects.filter(pk__in=[row.pk for row in rows[:2]]).update(stage="sent", sent_at=now)
    return rows


def became(run: ImprovementBulk) -> list[tuple[str, str]]:
    return [(one["became"], one["code"]) for one in run.answers]


def test_each_is_answered_as_it_was_shown(
    plans: list[ImprovementPlan], registrar: Person, now: datetime
) -> None:
    seen = preview(registrar, plans[0].case.year, PlanFilter(), "improvement.agree")
    said = {one.id: one.answer.fault.code if one.answer.fault else "" for one in seen.lines}
    assert said == {plans[0].pk: "", plans[1].pk: "", plans[2].pk: "IMPROVE-027"}
    deciding.comment(plan_id=plans[1].pk, text="ดี", by=registrar, at=now)  # moves nothing
    ImprovementPlan.objects.filter(pk=plans[1].pk).update(revision=9)
    shown = [(one.id, one.revision) for one in seen.lines] + [(10**6, 1)]
    run = bulk.take_many(step="improvement.agree", shown=shown, by=registrar, at=now)
    answers = {one["case"]: (one["became"], one["code"]) for one in run.answers}
    assert answers == {
        plans[0].pk: ("done", ""),
        plans[1].pk: ("refused", "IMPROVE-028"),
        plans[2].pk: ("refused", "IMPROVE-027"),
        10**6: ("refused", "IMPROVE-001"),
    }
    stages = ImprovementPlan.objects.order_by("pk").values_list("stage", flat=True)
    assert list(stages) == ["agreed", "sent", "draft"]
    again = bulk.take_many(step="improvement.agree", shown=shown[:1], by=registrar, at=now)
    rows = AuditRow.objects.filter(step="improvement.agree", subject=f"improvement_plan:{plans[0].pk}")
    assert (became(again), rows.count()) in (([("already", "")], 1),)


def test_who_may_not_or_says_nothing_is_refused_before_anything(
    plans: list[ImprovementPlan], registrar: Person, now: datetime
) -> None:
    school = outsider("head_of_one", Role.INSTITUTION, f"institution:{plans[0].case.institution_id}")
    one = [(plans[0].pk, plans[0].revision)]
    told = {"shown": one, "at": now}
    found = []
    for step, by, shown in (
        ("improvement.agree", school, one),
        ("improvement.object", registrar, one),
        ("improvement.return", registrar, one),
        ("improvement.agree", registrar, []),
        ("improvement.save", registrar, one),
    ):
        with pytest.raises(Refused) as caught:
            bulk.take_many(**{**told, "shown": shown}, step=step, by=by, reason=" ")
        found.append(caught.value.faults[0].code)
    assert found == ["ACCESS-001", "ACCESS-001", "IMPROVE-008", "IMPROVE-024", "ACCESS-001"]
    assert ImprovementBulk.objects.count() == 0


def test_many_are_done_by_the_worker_part_by_part_and_a_dead_one_is_replaced(
    plans: list[ImprovementPlan], registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "AT_ONCE", 1)
    shown = [(row.pk, row.revision) for row in plans]
    told = {"step": "improvement.comment", "reason": "โปรดระบุผู้รับผิดชอบ", "by": registrar, "at": now}
    run = bulk.take_many(shown=shown, **told)
    assert (run.stage, run.done, on_members.work_off(now)) == ("waiting", 0, 0)
    ImprovementBulk.objects.filter(pk=run.pk).update(stage="working", heard_at=now)
    assert bulk.work_off(now + timedelta(minutes=4)) == 0
    assert bulk.work_off(now + runs.LEASE) == 1
    view = bulk_run(registrar, run.pk)
    assert (view.stage, view.done, view.counts) == ("ready", 3, {"done": 2, "refused": 1})
    stopped = bulk.take_many(shown=shown, **told)
    bulk.cancel(run_id=stopped.pk, by=registrar, at=now)
    assert (bulk.work_off(now), bulk_run(registrar, stopped.pk).stage) == (0, "cancelled")
    with pytest.raises(Refused) as caught:
        bulk_run(outsider("area", Role.PARENT_AGENCY, "agency:none"), run.pk)
    assert caught.value.faults[0].code == "IMPROVE-026"


def test_members_are_given_to_a_centre_and_closed_at_once(
    plans: list[ImprovementPlan], registrar: Person, now: datetime
) -> None:
    year = plans[0].case.year
    choosing.select(year=year, digest=proposal(registrar, year).digest, by=registrar, at=now)
    doing.keep_centre(code="uni", name_th="มหาวิทยาลัยสมมติ", by=registrar, at=now)
    rows = list(ResultsMember.objects.order_by("pk"))
    first = [(row.pk, row.revision) for row in rows]
    given = on_members.take_many(step="results.centre", value="uni", shown=first, by=registrar, at=now)
    assert {one for one, _code in became(given)} == {"done"}
    stale = on_members.take_many(step="results.close", reason="ครบ", shown=first, by=registrar, at=now)
    assert {code for _one, code in became(stale)} == {"IMPROVE-028"}
    fresh = list(ResultsMember.objects.order_by("pk").values_list("pk", "revision"))
    done = on_members.take_many(step="results.close", reason="ครบ", shown=fresh, by=registrar, at=now)
    stages = set(ResultsMember.objects.values_list("stage", "centre__code"))
    assert ({one for one, _code in became(done)}, stages) == ({"done"}, {("closed", "uni")})
    with pytest.raises(Refused) as caught:
        on_members.take_many(step="results.centre", value="none", shown=fresh, by=registrar, at=now)
    assert caught.value.faults[0].code == "IMPROVE-018"


def test_what_is_too_late_is_answered_with_its_day_and_names_only_what_is_reached(
    plans: list[ImprovementPlan], registrar: Person, now: datetime
) -> None:
    own, gone = plans[0].case.institution, now.date() - timedelta(days=1)
    assert own.agency is not None
    ImprovementPlan.objects.update(objection_on=gone)
    parent = outsider("parent", Role.PARENT_AGENCY, f"agency:{own.agency.code}")
    others = plans[2]  # still being written: it reaches no parent agency
    shown = [(plans[0].pk, plans[0].revision), (others.pk, others.revision)]
    told = {"step": "improvement.object", "reason": "ระบุจำนวนครั้ง", "by": parent, "at": now}
    run = bulk.take_many(shown=shown, **told)
    assert (run.stage, became(run)) == ("ready", [("refused", "IMPROVE-012"), ("refused", "IMPROVE-001")])
    (late, name), (_unknown, hidden) = bulk_run(parent, run.pk).answers
    assert late.fault is not None
    assert (say_date(gone, "th") in late.fault.what("th"), name, hidden.th) == (
        True,
        own.name,
        str(others.pk),
    )
