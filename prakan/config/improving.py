"""What follows from published results and from steps on improvement plans, and their reminders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from prakan.assessment.actions.improvement.bulk import work_off as take_on_many_plans
from prakan.assessment.actions.improvement.opening import mark_changed, open_due
from prakan.assessment.actions.improvement.reminding import remind, tell_opened
from prakan.assessment.actions.results_use.bulk import work_off as take_on_many_members
from prakan.assessment.queries.improvement.told import agencies_of_plan, centres_of_plan
from prakan.config.joined import FollowUps
from prakan.domain.roles import Role
from prakan.foundation.actions.notices import tell
from prakan.foundation.actions.outbox import Every, Job, Together
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import acting_for, holders, name_of, scoped_holders


def follow_results(events: Sequence[Event], at: datetime) -> None:
    """Open the plans that newly published results ask for; mark items whose result an appeal has changed."""
    cases = {pk for event in events for pk in _cases(event)}
    open_due(at=at, cases=cases)
    mark_changed(at=at, cases=cases)


def remind_of_plans(at: datetime) -> None:
    """Open plans that were missed, and remind of plans and items that are due or late."""
    open_due(at=at)
    remind(at=at, own=reverse("improvement.mine"), board=f"{reverse('improvement.board')}?late=on")


def _cases(event: Event) -> Iterable[int]:
    kind, _, rest = event.subject.partition(":")
    return [int(rest)] if kind == "case" else map(int, event.after.get("cases", ()))


def _opened(event: Event, at: datetime) -> None:
    tell_opened(plans=event.after["plans"], row_id=event.row_id, own=reverse("improvement.mine"), at=at)


def _to(people: Callable[[Event], Iterable[int]]) -> Job:
    """Return the follow-up that tells people of a step on a plan; nobody of what they did themselves."""

    def run(event: Event, at: datetime) -> None:
        actor = name_of(event.by_id)
        values = {name: value for name, value in event.after.items() if isinstance(value, str)}
        tell(
            people=sorted({one for one in people(event) if one != event.by_id}),
            template=event.step,
            key=f"{event.step}:{event.row_id}",
            values={"reason": "", **values, "actor_th": actor.th, "actor_en": actor.say("en")},
            url=reverse("improvement.show", args=[event.subject.partition(":")[2]]),
            row_id=event.row_id,
            at=at,
        )

    return Job("improvement.notice", run)


def _institution(event: Event) -> Iterable[int]:
    return acting_for(Role.INSTITUTION, f"institution:{event.after['institution']}")


def _readers(event: Event) -> Iterable[int]:
    """Tell the parent agencies above, the centre, and the office."""
    today, plan = timezone.localdate(event.at), int(event.subject.partition(":")[2])
    parents = scoped_holders(Role.PARENT_AGENCY, today)
    centres = scoped_holders(Role.COORDINATION_CENTRE, today)
    for code in agencies_of_plan(plan):
        yield from parents.get(f"agency:{code}", ())
    for code in centres_of_plan(plan):
        yield from centres.get(f"centre:{code}", ())
    yield from holders(Role.ASSESSMENT_OFFICER)


RESULTS = Together("improvement", follow_results)
FOLLOW_UPS: FollowUps = {
    "case.publish": (RESULTS,),
    "case.settle": (RESULTS,),
    "improvement.open": (Job("improvement.opened", _opened),),
    "improvement.send": (_to(_readers),),
    "improvement.comment": (_to(_institution),),
    "improvement.object": (_to(_institution),),
    "improvement.return": (_to(_institution),),
    "improvement.agree": (_to(_institution),),
    "improvement.close": (_to(_institution),),
}
EVERY = (Every("reminders.improvement", timedelta(hours=6), remind_of_plans),)
LONG = (take_on_many_plans, take_on_many_members)
