"""Numbered problems of certificates of results and of their publication."""

from __future__ import annotations

from prakan.domain.problems import problem

NOT_CERTIFIED = problem(
    "CERT-001",
    "งาน {number} อยู่ขั้น “{stage}” จึงยังออกหนังสือไม่ได้ ต้องมีมติรับรองก่อน",
    'Case {number} stands at "{stage}"; a certificate follows only after the board has certified',
    "เปิดหน้างานเพื่อดูว่ารอมติของใคร",
    "Open the case to see whose resolution it waits for",
)
NO_VERDICT = problem(
    "CERT-002",
    "งาน {number} ยังไม่มีผลที่คำนวณตามกรอบ จึงออกหนังสือไม่ได้",
    "Case {number} has no verdict computed under its framework, so nothing can be made",
    "เปิดหน้าผลคะแนนของงานเพื่อดูว่าขาดอะไร",
    "Open the scores of the case to see what is missing",
)
NO_CERTIFICATE = problem(
    "CERT-003",
    "งาน {number} ยังไม่มีหนังสือรับรองหรือหนังสือแจ้งผล จึงเผยแพร่ไม่ได้",
    "Case {number} has neither a certificate nor a notification of its result, so it cannot be published",
    "ออกหนังสือของงานนี้ก่อน แล้วเผยแพร่",
    "Make it for this case first, then publish",
)
OLDER_VERDICT = problem(
    "CERT-004",
    "หนังสือ {paper} ของงาน {number} ออกตามผลฉบับที่ {old} แต่ผลล่าสุดเป็นฉบับที่ {new}",
    "{paper} of case {number} is of version {old} of its verdict; the newest is version {new}",
    "ออกหนังสือใหม่ตามผลล่าสุด แล้วจึงเผยแพร่",
    "Make a new one of the newest verdict, then publish",
)
NO_SUCH_PAPER = problem(
    "CERT-005",
    "ไม่พบหนังสือเลขที่ {number} ในทะเบียนที่เผยแพร่",
    "There is no published certificate or notification with the number {number}",
    "ตรวจเลขที่จากเอกสารอีกครั้ง เช่น QA-2570-000012 หากยังไม่พบให้สอบถามหน่วยงาน",
    "Read the number on the paper again, as QA-2570-000012; if it is still not found, ask the agency",
)
REASON_MISSING = problem(
    "CERT-006",
    "ต้องบอกเหตุผลที่เพิกถอนหนังสือ {number}",
    "To withdraw {number} needs a reason",
    "เขียนเหตุผลสั้น ๆ พร้อมมติที่อ้างถึง ประชาชนจะเห็นเหตุผลนี้",
    "Write a short reason with the resolution behind it; the public will read it",
)
NOT_VALID = problem(
    "CERT-007",
    "หนังสือ {number} สิ้นผลแล้ว จึงทำขั้นนี้ไม่ได้",
    "{number} does not stand any more, so this cannot be done with it",
    "เปิดหน้าหนังสือของงานเพื่อดูฉบับล่าสุด",
    "Open the certificates of the case to see the newest",
)
TOO_MANY = problem(
    "CERT-008",
    "เครือข่ายนี้เรียกหน้าผลการประเมินเกิน {limit} ครั้งในหนึ่งนาที",
    "This network has asked for results more than {limit} times within a minute",
    "รอหนึ่งนาทีแล้วลองใหม่ หากต้องการข้อมูลจำนวนมากให้ดาวน์โหลดไฟล์ CSV",
    "Wait a minute and try again; for many results take the CSV file",
)
NOT_PUBLISHED = problem(
    "CERT-009",
    "ไม่พบผลการประเมินหมายเลข {number} ที่เผยแพร่แล้ว",
    "There is no published result with the number {number}",
    "ค้นด้วยชื่อหรือรหัสสถานศึกษาที่หน้าค้นหาผลการประเมิน",
    "Search by the name or code of the institution on the page of results",
)
NOTHING_CHOSEN = problem(
    "CERT-010",
    "ยังไม่ได้เลือกงานใด",
    "No case is chosen",
    "เลือกอย่างน้อยหนึ่งงาน หรือกดทำทั้งหมดตามรายการ",
    "Tick at least one case, or take all that are listed",
)
NO_RUN = problem(
    "CERT-011",
    "ไม่พบรายการที่กำลังทำหมายเลข {run} หรือทำเสร็จแล้ว",
    "There is no run {run}, or it has ended",
    "กลับไปที่หน้าหนังสือรับรองของปีนั้น",
    "Go back to the page of certificates of that year",
)
RUN_FAILED = problem(
    "CERT-012",
    "ระบบหยุดหลังลอง {attempts} ครั้ง งานที่ทำแล้วยังคงอยู่",
    "The system stopped after {attempts} attempts; what was done stays done",
    "สั่งทำส่วนที่เหลือใหม่จากหน้าเดิม หากหยุดซ้ำให้แจ้งผู้ดูแลระบบ",
    "Ask for the rest on the same page; if it stops again, tell the administrator",
)
FILE_DIFFERS = problem(
    "CERT-013",
    "ไฟล์ที่ส่งมาไม่ตรงกับหนังสือ {number} ที่หน่วยงานออก อาจถูกแก้ไขหรือเป็นไฟล์อื่น",
    "This file is not {number} as the agency made it: it was changed, or it is another file",
    "ดาวน์โหลดฉบับจริงจากหน้านี้แล้วเทียบกัน หรือขอไฟล์จากสถานศึกษาอีกครั้ง",
    "Download the true one from this page and compare, or ask the institution for the file again",
)
