"""Problems of bringing data over from the service in use before: its calls, its items, its levels."""

from __future__ import annotations

from prakan.domain.problems import problem

SERVICE_AWAY = problem(
    "SERVICE-001",
    "ระบบเดิมไม่ตอบที่ {address}: {why}",
    "The other service does not answer at {address}: {why}",
    "ตรวจที่อยู่และเครือข่าย แล้วสั่งนำเข้าอีกครั้ง ระบบจะทำต่อจากหน้าที่ได้มาแล้ว",
    "Check the address and the network and run it again; it goes on after the pages that came",
)
SERVICE_REFUSED = problem(
    "SERVICE-002",
    "ระบบเดิมตอบ {status} ที่ {address}",
    "The other service answered {status} at {address}",
    "ตรวจ PRAKAN_SERVICE_ID และ PRAKAN_SERVICE_TOKEN กับผู้ดูแลระบบเดิม",
    "Check PRAKAN_SERVICE_ID and PRAKAN_SERVICE_TOKEN with whoever runs that service",
)
ANSWER_UNREADABLE = problem(
    "SERVICE-003",
    "อ่านคำตอบของระบบเดิมไม่ได้ที่ {where}: {why}",
    "An answer of the other service cannot be read at {where}: {why}",
    "เทียบกับรูปแบบที่เขียนไว้ในวิธีนำเข้า แล้วแจ้งผู้ดูแลระบบเดิม",
    "Compare it with the shape in the how-to and tell whoever runs that service",
)
LEVEL_UNCONFIRMED = problem(
    "SERVICE-004",
    "academy_level_id {level} หมายถึงสถานศึกษาประเภทใด: รอยืนยัน",
    "What academy_level_id {level} stands for is to be confirmed",
    "เมื่อได้รับคำยืนยันแล้ว ระบุประเภทใน service.toml ของโฟลเดอร์หน่วยงาน แล้วสั่งนำเข้าอีกครั้ง",
    "Once it is confirmed, name the kind in service.toml of the agency's folder and run it again",
)
ITEM_UNREADABLE = problem(
    "SERVICE-005",
    "รายการนี้ของระบบเดิมใช้ไม่ได้: {why}",
    "This item of the other service cannot be used: {why}",
    "แก้ในระบบเดิม หรือเพิ่มสถานศึกษานี้ในทะเบียนเอง",
    "Mend it in the other service, or add the institution to the registry by hand",
)
CODE_SHARED = problem(
    "SERVICE-006",
    "ในระบบเดิมมีสองรายการที่ใช้รหัส {code}",
    "The code {code} stands at two items of the other service",
    "ตรวจว่ารายการใดถูก แล้วแก้ในระบบเดิม",
    "Find out which is right and mend it in the other service",
)
NO_SERVICE = problem(
    "SERVICE-007",
    "ยังไม่ได้ระบุว่าจะนำเข้าจากที่ใด",
    "Nothing says where to bring the data from",
    "ระบุไฟล์ที่บันทึกไว้ หรือกำหนด PRAKAN_SERVICE_URL PRAKAN_SERVICE_ID และ PRAKAN_SERVICE_TOKEN",
    "Name a recorded file, or set PRAKAN_SERVICE_URL, PRAKAN_SERVICE_ID and PRAKAN_SERVICE_TOKEN",
)
NOT_CONFIGURED = problem(
    "SERVICE-008",
    "โฟลเดอร์ของหน่วยงานไม่มี service.toml ที่อ่านได้: {why}",
    "The agency's folder has no service.toml that can be read: {why}",
    "คัดลอกจาก agencies/onesqa/service.toml แล้วปรับให้ตรงกับหน่วยงาน",
    "Copy agencies/onesqa/service.toml and adapt it",
)
