"""What rounds, applications and lists of recruitment are called, and points as people read them."""

from __future__ import annotations

from decimal import Decimal

from django import template

from prakan.assessors.queries.recruitment.people import EventView
from prakan.domain.places import province
from prakan.domain.recruitment import PART_NAMES, LastPlace, Outcome, Part, shown
from prakan.domain.recruitment_words import (
    APPEAL_STAGES,
    APPLICATION_STAGES,
    LAST_PLACE_NAMES,
    NEXT_MOVES,
    NOTES,
    OUTCOME_NAMES,
    PASS_NAMES,
    ROUND_STAGES,
    TONES,
)
from prakan.domain.text import Text
from prakan.foundation.queries.audit import AuditView
from prakan.web.templatetags.words import language

register = template.Library()
ROUND_TONES = {"open": "ok", "certified": "ok", "stopped": "draft", "draft": "draft"}
OUTCOME_TONES = {Outcome.CALLED: "ok", Outcome.RESERVE: "warn", Outcome.BELOW: "draft"}
KEY_GROUP = 4


@register.filter
def province_name(code: str) -> Text:
    """Return what a province is called; its code when it is unknown."""
    found = province(code)
    return found.name if found else Text(code)


@register.filter
def round_stage(stage: str) -> Text:
    """Return what a stage of a round is called."""
    return ROUND_STAGES[stage]


@register.filter
def round_tone(stage: str) -> str:
    """Return the tone of a stage of a round."""
    return ROUND_TONES.get(stage, "info")


@register.filter
def application_stage(stage: str) -> Text:
    """Return what a stage of an application is called."""
    return APPLICATION_STAGES[stage]


@register.filter
def event_word(event: EventView) -> Text:
    """Return what became of an application by a step: its stage then, or what was done without a change."""
    return NOTES.get(event.step) or APPLICATION_STAGES[event.stage]


@register.filter
def next_move_of(stage: str) -> Text:
    """Return what an applicant waits for or does next."""
    return NEXT_MOVES[stage]


@register.filter
def application_tone(stage: str) -> str:
    """Return the tone of a stage of an application."""
    return TONES[stage]


@register.filter
def resolved(row: AuditView) -> list[str]:
    """Return resolutions and reasons that a row of a round's trail tells."""
    return [said for name in ("committee", "board", "reason") if (said := str(row.after.get(name) or ""))]


@register.filter
def outcome_word(outcome: Outcome, part: Part) -> Text:
    """Return what an outcome is called on a list."""
    return PASS_NAMES[outcome] if part is Part.COMPETENCE else OUTCOME_NAMES[outcome]


@register.filter
def outcome_tone(outcome: Outcome) -> str:
    """Return the tone of an outcome."""
    return OUTCOME_TONES[outcome]


@register.filter
def part_word(part: Part) -> Text:
    """Return what a list is called."""
    return PART_NAMES[part]


@register.filter
def appeal_stage(stage: str) -> Text:
    """Return what a stage of an appeal is called."""
    return APPEAL_STAGES[stage]


@register.filter
def last_place(rule: str) -> Text:
    """Return what becomes of equals at the last place."""
    return LAST_PLACE_NAMES[LastPlace(rule)]


@register.filter
def points(value: Decimal | None, decimals: int = 2) -> str:
    """Return a total with the decimals of its rule; "" for none."""
    return "" if value is None else f"{shown(value, decimals):f}"


@register.filter
def plain_points(value: Decimal | None) -> str:
    """Return points without zeros that say nothing; "" for none."""
    return "" if value is None else f"{value.normalize():f}"


@register.filter
def key_groups(key: str) -> str:
    """Return a key in groups that people can copy."""
    return " ".join(key[at : at + KEY_GROUP] for at in range(0, len(key), KEY_GROUP))


@register.filter
def lines(text: Text) -> list[str]:
    """Return the lines of a text in the reader's language that say something."""
    return [line.strip() for line in text.say(language()).splitlines() if line.strip()]
