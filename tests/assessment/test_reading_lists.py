"""The reading list: drawn with a seal that was there before, kept, shared out; second readings are blind."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

import pytest

from prakan.assessment.actions.case_readings import assigning
from prakan.assessment.actions.case_readings.assigning import Given
from prakan.assessment.actions.case_readings.listing import draw
from prakan.assessment.models import CaseReading, CaseReadingList, CaseReadingRules, TeamSeat
from prakan.assessment.queries.case_readings.features import known
from prakan.assessment.queries.case_readings.lists import levels_to_list, list_of, shares
from prakan.domain.roles import Role
from prakan.foundation.actions.seals import seal_rows
from prakan.foundation.models import Person
from tests.assessment.conftest import outsider
from tests.assessment.scores_world import World
from tests.assessment.test_case_readings import handed_on, packs, registrar, world
from tests.assessment.test_case_reports import codes

__all__ = ["handed_on", "packs", "registrar", "world"]


def test_a_list_is_drawn_with_a_seal_that_was_there_and_its_lot_can_be_drawn_again(
    world: World, registrar: Person, now: datetime
) -> None:
    over = outsider("over", Role.SUPERVISOR, scope="level:basic")
    case = world.case
    told: dict[str, Any] = {"year": case.year, "level": case.level, "by": over, "at": world.at}
    strict = {seat.assessor_id: 1.5 for seat in TeamSeat.objects.filter(visit=case.visit)[:1]}
    assert codes(draw, severity=strict, **told) == ["READ-022"]
    seal = seal_rows(reason="test", at=now)
    assert codes(draw, severity=strict, **{**told, "level": "higher"}) == ["READ-020"]
    assert codes(draw, severity=strict, **{**told, "year": case.year + 1}) == ["READ-021"]
    row = draw(severity=strict, **told)
    (line,) = row.lines
    assert (row.seed, line["number"], line["reason"]) == (seal.digest, case.number, "lot")
    assert line["lot"] == sha256(f"{seal.digest}|{case.number}".encode()).hexdigest()
    assert (line["percent"], row.basis["known_severity"], row.basis["all"]) == (100.0, 1, True)
    (marks,) = known(case.year, case.level, strict).marks
    assert (marks.severity, set(marks.marks.values())) == (1.5, {2.0})
    with pytest.raises(Exception, match="CaseReadingList"):
        CaseReadingList.objects.filter(pk=row.pk).update(level="higher")
    found = list_of(over, case.year, case.level)
    assert found is not None
    assert (found.digest, found.free, [one.reader for one in found.lines]) == (row.digest, 1, [None])
    assert dict(levels_to_list(over, case.year)) == {"basic": 1}
    assert codes(list_of, person=over, year=case.year, level="higher") == ["READ-020"]


def test_what_waits_is_shared_out_and_a_second_reader_reads_blind(
    world: World, registrar: Person, now: datetime
) -> None:
    over = outsider("over", Role.SUPERVISOR, scope="level:basic")
    first, second = (outsider(name, Role.REPORT_READER, scope="level:basic") for name in ("first", "second"))
    case = world.case
    rules = CaseReadingRules.objects.get()
    rules.rules["shares"]["second"] = 1000
    rules.save()
    seal_rows(reason="test", at=now)
    draw(year=case.year, level=case.level, severity={}, by=over, at=world.at)
    registrar.is_active = False  # an officer reads too; here the readers share
    registrar.save()
    found = shares(over, case.year, case.level)
    assert [(one.reader, one.why, one.second) for one in found] == [
        (first.pk, "lot", False),
        (second.pk, "lot", True),
    ]
    wanted = [Given(one.case, one.reader or 0, one.why, one.size, one.second) for one in found]
    told: dict[str, Any] = {"by": over, "at": world.at}
    assert [one.fault for one in assigning.give_out(wanted=wanted[:1], **told)] == [None]
    alone = shares(over, case.year, case.level)  # the second reading is offered after the first is given
    assert [(one.reader, one.second) for one in alone] == [(second.pk, True)]
    same = assigning.give_out(wanted=[Given(case.pk, first.pk, "lot", 0.0, is_second=True)], **told)
    assert [one.fault.code if one.fault else "" for one in same] == ["READ-017"]
    assert [one.fault for one in assigning.give_out(wanted=wanted[1:], **told)] == [None]
    again = assigning.give_out(wanted=wanted, **told)
    assert [one.fault.code if one.fault else "" for one in again] == ["READ-003", "READ-003"]
    assert [(one.why, one.is_second) for one in CaseReading.objects.order_by("pk")] == [
        ("lot", False),
        ("lot", True),
    ]
    assert shares(over, case.year, case.level) == ()
