"""Who plays: the demonstration's own people, and a made-up account for every assessor who is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from prakan.assessment.models import Case, TeamSeat
from prakan.assessment.queries.case_scores.reaching import seats
from prakan.commands.loading.cast import holder
from prakan.domain.roles import Role
from prakan.foundation.access import remember
from prakan.foundation.actions import people
from prakan.foundation.models import Person, RoleGrant
from prakan.foundation.queries.people import PLAYED
from prakan.registry.models import Assessor

MADE_UP = (" (ตัวอย่าง)", " (example)")


@dataclass(slots=True)
class Company:
    """The people of a play by what they do."""

    registrar: Person
    secretary: Person
    director: Person
    readers: list[Person]  # an officer last: who may read everything
    assessors: dict[int, Person] = field(default_factory=dict)  # by id of the entry in the register
    places: dict[int, Person] = field(
        default_factory=dict
    )  # who acts for an institution (id), where somebody does

    teams: dict[int, Sequence[TeamSeat]] = field(default_factory=dict)  # by visit (id), of this week

    def team(self, case: Case) -> Sequence[TeamSeat]:
        """Return the team of a case, its chair first; looked up once a week."""
        if case.visit_id is None:
            return ()
        if case.visit_id not in self.teams:
            self.teams[case.visit_id] = seats(case)
        return self.teams[case.visit_id]

    def hire(self, ids: Iterable[int], at: datetime) -> int:
        """Give an account to every assessor who has none; returns how many are new."""
        wanted = sorted(set(ids) - set(self.assessors))
        rows = Assessor.objects.in_bulk(wanted)
        for pk in wanted:
            self.assessors[pk] = account(rows[pk], at)
        self.recall()
        return len(wanted)

    def recall(self) -> None:
        """Look everybody's rights up once: during a play nobody's change."""
        office = (self.registrar, self.secretary, self.director, *self.readers)
        for person in (*office, *self.assessors.values(), *self.places.values()):
            remember(person)


def company() -> Company:
    """Return who plays; raises ``LookupError`` when the demonstration has nobody for a role."""
    made = Company(
        registrar=_one(Role.ASSESSMENT_OFFICER),
        secretary=_one(Role.BOARD_SECRETARY),
        director=_one(Role.DIRECTOR),
        readers=[*_all(Role.REPORT_READER), _one(Role.ASSESSMENT_OFFICER)],
    )
    made.assessors = _acting(Role.ASSESSOR, "assessor:")
    made.places = _acting(Role.INSTITUTION, "institution:")
    return made


def _acting(role: Role, word: str) -> dict[int, Person]:
    grants = RoleGrant.objects.filter(role=role, person__is_demo=True, scope__startswith=word)
    rows = grants.select_related("person").order_by("-pk")
    return {int(row.scope.removeprefix(word)): row.person for row in rows}


def _all(role: Role) -> list[Person]:
    rows = RoleGrant.objects.filter(role=role, person__is_demo=True, person__is_active=True)
    return [row.person for row in rows.select_related("person").order_by("person_id")]


def account(row: Assessor, at: datetime) -> Person:
    """Make an account for an entry of the register, and return it."""
    made = people.add(
        username=f"{PLAYED}{row.number}".lower(),
        name_th=row.name_th + MADE_UP[0],
        name_en=row.name.say("en") + MADE_UP[1],
        is_demo=True,
        by=None,
        at=at,
    )
    people.grant(person=made.pk, role=Role.ASSESSOR, scope=f"assessor:{row.pk}", by=None, at=at)
    return made


def _one(role: Role) -> Person:
    person = holder(role)
    if person is None:
        raise LookupError(f"people.toml names nobody with the role {role.value}")
    return person
