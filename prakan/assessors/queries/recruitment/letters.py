"""Messages to applicants: who is told of a step, by which channel, in which words, what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from prakan.assessors.models import Application, ApplicationEvent, ListLine, Trainee
from prakan.assessors.queries.recruitment.lists import said
from prakan.domain.assessor_identity import NOBODY, Identity
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.recruitment import shown
from prakan.domain.recruitment_rule import rule_of, unpacked
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.channels.registry import channel as channel_of
from prakan.foundation.models import Delivery, Person
from prakan.foundation.queries.deliveries import DeliveryView, sent_view
from prakan.foundation.queries.parcels import letter_of
from prakan.foundation.queries.wordings import words_of
from prakan.foundation.secrets import Unreadable
from prakan.registry.queries.assessor_records import identity_of

READ = "recruitment.read"
MAIL, SMS = "email", "sms"
UNKNOWN = "–"
HIDDEN = "••••"  # of a key: only its owner reads it
LATER = Text("รอยืนยัน", "to be confirmed")
LANGUAGES = ("th", "en")


@dataclass(frozen=True, slots=True)
class LetterView:
    """A message to an applicant: what of, where it went (masked), what became of it."""

    subject: Text
    address: str
    at: datetime
    delivery: DeliveryView


def letters_of(person: Person, application_id: int) -> tuple[LetterView, ...]:
    """Return the messages to an applicant, the newest first; raises ``Refused`` (ACCESS-001)."""
    access.check(person, READ)
    row = Application.objects.select_related("recruitment").filter(pk=application_id).first()
    if row is None:
        return ()
    values = values_of([row], "", row.applied_at)[row.pk]
    sent = Delivery.objects.select_related("letter__wording").filter(letter__subject=subject_of(row.pk))
    return tuple(_letter(one, values) for one in sent.order_by("-pk"))


def subject_of(application_id: int) -> str:
    """Return what a message about an application says it is about."""
    return f"application:{application_id}"


def told_of(recruitment_id: int, step: str, at: datetime) -> QuerySet[Application]:
    """Return the applications of a round that took a step at a time."""
    events = ApplicationEvent.objects.filter(application__recruitment=recruitment_id, step=step, at=at)
    return Application.objects.select_related("recruitment").filter(pk__in=events.values("application"))


def way_to(identity: Identity) -> tuple[str, str]:
    """Return channel and address by which an applicant is reached: by mail, else by SMS; "" for no way."""
    if identity.email:
        return MAIL, identity.email
    if identity.phone and channel_of(SMS).is_ready():
        return SMS, identity.phone
    return "", ""


def private_of(row: Application) -> Identity:
    """Return the private part of an application; nobody's when it lies under another key."""
    try:
        return identity_of(row.identity)
    except Unreadable:
        return NOBODY


def values_of(rows: Sequence[Application], step: str, at: datetime) -> dict[int, dict[str, str]]:
    """Return what fills the words of a step's message, by application (id)."""
    pks = [row.pk for row in rows]
    places, groups = _places(pks), _groups(pks)
    reasons = dict(
        ApplicationEvent.objects.filter(application__in=pks, step=step, at=at).values_list(
            "application", "reason"
        )
    )
    return {
        row.pk: {
            **round_values(row),
            "reason": reasons.get(row.pk, "") or UNKNOWN,
            **places.get(row.pk, NO_PLACE),
            **groups.get(row.pk, NO_GROUP),
        }
        for row in rows
    }


def round_values(row: Application) -> dict[str, str]:
    """Return what every message says: whose application it is, and of which round."""
    one, rule = row.recruitment, unpacked(row.recruitment.rule).training
    level = LEVEL_NAMES[one.level]
    return {
        "number": row.number,
        "name_th": row.name.th,
        "name_en": row.name.say("en"),
        "round_th": f"{level.th} {one.year}/{one.number}",
        "round_en": f"{level.en} {one.year}/{one.number}",
        **_day("test", one.tests_on),
        **_day("from", one.licences_from),
        "licence": row.licence or UNKNOWN,
        "board": one.board or UNKNOWN,
        "attendance": f"{rule.attendance.normalize():f}",
        "videos": str(rule.needed),
    }


def _day(name: str, day: date | None) -> dict[str, str]:
    return {
        f"{name}_{language}": say_date(day, language) if day else LATER.say(language)
        for language in LANGUAGES
    }


NO_PLACE = {"rank": UNKNOWN, "total": UNKNOWN, "why_th": UNKNOWN, "why_en": UNKNOWN}
NO_GROUP = {"group": UNKNOWN, "place": UNKNOWN, **_day("starts", None), **_day("ends", None)}


def _places(pks: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return the newest place of each on a list: the pass list comes after the ranked list."""
    rows = ListLine.objects.select_related("ranked_list").filter(application__in=list(pks))
    return {row.application_id: _place(row) for row in rows.order_by("ranked_list", "version")}


def _place(row: ListLine) -> dict[str, str]:
    rule = rule_of(row.ranked_list.rule)
    why = [said(one, rule) for one in row.why]
    return {
        "rank": str(row.rank or UNKNOWN),
        "total": _points(row.total, rule.decimals),
        **{f"why_{one}": "; ".join(text.say(one) for text in why) or UNKNOWN for one in LANGUAGES},
    }


def _points(total: Decimal | None, decimals: int) -> str:
    return UNKNOWN if total is None else f"{shown(total, decimals):f}"


def _groups(pks: Iterable[int]) -> dict[int, dict[str, str]]:
    rows = Trainee.objects.select_related("group").filter(application__in=list(pks))
    return {
        row.application_id: {
            "group": row.group.name,
            "place": row.group.place or UNKNOWN,
            **_day("starts", row.group.starts),
            **_day("ends", row.group.ends),
        }
        for row in rows
    }


def _letter(row: Delivery, values: Mapping[str, str]) -> LetterView:
    letter, sent = letter_of(row), sent_view(row)
    words = words_of(letter.template, letter.wording)
    return LetterView(words.subject.with_values(**values, key=HIDDEN), sent.address, sent.at, sent.delivery)
