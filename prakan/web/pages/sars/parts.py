"""What pages of reports share: the way of a report, a report to write in."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from prakan.assessment.queries.report import SarView, sar
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NOT_OPEN
from prakan.web.shell.people import person_of
from prakan.web.shell.sar_words import STAGES, Words

WAY = ("draft", "submitted", "forwarded", "accepted")


@dataclass(frozen=True, slots=True)
class Station:
    """A stage of the way: passed, reached now, or still to come."""

    label: Words
    state: str  # "is-done", "is-now" or ""


def way(stage: str) -> tuple[Station, ...]:
    """Return the way of a report; what was sent back or is missing stands at its beginning."""
    now = WAY.index(stage) if stage in WAY else 0
    return tuple(
        Station(STAGES[one], "is-done" if n < now or stage == "accepted" else "is-now" if n == now else "")
        for n, one in enumerate(WAY)
    )


def writable(request: HttpRequest, sar_id: int) -> SarView:
    """Return a report that the reader may write in now; raises ``Refused`` (SAR-007) for any other."""
    view = sar(person_of(request), sar_id)
    if not (view.mine and view.open):
        raise refuse(NOT_OPEN, stage=view.line.stage)
    return view
