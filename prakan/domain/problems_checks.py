"""Problems of reading what a printed report states."""

from __future__ import annotations

from prakan.domain.problems import problem

UNKNOWN_KIND = problem(
    "PRINT-001",
    "ไม่รู้จักรายการชนิด {kind} ของรายงานที่พิมพ์ไว้",
    "{kind} is not a kind of printed record",
    "ใช้ชนิดใดชนิดหนึ่งต่อไปนี้: {kinds}",
    "Use one of: {kinds}",
)
UNREADABLE = problem(
    "PRINT-002",
    "อ่านรายการ {kind} รหัส {id} ไม่ได้ เพราะ {reason}",
    "The printed record {kind} {id} cannot be read: {reason}",
    "เติมหรือแก้ช่องนั้นตามรูปแบบใน agencies/README.md แล้วนำเข้าอีกครั้ง",
    "Fill or correct that field as agencies/README.md says, then load it again",
)
