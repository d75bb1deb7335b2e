"""Numbered problems of framework packs: of the files, of their words, of their rules, of their examples."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_PACK = problem(
    "FRAME-001",
    "ไม่พบไฟล์ pack.toml ใน {name}",
    "There is no pack.toml in {name}",
    "สร้างไฟล์ pack.toml ที่บอกรหัส ปี ชื่อ และระดับ หรือเลือกโฟลเดอร์อื่น",
    "Add a pack.toml with code, year, names and level, or choose another folder",
)
NOT_TOML = problem(
    "FRAME-002",
    "{place}: อ่านไม่ได้ รูปแบบไม่ใช่ TOML ({reason})",
    "{place}: cannot be read as TOML ({reason})",
    "แก้บรรทัดนี้ เครื่องหมายคำพูดและวงเล็บต้องเปิดปิดครบ",
    "Mend this line; quotes and brackets must be closed",
)
UNKNOWN_KEY = problem(
    "FRAME-003",
    "{place}: ไม่รู้จักคำ “{given}”",
    "{place}: the word “{given}” is unknown",
    "ใช้คำในคู่มือคำของแพ็ก ที่ใกล้เคียงคือ {close}",
    "Use a word of the reference of packs; close ones: {close}",
)
UNKNOWN_VALUE = problem(
    "FRAME-004",
    "{place}: “{given}” ไม่ใช่ค่าที่ใช้ได้ของ {key}",
    "{place}: “{given}” is not a value of {key}",
    "เลือกจาก {allowed}",
    "Choose one of {allowed}",
)
VALUE_MISSING = problem(
    "FRAME-005",
    "{place}: ขาด {key}",
    "{place}: {key} is missing",
    "เพิ่ม {key}",
    "Add {key}",
)
WRONG_TYPE = problem(
    "FRAME-006",
    "{place}: {key} ต้องเป็น{wanted_th}",
    "{place}: {key} must be {wanted_en}",
    "แก้ค่าให้เป็นชนิดที่ต้องการ",
    "Give it a value of that kind",
)
CODE_TWICE = problem(
    "FRAME-007",
    "{place}: รหัส {code} ใช้ไปแล้วใน{other}",
    "{place}: the code {code} is already used by {other}",
    "เปลี่ยนรหัส มาตรฐาน ตัวบ่งชี้ ประเด็น และกฎต้องมีรหัสไม่ซ้ำกัน",
    "Change one of them; standards, indicators, points and rules must have codes of their own",
)
FOLDER_NAME = problem(
    "FRAME-008",
    "โฟลเดอร์ชื่อ {given} แต่แพ็กบอกว่าเป็น {wanted}",
    "The folder is called {given}, but the pack says it is {wanted}",
    "เปลี่ยนชื่อโฟลเดอร์ หรือแก้ code และ year ใน pack.toml",
    "Rename the folder, or change code and year in pack.toml",
)
YEARS_WRONG = problem(
    "FRAME-009",
    "{place}: ปี {given} ไม่ใช่ปี พ.ศ. ที่ใช้ได้ หรือปีสิ้นสุดอยู่ก่อนปีเริ่ม",
    "{place}: {given} cannot be a year (B.E.), or the last year comes before the first",
    "ใส่ปี พ.ศ. ระหว่าง 2500 ถึง 2700 และให้ until ไม่น้อยกว่า year",
    "Give years from 2500 to 2700 (B.E.), with until not before year",
)
KEY_TWICE = problem(
    "FRAME-010",
    "{place}: {key} บอกไปแล้วใน {other}",
    "{place}: {key} is already said in {other}",
    "เหลือไว้ไฟล์เดียว",
    "Keep it in one file",
)
TOO_LARGE = problem(
    "FRAME-011",
    "แพ็กใหญ่เกินไป: รับได้ไม่เกิน {rules} กฎ และ {size} ล้านตัวอักษร",
    "The pack is too large: at most {rules} rules and {size} million characters are taken",
    "แบ่งเป็นหลายแพ็ก",
    "Split it into several packs",
)
CODE_FORM = problem(
    "FRAME-012",
    "{place}: รหัส {code} ใช้ไม่ได้",
    "{place}: the code {code} cannot be used",
    "ใช้ตัวอักษร ตัวเลข จุด ขีด ไม่มีวรรค ไม่เกิน {most} ตัว",
    "Use letters, digits, dots, hyphens without spaces, at most {most} of them",
)
TEXT_LONG = problem(
    "FRAME-013",
    "{place}: {key} ยาว {length} ตัวอักษร เกิน {most}",
    "{place}: {key} has {length} characters, more than {most}",
    "ย่อข้อความ รายละเอียดใส่ใน note",
    "Shorten it; details belong into the note",
)
REFERENCE_MISSING = problem(
    "FRAME-020",
    "{place}: {key} อ้างถึง {given} ซึ่งไม่มีในแพ็ก",
    "{place}: {key} names {given}, which the pack does not have",
    "แก้รหัส หรือเพิ่มสิ่งที่อ้างถึง",
    "Correct the code, or add what it names",
)
SCALE_MISSING = problem(
    "FRAME-021",
    "{place}: กฎนี้ให้ผลเป็นระดับ แต่ไม่มีมาตรวัด {given}",
    "{place}: this rule gives a level, but there is no scale {given}",
    "ใส่ scale ของกฎ และเพิ่ม [[scale]] ที่มีรหัสนั้น",
    "Give the rule a scale, and add a [[scale]] with that id",
)
SCALE_EMPTY = problem(
    "FRAME-022",
    "{place}: มาตรวัดต้องมีอย่างน้อยสองระดับ เรียงจากต่ำไปสูงโดยค่าไม่ซ้ำ",
    "{place}: a scale needs two levels or more, from low to high, with values that rise",
    "แก้ value ของระดับให้เพิ่มขึ้นทุกระดับ",
    "Give each level a greater value than the one before",
)
LEVEL_MISSING = problem(
    "FRAME-023",
    "{place}: มาตรวัด {scale} ไม่มีระดับ {given}",
    "{place}: the scale {scale} has no level {given}",
    "ใช้ระดับในมาตรวัด: {allowed}",
    "Use a level of the scale: {allowed}",
)
CYCLE = problem(
    "FRAME-024",
    "{place}: กฎวนกลับมาหาตัวเอง: {path}",
    "{place}: the rules run in a circle: {path}",
    "ตัดการอ้างถึงหนึ่งจุดในวงนี้",
    "Remove one reference of this circle",
)
NO_RULE = problem(
    "FRAME-025",
    "{place}: นับ {given} ซึ่งไม่มีกฎใดตัดสิน",
    "{place}: it counts on {given}, which no rule judges",
    "เพิ่มกฎที่ตัดสิน {given} หรือเอาออกจาก of",
    "Add a rule that judges {given}, or take it out of of",
)
TWO_RULES = problem(
    "FRAME-026",
    "{place}: {target} มีกฎตัดสินอยู่แล้วคือ {other}",
    "{place}: {target} is already judged by {other}",
    "ให้แต่ละสิ่งมีกฎเดียวในแต่ละระยะ",
    "Keep one rule for each thing in each phase",
)
NOTHING_TO_JUDGE = problem(
    "FRAME-027",
    "{place}: กฎนี้ไม่มีรายการให้คิดสำหรับ {target}",
    "{place}: this rule has nothing to count on for {target}",
    "ใส่ of เป็นรหัสหรือกลุ่มที่มีอยู่จริง",
    "Give of codes or a group that exist",
)
WEIGHTS_SUM = problem(
    "FRAME-028",
    "{place}: น้ำหนักรวมได้ {total} ไม่ใช่ 100",
    "{place}: the weights add up to {total}, not 100",
    "แก้น้ำหนักให้รวมได้ 100 พอดี",
    "Change them to add up to exactly 100",
)
WEIGHTS_ITEMS = problem(
    "FRAME-029",
    "{place}: น้ำหนักไม่ตรงกับรายการที่เฉลี่ย: {given}",
    "{place}: the weights do not match the items of the mean: {given}",
    "ให้น้ำหนักมากกว่าศูนย์แก่ทุกรายการใน of และไม่มีรายการอื่น",
    "Give every item of of a weight above zero, and no other",
)
BANDS_ORDER = problem(
    "FRAME-030",
    "{place}: ช่วงต้องเริ่มด้วยช่วงที่ไม่มี from แล้ว from และระดับต้องเพิ่มขึ้นทุกช่วง",
    "{place}: bands begin with one without from; then from and level must rise with each band",
    "เรียงช่วงจากต่ำไปสูง",
    "Put the bands in order from low to high",
)
BANDS_MISSING = problem(
    "FRAME-031",
    "{place}: กฎนี้ต้องมี bands",
    "{place}: this rule needs bands",
    "เพิ่ม bands ที่บอกว่าได้เท่าใดเป็นระดับใด",
    "Add bands that say which number gives which level",
)
BAND_OUT_OF_REACH = problem(
    "FRAME-032",
    "{place}: ไม่มีทางได้ถึง {given} เพราะค่าสูงสุดคือ {most}",
    "{place}: {given} cannot be reached; the greatest number is {most}",
    "ลด from ของช่วงนี้ หรือเพิ่มรายการ",
    "Lower this band's from, or add items",
)
SCALES_DIFFER = problem(
    "FRAME-033",
    "{place}: ใช้ระดับต่ำสุดข้ามมาตรวัดไม่ได้: {given} ใช้มาตรวัด {other} ไม่ใช่ {scale}",
    "{place}: a minimum cannot cross scales: {given} is on {other}, not {scale}",
    "แปลงด้วยกฎ threshold ให้อยู่บนมาตรวัดเดียวกันก่อน",
    "Bring it onto the same scale with a threshold rule first",
)
WORD_DOES_NOT_FIT = problem(
    "FRAME-034",
    "{place}: กฎชนิด {kind} ใช้คำ {key} ไม่ได้",
    "{place}: a rule of kind {kind} has no use for {key}",
    "ลบคำนี้ หรือเปลี่ยนชนิดของกฎ",
    "Remove the word, or change the kind of rule",
)
AT_LEAST_MISSING = problem(
    "FRAME-035",
    "{place}: นับรายการที่มีระดับ แต่ไม่บอกว่าถึงระดับใดจึงนับ",
    "{place}: it counts items with levels without saying which level counts",
    "เพิ่ม at_least เป็นระดับที่ถือว่าผ่าน",
    "Add at_least with the level that counts as met",
)
NOT_A_NUMBER = problem(
    "FRAME-036",
    "{place}: {given} ไม่มีค่าเป็นตัวเลขให้เทียบหรือเฉลี่ย",
    "{place}: {given} has no number to compare or average",
    "ใช้รายการที่มีระดับหรือตัวเลข",
    "Use items that have a level or a number",
)
PHASE_MISSING = problem(
    "FRAME-037",
    "{place}: ไม่มีระยะ {given}",
    "{place}: there is no phase {given}",
    "เพิ่ม [[phase]] หรือแก้รหัสระยะ",
    "Add a [[phase]], or correct its id",
)
NOT_CONFIRMED_HOW = problem(
    "FRAME-040",
    "{place}: แพ็กบอกว่ายังไม่ยืนยัน แต่ไม่บอกว่าเรื่องใด ตั้งแต่เมื่อใด จากแหล่งใด",
    "{place}: the pack is not confirmed, but nothing says what, since when, from which source",
    "เพิ่ม [[unconfirmed]] ที่มี covers what since source",
    "Add an [[unconfirmed]] with covers, what, since and source",
)
CONFIRMED_YET_DOUBTED = problem(
    "FRAME-041",
    "{place}: แพ็กบอกว่ายืนยันแล้ว แต่ยังมี [[unconfirmed]]",
    "{place}: the pack says confirmed, yet holds [[unconfirmed]]",
    "ใส่ confirmed = false หรือลบรายการที่ยืนยันแล้ว",
    "Write confirmed = false, or remove what has been confirmed",
)
PLACEHOLDER_HIDDEN = problem(
    "FRAME-042",
    "{place}: เป็นข้อความแทนชั่วคราว แต่ไม่มี [[unconfirmed]] ที่ครอบคลุม {covers}",
    "{place}: it is a placeholder, but no [[unconfirmed]] covers {covers}",
    "เพิ่ม {covers} ใน covers ของ [[unconfirmed]]",
    "Add {covers} to the covers of an [[unconfirmed]]",
)
EXAMPLE_MISSING = problem(
    "FRAME-050",
    "{place}: แพ็กมีกฎ แต่ไม่มีตัวอย่างที่คิดคะแนนไว้",
    "{place}: the pack has rules but no worked example",
    "เพิ่ม [[example]] ที่มีผลการประเมินและผลที่ควรได้",
    "Add an [[example]] with marks and the outcomes expected",
)
EXAMPLE_DIFFERS = problem(
    "FRAME-051",
    "{place}: ตัวอย่างคาดว่า {target} ได้ {expected} แต่กฎให้ {given}",
    "{place}: the example expects {expected} for {target}, but the rules give {given}",
    "แก้กฎ หรือแก้ผลที่คาด แล้วตรวจอีกครั้ง",
    "Correct the rules or the expectation, then check again",
)
EXAMPLE_MARK = problem(
    "FRAME-052",
    "{place}: ผลประเมินของ {target} ใช้ไม่ได้: {given}",
    "{place}: the mark of {target} cannot be used: {given}",
    "ใช้ค่าที่กฎรับ: {allowed}",
    "Use what its rule takes: {allowed}",
)
EXAMPLE_EXPECTS_NOTHING = problem(
    "FRAME-053",
    "{place}: ตัวอย่างไม่บอกผลที่ควรได้",
    "{place}: the example expects nothing",
    "เพิ่ม [example.expect] อย่างน้อยหนึ่งบรรทัด",
    "Add at least one line to [example.expect]",
)
