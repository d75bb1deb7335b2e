"""Appeals: within the clock or refused, heard by people free of interest, settled into another verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from prakan.assessment.actions.case_appeals.deciding import decide, propose
from prakan.assessment.actions.case_appeals.filing import Point, file, receive_late
from prakan.assessment.actions.case_appeals.panels import appoint
from prakan.assessment.models import Case, CaseAppealPaper, CaseCertificate, CasePublication, CaseVerdict
from prakan.assessment.queries.case_appeals.panels import possible
from prakan.assessment.queries.case_certificates.public import result
from prakan.domain.case_appeals.papers import Finding, Found, changes_in, digest
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation import audit
from prakan.foundation.models import NeverChanged, Person
from prakan.registry.models import Assessor, AssessorTie, Licence
from prakan.reporting.queries.dossier.listing import holdings, takes
from tests.assessment.conftest import outsider
from tests.assessment.results_world import published
from tests.assessment.team_world import hired

WHY = Point("1", "ผลสัมฤทธิ์สูงกว่าที่รายงานระบุ")
UP, DOWN = Found.UPHELD, Found.REJECTED


def codes(call: Callable[..., object], **told: Any) -> list[str]:
    """Return the codes with which a call is refused, in order."""
    with pytest.raises(Refused) as caught:
        call(**told)
    return [fault.code for fault in caught.value.faults]


class World:
    """A published case, the head of its school, four assessors of the register."""

    def __init__(self, registrar: Person, secretary: Person, now: datetime) -> None:
        self.people = hired(4, now)
        (self.case,) = published(registrar, now)
        audit.record(step="assessor.edit", subject="assessor:0", by=registrar, at=now, after={})
        self.registrar, self.secretary, self.now = registrar, secretary, now
        self.head = outsider("head-of-school", Role.INSTITUTION, f"institution:{self.case.institution_id}")
        Licence.objects.update(ends=date(2099, 12, 31))
        self.chair = outsider("panel-chair", Role.ASSESSOR, f"assessor:{self.people[0].pk}")
        self.later = now + timedelta(days=3)

    def filed(self) -> int:
        """File an appeal against the first standard and return its id."""
        return file(case_id=self.case.pk, points=[WHY], by=self.head, at=self.later).pk

    def heard(self) -> int:
        """As ``filed``, with a panel of three."""
        appeal = self.filed()
        ids = [one.pk for one in self.people[:3]]
        appoint(appeal_id=appeal, assessors=ids, by=self.registrar, at=self.later)
        return appeal


@pytest.fixture
def world(registrar: Person, secretary: Person, now: datetime) -> World:
    """The world."""
    return World(registrar, secretary, now)


def test_an_appeal_comes_within_the_clock_or_late_for_a_printed_reason(world: World) -> None:
    told: dict[str, Any] = {"case_id": world.case.pk, "points": [WHY]}
    after = world.now + timedelta(days=16)
    assert codes(file, by=world.registrar, at=world.later, **told) == ["ACCESS-001"]
    with pytest.raises(Refused) as late:
        file(by=world.head, at=after, **told)
    words = late.value.faults[0]
    assert (words.code, "20 มกราคม 2567" in words.what("th"), "ถาม" in words.next_move("th")) == (
        "APPEAL-002",
        True,
        True,
    )
    assert codes(file, case_id=world.case.pk, points=[], by=world.head, at=world.later) == ["APPEAL-004"]
    odd = [Point("9", "x")]
    assert codes(file, case_id=world.case.pk, points=odd, by=world.head, at=world.later) == ["APPEAL-005"]
    for day in (world.later, world.now + timedelta(days=15)):  # the last day is the school's own
        assert codes(receive_late, reason="x", by=world.secretary, at=day, **told) == ["APPEAL-016"]
    assert codes(receive_late, reason=" ", by=world.secretary, at=after, **told) == ["APPEAL-007"]
    row = receive_late(reason="ไปรษณีย์ล่าช้า", by=world.secretary, at=after, **told)
    assert (row.late_reason, row.last_day, Case.objects.get(pk=world.case.pk).stage) == (
        "ไปรษณีย์ล่าช้า",
        date(2024, 1, 20),
        "appealed",
    )
    assert codes(file, by=world.head, at=world.later, **told) == ["APPEAL-003"]


def test_a_panel_is_free_of_interest_and_of_any_part_in_the_case(world: World) -> None:
    appeal = world.filed()
    ids = [one.pk for one in world.people]
    AssessorTie.objects.create(
        assessor=world.people[1],
        institution=world.case.institution,
        kind="employed",
        starts=date(2023, 1, 1),
        at=world.now,
    )
    told: dict[str, Any] = {"appeal_id": appeal, "at": world.later}
    assert codes(appoint, assessors=ids[:2], by=world.registrar, **told) == ["APPEAL-008"]
    assert codes(appoint, assessors=ids[:3], by=world.registrar, **told) == ["APPEAL-010"]
    Licence.objects.filter(assessor=world.people[2]).update(ends=date(2023, 12, 31))
    assert codes(appoint, assessors=ids[1:], by=world.secretary, **told) == ["APPEAL-010", "APPEAL-011"]
    free = {one.id for one in possible(world.registrar, world.case, world.later.date())}
    assert free == {world.people[0].pk, world.people[3].pk}
    assert codes(appoint, assessors=ids[:3], by=world.head, **told) == ["ACCESS-001"]


def test_an_upheld_appeal_makes_another_verdict_and_replaces_the_certificate(world: World) -> None:
    appeal = world.heard()
    told: dict[str, Any] = {"appeal_id": appeal, "at": world.later}
    found = {"1": Finding(UP, "หลักฐานใหม่สนับสนุน")}
    marks = {"1.1": ("excellent", "คะแนนสอบสามปี")}
    assert codes(decide, resolution="5/2567", by=world.secretary, **told) == ["STAGE-001"]
    assert codes(propose, findings=found, marks=marks, by=world.head, **told) == ["ACCESS-001"]
    assert codes(propose, findings={}, marks=marks, by=world.chair, **told) == ["APPEAL-013", "APPEAL-014"]
    other = {"2.1": ("excellent", "x")}
    assert codes(propose, findings=found, marks=other, by=world.chair, **told) == ["APPEAL-014"]
    paper = propose(findings=found, marks=marks, by=world.chair, **told)
    assert paper.digest == digest(paper.content)
    with pytest.raises(NeverChanged):
        CaseAppealPaper.objects.filter(pk=paper.pk).update(content="{}")
    assert codes(decide, resolution=" ", by=world.secretary, **told) == ["APPEAL-015"]
    assert [takes(one, world.case.pk) for one in (world.chair, world.head, world.secretary)] == [
        True,
        False,
        True,
    ]
    row = decide(resolution="มติ 5/2567", by=world.secretary, **told)
    first, second = CaseVerdict.objects.filter(case=world.case).order_by("version")
    assert (first.version, second.version, second.why, row.verdict_after_id) == (1, 2, "appeal", second.pk)
    assert (first.marks["1.1"], second.marks["1.1"]) == ("good", "excellent")
    old, new = CaseCertificate.objects.filter(case=world.case).order_by("pk")
    assert (old.stage, new.stage, new.verdict_id, new.ends) == ("replaced", "valid", second.pk, old.ends)
    view = result(world.case.number)
    assert (view.certificate.number, [one.why for one in view.versions]) == (new.number, ["appeal", "first"])
    assert (row.found, Case.objects.get(pk=world.case.pk).stage) == ("upheld", "published")
    assert codes(holdings, person=world.chair, case_id=world.case.pk) == [
        "ACCESS-001"
    ]  # it is not theirs now
    again: dict[str, Any] = {"case_id": world.case.pk, "points": [WHY], "by": world.head, "at": world.later}
    assert codes(file, **again) == ["APPEAL-006"]


def test_what_the_board_rejects_changes_nothing_of_the_result(world: World) -> None:
    appeal = world.heard()
    told: dict[str, Any] = {"appeal_id": appeal, "at": world.later}
    found = {"1": Finding(UP, "หลักฐานใหม่")}
    propose(findings=found, marks={"1.1": ("excellent", "สามปี")}, by=world.chair, **told)
    against = {"resolution": "มติ 5/2567", "rejected": frozenset({"1"}), "by": world.secretary, **told}
    assert codes(decide, **against) == ["APPEAL-013"]
    assert codes(decide, words="ไม่พอ", seen="0" * 64, **against) == ["CASE-008"]
    row = decide(words="ไม่พอ", **against)
    assert changes_in(row.papers.get(kind="decision").content) == {}
    assert (row.found, row.verdict_after, CaseVerdict.objects.count()) == ("rejected", None, 1)
    assert (CaseCertificate.objects.count(), CasePublication.objects.count()) == (1, 1)
    assert row.papers.count() == 2
    assert Assessor.objects.count() == 4
