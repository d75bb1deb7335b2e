"""Numbered problems of the register of assessors."""

from __future__ import annotations

from prakan.domain.problems import problem

ASSESSOR_MISSING = problem(
    "ASSESSOR-001",
    "ไม่พบผู้ประเมินคนนี้ หรือไม่ใช่ทะเบียนของคุณ",
    "There is no such assessor, or the register entry is not yours",
    "กลับไปที่รายชื่อผู้ประเมิน แล้วเลือกจากรายการ",
    "Go back to the list of assessors and choose one of it",
)
NAME_NEEDED = problem(
    "ASSESSOR-002",
    "ยังไม่มีชื่อและนามสกุลภาษาไทย",
    "The Thai name is missing",
    "ใส่ชื่อและนามสกุลตามบัตรประชาชน ไม่ต้องใส่คำนำหน้าในช่องนี้",
    "Give first and family name as on the identity card, without the title",
)
LOAD_TOO_HIGH = problem(
    "ASSESSOR-003",
    "ภาระงานสูงสุด {given} แห่งต่อปี เกิน {most}",
    "A load of {given} institutions a year is more than {most}",
    "ใส่จำนวนสถานศึกษาที่รับประเมินได้ในหนึ่งปีงบประมาณ หรือเว้นว่างเมื่อยังไม่ทราบ",
    "Give how many institutions a fiscal year, or leave it empty while it is not known",
)
NATIONAL_ID_WRONG = problem(
    "ASSESSOR-004",
    "เลขประจำตัวประชาชนนี้ไม่ถูกต้อง",
    "This is not a valid national ID",
    "พิมพ์เลข 13 หลักตามบัตรอีกครั้ง เลขหลักสุดท้ายใช้ตรวจหลักอื่น",
    "Type the 13 digits of the card again; the last one checks the others",
)
BIRTH_UNREADABLE = problem(
    "ASSESSOR-005",
    "อ่านวันเกิด “{given}” ไม่ได้",
    "The day of birth “{given}” cannot be read",
    "พิมพ์วัน เดือน ปี เช่น 16 พ.ค. 2515",
    "Type day, month and year, such as 16 May 1972",
)
BANK_UNREADABLE = problem(
    "ASSESSOR-006",
    "เลขที่บัญชีธนาคารต้องเป็นตัวเลข 10 ถึง 15 หลัก",
    "A bank account has 10 to 15 digits",
    "พิมพ์เลขที่บัญชีตามสมุดบัญชี ใส่ขีดหรือไม่ใส่ก็ได้",
    "Type the number of the account book, with hyphens or without",
)
NUMBER_TAKEN = problem(
    "ASSESSOR-007",
    "เลขทะเบียน {number} เป็นของผู้ประเมินคนอื่นแล้ว",
    "The register number {number} belongs to another assessor",
    "ตรวจว่าลงทะเบียนแล้วหรือไม่ หรือเว้นว่างให้ระบบออกเลขถัดไป",
    "See whether this person is registered already, or leave it empty for the next number",
)
REGISTERED_ALREADY = problem(
    "ASSESSOR-008",
    "เลขประจำตัวประชาชนนี้ลงทะเบียนแล้วในเลขทะเบียน {number}",
    "This national ID is registered already, under number {number}",
    "เปิดทะเบียนเดิมแล้วแก้ไข แทนการเพิ่มคนใหม่",
    "Open that entry and change it instead of adding another",
)
WHY_MISSING = problem(
    "ASSESSOR-009",
    "ยังไม่ได้บอกว่าจะดูข้อมูลส่วนบุคคลเพื่ออะไร",
    "You have not said what you want to see the personal data for",
    "เลือกวัตถุประสงค์ หากเลือกเรื่องอื่น ให้ระบุสั้น ๆ ระบบบันทึกไว้ทุกครั้ง",
    "Choose a purpose; with something else, say shortly what. It is recorded each time",
)
IDENTITY_LOCKED = problem(
    "ASSESSOR-010",
    "เปิดข้อมูลส่วนบุคคลนี้ไม่ได้ เพราะเข้ารหัสด้วยกุญแจชุดอื่น",
    "The personal data cannot be opened: they were encrypted under another key",
    "ให้ผู้ดูแลระบบตรวจกุญแจเข้ารหัสของระบบ หรือกรอกข้อมูลใหม่ทุกช่อง",
    "Have the administrator look at the installation's key, or type every part anew",
)
TIE_TO_NOTHING = problem(
    "ASSESSOR-011",
    "ยังไม่ได้บอกว่าเป็นที่ใด",
    "It is not said where",
    "ใส่รหัสหรือเลขทะเบียนของสถานศึกษา หรือเลือกหน่วยงานต้นสังกัด หรือพิมพ์ชื่อแห่งเดียวที่ไม่อยู่ในทะเบียน",
    "Give the code of an institution, choose a parent agency, or type the name of another place",
)
TIE_TO_BOTH = problem(
    "ASSESSOR-012",
    "ระบุทั้งสถานศึกษาและหน่วยงานต้นสังกัดในรายการเดียว",
    "Both an institution and a parent agency are named in one entry",
    "เลือกอย่างใดอย่างหนึ่ง แล้วเพิ่มอีกแห่งเป็นอีกรายการ",
    "Keep one of the two and add the other as an entry of its own",
)
PLACE_UNKNOWN = problem(
    "ASSESSOR-013",
    "ไม่พบสถานศึกษาที่มีรหัสหรือเลขทะเบียน {given}",
    "No institution carries the code or number {given}",
    "ค้นในรายการสถานศึกษาแล้วคัดลอกรหัส หรือพิมพ์ชื่อแทนหากไม่อยู่ในทะเบียน",
    "Find it in the list of institutions and copy its code, or type its name when it is not registered",
)
DAYS_BACKWARDS = problem(
    "ASSESSOR-014",
    "วันสุดท้าย {ends} มาก่อนวันแรก {starts}",
    "The last day, {ends}, comes before the first, {starts}",
    "แก้วันใดวันหนึ่ง",
    "Correct one of the two",
)
ENTRY_MISSING = problem(
    "ASSESSOR-015",
    "ไม่พบรายการนี้ หรือสิ้นสุดไปแล้ว",
    "There is no such entry, or it has ended already",
    "เปิดทะเบียนของผู้ประเมินอีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the assessor's page again to see how it stands",
)
SEAT_HELD = problem(
    "ASSESSOR-016",
    "เป็น{seat}ของระดับนี้อยู่แล้วตั้งแต่วันที่ {starts}",
    "Holds this seat ({seat}) for the level already, since {starts}",
    "เลือกหน้าที่อื่น หรือไม่ต้องทำอะไร",
    "Choose another seat, or do nothing",
)
SEAT_LATER = problem(
    "ASSESSOR-017",
    "หน้าที่ของระดับนี้เปลี่ยนไปแล้วในวันที่ {starts} ซึ่งไม่ก่อนวันที่ให้",
    "The seat for this level changed on {starts} already, which is not before the day given",
    "ให้วันที่หลังจากนั้น",
    "Give a later day",
)
STANDING_SAME = problem(
    "ASSESSOR-018",
    "ผู้ประเมินคนนี้มีสถานะ “{standing}” อยู่แล้ว",
    "The assessor is “{standing}” already",
    "เปิดทะเบียนอีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the page again to see how it stands",
)
OFF_OVERLAPS = problem(
    "ASSESSOR-019",
    "ช่วงนี้ซ้อนกับวันที่ไม่ว่างที่บันทึกไว้แล้ว {starts} ถึง {ends}",
    "These days overlap with time off that is noted already, {starts} to {ends}",
    "ลบช่วงเดิมก่อน หรือบันทึกเฉพาะวันที่ยังไม่มี",
    "Take the earlier one away first, or note only the days that are not there yet",
)
NOTHING_PROPOSED = problem(
    "ASSESSOR-020",
    "ข้อมูลที่เสนอเหมือนที่มีอยู่แล้วทุกช่อง",
    "What is proposed is what the register says already",
    "แก้ช่องที่ไม่ถูกต้อง แล้วส่งอีกครั้ง หรือยกเลิก",
    "Change what is wrong and send it again, or cancel",
)
PROPOSAL_WAITS = problem(
    "ASSESSOR-021",
    "มีข้อเสนอของคุณรอพิจารณาอยู่แล้ว",
    "A proposal of yours is waiting already",
    "รอผลการพิจารณา หรือถอนข้อเสนอเดิมก่อน",
    "Wait for the decision, or withdraw the earlier one first",
)
PROPOSAL_MISSING = problem(
    "ASSESSOR-022",
    "ไม่พบข้อเสนอนี้ หรือพิจารณาไปแล้ว",
    "There is no such proposal, or it has been decided already",
    "เปิดรายการข้อเสนออีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the list of proposals again to see how it stands",
)
OFF_TOO_LONG = problem(
    "ASSESSOR-023",
    "ช่วงที่ไม่ว่างยาว {days} วัน เกิน {most} วัน",
    "The time off has {days} days, more than {most}",
    "หากหยุดนานกว่านี้ ให้เจ้าหน้าที่เปลี่ยนสถานะเป็นพักปฏิบัติหน้าที่แทน",
    "For longer, have the officer change the standing to resting instead",
)
