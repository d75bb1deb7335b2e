"""Numbered problems of cases: which case, which step, what is missing, what changed meanwhile."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SUCH_CASE = problem(
    "CASE-001",
    "ไม่พบงานประเมินหมายเลข {case} หรืออยู่นอกขอบเขตที่คุณดูได้",
    "There is no case {case}, or it is not among those that you may read",
    "กลับไปที่หน้างานประเมินแล้วเลือกจากรายการ",
    "Go back to the page of cases and choose one from the list",
)
NOT_ON_ROUTE = problem(
    "CASE-002",
    "งาน {number} อยู่ขั้น “{stage}” จึงทำ “{step}” ไม่ได้ตามเส้นทางของระดับนี้",
    'Case {number} stands at "{stage}"; "{step}" is not a step of its level from there',
    "เปิดหน้างานเพื่อดูขั้นถัดไป",
    "Open the case to see which step comes next",
)
HELD = problem(
    "CASE-003",
    "งาน {number} หยุดอยู่เพราะ “{hold}” จึงยังเดินต่อไม่ได้",
    'Case {number} is stopped: "{hold}"; it cannot go on yet',
    "ยกเลิกการพักพร้อมเหตุผลก่อน แล้วทำขั้นนี้ใหม่",
    "Lift the hold with a reason first, then take the step again",
)
NEEDS_MORE = problem(
    "CASE-004",
    "งาน {number} ยังขาด: {needs}",
    "Case {number} still lacks: {needs}",
    "เปิดหน้างาน ทำสิ่งที่ขาดให้ครบ แล้วทำขั้นนี้ใหม่",
    "Open the case, complete what it lacks, then take the step again",
)
LIST_CHANGED = problem(
    "CASE-005",
    "รายการเปลี่ยนไปหลังจากคุณเปิดหน้านี้ จึงยังไม่ได้ทำอะไร",
    "The list has changed since you opened this page; nothing was done",
    "อ่านรายการที่แสดงใหม่ แล้วกดอีกครั้ง",
    "Read the list as it is shown now, then press again",
)
NOTHING_TO_OPEN = problem(
    "CASE-006",
    "ไม่มีสถานศึกษาในบัญชีปี {year} ที่ยังไม่เปิดงานประเมิน",
    "Every institution on the list of {year} has its case already, or nobody is on it",
    "นำเข้าบัญชีรายชื่อของปีก่อน หรือเปิดหน้างานประเมินของปีนั้น",
    "Take in the rosters of the year first, or open the cases of that year",
)
NO_ROUTE = problem(
    "CASE-007",
    "หน่วยงานยังไม่ได้กำหนดเส้นทางงานประเมินของระดับ{level}",
    "The agency has not said which stages cases of {level} go through",
    "ให้ผู้ดูแลระบบเพิ่มระดับนี้ใน case-routes.toml แล้วติดตั้งใหม่",
    "Let the administrator add the level to case-routes.toml and install it again",
)
CHANGED_MEANWHILE = problem(
    "CASE-008",
    "งาน {number} เปลี่ยนไปหลังจากคุณเปิดหน้านี้ จึงยังไม่ได้บันทึก",
    "Case {number} has changed since you opened this page; nothing was recorded",
    "ดูว่างานอยู่ขั้นใดแล้ว จึงทำใหม่ถ้ายังต้องการ",
    "Look where the case stands now, then do it again if you still want to",
)
REASON_MISSING = problem(
    "CASE-009",
    "“{step}” ต้องมีเหตุผล",
    '"{step}" needs a reason',
    "เขียนเหตุผลสั้น ๆ ที่ผู้ตรวจสอบอ่านเข้าใจ",
    "Write a short reason that an auditor will understand",
)
HELD_ALREADY = problem(
    "CASE-010",
    "งาน {number} พักด้วยเหตุ “{hold}” อยู่แล้ว",
    'Case {number} is held already: "{hold}"',
    "ยกเลิกการพักเดิมก่อน หรือเลือกเหตุอื่น",
    "Lift that hold first, or choose another kind",
)
NOT_HELD = problem(
    "CASE-011",
    "ไม่มีการพักนี้ให้ยกเลิกในงาน {number} หรือเป็นการพักที่ระบบยกเลิกเองเมื่อข้อมูลเปลี่ยน",
    "Case {number} has no such hold to lift, or it is one that ends by itself when the records change",
    "เปิดหน้างานใหม่เพื่อดูการพักที่เหลือ",
    "Open the case again to see which holds are left",
)
NOTHING_CHOSEN = problem(
    "CASE-012",
    "ยังไม่ได้เลือกงานใด",
    "No case is chosen",
    "ทำเครื่องหมายหน้างานที่ต้องการ แล้วกดอีกครั้ง",
    "Tick the cases that you mean, then press again",
)
TOO_MANY = problem(
    "CASE-013",
    "เลือกไว้ {count} งาน ทำพร้อมกันได้ไม่เกิน {most} งาน",
    "{count} cases are chosen; at most {most} are done at once",
    "กรองให้แคบลง เช่นทีละระดับหรือทีละจังหวัด",
    "Narrow the list, for example to one level or one province",
)
VALUE_MISSING = problem(
    "CASE-014",
    "ยังไม่ได้เลือกเหตุที่พักหรือวิธีตรวจเยี่ยม",
    "Which hold, or which way of visiting, is not chosen",
    "เลือกจากรายการ แล้วกดอีกครั้ง",
    "Choose it from the list, then press again",
)
NO_BULK = problem(
    "CASE-015",
    "ไม่พบการทำพร้อมกันหลายงานหมายเลข {run} หรือทำเช่นนี้กับรายการนั้นไม่ได้แล้ว",
    "There is no step on many cases numbered {run}, or this can no longer be done with it",
    "กลับไปที่หน้างานประเมินแล้วเริ่มใหม่",
    "Go back to the board of cases and begin again",
)
UNDONE_ALREADY = problem(
    "CASE-016",
    "ยกเลิกการพักของรายการนี้ไปแล้ว",
    "The holds of this list are lifted already",
    "เปิดงานที่ต้องการเพื่อดูว่ายังพักด้วยเหตุใด",
    "Open a case to see what still holds it",
)
CHANGED_SINCE = problem(
    "CASE-017",
    "งาน {number} เปลี่ยนไปหลังจากแสดงรายการ ขณะนี้อยู่ขั้น “{stage}” ขั้นตอนล่าสุดคือ “{step}”",
    'Case {number} has changed since the list was shown; it stands at "{stage}", the last step was "{step}"',
    "เปิดหน้างานเพื่อดูสิ่งที่เปลี่ยน แล้วทำใหม่ถ้ายังต้องการ",
    "Open the case to see what changed, then take the step again if you still want to",
)
NOT_BY_ITSELF = problem(
    "CASE-018",
    "เส้นทางงานของ {level}: ขั้น “{stage}” ตั้งให้ระบบทำเอง (by_itself) แต่ขั้นตอนต่อไป {step} เป็นหน้าที่ของคน",
    'Route of {level}: the stage "{stage}" has by_itself, but its next step {step} is for people',
    "ลบ by_itself ของขั้นนี้ในไฟล์ case-routes.toml ของหน่วยงาน แล้วติดตั้งอีกครั้ง",
    "Take by_itself out of this stage in the agency's case-routes.toml, then install again",
)
