"""Numbered problems of a roster file: of the file, its lines, and finding its institutions."""

from __future__ import annotations

from prakan.domain.problems import problem

# the file
NOT_A_ROSTER = problem(
    "ROSTER-001",
    "ไม่พบคอลัมน์ชื่อสถานศึกษาในไฟล์ {name}",
    "No column of institution names was found in {name}",
    "ตรวจว่าเลือกไฟล์รายชื่อถูกไฟล์ และมีคอลัมน์ชื่อสถานศึกษา",
    "Check that this is the roster, and that it has a column of names",
)
EMPTY_ROSTER = problem(
    "ROSTER-002",
    "ไม่พบแถวรายชื่อใต้หัวตาราง",
    "There are no lines under the headings",
    "ตรวจว่าแผ่นงานที่มีรายชื่ออยู่ในไฟล์แล้ว",
    "Check that the sheet with the names is in the file",
)
NAME_UNMAPPED = problem(
    "ROSTER-003",
    "ยังไม่ได้ระบุว่าคอลัมน์ใดคือชื่อสถานศึกษา",
    "No column is chosen for the name of the institution",
    "เลือกคอลัมน์ชื่อสถานศึกษา แล้วยืนยันอีกครั้ง",
    "Choose the column of names and confirm again",
)
FIELD_TWICE = problem(
    "ROSTER-004",
    "เลือก \u201c{label}\u201d ไว้สองคอลัมน์ ({first} และ {second})",
    "\u201c{label}\u201d is chosen for two columns ({first} and {second})",
    "ให้เหลือคอลัมน์เดียว อีกคอลัมน์เลือกไม่ใช้",
    "Keep one of them and leave the other unused",
)
KIND_UNTOLD = problem(
    "ROSTER-005",
    "ไม่มีคอลัมน์ประเภท และไม่ได้ระบุว่ารายชื่อนี้เป็นสถานศึกษาประเภทใด",
    "There is no column of kinds, and nobody said which kind this roster holds",
    "เลือกประเภทสำหรับทั้งไฟล์ หรือเลือกคอลัมน์ที่บอกประเภท",
    "Choose a kind for the whole file, or the column that tells it",
)
NO_SUCH_INTAKE = problem(
    "ROSTER-006",
    "ไม่มีการรับรายชื่อเลขที่ {intake}",
    "There is no roster intake {intake}",
    "กลับไปหน้าทะเบียนรายชื่อแล้วเลือกใหม่",
    "Go back to the rosters and choose again",
)
NO_SUCH_REQUEST = problem(
    "ROSTER-007",
    "ไม่มีคำขอรายชื่อเลขที่ {request}",
    "There is no roster request {request}",
    "กลับไปหน้าทะเบียนรายชื่อแล้วเลือกใหม่",
    "Go back to the rosters and choose again",
)
REGISTRY_MOVED_ON = problem(
    "ROSTER-008",
    "ทะเบียนสถานศึกษาเปลี่ยนไปหลังการตรวจ ({lines} แถวจะให้ผลต่างจากที่แสดง) จึงยังไม่ได้บันทึกแถวใด",
    "The registry changed after the check ({lines} lines would come out otherwise); nothing was stored",
    "ระบบตรวจใหม่ให้แล้ว ดูผลที่เปลี่ยนไปแล้วยืนยันอีกครั้ง",
    "The roster is being checked again; look at what changed and confirm once more",
)
WORK_FAILED = problem(
    "ROSTER-009",
    "งานหยุดกลางทางหลังพยายาม {attempts} ครั้ง ข้อมูลในทะเบียนไม่เปลี่ยน",
    "The work stopped after {attempts} attempts; the registry is as it was",
    "กดทำต่อ หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ",
    "Resume it; if it stops again, tell the administrator",
)
# lines as a whole
TOTAL_LINE = problem(
    "ROSTER-010",
    "เป็นแถวผลรวม (\u201c{given}\u201d) จึงกันไว้",
    "A row of totals (\u201c{given}\u201d), set aside",
    "ไม่ต้องแก้",
    "Nothing to do",
)
NOTE_LINE = problem(
    "ROSTER-011",
    "เป็นข้อความท้ายตาราง (\u201c{given}\u201d) จึงกันไว้",
    "A note beside the table (\u201c{given}\u201d), set aside",
    "ไม่ต้องแก้",
    "Nothing to do",
)
HEADING_LINE = problem(
    "ROSTER-012",
    "เป็นแถวหัวตารางซ้ำ จึงกันไว้",
    "The headings once more, set aside",
    "ไม่ต้องแก้",
    "Nothing to do",
)
SHIFTED = problem(
    "ROSTER-013",
    "ข้อมูลเลื่อนคอลัมน์: ตั้งแต่ {cell} เลื่อนไป{side_th} {by} ช่อง",
    "The line is shifted: from {cell} on, the cells stand {by} column to the {side_en}",
    "เลื่อนเซลล์กลับ: {proposal}",
    "Move the cells back: {proposal}",
)
REPEATED_LINE = problem(
    "ROSTER-014",
    "ทั้งแถวซ้ำกับแถวที่ {line}",
    "The whole line repeats line {line}",
    "ลบแถวนี้",
    "Delete this line",
)
SAME_NAME_HERE = problem(
    "ROSTER-015",
    "ชื่อเดียวกันในตำบลเดียวกันกับแถวที่ {line}",
    "The same name in the same subdistrict as line {line}",
    "ถ้าเป็นแห่งเดียวกันให้ลบแถวหนึ่ง ถ้าคนละแห่งให้เติมคำที่ทำให้ชื่อต่างกัน",
    "If it is one institution, delete a line; if there are two, add what tells their names apart",
)
CODE_TWICE = problem(
    "ROSTER-016",
    "รหัส {code} ซ้ำกับแถวที่ {line}",
    "The code {code} stands in line {line} already",
    "ตรวจว่ารหัสเป็นของแถวใด แล้วแก้อีกแถว",
    "See which line the code belongs to and mend the other",
)
BROKEN_CELL = problem(
    "ROSTER-017",
    "เซลล์แสดงข้อผิดพลาดของสูตร ({given})",
    "The cell shows the error of a formula ({given})",
    "แก้สูตร หรือวางเป็นค่า",
    "Mend the formula, or paste the value",
)
# cells
NAME_EMPTY = problem(
    "ROSTER-020",
    "ไม่มีชื่อสถานศึกษา",
    "The name of the institution is missing",
    "เติมชื่อ หรือลบแถวนี้",
    "Enter the name, or delete the line",
)
NAME_TIDIED = problem(
    "ROSTER-021",
    "ชื่อมีอักขระที่มองไม่เห็น ขึ้นบรรทัดใหม่ หรือเครื่องหมายเกิน",
    "The name held unseen characters, line breaks or stray signs",
    "รับเป็น \u201c{proposal}\u201d",
    "Taken as \u201c{proposal}\u201d",
)
NAME_TOO_LONG = problem(
    "ROSTER-022",
    "ชื่อยาว {length} ตัวอักษร เกิน {limit}",
    "The name has {length} characters, more than {limit}",
    "ย่อชื่อ หรือแยกข้อความอื่นออกจากช่องชื่อ",
    "Shorten it, or move other words out of the cell",
)
NAME_NOT_ONE = problem(
    "ROSTER-023",
    "\u201c{given}\u201d ไม่ใช่ชื่อ",
    "\u201c{given}\u201d is not a name",
    "เติมชื่อสถานศึกษา",
    "Enter the name of the institution",
)
KIND_UNKNOWN = problem(
    "ROSTER-024",
    "ไม่รู้จักประเภท \u201c{given}\u201d",
    "The kind \u201c{given}\u201d is not known",
    "ใช้ประเภท: {proposal_th}",
    "Use the kind: {proposal_en}",
)
POSTAL_WRONG = problem(
    "ROSTER-025",
    "รหัสไปรษณีย์ \u201c{given}\u201d ไม่ใช่ของตำบลนั้น",
    "The postal code \u201c{given}\u201d is not one of that place",
    "ใช้ {proposal} หรือเว้นว่าง",
    "Use {proposal}, or leave it empty",
)
COUNT_WRONG = problem(
    "ROSTER-026",
    "จำนวนผู้เรียน \u201c{given}\u201d ไม่ใช่จำนวน จึงไม่รับค่านี้",
    "\u201c{given}\u201d is not a number of learners, so it is left out",
    "พิมพ์เป็นตัวเลข",
    "Type a number",
)
SIZE_UNKNOWN = problem(
    "ROSTER-027",
    "ไม่รู้จักขนาด \u201c{given}\u201d จึงไม่รับค่านี้",
    "The size \u201c{given}\u201d is not known, so it is left out",
    "ใช้ เล็ก กลาง ใหญ่ หรือใหญ่พิเศษ",
    "Use small, medium, large or extra large",
)
POSITION_WRONG = problem(
    "ROSTER-028",
    "พิกัด {given} อยู่นอกประเทศไทย จึงไม่รับค่านี้",
    "The position {given} lies outside Thailand, so it is left out",
    "ข้อเสนอ: {proposal_th}",
    "Proposal: {proposal_en}",
)
POSITION_STRAYED = problem(
    "ROSTER-059",
    "พิกัด {given} อยู่ใน{there} ไม่ใช่{province} จึงไม่รับค่านี้",
    "The position {given} lies in {there}, not in {province}, so it is left out",
    "ตรวจพิกัดกับแผนที่ หรือแก้จังหวัดของแถวนี้",
    "Check it on a map, or correct the province of this row",
)
AGENCY_UNKNOWN = problem(
    "ROSTER-029",
    "ไม่มีต้นสังกัด \u201c{given}\u201d ในทะเบียน จึงใช้ผู้ส่งเป็นต้นสังกัด",
    "The agency \u201c{given}\u201d is not in the registry; the sender is taken instead",
    "เพิ่มหน่วยงานในทะเบียนก่อน แล้วนำเข้าอีกครั้ง หากต้องการให้แยกสังกัด",
    "Add the agency to the registry and import again where it should be told apart",
)
# finding institutions
CANDIDATES = problem(
    "ROSTER-040",
    "อาจเป็นสถานศึกษาที่มีในทะเบียนแล้ว แต่ยังไม่แน่ว่าแห่งใด: {candidates}",
    "It may be an institution of the registry, but which is not certain: {candidates}",
    "เลือกแห่งที่ถูก หรือเติมรหัสในไฟล์",
    "Choose the right one, or enter its code in the file",
)
CODES_DISAGREE = problem(
    "ROSTER-041",
    "รหัสในแถวนี้เป็นของสถานศึกษาต่างแห่งกัน: {candidates}",
    "The codes of this line belong to different institutions: {candidates}",
    "แก้รหัสให้เป็นของแห่งเดียว",
    "Mend the codes so that they name one institution",
)
MATCHED_TWICE = problem(
    "ROSTER-042",
    "ตรงกับสถานศึกษาเดียวกันกับแถวที่ {line}: {name}",
    "It fits the same institution as line {line}: {name}",
    "ลบแถวหนึ่ง หรือแก้ให้ต่างกัน",
    "Delete one of the lines, or tell them apart",
)
RENAMED = problem(
    "ROSTER-043",
    "รหัสตรงกับ \u201c{name}\u201d ซึ่งใช้ชื่ออื่นในทะเบียน จะเปลี่ยนชื่อ",
    "The code is that of \u201c{name}\u201d in the registry; the name will change",
    "หากไม่ใช่แห่งเดียวกัน ให้แก้รหัส",
    "If it is another institution, mend the code",
)
NOT_OPEN = problem(
    "ROSTER-044",
    "ตรงกับ \u201c{name}\u201d ซึ่งในทะเบียน{status_th}",
    "It fits \u201c{name}\u201d, which the registry says is {status_en}",
    "ตรวจกับต้นสังกัด หากยังเปิดอยู่ให้เปิดในทะเบียนก่อน",
    "Ask the parent agency; if it is open, reopen it in the registry first",
)
KIND_DIFFERS = problem(
    "ROSTER-045",
    "ทะเบียนว่าเป็น{now_th} แต่ไฟล์ว่าเป็น{given_th}",
    "The registry says {now_en}, the file says {given_en}",
    "ตรวจประเภท หากเปลี่ยนจริงให้แก้ในทะเบียนก่อน",
    "See which is right; if the kind has changed, change it in the registry first",
)
# requests
DEADLINE_PAST = problem(
    "ROSTER-050",
    "กำหนดส่ง {deadline} ผ่านไปแล้ว",
    "The deadline {deadline} has passed",
    "เลือกวันหลังจากวันนี้",
    "Choose a day after today",
)
ALREADY_ASKED = problem(
    "ROSTER-051",
    "ขอรายชื่อ{kind} ปี {year} จาก{agency} ไว้แล้ว",
    "{agency} has already been asked for {kind} of {year}",
    "เปิดคำขอเดิมเพื่อแก้กำหนดส่งหรือแจ้งเตือน",
    "Open that request to change its deadline or to remind",
)
NOBODY_CHOSEN = problem(
    "ROSTER-052",
    "ยังไม่ได้เลือกหน่วยงาน",
    "No agency is chosen",
    "เลือกอย่างน้อยหนึ่งหน่วยงาน",
    "Choose at least one agency",
)
PASTE_EMPTY = problem(
    "ROSTER-053",
    "ไม่มีตารางในข้อความที่วาง",
    "The pasted text holds no table",
    "คัดลอกตารางพร้อมหัวตารางจากโปรแกรมตารางคำนวณ แล้ววางอีกครั้ง",
    "Copy the table with its headings from a spreadsheet and paste it again",
)
NO_SUCH_LINE = problem(
    "ROSTER-054",
    "ไม่มีแถวที่ {line} ในการรับรายชื่อนี้",
    "This intake has no line {line}",
    "กลับไปหน้าตัวอย่างผล แล้วเลือกใหม่",
    "Go back to the preview and choose again",
)
CHOICE_NOT_OFFERED = problem(
    "ROSTER-055",
    "สถานศึกษาที่เลือกไม่อยู่ในรายการที่เสนอ",
    "The institution chosen is not among those proposed",
    "เลือกจากรายการที่เสนอในแถวนั้น",
    "Choose one of those proposed in the line",
)

