"""Letters of a reminder to contacts, who have no account: each address once, whatever it answers for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from itertools import groupby

from django.utils import timezone

from prakan.assessment.actions.season_reminders.telling import Urls
from prakan.assessment.models import Season
from prakan.assessment.queries.season_reminders import Reminded, mails_of
from prakan.domain.calendar import say_date
from prakan.domain.contact_points import Personal
from prakan.domain.deliveries import Quiet, quiet_until
from prakan.domain.season_reminders import Whom
from prakan.domain.text import Text
from prakan.foundation.actions.letters import Recipient, queue_letters
from prakan.foundation.models import Person
from prakan.registry.queries.contact_picks import PART, SMS, Pick
from prakan.registry.queries.contact_points import addresses
from prakan.registry.transition.contact_points import mail_mark

SCHOOL, AGENCY = "season.contact", "season.agency"
NIGHT = Quiet(time(21), time(7))  # a telephone does not ring then; a contact has no hours of its own to give
NOT_FIXED = Text("รอยืนยัน", "to be confirmed")
Group = tuple[Pick, list[Reminded]]


def write(
    season: Season,
    schools: Iterable[Reminded],
    parents: Iterable[Reminded],
    key: str,
    by: Person | None,
    at: datetime,
    urls: Urls,
) -> int:
    """Queue a letter for every address that no account told by the same reminder has; returns how many.

    Schools go first: who answers for a school and a parent agency under one address hears once.
    """
    of_schools, above = list(schools), list(parents)
    told = {p for r in of_schools for p in r.people} | {p for r in above for p in r.parents}
    known = {mail_mark(mail) for mail in mails_of(told)}
    own = _by_address(((r.contact, r) for r in of_schools), known)
    theirs = _by_address(((r.above, r) for r in above), known)
    said = addresses(pick.contact for pick, _ in (*own, *theirs))
    to_schools = [(pick, _to_school(season, pick, each, said, urls)) for pick, each in own]
    to_parents = [(pick, _to_parent(season, pick, each, said, urls)) for pick, each in theirs]
    written = _queue(to_schools, SCHOOL, key, by, at)
    return written + _queue(to_parents, AGENCY, key, by, at)


def _by_address(picked: Iterable[tuple[Pick | None, Reminded]], known: set[str]) -> list[Group]:
    """Return for each address, in order, the first contact that has it and all that it answers for."""
    found: dict[str, Group] = {}
    for pick, one in picked:
        if pick and pick.mark not in known:
            found.setdefault(pick.mark, (pick, []))[1].append(one)
    return list(found.values())


def _queue(
    letters: Iterable[tuple[Pick, Recipient]], template: str, key: str, by: Person | None, at: datetime
) -> int:
    ordered = sorted(letters, key=lambda letter: letter[0].channel)
    return sum(
        queue_letters(
            batch=key,
            channel=channel,
            template=template,
            recipients=[recipient for _, recipient in group],
            by=by,
            at=at,
            not_before=quiet_until(timezone.localtime(at), NIGHT) if channel == SMS else None,
        ).queued
        for channel, group in groupby(ordered, key=lambda letter: letter[0].channel)
    )


def _to_school(
    season: Season, pick: Pick, each: list[Reminded], said: dict[int, Personal], urls: Urls
) -> Recipient:
    first, more = each[0].line, _institutions(each) - 1
    name, due = first.name, min((r.line.due_on for r in each if r.line.due_on), default=None)
    values = {
        "year": season.year,
        "name_th": name.th,
        "name_en": name.say("en"),
        "more_th": f" และอีก {more} แห่ง " if more else "",
        "more_en": f" and {more} more" if more else "",
        **_due(due),
    }
    label = f"{name.th} · {pick.role.th}" + (f" (+{more})" if more else "")
    about = f"season:{season.year}" if more else f"institution:{first.institution}"
    return _recipient(pick, said, label, about, values, urls.get(Whom.INSTITUTION, ""))


def _to_parent(
    season: Season, pick: Pick, each: list[Reminded], said: dict[int, Personal], urls: Urls
) -> Recipient:
    values = {"year": season.year, "count": _institutions(each)}
    label = f"{each[0].line.agency.th} · {pick.role.th} ({_institutions(each)})"
    return _recipient(pick, said, label, f"season:{season.year}", values, urls.get(Whom.PARENT_AGENCY, ""))


def _institutions(each: Iterable[Reminded]) -> int:
    """Return of how many institutions the reports are; one with a kindergarten owes two."""
    return len({r.line.institution for r in each})


def _recipient(
    pick: Pick, said: dict[int, Personal], label: str, about: str, values: Mapping[str, object], url: str
) -> Recipient:
    told = said.get(pick.contact)
    return Recipient(
        key=pick.mark,
        label=label[:300],
        address=getattr(told, PART[pick.channel]) if told else "",
        values=values,
        language=pick.language,
        subject=about,
        url=url,
    )


def _due(due: date | None) -> dict[str, str]:
    if due is None:
        return {"due_th": NOT_FIXED.th, "due_en": NOT_FIXED.say("en")}
    return {"due_th": say_date(due, "th"), "due_en": say_date(due, "en")}
