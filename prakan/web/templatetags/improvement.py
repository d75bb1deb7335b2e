"""Words and tones of improvement plans and of the programme of the use of results."""

from __future__ import annotations

from django import template

from prakan.domain.improvement.stages import (
    ACTIVITY_NAMES,
    COLOUR_NAMES,
    ITEM_NAMES,
    MEMBER_NAMES,
    PARTIES,
    PLAN_NAMES,
    PLAN_TURNS,
    SAID_NAMES,
)
from prakan.domain.improvement.words import KIND_NAMES
from prakan.domain.text import Text

register = template.Library()
TONES = {
    "draft": "draft",
    "sent": "warn",
    "returned": "warn",
    "agreed": "info",
    "done": "ok",
    "open": "draft",
    "in_progress": "info",
    "dropped": "draft",
    "selected": "info",
    "working": "info",
    "closed": "ok",
    "removed": "draft",
    "red": "bad",
    "yellow": "warn",
    "green": "ok",
    "": "draft",
}


@register.filter
def plan_stage(stage: str) -> Text:
    """Return what a stage of a plan is called."""
    return PLAN_NAMES[stage]


@register.filter
def item_stage(stage: str) -> Text:
    """Return what a stage of an item is called."""
    return ITEM_NAMES[stage]


@register.filter
def member_stage(stage: str) -> Text:
    """Return what a stage in the programme is called."""
    return MEMBER_NAMES[stage]


@register.filter
def plan_turn(stage: str) -> Text | None:
    """Return whose turn it is at a stage of a plan and what to do, None once it is closed."""
    return PLAN_TURNS.get(stage)


@register.filter
def follow_tone(word: str) -> str:
    """Return the tone of a chip for a stage or colour."""
    return TONES[word]


@register.filter
def colour_word(colour: str) -> Text:
    """Return what a group of results is called."""
    return COLOUR_NAMES[colour]


@register.filter
def from_word(kind: str) -> Text:
    """Return where an item comes from, in words."""
    return KIND_NAMES[kind]


@register.filter
def said_word(said: str) -> Text:
    """Return what a word on a plan is."""
    return SAID_NAMES[said]


@register.filter
def activity_word(kind: str) -> Text:
    """Return what a kind of activity is called."""
    return ACTIVITY_NAMES[kind]


@register.filter
def party_word(party: str) -> Text:
    """Return what a party is called."""
    return PARTIES[party]
