"""Numbered problems of things typed into forms that no action reads: dates and choices left out."""

from __future__ import annotations

from prakan.domain.problems import problem

DAY_MISSING = problem(
    "TYPED-001",
    "ยังไม่ได้ใส่วันที่",
    "No date is given",
    "ใส่วัน เดือน ปี เช่น 12 ม.ค. 2567 หรือ 2024-01-12",
    "Give day, month and year, such as 12 Jan 2024 or 2024-01-12",
)
NOTHING_CHOSEN = problem(
    "TYPED-002",
    "ยังไม่ได้เลือกแถว",
    "No row is chosen",
    "กลับไปเลือกแถวในรายการ แล้วกดปุ่มอีกครั้ง",
    "Go back, choose rows in the list and press the button again",
)
YEAR_MISSING = problem(
    "TYPED-003",
    "อ่านปีงบประมาณ \u201c{given}\u201d ไม่ได้",
    "The fiscal year \u201c{given}\u201d cannot be read",
    "ใส่ปี พ.ศ. สี่หลัก เช่น 2568",
    "Give a year of the Buddhist era in four digits, such as 2568",
)
FILE_MISSING_HERE = problem(
    "TYPED-004",
    "ยังไม่ได้เลือกไฟล์",
    "No file is chosen",
    "เลือกไฟล์จากเครื่องของคุณ แล้วกดปุ่มอีกครั้ง",
    "Choose a file from your computer and press the button again",
)
