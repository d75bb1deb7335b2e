"""Who comes on after the visits: finance, a deputy, and made-up accounts for schools and offices that act."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from prakan.commands.loading.cast import holder
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import MADE_UP, Company, account
from prakan.commands.simulating.shares import Shares
from prakan.domain.roles import Role
from prakan.foundation.access import remember
from prakan.foundation.actions import people
from prakan.foundation.models import Person, RoleGrant
from prakan.foundation.queries.people import PLAYED, PLAYED_OFFICES, PLAYED_SCHOOLS
from prakan.registry.models import Assessor, Institution


@dataclass(slots=True)
class Backstage:
    """Everybody of a play by what they do; whoever lacks an account is given one."""

    company: Company
    chance: Chance
    shares: Shares
    finance: Person
    deputy: Person
    offices: dict[str, Person] = field(default_factory=dict)  # by code of the parent agency

    def assessor(self, pk: int, at: datetime) -> Person:
        """Return who acts for an entry of the register."""
        found = self.company.assessors.get(pk)
        if found is None:
            found = account(Assessor.objects.get(pk=pk), at)
            remember(found)
            self.company.assessors[pk] = found
        return found

    def is_extra(self, pk: int) -> bool:
        """Return whether an assessor is nobody whom people sign in as."""
        found = self.company.assessors.get(pk)
        return found is None or found.username.startswith(PLAYED)

    def school(self, place: Institution, at: datetime) -> Person:
        """Return who acts for an institution."""
        found = self.company.places.get(place.pk)
        if found is None:
            name = f"{PLAYED_SCHOOLS}{place.pk}"
            found = _made(name, place.name_th, place.name.say("en"), at)
            scope = f"institution:{place.pk}"
            people.grant(person=found.pk, role=Role.INSTITUTION, scope=scope, by=None, at=at)
            remember(found)
            self.company.places[place.pk] = found
        return found

    def office(self, place: Institution, at: datetime) -> Person | None:
        """Return who acts for the parent agency of an institution; None where it has none."""
        agency = place.agency
        if agency is None:
            return None
        found = self.offices.get(agency.code) or _holder(f"agency:{agency.code}")
        if found is None:
            name = f"{PLAYED_OFFICES}{agency.pk}"
            found = _made(name, agency.name.th, agency.name.say("en"), at)
            scope = f"agency:{agency.code}"
            people.grant(person=found.pk, role=Role.PARENT_AGENCY, scope=scope, by=None, at=at)
        remember(found)
        self.offices[agency.code] = found
        return found


def backstage(company: Company, chance: Chance, shares: Shares) -> Backstage:
    """Return who comes on; raises ``LookupError`` when the demonstration has nobody for a role."""
    finance, deputy = holder(Role.FINANCE_OFFICER), holder(Role.DEPUTY_DIRECTOR)
    if finance is None or deputy is None:
        raise LookupError("people.toml names no finance officer, or no deputy director")
    for person in (finance, deputy):
        remember(person)
    return Backstage(company, chance, shares, finance, deputy)


def centre_people() -> dict[str, Person]:
    """Return who acts for a coordination centre, by its code."""
    grants = RoleGrant.objects.filter(role=Role.COORDINATION_CENTRE, person__is_demo=True)
    rows = grants.select_related("person").order_by("-pk")
    return {row.scope.removeprefix("centre:"): row.person for row in rows}


def _holder(scope: str) -> Person | None:
    row = RoleGrant.objects.filter(scope=scope, person__is_demo=True).select_related("person").first()
    return row.person if row else None


def _made(username: str, th: str, en: str, at: datetime) -> Person:
    return people.add(
        username=username,
        name_th=f"ผู้แทน {th}"[:140] + MADE_UP[0],
        name_en=f"For {en}"[:140] + MADE_UP[1],
        is_demo=True,
        by=None,
        at=at,
    )
