"""What levels, seats, standings, ties, days off and languages of assessors are called."""

from __future__ import annotations

from django import template

from prakan.domain.assessor_identity import PART_NAMES
from prakan.domain.assessor_record import codes
from prakan.domain.assessors import (
    EXPERTISE_NAMES,
    LANGUAGE_NAMES,
    LEVEL_NAMES,
    OFF_NAMES,
    SEAT_NAMES,
    STANDING_NAMES,
    TIE_NAMES,
    OffReason,
    Seat,
    Standing,
    TieKind,
)
from prakan.domain.interests import KIND_NAMES as INTERESTS
from prakan.domain.interests import ORIGIN_NAMES, InterestKind, Origin
from prakan.domain.licences import STATE_NAMES, LicenceState, LicenceStep
from prakan.domain.text import Text
from prakan.web.templatetags.words import language

register = template.Library()
TONES = {
    LicenceState.NOT_YET: "info",
    LicenceState.IN_FORCE: "ok",
    LicenceState.EXPIRING: "warn",
    LicenceState.EXPIRED: "draft",
    LicenceState.SUSPENDED: "bad",
    LicenceState.REVOKED: "bad",
}
STEPS = {
    LicenceStep.SUSPEND: Text("พักใช้", "Suspended"),
    LicenceStep.REINSTATE: Text("คืนสิทธิ", "Reinstated"),
    LicenceStep.REVOKE: Text("เพิกถอน", "Revoked"),
}


@register.filter
def level_word(level: str) -> Text:
    """Return what a level of assessment is called."""
    return LEVEL_NAMES[level]


@register.filter
def seat_word(seat: str) -> Text:
    """Return what a seat in a team is called."""
    return SEAT_NAMES[Seat(seat)]


@register.filter
def assessor_standing(standing: str) -> Text:
    """Return what a standing is called."""
    return STANDING_NAMES[Standing(standing)]


@register.filter
def tie_word(kind: str) -> Text:
    """Return what a tie to a place is called."""
    return TIE_NAMES[TieKind(kind)]


@register.filter
def off_word(reason: str) -> Text:
    """Return why somebody takes no visit."""
    return OFF_NAMES[OffReason(reason)]


@register.filter
def part_word(part: str) -> Text:
    """Return what a private part of an entry is called."""
    return PART_NAMES[part]


@register.filter
def licence_state(state: str) -> Text:
    """Return what a state of a licence is called."""
    return STATE_NAMES[LicenceState(state)]


@register.filter
def licence_tone(state: str) -> str:
    """Return the tone of a state of a licence."""
    return TONES[LicenceState(state)]


@register.filter
def licence_step(step: str) -> Text:
    """Return what a board resolved of a licence."""
    return STEPS[LicenceStep(step)]


@register.filter
def interest_word(kind: str) -> Text:
    """Return what a kind of interest is called."""
    return INTERESTS[InterestKind(kind)]


@register.filter
def origin_word(origin: str) -> Text:
    """Return how an interest is known."""
    return ORIGIN_NAMES[Origin(origin)]


@register.filter
def spoken(languages: str) -> str:
    """Return the names of languages kept as codes."""
    return ", ".join(LANGUAGE_NAMES[code].say(language()) for code in codes(languages))


@register.filter
def known_for(expertise: str) -> str:
    """Return the names of fields of expertise kept as codes."""
    return ", ".join(EXPERTISE_NAMES[code].say(language()) for code in codes(expertise))
