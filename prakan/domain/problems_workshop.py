"""Numbered problems of the framework workshop: uploads, stages, hearing, pilot, board."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_FRAMEWORK = problem(
    "FRAME-060",
    "ไม่พบกรอบการประเมินฉบับนี้",
    "There is no such version of a framework",
    "กลับไปที่รายการกรอบการประเมิน",
    "Go back to the list of frameworks",
)
UPLOAD_UNREADABLE = problem(
    "FRAME-061",
    "ไฟล์ {name} ไม่ใช่แพ็ก: ต้องเป็น .toml หนึ่งไฟล์ หรือ .zip ของไฟล์ .toml",
    "{name} is no pack: give one .toml file, or a .zip of .toml files",
    "บีบอัดโฟลเดอร์ของแพ็กเป็น .zip แล้วส่งอีกครั้ง",
    "Zip the folder of the pack and send it again",
)
UPLOAD_TOO_LARGE = problem(
    "FRAME-062",
    "ไฟล์ {name} ใหญ่เกินไป: รับได้ไม่เกิน {files} ไฟล์ รวม {size} เมกะไบต์",
    "{name} is too large: at most {files} files with {size} MB together are taken",
    "เอาไฟล์ที่ไม่ใช่ .toml ออก",
    "Take out what is not .toml",
)
SAME_CONTENT = problem(
    "FRAME-063",
    "เนื้อหาเหมือนฉบับที่ {number} ทุกประการ",
    "The content is exactly that of version {number}",
    "ใช้ฉบับเดิม หรือแก้ไฟล์แล้วส่งใหม่",
    "Use that version, or change the files and send them again",
)
STILL_OPEN = problem(
    "FRAME-064",
    "ฉบับที่ {number} ของ {key} ยังอยู่ในขั้น {stage}",
    "Version {number} of {key} is still at: {stage}",
    "ส่งฉบับนั้นกลับเป็นร่างก่อน แล้วจึงส่งฉบับใหม่",
    "Send that version back to draft first, then upload the new one",
)
NOT_FINAL = problem(
    "FRAME-065",
    "ไฟล์ของฉบับนี้บอกสถานะว่า {status} จึงเสนอคณะกรรมการไม่ได้",
    "The files of this version say: {status}; it cannot go to the board",
    "ส่งกลับเป็นร่าง แล้วส่งฉบับที่มี status = \u201cin_force\u201d",
    "Send it back to draft and upload a version with status = \u201cin_force\u201d",
)
UNANSWERED = problem(
    "FRAME-066",
    "ยังมีความเห็น {count} ข้อที่ไม่ได้ตอบ",
    "{count} comments are not answered yet",
    "ตอบทุกความเห็น แม้เพียงว่าไม่ปรับตามเพราะเหตุใด",
    "Answer each, if only with the reason for not following it",
)
COMMENT_EMPTY = problem(
    "FRAME-067",
    "ยังไม่ได้เขียนความเห็น",
    "The comment has no words",
    "เขียนความเห็นหรือคำตอบ แล้วบันทึก",
    "Write the comment or the answer, then save",
)
COMMENT_WHERE = problem(
    "FRAME-068",
    "ไม่มี {given} ในกรอบฉบับนี้",
    "This version has no {given}",
    "เลือกมาตรฐาน ตัวบ่งชี้ หรือทั้งฉบับ",
    "Choose a standard, an indicator or the whole",
)
COMMENT_MISSING = problem(
    "FRAME-069",
    "ไม่พบความเห็นนี้ หรือตอบไปแล้ว",
    "There is no such comment, or it is answered already",
    "เปิดหน้ากรอบอีกครั้ง",
    "Open the framework again",
)
PILOTS_FULL = problem(
    "FRAME-070",
    "ทดลองกับ{kind_th}ครบ {most} แห่งแล้ว ซึ่งเป็นจำนวนสูงสุดต่อประเภท",
    "{kind_en}: {most} institutions have tried it already, the most of a kind",
    "แก้ผลของแห่งเดิม หรือเลือกประเภทอื่น จำนวนสูงสุดกำหนดในไฟล์ pilots.toml ของหน่วยงาน",
    "Change the marks of one of them, or choose another kind; the number stands in the agency's pilots.toml",
)
PILOT_NUMBER = problem(
    "FRAME-095",
    "pilots.toml: จำนวนสูงสุด \u201c{given}\u201d ของประเภท \u201c{kind}\u201d ใช้ไม่ได้",
    "pilots.toml: the most \u201c{given}\u201d of the kind \u201c{kind}\u201d cannot be used",
    "ใส่จำนวนเต็มตั้งแต่ 1 และประเภทที่ระบบรู้จัก ประเภทละหนึ่งบรรทัด: {kinds}",
    "Give a whole number from 1 and a known kind, each once: {kinds}",
)
PILOT_KIND = problem(
    "FRAME-071",
    "กรอบนี้ไม่ใช้กับสถานศึกษาประเภทของ {name}",
    "This framework is not for institutions of the kind of {name}",
    "เลือกสถานศึกษาประเภทที่กรอบกำหนด",
    "Choose an institution of a kind that it is for",
)
PILOT_INSTITUTION = problem(
    "FRAME-072",
    "ไม่พบสถานศึกษา {given}",
    "There is no institution {given}",
    "ใส่รหัสสถานศึกษา 10 หลัก หรือรหัสในทะเบียน",
    "Give its 10-digit code, or its code in the registry",
)
PILOT_MARK = problem(
    "FRAME-073",
    "ผลของ {target} ใช้ไม่ได้: {given}",
    "The mark of {target} cannot be used: {given}",
    "เลือกจาก {allowed} หรือไม่ได้ประเมิน",
    "Use {allowed}, or not assessed",
)
NOT_SCORABLE = problem(
    "FRAME-074",
    "กรอบฉบับนี้ยังไม่มีกฎการตัดสิน จึงทดลองหรือคิดผลไม่ได้",
    "This version has no rules yet, so nothing can be tried or scored",
    "ส่งฉบับที่มีมาตรวัดและกฎ",
    "Upload a version with scale and rules",
)
WHY_MISSING = problem(
    "FRAME-075",
    "ยังไม่ได้บอกเหตุผล",
    "The reason is missing",
    "เขียนเหตุผลสั้น ๆ ให้ผู้อื่นเข้าใจ",
    "Write a short reason that others will understand",
)
DECISION_MISSING = problem(
    "FRAME-076",
    "ยังไม่ได้บอกมติหรือเลขที่ประกาศของคณะกรรมการ",
    "The resolution or announcement of the board is missing",
    "ใส่ครั้งที่ประชุมหรือเลขที่ประกาศ",
    "Give the meeting or the number of the announcement",
)
ONLY_EXAMPLE = problem(
    "FRAME-079",
    "ฉบับนี้เป็นตัวอย่างของรูปแบบ ไม่ใช่กรอบที่จะใช้",
    "This version is an example of the format, not a framework to be used",
    "ส่งฉบับที่มี status = \u201cdraft\u201d หรือ \u201cin_force\u201d",
    "Upload a version with status = \u201cdraft\u201d or \u201cin_force\u201d",
)
FORM_UNREADABLE = problem(
    "FRAME-080",
    "ไฟล์ {name} ไม่ใช่ XLSForm ที่มีแผ่น survey และ choices พร้อมคำถามแบบเลือกหนึ่ง",
    "{name} is no XLSForm with the sheets survey and choices and a question to choose one",
    "ส่งออกแบบฟอร์มเป็น .xlsx แล้วลองใหม่",
    "Export the form as .xlsx and try again",
)
NOT_AT_HEARING = problem(
    "FRAME-077",
    "ฉบับนี้ไม่ได้เปิดรับฟังความเห็น",
    "This version is not open for comments",
    "ให้ความเห็นได้เมื่ออยู่ในขั้นรับฟังหรือทดลอง",
    "Comments are taken during hearing and pilot",
)
NOT_AT_PILOT = problem(
    "FRAME-078",
    "ฉบับนี้ไม่ได้อยู่ในขั้นทดลอง",
    "This version is not in its pilot",
    "บันทึกผลได้เมื่ออยู่ในขั้นทดลอง",
    "Marks are recorded during the pilot",
)
