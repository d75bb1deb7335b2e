"""Committees and the board: agendas, who steps back, quorum, resolutions, the close that moves cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prakan.assessment.actions.meetings import bodies, closing, planning, resolving
from prakan.assessment.models import AgendaItem, BoardMember, Case, CaseMove, Meeting, Recusal
from prakan.assessment.queries.case_facts import met_by
from prakan.assessment.queries.meetings.board import candidates, meeting, waiting_by_body
from prakan.domain.cases.needs import Need
from prakan.domain.cases.stages import CaseStage
from prakan.domain.meetings import Resolution
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person, Seal
from tests.assessment.meetings_world import DAY, attended, called, papers, seated, waiting

EVENING = datetime.combine(DAY, time(17), ZoneInfo("Asia/Bangkok"))
AGREED, BACK, LATER = Resolution.AGREED, Resolution.SENT_BACK, Resolution.DEFERRED


def codes(call: Callable[..., object], **told: Any) -> list[str]:
    """Return the codes with which a call is refused, in order."""
    with pytest.raises(Refused) as caught:
        call(**told)
    return [fault.code for fault in caught.value.faults]


def close(**told: Any) -> Meeting:
    """Close a meeting in the evening of its day."""
    return closing.close(**{**told, "at": EVENING})


def stages(cases: list[Case]) -> list[str]:
    return [Case.objects.get(pk=case.pk).stage for case in cases]


def items(row: Meeting) -> list[AgendaItem]:
    return list(row.items.order_by("place"))


def test_a_committee_resolves_three_ways_and_its_cases_go_there(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    members = seated("basic", secretary, now)
    cases = waiting(registrar, now, CaseStage.COMMITTEE, cases=3)
    row = called("basic", cases, secretary, now)
    attended(row, members[:2], secretary, now)
    first, second, third = items(row)
    told: dict[str, Any] = {"meeting_id": row.pk, "by": secretary, "at": now}
    resolving.resolve(items=[first.pk], resolution=AGREED, **told)
    resolving.resolve(items=[second.pk], resolution=BACK, words="เพิ่มหลักฐาน 2.1", **told)
    assert codes(close, **told) == ["MEETING-013"]
    resolving.resolve(items=[third.pk], resolution=LATER, words="ไม่ทันเวลา", **told)
    assert codes(closing.close, **told) == ["MEETING-020"]  # before its day
    closed = close(meeting_id=row.pk, by=secretary, at=now + timedelta(hours=9))
    assert stages([first.case, second.case, third.case]) == ["board", "revision", "committee"]
    assert CaseMove.objects.get(case=second.case, step="case.send_back").reason == "เพิ่มหลักฐาน 2.1"
    assert closed.seal == Seal.objects.latest("pk").digest
    assert len(closed.minutes_digest) == 64
    assert {one.code: one.cases for one in waiting_by_body(secretary)} == {
        "basic": 1,
        "vocational": 0,
        "non_formal": 0,
        "higher": 0,
        "board": 1,
    }
    left = candidates(secretary, "basic")
    assert [(one.case, one.number) for one in left] == [(third.case_id, third.case.number)]
    assert codes(resolving.resolve, items=[first.pk], resolution=AGREED, **told) == ["MEETING-005"]


def test_the_board_certifies_and_an_earlier_agreement_does_not_count_again(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    members = seated("board", secretary, now)
    (case,) = waiting(registrar, now, CaseStage.BOARD, cases=1)
    row = called("board", [case], secretary, now)
    attended(row, members, secretary, now)
    told: dict[str, Any] = {"meeting_id": row.pk, "by": secretary, "at": now + timedelta(hours=9)}
    resolving.resolve(items=[items(row)[0].pk], resolution=AGREED, **told)
    assert Need.BOARD_RESOLVED not in met_by(case.pk, DAY)  # the meeting is not closed
    close(**told)
    assert stages([case]) == ["certified"]
    Case.objects.update(stage=CaseStage.BOARD, entered_at=EVENING + timedelta(days=30))
    assert Need.BOARD_RESOLVED not in met_by(case.pk, DAY)


def test_a_member_with_a_tie_steps_back_and_the_quorum_is_lost(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    members = seated("basic", secretary, now)
    (case,) = waiting(registrar, now, CaseStage.COMMITTEE, cases=1)
    bodies.add_tie(
        member_id=members[0].pk,
        institution=str(case.institution_id),
        reason="เคยเป็นที่ปรึกษา",
        source="แจ้งเอง",
        by=secretary,
        at=now,
    )
    row = called("basic", [case], secretary, now)
    (item,) = items(row)
    assert Recusal.objects.get().member == members[0]
    attended(row, members[:2], secretary, now)
    told: dict[str, Any] = {"meeting_id": row.pk, "items": [item.pk], "by": secretary, "at": now}
    assert codes(resolving.resolve, resolution=AGREED, **told) == ["MEETING-010"]
    assert resolving.resolve(resolution=LATER, words="ไม่ครบองค์ประชุม", **told) == 1
    attended(row, members, secretary, now)
    assert resolving.resolve(resolution=AGREED, **told) == 1
    resolving.recuse(
        meeting_id=row.pk, item_id=item.pk, member_id=members[1].pk, reason="ญาติ", by=secretary, at=now
    )
    assert codes(close, meeting_id=row.pk, by=secretary, at=now) == ["MEETING-010"]
    (shown,) = meeting(secretary, row.pk).items
    assert [(one.reason, one.by_tie) for one in shown.away] == [("เคยเป็นที่ปรึกษา", True), ("ญาติ", False)]


def test_a_tie_registered_after_the_agenda_went_out_counts_too(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    members = seated("basic", secretary, now)
    (case,) = waiting(registrar, now, CaseStage.COMMITTEE, cases=1)
    row = called("basic", [case], secretary, now)
    attended(row, members[:2], secretary, now)
    place = str(case.institution_id)
    told: dict[str, Any] = {"by": secretary, "at": now}
    bodies.add_tie(member_id=members[0].pk, institution=place, reason="ญาติ", source="แจ้งเอง", **told)
    agreed: dict[str, Any] = {"meeting_id": row.pk, "items": [items(row)[0].pk], "resolution": AGREED}
    assert codes(resolving.resolve, **agreed, **told) == ["MEETING-010"]


def test_a_tie_that_is_over_keeps_nobody_away(registrar: Person, secretary: Person, now: datetime) -> None:
    members = seated("basic", secretary, now)
    (case,) = waiting(registrar, now, CaseStage.COMMITTEE, cases=1)
    bodies.add_tie(
        member_id=members[0].pk,
        institution=str(case.institution_id),
        reason="เคยสอน",
        source="ประวัติ",
        ends=date(2024, 6, 13),
        by=secretary,
        at=now,
    )
    called("basic", [case], secretary, now)
    assert not Recusal.objects.exists()


def test_a_report_that_changed_since_the_agenda_is_not_resolved_unseen(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    members = seated("basic", secretary, now)
    cases = waiting(registrar, now, CaseStage.COMMITTEE, cases=2)
    row = called("basic", cases, secretary, now)
    attended(row, members, secretary, now)
    told: dict[str, Any] = {"meeting_id": row.pk, "by": secretary, "at": now}
    both = [one.pk for one in items(row)]
    resolving.resolve(items=both, resolution=AGREED, **told)
    papers(cases[0], now, number=2)
    assert {one.case: one.changed for one in meeting(secretary, row.pk).items} == {
        cases[0].pk: True,
        cases[1].pk: False,
    }
    assert [one.case for one in meeting(secretary, row.pk, shown="changed").items] == [cases[0].pk]
    assert codes(close, **told) == ["MEETING-009"]
    assert codes(resolving.resolve, items=both, resolution=AGREED, **told) == ["MEETING-009"]
    changed = AgendaItem.objects.get(case=cases[0])
    resolving.hand_out(item_id=changed.pk, **told)
    assert codes(close, **told) == ["MEETING-013"]  # what was resolved of it fell
    resolving.resolve(items=[changed.pk], resolution=AGREED, **told)
    close(**told)
    assert stages(cases) == ["board", "board"]


def test_a_case_withdrawn_meanwhile_stops_the_close_until_it_is_deferred(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    members = seated("basic", secretary, now)
    cases = waiting(registrar, now, CaseStage.COMMITTEE, cases=2)
    row = called("basic", cases, secretary, now)
    attended(row, members, secretary, now)
    told: dict[str, Any] = {"meeting_id": row.pk, "by": secretary, "at": now}
    resolving.resolve(items=[one.pk for one in items(row)], resolution=AGREED, **told)
    Case.objects.filter(pk=cases[0].pk).update(stage=CaseStage.WITHDRAWN)
    assert codes(close, **told) == ["MEETING-017"]
    gone = AgendaItem.objects.get(case=cases[0])
    resolving.resolve(items=[gone.pk], resolution=LATER, words="ถอนออกจากปี", **told)
    close(**told)
    assert stages(cases) == ["withdrawn", "board"]


def test_a_case_stands_on_one_agenda_and_only_where_it_waits(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    seated("basic", secretary, now)
    cases = waiting(registrar, now, CaseStage.COMMITTEE, cases=2)
    other = planning.plan(body="basic", on=DAY, by=secretary, at=now)
    board = planning.plan(body="board", on=DAY, by=secretary, at=now)
    told: dict[str, Any] = {"cases": [case.pk for case in cases], "by": secretary, "at": now}
    assert planning.put_on(meeting_id=other.pk, **told) == 2
    again = planning.plan(body="basic", on=DAY, by=secretary, at=now)
    assert again.label == "2/2567"
    assert codes(planning.put_on, meeting_id=again.pk, **told) == ["MEETING-008", "MEETING-008"]
    assert codes(planning.put_on, meeting_id=board.pk, **told)[:2] == ["MEETING-007", "MEETING-007"]
    planning.cancel(meeting_id=other.pk, reason="ย้ายวัน", by=secretary, at=now)
    assert planning.put_on(meeting_id=again.pk, **told) == 2


def test_an_agenda_is_made_and_taken_back(registrar: Person, secretary: Person, now: datetime) -> None:
    seated("basic", secretary, now)
    cases = waiting(registrar, now, CaseStage.COMMITTEE, cases=3)
    row = planning.plan(body="basic", on=DAY, number=7, by=secretary, at=now)
    told: dict[str, Any] = {"meeting_id": row.pk, "by": secretary, "at": now}
    assert codes(planning.call, **told) == ["MEETING-006"]
    planning.put_on(cases=[case.pk for case in cases], **told)
    planning.take_off(item_id=items(row)[0].pk, **told)
    assert [one.place for one in items(row)] == [1, 2]
    assert len(planning.call(**told).agenda_digest) == 64
    assert codes(planning.put_on, cases=[cases[0].pk], **told) == ["MEETING-004"]
    assert planning.recall(**told).agenda_digest == ""
    assert codes(planning.plan, body="basic", on=DAY, number=7, by=secretary, at=now) == ["MEETING-003"]
    assert codes(planning.cancel, reason=" ", **told) == ["MEETING-018"]


def test_who_has_an_older_page_open_is_told(registrar: Person, secretary: Person, now: datetime) -> None:
    seated("basic", secretary, now)
    cases = waiting(registrar, now, CaseStage.COMMITTEE, cases=1)
    row = planning.plan(body="basic", on=DAY, by=secretary, at=now)
    told: dict[str, Any] = {"meeting_id": row.pk, "by": secretary, "at": now}
    planning.put_on(cases=[cases[0].pk], revision=1, **told)
    assert codes(planning.call, revision=1, **told) == ["MEETING-019"]


def test_only_secretaries_write_and_every_write_is_in_the_trail(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    assert codes(planning.plan, body="basic", on=DAY, by=registrar, at=now) == ["ACCESS-001"]
    seated("basic", secretary, now)
    row = called("basic", waiting(registrar, now, CaseStage.COMMITTEE, cases=1), secretary, now)
    steps = AuditRow.objects.filter(subject=f"meeting:{row.pk}").order_by("pk").values_list("step", flat=True)
    assert list(steps) == ["meeting.plan", "meeting.agenda", "meeting.call"]


def test_members_and_ties_are_whole(secretary: Person, now: datetime) -> None:
    members = seated("basic", secretary, now)
    told: dict[str, Any] = {"by": secretary, "at": now}
    wrong = {"body": "basic", "name_th": " ", "post": "king", "starts": None}
    assert codes(bodies.add_member, **wrong, **told) == ["MEETING-015"] * 3
    assert codes(bodies.add_member, **{**wrong, "body": "moon"}, **told) == ["MEETING-002"]
    assert codes(bodies.end_member, member_id=members[0].pk, ends=date(2022, 1, 1), **told) == ["MEETING-015"]
    tie = {"member_id": members[0].pk, "institution": "", "reason": "", "source": ""}
    assert codes(bodies.add_tie, **tie, **told) == ["MEETING-016"] * 3
    bodies.end_member(member_id=members[0].pk, ends=date(2024, 6, 13), **told)
    assert BoardMember.objects.get(pk=members[0].pk).ends == date(2024, 6, 13)
    row = planning.plan(body="basic", on=DAY, **told)
    Meeting.objects.update(stage=Meeting.Stage.CALLED)
    present = {"meeting_id": row.pk, "present": [members[0].pk]}
    assert codes(resolving.attend, **present, **told) == ["MEETING-014"]
