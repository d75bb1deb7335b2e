"""What stages, givers, sources and levels of appraisal, complaints and recognition are called."""

from __future__ import annotations

from django import template

from prakan.domain.appraisal import GIVER_NAMES, SOURCE_NAMES, STAGE_NAMES, Giver, LineSource
from prakan.domain.complaints import EFFECT_NAMES, FROM_NAMES, Effect, Source
from prakan.domain.text import Text

register = template.Library()

TONES = {"collecting": "draft", "answering": "info", "committee": "info", "final": "ok", "appealed": "warn"}
COMPLAINT_STAGES = {
    "received": Text("รับเรื่องแล้ว", "Received"),
    "assigned": Text("คณะกรรมการรับเรื่อง", "With a committee"),
    "heard": Text("ฟังทั้งสองฝ่ายแล้ว", "Both sides heard"),
    "decided": Text("วินิจฉัยแล้ว", "Decided"),
}
COMPLAINT_DEEDS = {
    "complaint.receive": Text("รับเรื่อง", "Received"),
    "complaint.read": Text("เปิดอ่านข้อความ", "Texts opened"),
    "complaint.assign": Text("ตั้งคณะกรรมการ", "Committee named"),
    "complaint.answer": Text("ผู้ประเมินชี้แจง", "The assessor answered"),
    "complaint.hear": Text("ฟังทั้งสองฝ่ายแล้ว", "Both sides heard"),
    "complaint.decide": Text("วินิจฉัย", "Decided"),
}
MARGINS = {
    "visits": Text("ออกประเมิน (แห่ง)", "Visits"),
    "years": Text("เป็นผู้ประเมิน (ปี)", "Years as assessor"),
    "mean": Text("ผลประเมิน (เต็ม 5)", "Mean mark"),
    "clean": Text("ปีที่ไม่มีคำร้องเรียนมีมูล", "Years without an upheld complaint"),
}


@register.filter
def appraisal_stage(stage: str) -> Text:
    """Return what a stage of an appraisal is called."""
    return STAGE_NAMES[stage]


@register.filter
def appraisal_tone(stage: str) -> str:
    """Return the tone in which a stage of an appraisal is shown."""
    return TONES[stage]


@register.filter
def giver_word(kind: str) -> Text:
    """Return who fills in a form of a kind."""
    return GIVER_NAMES[Giver(kind)]


@register.filter
def source_word(source: str) -> Text:
    """Return where a line of evidence comes from."""
    return SOURCE_NAMES[LineSource(source)]


@register.filter
def complaint_stage(stage: str) -> Text:
    """Return what a stage of a complaint is called."""
    return COMPLAINT_STAGES[stage]


@register.filter
def complaint_deed(step: str) -> Text:
    """Return what was done with a complaint."""
    return COMPLAINT_DEEDS[step]


@register.filter
def complaint_from(source: str) -> Text:
    """Return from whom a complaint comes."""
    return FROM_NAMES[Source(source)]


@register.filter
def effect_word(effect: str) -> Text:
    """Return what a decision proposes."""
    return EFFECT_NAMES[Effect(effect)]


@register.filter
def margin_word(name: str) -> Text:
    """Return what a condition of a level is called."""
    return MARGINS[name]
