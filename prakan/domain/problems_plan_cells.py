"""Numbered problems of single cells of a plan, on a form and in an imported file alike."""

from __future__ import annotations

from prakan.domain.problems import problem

NAME_MISSING = problem(
    "PLAN-020",
    "ไม่มีชื่อรายการภาษาไทย",
    "The row has no Thai name",
    "พิมพ์ชื่อผลผลิต กิจกรรม โครงการ หรือรายการ",
    "Type the name of the output, activity, project or item",
)
TARGET_TEXT = problem(
    "PLAN-021",
    "เป้าหมาย \u201c{given}\u201d ไม่ใช่ตัวเลข",
    "The target \u201c{given}\u201d is not a number",
    "ใส่เฉพาะตัวเลข เช่น 1,971 ส่วนหน่วยนับและคำอธิบายใส่ในช่องของตน",
    "Give the number only, such as 1,971; unit and notes have their own fields",
)
TARGET_NEGATIVE = problem(
    "PLAN-022",
    "เป้าหมาย {given} ติดลบ",
    "The target {given} is negative",
    "ใส่ 0 หรือมากกว่า หรือเว้นว่างหากยังไม่มีเป้าหมาย",
    "Give 0 or more, or leave it empty when there is no target yet",
)
NUMBER_TOO_LARGE = problem(
    "PLAN-023",
    "ตัวเลข {given} มากเกินกว่าที่ระบบเก็บได้",
    "The number {given} is larger than can be kept",
    "ตรวจหน่วยนับ เช่น ใช้ล้านบาทแทนบาท",
    "Check the unit, for example million baht in place of baht",
)
UNIT_MISSING_FOR_TARGET = problem(
    "PLAN-024",
    "เป้าหมาย {target} ไม่มีหน่วยนับ",
    "The target {target} has no unit",
    "ใส่หน่วยนับ เช่น แห่ง คน ครั้ง",
    "Give the unit, such as institutions, people, times",
)
DUE_UNREADABLE = problem(
    "PLAN-025",
    "อ่านกำหนดเสร็จ \u201c{given}\u201d ไม่ได้",
    "The due month \u201c{given}\u201d cannot be read",
    "ใส่เดือนและปี เช่น ก.ย. 2567 หรือ 2024-09",
    "Give month and year, such as Sep 2024 or 2024-09",
)
DUE_OUTSIDE_YEAR = problem(
    "PLAN-026",
    "กำหนดเสร็จ {given} อยู่นอกปีงบประมาณ พ.ศ. {year}",
    "The due month {given_en} lies outside fiscal year {year}",
    "ตรวจว่าปีที่ใส่เป็น พ.ศ. หรือ ค.ศ. ({ce} คือ พ.ศ. {be})",
    "Check which era the year is in ({ce} is B.E. {be})",
)
KIND_UNKNOWN = problem(
    "PLAN-027",
    "ไม่รู้จักประเภทรายการ \u201c{given}\u201d",
    "\u201c{given}\u201d is not a kind of row",
    "เลือกผลผลิต กิจกรรม โครงการ แผนงาน รายการ หรือรายการย่อย",
    "Choose output, activity, project, work plan, item or sub-item",
)
STRATEGY_UNREADABLE = problem(
    "PLAN-028",
    "ยุทธศาสตร์ \u201c{given}\u201d ไม่ใช่ลำดับที่",
    "The strategy \u201c{given}\u201d is not a number",
    "ใส่ลำดับที่ของยุทธศาสตร์ เช่น 1",
    "Give the number of the strategy, such as 1",
)
TEXT_TOO_LONG = problem(
    "PLAN-029",
    "ข้อความยาว {length} ตัวอักษร เกินที่เก็บได้ {limit}",
    "The text has {length} characters, more than the {limit} that fit",
    "ย่อข้อความ แล้วย้ายรายละเอียดไปไว้ในหมายเหตุ",
    "Shorten it and move details to the note",
)
UNIT_UNKNOWN = problem(
    "PLAN-030",
    "ไม่มีหน่วยงานรหัส \u201c{given}\u201d",
    "There is no unit with the code \u201c{given}\u201d",
    "เลือกหน่วยงานจากรายการ{close}",
    "Choose a unit from the list{close}",
)
CATEGORY_UNKNOWN = problem(
    "PLAN-031",
    "ไม่มีหมวดงบประมาณ \u201c{given}\u201d",
    "There is no budget category \u201c{given}\u201d",
    "เลือกหมวดจากรายการ{close}",
    "Choose a category from the list{close}",
)
STRATEGY_UNKNOWN = problem(
    "PLAN-032",
    "ไม่มียุทธศาสตร์ที่ {given} ในปีงบประมาณนี้",
    "There is no strategy {given} in this fiscal year",
    "เลือกยุทธศาสตร์จากรายการ",
    "Choose a strategy from the list",
)
LADDER_UNKNOWN = problem(
    "PLAN-033",
    "ไม่มีลำดับขั้นงาน \u201c{given}\u201d",
    "There is no milestone ladder \u201c{given}\u201d",
    "เลือกลำดับขั้นจากรายการ{close}",
    "Choose a ladder from the list{close}",
)
PLACE_WRONG = problem(
    "PLAN-034",
    "รายการประเภทนี้อยู่ใต้ {parent} ไม่ได้",
    "A row of this kind cannot stand under {parent}",
    "ผลผลิตอยู่บนสุด ถัดไปเป็นกิจกรรม โครงการหรือแผนงาน รายการ และรายการย่อย",
    "Outputs stand on top, then activities, projects or work plans, items and sub-items",
)
REF_TAKEN = problem(
    "PLAN-035",
    "รหัสอ้างอิง {ref} ใช้แล้วในปีงบประมาณนี้",
    "The reference {ref} is already used in this fiscal year",
    "เว้นว่างเพื่อให้ระบบออกรหัสถัดไป",
    "Leave it empty and the next one is given",
)
PARTS_OVER_TARGET = problem(
    "PLAN-036",
    "ส่วนย่อย \u201c{label}\u201d ไม่ใช่ตัวเลขตั้งแต่ 0 ขึ้นไป",
    "The part \u201c{label}\u201d is not a number of 0 or more",
    "ใส่ตัวเลขของแต่ละส่วน",
    "Give a number for each part",
)
PART_UNREADABLE = problem(
    "PLAN-037",
    "อ่านส่วนย่อยของเป้าหมาย \u201c{given}\u201d ไม่ได้",
    "The part of the target \u201c{given}\u201d cannot be read",
    "เขียนบรรทัดละหนึ่งส่วน เช่น ปฐมวัย = 1,971 แห่ง ตัวเลขตั้งแต่ 0 ขึ้นไป",
    "Write one part a line, such as: Early years = 1,971 places, with a number of 0 or more",
)
PART_TWICE = problem(
    "PLAN-038",
    "รหัสส่วนย่อย [{key}] ซ้ำกันในแถวเดียวกัน",
    "The key [{key}] stands twice in one row",
    "ลบวงเล็บเหลี่ยมของส่วนที่เพิ่มใหม่ ระบบออกรหัสให้",
    "Take the square brackets off the new part and it is given a key",
)
