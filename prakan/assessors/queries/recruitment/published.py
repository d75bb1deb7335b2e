"""Lists that anybody may read, and the points behind a list for those who take it away."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from prakan.assessors.queries.recruitment.lists import ListView, list_view, newest_list
from prakan.assessors.queries.recruitment.results import points_of
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import ROUND_MISSING
from prakan.domain.recruitment import Part
from prakan.foundation import access
from prakan.foundation.models import Person

READ = "recruitment.read"


def published(recruitment_id: int) -> tuple[Part, ...]:
    """Return which lists of a round anybody may read; takes no person: the page is public."""
    newest = ((part, newest_list(recruitment_id, part)) for part in Part)
    return tuple(part for part, made in newest if made and hasattr(made, "publication"))


def published_list(recruitment_id: int, part: Part) -> ListView:
    """Return the newest list; raises ``Refused`` (RECRUIT-001) while it is not published. Takes no person."""
    found = list_view(newest_list(recruitment_id, part))
    if found.published_at is None:
        raise refuse(ROUND_MISSING)
    return found


def points_on(person: Person, found: ListView) -> Mapping[int, Mapping[str, Decimal]]:
    """Return the points of everybody on a list, by application (id) and component."""
    access.check(person, READ)
    return points_of((one.application for one in found.lines), found.part)
