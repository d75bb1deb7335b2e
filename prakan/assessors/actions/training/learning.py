"""Progress with videos is taken from a file of the learning platform, all of it or nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from prakan.assessors.models import VideoProgress
from prakan.assessors.queries.recruitment.videos import videos_offered
from prakan.assessors.transition.recruitment import locked
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment_results import FILE_MOVED_ON, LINES_WITH_PROBLEMS
from prakan.domain.training import VideoFile
from prakan.foundation import audit
from prakan.foundation.models import Person

STEP = "training.learn"


@transaction.atomic
def take_videos(
    *, recruitment_id: int, path: Path, name: str, expected: str, by: Person, at: datetime
) -> VideoFile:
    """Write what a file tells that its preview (``expected``: its digest) showed; nobody falls back.

    Raises ``Refused``: RECRUIT-039 while a row has a problem, 040, and what ``videos_offered`` raises.
    """
    row = locked(recruitment_id, STEP, by=by)
    found = videos_offered(by, recruitment_id, path=path, name=name, today=timezone.localdate(at))
    if found.wrong:
        raise refuse(LINES_WITH_PROBLEMS, "file", count=len(found.wrong))
    if found.digest != expected:
        raise refuse(FILE_MOVED_ON, "file")
    there = {
        (pk, video): percent
        for pk, video, percent in VideoProgress.objects.filter(application__recruitment=row).values_list(
            "application_id", "video", "percent"
        )
    }
    further = {at_: line for at_, line in found.furthest.items() if line.percent > there.get(at_, -1)}
    said = {"file": name[:200], "rows": len(found.lines), "further": len(further), "digest": found.digest}
    audit.record(step=STEP, subject=f"recruitment:{row.pk}", by=by, at=at, after=said)
    VideoProgress.objects.bulk_create(
        (
            VideoProgress(
                application_id=pk,
                video=video,
                percent=line.percent,
                completed_on=line.completed_on,
                source=name[:200],
                by=by,
                at=at,
            )
            for (pk, video), line in further.items()
        ),
        update_conflicts=True,
        unique_fields=["application", "video"],
        update_fields=["percent", "completed_on", "source", "by", "at"],
    )
    return found
