"""Words and tones of committees and the board: stages of meetings, posts, resolutions."""

from __future__ import annotations

from django import template

from prakan.domain.meetings import RESOLUTION_NAMES, Resolution
from prakan.domain.meetings.words import MEETING_TURNS, POST_NAMES, STAGE_NAMES
from prakan.domain.text import Text

register = template.Library()
TONES = {"planned": "info", "called": "warn", "closed": "ok", "cancelled": "bad"}
RESOLVED = {Resolution.AGREED: "ok", Resolution.SENT_BACK: "bad", Resolution.DEFERRED: "warn"}


@register.filter
def meeting_stage(stage: str) -> Text:
    """Return what a stage of a meeting is called."""
    return STAGE_NAMES[stage]


@register.filter
def meeting_turn(stage: str) -> Text:
    """Return what the secretary does next at a stage of a meeting that is not over."""
    return MEETING_TURNS[stage]


@register.filter
def meeting_tone(stage: str) -> str:
    """Return the tone of a stage's chip."""
    return TONES[stage]


@register.filter
def post_word(post: str) -> Text:
    """Return what a member's post is called."""
    return POST_NAMES[post]


@register.filter
def resolution_word(resolution: str) -> Text:
    """Return what a resolution is called."""
    return RESOLUTION_NAMES[Resolution(resolution)]


@register.filter
def resolution_tone(resolution: str) -> str:
    """Return the tone of a resolution's chip."""
    return RESOLVED[Resolution(resolution)]


@register.filter
def percent_of(share: int) -> str:
    """Return a share of a thousand in percent, without needless decimals: 500 is "50"."""
    return f"{share / 10:g}"
