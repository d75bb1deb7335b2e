"""What pages of plans of teams say: stages, weeks, costs, what the worker is doing."""

from __future__ import annotations

from datetime import timedelta

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from prakan.assessment.queries.team_plans import PlanProgress, PlanView
from prakan.domain.calendar import say_date
from prakan.domain.text import Text
from prakan.web.templatetags.words import language

register = template.Library()
SATANG_IN_MILLIONS = 100_000_000
STAGES = {
    "draft": Text("ฉบับทดลอง", "Draft"),
    "waiting": Text("รอจัด", "Waiting"),
    "forming": Text("กำลังจัด", "Forming"),
    "proposed": Text("เสนอ", "Proposed"),
    "confirmed": Text("ยืนยันแล้ว", "Confirmed"),
    "replaced": Text("มีแผนใช้แทนแล้ว", "Replaced"),
    "stopped": Text("หยุดแล้ว", "Stopped"),
    "failed": Text("จัดไม่สำเร็จ", "Failed"),
}
TONES = {"confirmed": "ok", "proposed": "info", "failed": "bad", "forming": "info", "stopped": "warn"}


@register.filter
def plan_stage_name(stage: str) -> Text:
    """Return what the stage of a plan is called."""
    return STAGES[stage]


@register.filter
def plan_tone(stage: str) -> str:
    """Return the tone of a stage's chip."""
    return TONES.get(stage, "draft")


@register.filter
def plan_weeks(plan: PlanView) -> str:
    """Return the days from the first Monday to the last Friday: "14 ธ.ค. 69 – 20 ส.ค. 70"."""
    last = plan.starts_on + timedelta(weeks=plan.weeks, days=-3)
    spoken = language()
    return f"{say_date(plan.starts_on, spoken, short=True)} – {say_date(last, spoken, short=True)}"


@register.filter
def satang_in_millions(value: int | None) -> str:
    """Return satang as million baht with four decimals; "" for None."""
    return "" if value is None else f"{value / SATANG_IN_MILLIONS:,.4f}"


@register.filter
def gap_percent(value: float | None) -> str:
    """Return a share as percent with two decimals; "" for None."""
    return "" if value is None else f"{value * 100:.2f}"


@register.filter
def in_km(metres: int | None) -> str:
    """Return metres as whole kilometres with comma groups."""
    return "" if metres is None else f"{round(metres / 1000):,}"


@register.filter
def doing_words(progress: PlanProgress) -> str:
    """Return what the worker does now."""
    words = {
        "": _("Waiting for the worker to take it up"),
        "gathering": _("Gathering institutions, assessors, licences and conflicts from the registry"),
        "searching": _("Searching teams and weeks"),
        "proving": _("Proving how much cheaper any plan could be"),
        "writing": _("Writing the plan"),
    }
    return words[progress.phase]


@register.simple_tag
def plan_link(plan: PlanView, part: str = "show") -> str:
    """Return where a plan is looked at: while it is formed its progress, afterwards the part asked for."""
    if not plan.has_visits:
        return reverse("teams.forming", args=[plan.id])
    try:
        return reverse(f"teams.{part}", args=[plan.id])
    except NoReverseMatch:
        return reverse("teams.forming", args=[plan.id])
