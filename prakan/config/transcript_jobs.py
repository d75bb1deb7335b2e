"""Who is told that a recording could not be transcribed; the work of the service."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from prakan.assessment.actions.transcripts import work_off
from prakan.config.joined import FollowUps
from prakan.foundation.actions.notices import tell
from prakan.foundation.actions.outbox import Job
from prakan.foundation.queries.outbox import Event


def tell_of_failure(event: Event, at: datetime) -> None:
    """Tell who asked, once a day and case: a service that is away fails for many recordings."""
    case, said = int(event.subject.removeprefix("case:")), event.after
    tell(
        people=(said["asked_by"],),
        template="transcript.fail",
        key=f"transcript.fail:{case}:{timezone.localdate(event.at)}",
        values={"title": said["title"], "code": said["code"]},
        url=reverse("case_scores.evidence_show", args=[case, said["evidence"]]),
        row_id=event.row_id,
        at=at,
    )


LONG = (work_off,)
FOLLOW_UPS: FollowUps = {"transcript.fail": (Job("notice", tell_of_failure),)}
