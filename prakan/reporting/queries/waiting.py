"""What waits for one person: steps that their roles may take now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prakan.assessment.queries.field_board.files import waits_long
from prakan.assessment.queries.field_board.waits import waits as visits_to_look_at
from prakan.assessment.queries.improvement.board import plans_sent
from prakan.assessment.queries.payments.waiting import money_waits
from prakan.assessment.queries.sars import SarFilter, counts_by_stage
from prakan.assessment.queries.team_changes import changes_waiting
from prakan.assessment.queries.team_lists import waiting_for
from prakan.assessment.queries.team_objections import objections_waiting
from prakan.assessment.queries.team_to_do import lost_by_plan, to_announce, to_invite
from prakan.assessment.queries.visits_made import to_record
from prakan.domain.roles import Role, may
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.planning.queries.plan import plan, versions, years
from prakan.planning.queries.progress import CollectionView, EntryView, collection, entries
from prakan.registry.queries.frameworks import at_work
from prakan.registry.queries.roster_waiting import at_work as rosters_at_work
from prakan.reporting.queries.closings import closing


class Wait(StrEnum):
    """Why something waits; each value is the step that ends the wait."""

    LATE = "progress.late"  # past due, and no problem named
    SAVE = "progress.submit"
    ENDORSE = "progress.endorse"
    APPROVE = "progress.approve"
    PLAN = "plan.approve"
    SIGN = "report.sign"
    FRAMEWORK = "framework.publish"
    COMMENT = "framework.answer"
    ROSTER = "roster.import"
    OVERDUE = "roster.request"
    REPORT = "sar.accept"
    OBJECTION = "team.uphold"
    CHANGE = "team.apply"
    TEAMS = "team.decide"
    INVITE = "team.invite"
    ANNOUNCE = "team.announce"
    SEATS = "team.repair"
    MADE = "team.made"
    LISTS = "payment.approve"
    BANK = "payment.pay"
    ACCOUNTS = "bank.confirm"
    ASKED = "payment.answer"
    PLANS = "improvement.agree"
    FIELD = "field.follow"
    FILES = "field.end_wait"


@dataclass(frozen=True, slots=True)
class Task:
    """A pile of like things that wait for a person; ``refs`` are plan rows where there are any.

    ``of`` is the record (id) that they belong to, where there is one for all.
    """

    wait: Wait
    count: int
    refs: tuple[str, ...] = ()
    due: date | None = None
    of: int | None = None


def waiting(person: Person, year: int, quarter: int) -> tuple[Task, ...]:
    """Return what a person could do now for a quarter, most pressing first."""
    roles = access.roles_of(person)
    others = [*_frameworks(person, roles), *_rosters(person, roles), *_reports(person, roles)]
    others += [*_teams(person), *_money(person)]
    others += [Task(Wait.PLANS, sent)] if (sent := plans_sent(person)) else []
    if year not in years(person):
        return tuple(others)
    found = [*_progress(person, roles, year, quarter), *_plan(person, roles, year)]
    sealed = closing(person, year, quarter)
    if sealed and sealed.next_step and sealed.next_step.role in roles:
        found.append(Task(Wait.SIGN, 1))
    return (*found, *others)


def _frameworks(person: Person, roles: frozenset[Role]) -> list[Task]:
    """Return versions that wait for the board's decision, and comments that wait for an answer."""
    if not (may(roles, "framework.publish") or may(roles, "framework.answer")):
        return []
    at = at_work(person)
    piles = {Wait.FRAMEWORK: at.boards, Wait.COMMENT: at.unanswered}
    return [Task(wait, count) for wait, count in piles.items() if count and may(roles, wait.value)]


def _rosters(person: Person, roles: frozenset[Role]) -> list[Task]:
    """Return files of parent agencies that wait for a decision, and agencies that are past their day."""
    if not may(roles, "roster.import"):
        return []
    at = rosters_at_work(person)
    piles = {Wait.ROSTER: at.decisions, Wait.OVERDUE: at.overdue}
    return [Task(wait, count) for wait, count in piles.items() if count and may(roles, wait.value)]


def _reports(person: Person, roles: frozenset[Role]) -> list[Task]:
    if not may(roles, "sar.accept"):
        return []
    count = counts_by_stage(person, SarFilter(stage="forwarded")).get("forwarded", 0)
    return [Task(Wait.REPORT, count)] if count else []


def _teams(person: Person) -> list[Task]:
    """Return what waits of teams, from objections to visits that can be announced."""
    piles = {
        Wait.OBJECTION: objections_waiting(person),
        Wait.TEAMS: len(waiting_for(person)),
        Wait.INVITE: sum(to_invite(person).values()),
        Wait.MADE: to_record(person),
        Wait.FIELD: visits_to_look_at(person),
        Wait.FILES: waits_long(person),
    }
    found = [Task(wait, count) for wait, count in piles.items() if count]
    of_plans = {
        Wait.SEATS: lost_by_plan(person),
        Wait.CHANGE: changes_waiting(person),
        Wait.ANNOUNCE: to_announce(person),
    }
    return [
        *found,
        *(Task(wait, count, of=plan) for wait, pile in of_plans.items() for plan, count in pile.items()),
    ]


def _money(person: Person) -> list[Task]:
    """Return what waits of payments, from accounts that are to be confirmed to lists that are to be paid."""
    at = money_waits(person)
    piles = {Wait.LISTS: at.approve, Wait.BANK: at.pay, Wait.ACCOUNTS: at.confirm, Wait.ASKED: at.answer}
    return [Task(wait, count) for wait, count in piles.items() if count]


def _progress(person: Person, roles: frozenset[Role], year: int, quarter: int) -> list[Task]:
    of = collection(person, year, quarter)
    if of is None or of.closed_at:
        return []
    rows = entries(person, year, quarter)
    owner_of = {r.ref: r.owner for r in plan(person, year).rows}
    units = [(Role(g.role), g.unit.code) for g in access.grants(person) if g.unit]

    def mine(step: str, *, everywhere: bool) -> list[str]:
        """Return the rows of the person's units; all rows for an agency-wide role that may take the step."""
        if everywhere and may(roles - access.UNIT_BOUND, step):
            return list(rows)
        own = {unit for role, unit in units if role in access.UNIT_BOUND and may(frozenset({role}), step)}
        return [ref for ref in rows if owner_of.get(ref) in own]

    piles = {
        Wait.LATE: [r for r in mine("progress.save", everywhere=True) if _late(rows[r])],
        Wait.SAVE: _in(rows, mine("progress.submit", everywhere=False), {"draft", "returned"}),
        Wait.ENDORSE: _in(rows, mine("progress.endorse", everywhere=False), {"submitted"}),
        Wait.APPROVE: _in(rows, mine("progress.approve", everywhere=True), {"endorsed"}),
    }
    return [_task(wait, refs, of) for wait, refs in piles.items() if refs]


def _task(wait: Wait, refs: list[str], of: CollectionView) -> Task:
    return Task(wait, len(refs), tuple(refs), None if wait is Wait.LATE else of.due)


def _in(rows: dict[str, EntryView], refs: list[str], stages: set[str]) -> list[str]:
    return [ref for ref in refs if rows[ref].stage in stages]


def _late(entry: EntryView) -> bool:
    return entry.overdue and not entry.problem


def _plan(person: Person, roles: frozenset[Role], year: int) -> list[Task]:
    if not may(roles, "plan.approve"):
        return []
    submitted = [v for v in versions(person, year) if v.stage == "submitted"]
    return [Task(Wait.PLAN, len(submitted))] if submitted else []
