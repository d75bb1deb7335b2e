"""A season of the demonstration whose officer has reminded, answers requests and prepares the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from prakan.assessment.actions.season_opening import prepare
from prakan.assessment.actions.season_reminders import remind
from prakan.assessment.queries.season_fates import remindings
from prakan.assessment.queries.season_reminders import reminder_list
from prakan.assessment.queries.season_requests import requests as season_requests
from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.assessment.queries.seasons import season
from prakan.commands.loading.cast import holder
from prakan.domain.roles import Role

CHIANG_MAI = SeasonFilter(province="50")


def reminders(year: int, at: datetime) -> Iterator[str]:
    """Remind them, and return the pages of what became of the messages."""
    by = holder(Role.ASSESSMENT_OFFICER)
    assert by is not None
    day = season(by, year).stands_on
    assert day is not None
    seen = reminder_list(by, year, day, CHIANG_MAI)
    remind(year=year, wanted=CHIANG_MAI, digest=seen.digest, count=len(seen.each), by=by, at=at)
    yield f"/season/{year}/reminders/"
    yield from (f"/season/{year}/reminders/{one.row}/" for one in remindings(by, year))


def requests(year: int) -> Iterator[str]:
    """Return the pages on which the request that waits is answered."""
    by = holder(Role.ASSESSMENT_OFFICER)
    assert by is not None
    waiting = season_requests(by, year)[0].id
    yield from (f"/season/{year}/requests/{answer}/?request={waiting}" for answer in ("grant", "decline"))


def prepared(year: int, at: datetime) -> Iterator[str]:
    """Prepare a season, and return the page on which it is opened."""
    by = holder(Role.ASSESSMENT_OFFICER)
    assert by is not None
    prepare(year=year, by=by, at=at)
    yield f"/season/{year}/open/"
