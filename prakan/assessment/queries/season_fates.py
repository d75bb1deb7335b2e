"""What became of a season's reminders: each time they went out, and each message of one time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from prakan.assessment.queries.seasons import found
from prakan.domain.deliveries import OPEN, Fate
from prakan.domain.problems import refuse
from prakan.domain.problems_season import NO_SUCH_REMINDER
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.batches import Batch, batches, fates, messages_of
from prakan.foundation.queries.deliveries import Sent, sent_view

STEP, READ = "season.remind", "season.fates"
PAGE = 50
#: what a reader asks for -> the fates in it; together all there are
GROUPS: dict[str, frozenset[Fate]] = {
    "sent": frozenset({Fate.SENT}),
    "under_way": OPEN,
    "failed": frozenset({Fate.DEAD, Fate.GIVEN_UP}),
    "skipped": frozenset({Fate.SKIPPED}),
}
GROUP_NAMES: dict[str, Text] = {
    "sent": Text("ส่งแล้ว", "sent"),
    "under_way": Text("อยู่ระหว่างส่ง", "under way"),
    "failed": Text("ส่งไม่ได้", "could not be sent"),
    "skipped": Text("ไม่ส่งทางนี้", "not this way"),
}


@dataclass(frozen=True, slots=True)
class Reminding:
    """A time that reminders went out: when, by whom (None: the ladder), for how many, fates of messages."""

    row: int
    at: datetime
    by: Text | None
    day: date
    institutions: int
    fates: Counter[Fate]

    @property
    def messages(self) -> int:
        return self.fates.total()

    @property
    def groups(self) -> tuple[tuple[str, Text, int], ...]:
        """Return for each group its key, its name and how many messages are in it."""
        return tuple(
            (key, GROUP_NAMES[key], sum(self.fates[fate] for fate in of)) for key, of in GROUPS.items()
        )


@dataclass(frozen=True, slots=True)
class MessagePage:
    """A page of the messages of one time, addresses masked."""

    messages: tuple[Sent, ...]
    total: int
    number: int
    pages: int


def remindings(person: Person, year: int) -> tuple[Reminding, ...]:
    """Return each time that a season's reminders went out, the newest first; SEASON-001 without a season."""
    access.check(person, READ)
    done = batches(STEP, f"season:{found(year).year}")
    counts = fates(STEP, (batch.row for batch in done))
    return tuple(_view(batch, counts[batch.row]) for batch in done)


def reminding(person: Person, year: int, row: int) -> Reminding:
    """Return one time that reminders went out; raises ``Refused`` (SEASON-021) when there is none."""
    one = next((view for view in remindings(person, year) if view.row == row), None)
    if one is None:
        raise refuse(NO_SUCH_REMINDER)
    return one


def messages(person: Person, row: int, group: str = "", number: int = 1) -> MessagePage:
    """Return a page (from 1) of the messages of one time, those of a group only when given."""
    access.check(person, READ)
    rows = messages_of(STEP, row, GROUPS.get(group))
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    shown = rows[(number - 1) * PAGE : number * PAGE]
    return MessagePage(tuple(map(sent_view, shown)), total, number, pages)


def _view(batch: Batch, counts: Counter[Fate]) -> Reminding:
    said = batch.said
    day = date.fromisoformat(said["day"])
    return Reminding(batch.row, batch.at, batch.by, day, int(said["institutions"]), counts)
