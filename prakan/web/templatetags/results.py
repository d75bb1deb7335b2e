"""Words and tones of certificates, runs over cases, and published results."""

from __future__ import annotations

from django import template

from prakan.domain.case_appeals.papers import FOUND_NAMES
from prakan.domain.case_certificates.rules import PAPER_NAMES, PAPER_SHORT, Paper
from prakan.domain.text import Text

register = template.Library()

STATES: dict[str, Text] = {
    "valid": Text("ใช้ได้", "Valid"),
    "expired": Text("หมดอายุ", "Expired"),
    "replaced": Text("ถูกแทนที่แล้ว", "Replaced"),
    "withdrawn": Text("ถูกเพิกถอน", "Withdrawn"),
}
TONES = {"valid": "ok", "expired": "draft", "replaced": "draft", "withdrawn": "bad"}
BECAME: dict[str, Text] = {
    "done": Text("ทำแล้ว", "Done"),
    "already": Text("มีอยู่แล้ว", "Done before"),
    "refused": Text("ไม่ได้ทำ", "Not done"),
}
WHY: dict[str, Text] = {
    "first": Text("เผยแพร่ครั้งแรก", "First published"),
    "appeal": Text("เปลี่ยนตามผลอุทธรณ์", "Changed by an appeal"),
    "corrected": Text("ออกหนังสือใหม่แทนฉบับที่เพิกถอน", "Another certificate in place of a withdrawn one"),
}

RUNS: dict[str, Text] = {
    "certificate.make": Text("ออกหนังสือรับรองและหนังสือแจ้งผล", "Making certificates and notifications"),
    "case.publish": Text("เผยแพร่ผลการประเมิน", "Publishing results"),
}


APPEAL_STATES: dict[str, Text] = {
    "filed": Text("รอแต่งตั้งคณะ", "Waits for a panel"),
    "heard": Text("คณะกำลังพิจารณา", "Before the panel"),
    "proposed": Text("รอมติคณะกรรมการ", "Before the board"),
    "settled": Text("วินิจฉัยแล้ว", "Settled"),
}


#: whose turn it is at each state of an appeal, and what to press
APPEAL_TURNS: dict[str, Text] = {
    "filed": Text(
        "ถึงคราวเจ้าหน้าที่ประเมินหรือเลขานุการ: กด “แต่งตั้งคณะพิจารณาอุทธรณ์” แล้วเลือกผู้ที่ไม่มีส่วนได้เสียและไม่เคยอยู่ในงานนี้",
        "The office’s or the secretary’s turn: press “Appoint the panel” and choose people who have "
        "no interest in the institution and no part in this case.",
    ),
    "heard": Text(
        "ถึงคราวประธานคณะพิจารณาอุทธรณ์: อ่านแฟ้มงานประเมิน วินิจฉัยให้ครบทุกประเด็น แล้วกด “ส่งข้อเสนอ”",
        "The turn of the panel’s chair: read the dossier, answer every point, "
        "then press “Hand in the proposal”.",
    ),
    "proposed": Text(
        "ถึงคราวเลขานุการ: เมื่อคณะกรรมการมีมติแล้ว กด “บันทึกคำวินิจฉัย”",
        "The secretary’s turn: once the board has resolved, press “Record the decision”.",
    ),
}


@register.filter
def appeal_turn(stage: str) -> Text | None:
    """Return whose turn it is at a state of an appeal and what to press, None once it is settled."""
    return APPEAL_TURNS.get(stage)


@register.filter
def appeal_state(stage: str) -> Text:
    """Return how an appeal stands, in words."""
    return APPEAL_STATES[stage]


@register.filter
def found_word(found: str) -> Text:
    """Return what becomes of an appeal or a point, in words."""
    return FOUND_NAMES[found]


@register.filter
def run_word(step: str) -> Text:
    """Return what a run does, in words."""
    return RUNS[step]


@register.filter
def paper_word(paper: str) -> Text:
    """Return what a paper is called."""
    return PAPER_NAMES[Paper(paper)]


@register.filter
def paper_short(paper: str) -> Text:
    """Return what a paper is called in a list."""
    return PAPER_SHORT[Paper(paper)]


@register.filter
def paper_state(state: str) -> Text:
    """Return how a certificate stands, in words."""
    return STATES[state]


@register.filter
def paper_tone(state: str) -> str:
    """Return the tone of the chip of a state."""
    return TONES[state]


@register.filter
def became_word(became: str) -> Text:
    """Return what became of a case, in words."""
    return BECAME[became]


@register.filter
def published_why(why: str) -> Text:
    """Return why a version was published, in words."""
    return WHY[why]


@register.filter
def places(of: int) -> range:
    """Return the places of a scale, from 1."""
    return range(1, of + 1)
