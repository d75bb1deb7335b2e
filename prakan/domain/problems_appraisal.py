"""Numbered problems of the appraisal of assessors."""

from __future__ import annotations

from prakan.domain.problems import problem

NOTHING_TO_COMPARE = problem(
    "EAPA-001",
    "คะแนนที่มียังประมาณความเข้มงวดไม่ได้ (ผู้ประเมิน {assessors} คน คะแนน {scores} ข้อ)",
    "Severity cannot be estimated from these scores (assessors: {assessors}, scores: {scores})",
    "ต้องมีผู้ให้คะแนนอย่างน้อย 2 คน และคะแนนต้องไม่เท่ากันทั้งหมด รอให้มีคะแนนเพิ่ม",
    "At least two assessors and scores that differ are needed; wait for more scores",
)
