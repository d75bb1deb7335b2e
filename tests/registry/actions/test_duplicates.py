"""Likely duplicates are proposed once, decided by a person, and merged only by that."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.domain.duplicates import Reason
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions import duplicates, institutions, successions
from prakan.registry.models import DuplicateProposal, Institution, ParentAgency
from prakan.registry.queries.duplicates import pair, waiting
from tests.registry.conftest import SCHOOL, area, school

__all__ = ["area", "school"]

DAY = date(2023, 5, 16)


@pytest.fixture
def twin(school: Institution, registrar: Person, now: datetime) -> Institution:
    """The school once more, its name without a tone mark."""
    fields = SCHOOL | {"name_th": "บานสมมติ", "learners": "119"}
    return institutions.add(fields=fields, by=registrar, at=now)


@pytest.fixture
def proposed(twin: Institution, now: datetime) -> DuplicateProposal:
    """The proposal that both are one."""
    while duplicates.propose_due(now):
        continue
    return DuplicateProposal.objects.get()


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [fault.code for fault in refused.value.faults]


def test_a_twin_is_proposed_with_its_reasons(
    proposed: DuplicateProposal, school: Institution, twin: Institution, registrar: Person
) -> None:
    (line,) = waiting(registrar).lines
    assert (line.first.id, line.second.id) == (school.pk, twin.pk)
    assert (line.reasons, line.score) == ((Reason.SAME_NAME, Reason.SAME_POSITION), 100)
    assert AuditRow.objects.get(step="duplicate.propose").after == {"pairs": [[school.pk, twin.pk, 100]]}


def test_each_change_is_compared_once_and_a_pair_proposed_once(
    proposed: DuplicateProposal, twin: Institution, registrar: Person, now: datetime
) -> None:
    assert duplicates.propose_due(now) == 0
    institutions.edit(
        institution_id=twin.pk, fields={"learners": "118"}, on=DAY, revision=1, by=registrar, at=now
    )
    assert duplicates.propose_due(now) == 1
    assert DuplicateProposal.objects.count() == 1


def test_two_that_are_different_stay_and_are_not_proposed_again(
    proposed: DuplicateProposal, twin: Institution, registrar: Person, now: datetime
) -> None:
    duplicates.call_different(proposal_id=proposed.pk, reason="คนละแห่ง", by=registrar, at=now)
    found = pair(registrar, proposed.pk)
    assert (found.decision, found.reason, waiting(registrar).total) == ("different", "คนละแห่ง", 0)
    twin.refresh_from_db()
    assert twin.status == "open"
    with pytest.raises(Refused) as refused:
        duplicates.call_different(proposal_id=proposed.pk, reason="อีกครั้ง", by=registrar, at=now)
    assert codes(refused) == ["REG-031"]


def test_two_that_are_one_become_one_and_it_can_be_taken_back(
    proposed: DuplicateProposal, school: Institution, twin: Institution, registrar: Person, now: datetime
) -> None:
    duplicates.call_same(proposal_id=proposed.pk, keep=school.pk, on=DAY, reason="ลงซ้ำ", by=registrar, at=now)
    twin.refresh_from_db()
    assert (twin.status, twin.merged_into_id, waiting(registrar).total) == ("merged", school.pk, 0)
    event = twin.changes.exclude(succession=None).first().succession
    successions.undo(succession_id=event.pk, reason="ผิด", by=registrar, at=now)
    twin.refresh_from_db()
    assert twin.status == "open"


def test_a_reason_a_right_and_one_of_the_two_are_needed(
    proposed: DuplicateProposal, school: Institution, registrar: Person, officer: Person, now: datetime
) -> None:
    for by, reason, code in ((registrar, " ", "REG-015"), (officer, "ซ้ำ", "ACCESS-001")):
        with pytest.raises(Refused) as refused:
            duplicates.call_different(proposal_id=proposed.pk, reason=reason, by=by, at=now)
        assert codes(refused) == [code]
    for proposal, keep in ((999, school.pk), (proposed.pk, 999)):
        with pytest.raises(Refused) as refused:
            duplicates.call_same(proposal_id=proposal, keep=keep, on=DAY, reason="ซ้ำ", by=registrar, at=now)
        assert codes(refused) == ["REG-030"]
    assert DuplicateProposal.objects.get().decision == "waiting"


def test_a_pair_of_which_one_has_ended_no_longer_waits(
    proposed: DuplicateProposal, twin: Institution, registrar: Person, now: datetime
) -> None:
    institutions.close(institution_id=twin.pk, on=DAY, reason="ปิด", revision=1, by=registrar, at=now)
    assert waiting(registrar).total == 0


def test_those_apart_are_not_proposed(
    area: ParentAgency, school: Institution, registrar: Person, now: datetime
) -> None:
    elsewhere = SCHOOL | {"district": "5002", "subdistrict": "500201", "latitude": "", "longitude": ""}
    institutions.add(fields=elsewhere, by=registrar, at=now)
    duplicates.propose_due(now)
    assert DuplicateProposal.objects.count() == 0
