"""Asking parent agencies for rosters: many at once, by numbered letters, with reminders and a deadline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR, say_date, to_be
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_registry import AGENCY_UNKNOWN, NOT_A_CHOICE
from prakan.domain.problems_roster import ALREADY_ASKED, DEADLINE_PAST, NO_SUCH_REQUEST, NOBODY_CHOSEN
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.actions.letters import Recipient, queue_letters
from prakan.foundation.models import Agency, Person
from prakan.registry.models import ParentAgency, RosterRequest
from prakan.registry.queries.contact_picks import MAIL, own_picks_of_agencies
from prakan.registry.queries.contact_points import addresses
from prakan.registry.queries.letter_templates import LANGUAGES, current
from prakan.registry.transition.rosters import advance

STEP = "roster.request"
Stage = RosterRequest.Stage
EVERY_KIND = Text("ทุกประเภท", "all kinds")


@transaction.atomic
def ask(
    *,
    agencies: Iterable[str],
    kinds: Iterable[str],
    fiscal_year: int,
    deadline: date,
    by: Person,
    at: datetime,
    lists: bool = False,
) -> list[RosterRequest]:
    """Prepare a request for each agency (code) and kind ("" for all); letters go out with ``send``.

    ``lists`` puts the institutions named on that fiscal year's list (B.E.) of those to be assessed. Raises
    ``Refused`` with every fault: ROSTER-050 to 052, REG-003, REG-010.
    """
    access.check(by, STEP)
    codes, chosen = list(dict.fromkeys(agencies)), list(dict.fromkeys(kinds)) or [""]
    known = {a.code: a for a in ParentAgency.objects.filter(code__in=codes, closed_on=None)}
    faults = _faults(codes, chosen, known, fiscal_year, deadline, at)
    if faults:
        raise Refused(*faults)
    audit.record(
        step=STEP,
        subject="roster:new",
        by=by,
        at=at,
        after={
            "agencies": codes,
            "kinds": chosen,
            "year": fiscal_year,
            "deadline": deadline,
            "lists": lists,
        },
    )
    return RosterRequest.objects.bulk_create(
        RosterRequest(
            agency=known[code],
            kind=kind,
            fiscal_year=fiscal_year,
            deadline=deadline,
            lists=lists,
            by=by,
            at=at,
        )
        for code in codes
        for kind in chosen
    )


def _faults(
    codes: list[str],
    kinds: list[str],
    known: dict[str, ParentAgency],
    year: int,
    deadline: date,
    at: datetime,
) -> list[Fault]:
    faults = [] if codes else [Fault(NOBODY_CHOSEN, {}, "agencies")]
    faults += [Fault(AGENCY_UNKNOWN, {"given": code}, "agencies") for code in codes if code not in known]
    faults += [
        Fault(NOT_A_CHOICE, {"given": kind}, "kinds") for kind in kinds if kind and kind not in set(Kind)
    ]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        faults.append(Fault(NOT_A_CHOICE, {"given": year}, "fiscal_year"))
    if deadline <= timezone.localdate(at):
        faults.append(Fault(DEADLINE_PAST, {"deadline": deadline}, "deadline"))
    asked = RosterRequest.objects.filter(agency__code__in=codes, kind__in=kinds, fiscal_year=year)
    for request in asked.select_related("agency"):
        kind = KIND_NAMES[Kind(request.kind)] if request.kind else Text("")
        values = {"agency": request.agency.short, "kind": kind, "year": year}
        faults.append(Fault(ALREADY_ASKED, values, "agencies"))
    return faults


@transaction.atomic
def send(*, request_ids: Iterable[int], by: Person, at: datetime, mails: bool = False) -> list[RosterRequest]:
    """Give each prepared request the next number of the calendar year (B.E.) and mark its letter as sent.

    Numbers run from 1 in each calendar year; how a number is written stands in the template. The letter is
    made from the templates in use now, for good. ``mails`` tells the agencies' contacts, too.
    """
    access.check(by, STEP)
    Agency.objects.select_for_update().order_by("pk").first()  # numbers are given one at a time
    year = to_be(timezone.localdate(at).year)
    found = RosterRequest.objects.filter(letter_year=year).aggregate(last=Max("letter_number"))
    number = found["last"] or 0
    sent = []
    templates = {f"template_{language}": current(language) for language in LANGUAGES}
    versions = {name: row.version for name, row in templates.items() if row}
    for request in _requests(request_ids):
        number += 1
        given = {"letter_year": year, "letter_number": number, "sent_at": at, **templates}
        record = {"number": number, "year": year, **versions}
        sent.append(advance(request, "roster.send", by=by, at=at, changes=given, record=record))
    if mails:
        _mail(sent, "roster.send", by, at)
    return sent


@transaction.atomic
def remind(
    *, request_ids: Iterable[int], by: Person, at: datetime, mails: bool = False
) -> list[RosterRequest]:
    """Note that the agencies were reminded; the list was seen before. STAGE-001 where nothing is awaited.

    ``mails`` tells the agencies' contacts, too.
    """
    access.check(by, STEP)
    reminded = [
        advance(
            request,
            "roster.remind",
            by=by,
            at=at,
            changes={"reminded_at": at, "reminders": request.reminders + 1},
            record={"reminders": request.reminders + 1},
        )
        for request in _requests(request_ids)
    ]
    if mails:
        _mail(reminded, "roster.remind", by, at)
    return reminded


def _mail(requests: Iterable[RosterRequest], template: str, by: Person, at: datetime) -> None:
    """Queue a letter to the contact of each agency that has one; once for a request and reminder."""
    picks = own_picks_of_agencies(timezone.localdate(at))
    wanted = {r: pick for r in requests if (pick := picks.get(r.agency_id)) and pick.channel == MAIL}
    said = addresses(pick.contact for pick in wanted.values())
    queue_letters(
        batch=template,
        channel=MAIL,
        template=template,
        recipients=[
            Recipient(
                key=f"{request.pk}:{request.reminders}",
                label=f"{request.agency.short.th} · {pick.role.th}",
                address=said[pick.contact].email if pick.contact in said else "",
                values=_values(request),
                language=pick.language,
                subject=f"roster:{request.pk}",
            )
            for request, pick in wanted.items()
        ],
        by=by,
        at=at,
    )


def _values(request: RosterRequest) -> dict[str, object]:
    kind = KIND_NAMES[Kind(request.kind)] if request.kind else EVERY_KIND
    return {
        "number": f"{request.letter_number}/{request.letter_year}",
        "year": request.fiscal_year,
        "kind_th": kind.th,
        "kind_en": kind.say("en"),
        "due_th": say_date(request.deadline, "th"),
        "due_en": say_date(request.deadline, "en"),
    }


@transaction.atomic
def extend(*, request_id: int, deadline: date, by: Person, at: datetime) -> RosterRequest:
    """Give an agency until another day; ROSTER-050 for a day that has passed."""
    access.check(by, STEP)
    (request,) = _requests([request_id])
    if deadline <= timezone.localdate(at):
        raise refuse(DEADLINE_PAST, "deadline", deadline=deadline)
    record = {"deadline": deadline, "before": request.deadline}
    return advance(request, "roster.extend", by=by, at=at, changes={"deadline": deadline}, record=record)


@transaction.atomic
def accept(*, request_id: int, by: Person, at: datetime) -> RosterRequest:
    """Say that a roster that came in is complete."""
    (request,) = _requests([request_id])
    return advance(request, "roster.accept", by=by, at=at, changes={"accepted_at": at})


@transaction.atomic
def send_back(*, request_id: int, by: Person, at: datetime) -> RosterRequest:
    """Ask an agency to mend its roster and send it again."""
    (request,) = _requests([request_id])
    changes = {"reminded_at": at, "reminders": request.reminders + 1, "accepted_at": None}
    return advance(request, "roster.return", by=by, at=at, changes=changes)


def lapse(at: datetime) -> None:
    """Mark as overdue what should have come by yesterday; a duty of the worker."""
    late = RosterRequest.objects.filter(
        stage__in=(Stage.SENT, Stage.REMINDED), deadline__lt=timezone.localdate(at)
    )
    for request in late:
        with transaction.atomic():
            advance(request, "roster.lapse", by=None, at=at)


def _requests(ids: Iterable[int]) -> list[RosterRequest]:
    wanted = sorted(set(ids))
    found = list(RosterRequest.objects.filter(pk__in=wanted).order_by("pk"))
    if missing := set(wanted) - {request.pk for request in found}:
        raise refuse(NO_SUCH_REQUEST, "request", request=min(missing))
    if not found:
        raise refuse(NOBODY_CHOSEN, "requests")
    return found
