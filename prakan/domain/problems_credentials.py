"""Numbered problems of certificates that machines can check."""

from __future__ import annotations

from prakan.domain.problems import problem

NOT_READY = problem(
    "CREDENTIAL-001",
    "ใบรับรองดิจิทัลของใบอนุญาต {number} ยังไม่พร้อม",
    "The digital certificate of licence {number} is not ready yet",
    "ลองใหม่ในอีกไม่กี่นาที หากยังไม่พร้อมให้แจ้งผู้ดูแลระบบว่างานเบื้องหลังหยุดทำงานหรือไม่",
    "Try again in some minutes; if it stays so, ask the administrator whether the worker runs",
)
LIST_UNKNOWN = problem(
    "CREDENTIAL-002",
    "ไม่มีรายการสถานะหมายเลข {number}",
    "There is no list of status with the number {number}",
    "ใช้ที่อยู่ที่อยู่ในใบรับรองดิจิทัลตามเดิมทุกตัวอักษร",
    "Use the address as the digital certificate names it",
)
KEY_UNREADABLE = problem(
    "CREDENTIAL-003",
    "เปิดกุญแจที่ใช้ลงลายมือชื่อไม่ได้ เพราะเข้ารหัสไว้ด้วยกุญแจของระบบอีกชุด",
    "The key that signs cannot be opened: it was locked under another key of the installation",
    "ให้ผู้ดูแลระบบคืนไฟล์ secret-key เดิม หรือสร้างกุญแจใหม่ด้วย prakan credentials rotate",
    "Let the operator bring the former secret-key back, or make a new key with prakan credentials rotate",
)
NOT_PRINTED = problem(
    "CREDENTIAL-004",
    "ไม่พิมพ์ใบรับรองของใบอนุญาต {number} เพราะสถานะคือ {state}",
    "No certificate of licence {number} is printed: it is {state}",
    "เมื่อคณะกรรมการมีมติให้กลับมาใช้ได้แล้วจึงพิมพ์ใหม่",
    "Print it once the board has resolved that it holds again",
)
