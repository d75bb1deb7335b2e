"""Notices of a reminder: to the people of institutions and parent agencies, and to the officers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from prakan.assessment.models import Season
from prakan.assessment.queries.season_reminders import Reminded, by_parent
from prakan.domain.calendar import say_date
from prakan.domain.roles import Role
from prakan.domain.season_reminders import Whom
from prakan.foundation.actions.notices import tell
from prakan.foundation.queries.people import holders

Urls = Mapping[Whom, str]


def about(chosen: Iterable[Reminded], whom: Whom, ladder: bool) -> list[Reminded]:
    """Return those about whom somebody is told: the ladder says whom, a person tells schools and parents.

    A parent agency hears of those, too, who cannot be reached themselves.
    """
    alone = whom is Whom.PARENT_AGENCY
    return [
        r for r in chosen if not ladder or (r.rung and whom in r.rung.whom) or (alone and not r.by_itself)
    ]


def tell_schools(
    season: Season, chosen: list[Reminded], day: date, key: str, row: int, at: datetime, urls: Urls
) -> int:
    groups: dict[date | None, set[int]] = defaultdict(set)
    for r in chosen:
        groups[r.line.due_on].update(r.people)
    told = 0
    for due, people in groups.items():
        template = "season.open_end" if due is None else "season.due" if day <= due else "season.overdue"
        days = {"due_th": say_date(due, "th"), "due_en": say_date(due, "en")} if due else {}
        told += tell(
            people=sorted(people),
            template=template,
            key=f"{key}:{due}",
            values={"year": season.year, **days},
            url=urls.get(Whom.INSTITUTION, ""),
            row_id=row,
            at=at,
        )
    return told


def tell_parents(season: Season, chosen: list[Reminded], key: str, row: int, at: datetime, urls: Urls) -> int:
    url = urls.get(Whom.PARENT_AGENCY, "")
    return sum(
        tell(
            people=[person],
            template="season.agency",
            key=key,
            values={"year": season.year, "count": count},
            url=url,
            row_id=row,
            at=at,
        )
        for person, count in by_parent(chosen).items()
    )


def tell_officers(
    season: Season, chosen: list[Reminded], key: str, row: int, at: datetime, urls: Urls
) -> int:
    count = len(about(chosen, Whom.OFFICER, True))
    if not count:
        return 0
    return tell(
        people=holders(Role.ASSESSMENT_OFFICER),
        template="season.officer",
        key=key,
        values={"year": season.year, "count": count},
        url=urls.get(Whom.OFFICER, ""),
        row_id=row,
        at=at,
    )
