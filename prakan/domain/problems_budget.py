"""Numbered problems of the budget ledger and of strategies and indicators."""

from __future__ import annotations

from prakan.domain.problems import problem

AMOUNT_WRONG = problem(
    "BUDG-001",
    "\u201c{given}\u201d ไม่ใช่จำนวนเงินมากกว่า 0 บาท",
    "\u201c{given}\u201d is not an amount of more than 0 baht",
    "ใส่จำนวนเงินเป็นบาท ทศนิยมไม่เกินสองตำแหน่ง การแก้รายการผิดใช้รายการกลับ",
    "Give baht with at most two decimals; a mistake is corrected by a reversing entry",
)
CATEGORY_MISSING = problem(
    "BUDG-002",
    "ไม่มีหมวดงบประมาณ \u201c{given}\u201d",
    "There is no budget category \u201c{given}\u201d",
    "เลือกหมวดจากรายการ",
    "Choose a category from the list",
)
ITEM_MISSING = problem(
    "BUDG-003",
    "ไม่มีรายการ {given} ในแผนปีงบประมาณ พ.ศ. {year}",
    "There is no row {given} in the plan of fiscal year {year}",
    "เลือกรายการจากแผน หรือเว้นว่างเมื่อเป็นเงินของทั้งหมวด",
    "Choose a row of the plan, or leave it empty for money of the whole category",
)
DATE_OUTSIDE = problem(
    "BUDG-004",
    "วันที่ {given} อยู่นอกปีงบประมาณ พ.ศ. {year}",
    "The date {given} lies outside fiscal year {year}",
    "ตรวจวันที่ และปีงบประมาณของรายการ",
    "Check the date and the fiscal year of the entry",
)
DATE_WRONG = problem(
    "BUDG-005",
    "อ่านวันที่ \u201c{given}\u201d ไม่ได้",
    "The date \u201c{given}\u201d cannot be read",
    "ใส่วัน เดือน ปี เช่น 20 ธ.ค. 2566 หรือ 2023-12-20",
    "Give day, month and year, such as 20 Dec 2023 or 2023-12-20",
)
DOCUMENT_MISSING = problem(
    "BUDG-006",
    "ไม่ได้ระบุเอกสารอ้างอิง",
    "No document is named",
    "ใส่เลขที่หรือชื่อเอกสารที่เป็นที่มาของรายการ",
    "Give the number or name of the document behind the entry",
)
KIND_WRONG = problem(
    "BUDG-007",
    "บันทึกรายการประเภท \u201c{given}\u201d โดยตรงไม่ได้",
    "An entry of the kind \u201c{given}\u201d cannot be recorded directly",
    "การโอนและการยกเงินข้ามปีต้องเสนอให้ผู้อำนวยการอนุมัติ",
    "Transfers and carry-forwards are proposed to the director",
)
ENTRY_MISSING = problem(
    "BUDG-008",
    "ไม่พบรายการบัญชีนี้",
    "This ledger entry cannot be found",
    "เปิดหน้างบประมาณใหม่อีกครั้ง",
    "Open the budget page again",
)
NOT_REVERSIBLE = problem(
    "BUDG-009",
    "รายการนี้กลับรายการไม่ได้: ถูกกลับแล้ว เป็นรายการกลับ เป็นการโอน หรือยังไม่อนุมัติ",
    "This entry cannot be reversed: it was reversed, is a reversal, a transfer, or not approved",
    "การโอนแก้ด้วยการเสนอโอนกลับ",
    "A transfer is undone by proposing the opposite one",
)
NOT_ENOUGH = problem(
    "BUDG-010",
    "หมวดต้นทางเหลือ {left} บาท น้อยกว่าที่เสนอโอน {amount} บาท",
    "The category has {left} baht left, less than the {amount} to be moved",
    "ลดจำนวนที่โอน หรือเลือกหมวดอื่น",
    "Move less, or choose another category",
)
SAME_PLACE = problem(
    "BUDG-011",
    "ต้นทางกับปลายทางของการโอนเป็นที่เดียวกัน",
    "A transfer cannot go to where it comes from",
    "เลือกหมวดหรือรายการปลายทางอื่น",
    "Choose another category or row to move it to",
)
PROPOSER_APPROVES = problem(
    "BUDG-012",
    "ผู้เสนอกับผู้อนุมัติต้องเป็นคนละคน",
    "The one who proposes and the one who approves must be two people",
    "ให้ผู้มีสิทธิ์อีกคนเป็นผู้อนุมัติ",
    "Have another person with the right approve it",
)
PAID_TOO_MUCH = problem(
    "BUDG-013",
    "จ่าย {amount} บาท มากกว่าที่ผูกพันไว้ {committed} บาท",
    "{amount} baht is more than the {committed} committed",
    "จ่ายไม่เกินที่ผูกพัน และบันทึกส่วนเกินเป็นรายการแยก",
    "Pay at most what is committed, and record the rest on its own",
)
PERCENT_WRONG = problem(
    "BUDG-014",
    "\u201c{given}\u201d ไม่ใช่ร้อยละ 0 ถึง 100",
    "\u201c{given}\u201d is not a percentage from 0 to 100",
    "ใส่ร้อยละสะสม ณ สิ้นไตรมาส เช่น 32",
    "Give the cumulative percentage at the end of the quarter, such as 32",
)
CODE_WRONG = problem(
    "BUDG-015",
    "รหัสหมวด \u201c{given}\u201d ใช้ไม่ได้หรือซ้ำ",
    "The category code \u201c{given}\u201d cannot be used or is taken",
    "ใช้ตัวอักษรอังกฤษ ตัวเลข หรือขีด ที่ยังไม่มีในรายการ",
    "Use Latin letters, digits or hyphens that no other category has",
)
CATEGORY_USED = problem(
    "BUDG-016",
    "ลบหมวด {name} ไม่ได้ เพราะมีรายการในบัญชี {entries} รายการ และแถวของแผน {rows} แถวใช้อยู่",
    "The category {name} cannot be removed: {entries} ledger entries and {rows} rows of plans use it",
    "หมวดที่ใช้แล้วคงอยู่เพื่อให้ตัวเลขของปีก่อนเปิดดูได้ เปลี่ยนชื่อได้",
    "A category in use stays, so that figures of past years can be opened; it can be renamed",
)
LINE_SHORT = problem(
    "BUDG-017",
    "รายการงบประมาณนี้เหลือ {left} บาท แต่ต้องใช้ {amount} บาท ขาดอีก {missing} บาท",
    "This line of the budget has {left} baht left of the {amount} needed; {missing} are missing",
    "เสนอโอนงบประมาณเข้ารายการนี้ หรือลดจำนวนที่ขอ",
    "Propose a transfer to this line, or ask for less",
)
NOT_COMMITTED = problem(
    "BUDG-018",
    "ไม่มียอดผูกพันหรือเบิกจ่ายในชื่อ {key}",
    "Nothing is committed or paid under {key}",
    "ตรวจบัญชีงบประมาณของรายการนี้",
    "Look the entries up in the ledger",
)
OF_A_LIST = problem(
    "BUDG-019",
    "รายการนี้เป็นของบัญชีจ่ายค่าตอบแทน {key} จึงจ่ายหรือกลับรายการที่นี่ไม่ได้",
    "This entry belongs to the payment list {key}, so it is neither paid nor reversed here",
    "เปิดบัญชีจ่ายนั้น แล้วบันทึกการจ่าย ยกเลิก หรือบันทึกเงินที่ธนาคารคืน ระบบปรับบัญชีงบประมาณให้เอง",
    "Open that payment list and pay, cancel or record what came back there: the ledger follows by itself",
)
STRATEGY_YEARS = problem(
    "STRAT-001",
    "ปีเริ่ม {first} อยู่หลังปีสิ้นสุด {last} หรือไม่ใช่ปี พ.ศ.",
    "The first year {first} lies after the last, {last}, or is not in the Buddhist era",
    "ใส่ปี พ.ศ. เรียงจากน้อยไปมาก เช่น 2566 ถึง 2570",
    "Give years in the Buddhist era in order, such as 2566 to 2570",
)
NUMBER_TAKEN = problem(
    "STRAT-002",
    "ลำดับที่ {number} ใช้แล้ว",
    "The number {number} is already used",
    "ใช้ลำดับถัดไป",
    "Use the next number",
)
NAME_EMPTY = problem(
    "STRAT-003",
    "ไม่ได้ใส่ข้อความภาษาไทยในช่องนี้",
    "The Thai side of this field is empty",
    "พิมพ์ข้อความภาษาไทย",
    "Type the Thai text",
)
KPI_MISSING = problem(
    "STRAT-004",
    "ไม่พบตัวชี้วัดหรือยุทธศาสตร์นี้",
    "This indicator or strategy cannot be found",
    "เปิดหน้ายุทธศาสตร์ใหม่อีกครั้ง",
    "Open the strategy page again",
)
KPI_TARGET = problem(
    "STRAT-005",
    "ค่าเป้าหมาย \u201c{given}\u201d ไม่ใช่ตัวเลขตั้งแต่ 0 ขึ้นไป",
    "The target \u201c{given}\u201d is not a number of 0 or more",
    "ใส่เฉพาะตัวเลข ส่วนหน่วยนับใส่ในช่องของตน",
    "Give the number only; the unit has its own field",
)
NOT_COLLECTING = problem(
    "STRAT-006",
    "ยังไม่ได้เปิดเก็บผลไตรมาสที่ {quarter}/{year}",
    "Quarter {quarter}/{year} is not open for results",
    "ให้สำนักนโยบายเปิดเก็บผลไตรมาสก่อน",
    "Have the policy office open the quarter first",
)
NUMBER_WRONG = problem(
    "STRAT-007",
    "\u201c{given}\u201d ไม่ใช่ลำดับที่ตั้งแต่ 1 ขึ้นไป",
    "\u201c{given}\u201d is not a number of 1 or more",
    "ใส่ลำดับที่เป็นจำนวนเต็ม เช่น 1",
    "Give a whole number, such as 1",
)
STRATEGY_USED = problem(
    "STRAT-008",
    "ลบยุทธศาสตร์ที่ {number} ไม่ได้ เพราะมีตัวชี้วัด {kpis} ตัว และแถวของแผน {rows} แถวอยู่ภายใต้",
    "Strategy {number} cannot be removed: {kpis} indicators and {rows} rows of plans hang on it",
    "ลบหรือย้ายสิ่งที่อยู่ภายใต้ก่อน หากยุทธศาสตร์สิ้นสุดแล้วให้แก้ปีสิ้นสุดแทน",
    "Remove or move them first; for a strategy that has ended, change its last year instead",
)
KPI_REPORTED = problem(
    "STRAT-009",
    "ลบตัวชี้วัดที่ {number} ไม่ได้ เพราะมีผลที่บันทึกแล้ว หรือมีไตรมาสของปี {year} ที่ปิดแล้ว",
    "Indicator {number} cannot be removed: it has results, or a quarter of {year} is closed",
    "ตัวชี้วัดที่รายงานแล้วคงอยู่ แก้ชื่อหรือเป้าหมายได้ และไม่คัดลอกไปปีถัดไปได้",
    "What was reported stays; change its name or target, or leave it out of the next year",
)
STRATEGY_CUT = problem(
    "STRAT-010",
    "ยุทธศาสตร์ที่ {number} มีตัวชี้วัดของปี {years} ซึ่งอยู่นอกช่วงปีใหม่",
    "Strategy {number} has indicators of {years}, outside the new years",
    "เลือกช่วงปีที่ครอบคลุมตัวชี้วัดทุกตัว หรือลบตัวชี้วัดเหล่านั้นก่อน",
    "Choose years that cover every indicator, or remove those indicators first",
)
KPIS_THERE = problem(
    "STRAT-011",
    "ปีงบประมาณ พ.ศ. {year} มีตัวชี้วัดแล้ว {count} ตัว",
    "Fiscal year {year} has {count} indicators already",
    "แก้ไขตัวชี้วัดที่มีอยู่ หรือลบทั้งหมดก่อนคัดลอก",
    "Edit the ones there are, or remove them all before copying",
)
NOTHING_TO_COPY = problem(
    "STRAT-012",
    "ปีงบประมาณ พ.ศ. {year} ไม่มีตัวชี้วัดให้คัดลอก",
    "Fiscal year {year} has no indicators to copy",
    "เลือกปีที่มีตัวชี้วัด หรือเพิ่มยุทธศาสตร์และตัวชี้วัดเอง",
    "Choose a year that has some, or add strategies and indicators yourself",
)
