"""Problems of self-assessment reports: begun, written, submitted, forwarded, returned, checked."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_SAR = problem(
    "SAR-001",
    "ไม่พบรายงาน SAR นี้ในส่วนที่คุณดูแล",
    "There is no such SAR among those in your care",
    "กลับไปที่รายการ SAR ของคุณ",
    "Go back to the list of your SARs",
)
OTHER_INSTITUTION = problem(
    "SAR-002",
    "บัญชีของคุณไม่ได้เป็นของสถานศึกษานี้ จึงเริ่มหรือส่ง SAR แทนไม่ได้",
    "Your account is not of this institution, so it cannot begin or submit a SAR for it",
    "เข้าระบบด้วยบัญชีของสถานศึกษานั้น หรือติดต่อผู้ดูแลระบบหากสถานศึกษาของคุณผูกไว้ไม่ถูก",
    "Sign in with that institution's account, or ask the administrator if yours is tied to the wrong one",
)
INSTITUTION_CLOSED = problem(
    "SAR-003",
    "{name} ไม่ได้เปิดดำเนินการแล้ว (สถานะ: {status}) จึงเริ่มหรือส่ง SAR ไม่ได้",
    "{name} is no longer open (status: {status}), so no SAR can be begun or submitted for it",
    "หากสถานะในทะเบียนไม่ถูกต้อง แจ้งหน่วยงานประเมินให้แก้ในทะเบียนสถานศึกษา",
    "If the registry is wrong, ask the assessment agency to put it right there",
)
STARTED_BEFORE = problem(
    "SAR-004",
    "มี SAR ปีการศึกษา {year} ระดับนี้ของ {name} อยู่แล้ว",
    "{name} already has a SAR of this level for academic year {year}",
    "เปิดฉบับที่มีอยู่แล้วเขียนต่อ",
    "Open the one that is there and write on",
)
YEAR_WRONG = problem(
    "SAR-005",
    "เริ่ม SAR ปีการศึกษา {year} ไม่ได้: เปิดรับเฉพาะปีการศึกษา {years}",
    "No SAR can be begun for academic year {year}: only for {years}",
    "เลือกปีการศึกษาที่เปิดรับ",
    "Choose one of those academic years",
)
NO_FORM = problem(
    "SAR-006",
    "ยังไม่มีกรอบการประเมินที่ประกาศใช้สำหรับ SAR ระดับนี้ในปีการศึกษา {year}",
    "No framework is published for a SAR of this level in academic year {year}",
    "ติดต่อหน่วยงานประเมิน: ประกาศกรอบแล้วจึงเริ่ม SAR ได้",
    "Ask the assessment agency: a SAR can be begun once a framework is published",
)
NOT_OPEN = problem(
    "SAR-007",
    "แก้ SAR ฉบับนี้ไม่ได้ เพราะส่งไปแล้ว (สถานะ: {stage})",
    "This SAR cannot be changed: it has been submitted (stage: {stage})",
    "หากต้องแก้ ขอให้หน่วยงานต้นสังกัดส่งคืนพร้อมข้อสังเกต",
    "If it must change, ask your parent agency to return it",
)
QUESTION_UNKNOWN = problem(
    "SAR-008",
    "แบบ SAR ฉบับนี้ไม่มีข้อ {code}",
    "The form of this SAR has no question {code}",
    "เปิดแบบใหม่อีกครั้ง ข้อความของคุณยังอยู่ในเครื่อง",
    "Open the form again; your text is still on your device",
)
ANSWER_LONG = problem(
    "SAR-009",
    "ข้อ {code} ยาว {length} ตัวอักษร เกินที่รับได้ {most}",
    "The answer to {code} has {length} characters; at most {most} are taken",
    "ตัดให้สั้นลง หรือย้ายรายละเอียดไปเป็นไฟล์หลักฐาน",
    "Shorten it, or put the details into a file of evidence",
)
ANSWER_NO_NUMBER = problem(
    "SAR-010",
    "ข้อ {name} ต้องเป็นจำนวนนับ แต่ได้รับ “{given}”",
    "{name} takes a whole number, but “{given}” was given",
    "พิมพ์ตัวเลขไทยหรืออารบิก เช่น 120",
    "Type digits, Thai or Arabic, such as 120",
)
NOTHING_TO_SUBMIT = problem(
    "SAR-011",
    "SAR ฉบับนี้ยังว่าง: ไม่มีคำตอบและไม่มีไฟล์ PDF ของสถานศึกษา",
    "This SAR is empty: it has no answer and no PDF of your own",
    "กรอกอย่างน้อยหนึ่งข้อ หรืออัปโหลด PDF ฉบับเต็ม แล้วส่งอีกครั้ง",
    "Answer at least one question, or upload your own PDF, then submit again",
)
CLASH_OPEN = problem(
    "SAR-012",
    "ข้อ {codes} มีข้อความสองฉบับที่เขียนพร้อมกัน ยังไม่ได้เลือก",
    "Two texts were written at once for {codes}, and nobody has chosen between them",
    "เปิดข้อนั้น เลือกหรือรวมข้อความ แล้วส่งอีกครั้ง",
    "Open it, choose or join the texts, then submit again",
)
REMARK_MISSING = problem(
    "SAR-014",
    "การส่งคืนต้องมีข้อสังเกต สถานศึกษาจึงจะรู้ว่าต้องแก้อะไร",
    "A return needs a remark, so that the institution knows what to put right",
    "เขียนข้อสังเกตแล้วส่งคืนอีกครั้ง",
    "Write the remark and return it again",
)
SAR_EVIDENCE_GONE = problem(
    "SAR-015",
    "ไม่พบหลักฐานชิ้นนี้ หรือถูกถอดออกแล้ว",
    "This piece of evidence is not there, or has been taken off",
    "เปิดหน้า SAR ใหม่เพื่อดูหลักฐานล่าสุด",
    "Open the SAR again to see the latest evidence",
)
CHOSEN_MEANWHILE = problem(
    "SAR-016",
    "ข้อ {code} เปลี่ยนไปแล้วระหว่างที่คุณเลือก",
    "{code} changed while you were choosing",
    "อ่านข้อความล่าสุดแล้วเลือกอีกครั้ง ยังไม่มีข้อความใดหาย",
    "Read the latest texts and choose again; no text is lost",
)
NO_RECEIPT = problem(
    "SAR-017",
    "ไม่พบใบรับเลขที่ {number}",
    "There is no receipt with the number {number}",
    "ตรวจเลขที่บนใบรับ เช่น SAR-2566-000001 แล้วพิมพ์ใหม่",
    "Look at the number on the receipt, such as SAR-2566-000001, and type it again",
)
NOT_SUBMITTED_YET = problem(
    "SAR-018",
    "สถานศึกษายังไม่ส่ง SAR ฉบับนี้ เนื้อหาจึงยังเปิดอ่านไม่ได้",
    "The institution has not submitted this SAR yet, so its content cannot be read",
    "รอให้สถานศึกษาส่ง หรือส่งข้อความเตือน",
    "Wait until it is submitted, or remind the institution",
)
PLACE_WRONG = problem(
    "SAR-019",
    "ตำแหน่งในไฟล์ต้องเป็นเลขหน้า หรือเวลาในวิดีโอ เช่น 12 หรือ 1:30 แต่ได้รับ “{given}”",
    "The place in a file is a page, or a time in a video, such as 12 or 1:30, but “{given}” was given",
    "พิมพ์ใหม่ หรือเว้นว่างหากหมายถึงทั้งไฟล์",
    "Type it again, or leave it empty for the whole file",
)
SUBMITTED_BEFORE = problem(
    "SAR-020",
    "SAR ฉบับนี้ส่งไปแล้ว ใบรับเลขที่ {number}",
    "This SAR has been submitted already: receipt {number}",
    "ไม่ต้องส่งซ้ำ เปิดใบรับเพื่อพิมพ์เก็บไว้",
    "There is no need to submit it again; open the receipt and print it",
)
NOTHING_CHOSEN = problem(
    "SAR-021",
    "ยังไม่ได้เลือก SAR ฉบับใด",
    "No SAR is chosen",
    "เลือกอย่างน้อยหนึ่งฉบับจากรายการ",
    "Choose at least one from the list",
)
OWN_FILE_KIND = problem(
    "SAR-022",
    "ไฟล์ {name} ไม่ใช่ PDF",
    "{name} is not a PDF",
    "บันทึกรายงานเป็น PDF แล้วอัปโหลดอีกครั้ง",
    "Save the report as PDF and upload it again",
)
OFFER_KEY_USED = problem(
    "SAR-041",
    "เคยส่งรายงานด้วยรหัสรายการ {key} แล้ว (ใบรับเลขที่ {number}) แต่ครั้งนี้เนื้อหาต่างกัน",
    "Another report was sent under the key {key}: receipt {number}. This one has other content",
    "ถ้าเป็นฉบับใหม่ ให้ใช้รหัสรายการใหม่ ถ้าเป็นการส่งซ้ำ ให้ส่งเนื้อหาเดิม",
    "Give a new report a new key; to repeat an old one, send the same content",
)
INSTITUTION_UNKNOWN = problem(
    "SAR-042",
    "ไม่มีสถานศึกษาที่ใช้รหัส {code} ในทะเบียน",
    "No institution in the registry has the code {code}",
    "ตรวจรหัสกับทะเบียนสถานศึกษา แล้วส่งรายการนี้ใหม่",
    "Compare the code with the registry, then send this item again",
)
INSTITUTION_AMBIGUOUS = problem(
    "SAR-043",
    "รหัส {code} เป็นของสถานศึกษามากกว่าหนึ่งแห่ง",
    "More than one institution carries the code {code}",
    "ระบุชนิดของรหัส หรือใช้เลขประจำสถานศึกษาในทะเบียน",
    "Say of which kind the code is, or use the institution's number in the registry",
)
TWICE_IN_BATCH = problem(
    "SAR-044",
    "ในชุดเดียวกันมี SAR ของ {name} ปีการศึกษา {year} สองฉบับที่ต่างกัน ฉบับแรกเป็นรายการที่ {first}",
    "This batch has two different SARs of {name} for academic year {year}; the first is item {first}",
    "เก็บไว้ฉบับเดียว แล้วส่งรายการนี้ใหม่",
    "Keep one of them, then send this item again",
)
OTHERS_WRITE = problem(
    "SAR-045",
    "มีผู้อื่นเขียน SAR ปีการศึกษา {year} ของ {name} ไว้ในระบบแล้ว จึงไม่เขียนทับ",
    "Somebody else has written in the SAR of {name} for academic year {year} here; it is not overwritten",
    "ให้สถานศึกษาส่งฉบับนั้นเอง หรือล้างคำตอบแล้วส่งรายการนี้ใหม่",
    "Let the institution submit it, or empty its answers, then send this item again",
)
OFFER_KEY_WRONG = problem(
    "SAR-046",
    "รหัสรายการต้องยาว 1–{longest} ตัวอักษร แต่ได้รับ {length} ตัวอักษร",
    "The key of an item has 1 to {longest} characters, but {length} came",
    "ตั้งรหัสรายการเอง เช่น เลขที่ในระบบของคุณ แล้วส่งใหม่",
    "Give each item a key of your own, such as its number in your system, and send it again",
)
KEY_TWICE_IN_BATCH = problem(
    "SAR-047",
    "ในชุดเดียวกันมีรหัสรายการ {key} ซ้ำกัน แต่เนื้อหาต่างกัน ฉบับแรกเป็นรายการที่ {first}",
    "The key {key} stands twice in this batch with different content; the first is item {first}",
    "ตั้งรหัสรายการใหม่ แล้วส่งรายการนี้อีกครั้ง",
    "Give this item a key of its own, then send it again",
)
NOT_APPLIED = problem(
    "SAR-048",
    "{name} ยังไม่ได้แจ้งความประสงค์รับการประเมินสำหรับปีการศึกษา {year}",
    "{name} has not applied to be assessed for academic year {year}",
    "แจ้งหน่วยงานต้นสังกัดให้ส่งรายชื่อ หรือแจ้งความประสงค์ต่อหน่วยงานประเมินก่อน",
    "Ask your parent agency to send your name, or apply to the assessment agency first",
)
WAITS_FOR_PLACE = problem(
    "SAR-049",
    "{name} อยู่ลำดับที่ {place} ของผู้แจ้งความประสงค์ รับได้ {places} แห่ง จึงยังไม่เริ่ม SAR",
    "{name} stands at place {place} of those who applied; {places} can be taken, so its SAR is not begun yet",
    "รอจนมีที่ว่าง หน่วยงานประเมินเลื่อนลำดับหรือเพิ่มจำนวนที่รับได้",
    "Wait until there is a place: the assessment agency can move an applicant or take more",
)
