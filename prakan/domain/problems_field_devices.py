"""Numbered problems of devices that are withdrawn or given back their access."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SUCH_DEVICE = problem(
    "FIELD-067",
    "ไม่พบเครื่องนี้ หรือไม่ใช่เครื่องของคุณ",
    "There is no such device, or it is not yours",
    "เปิดรายการเครื่องใหม่แล้วเลือกอีกครั้ง",
    "Open the list of devices again and choose",
)
WITHDRAWN_ALREADY = problem(
    "FIELD-068",
    "เครื่อง “{name}” ถูกเพิกถอนสิทธิ์ไปแล้ว",
    'The device "{name}" was withdrawn already',
    "หากต้องการคืนสิทธิ์ ให้เจ้าหน้าที่กดคืนสิทธิ์ในรายการเครื่อง",
    "To give its access back, an officer does so in the list of devices",
)
NOT_WITHDRAWN = problem(
    "FIELD-069",
    "เครื่อง “{name}” ไม่ได้ถูกเพิกถอนสิทธิ์ จึงไม่มีอะไรให้คืน",
    'The device "{name}" is not withdrawn: there is nothing to give back',
    "เปิดรายการเครื่องใหม่เพื่อดูสถานะล่าสุด",
    "Open the list of devices again to see how it stands",
)
DEVICE_REASON = problem(
    "FIELD-066",
    "ยังไม่ได้ระบุเหตุผล",
    "No reason is given",
    "เขียนสั้น ๆ ว่าเกิดอะไรขึ้นกับเครื่อง เช่น หายที่ใด เมื่อใด",
    "Say in a few words what happened to it: lost where, when",
)
