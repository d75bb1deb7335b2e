"""Words, tones and amounts of payments."""

from __future__ import annotations

from decimal import Decimal

from django import template

from prakan.domain.fees import PART_NAMES, PER_NAMES, Part, Per
from prakan.domain.payments import ACCOUNT_NAMES, HELD_NAMES, LIST_NAMES, LIST_TONES, LIST_TURNS, PART_SHORT
from prakan.domain.text import Text
from prakan.web.templatetags.words import money

register = template.Library()
SATANG = 100  # of a baht
PER_MILLE, PERCENT = 1000, 100
ACCOUNT_TONES = {"entered": "warn", "confirmed": "ok", "refused": "bad", "replaced": "draft"}


@register.filter
def satang(value: int) -> str:
    """Show satang as baht with two decimals, exactly."""
    return money(Decimal(value) / SATANG)


@register.filter
def paid_for(part: str) -> Text:
    """Return what a part of a payment is called."""
    return PART_NAMES[Part(part)]


@register.filter
def paid_for_short(part: str) -> Text:
    """Return what a part of a payment is called where there is little room."""
    return PART_SHORT[part]


@register.filter
def per_word(per: str) -> Text:
    """Return what a rate is multiplied by."""
    return PER_NAMES[Per(per)]


@register.filter
def share_percent(share: int) -> str:
    """Show a share of a thousand in percent, without needless zeros."""
    return f"{(Decimal(share) * PERCENT / PER_MILLE).normalize():f}"


@register.filter
def kilometres(metres: int) -> int:
    """Return whole kilometres, those begun counted."""
    return -(-metres // 1000)


@register.filter
def list_stage(stage: str) -> Text:
    """Return what a stage of a payment list is called."""
    return LIST_NAMES[stage]


@register.filter
def list_tone(stage: str) -> str:
    """Return the tone of a payment list's chip."""
    return LIST_TONES[stage]


@register.filter
def list_turn(stage: str) -> Text | None:
    """Return whose turn it is at a stage of a payment list and what to press, None once it is over."""
    return LIST_TURNS.get(stage)


@register.filter
def held_word(code: str) -> Text:
    """Return what dues that wait for one reason are called, by the code of its problem."""
    return HELD_NAMES.get(code, Text(code, code))


@register.filter
def account_stage(stage: str) -> Text:
    """Return what a stage of a bank account is called."""
    return ACCOUNT_NAMES[stage]


@register.filter
def account_tone(stage: str) -> str:
    """Return the tone of a bank account's chip."""
    return ACCOUNT_TONES[stage]
