"""Words and tones of cases: stages, owners, holds, needs, steps, modes."""

from __future__ import annotations

from django import template

from prakan.domain.cases.needs import NEED_NAMES
from prakan.domain.cases.owners import OWNER_NAMES
from prakan.domain.cases.special import KIND_NAMES
from prakan.domain.cases.stages import ENDED, HOLD_NAMES, MODE_NAMES, STAGE_NAMES, STAGE_NOW, CaseStage
from prakan.domain.cases.steps import BESIDES, BY_NAME
from prakan.domain.problems import Fault
from prakan.domain.text import Text
from prakan.web.templatetags.words import language

register = template.Library()

GOOD = frozenset({CaseStage.CERTIFIED, CaseStage.PUBLISHED, CaseStage.CLOSED})
HARD = frozenset({CaseStage.REVISION, CaseStage.APPEALED})


@register.filter
def case_kind(kind: str) -> Text:
    """Return why a case was opened."""
    return KIND_NAMES[kind]


@register.filter
def case_stage(stage: str) -> Text:
    """Return what a stage is called."""
    return STAGE_NAMES[stage]


@register.filter
def case_now(stage: str) -> Text:
    """Return what happens in a stage, in one sentence."""
    return STAGE_NOW[stage]


@register.filter
def case_tone(stage: str) -> str:
    """Return the tone of the chip of a stage."""
    if stage in GOOD:
        return "ok"
    if stage in HARD:
        return "warn"
    return "draft" if stage in ENDED else "info"


@register.filter
def case_owner(owner: str) -> Text:
    """Return what whoever has the turn is called."""
    return OWNER_NAMES[owner]


@register.filter
def case_hold(kind: str) -> Text:
    """Return what a hold is called."""
    return HOLD_NAMES[kind]


@register.filter
def case_need(need: str) -> Text:
    """Return what is needed, in words."""
    return NEED_NAMES[need]


@register.filter
def case_mode(mode: str) -> Text:
    """Return how a visit is made, in words."""
    return MODE_NAMES[mode]


@register.filter
def case_step(step: str) -> Text:
    """Return what a step is called."""
    return BY_NAME[step].words if step in BY_NAME else BESIDES[step]


@register.filter
def case_fault(fault: Fault) -> str:
    """Return why a case was left out of a step on many, in the reader's language."""
    return fault.what(language())
