"""Reading a person's own notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prakan.domain.text import Text
from prakan.foundation.models import Notice, Person
from prakan.foundation.queries.wordings import words_of


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice with its words filled in."""

    id: int
    template: str
    subject: Text
    body: Text
    url: str
    at: datetime
    read_at: datetime | None


def inbox(person: Person, *, limit: int = 200) -> tuple[NoticeView, ...]:
    """Return the person's own notices, newest first."""
    return tuple(
        view(notice) for notice in Notice.objects.filter(person=person).select_related("wording")[:limit]
    )


def unread(person: Person) -> int:
    """Return how many of the person's own notices are unread."""
    return Notice.objects.filter(person=person, read_at=None).count()


def view(notice: Notice) -> NoticeView:
    """Return a notice's row with its words filled in."""
    words = words_of(notice.template, notice.wording)
    return NoticeView(
        id=notice.pk,
        template=notice.template,
        subject=words.subject.with_values(**notice.values),
        body=words.body.with_values(**notice.values),
        url=notice.url,
        at=notice.at,
        read_at=notice.read_at,
    )