# contacts: what is wrong with them keeps no line out
FIRST_TAKEN = problem(
    "ROSTER-060",
    "เซลล์นี้มีมากกว่าหนึ่งรายการ จึงรับเฉพาะรายการแรกที่อ่านได้",
    "This cell holds more than one: the first that can be read is taken",
    "หากต้องการรายการอื่น ให้เหลือรายการเดียวในเซลล์ หรือเพิ่มผู้ติดต่อในหน้าของสถานศึกษา",
    "To have another one, leave one in the cell, or add a contact on the institution's page",
)
ZERO_PUT_BACK = problem(
    "ROSTER-061",
    "หมายเลขนี้ขาดเลข 0 ตัวหน้า ซึ่งโปรแกรมตารางมักตัดทิ้ง จึงเติมให้แล้ว",
    "The leading 0 of this number is missing, as spreadsheets drop it; it was put back",
    "ตรวจหมายเลขสามหลักท้ายที่แสดง หากไม่ใช่ ให้แก้ในไฟล์",
    "Compare the last three digits shown; correct the file when they are not right",
)
HEAD_NOT_A_NAME = problem(
    "ROSTER-062",
    "ชื่อผู้บริหารในเซลล์นี้ไม่ใช่ชื่อ หรือยาวเกินกำหนด จึงไม่ได้รับไว้",
    "The head's name in this cell is no name, or too long; it is not taken",
    "พิมพ์ชื่อและนามสกุล แล้วส่งรายชื่ออีกครั้ง",
    "Type first name and surname, then send the roster again",
)
CONTACT_BY_HAND = problem(
    "ROSTER-063",
    "ผู้ติดต่อที่มีผู้กรอกไว้ใช้ที่อยู่เดียวกันแต่ต่างกันที่ {parts} จึงคงไว้ตามที่กรอก",
    "A contact that somebody entered has the same address and differs in {parts}: it stays as entered",
    "หากรายชื่อถูกต้องกว่า ให้เปิดผู้ติดต่อของสถานศึกษานี้แล้วแก้ไข",
    "When the roster is right, open the contacts of this institution and change it there",
)
NO_ROLE_FOR_CONTACTS = problem(
    "ROSTER-064",
    "ไม่ได้เก็บผู้ติดต่อในรายชื่อนี้ เพราะยังไม่ได้กำหนดหน้าที่ของผู้ติดต่อสถานศึกษา",
    "The contacts of this roster are not kept: no role is set for contacts of institutions",
    "เพิ่มหน้าที่ใน contacts.toml ของโฟลเดอร์หน่วยงานแล้วติดตั้งอีกครั้ง แล้วรับรายชื่อใหม่",
    "Add one in contacts.toml of the agency's folder, install again, take the roster in anew",
)
