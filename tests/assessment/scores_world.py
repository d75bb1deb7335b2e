"""A case on its visit with a team of two, its sheets filled in and handed in as a test needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from prakan.assessment.actions.case_scores import attach, hand_in, propose_equal, save
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.assessment.models import Case, CaseEvidence, CaseSheet, TeamVisit
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.questions import questions
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Licence
from tests.assessment.cases_world import opened
from tests.assessment.conftest import outsider
from tests.assessment.visits_world import confirmed


@dataclass(frozen=True)
class World:
    """A case, its chair and member, and an afternoon of the visit."""

    case: Case
    chair: Person
    member: Person
    at: datetime

    def assessor(self, person: Person) -> Assessor:
        """Return the entry in the register of somebody of the team."""
        return Assessor.objects.get(pk=int(person.grants.get().scope.removeprefix("assessor:")))

    def saw(self, person: Person, title: str = "บันทึกการประชุม") -> CaseEvidence:
        """Save and return evidence of one's own."""
        found = Found("observation", title, note="เห็นจริง", key=f"{person.username}-{title}")
        return attach(case_id=self.case.pk, found=found, by=person, at=self.at)

    def write(self, person: Person, marks: Mapping[str, str] | None = None, rest: str = "good") -> None:
        """Fill in a whole sheet: its first mark through the action, the others beside it in the row."""
        seen = self.saw(person).pk
        codes = [asked.code for asked in questions(pack(self.case))]
        given = {code: (marks or {}).get(code, rest) for code in codes}
        self.put(person, codes[0], given[codes[0]], evidence=(seen,))
        row = CaseSheet.objects.get(case=self.case, assessor=self.assessor(person))
        row.marks = {
            code: {**row.marks[codes[0]], "mark": mark, "reason": f"เหตุผล {code}"}
            for code, mark in given.items()
        }
        row.save(update_fields=["marks"])

    def put(
        self, person: Person, code: str, mark: str, *, evidence: tuple[int, ...] = (), seen: int = 0
    ) -> object:
        """Save one mark."""
        given = {"code": code, "mark": mark, "reason": f"เหตุผล {code}", "evidence": evidence, "seen": seen}
        return save(case_id=self.case.pk, by=person, at=self.at, **given)

    def hand_in(self, person: Person) -> CaseSheet:
        """Hand a sheet in."""
        return hand_in(case_id=self.case.pk, by=person, at=self.at)

    def open(self, marks: Mapping[str, str] | None = None) -> None:
        """Let both hand in; the member's marks differ where told."""
        self.write(self.chair)
        self.write(self.member, marks)
        self.hand_in(self.chair)
        self.hand_in(self.member)

    def equal(self) -> int:
        """Let the chair propose what is equal."""
        return propose_equal(case_id=self.case.pk, by=self.chair, at=self.at)


def visited(by: Person, now: datetime, stage: CaseStage = CaseStage.VISITED) -> World:
    """Save and return the world: the case stands in a stage, its visit has begun."""
    plan = confirmed(by, now, visits=1)
    visit = TeamVisit.objects.get(plan=plan)
    case = opened(by, now, schools=0)[0]
    Case.objects.filter(pk=case.pk).update(visit=visit, stage=stage)
    Licence.objects.update(ends=date(2099, 12, 31))  # pages read the clock
    act = partial(outsider, role=Role.ASSESSOR)
    chair, member = (
        act(name, scope=f"assessor:{seat.assessor_id}")
        for name, seat in zip(("chair", "member"), visit.seats.order_by("pk"), strict=True)
    )
    at = now + timedelta(days=12, hours=6)  # the last day of the visit
    return World(Case.objects.select_related("framework").get(pk=case.pk), chair, member, at)
