"""Problems of uploads that are sent in parts and resume where they stopped."""

from __future__ import annotations

from prakan.domain.problems import problem

UPLOAD_MISSING = problem(
    "UPLOAD-001",
    "ไม่พบการส่งไฟล์นี้ในชื่อของคุณ",
    "There is no such upload of yours",
    "เลือกไฟล์เดิมแล้วส่งใหม่",
    "Choose the file again and send it anew",
)
UPLOAD_GONE = problem(
    "UPLOAD-002",
    "การส่งไฟล์ {name} สิ้นสุดแล้ว ({stage}) จึงส่งต่อไม่ได้",
    "The upload of {name} has ended ({stage}), so it cannot go on",
    "เลือกไฟล์เดิมแล้วส่งใหม่",
    "Choose the file again and send it anew",
)
UPLOAD_BUSY = problem(
    "UPLOAD-003",
    "อีกหน้าต่างหรืออีกอุปกรณ์กำลังส่งไฟล์เดียวกันนี้อยู่",
    "Another window or device is sending this same upload",
    "ปิดหน้าต่างอื่น รอสักครู่แล้วส่งต่อ",
    "Close the other one, wait a moment and go on",
)
UPLOAD_OFFSET = problem(
    "UPLOAD-004",
    "ส่งมาตั้งแต่ไบต์ที่ {given} แต่ระบบรับไว้แล้วถึงไบต์ที่ {held}",
    "What came begins at byte {given}, but the system holds {held} bytes",
    "ถามตำแหน่งล่าสุดแล้วส่งต่อจากตรงนั้น",
    "Ask for the latest position and go on from there",
)
UPLOAD_OVERFLOW = problem(
    "UPLOAD-005",
    "ส่งมามากกว่าขนาดที่แจ้งไว้ {size} ไบต์",
    "More came than the {size} bytes that were announced",
    "เลือกไฟล์เดิมแล้วส่งใหม่",
    "Choose the file again and send it anew",
)
UPLOAD_BROKEN = problem(
    "UPLOAD-006",
    "ข้อมูลช่วงที่ส่งมาเพี้ยนระหว่างทาง จึงไม่ได้เก็บช่วงนั้น",
    "The bytes of this part changed on their way, so the part was not kept",
    "ส่งช่วงนั้นอีกครั้ง ส่วนที่รับไว้ก่อนหน้ายังอยู่ครบ",
    "Send that part again; what came before is kept",
)
UPLOAD_DIFFERS = problem(
    "UPLOAD-007",
    "ไฟล์ {name} ที่รับได้ไม่ตรงกับต้นทาง: รหัสตรวจสอบต้นทาง {told} แต่ที่รับได้ {found}",
    "What arrived of {name} is not what was sent: its digest was to be {told} and came to {found}",
    "เลือกไฟล์เดิมแล้วส่งใหม่ หากเป็นซ้ำให้ตรวจว่าไฟล์ไม่ได้ถูกแก้ระหว่างส่ง",
    "Send the file anew; if it happens again, see that nothing changes the file while it is sent",
)
UPLOAD_QUOTA = problem(
    "UPLOAD-008",
    "ไฟล์ที่คุณส่งค้างไว้รวมกันจะเกิน {limit} เมกะไบต์",
    "Your unfinished uploads would come to more than {limit} MB together",
    "ส่งไฟล์ที่ค้างให้เสร็จหรือยกเลิกก่อน แล้วส่งไฟล์นี้",
    "Finish or cancel those first, then send this one",
)
UPLOAD_RATE = problem(
    "UPLOAD-009",
    "เริ่มส่งไฟล์เกิน {limit} ไฟล์ในหนึ่งชั่วโมง",
    "More than {limit} uploads were begun within an hour",
    "รอสักครู่แล้วส่งต่อ ไฟล์ที่ส่งแล้วยังอยู่ครบ",
    "Wait a while and go on; what was sent is kept",
)
UPLOAD_NO_ROOM = problem(
    "UPLOAD-010",
    "ที่เก็บไฟล์ของระบบใกล้เต็ม จึงยังรับไฟล์ {name} ไม่ได้ตอนนี้",
    "The system's disk is nearly full, so {name} cannot be taken now",
    "ไฟล์ยังอยู่ในเครื่องของคุณ ส่วนที่ส่งแล้วยังอยู่ครบ แจ้งผู้ดูแลระบบแล้วกดส่งต่อภายหลัง",
    "Your file is safe with you and what was sent is kept; tell the administrator and go on later",
)
UPLOAD_UNREADABLE = problem(
    "UPLOAD-011",
    "อ่านส่วนหัว {header} ของคำขอไม่ออก",
    "The header {header} of the request cannot be read",
    "ตรวจโปรแกรมที่ส่งกับข้อกำหนด tus 1.0.0",
    "Check the sending program against tus 1.0.0",
)
UPLOAD_NOT_WHOLE = problem(
    "UPLOAD-012",
    "ไฟล์ {name} มาถึง {held} จาก {size} ไบต์",
    "Of {name}, {held} of {size} bytes have arrived",
    "ส่งต่อให้ครบก่อน แล้วบันทึกอีกครั้ง",
    "Send the rest, then save again",
)
UPLOAD_VERSION = problem(
    "UPLOAD-013",
    "โปรแกรมที่ส่งไม่ได้ใช้ tus 1.0.0",
    "The sending program does not speak tus 1.0.0",
    "ใช้โปรแกรมที่รองรับ tus 1.0.0 หรือแนบไฟล์แบบปกติ",
    "Use a program that speaks tus 1.0.0, or attach the file the plain way",
)
