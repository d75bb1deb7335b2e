"""Numbered problems of the register of interests."""

from __future__ import annotations

from prakan.domain.problems import problem

INTEREST_MISSING = problem(
    "INTEREST-001",
    "ไม่พบรายการผลประโยชน์นี้ หรือสิ้นสุดไปแล้ว",
    "There is no such interest, or it has ended already",
    "เปิดหน้าผลประโยชน์ของผู้ประเมินอีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the assessor's interests again to see how they stand",
)
WHAT_IT_IS_MISSING = problem(
    "INTEREST-002",
    "ยังไม่ได้บอกว่าเป็นเรื่องใด",
    "It is not said what it is about",
    "เขียนสั้น ๆ โดยไม่ระบุชื่อบุคคลอื่น เช่น คู่สมรสเป็นครูที่นี่",
    "Say it shortly without the names of others, such as: spouse teaches there",
)
NOTHING_TO_OVERRIDE = problem(
    "INTEREST-003",
    "วันที่ {on} ไม่มีผลประโยชน์ทับซ้อนกับสถานศึกษานี้",
    "On {on} nothing bars the assessor from this institution",
    "ไม่ต้องยกเว้น เลือกวันอื่นหากจะตรวจวันอื่น",
    "There is nothing to override; choose another day to look at that day",
)
OVERRIDDEN_ALREADY = problem(
    "INTEREST-004",
    "ยกเว้นไว้แล้วจนถึงวันที่ {until}",
    "It is overridden already until {until}",
    "ถอนการยกเว้นเดิมก่อน หากต้องการเปลี่ยน",
    "Take that one back first if it is to change",
)
OVERRIDE_MISSING = problem(
    "INTEREST-005",
    "ไม่พบการยกเว้นนี้ หรือถอนไปแล้ว",
    "There is no such override, or it has been taken back",
    "เปิดหน้าผลประโยชน์อีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the page of interests again to see how it stands",
)
OVERRIDE_PAST = problem(
    "INTEREST-006",
    "วันสุดท้ายของการยกเว้น {until} ผ่านไปแล้ว",
    "The last day of the override, {until}, has passed",
    "ให้วันที่ยังไม่ถึง",
    "Give a day that is still to come",
)
