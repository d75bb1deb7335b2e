"""Words of quality reading: why a report is read, how a reading ended."""

from __future__ import annotations

from django import template

from prakan.domain.case_reading import CHECKED
from prakan.domain.text import Text

register = template.Library()
WHY = {
    "rule": Text("ต้องอ่านทุกฉบับ", "all of these are read"),
    "surprise": Text("คะแนนผิดคาด", "its marks surprise"),
    "lot": Text("จับสลาก", "drawn by lot"),
    "returned": Text("กลับมาจากการแก้ไข", "back from its revision"),
    "asked": Text("เจ้าหน้าที่เลือก", "chosen by an officer"),
}
STAGES = {
    "assigned": Text("กำลังอ่าน", "being read"),
    "passed": Text("ผ่าน", "passed"),
    "returned": Text("ส่งกลับให้แก้ไข", "returned"),
    "handed_back": Text("คืนงาน", "handed back"),
}
TONES = {"assigned": "info", "passed": "ok", "returned": "warn", "handed_back": "draft"}


@register.filter
def reading_why(why: str) -> Text:
    """Return why a report is read."""
    return WHY[why]


@register.filter
def reading_stage(stage: str) -> Text:
    """Return how a reading stands."""
    return STAGES[stage]


@register.filter
def reading_tone(stage: str) -> str:
    """Return the tone of its chip."""
    return TONES[stage]


@register.filter
def checked_word(answer: str) -> Text:
    """Return what was said of a check; a dash for nothing."""
    return CHECKED.get(answer, Text("–", "–"))
