"""Where payments and the budget meet: dues raise themselves, lists ask the budget and hear its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from prakan.assessment.actions.payments.lists import fall_short, fund
from prakan.assessment.actions.payments.raising import raise_dues
from prakan.assessment.queries.payments.ledger import people_on, stage_of, stays_paid, visits_of_list
from prakan.domain.payments import ListStage
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.domain.text import Text
from prakan.foundation.actions.notices import tell
from prakan.foundation.actions.outbox import Every, Job, Together
from prakan.foundation.models import Person
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import acting_for, holders, name_of, scoped_holders, who_did
from prakan.planning.actions.budget import payments as budget

MANY = 1000  # cases that are looked at by name; of more, all are


def raise_for(events: Sequence[Event], at: datetime) -> None:
    """Raise what the cases and visits concerned owe; of many, everything that is owed."""
    cases: set[int] = set()
    visits: set[int] = set()
    for event in events:
        kind, _, pk = event.subject.partition(":")
        if kind == "team_visit":
            visits.add(int(pk))
        elif kind == "payment_list":  # a correction that waited for the list
            visits.update(visits_of_list(int(pk)))
        elif kind == "case":
            cases.add(int(pk))
        else:
            cases.update(int(one) for one in event.after.get("cases", ()))
    if len(cases) + len(visits) > MANY:
        raise_dues(at=at)
        return
    if cases:
        raise_dues(at=at, cases=cases)
    if visits:
        raise_dues(at=at, visits=visits)


def raise_all(at: datetime) -> None:
    """Raise every night what is owed and nobody heard of: rates may name other stages since."""
    raise_dues(at=at)


def commit(event: Event, at: datetime) -> None:
    """Ask the budget for the money of a list, and tell the list what it answers; both or neither."""
    list_id, by = int(event.after["list"]), who_did(event.by_id)
    if stage_of(list_id) != ListStage.MADE:  # it was cancelled meanwhile
        return
    try:
        entry = budget.commit(
            **_line(event),
            satang=int(event.after["satang"]),
            on=timezone.localdate(event.at),
            document=_document(event),
            by=_somebody(by),
            at=at,
        )
    except Refused as refused:
        fall_short(list_id=list_id, faults=refused.faults, at=at)
    else:
        fund(list_id=list_id, entry=entry, at=at)


def disburse(event: Event, at: datetime) -> None:
    """Tell the budget that a list was paid."""
    on = datetime.fromisoformat(str(event.after["on"])).date()
    said = _document(event, f" {event.after['reference']}")
    budget.disburse(key=_key(event), on=on, document=said, by=_somebody(who_did(event.by_id)), at=at)


def give_back(event: Event, at: datetime) -> None:
    """Tell the budget that a list will not be paid; who sends it back has no right there, its maker has."""
    by = _somebody(who_did(event.by_id if event.step == "payment.cancel" else event.after["made_by"]))
    on = timezone.localdate(event.at)
    budget.give_back(key=_key(event), on=on, document=_document(event), by=by, at=at)


def take_in(event: Event, at: datetime) -> None:
    """Tell the budget what of a list stays paid after the bank returned a payment."""
    by, left = _somebody(who_did(event.by_id)), stays_paid(int(event.after["list"]))
    on = timezone.localdate(event.at)
    budget.take_in(key=_key(event), left=left, on=on, document=_document(event), by=by, at=at)


def _line(event: Event) -> dict[str, Any]:
    said = event.after
    return {
        "key": _key(event),
        "year": int(said["year"]),
        "category": str(said["category"]),
        "ref": str(said["ref"]),
    }


def _key(event: Event) -> str:
    return str(event.after["number"])


def _document(event: Event, tail: str = "") -> Text:
    number = _key(event)
    return Text(f"บัญชีจ่ายค่าตอบแทนผู้ประเมิน {number}{tail}", f"Payment list of assessors {number}{tail}")


def _somebody(person: Person | None) -> Person:
    if person is None:
        raise RuntimeError("a payment list was made by nobody")
    return person


def tell_of(people: Callable[[Event], Iterable[int]], page: str) -> Job:
    """Return the follow-up that tells people of a step on payments; nobody of what they did themselves."""

    def run(event: Event, at: datetime) -> None:
        whom = [person for person in people(event) if person != event.by_id]
        if not whom:
            return
        actor = name_of(event.by_id)
        said = {name: str(value) for name, value in event.after.items() if isinstance(value, (str, int))}
        url = reverse(page, args=[event.after["list"]] if page == "payments.list" else [])
        tell(
            people=whom,
            template=event.step,
            key=f"{event.step}:{event.row_id}",
            values={"reason": "", **said, "actor_th": actor.th, "actor_en": actor.say("en")},
            url=url,
            row_id=event.row_id,
            at=at,
        )

    return Job("notice", run)


def _finance(event: Event) -> tuple[int, ...]:
    return holders(Role.FINANCE_OFFICER)


def _approvers(event: Event) -> tuple[int, ...]:
    return (*holders(Role.DIRECTOR), *holders(Role.DEPUTY_DIRECTOR))


def _assessor(event: Event) -> tuple[int, ...]:
    return acting_for(Role.ASSESSOR, f"assessor:{event.after['assessor']}")


def _people_of_the_list(event: Event) -> tuple[int, ...]:
    people = scoped_holders(Role.ASSESSOR, timezone.localdate())
    whom = people_on(int(event.after["list"]))
    return tuple(person for pk in whom for person in people.get(f"assessor:{pk}", ()))


BOARD, LIST, MINE, ACCOUNTS = "payments.board", "payments.list", "payments.mine", "payments.accounts"
RAISE = Together("payments", raise_for)
#: what follows from which step; the nightly duty catches what the rates name otherwise
FOLLOW_UPS: Mapping[str, tuple[Job | Together, ...]] = {
    **dict.fromkeys(
        (
            "case.visit",
            "case.send_draft",
            "case.certify",
            "case.certify_in_committee",
            "team.made",
            "team.correct",
        ),
        (RAISE,),
    ),
    "payment.make": (Job("budget", commit),),
    "payment.ask_again": (Job("budget", commit),),
    "payment.fund": (tell_of(_approvers, LIST),),
    "payment.fall_short": (tell_of(_finance, LIST),),
    "payment.approve": (RAISE, tell_of(_finance, LIST)),
    "payment.pay": (Job("budget", disburse), RAISE, tell_of(_people_of_the_list, MINE)),
    "payment.cancel": (Job("budget", give_back), RAISE),
    "payment.send_back": (Job("budget", give_back), RAISE, tell_of(_finance, LIST)),
    "payment.bounce": (Job("budget", take_in), RAISE, tell_of(_assessor, MINE)),
    "payment.ask": (tell_of(_finance, BOARD),),
    "payment.answer": (tell_of(_assessor, MINE),),
    "bank.enter": (tell_of(_finance, ACCOUNTS),),
    "bank.refuse": (tell_of(_assessor, MINE),),
}
DUTIES = (Every("payments.raise", timedelta(hours=24), raise_all),)
