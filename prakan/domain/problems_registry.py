"""Numbered problems of parent agencies and institutions."""

from __future__ import annotations

from prakan.domain.problems import problem

NAME_MISSING = problem(
    "REG-001",
    "ยังไม่มีชื่อภาษาไทย",
    "The Thai name is missing",
    "ใส่ชื่อเต็มตามที่หน่วยงานต้นสังกัดใช้",
    "Give the full name as the parent agency writes it",
)
TOO_LONG = problem(
    "REG-002",
    "ข้อความยาว {length} ตัวอักษร เกินที่เก็บได้ {limit} ตัวอักษร",
    "The text has {length} characters; at most {limit} can be kept",
    "ย่อข้อความให้สั้นลง",
    "Shorten the text",
)
NOT_A_CHOICE = problem(
    "REG-003",
    "\u201c{given}\u201d ไม่อยู่ในรายการที่เลือกได้",
    "\u201c{given}\u201d is not one of the choices",
    "เลือกค่าจากรายการ",
    "Choose from the list",
)
NOT_A_COUNT = problem(
    "REG-004",
    "อ่าน \u201c{given}\u201d เป็นตัวเลขหรือวันที่ของช่องนี้ไม่ได้",
    "\u201c{given}\u201d cannot be read as the number or day that this field takes",
    "ใส่ตัวเลขล้วน หรือวันที่เช่น 16 พ.ค. 2566 หรือเว้นว่างไว้เมื่อไม่ทราบ",
    "Give a bare number, or a day such as 16 May 2023, or leave it empty when unknown",
)
PLACE_NOT_WITHIN = problem(
    "REG-005",
    "รหัสพื้นที่ {inner} ไม่อยู่ใน {outer}",
    "Place {inner} does not lie in {outer}",
    "เลือกจังหวัดก่อน แล้วเลือกอำเภอและตำบลในจังหวัดนั้น",
    "Choose the province first, then a district and subdistrict inside it",
)
POSITION_HALF = problem(
    "REG-006",
    "พิกัดมีเพียงค่าเดียว ต้องมีทั้งละติจูดและลองจิจูด",
    "Only one half of the position is given; it takes latitude and longitude",
    "ใส่ให้ครบทั้งสองค่า หรือลบออกทั้งสองค่า",
    "Give both, or empty both",
)
OUTSIDE_THE_COUNTRY = problem(
    "REG-007",
    "พิกัด {latitude}, {longitude} อยู่นอกประเทศ",
    "The position {latitude}, {longitude} lies outside the country",
    "ตรวจว่าละติจูดกับลองจิจูดสลับกันหรือไม่ ละติจูดของไทยอยู่ราว 5.6-20.5 ลองจิจูดราว 97.3-105.7",
    "See whether latitude and longitude are swapped: Thailand lies at 5.6–20.5 north, 97.3–105.7 east",
)
CLOSED_BEFORE_OPENED = problem(
    "REG-008",
    "วันที่ปิดอยู่ก่อนวันที่เปิด",
    "It closed before it opened",
    "ตรวจวันที่ทั้งสอง",
    "Check both days",
)
INSTITUTION_MISSING = problem(
    "REG-009",
    "ไม่พบสถานศึกษานี้ในทะเบียน",
    "This institution is not in the registry",
    "ค้นด้วยชื่อหรือรหัสอีกครั้ง",
    "Search again by name or code",
)
AGENCY_UNKNOWN = problem(
    "REG-010",
    "ไม่มีหน่วยงานต้นสังกัด \u201c{given}\u201d ในทะเบียน",
    "There is no parent agency \u201c{given}\u201d in the registry",
    "เลือกจากรายการ หรือเพิ่มหน่วยงานก่อน",
    "Choose from the list, or add the agency first",
)
LATER_CHANGE = problem(
    "REG-011",
    "ช่องนี้มีการเปลี่ยนแปลงที่มีผลภายหลังอยู่แล้วเมื่อ {on}",
    "This field already changed later, on {on}",
    "ใส่วันที่มีผลตั้งแต่ {on} เป็นต้นไป",
    "Give a day from {on} on",
)
CODE_TAKEN = problem(
    "REG-012",
    "รหัส {value} เป็นของ {name} อยู่แล้ว",
    "The code {value} already belongs to {name}",
    "ตรวจรหัส หรือเปิดหน้าของสถานศึกษานั้นเพื่อดูว่าเป็นแห่งเดียวกันหรือไม่",
    "Check the code, or open that institution to see whether both are one",
)
CODE_EMPTY = problem(
    "REG-013",
    "ยังไม่ได้ใส่รหัส",
    "The code is empty",
    "ใส่รหัสตามเอกสารของหน่วยงานที่ออกรหัส",
    "Give the code as its issuer writes it",
)
NOT_OPEN = problem(
    "REG-014",
    "{name} ไม่ได้เปิดดำเนินการอยู่ จึงทำขั้นตอนนี้ไม่ได้",
    "{name} is not open, so this step cannot be taken",
    "เปิดหน้าสถานศึกษาเพื่อดูสถานะและประวัติ",
    "Open the institution to see its status and history",
)
REASON_MISSING = problem(
    "REG-015",
    "ยังไม่ได้บอกเหตุผล",
    "No reason is given",
    "เขียนเหตุผลหรือเลขที่หนังสือที่เป็นที่มา",
    "Write the reason, or the number of the letter behind it",
)
MERGE_NEEDS_OTHERS = problem(
    "REG-016",
    "ต้องเลือกสถานศึกษาอื่นอย่างน้อยหนึ่งแห่งที่จะรวมเข้า",
    "At least one other institution must be chosen to be merged in",
    "เลือกสถานศึกษาที่จะรวมเข้าด้วยกัน",
    "Choose the institutions that end in this one",
)
SPLIT_NEEDS_PARTS = problem(
    "REG-017",
    "การแยกต้องมีสถานศึกษาใหม่อย่างน้อยหนึ่งแห่ง",
    "A split makes at least one new institution",
    "ใส่ชื่อสถานศึกษาใหม่ที่แยกออกมา",
    "Name the institutions that come out of it",
)
UNDONE_ALREADY = problem(
    "REG-018",
    "การรวมหรือแยกนี้ถูกยกเลิกไปแล้ว",
    "This merger or split has already been taken back",
    "เปิดหน้าใหม่อีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the page again to see where things stand",
)
CHANGED_SINCE = problem(
    "REG-019",
    "{name} มีการเปลี่ยนแปลงหลังการรวมหรือแยก จึงยกเลิกย้อนหลังไม่ได้",
    "{name} has changed since, so the merger or split cannot be taken back",
    "แก้ไขเป็นรายการใหม่แทน โดยระบุวันที่มีผล",
    "Correct it by a new change with its own day",
)
AGENCY_CIRCLE = problem(
    "REG-020",
    "{name} อยู่ใต้หน่วยงานนี้ จึงเป็นหน่วยงานเหนือขึ้นไปไม่ได้",
    "{name} stands below this agency and cannot also stand above it",
    "เลือกหน่วยงานอื่นเป็นหน่วยงานเหนือขึ้นไป",
    "Choose another agency to stand above",
)
AGENCY_CODE_TAKEN = problem(
    "REG-021",
    "มีหน่วยงานต้นสังกัดรหัส \u201c{code}\u201d อยู่แล้ว",
    "There is already a parent agency with the code \u201c{code}\u201d",
    "ใช้รหัสอื่น",
    "Use another code",
)
PLACED_LATER = problem(
    "REG-022",
    "หน่วยงานนี้ย้ายสังกัดครั้งล่าสุดเมื่อ {on} จึงย้ายก่อนหน้านั้นไม่ได้",
    "This agency last moved on {on} and cannot move before that",
    "ใส่วันที่หลัง {on}",
    "Give a day after {on}",
)
AGENCY_IN_USE = problem(
    "REG-023",
    "ยังมีสถานศึกษา {count} แห่งหรือหน่วยงานย่อยอยู่ใต้หน่วยงานนี้",
    "{count} institutions or agencies still stand below this agency",
    "ย้ายสถานศึกษาและหน่วยงานย่อยออกก่อน แล้วจึงปิด",
    "Move them first, then close it",
)
DECIDED_ALREADY = problem(
    "REG-024",
    "คู่นี้มีคำตัดสินแล้ว",
    "This pair has already been decided",
    "เปิดรายการใหม่อีกครั้ง",
    "Open the list again",
)
IN_THE_FUTURE = problem(
    "REG-025",
    "วันที่มีผล {on} ยังมาไม่ถึง",
    "The day {on} lies in the future",
    "บันทึกเมื่อถึงวันนั้น หรือใส่วันที่ของวันนี้หรือก่อนหน้า",
    "Record it when the day has come, or give today or an earlier day",
)
PLACE_UNKNOWN = problem(
    "REG-026",
    "ไม่มีรหัสพื้นที่ {given} ในตารางพื้นที่",
    "There is no place with the code {given}",
    "เลือกจังหวัด อำเภอ และตำบลจากรายการ",
    "Choose province, district and subdistrict from the lists",
)
NOT_LISTED = problem(
    "REG-027",
    "{name} ไม่ได้อยู่ในรายชื่อของปีงบประมาณ พ.ศ. {year}",
    "{name} is not on the list of fiscal year {year}",
    "เปิดหน้าสถานศึกษาเพื่อดูว่าอยู่ในรายชื่อของปีใด",
    "Open the institution to see which years list it",
)
LISTED_LATER = problem(
    "REG-028",
    "สถานศึกษาเข้ารายชื่อเมื่อ {on} จึงถอนในวันนั้นหรือก่อนหน้าไม่ได้",
    "The institution was put on the list on {on} and cannot leave it on or before that day",
    "ใส่วันที่หลัง {on}",
    "Give a day after {on}",
)
CODE_UNKNOWN = problem(
    "REG-029",
    "ไม่พบสถานศึกษารหัส \u201c{given}\u201d",
    "No institution carries the code \u201c{given}\u201d",
    "ตรวจรหัส หรือเปิดหน้าของสถานศึกษานั้นแล้วคัดลอกเลขทะเบียน",
    "Check the code, or open that institution and copy its registry number",
)
PAIR_MISSING = problem(
    "REG-030",
    "ไม่พบคู่นี้ หรือสถานศึกษาที่เลือกไม่ได้อยู่ในคู่นี้",
    "There is no such pair, or the institution chosen is not one of it",
    "เปิดคู่จากรายการคู่ที่อาจซ้ำกันอีกครั้ง",
    "Open the pair again from the list of likely duplicates",
)
PAIR_DECIDED = problem(
    "REG-031",
    "คู่นี้มีผู้ตัดสินไปแล้ว",
    "Somebody has decided about this pair already",
    "เปิดดูผลการตัดสิน หากต้องการยกเลิกการรวม ให้ใช้ \u201cยกเลิก\u201d ที่หน้าสถานศึกษา",
    "See the decision; a merger is taken back on the page of the institution",
)
DECISION_MISSING = problem(
    "REG-032",
    "ยังไม่ได้เลือกว่าเป็นแห่งเดียวกันหรือคนละแห่ง",
    "It is not chosen whether they are one or two",
    "เลือกข้อใดข้อหนึ่ง",
    "Choose one of the answers",
)
POSITION_SWAPPED = problem(
    "REG-033",
    "ละติจูดกับลองจิจูดสลับกัน: ได้รับ {latitude}, {longitude}",
    "Latitude and longitude are swapped: {latitude}, {longitude} came",
    "ใส่ละติจูด {longitude} ลองจิจูด {latitude}",
    "Give latitude {longitude} and longitude {latitude}",
)
OUTSIDE_THE_PROVINCE = problem(
    "REG-034",
    "พิกัด {latitude}, {longitude} อยู่ใน{there} แต่สถานศึกษาอยู่ใน{province}",
    "The position {latitude}, {longitude} lies in {there}, but the institution is in {province}",
    "ตรวจพิกัดกับแผนที่ หรือแก้จังหวัด หากยังไม่ทราบพิกัดให้เว้นว่างทั้งสองช่อง",
    "Check it on a map, or correct the province; empty both while the position is not known",
)
