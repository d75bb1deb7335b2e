"""Contacts that the lines of a roster name: what each would become, and their writing with the roster.

A contact that a person entered is never overwritten: the roster's stands beside it, or, with the same
address, is proposed in a note. One that came by roster follows the next; what that does not tell stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from prakan.domain.contact_points import PART_NAMES, Personal
from prakan.domain.problems import Fault
from prakan.domain.problems_roster import CONTACT_BY_HAND, NO_ROLE_FOR_CONTACTS
from prakan.domain.roster_sheet.headings import REACH
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.bulk import insert
from prakan.registry.actions.roster_intake.planning import ASIDE, CHANGED, NEW, UNCHANGED, Planned, Stored
from prakan.registry.models import ContactPoint, RosterContact, RosterIntake
from prakan.registry.queries.roster_contacts import (
    Held,
    RosterRoles,
    held_contacts,
    personal_in,
    roster_roles,
)
from prakan.registry.transition.bulk import Told
from prakan.registry.transition.contact_points import roster_columns

EDIT = "contact_point.edit"
Outcome = RosterContact.Outcome
HELD = frozenset({CHANGED, UNCHANGED})  # outcomes of lines whose institution is in the registry
PARTS = ("name", "email", "phone")
ENDED = Text("การเลิกใช้ ซึ่งมีผู้เลิกใช้ไว้แล้ว", "its end: a person has ended it")
READ = ("number", "outcome", "role_id", "point_id", "personal", "mail_mark", "phone_mark", "roster_mark")


class Said(NamedTuple):
    """What a line says of a contact, as it is kept until it is written; names are those of the columns."""

    number: int
    outcome: str
    role_id: int
    point_id: int | None
    personal: str
    mail_mark: str
    phone_mark: str
    roster_mark: str

    @property
    def digested(self) -> bytes:
        """What the digest of the preview holds of it."""
        return repr((self.number, str(self.outcome), self.point_id, self.roster_mark)).encode()


class Decision(NamedTuple):
    """What becomes of a contact, of which one, and in what it differs from one that a person entered."""

    outcome: str
    point: int | None = None
    differs: Text | None = None


def plan_contacts(planned: Sequence[Planned], roles: RosterRoles | None, on: date) -> list[Said]:
    """Return what would become of the contacts that lines name; adds its notes to the lines."""
    naming = [one for one in planned if one.line.contact and one.outcome != ASIDE]
    if not naming or roles is None:
        return []
    held = held_contacts(_owners(naming), on)
    return [_planned(one, one.line.contact, roles, held) for one in naming if one.line.contact]


def _owners(planned: Iterable[Planned]) -> list[int]:
    return [i for one in planned if one.outcome in HELD and (i := one.found.institution) is not None]


def _planned(one: Planned, told: Personal, roles: RosterRoles, held: Mapping[int, Sequence[Held]]) -> Said:
    role = roles.named if told.name else roles.bare
    return _decided(Said(one.line.number, Outcome.WAITS, role, None, **roster_columns(told)), one, held)


def _decided(said: Said, line: Planned, held: Mapping[int, Sequence[Held]]) -> Said:
    """Return a contact with what becomes of it; its note is added to the line."""
    decision = decide(said, line, held)
    if decision.differs:
        field = "phone" if said.phone_mark else "email"
        line.line.notes.append(Fault(CONTACT_BY_HAND, {"parts": decision.differs}, field))
    return said._replace(outcome=str(decision.outcome), point_id=decision.point)


def decide(said: Said, line: Planned, held: Mapping[int, Sequence[Held]]) -> Decision:
    """Return what becomes of a contact where its line stands now."""
    if line.outcome == NEW:
        return Decision(Outcome.NEW)
    if line.outcome not in HELD or line.found.institution is None:
        return Decision(Outcome.WAITS)
    there = held.get(line.found.institution, ())
    mine = next((one for one in there if one.roster_mark and not one.ended), None)
    if mine and mine.roster_mark == said.roster_mark:
        return Decision(Outcome.UNCHANGED, mine.pk)
    return _beside(said, there) or _following(said, mine)


def _beside(said: Said, there: Sequence[Held]) -> Decision | None:
    """Return what a contact that a person entered, changed or ended says to it; None when none does."""
    for one in there:
        if (one.roster_mark and not one.ended) or not _shares(said, one):
            continue
        if one.ended:
            return Decision(Outcome.BY_HAND, one.pk, ENDED)
        parts = _differing(personal_in(said.personal), personal_in(one.personal))
        if not parts:
            return Decision(Outcome.UNCHANGED, one.pk)
        if one.role == said.role_id:
            return Decision(Outcome.BY_HAND, one.pk, _words(parts))
    return None


def _shares(said: Said, one: Held) -> bool:
    marks = ((said.mail_mark, one.mail_mark), (said.phone_mark, one.phone_mark))
    return any(new and new == old for new, old in marks)


def _differing(told: Personal, now: Personal) -> list[str]:
    return [part for part in PARTS if getattr(told, part) and getattr(told, part) != getattr(now, part)]


def _words(parts: Iterable[str]) -> Text:
    names = [PART_NAMES[part] for part in parts]
    return Text(" ".join(name.th for name in names), ", ".join(name.en.lower() for name in names))


def _following(said: Said, mine: Held | None) -> Decision:
    if mine is None:
        return Decision(Outcome.NEW)
    differing = _differing(personal_in(said.personal), personal_in(mine.personal))
    return Decision(Outcome.CHANGED if differing else Outcome.UNCHANGED, mine.pk)


def problems(fields: Mapping[str, int], roles: RosterRoles | None) -> list[list[object]]:
    """Return what stands in the way of keeping the contacts of a whole file, as an intake keeps problems."""
    wanted = REACH & fields.keys()
    return [[NO_ROLE_FOR_CONTACTS.code, {}, "", False]] if wanted and roles is None else []


def keep(intake: RosterIntake, said: Sequence[Said]) -> None:
    """Keep the contacts of a block of lines for the preview; inside the transaction that keeps the lines."""
    if said:
        insert(RosterContact, Said._fields, said, fixed={"intake_id": intake.pk})


def forget(intake_id: int) -> None:
    """Let go of the contacts of an intake: they were written, or nobody wants them."""
    RosterContact.objects.filter(intake=intake_id)._raw_delete(using="default")


def count(outcomes: Iterable[str]) -> dict[str, int]:
    """Return how many contacts have which outcome; nothing where the roster names none."""
    return dict(sorted(Counter(map(str, outcomes)).items()))


def settle(intake: RosterIntake, line: Planned, on: date) -> bytes:
    """Decide anew about the contact of a line that a person has settled; returns its part of the digest.

    The line is given the note that goes with it.
    """
    row = RosterContact.objects.select_for_update().filter(intake=intake, number=line.line.number)
    said = next((Said(*kept) for kept in row.values_list(*READ)), None)
    if said is None:
        return b""
    now = _decided(said, line, held_contacts(_owners([line]), on))
    row.update(outcome=now.outcome, point_id=now.point_id)
    left = Counter(intake.contacts)
    left.subtract([said.outcome])
    left.update([now.outcome])
    intake.contacts = count((+left).elements())
    return now.digested


def write_contacts(
    intake: RosterIntake,
    rows: Sequence[Stored],
    planned: Sequence[Planned],
    new: Mapping[int, int],
    told: Told,
) -> int:
    """Write the contacts of some lines; ``new``: institution by row. Returns how many are not as shown.

    The caller has written the audit row, and takes everything back when any was not.
    """
    if not intake.contacts:
        return 0
    access.check(told.by, EDIT)
    by_number = {one.line.number: one for one in planned}
    kept = RosterContact.objects.filter(intake=intake, number__range=(rows[0].number, rows[-1].number))
    said = [Said(*row) for row in kept.order_by("number").values_list(*READ) if row[0] in by_number]
    held = held_contacts(_owners(planned), told.on)
    moved = sum(decide(one, by_number[one.number], held)[:2] != (one.outcome, one.point_id) for one in said)
    _add([one for one in said if one.outcome == Outcome.NEW], by_number, new, told)
    _change([one for one in said if one.outcome == Outcome.CHANGED], told)
    return moved


def _add(said: Sequence[Said], by_number: Mapping[int, Planned], new: Mapping[int, int], told: Told) -> None:
    insert(
        ContactPoint,
        ("institution_id", "role_id", "personal", "mail_mark", "phone_mark", "roster_mark"),
        (
            (new.get(one.number, by_number[one.number].found.institution), one.role_id, *one[4:])
            for one in said
        ),
        fixed={"starts": told.on, "source": _source(told), "by_id": told.by.pk, "changed_at": told.at},
    )


def _change(said: Sequence[Said], told: Told) -> None:
    roles = roster_roles()
    rows = ContactPoint.objects.select_for_update().in_bulk([one.point_id for one in said])
    for one in said:
        row = rows[one.point_id or 0]
        news, before = personal_in(one.personal), personal_in(row.personal)
        now = replace(before, **{part: getattr(news, part) for part in _differing(news, before)})
        for name, value in roster_columns(now).items():
            setattr(row, name, value)
        row.role_id = roles.named if roles and now.name else row.role_id
        row.source, row.by, row.changed_at = _source(told), told.by, told.at
        row.revision += 1
    names = ["personal", "mail_mark", "phone_mark", "roster_mark", "role", "source", "by", "changed_at"]
    ContactPoint.objects.bulk_update(rows.values(), [*names, "revision"], batch_size=500)


def _source(told: Told) -> str:
    """Return in both languages which roster said so."""
    return f"รายชื่อที่รับ {told.source.removeprefix('roster ')} ({told.source})"
