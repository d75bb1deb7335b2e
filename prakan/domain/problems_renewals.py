"""Numbered problems of renewing licences."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_RENEWAL_ROUND = problem(
    "RENEWAL-001",
    "ไม่พบรอบต่ออายุนี้",
    "There is no such renewal round",
    "เปิดหน้าต่ออายุใบอนุญาตแล้วเลือกจากรายการ",
    "Open the page of renewals and choose one of the list",
)
RENEWAL_MISSING = problem(
    "RENEWAL-002",
    "ไม่พบการต่ออายุรายการนี้",
    "There is no such renewal",
    "เปิดรอบต่ออายุแล้วเลือกจากรายการ",
    "Open the round and choose one of its list",
)
NOBODY_DUE = problem(
    "RENEWAL-003",
    "ไม่มีใบอนุญาตของระดับที่เลือกที่สิ้นสุดระหว่าง {first} ถึง {last} และยังไม่อยู่ในรอบใด",
    "No licence of the levels chosen ends from {first} to {last} and is in no round yet",
    "เปลี่ยนวันหรือระดับ แล้วดูจำนวนอีกครั้ง",
    "Change the days or the levels and look at the numbers again",
)
LIST_CHANGED = problem(
    "RENEWAL-004",
    "รายชื่อเปลี่ยนไปจากที่เห็น: เดิม {before} รายการ ตอนนี้ {now} รายการ",
    "The list is no longer the one you saw: {before} then, {now} now",
    "ดูรายชื่อใหม่แล้วยืนยันอีกครั้ง",
    "Look at the list as it is now and confirm again",
)
REASON_FOR_GAPS = problem(
    "RENEWAL-005",
    "{number} มีเงื่อนไขที่ยังขาดหรือยังไม่ทราบ {count} ข้อ จึงต้องมีเหตุผลที่ให้ผ่าน",
    "{number} has {count} conditions that are missing or not known: passing it needs a reason",
    "ใส่เหตุผล หรือส่งกลับให้ผู้ประเมินแก้ไข หรือบันทึกหลักฐานของเงื่อนไขนั้น",
    "Give the reason, return it to the assessor, or record evidence of the condition",
)
NOBODY_CHOSEN = problem(
    "RENEWAL-006",
    "ยังไม่ได้เลือกรายการ",
    "Nobody is chosen",
    "เลือกอย่างน้อยหนึ่งรายการ หรือเลือกทั้งหมดของขั้นนี้",
    "Choose at least one, or all of this stage",
)
NOT_A_FACT = problem(
    "RENEWAL-007",
    "เงื่อนไขนี้ระบบนับจากทะเบียนเอง จึงไม่รับค่าที่กรอก",
    "This condition is counted from the register: no value is typed for it",
    "แก้ข้อมูลต้นทางในทะเบียนแทน",
    "Correct the records that it is counted from",
)
DAYS_WRONG = problem(
    "RENEWAL-008",
    "วันที่ไม่เรียงกัน: สิ้นสุดตั้งแต่ {first} ถึง {last}",
    "The days are not in order: ending from {first} to {last}",
    "ให้วันแรกมาก่อนวันสุดท้าย",
    "Let the first come before the last",
)
TOO_LATE = problem(
    "RENEWAL-009",
    "หมดเขตยื่นคำขอเมื่อ {day}",
    "Applications were taken until {day}",
    "ติดต่อเจ้าหน้าที่ประเมินและรับรอง ซึ่งเสนอชื่อแทนได้พร้อมเหตุผล",
    "Ask the assessment officer, who can list you with a reason",
)
