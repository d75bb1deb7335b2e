"""What a closed quarter refuses."""

from __future__ import annotations

from django.utils.timezone import localdate

from prakan.domain.calendar import say_date
from prakan.domain.problems import refuse
from prakan.domain.problems_reporting import QUARTER_CLOSED
from prakan.reporting.models import Closing


def refuse_closed(year: int, quarter: int) -> None:
    """Raise ``Refused`` (CLOSE-002) when the quarter is closed: what it froze is never edited."""
    found = Closing.objects.filter(year=year, quarter=quarter).first()
    if found:
        raise refuse(QUARTER_CLOSED, year=year, quarter=quarter, at=say_date(localdate(found.at), "th"))
