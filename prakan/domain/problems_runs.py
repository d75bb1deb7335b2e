"""Problems of reader's findings, written reports and the forms around the report."""

from __future__ import annotations

from prakan.domain.problems import problem

FINDING_WORDS_NEEDED = problem(
    "FINDING-005",
    "ยังไม่ได้ระบุ{what}ของข้อขัดแย้ง",
    "The finding does not say {what}",
    "เขียนให้ผู้อ่านคนอื่นเปิดหาได้ เช่น ตารางที่ 2 แถว 2.1 ช่องผลการดำเนินงาน",
    "Write it so that another reader finds it, such as: table 2, row 2.1, result",
)
SEVERITY_NEEDED = problem(
    "FINDING-006",
    "ยังไม่ได้เลือกระดับความรุนแรง",
    "No severity was chosen",
    "เลือกสูง กลาง หรือต่ำ ข้อระดับสูงกันการปิดไตรมาสจนกว่าจะตัดสิน",
    "Choose high, medium or low; a high one keeps the quarter open until it is settled",
)
CONFIRM_NEEDED = problem(
    "CLOSE-007",
    "ยังไม่ได้ยืนยันว่าตรวจตัวเลขแล้ว",
    "You have not confirmed that the figures were checked",
    "การปิดไตรมาสย้อนกลับไม่ได้ ทำเครื่องหมายยืนยันแล้วปิดอีกครั้ง",
    "A close cannot be undone: tick the box, then close again",
)
FIGURE_NEEDED = problem(
    "RESTATE-002",
    "ยังไม่ได้ระบุรหัสตัวเลขที่จะแถลงใหม่",
    "The code of the figure to restate is missing",
    "คัดลอกรหัสจากหน้าตัวเลขหรือภาคผนวกของรายงาน",
    "Copy the code from the figure's page or the report's annex",
)
VALUE_UNREADABLE = problem(
    "RESTATE-003",
    "อ่านค่าใหม่ “{given}” ไม่ออก",
    "The new value “{given}” cannot be read",
    "พิมพ์ตัวเลข เช่น 4,220 หรือ 36.6917 หรือเลือกว่าไม่มีค่า",
    "Type a number such as 4,220 or 36.6917, or choose that there is no value",
)
NO_SUCH_RUN = problem(
    "REPORT-002",
    "ไม่พบไฟล์รายงานหมายเลข {run}",
    "There is no report file number {run}",
    "เปิดหน้ารายงานใหม่เพื่อดูรายการล่าสุด",
    "Open the report page again for the latest list",
)
RUN_NOT_READY = problem(
    "REPORT-003",
    "ไฟล์รายงานหมายเลข {run} ยังเขียนไม่เสร็จหรือถูกยกเลิก",
    "Report file number {run} is not finished, or was cancelled",
    "รอสักครู่แล้วเปิดหน้ารายงานอีกครั้ง หรือสั่งเขียนใหม่",
    "Wait a moment and open the report page again, or have it written anew",
)
RUN_LOST = problem(
    "REPORT-004",
    "มีทะเบียนของไฟล์รายงานหมายเลข {run} แต่ไม่พบตัวไฟล์ หรือไฟล์ถูกแก้ไข",
    "Report file number {run} is registered, but its file is missing or was altered",
    "สั่งเขียนรายงานใหม่ แล้วแจ้งผู้ดูแลระบบ",
    "Have it written again, and tell the administrator",
)
RUN_DONE = problem(
    "REPORT-005",
    "ไฟล์รายงานหมายเลข {run} เขียนเสร็จแล้ว จึงยกเลิกไม่ได้",
    "Report file number {run} is finished, so it cannot be cancelled",
    "ดาวน์โหลดได้เลย หรือปล่อยไว้ในรายการ",
    "Download it, or leave it in the list",
)
UNKNOWN_LANGUAGE = problem(
    "REPORT-006",
    "ไม่มีรายงานภาษา {language}",
    "There is no report in the language {language}",
    "เลือก th หรือ en",
    "Choose th or en",
)
WRITING_FAILED = problem(
    "REPORT-007",
    "เขียนไฟล์รายงานไม่สำเร็จหลังพยายาม {attempts} ครั้ง",
    "The report file could not be written after {attempts} attempts",
    "สั่งเขียนใหม่ หากยังไม่ได้ แจ้งผู้ดูแลระบบพร้อมหมายเลขไฟล์",
    "Have it written again; if it goes on, tell the administrator the number of the file",
)
BRACES_UNREADABLE = problem(
    "TEXT-011",
    "วงเล็บปีกกาในข้อความภาษา{language}ไม่ครบคู่",
    "The braces in the {language} text do not pair up",
    "ช่องเติมเขียนเป็น {{year}} ส่วนวงเล็บปีกกาธรรมดาให้ตัดออก",
    "A slot is written {{year}}; remove any other brace",
)
