"""Steps of a version: to the hearing, to the pilot, to the board, published; back, or given up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.frameworks.vocabulary import Status
from prakan.domain.problems import refuse
from prakan.domain.problems_planning import SAME_PERSON
from prakan.domain.problems_workshop import DECISION_MISSING, NOT_FINAL, ONLY_EXAMPLE, UNANSWERED, WHY_MISSING
from prakan.foundation.models import Person
from prakan.registry.models import Framework
from prakan.registry.transition.frameworks import advance, locked


@transaction.atomic
def hear(*, framework_id: int, by: Person, at: datetime) -> Framework:
    """Open a draft for comments; an example of the format is refused (FRAME-079)."""
    framework = locked(framework_id)
    if framework.status == Status.EXAMPLE:
        raise refuse(ONLY_EXAMPLE)
    return advance(framework, "framework.hear", by=by, at=at, changes={"returned_reason": ""})


@transaction.atomic
def pilot(*, framework_id: int, by: Person, at: datetime) -> Framework:
    """Let institutions try a version; comments stay open."""
    return advance(locked(framework_id), "framework.pilot", by=by, at=at)


@transaction.atomic
def submit(*, framework_id: int, by: Person, at: datetime) -> Framework:
    """Hand a version to the board: what it sees is what will be published.

    Raises ``Refused``: FRAME-065 when the files call it a draft, FRAME-066 while comments wait for answers.
    """
    framework = locked(framework_id)
    if framework.status != Status.IN_FORCE:
        raise refuse(NOT_FINAL, status=framework.status)
    if waiting := framework.comments.filter(answer="").count():
        raise refuse(UNANSWERED, count=waiting)
    return advance(framework, "framework.submit", by=by, at=at, changes={"submitted_by": by})


@transaction.atomic
def publish(*, framework_id: int, decision: str, by: Person, at: datetime) -> Framework:
    """Publish a version on the board's decision; the one published before it is superseded and stays."""
    if not decision.strip():
        raise refuse(DECISION_MISSING, "decision")
    framework = locked(framework_id)
    if framework.submitted_by_id == by.pk:
        raise refuse(SAME_PERSON)
    others = Framework.objects.select_for_update(of=("self",)).filter(
        code=framework.code, year=framework.year
    )
    for other in others.filter(stage=Framework.Stage.PUBLISHED):
        advance(other, "framework.supersede", by=by, at=at)
    changes = {"decision": decision.strip()[:200], "published_by": by, "published_at": at}
    return advance(framework, "framework.publish", by=by, at=at, changes=changes)


@transaction.atomic
def return_(*, framework_id: int, reason: str, by: Person, at: datetime) -> Framework:
    """Send a version back to draft with a reason; its comments and pilots stay."""
    return _with_reason(framework_id, "framework.return", "returned_reason", reason, by, at)


@transaction.atomic
def withdraw(*, framework_id: int, reason: str, by: Person, at: datetime) -> Framework:
    """Give a draft up with a reason; it stays readable."""
    return _with_reason(framework_id, "framework.withdraw", "returned_reason", reason, by, at)


def _with_reason(
    framework_id: int, step: str, field: str, reason: str, by: Person, at: datetime
) -> Framework:
    said = reason.strip()
    if not said:
        raise refuse(WHY_MISSING, "reason")
    return advance(locked(framework_id), step, by=by, at=at, changes={field: said}, reason=said)
