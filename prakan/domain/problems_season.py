"""Numbered problems of a SAR season: deadlines, extensions, applications, reminders."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SEASON = problem(
    "SEASON-001",
    "ยังไม่มีรอบรับ SAR ของปีการศึกษา {year}",
    "There is no SAR season for academic year {year}",
    "เลือกปีการศึกษาอื่น หรือเปิดรอบใหม่จากหน้ารอบรับ SAR",
    "Choose another academic year, or open a new season on the season's page",
)
SEASON_THERE = problem(
    "SEASON-002",
    "มีรอบรับ SAR ของปีการศึกษา {year} อยู่แล้ว",
    "There is already a SAR season for academic year {year}",
    "เปิดรอบนั้นแล้วแก้กำหนดส่งได้เลย",
    "Open that season and change its deadlines",
)
NO_REASON = problem(
    "SEASON-003",
    "ยังไม่ได้บอกเหตุผล",
    "No reason is given",
    "เขียนเหตุผลหรือเลขที่หนังสือ เพื่อให้ผู้ตรวจสอบอ่านได้ภายหลัง",
    "Write the reason or the number of the letter, so that an auditor can read it later",
)
NOT_LATER = problem(
    "SEASON-004",
    "วันที่ {until} ไม่ได้อยู่หลังกำหนดส่งเดิม {due}",
    "{until} is not after the present deadline, {due}",
    "ใส่วันหลังกำหนดส่งเดิม หรือแก้กำหนดส่งของทั้งประเภท",
    "Give a day after it, or change the deadline of the whole kind",
)
NOT_FIXED = problem(
    "SEASON-005",
    "ยังไม่ได้กำหนดวันส่งของ{kind} จึงขยายเวลาไม่ได้",
    "No deadline is fixed for this kind ({kind}), so it cannot be extended",
    "กำหนดวันส่งก่อน แล้วจึงขยายเวลา",
    "Fix the deadline first, then extend it",
)
FOR_WHOM = problem(
    "SEASON-006",
    "ไม่พบสถานศึกษาหรือต้นสังกัด \u201c{given}\u201d ในรอบนี้",
    "No institution or parent agency \u201c{given}\u201d is in this season",
    "ใส่รหัสสถานศึกษาที่อยู่ในรายชื่อของปีนี้ หรือเลือกต้นสังกัดหนึ่งแห่ง",
    "Give the code of an institution on this year's list, or choose one parent agency",
)
NOT_OPT_IN = problem(
    "SEASON-007",
    "{kind}ไม่ใช่ประเภทที่ต้องแจ้งความประสงค์ขอรับการประเมิน",
    "This kind ({kind}) does not apply to be assessed",
    "เลือกอุดมศึกษาหรือโรงเรียนนานาชาติ",
    "Choose higher education or international schools",
)
APPLIED_TOO_LATE = problem(
    "SEASON-008",
    "วันที่แจ้ง {on} อยู่หลังวันสุดท้ายของการแจ้งความประสงค์ {apply_by}",
    "The application of {on} came after the last day to apply, {apply_by}",
    "ตรวจวันที่ หากรับจริงให้แก้วันสุดท้ายพร้อมเหตุผลก่อน",
    "Check the day; to take it all the same, change the last day first, with a reason",
)
APPLIED_BEFORE = problem(
    "SEASON-009",
    "{name} แจ้งความประสงค์ของรอบนี้ไว้แล้ว",
    "{name} has applied in this season already",
    "เปิดรายชื่อผู้แจ้งเพื่อดูลำดับ",
    "Open the list of applicants to see its place",
)
LIST_CHANGED = problem(
    "SEASON-010",
    "รายการเปลี่ยนไปหลังจากที่คุณเปิดดู (เดิม {before} รายการ ตอนนี้ {now} รายการ) จึงยังไม่ได้ดำเนินการ",
    "The list has changed since you saw it ({before} lines, now {now}), so nothing was done",
    "ดูรายการใหม่แล้วยืนยันอีกครั้ง",
    "Look at the list again and confirm",
)
REMINDED_TODAY = problem(
    "SEASON-011",
    "ทั้ง {count} แห่งได้รับการเตือนในวันนี้แล้ว",
    "All {count} have been reminded today already",
    "หากจำเป็นต้องเตือนซ้ำ ทำเครื่องหมาย \u201cเตือนซ้ำในวันเดียวกัน\u201d",
    "If they must be reminded once more, tick \u201cremind again on the same day\u201d",
)
NOBODY_TO_REMIND = problem(
    "SEASON-012",
    "ไม่มีสถานศึกษาที่ยังไม่ส่งในรายการที่แสดง",
    "Nobody among those shown still has to hand in",
    "เปลี่ยนตัวกรองแล้วลองใหม่",
    "Change the filter and try again",
)
NOBODY_REACHED = problem(
    "SEASON-013",
    "ยังไม่มีบัญชีของสถานศึกษาหรือต้นสังกัดที่รับข้อความแทน {count} แห่งที่แสดงได้ จึงไม่ได้ส่ง",
    "No account of an institution or parent agency can be told about the {count} shown, so nothing was sent",
    "ให้ผู้ดูแลระบบเพิ่มบัญชีของต้นสังกัดก่อน หรือแจ้งทางหนังสือ",
    "Have the administrator add an account of the parent agency first, or write a letter",
)
EXTENSION_GONE = problem(
    "SEASON-014",
    "ไม่พบการขยายเวลานี้ หรือยกเลิกไปแล้ว",
    "This extension is not there, or was withdrawn already",
    "เปิดหน้ากำหนดส่งอีกครั้ง",
    "Open the page of deadlines again",
)
NO_PLACE = problem(
    "SEASON-015",
    "ลำดับ \u201c{given}\u201d ไม่ใช่เลขตั้งแต่ 1 ถึง {last}",
    "\u201c{given}\u201d is not a place from 1 to {last}",
    "ใส่เลขลำดับใหม่",
    "Give the new place as a number",
)
CLOSED_ON_THE_DAY = problem(
    "SEASON-016",
    "หมดเขตรับ SAR ฉบับนี้เมื่อสิ้นวันที่ {due} และรอบนี้ไม่รับรายงานที่ส่งหลังกำหนด สิ่งที่เขียนไว้ยังอยู่ครบ",
    "The last day for this SAR was {due}, and none is taken after it in this season. What you wrote is kept",
    "ขอขยายเวลาพร้อมเหตุผลที่หน้า \u201cสถานศึกษาของฉัน\u201d เมื่อได้ขยายเวลาแล้วจึงส่งอีกครั้ง",
    "Ask for more time with the reason on \u201cMy institution\u201d; once it is granted, submit again",
)
CLOSED_FOR_GOOD = problem(
    "SEASON-017",
    "กำหนดส่ง SAR ฉบับนี้คือ {due} และรับรายงานส่งช้าถึงสิ้นวันที่ {closes} เท่านั้น สิ่งที่เขียนไว้ยังอยู่ครบ",
    "This SAR was due on {due}, and late ones were taken until the end of {closes}. What you wrote is kept",
    "ขอขยายเวลาพร้อมเหตุผลที่หน้า \u201cสถานศึกษาของฉัน\u201d เมื่อได้ขยายเวลาแล้วจึงส่งอีกครั้ง",
    "Ask for more time with the reason on \u201cMy institution\u201d; once it is granted, submit again",
)
LATE_DAY_MISSING = problem(
    "SEASON-018",
    "เลือกรับรายงานส่งช้าถึงวันสุดท้าย แต่ยังไม่มีวันสุดท้ายที่อยู่หลังกำหนดส่ง",
    "Late reports are to be taken until a last day, but no such day after the deadline is given",
    "ใส่วันสุดท้ายของการส่งช้าให้อยู่หลังกำหนดส่ง หรือเลือกวิธีรับแบบอื่น",
    "Give a last day for late reports that is after the deadline, or choose another way",
)
NOBODY_TO_MARK = problem(
    "SEASON-019",
    "ไม่มีรายงานที่เลยกำหนดและยังไม่ได้บันทึกว่าไม่ส่งในรายการที่แสดง",
    "Nothing of what is shown is overdue and not marked yet",
    "เปลี่ยนตัวกรองแล้วลองใหม่ หรือรอให้เลยกำหนดส่งก่อน",
    "Change the filter and try again, or wait until the last day has passed",
)
NO_FORM_TO_MARK = problem(
    "SEASON-020",
    "ยังไม่มีกรอบการประเมินที่ประกาศใช้สำหรับทั้ง {count} ฉบับ จึงยังไม่ได้บันทึก",
    "No framework is in force for any of the {count} reports, so nothing was marked",
    "ประกาศใช้กรอบการประเมินก่อน หรือขยายเวลาให้สถานศึกษาเหล่านี้",
    "Publish the framework first, or give these institutions more time",
)
NO_SUCH_REMINDER = problem(
    "SEASON-021",
    "ไม่พบการเตือนครั้งนี้ในรอบรับ SAR นี้",
    "There is no such reminder in this season",
    "กลับไปที่รายการเตือนของรอบนี้ แล้วเลือกจากรายการ",
    "Go back to the list of the season's reminders and choose one of it",
)
ASKED_BEFORE = problem(
    "SEASON-031",
    "มีคำขอขยายเวลาของ{name} ที่ยังรอคำตอบอยู่แล้ว (ขอถึง {wished})",
    "A request of {name} is waiting for an answer already (until {wished})",
    "รอคำตอบของหน่วยงานประเมิน หรือแจ้งเจ้าหน้าที่หากต้องการวันอื่น",
    "Wait for the agency's answer, or tell its officer if you need another day",
)
NOT_YOURS_TO_ASK = problem(
    "SEASON-032",
    "\u201c{given}\u201d ไม่ใช่สถานศึกษาหรือต้นสังกัดที่คุณดูแล",
    "\u201c{given}\u201d is not an institution or parent agency in your care",
    "ใส่รหัสสถานศึกษาในสังกัดของคุณ หรือเลือกต้นสังกัดของคุณ",
    "Give the code of an institution under your agency, or choose your agency",
)
OVER_ALREADY = problem(
    "SEASON-033",
    "วันที่ {until} ผ่านไปแล้ว",
    "{until} has passed already",
    "ใส่วันนี้หรือวันหลังจากนี้",
    "Give today or a later day",
)
ANSWERED_BEFORE = problem(
    "SEASON-034",
    "คำขอที่เลือกได้รับคำตอบแล้ว หรือยังไม่ได้เลือกคำขอใด",
    "The requests chosen have been answered already, or none is chosen",
    "เปิดรายการคำขอใหม่แล้วเลือกคำขอที่ยังรอคำตอบ",
    "Open the list again and choose requests that are waiting",
)
NOTHING_FIXED = problem(
    "SEASON-035",
    "รอบรับ SAR ปีการศึกษา {year} ยังไม่มีวันสุดท้ายของประเภทใด จึงยังเปิดไม่ได้",
    "The season of {year} has no last day for any kind yet, so it cannot be opened",
    "กำหนดวันสุดท้ายอย่างน้อยหนึ่งประเภทก่อน แล้วจึงเปิดรอบ",
    "Set the last day of at least one kind first, then open the season",
)
OPEN_ALREADY = problem(
    "SEASON-036",
    "รอบรับ SAR ปีการศึกษา {year} เปิดอยู่แล้ว",
    "The season of {year} is open already",
    "ดูกำหนดส่งของรอบนี้ หากต้องเปลี่ยนให้แก้ทีละประเภทพร้อมเหตุผล",
    "Look at its deadlines; to change one, change it with a reason",
)
SEASON_YEAR = problem(
    "SEASON-037",
    "เตรียมรอบรับ SAR ปีการศึกษา {year} ไม่ได้: ต้องเป็นปี {first} ถึง {last}",
    "No season of {year} can be prepared: only of {first} to {last}",
    "ใส่ปีการศึกษาเป็น พ.ศ. ในช่วงนี้",
    "Give an academic year of the Buddhist era within it",
)
