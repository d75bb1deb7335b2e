"""Numbered problems of a season's reminder ladder as people edit it."""

from __future__ import annotations

from prakan.domain.problems import problem

LADDER_EMPTY = problem(
    "SEASON-040",
    "ยังไม่มีขั้นการเตือนใดเลย",
    "The ladder has no rung",
    "เพิ่มอย่างน้อยหนึ่งขั้น: จำนวนวันและผู้รับ",
    "Add at least one rung: a number of days and who is reminded",
)
LADDER_LONG = problem(
    "SEASON-041",
    "ขั้นการเตือนมี {count} ขั้น เกิน {most}",
    "The ladder has {count} rungs, more than {most}",
    "นำขั้นที่ไม่จำเป็นออก",
    "Take out those that are not needed",
)
RUNG_TWICE = problem(
    "SEASON-042",
    "มีขั้น \u201c{rung_th}\u201d มากกว่าหนึ่งขั้น",
    "The rung \u201c{rung_en}\u201d stands there twice",
    "รวมเป็นขั้นเดียวแล้วเลือกผู้รับทั้งหมดในขั้นนั้น หรือเปลี่ยนจำนวนวัน",
    "Make it one rung with everybody it goes to, or change the days",
)
RUNG_FOR_NOBODY = problem(
    "SEASON-043",
    "ขั้น \u201c{rung_th}\u201d ยังไม่มีผู้รับ",
    "The rung \u201c{rung_en}\u201d reminds nobody",
    "เลือกผู้รับอย่างน้อยหนึ่งกลุ่ม หรือนำขั้นนี้ออก",
    "Tick at least one, or take the rung out",
)
RUNG_OUTSIDE = problem(
    "SEASON-044",
    "ขั้น \u201c{rung_th}\u201d ตรงกับ {day} ซึ่งอยู่นอกรอบรับ SAR ({opens} ถึง {ends})",
    "The rung \u201c{rung_en}\u201d falls on {day}, outside the season ({opens} to {ends})",
    "ใช้จำนวนวันที่น้อยลง",
    "Use fewer days",
)
RUNG_DAYS = problem(
    "SEASON-045",
    "\u201c{given}\u201d ไม่ใช่จำนวนวัน",
    "\u201c{given}\u201d is not a number of days",
    "ใส่จำนวนเต็ม 0 ถึง {most} แล้วเลือกก่อนหรือหลังครบกำหนด",
    "Give a whole number from 0 to {most} and choose before or after",
)
