"""Problems of reporting a figure as wrong."""

from __future__ import annotations

from prakan.domain.problems import problem

DOUBT_NEEDS_REASON = problem(
    "FIGURE-010",
    "ยังไม่ได้บอกว่าตัวเลขนี้ผิดอย่างไร",
    "You have not said what is wrong with this figure",
    "เขียนว่าควรเป็นเท่าใด และดูได้จากเอกสารใด",
    "Write what it should be, and which document shows it",
)
