"""Licences of assessors as pure facts: how one stands on a day, who may assess on it, and why not."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from prakan.domain.assessors import LEVEL_NAMES, STANDING_NAMES, Standing
from prakan.domain.text import Text

WARNING = 180  # days before the end from which a licence counts as expiring


class LicenceState(StrEnum):
    """How a licence stands on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


STATE_NAMES: dict[LicenceState, Text] = {
    LicenceState.NOT_YET: Text("ยังไม่เริ่ม", "Not yet in force"),
    LicenceState.IN_FORCE: Text("ใช้ได้", "In force"),
    LicenceState.EXPIRING: Text("ใกล้หมดอายุ", "Expiring"),
    LicenceState.EXPIRED: Text("หมดอายุ", "Expired"),
    LicenceState.SUSPENDED: Text("พักใช้", "Suspended"),
    LicenceState.REVOKED: Text("เพิกถอน", "Revoked"),
}
VALID = frozenset({LicenceState.IN_FORCE, LicenceState.EXPIRING})


class LicenceStep(StrEnum):
    """What a board resolves of a licence that is there."""

    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class LicenceEvent:
    """A step that takes effect on a day."""

    step: LicenceStep
    on: date


@dataclass(frozen=True, slots=True)
class LicenceFacts:
    """A licence for a level with its events; ``ends`` None: the term is to be confirmed."""

    number: str
    level: str
    starts: date
    ends: date | None
    events: tuple[LicenceEvent, ...] = ()


def end_of_term(starts: date, years: int) -> date:
    """Return the last day of a term of whole years: the day before the same day of the year."""
    year = starts.year + years
    last = calendar.monthrange(year, starts.month)[1]
    return date(year, starts.month, min(starts.day, last)) - timedelta(days=1)


def state_on(licence: LicenceFacts, day: date, warning: int = WARNING) -> LicenceState:
    """Return how a licence stands on a day; what takes effect on it counts.

    Revoked and suspended go before expired: that a licence ran out does not wash it clean.
    """
    if day < licence.starts:
        return LicenceState.NOT_YET
    last = _last_event(licence.events, day)
    if last and last.step is LicenceStep.REVOKE:
        return LicenceState.REVOKED
    if last and last.step is LicenceStep.SUSPEND:
        return LicenceState.SUSPENDED
    if licence.ends is None:
        return LicenceState.IN_FORCE
    if day > licence.ends:
        return LicenceState.EXPIRED
    return LicenceState.EXPIRING if (licence.ends - day).days < warning else LicenceState.IN_FORCE


def _last_event(events: Iterable[LicenceEvent], day: date) -> LicenceEvent | None:
    """Return what took effect last, at the end of a day; of one day the one that was recorded last."""
    found = [(event.on, at, event) for at, event in enumerate(events) if event.on <= day]
    return max(found, key=lambda one: one[:2])[2] if found else None


class Hindrance(StrEnum):
    """Why somebody may not assess."""

    STANDING = "standing"
    NO_LICENCE = "no_licence"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    NO_SEAT = "no_seat"


WORDS: dict[Hindrance, Text] = {
    Hindrance.STANDING: Text("สถานะของผู้ประเมินคือ {standing}", "The assessor is {standing}"),
    Hindrance.NO_LICENCE: Text("ไม่มีใบอนุญาตระดับ{level}", "There is no licence for {level}"),
    Hindrance.NOT_YET: Text("ใบอนุญาต {number} เริ่มใช้วันที่ {day}", "Licence {number} begins on {day}"),
    Hindrance.EXPIRED: Text("ใบอนุญาต {number} หมดอายุวันที่ {day}", "Licence {number} ended on {day}"),
    Hindrance.SUSPENDED: Text(
        "ใบอนุญาต {number} พักใช้ตั้งแต่วันที่ {day}", "Licence {number} is suspended since {day}"
    ),
    Hindrance.REVOKED: Text("ใบอนุญาต {number} ถูกเพิกถอนวันที่ {day}", "Licence {number} was revoked on {day}"),
    Hindrance.NO_SEAT: Text("ยังไม่มีหน้าที่ในคณะของระดับ{level}", "Holds no seat in teams of {level}"),
}


@dataclass(frozen=True, slots=True)
class WhyNot:
    """One reason, with what fills its words: the number of a licence, a day, a standing."""

    hindrance: Hindrance
    number: str = ""
    day: date | None = None
    standing: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether somebody may assess a level on a day: by which licence until when, or every reason why not."""

    level: str
    day: date
    licence: LicenceFacts | None
    state: LicenceState | None
    reasons: tuple[WhyNot, ...]

    @property
    def may(self) -> bool:
        return not self.reasons


def may_assess(
    level: str, day: date, *, standing: str, seat: str, licences: Iterable[LicenceFacts]
) -> Verdict:
    """Return whether an assessor may assess a level on a day, and every reason why not.

    ``standing`` is that of the day, ``seat`` the seat held for the level on it, "" for none. One licence that
    is in force is enough; the one that lasts longest is named.
    """
    own = [licence for licence in licences if licence.level == level]
    valid = [one for one in own if state_on(one, day) in VALID]
    reasons: list[WhyNot] = []
    if standing != Standing.ACTIVE:
        reasons.append(WhyNot(Hindrance.STANDING, standing=standing))
    if not valid:
        reasons.append(_missing(level, own, day))
    if not seat:
        reasons.append(WhyNot(Hindrance.NO_SEAT, level=level))
    best = max(valid, key=lambda one: one.ends or date.max, default=None)
    return Verdict(level, day, best, state_on(best, day) if best else None, tuple(reasons))


def _missing(level: str, own: list[LicenceFacts], day: date) -> WhyNot:
    """Return why no licence of a level is in force: the newest that began, else the next to begin."""
    if not own:
        return WhyNot(Hindrance.NO_LICENCE, level=level)
    begun = [one for one in own if one.starts <= day]
    if not begun:
        first = min(own, key=lambda one: one.starts)
        return WhyNot(Hindrance.NOT_YET, first.number, first.starts)
    last = max(begun, key=lambda one: one.starts)
    state = state_on(last, day)
    if state is LicenceState.EXPIRED:
        return WhyNot(Hindrance.EXPIRED, last.number, last.ends)
    event = _last_event(last.events, day)
    return WhyNot(Hindrance(state.value), last.number, event.on if event else None)


def said(reason: WhyNot, say_day: Text) -> Text:
    """Return a reason in words; ``say_day`` is its day as people write it, in both languages."""
    standing = STANDING_NAMES[Standing(reason.standing)] if reason.standing else Text("")
    level = LEVEL_NAMES.get(reason.level, Text(""))
    filled = (
        WORDS[reason.hindrance]
        .say(speech)
        .format(
            number=reason.number,
            day=say_day.say(speech),
            standing=standing.say(speech).lower() if speech == "en" else standing.say(speech),
            level=level.say(speech).lower() if speech == "en" else level.say(speech),
        )
        for speech in ("th", "en")
    )
    return Text(*filled)
