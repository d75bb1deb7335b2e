"""Kinds of evidence and findings, seats, why a verdict was made: closed vocabularies with their words."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from prakan.domain.text import Text


class EvidenceKind(StrEnum):
    """How evidence came about."""

    DOCUMENT = "document"
    INTERVIEW = "interview"
    OBSERVATION = "observation"
    DATA = "data"
    PHOTO = "photo"
    SOUND = "sound"
    VIDEO = "video"
    SAR = "sar"


EVIDENCE_NAMES: dict[str, Text] = {
    EvidenceKind.DOCUMENT: Text("เอกสาร", "Document"),
    EvidenceKind.INTERVIEW: Text("สัมภาษณ์", "Interview"),
    EvidenceKind.OBSERVATION: Text("สังเกต", "Observation"),
    EvidenceKind.DATA: Text("ข้อมูล", "Data"),
    EvidenceKind.PHOTO: Text("ภาพถ่าย", "Photograph"),
    EvidenceKind.SOUND: Text("เสียง", "Sound"),
    EvidenceKind.VIDEO: Text("วิดีโอ", "Video"),
    EvidenceKind.SAR: Text("จาก SAR", "From the SAR"),
}
EVIDENCE_KINDS = [(kind.value, kind.value) for kind in EvidenceKind]


class FindingKind(StrEnum):
    """What a line of the team is."""

    NOTE = "note"
    QUESTION = "question"
    FOCUS = "focus"
    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    RECOMMENDATION = "recommendation"
    AGENDA = "agenda"
    LOGISTICS = "logistics"


FINDING_NAMES: dict[str, Text] = {
    FindingKind.NOTE: Text("ข้อสังเกตจาก SAR", "Note on the SAR"),
    FindingKind.QUESTION: Text("คำถาม", "Question"),
    FindingKind.FOCUS: Text("สิ่งที่คณะจะดู", "What the team looks for"),
    FindingKind.STRENGTH: Text("จุดเด่น", "Strength"),
    FindingKind.IMPROVEMENT: Text("จุดที่ควรพัฒนา", "To improve"),
    FindingKind.RECOMMENDATION: Text("ข้อเสนอแนะ", "Recommendation"),
    FindingKind.AGENDA: Text("กำหนดการ", "Agenda"),
    FindingKind.LOGISTICS: Text("การเดินทางและนัดหมาย", "Logistics"),
}
FINDING_KINDS = [(kind.value, kind.value) for kind in FindingKind]


class VerdictWhy(StrEnum):
    """Why a version of a verdict was made."""

    CONSENSUS = "consensus"
    REVISION = "revision"
    APPEAL = "appeal"


VERDICT_NAMES: dict[str, Text] = {
    VerdictWhy.CONSENSUS: Text("ฉันทามติของคณะ", "The team's consensus"),
    VerdictWhy.REVISION: Text("ปรับแก้หลังตรวจอ่าน", "Revision after reading"),
    VerdictWhy.APPEAL: Text("ผลการอุทธรณ์", "Outcome of an appeal"),
}
VERDICT_WHY = [(why.value, why.value) for why in VerdictWhy]
SEAT_NAMES: dict[str, Text] = {
    "chair": Text("ประธาน", "Chair"),
    "member": Text("กรรมการ", "Member"),
}


def sealed(said: Mapping[str, Any]) -> str:
    """Return the sha256 (hex) of what a paper says: keys sorted, texts in NFC."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
