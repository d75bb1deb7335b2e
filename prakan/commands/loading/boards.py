"""Loading made-up members of committees and the board of a demonstration."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from prakan.assessment.actions.meetings.bodies import add_member
from prakan.assessment.models import BoardMember
from prakan.commands.loading.cast import holder
from prakan.commands.loading.folder import read
from prakan.domain.roles import Role

FILE = "boards.toml"
SINCE = date(2023, 10, 1)
NAME_TH, NAME_EN = "กรรมการสมมติ {number}", "Made-up member {number}"
Post = BoardMember.Post


@transaction.atomic
def load_boards(of_year: Path, at: datetime) -> None:
    """Seat so many made-up people in each body; a body that has members keeps them."""
    secretary = holder(Role.BOARD_SECRETARY)
    if secretary is None or BoardMember.objects.exists():
        return
    for said in read(of_year / FILE).get("member", ()):
        for number in range(1, said["count"] + 1):
            add_member(
                body=said["body"],
                name_th=NAME_TH.format(number=number),
                name_en=NAME_EN.format(number=number),
                post={1: Post.CHAIR, said["count"]: Post.SECRETARY}.get(number, Post.MEMBER),
                starts=SINCE,
                by=secretary,
                at=at,
                is_demo=True,
            )
