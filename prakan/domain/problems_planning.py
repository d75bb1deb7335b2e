"""Numbered problems of plan, progress, budget and strategy."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_PLAN = problem(
    "PLAN-001",
    "ยังไม่มีแผนปฏิบัติการของปีงบประมาณ พ.ศ. {year}",
    "There is no plan for fiscal year {year} yet",
    "สร้างแผนใหม่ หรือคัดลอกจากปีก่อนในหน้าแผน",
    "Create a plan or copy last year's on the plan page",
)
NO_ROW = problem(
    "PLAN-002",
    "ไม่พบรายการ {ref} ในแผนฉบับนี้",
    "There is no row {ref} in this version of the plan",
    "รายการอาจถูกลบหรือย้ายแล้ว เปิดแผนใหม่อีกครั้ง",
    "It may have been removed or moved; open the plan again",
)
NO_ENTRY = problem(
    "PROG-001",
    "ไม่พบรายงานผลรายการนี้",
    "This progress entry cannot be found",
    "กลับไปที่หน้ารายงานผลของไตรมาสแล้วเปิดจากรายการ",
    "Go back to the quarter's progress page and open it from the list",
)
PLAN_LOCKED = problem(
    "PLAN-003",
    "แผนฉบับนี้อยู่ในสถานะ {stage} จึงแก้ไขไม่ได้",
    "This version of the plan is {stage} and cannot be edited",
    "แผนที่อนุมัติแล้วแก้ด้วยการปรับแผน ซึ่งสร้างฉบับใหม่ให้อนุมัติ",
    "An approved plan is changed by a revision, which makes a new version to approve",
)
PLAN_EXISTS = problem(
    "PLAN-004",
    "มีแผนของปีงบประมาณ พ.ศ. {year} อยู่แล้ว",
    "There is already a plan for fiscal year {year}",
    "เปิดฉบับที่มีอยู่ หรือใช้การปรับแผน",
    "Open the version there is, or revise it",
)
DRAFT_OPEN = problem(
    "PLAN-005",
    "มีร่างแผนฉบับที่ {number} ของปีนี้ที่ยังไม่อนุมัติ",
    "Version {number} of this year's plan is still open",
    "ทำฉบับนั้นให้เสร็จก่อน แล้วจึงปรับแผนอีกครั้ง",
    "Finish that version first, then revise again",
)
NOTHING_APPROVED = problem(
    "PLAN-006",
    "ปีงบประมาณ พ.ศ. {year} ยังไม่มีแผนที่อนุมัติ จึงปรับแผนไม่ได้",
    "Fiscal year {year} has no approved plan to revise",
    "แก้ไขร่างที่มีอยู่ได้โดยตรง",
    "Edit the draft there is",
)
REASON_MISSING = problem(
    "PLAN-007",
    "ยังไม่ได้ระบุเหตุผล",
    "No reason is given",
    "เขียนเหตุผลสั้น ๆ เพื่อให้ผู้อื่นเข้าใจภายหลัง",
    "Write a short reason so that others understand it later",
)
PLAN_EMPTY = problem(
    "PLAN-008",
    "แผนยังไม่มีรายการ",
    "The plan has no rows yet",
    "เพิ่มรายการ คัดลอกจากปีก่อน หรือนำเข้าจาก Excel",
    "Add rows, copy last year's or import them from Excel",
)
YEAR_WRONG = problem(
    "PLAN-009",
    "{year} ไม่ใช่ปีงบประมาณ พ.ศ. ระหว่าง {first} ถึง {last}",
    "{year} is not a fiscal year (B.E.) between {first} and {last}",
    "ใส่ปี พ.ศ. เช่น 2567",
    "Give a year in the Buddhist era, such as 2567",
)
ROW_HAS_CHILDREN = problem(
    "PLAN-010",
    "{ref} ยังมีรายการย่อย {count} รายการ",
    "{ref} still has {count} rows under it",
    "ลบหรือย้ายรายการย่อยก่อน หรือยืนยันลบทั้งหมด",
    "Remove or move them first, or confirm removing them all",
)
MOVED_INTO_ITSELF = problem(
    "PLAN-011",
    "ย้าย {ref} ไปอยู่ใต้ตัวเองไม่ได้",
    "{ref} cannot be moved under itself",
    "เลือกรายการอื่นเป็นรายการแม่",
    "Choose another row to move it under",
)
SAME_PERSON = problem(
    "PLAN-012",
    "ผู้เสนอกับผู้อนุมัติต้องเป็นคนละคน",
    "The one who submits and the one who approves must be two people",
    "ให้ผู้มีสิทธิ์อีกคนเป็นผู้อนุมัติ",
    "Have another person with the right approve it",
)
NO_VERSION = problem(
    "PLAN-013",
    "ไม่พบแผนฉบับนี้",
    "This version of the plan cannot be found",
    "กลับไปที่หน้าแผนแล้วเลือกฉบับ",
    "Go back to the plan page and choose a version",
)
