"""Who hears of certificates and published results, and the work over many cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from prakan.assessment.actions.case_certificates.runs import work_off
from prakan.assessment.queries.case_certificates.told import Concerned, concerned
from prakan.domain.roles import Role
from prakan.foundation.actions.notices import tell
from prakan.foundation.actions.outbox import Job
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import acting_for, holders, scoped_holders


def tell_of_results(event: Event, at: datetime) -> None:
    """Tell institutions of a step over their cases, and the agencies above them once it is public."""
    ids = event.after.get("cases") or [event.after.get("case") or event.subject.partition(":")[2]]
    day = timezone.localdate(at)
    found = concerned([int(pk) for pk in ids], day)
    schools = scoped_holders(Role.INSTITUTION, day)
    for one in found:
        people = schools.get(f"institution:{one.institution}", ())
        _tell(event, people, event.step, f"{event.step}:{event.row_id}:{one.case}", one, at)
    if event.step == "case.publish":
        _tell_parents(event, found, scoped_holders(Role.PARENT_AGENCY, day), at)


def _tell_parents(
    event: Event, found: Sequence[Concerned], parents: Mapping[str, tuple[int, ...]], at: datetime
) -> None:
    """Tell each parent agency how many results of its institutions were published, however many."""
    counts: dict[str, int] = {}
    for one in found:
        for code in one.agencies:
            counts[code] = counts.get(code, 0) + 1
    for code, count in sorted(counts.items()):
        if people := parents.get(f"agency:{code}", ()):
            tell(
                people=sorted(people),
                template="case.publish_parents",
                key=f"case.publish_parents:{event.row_id}:{code}",
                values={"count": str(count), "year": str(found[0].year)},
                url=reverse("certificates.mine"),
                row_id=event.row_id,
                at=at,
            )


def _tell(event: Event, people: Iterable[int], template: str, key: str, one: Concerned, at: datetime) -> None:
    told = sorted(people)
    if told:
        tell(
            people=told,
            template=template,
            key=key,
            values={
                "name_th": one.name.th,
                "name_en": one.name.say("en"),
                "number": one.number,
                "paper": one.paper,
                "year": str(one.year),
            },
            url=reverse("certificates.show", args=[one.case]),
            row_id=event.row_id,
            at=at,
        )


__all__ = ["FOLLOW_UPS", "work_off"]


def tell_panel(event: Event, at: datetime) -> None:
    """Tell those who were appointed to hear an appeal."""
    people = scoped_holders(Role.ASSESSOR, timezone.localdate(at))
    told = sorted({who for pk in event.after["panel"] for who in people.get(f"assessor:{pk}", ())})
    _tell_of_appeal(event, told, at)


def tell_officers(event: Event, at: datetime) -> None:
    """Tell officers and secretaries of an appeal that came in, or of a proposal to be decided."""
    told = {*holders(Role.ASSESSMENT_OFFICER), *holders(Role.BOARD_SECRETARY)}
    _tell_of_appeal(event, sorted(told - {event.by_id}), at)


def tell_appellant(event: Event, at: datetime) -> None:
    """Tell the institution what was decided on its appeal."""
    told = acting_for(Role.INSTITUTION, f"institution:{event.after['institution']}")
    _tell_of_appeal(event, told, at)


def _tell_of_appeal(event: Event, people: Iterable[int], at: datetime) -> None:
    told, kind = sorted(people), event.subject.partition(":")[0]
    if not told:
        return
    pk = event.subject.partition(":")[2]
    url = reverse("appeals.show", args=[pk]) if kind == "case_appeal" else reverse("appeals.board")
    tell(
        people=told,
        template=event.step,
        key=f"{event.step}:{event.row_id}",
        values={name: event.after[name] for name in ("name_th", "name_en", "number")},
        url=url,
        row_id=event.row_id,
        at=at,
    )


FOLLOW_UPS = {
    "appeal.file": (Job("notice", tell_officers),),
    "appeal.receive_late": (Job("notice", tell_officers),),
    "appeal.appoint": (Job("notice", tell_panel),),
    "appeal.propose": (Job("notice", tell_officers),),
    "appeal.decide": (Job("notice", tell_appellant),),
    "certificate.make": (Job("notice", tell_of_results),),
    "case.publish": (Job("notice", tell_of_results),),
    "case.publish_anew": (Job("notice", tell_of_results),),
    "certificate.withdraw": (Job("notice", tell_of_results),),
}
