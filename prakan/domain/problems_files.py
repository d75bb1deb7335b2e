"""Problems of what a file holds, and of having it looked through for harm."""

from __future__ import annotations

from prakan.domain.problems import problem

CUT_PDF = problem(
    "FILE-008",
    "ไฟล์ {name} เสียหายหรือมาไม่ครบ: ไม่พบส่วนท้ายของ PDF",
    "The file {name} is damaged or incomplete: the end of the PDF is missing",
    "เปิดไฟล์ต้นทางดูว่าใช้ได้ บันทึกใหม่เป็น PDF แล้วแนบอีกครั้ง",
    "Open the original to see that it works, save it as PDF again, then attach it again",
)
FILE_BOMB = problem(
    "FILE-009",
    "ไฟล์ {name} คลายออกมาใหญ่ผิดปกติหรือมีรายการข้างในมากเกินไป จึงรับไม่ได้",
    "The file {name} unpacks to far too much, or holds far too many parts, so it is not accepted",
    "บันทึกเอกสารใหม่จากโปรแกรมต้นทาง หรือแนบเป็นหลายไฟล์",
    "Save the document again from its program, or attach it as several files",
)
FILE_ESCAPES = problem(
    "FILE-010",
    "ไฟล์ {name} มีรายการชื่อ {part} ซึ่งจะเขียนออกนอกโฟลเดอร์ของมัน จึงรับไม่ได้",
    "The file {name} holds a part named {part} that would land outside its own folder, so it is refused",
    "สร้างไฟล์ใหม่จากโปรแกรมต้นทาง แล้วแนบอีกครั้ง",
    "Make the file again with its own program, then attach it again",
)
FILE_NESTED = problem(
    "FILE-011",
    "ไฟล์ {name} มีไฟล์บีบอัด {part} ซ้อนอยู่ข้างใน จึงตรวจไม่ได้",
    "The file {name} holds another archive, {part}, so it cannot be checked",
    "แตกไฟล์ออก แล้วแนบแต่ละไฟล์โดยไม่บีบอัด",
    "Unpack it and attach each file without packing it",
)
FILE_LOCKED = problem(
    "FILE-012",
    "ไฟล์ {name} ใส่รหัสผ่านไว้ จึงตรวจไม่ได้",
    "The file {name} is locked with a password, so it cannot be checked",
    "ถอดรหัสผ่านแล้วแนบอีกครั้ง",
    "Take the password off and attach it again",
)
FILE_WAITS = problem(
    "FILE-013",
    "ไฟล์ {name} เก็บไว้ครบแล้ว กำลังรอตรวจหาไวรัส จึงยังเปิดไม่ได้",
    "The file {name} is kept whole and waits to be looked through for viruses; until then it stays shut",
    "รอสักครู่แล้วเปิดใหม่ หากนานเกินชั่วโมงให้แจ้งผู้ดูแลระบบ",
    "Wait a moment and open it again; if it takes over an hour, tell the administrator",
)
FILE_HARMFUL = problem(
    "FILE-014",
    "โปรแกรมตรวจไวรัสพบสิ่งที่เป็นอันตรายในไฟล์ {name}",
    "The virus scanner found something harmful in the file {name}",
    "อย่าเปิดไฟล์นี้ ตรวจเครื่องที่สร้างไฟล์ แล้วแนบไฟล์ที่สะอาด",
    "Do not open it; check the machine that made it, then attach a clean file",
)

CUT_PICTURE = problem(
    "FILE-015",
    "ไฟล์ {name} เสียหายหรือมาไม่ครบ: ภาพขาดกลาง",
    "The file {name} is damaged or incomplete: the picture stops half-way",
    "เปิดภาพต้นทางดูว่าเห็นเต็มภาพ แล้วแนบภาพต้นทางอีกครั้ง",
    "Open the original to see the whole picture, then attach the original again",
)
CUT_VIDEO = problem(
    "FILE-016",
    "ไฟล์ {name} เสียหายหรือมาไม่ครบ: วิดีโอขาดกลาง",
    "The file {name} is damaged or incomplete: the video stops half-way",
    "เล่นวิดีโอต้นทางให้จบดูก่อน คัดลอกจากอุปกรณ์ใหม่ แล้วแนบอีกครั้ง",
    "Play the original to its end, copy it from the device again, then attach it again",
)
CUT_PACKAGE = problem(
    "FILE-017",
    "ไฟล์ {name} เสียหายหรือมาไม่ครบ: อ่านสารบัญของไฟล์ไม่ได้",
    "The file {name} is damaged or incomplete: its table of contents cannot be read",
    "เปิดไฟล์ต้นทางดูว่าใช้ได้ บันทึกใหม่จากโปรแกรมเดิม แล้วแนบอีกครั้ง",
    "Open the original to see that it works, save it again from its program, then attach it again",
)
STORE_AWAY = problem(
    "FILE-018",
    "ที่เก็บไฟล์เต็มหรือติดต่อไม่ได้ จึงยังไม่ได้เก็บ {name}",
    "The file store is full or out of reach, so {name} is not stored yet",
    "รอสักครู่แล้วส่งอีกครั้ง หากยังเป็นอยู่ให้แจ้งผู้ดูแลระบบ",
    "Wait a moment and send it again; if it goes on, tell the administrator",
)
