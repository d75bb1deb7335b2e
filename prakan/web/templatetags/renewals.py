"""What conditions, outcomes and stages of renewals are called."""

from __future__ import annotations

from django import template

from prakan.domain.renewals import (
    AT_MOST,
    KIND_NAMES,
    OUTCOME_NAMES,
    PROGRESS_NAMES,
    UNITS,
    ConditionKind,
    Outcome,
    Progress,
)
from prakan.domain.text import Text

register = template.Library()
TONES = {Outcome.MET: "ok", Outcome.MISSING: "bad", Outcome.UNKNOWN: "warn"}
STAGES = {
    Progress.INVITED: "draft",
    Progress.RETURNED: "warn",
    Progress.RENEWED: "ok",
    Progress.DECLINED: "bad",
    Progress.WITHDRAWN: "draft",
}
STANDING = Text("ปฏิบัติหน้าที่", "active")
AT_LEAST, MOST = (
    Text("อย่างน้อย {bound} {unit}", "at least {bound} {unit}"),
    Text("ไม่เกิน {bound} {unit}", "at most {bound} {unit}"),
)
NONE = Text("ต้องไม่มี", "none")


@register.filter
def condition_word(kind: str) -> Text:
    """Return what a condition asks for."""
    return KIND_NAMES[ConditionKind(kind)]


@register.filter
def unit_word(kind: str) -> Text:
    """Return the unit of a condition's value."""
    return UNITS[ConditionKind(kind)]


@register.filter
def asked_word(bound: int, kind: str) -> Text:
    """Return how much a condition asks for, in words."""
    if kind == ConditionKind.STANDING:
        return STANDING
    if kind in AT_MOST and bound == 0:
        return NONE
    unit = UNITS[ConditionKind(kind)]
    words = MOST if kind in AT_MOST else AT_LEAST
    return Text(words.th.format(bound=bound, unit=unit.th), words.en.format(bound=bound, unit=unit.en))


@register.filter
def outcome_word(outcome: str) -> Text:
    """Return what records say of a condition."""
    return OUTCOME_NAMES[Outcome(outcome)]


@register.filter
def outcome_tone(outcome: str) -> str:
    """Return the tone of an outcome."""
    return TONES[Outcome(outcome)]


@register.filter
def stage_word(stage: str) -> Text:
    """Return where a renewal stands."""
    return PROGRESS_NAMES[Progress(stage)]


@register.filter
def stage_tone(stage: str) -> str:
    """Return the tone of a stage."""
    return STAGES.get(Progress(stage), "info")
