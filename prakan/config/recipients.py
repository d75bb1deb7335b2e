"""Who is told of a step: by role, by what they did, by whom it is about."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from prakan.assessment.queries.season_audience import audience
from prakan.assessors.queries.renewals import people_of
from prakan.domain.roles import Role
from prakan.domain.team_routes import BODY_ROLES, Body
from prakan.foundation.queries.outbox import Event, last_actor
from prakan.foundation.queries.people import acting_for, holders, scoped_holders, units_of
from prakan.foundation.queries.texts import agency

Recipients = Callable[[Event], tuple[int, ...]]


def everyone_with(*roles: Role) -> Recipients:
    """Tell all who hold one of these roles, wherever."""
    return lambda event: tuple(person for role in roles for person in holders(role))


def heads_of_the_actor(event: Event) -> tuple[int, ...]:
    """Tell the heads of the units in which the person who did it works."""
    return holders(Role.UNIT_HEAD, units=units_of(event.by_id))


def who_did(*steps: str) -> Recipients:
    """Tell the person who last took one of ``steps`` on the same subject."""

    def recipients(event: Event) -> tuple[int, ...]:
        person = last_actor(event.subject, steps, before_id=event.row_id)
        return (person,) if person else ()

    return recipients


def whom_it_is_about(event: Event) -> tuple[int, ...]:
    """Tell the person whose roles changed."""
    return (int(event.after["person"]),)


def its_institution(event: Event) -> tuple[int, ...]:
    """Tell the people of the institution whose report it is."""
    return acting_for(Role.INSTITUTION, f"institution:{event.after['institution']}")


def the_assessor(event: Event) -> tuple[int, ...]:
    """Tell the assessor whose entry of the register it is."""
    return acting_for(Role.ASSESSOR, f"assessor:{event.after['assessor']}")


def its_assessor(event: Event) -> tuple[int, ...]:
    """Tell the assessor that the audit row is about."""
    return acting_for(Role.ASSESSOR, event.subject)


def its_round(event: Event) -> tuple[int, ...]:
    """Tell the assessors whose licences a renewal round lists."""
    listed = people_of(int(event.subject.partition(":")[2]))
    people = scoped_holders(Role.ASSESSOR, timezone.localdate())
    return tuple(person for pk in sorted(listed) for person in people.get(f"assessor:{pk}", ()))


def named_and_accused(event: Event) -> tuple[int, ...]:
    """Tell the members who hear a complaint, and the assessor whom it is about."""
    return tuple(sorted({*map(int, event.after["members"]), *the_assessor(event)}))


def accused_and_officers(event: Event) -> tuple[int, ...]:
    """Tell the assessor whom a complaint was about, and officers when a step of the licence is proposed."""
    officers = holders(Role.ASSESSMENT_OFFICER) if event.after["proposes"] else ()
    return tuple(sorted({*the_assessor(event), *officers}))


def asked_and_concerned(event: Event) -> tuple[int, ...]:
    """Tell who asked for more time, and those who act for whom it is for and for the agencies above."""
    own = acting_for(Role.INSTITUTION, f"institution:{event.after['institution']}")
    above = (acting_for(Role.PARENT_AGENCY, f"agency:{code}") for code in event.after["agencies"])
    told = {int(event.after["asked_by"]), *own, *(person for people in above for person in people)}
    return tuple(sorted(told))


def officers_and_concerned(event: Event) -> tuple[int, ...]:
    """Tell the officers who answer a request for more time, and all whom it concerns."""
    return tuple(sorted({*holders(Role.ASSESSMENT_OFFICER), *asked_and_concerned(event)}))


def season_concerned(event: Event) -> tuple[int, ...]:
    """Tell those whom an open season or a change of its days concerns; of a draft nobody hears."""
    if event.after.get("did") == "prepare":
        return ()
    return audience(str(event.after.get("kind", "")), timezone.localdate())


def who_asked_for_the_plan(event: Event) -> tuple[int, ...]:
    """Tell the person who asked for a plan of teams what became of it."""
    return (int(event.after["asked_by"]),)


def next_to_decide(event: Event) -> tuple[int, ...]:
    """Tell those who record what the next body decides on a list of visits; nobody after the last."""
    body = str(event.after.get("next_body", ""))
    return holders(BODY_ROLES[Body(body)]) if body else ()


def next_to_sign(event: Event) -> tuple[int, ...]:
    """Tell those whose role comes next in the sign-off order; nobody after the last."""
    later = (s for s in agency().sign_off if s.order > int(event.after["order"]))
    following = next(later, None)
    return holders(Role(following.role)) if following else ()
