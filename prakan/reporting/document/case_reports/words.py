"""What the printed report of a case says beside the words of its team."""

from __future__ import annotations

from prakan.domain.text import Text

TITLE = Text("รายงานการประเมินคุณภาพภายนอก", "Report of the external quality assessment")
PERIOD = Text("{name}\nระดับ{level} ปีงบประมาณ {year}", "{name}\n{level}, fiscal year {year}")
CONTENTS = Text("สารบัญ", "Contents")
PAGE = Text("หน้า {page} จาก {pages}", "Page {page} of {pages}")
FOOTER = Text("{case} · ฉบับที่ {n} {why}", "{case} · version {n}, {why}")
DRAFT = Text(
    "ร่างรายงานส่งให้สถานศึกษาพิจารณา ยังไม่ใช่ผลการประเมิน",
    "Draft for the institution's reply; not yet a result of the assessment",
)
PROPOSED = Text(
    "ผลเป็นทางการเมื่อคณะกรรมการรับรองและประกาศแล้ว",
    "The result is official once certified and published",
)
MADE_UP = Text("ข้อมูลสมมติ", "Made-up data")
NOTHING = Text("ไม่มีข้อมูล", "Nothing to tell")

INSTITUTION = Text("ข้อมูลสถานศึกษา", "The institution")
ITEM, SAID = Text("รายการ", "Item"), Text("ข้อมูล", "Entry")
NAME = Text("ชื่อสถานศึกษา", "Name")
CODE = Text("รหัสสถานศึกษาในระบบ", "Number in the register")
LEVEL = Text("ระดับการศึกษา", "Level")
PROVINCE = Text("จังหวัด", "Province")
AGENCY = Text("หน่วยงานต้นสังกัด", "Parent agency")
NUMBER = Text("เลขที่งานประเมิน", "Case")
VISIT = Text("วันที่ประเมิน", "Days of the visit")
MODE = Text("วิธีประเมิน", "How the visit was made")
FRAMEWORK = Text("กรอบการประเมิน", "Framework")

TEAM = Text("คณะผู้ประเมิน", "Team of assessors")
PLACE = Text("ลำดับ", "No.")
PERSON = Text("ชื่อ", "Name")
REGISTER = Text("เลขทะเบียน", "Register no.")
SEAT = Text("ตำแหน่ง", "Seat")

RESULTS = Text("ผลการประเมินรายมาตรฐาน", "Results by standard")
STANDARD = Text("มาตรฐานที่ {code} {name}", "Standard {code}: {name}")
STANDARD_COLUMN = Text("มาตรฐาน", "Standard")
OUTCOME = Text("ผล", "Outcome")
RESULT_OF_STANDARD = Text("ผลของมาตรฐาน: {outcome}", "Outcome of the standard: {outcome}")
INDICATOR = Text("ตัวบ่งชี้", "Indicator")
EVIDENCE_NUMBERS = Text("หลักฐานหมายเลข", "Evidence no.")
INDICATORS = Text("ผลรายตัวบ่งชี้ มาตรฐานที่ {code}", "Outcomes of indicators, standard {code}")
NO_RESULT = Text("ยังไม่มีผลที่คำนวณจากฉันทามติของคณะ", "No result has been computed from the team's consensus yet")
SAMPLE_RULES = Text(
    "เกณฑ์ตัวอย่าง รอคู่มือทางการ: ระดับและกติกาตัดสินในฉบับนี้ยังไม่ได้รับการยืนยัน",
    "Sample rules: scales and rules of this version are to be confirmed by the official manual",
)

DERIVATION = Text("ที่มาของผลการประเมิน", "How the result came about")
DERIVED = Text(
    "ผลทุกระดับคำนวณจากคะแนนที่คณะเห็นพ้องตามกติกาของกรอบการประเมิน ไม่มีผลใดที่กรอกเอง",
    "Every outcome is computed from the agreed marks by the rules of the framework; none is typed",
)
OF_WHAT, HOW = Text("สิ่งที่ตัดสิน", "Of what"), Text("ได้มาอย่างไร", "How")

EVIDENCE = Text("บัญชีหลักฐาน", "List of evidence")
EVIDENCE_NUMBER = Text("หมายเลข", "No.")
KIND = Text("ประเภท", "Kind")
TITLE_OF = Text("ชื่อ", "Title")
WHERE = Text("ตำแหน่ง", "Where")
ON_PAGE, AT_SECOND = Text("หน้า {n}", "page {n}"), Text("วินาทีที่ {n}", "second {n}")

REPLIES = Text("คำตอบของสถานศึกษาและคำชี้แจง", "Reply of the institution and answers")
NO_REPLY = Text("ยังไม่มีคำตอบของสถานศึกษา", "The institution has not replied yet")
REPLY_TO = Text("คำตอบต่อรายงานฉบับที่ {n}", "Reply to version {n}")
NO_OBJECTION = Text("สถานศึกษาไม่คัดค้านข้อใด", "The institution objects to nothing")
POINT = Text("ข้อ", "Point")
OBJECTION, ANSWER = Text("คำคัดค้าน", "Objection"), Text("คำชี้แจงของคณะ", "Answer of the team")
RESULT_AT, STANDARD_SHORT = (
    Text("ผลของ {code}", "Result of {code}"),
    Text("มาตรฐาน {code}", "Standard {code}:"),
)
OUTCOMES = {"changed": Text("แก้ไขแล้ว", "Changed"), "kept": Text("คงไว้ตามเดิม", "Kept as it is")}

PROOF = Text("การตรวจสอบฉบับนี้", "Checking this version")
PROOF_LINES = (
    Text("รหัสตรวจสอบเนื้อหารายงาน {digest}", "Digest of the content {digest}"),
    Text("รหัสตรวจสอบผลการประเมิน {verdict}", "Digest of the result {verdict}"),
    Text("รหัสตรวจสอบกรอบการประเมิน {pack}", "Digest of the framework {pack}"),
)
NONE_YET = Text("ยังไม่มี", "none yet")
