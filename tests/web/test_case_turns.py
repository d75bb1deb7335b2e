"""Whose turn it is, before each person: piles on home and in the inbox, counts in the menu, the list."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prakan.assessment.models import Case, CaseSheet, TeamSeat
from prakan.assessment.queries.cases.inbox import count, piles
from prakan.domain.roles import Role
from prakan.foundation import audit
from prakan.foundation.models import Person, RoleGrant
from tests.assessment.cases_world import opened
from tests.assessment.visits_world import confirmed
from tests.conftest import member as with_role
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


def member(name: str, role: Role, *, scope: str) -> Person:
    """Save and return somebody who works elsewhere."""
    person = with_role(name, role)
    RoleGrant.objects.filter(person=person).update(scope=scope)
    return person


@pytest.fixture
def rows(registrar: Person, now: datetime) -> list[Case]:
    """Save four cases whose visits are on a confirmed plan, as they stand at four turns."""
    confirmed(registrar, now)
    found = opened(registrar, now, schools=0)
    visit = TeamSeat.objects.filter(seat="chair").order_by("pk")[0].visit
    today = timezone.localdate()
    turns = (
        ("visited", "chair", visit, 3),
        ("draft_sent", "institution", visit, -4),
        ("visited", "officer", None, 9),
        ("visited", "officer", None, 2),
    )
    for row, (stage, owner, of, late) in zip(found, turns, strict=True):
        due = today - timedelta(days=late)
        Case.objects.filter(pk=row.pk).update(stage=stage, owner=owner, visit=of, due_on=due)
    return found


def test_each_person_sees_what_is_theirs_and_nobody_elses(
    registrar: Person, auditor: Person, rows: list[Case]
) -> None:
    visit = Case.objects.get(pk=rows[0].pk).visit
    chair = TeamSeat.objects.get(visit=visit, seat="chair").assessor_id
    one = TeamSeat.objects.filter(visit=visit).exclude(seat="chair")[0].assessor_id
    people = {
        "officer": registrar,
        "chair": member("chair", Role.ASSESSOR, scope=f"assessor:{chair}"),
        "member": member("member", Role.ASSESSOR, scope=f"assessor:{one}"),
        "school": member("school", Role.INSTITUTION, scope=f"institution:{rows[1].institution_id}"),
        "other": member("other", Role.INSTITUTION, scope=f"institution:{rows[0].institution_id}"),
        "auditor": auditor,
    }
    assert {name: count(person) for name, person in people.items()} == {
        "officer": 2, "chair": 1, "member": 1, "school": 1, "other": 0, "auditor": 0,
    }  # fmt: skip
    level = rows[0].level
    Case.objects.filter(pk=rows[3].pk).update(owner="supervisor")
    unit = member("unit", Role.SUPERVISOR, scope=f"level:{level}")
    elsewhere = member("elsewhere", Role.SUPERVISOR, scope="level:vocational")
    assert (level != "vocational", count(unit), count(elsewhere)) == (True, 1, 0)
    Case.objects.filter(pk=rows[3].pk).update(owner="officer")
    (pile,) = piles(registrar)
    assert (pile.stage, pile.count, pile.late, pile.everyone) == ("visited", 2, 9, True)
    (own,) = piles(people["chair"])
    assert (own.case, own.late, own.name, own.unscored) == (rows[0].pk, 3, rows[0].institution.name, True)
    seen = Reader(people["member"]).open("/inbox/")
    words = f"ให้คะแนนของตนแล้วส่ง: {rows[0].institution.name.th}"
    assert seen.links()[words] == f"/cases/{rows[0].pk}/scores/"
    assert "ให้คะแนนของตนแล้วส่ง" in Reader(people["member"]).open("/inbox/cases/").text
    given = {"stage": "handed_in", "digest": "0" * 64, "saved_at": rows[0].opened_at}
    for assessor in (chair, one):
        told = {**given, "handed_in_at": rows[0].opened_at}
        CaseSheet.objects.create(case=rows[0], assessor_id=assessor, seat="member", **told)
    audit.record(step="assessor.edit", subject="assessor:0", by=registrar, at=rows[0].opened_at, after={})
    assert [count(people["member"]), *(pile.unscored for pile in piles(people["chair"]))] == [0, False]


def test_the_inbox_opens_to_the_board_and_to_the_work(registrar: Person, rows: list[Case]) -> None:
    page = Reader(registrar).open("/inbox/")
    link = page.links()["ติดตามร่างรายงานที่เลยกำหนด: 2 งาน"]
    board = Reader(registrar).open(link.partition("#")[0])
    assert [rows[n].number in board.text for n in range(4)] == [False, False, True, True]
    school = member("school", Role.INSTITUTION, scope=f"institution:{rows[1].institution_id}")
    seen = Reader(school).open("/inbox/")
    assert f"อ่านร่างรายงานและตอบกลับ: {rows[1].institution.name.th}" in seen.text
    listed = Reader(school).open("/inbox/cases/")
    assert (rows[1].number in listed.text, rows[0].number in listed.text) == (True, False)
    assert len(listed.all("a", href=f"/cases/{rows[1].pk}/reply/")) == 1
    assert "ไม่มีงานประเมินรอคุณ" in Reader(school).open("/inbox/cases/", late="on").text


def test_the_menu_counts_and_asks_for_three_statements_whatever_the_number(
    registrar: Person, rows: list[Case]
) -> None:
    assert "มี 2 งานรอคุณ" in Reader(registrar).open("/account/").text
    asked = []
    for owner in ("officer", "chair"):
        Case.objects.filter(pk=rows[0].pk).update(owner=owner)
        with CaptureQueriesContext(connection) as seen:
            piles(registrar)
        asked.append(len(seen))
    assert asked == [2, 2]
