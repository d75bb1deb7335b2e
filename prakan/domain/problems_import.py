"""Numbered problems of an imported plan file: of the file, of its headings, of its rows."""

from __future__ import annotations

from prakan.domain.problems import problem

FILE_UNREADABLE = problem(
    "IMPORT-001",
    "อ่านไฟล์ {name} ไม่ได้ เนื้อหาไม่ใช่ Excel (.xlsx) หรือ CSV",
    "The file {name} cannot be read: its content is not Excel (.xlsx) or CSV",
    "เปิดด้วย Excel แล้วบันทึกเป็น .xlsx โดยไม่เปลี่ยนนามสกุลเอง",
    "Open it in Excel and save it as .xlsx; do not rename it",
)
FILE_RENAMED = problem(
    "IMPORT-002",
    "ไฟล์ {name} มีเนื้อหาเป็น {found} ไม่ตรงกับนามสกุลไฟล์",
    "The file {name} holds {found}, which is not what its ending says",
    "บันทึกใหม่จากโปรแกรมต้นทางเป็น .xlsx หรือ .csv",
    "Save it again from the program that made it as .xlsx or .csv",
)
FILE_TOO_LARGE = problem(
    "IMPORT-003",
    "ไฟล์ {name} มีขนาด {size} เมกะไบต์ เกิน {limit} เมกะไบต์",
    "The file {name} has {size} MB, more than {limit} MB",
    "ลบรูปภาพ แผ่นงานอื่น และแถวว่างท้ายแผ่น แล้วบันทึกใหม่",
    "Remove pictures, other sheets and empty rows at the end, then save it again",
)
TOO_MANY_ROWS = problem(
    "IMPORT-004",
    "แผ่นงาน {sheet} มี {rows} แถว เกิน {limit} แถว",
    "The sheet {sheet} has {rows} rows, more than {limit}",
    "แบ่งไฟล์ หรือลบแถวว่างท้ายแผ่น",
    "Split the file, or remove empty rows at its end",
)
NO_HEADINGS = problem(
    "IMPORT-005",
    "ไม่พบแถวหัวตารางที่มีช่องชื่อรายการในไฟล์ {name}",
    "No row of headings with a column of names was found in {name}",
    "ใช้หัวตารางตามไฟล์ที่ส่งออกจากหน้าแผน เช่น ลำดับ ชื่อรายการ เป้าหมาย หน่วยนับ",
    "Use the headings of a file exported from the plan page, such as Code, Name, Target, Unit",
)
HEADING_TWICE = problem(
    "IMPORT-006",
    "ช่องหัวตาราง \u201c{heading}\u201d มีความหมายซ้ำกับช่อง {other}",
    "The heading \u201c{heading}\u201d means the same as the one in {other}",
    "เหลือไว้ช่องเดียว หรือเปลี่ยนหัวตารางให้ต่างกัน",
    "Keep one of them, or give them different headings",
)
NO_ROWS = problem(
    "IMPORT-007",
    "ไม่พบแถวข้อมูลใต้หัวตาราง",
    "There are no rows of data under the headings",
    "ตรวจว่าเลือกแผ่นงานที่มีข้อมูลแล้ว",
    "Check that the sheet with the data is in the file",
)
FAULTY_ROWS = problem(
    "IMPORT-008",
    "มี {count} แถวที่นำเข้าไม่ได้ จึงไม่ได้นำเข้าแถวใดเลย",
    "{count} rows cannot be imported, so none was",
    "แก้ตามไฟล์ที่ส่งกลับ ซึ่งระบายสีช่องและบอกวิธีแก้ แล้วนำเข้าอีกครั้ง",
    "Mend the file that came back, where cells are coloured and explained, and import it again",
)
FORMULA_WITHOUT_VALUE = problem(
    "IMPORT-009",
    "ช่องนี้มีข้อผิดพลาดของสูตร ({given})",
    "This cell holds an error of its formula ({given})",
    "แก้สูตร หรือวางเป็นค่า",
    "Mend the formula, or paste it as a value",
)
REF_WRONG = problem(
    "IMPORT-010",
    "รหัสอ้างอิง \u201c{given}\u201d ไม่อยู่ในรูปที่ใช้ได้",
    "The reference \u201c{given}\u201d has a form that cannot be used",
    "เว้นว่างเพื่อให้ระบบออกรหัส หรือใช้รูป O1.A1.P1",
    "Leave it empty and one is given, or use the form O1.A1.P1",
)
REF_TWICE = problem(
    "IMPORT-011",
    "รหัสอ้างอิง {ref} ซ้ำกับแถวที่ {line}",
    "The reference {ref} is that of line {line} again",
    "ลบแถวที่ซ้ำ หรือเว้นรหัสให้ว่างถ้าเป็นรายการใหม่",
    "Remove the repeated row, or leave the reference empty when it is a new one",
)
ROW_TWICE = problem(
    "IMPORT-012",
    "แถวนี้ซ้ำกับแถวที่ {line} ทั้งลำดับและชื่อ",
    "This row repeats line {line} with the same code and name",
    "ลบแถวที่ซ้ำ",
    "Remove the repeated row",
)
KIND_NOT_TOLD = problem(
    "IMPORT-013",
    "บอกไม่ได้ว่าแถวนี้เป็นผลผลิต กิจกรรม โครงการ หรือรายการ",
    "It cannot be told whether this row is an output, activity, project or item",
    "เพิ่มช่อง ประเภท หรือใส่ลำดับ เช่น 1 หรือ 1.2",
    "Add a column Kind, or give a code such as 1 or 1.2",
)
PARENT_MISSING = problem(
    "IMPORT-014",
    "ไม่พบรายการแม่ {given} ทั้งในไฟล์และในแผน",
    "The row {given} to stand under is neither in the file nor in the plan",
    "ใส่รหัสอ้างอิงของรายการที่อยู่เหนือขึ้นไป โดยให้อยู่ก่อนแถวนี้",
    "Give the reference of a row that stands above this one",
)
PARENT_DIFFERS = problem(
    "IMPORT-015",
    "{ref} อยู่ใต้ {now} ในแผน แต่ไฟล์ให้อยู่ใต้ {given}",
    "{ref} stands under {now} in the plan, but under {given} in the file",
    "ย้ายรายการในหน้าแผน แล้วนำเข้าอีกครั้ง",
    "Move the row on the plan page, then import again",
)
UNIT_MISSPELT = problem(
    "IMPORT-016",
    "หน่วยนับ \u201c{given}\u201d น่าจะสะกดผิดจาก \u201c{close}\u201d",
    "The unit \u201c{given}\u201d looks like a misspelling of \u201c{close}\u201d",
    "แก้เป็น {close} หากเป็นหน่วยใหม่จริง ให้เพิ่มรายการที่ใช้หน่วยนี้ในหน้าแผนก่อน",
    "Write {close}; if it really is a new unit, add one row that uses it on the plan page first",
)
UNITS_DIFFER = problem(
    "IMPORT-017",
    "ช่องเป้าหมายมีหน่วย \u201c{given}\u201d แต่ช่องหน่วยนับเป็น \u201c{unit}\u201d",
    "The target carries the unit \u201c{given}\u201d, but the unit column says \u201c{unit}\u201d",
    "ให้ช่องเป้าหมายมีแต่ตัวเลข และใช้หน่วยนับเดียวกัน",
    "Keep only the number in the target and use one unit",
)
SHIFTED = problem(
    "IMPORT-018",
    "ข้อมูลในแถวนี้ดูเหมือนเลื่อนไปหนึ่งช่อง: ช่องเป้าหมายเป็นข้อความ แต่ช่องหน่วยนับเป็นตัวเลข",
    "The values of this row look moved by one column: text in the target, a number in the unit",
    "เลื่อนข้อมูลกลับให้ตรงหัวตาราง",
    "Move them back under their headings",
)
MERGED_NAME = problem(
    "IMPORT-019",
    "ชื่อรายการถูกผสานกับแถวที่ {line} แถวนี้จึงไม่มีชื่อของตัวเอง",
    "The name is merged with line {line}, so this row has none of its own",
    "ยกเลิกการผสานเซลล์ แล้วใส่ชื่อให้ทุกแถว",
    "Unmerge the cells and give each row its name",
)
CODE_TWICE = problem(
    "IMPORT-030",
    "ลำดับ {code} ใช้แล้วในแถวที่ {line} ใต้รายการแม่เดียวกัน",
    "The code {code} is already used in line {line} under the same row",
    "นำเข้าได้ เพราะลำดับเป็นเพียงป้าย แต่ควรตรวจว่าตั้งใจ",
    "It can be imported, as a code is only a label; check that it is meant",
)
TOTAL_SKIPPED = problem(
    "IMPORT-031",
    "ข้ามแถวผลรวม \u201c{given}\u201d",
    "The row of totals \u201c{given}\u201d was skipped",
    "ไม่ต้องทำอะไร ระบบรวมยอดให้เอง",
    "Nothing to do: totals are computed",
)
NOTE_SKIPPED = problem(
    "IMPORT-032",
    "ข้ามแถวหมายเหตุ \u201c{given}\u201d",
    "The row of notes \u201c{given}\u201d was skipped",
    "หากเป็นรายการ ให้ใส่ชื่อในช่องชื่อรายการ",
    "If it is a row of the plan, put its name into the column of names",
)
PLAN_MOVED_ON = problem(
    "IMPORT-033",
    "แผนหรือไฟล์เปลี่ยนไปหลังจากดูตัวอย่าง",
    "The plan or the file has changed since the preview",
    "ดูตัวอย่างใหม่แล้วยืนยันอีกครั้ง",
    "Look at the preview again and confirm once more",
)
MERGED_TARGET = problem(
    "IMPORT-034",
    "ช่องเป้าหมายของแถวนี้ผสานกับแถวที่ {line} แถวนี้จึงไม่มีเป้าหมายของตัวเอง",
    "The target of this row is merged with line {line}, so the row has no target of its own",
    "หากแต่ละแถวมีเป้าหมายของตัวเอง ให้ยกเลิกการผสานช่องแล้วใส่ตัวเลขทุกแถว",
    "If each row has its own target, unmerge the cells and put a number into each row",
)
UNIT_NEW = problem(
    "IMPORT-035",
    "หน่วยนับ \u201c{given}\u201d ไม่เคยใช้ในแผนนี้",
    "The unit \u201c{given}\u201d has not been used in this plan",
    "หากตั้งใจใช้หน่วยใหม่ นำเข้าได้เลย หากไม่ใช่ ให้แก้หน่วยในไฟล์",
    "If the new unit is meant, import it; if not, correct it in the file",
)
