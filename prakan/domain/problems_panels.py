"""Numbered problems of panels that are named by hand: joint assessments, the agency's own review."""

from __future__ import annotations

from prakan.domain.problems import problem

LINE_UNREAD = problem(
    "PANEL-001",
    "บรรทัดที่ {line} อ่านไม่ได้: {text}",
    "Line {line} cannot be read: {text}",
    "พิมพ์บรรทัดละคน: เลขทะเบียน | ประธาน หรือ กรรมการ | หน่วยงานอื่นถ้ามี",
    "One person a line: number | chair or member | the other agency, if any",
)
ONE_CHAIR = problem(
    "PANEL-002",
    "คณะต้องมีประธานหนึ่งคนพอดี แต่ระบุไว้ {n} คน",
    "A panel has exactly one chair; {n} are named",
    "ใส่คำว่า ประธาน ไว้ที่คนเดียว",
    "Write chair beside one person only",
)
SIZE_WRONG = problem(
    "PANEL-003",
    "คณะมี {n} คน ต้องมี {least} ถึง {most} คน",
    "The panel has {n} people; it takes {least} to {most}",
    "เพิ่มหรือลดคนในรายชื่อ",
    "Add people to the list, or take some away",
)
TWICE = problem(
    "PANEL-004",
    "มีชื่อซ้ำในคณะ",
    "Somebody stands in the panel twice",
    "ลบบรรทัดที่ซ้ำ",
    "Take out the line that is there twice",
)
NOT_LICENSED = problem(
    "PANEL-005",
    "{name} ไม่มีใบอนุญาตระดับ{level}ที่ใช้ได้ตลอดวันประเมิน",
    "{name} has no licence for {level} in force on the days of the visit",
    "เลือกคนอื่น หรือระบุหน่วยงานอื่นที่ส่งผู้นี้มา",
    "Choose somebody else, or name the other agency that sends this person",
)
CONFLICTED = problem(
    "PANEL-006",
    "{name} มีผลประโยชน์ทับซ้อนกับ{place}ตามทะเบียน",
    "{name} has an interest in {place} by the register",
    "เลือกคนอื่น ทะเบียนผู้ประเมินบอกว่าเรื่องใดและจากแหล่งใด",
    "Choose somebody else; the register of assessors says which and from where",
)
CASE_THERE = problem(
    "PANEL-007",
    "{place}มีงานประเมินปี {year} ระดับ{level}อยู่แล้ว: {number}",
    "{place} has a case of {year} at {level} already: {number}",
    "เปิดงานนั้น หรือถอนก่อนแล้วเปิดใหม่",
    "Open that case, or withdraw it first and open this one then",
)
PARTNER_MISSING = problem(
    "PANEL-008",
    "ยังไม่ได้ระบุหน่วยงานที่ประเมินร่วมกัน",
    "The agency with which the assessment is made is missing",
    "ใส่ชื่อหน่วยงานต่างประเทศ",
    "Write the name of the agency abroad",
)
SIDE_MISSING = problem(
    "PANEL-009",
    "คณะร่วมต้องมีทั้งผู้ประเมินของสำนักงานและของหน่วยงานที่ร่วม",
    "A joint panel needs people of the agency and of its partner",
    "ระบุหน่วยงานหลังชื่อของผู้ที่มาจากหน่วยงานที่ร่วม เว้นว่างสำหรับคนของเรา",
    "Write the partner after those it sends, and leave it empty for ours",
)
OUR_OWN_PEOPLE = problem(
    "PANEL-010",
    "การประเมินสำนักงานเองต้องไม่มีคนของสำนักงานในคณะ",
    "Nobody of the agency sits in the panel that reviews the agency",
    "ระบุหน่วยงานของทุกคน",
    "Name the agency of each person",
)
DAYS_WRONG = problem(
    "PANEL-011",
    "วันสุดท้าย {last} ต้องไม่ก่อนวันแรก {first} และไม่เกิน {most} วัน",
    "The last day, {last}, is not before the first, {first}, and within {most} days of it",
    "แก้วันประเมิน",
    "Correct the days of the visit",
)
NO_FRAMEWORK = problem(
    "PANEL-012",
    "กรอบนี้ยังไม่ประกาศใช้ หรือไม่มีในระบบ",
    "This framework is not published, or there is none",
    "ประกาศใช้กรอบของหน่วยงานที่ร่วมที่หน้ากรอบการประเมินก่อน แล้วเลือกใหม่",
    "Publish the partner's framework in the workshop first, then choose it",
)
NO_PLACE = problem(
    "PANEL-013",
    "ไม่พบสถานศึกษา “{text}” หรือพบมากกว่าหนึ่งแห่ง",
    'There is no institution "{text}", or more than one',
    "ใส่รหัสสถานศึกษา หรือชื่อเต็ม",
    "Write its code, or its whole name",
)
