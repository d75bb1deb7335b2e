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
