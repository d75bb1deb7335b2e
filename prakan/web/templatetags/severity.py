"""Severities of assessors as people read them: in words, and drawn beside one another with their errors."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

from prakan.assessors.queries.severity import Mark, ScaleView
from prakan.domain.rasch import Strictness, fit_reading, linked_reading, share_reading
from prakan.domain.text import Text

register = template.Library()

WIDE, TALL, LEFT, EDGE = 720.0, 260.0, 44.0, 14.0
STAGES = {
    "waiting": Text("รอเริ่ม", "Waiting"),
    "estimating": Text("กำลังประมาณ", "Estimating"),
    "estimated": Text("ประมาณแล้ว", "Estimated"),
    "failed": Text("ไม่สำเร็จ", "Failed"),
}
TONES = {"waiting": "info", "estimating": "info", "estimated": "ok", "failed": "bad"}
SHAPES = {Strictness.STRICTER: "strict", Strictness.MILDER: "mild"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """An assessor in the drawing: where the dot and the ends of its error stand."""

    mark: Mark
    shape: str
    x: str
    y: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid: how many logits, and where."""

    logit: str
    y: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All assessors of a scale from the mildest to the strictest, each with two standard errors."""

    marks: tuple[Drawn, ...]
    lines: tuple[Line, ...]
    size: str


@register.filter
def severity_drawing(scale: ScaleView) -> Drawing:
    """Return the largest comparable group of a scale, drawn."""
    shown = [one for one in scale.marks if one.subset == 0]
    reach = max((abs(one.logit) + 2 * one.error for one in shown), default=1.0)
    most = max(1, int(reach) + 1)
    middle = TALL / 2

    def at(logit: float) -> str:
        return f"{middle - logit / most * (middle - EDGE):.1f}"

    step = (WIDE - LEFT - EDGE) / max(len(shown), 1)
    marks = tuple(
        Drawn(
            one, SHAPES.get(one.kind, "as"), f"{LEFT + step * (place + 0.5):.1f}", at(one.logit),
            at(one.logit - 2 * one.error), at(one.logit + 2 * one.error),
        )
        for place, one in enumerate(shown)
    )  # fmt: skip
    grid = tuple(
        Line(f"{n:+d}".replace("-", "\N{MINUS SIGN}").replace("+0", "0"), at(n))
        for n in range(-most, most + 1)
    )
    return Drawing(marks, grid, f"0 0 {WIDE:.0f} {TALL:.0f}")


@register.filter
def severity_stage(stage: str) -> Text:
    """Return what a stage of a run is called."""
    return STAGES[stage]


@register.filter
def severity_tone(stage: str) -> str:
    """Return the tone in which a stage of a run is shown."""
    return TONES[stage]


@register.filter
def fit_words(infit: float) -> Text:
    """Return how steadily somebody scores."""
    return fit_reading(infit)


@register.filter
def share_words(reliability: float) -> Text:
    """Return what a reliability allows to say."""
    return share_reading(reliability)


@register.filter
def linked_words(scale: ScaleView) -> Text:
    """Return who of a scale can be compared with whom."""
    return linked_reading(scale.groups, scale.alone)
