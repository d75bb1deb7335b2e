"""Who sits on a body on a day, with their ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from prakan.assessment.models import BoardBody, BoardMember, BoardTie
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

READ = "meeting.read"


@dataclass(frozen=True, slots=True)
class TieView:
    """A registered interest of a member."""

    id: int
    institution: int
    name: Text
    reason: str
    source: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of a body; ``sits`` on the day that was asked."""

    id: int
    name: Text
    post: str
    starts: date
    ends: date | None
    sits: bool
    is_demo: bool
    ties: tuple[TieView, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """A committee or the board, with its members."""

    code: str
    name: Text
    short: Text
    levels: tuple[str, ...]
    is_board: bool
    quorum: int
    confirmed: bool
    note: Text
    members: tuple[MemberView, ...]

    @property
    def sitting(self) -> int:
        return sum(one.sits for one in self.members)

    @property
    def needed(self) -> int:
        """Return how many of those who sit must be present."""
        return -(-self.sitting * self.quorum // 1000)


def bodies(person: Person, on: date) -> tuple[BodyView, ...]:
    """Return every body with its members as of a day; three statements. Raises ``Refused``: ACCESS-001."""
    access.check(person, READ)
    rows = BoardBody.objects.prefetch_related("members")
    ties: dict[int, list[TieView]] = {}
    for tie in BoardTie.objects.select_related("institution"):
        ties.setdefault(tie.member_id, []).append(_tie(tie))
    return tuple(_body(row, on, ties) for row in rows)


def members_on(body: BoardBody, on: date) -> QuerySet[BoardMember]:
    """Return the members who sit on a body on a day."""
    return body.members.filter(Q(ends=None) | Q(ends__gte=on), starts__lte=on)


def _body(row: BoardBody, on: date, ties: dict[int, list[TieView]]) -> BodyView:
    return BodyView(
        code=row.code,
        name=row.name,
        short=row.short,
        levels=tuple(row.levels),
        is_board=row.is_board,
        quorum=row.quorum,
        confirmed=row.confirmed,
        note=Text(row.note_th, row.note_en),
        members=tuple(_member(one, on, ties.get(one.pk, ())) for one in row.members.all()),
    )


def _member(row: BoardMember, on: date, ties: Sequence[TieView]) -> MemberView:
    sits = row.starts <= on and (row.ends is None or on <= row.ends)
    return MemberView(row.pk, row.name, row.post, row.starts, row.ends, sits, row.is_demo, tuple(ties))


def _tie(row: BoardTie) -> TieView:
    return TieView(
        row.pk, row.institution_id, row.institution.name, row.reason, row.source, row.starts, row.ends
    )
