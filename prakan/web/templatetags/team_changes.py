"""What pages of changing a plan of teams say: what happened, stages, costs and ways with their sign."""

from __future__ import annotations

from django import template

from prakan.assessment.queries.team_change_views import EventView, Side
from prakan.domain.calendar import say_days
from prakan.domain.team_changes import HAPPENINGS, Happening
from prakan.domain.text import Text
from prakan.web.templatetags.words import language

register = template.Library()
STAGES = {
    "proposed": Text("เสนอเปลี่ยน", "Proposed"),
    "confirmed": Text("ยืนยันแล้ว", "Confirmed"),
    "dropped": Text("ไม่ใช้", "Dropped"),
    "undone": Text("ย้อนแล้ว", "Undone"),
    "open": Text("รอพิจารณา", "To be decided"),
    "upheld": Text("ฟังขึ้น", "Upheld"),
    "rejected": Text("ฟังไม่ขึ้น", "Rejected"),
}
TONES = {"proposed": "warn", "confirmed": "ok", "open": "warn", "upheld": "ok"}


@register.filter
def change_stage(stage: str) -> Text:
    """Return what the stage of a change or objection is called."""
    return STAGES[stage]


@register.filter
def change_tone(stage: str) -> str:
    """Return the tone of a stage's chip."""
    return TONES.get(stage, "draft")


@register.filter
def happened(one: EventView) -> Text:
    """Return what happened and whom it concerns."""
    kind, name = one.event.kind, HAPPENINGS[one.event.kind]
    who, where = one.assessor, one.institution
    if kind is Happening.WITHDRAWAL:
        return Text(f"{who.th} ถอนตัว", f"{who.say('en')} withdraws")
    if kind is Happening.WEEKS:
        return Text(f"{where.th} เลื่อนสัปดาห์", f"{where.say('en')} moves its weeks")
    if kind is Happening.SWAP:
        into = one.into
        return Text(
            f"{into.th} แทน {who.th} ที่ {where.th}",
            f"{into.say('en')} for {who.say('en')} at {where.say('en')}",
        )
    if kind is Happening.SERVE:
        return Text(f"ให้คณะที่กำหนดไป {where.th}", f"A named team for {where.say('en')}")
    return Text(f"{name.th}: {who.th} · {where.th}", f"{name.en}: {who.say('en')} · {where.say('en')}")


@register.filter
def days_of_side(side: Side) -> str:
    """Return the days of a visit before or after."""
    return str(say_days(side.starts, side.ends, language()))


@register.filter
def signed_km(metres: int) -> str:
    """Return whole kilometres with their sign."""
    return f"{round(metres / 1000):+,}"


@register.filter
def signed_baht(satang: int) -> str:
    """Return whole baht with their sign."""
    return f"{round(satang / 100):+,}"


@register.filter
def millions(satang: int | None) -> str:
    """Return satang as million baht; "" while there is none."""
    return "" if satang is None else f"{satang / 100_000_000:,.3f}"
