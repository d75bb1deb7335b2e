"""Applicants are written to: each of a step's messages is queued once, in the applicant's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from prakan.assessors.models import Application, Recruitment
from prakan.assessors.queries.recruitment.letters import (
    private_of,
    round_values,
    subject_of,
    told_of,
    values_of,
    way_to,
)
from prakan.foundation.actions.letters import Recipient, queue_letters
from prakan.foundation.models import Letter

#: steps of applications of which the applicant is told
TOLD = (
    "recruitment.withdraw",
    "recruitment.admit",
    "recruitment.reject",
    "recruitment.reopen",
    "recruitment.call",
    "recruitment.reserve",
    "recruitment.leave_out",
    "recruitment.fill",
    "recruitment.call_again",
    "recruitment.register",
    "training.enrol",
    "training.pass",
    "training.fail",
    "training.take_back",
    "training.reopen",
    "recruitment.dismiss",
    "recruitment.stop",
)
#: stages of applications whose round was stopped while they waited
WAITING = (Application.Stage.APPLIED, Application.Stage.ADMITTED)


def tell(subject: str, *, step: str, done_at: datetime, url: str, at: datetime) -> int:
    """Write to those whom a step concerns (of an application, an appeal or a round); returns to how many.

    ``subject`` names one of them, as the audit row does. Where many took the step at once each asks for all:
    the first is written with the others, who find their letter there.
    """
    kind, _, pk = subject.partition(":")
    if kind == "recruitment":
        return _tell_of_stop(int(pk), step, url, at)
    one = Application.objects.select_related("recruitment")
    row = one.get(appeals=int(pk)) if kind == "appeal" else one.get(pk=int(pk))
    batch = f"{step}:{done_at.isoformat()}"
    if Letter.objects.filter(batch=batch, key=row.number).exists():
        return 0
    rows = list(told_of(row.recruitment_id, step, done_at))
    return _queue(rows, step, values_of(rows, step, done_at), batch, url, at)


def _tell_of_stop(recruitment_id: int, step: str, url: str, at: datetime) -> int:
    row = Recruitment.objects.get(pk=recruitment_id)
    rows = list(row.applications.select_related("recruitment").filter(stage__in=WAITING))
    values = {one.pk: {**round_values(one), "reason": row.reason} for one in rows}
    return _queue(rows, step, values, f"{step}:{row.pk}", url, at)


def hand_key(row: Application, step: str, key: str, *, batch: str, url: str, at: datetime) -> bool:
    """Write to an applicant the key of their own page; returns whether there was a way to reach them."""
    values = {row.pk: {**round_values(row), "key": key}}
    return bool(_queue([row], step, values, batch, url, at))


def _queue(
    rows: Iterable[Application],
    step: str,
    values: Mapping[int, Mapping[str, str]],
    batch: str,
    url: str,
    at: datetime,
) -> int:
    ways: dict[str, list[Recipient]] = defaultdict(list)
    for row in rows:
        channel, address = way_to(private_of(row))
        if channel:
            ways[channel].append(_recipient(row, address, values[row.pk], url))
    return sum(
        queue_letters(batch=batch, channel=channel, template=step, recipients=own, by=None, at=at).queued
        for channel, own in sorted(ways.items())
    )


def _recipient(row: Application, address: str, values: Mapping[str, str], url: str) -> Recipient:
    return Recipient(
        key=row.number,
        label=row.number,
        address=address,
        values=values,
        language=row.language,
        subject=subject_of(row.pk),
        url=url,
    )
