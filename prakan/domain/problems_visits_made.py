"""Numbered problems of recording what became of visits: too early, twice, nobody there, who stood in."""

from __future__ import annotations

from prakan.domain.problems import problem

NOT_OVER = problem(
    "MADE-001",
    "เที่ยวที่ {number} ยังไม่สิ้นสุด วันสุดท้ายคือ {day}",
    "Visit {number} is not over yet: its last day is {day}",
    "บันทึกหลังวันสุดท้ายของเที่ยว",
    "Record it after its last day",
)
RECORDED_ALREADY = problem(
    "MADE-002",
    "เที่ยวที่ {number} บันทึกไปแล้วโดย{who} เมื่อ {day}",
    "Visit {number} was recorded by {who} on {day}",
    "หากต้องแก้ ให้เปิดบันทึกนั้นแล้วแก้พร้อมเหตุผล",
    "If it has to change, open that record and correct it with a reason",
)
NOBODY_THERE = problem(
    "MADE-003",
    "เที่ยวที่ {number} ไม่มีใครอยู่เลยตามที่กรอก",
    "Nobody was at visit {number} by what was entered",
    "เลือกคนที่ไปจริง หรือบันทึกว่าไม่ได้ไปตรวจเยี่ยมพร้อมเหตุผล",
    "Tick who went, or record with a reason that it did not take place",
)
STANDIN_UNKNOWN = problem(
    "MADE-004",
    "เที่ยวที่ {number}: ไม่มีเลขทะเบียนผู้ประเมิน “{given}”",
    'Visit {number}: no assessor has the register number "{given}"',
    "ดูเลขทะเบียนในทะเบียนผู้ประเมินแล้วกรอกใหม่",
    "Look the number up in the register of assessors, then enter it again",
)
STANDIN_TWICE = problem(
    "MADE-005",
    "เที่ยวที่ {number}: {name} อยู่ในคณะนี้แล้ว จึงเป็นคนแทนอีกไม่ได้",
    "Visit {number}: {name} was there already and cannot stand in as well",
    "เลือกคนแทนที่ไม่ใช่คนในคณะ",
    "Enter somebody who is not of the team",
)
WHY_MISSING = problem(
    "MADE-006",
    "เที่ยวที่ {number}: ต้องมีเหตุผลเมื่อไม่ได้ไปตรวจเยี่ยมหรือแก้บันทึก",
    "Visit {number}: a reason is needed when it did not take place, or for a correction",
    "เขียนเหตุผลสั้น ๆ",
    "Write a short reason",
)
NO_SUCH_RECORD = problem(
    "MADE-007",
    "ไม่พบเที่ยวตรวจหรือบันทึกนี้ในแผนที่ใช้อยู่",
    "There is no such visit or record in a plan in force",
    "กลับไปที่หน้าผลการไปตรวจเยี่ยม",
    "Go back to the page of visits made",
)
NOTHING_TICKED = problem(
    "MADE-008",
    "ยังไม่ได้เลือกเที่ยวที่จะบันทึก",
    "No visit is ticked to be recorded",
    "เลือกอย่างน้อยหนึ่งเที่ยว",
    "Tick at least one visit",
)
