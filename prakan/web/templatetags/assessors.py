"""What levels, seats, standings, ties, days off and languages of assessors are called."""

from __future__ import annotations

from django import template

from prakan.domain.assessor_identity import PART_NAMES
from prakan.domain.assessor_record import codes
from prakan.domain.assessors import (
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
from prakan.domain.text import Text
from prakan.web.templatetags.words import language

register = template.Library()


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
def spoken(languages: str) -> str:
    """Return the names of languages kept as codes."""
    return ", ".join(LANGUAGE_NAMES[code].say(language()) for code in codes(languages))
