"""Records of a visit: versions only ever added, by the team, encrypted; who looked stands in the trail."""

from __future__ import annotations

from typing import Any

import pytest

from prakan.assessment.actions.visit_records import look, record
from prakan.assessment.models import Case, TeamSeat, VisitRecord
from prakan.assessment.queries.visit_records import lines, standing_of, versions
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, packs, registrar, world

__all__ = ["begun", "packs", "registrar", "world"]

pytestmark = pytest.mark.django_db

DAY = "2024-01-15"
PEOPLE = {"people": [{"name": "ครูตัวอย่าง", "role": "ครู", "present": True}]}
MORE = {"people": [*PEOPLE["people"], {"name": "กรรมการตัวอย่าง", "role": "กรรมการ", "present": False}]}


def put(world: World, by: Person, content: Any = PEOPLE, *, key: str = "k1", base: int = 0) -> VisitRecord:
    """Record who was there."""
    said = {"case_id": world.case.pk, "kind": "attendance", "part": DAY, "content": content}
    return record(**said, key=key, base=base, by=by, at=world.at)


def refused(world: World, by: Person, content: Any = PEOPLE, **more: Any) -> str:
    """Return the number under which a record is refused, "" when it is kept."""
    try:
        put(world, by, content, **more)
    except Refused as one:
        return one.faults[0].code
    return ""


def test_the_same_again_is_the_same_row_and_a_version_goes_on_from_the_one_that_stands(world: World) -> None:
    first = put(world, world.chair)
    assert put(world, world.chair).pk == first.pk
    assert put(world, world.member, key="k2").pk == first.pk  # another key, the same content
    second = put(world, world.member, MORE, key="k3", base=1)
    assert (first.version, second.version, VisitRecord.objects.count()) == (1, 2, 2)
    assert [one.line.version for one in versions(world.chair, world.case.pk, "attendance", DAY)] == [2, 1]
    stands = standing_of(world.case)
    assert [(one.line.version, one.content) for one in stands] == [(2, MORE)]


def test_a_version_that_its_writer_did_not_see_is_not_written_over(world: World) -> None:
    put(world, world.chair)
    assert refused(world, world.member, MORE, key="k2", base=0) == "FIELD-041"
    assert refused(world, world.member, MORE, key="k2", base=2) == "FIELD-043"
    assert refused(world, world.member, MORE, key="k1", base=1) == "FIELD-042"
    assert refused(world, world.member, MORE, key="k2", base=1) == ""


def test_who_wrote_meanwhile_is_told_with_day_and_hour(world: World) -> None:
    put(world, world.chair)
    with pytest.raises(Refused) as refused:
        put(world, world.member, MORE, key="k2", base=0)
    said = refused.value.faults[0].values["at"]
    assert (said.th, said.en) == ("17 มกราคม 2567 เวลา 15.00 น.", "15:00 on 17 January 2024 (B.E. 2567)")


def test_only_the_team_records_and_only_while_the_case_is_open(world: World, registrar: Person) -> None:
    assert refused(world, registrar) == "ACCESS-001"
    seat = TeamSeat.objects.get(visit=world.case.visit, assessor=world.assessor(world.member))
    seat.delete()
    assert refused(world, world.member) == "CASE-001"
    Case.objects.filter(pk=world.case.pk).update(stage=CaseStage.DRAFT_SENT)
    assert refused(world, world.chair) == "SCORE-001"
    assert VisitRecord.objects.count() == 0


def test_names_lie_encrypted_and_are_not_in_the_trail(world: World) -> None:
    made = put(world, world.chair)
    row = AuditRow.objects.get(step="visit.record")
    assert ("ตัวอย่าง" in made.body, "ตัวอย่าง" in str(row.after), row.after["digest"]) == (
        False,
        False,
        made.digest,
    )


def test_whoever_looks_stands_in_the_trail(world: World, registrar: Person) -> None:
    case = {"case_id": world.case.pk, "kind": "attendance", "part": DAY}
    assert look(**case, by=registrar, at=world.at) == ()
    put(world, world.chair)
    found = look(**case, by=registrar, at=world.at)
    rows = AuditRow.objects.filter(step="look.visit_record")
    assert ([one.content for one in found], [row.by for row in rows]) == ([PEOPLE], [registrar])
    assert [one.target for one in lines(registrar, world.case.pk)] == [f"record:attendance:{DAY}"]


def test_a_scan_must_be_ones_own_and_a_picture_or_a_document(world: World) -> None:
    said = {"case_id": world.case.pk, "kind": "sign_off", "part": "", "key": "s1", "base": 0}
    content = {"name": "ครูตัวอย่าง", "position": "ผู้อำนวยการ", "said": "รับทราบ"}
    with pytest.raises(Refused, match="FIELD-051"):
        record(**said, content=content, file=10**6, by=world.chair, at=world.at)
    with pytest.raises(Refused, match="FIELD-050"):
        record(**said, content=content, by=world.chair, at=world.at)
