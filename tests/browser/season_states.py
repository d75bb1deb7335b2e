"""A season of the demonstration after its officer has reminded those of one province."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from prakan.assessment.actions.season_reminders import remind
from prakan.assessment.queries.season_fates import remindings
from prakan.assessment.queries.season_reminders import reminder_list
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
