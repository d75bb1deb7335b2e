"""Problems of people, files, texts and the audit trail."""

from __future__ import annotations

from prakan.domain.problems import problem

FILE_TOO_LARGE = problem(
    "FILE-001",
    "ไฟล์ {name} ใหญ่เกิน {limit} เมกะไบต์",
    "The file {name} is larger than {limit} MB",
    "ย่อขนาดหรือแบ่งไฟล์ แล้วแนบใหม่",
    "Make it smaller or split it, then attach it again",
)
FILE_KIND_UNKNOWN = problem(
    "FILE-002",
    "เนื้อหาของไฟล์ {name} ไม่ใช่ชนิดที่รับได้",
    "The content of {name} is not of a kind that is accepted",
    "แนบเป็น PDF, ภาพ (PNG, JPEG, HEIC), วิดีโอ (MP4, MOV, WebM), เสียง (M4A, WebM), Word, Excel, CSV หรือข้อความ",
    "Attach PDF, photo (PNG, JPEG, HEIC), video (MP4, MOV, WebM), sound (M4A, WebM), Word, Excel, CSV, text",
)
FILE_RENAMED = problem(
    "FILE-003",
    "ไฟล์ {name} มีเนื้อหาเป็น {found} ซึ่งไม่ตรงกับนามสกุลไฟล์",
    "The file {name} contains {found}, which is not what its ending says",
    "บันทึกไฟล์ใหม่จากโปรแกรมต้นทางโดยไม่เปลี่ยนนามสกุลเอง แล้วแนบใหม่",
    "Save it again from the program that made it without renaming it, then attach it again",
)
FILE_EMPTY = problem(
    "FILE-004",
    "ไฟล์ {name} ว่างเปล่า",
    "The file {name} is empty",
    "ตรวจดูไฟล์ต้นทางแล้วแนบใหม่",
    "Look at the original and attach it again",
)
FILE_EXECUTABLE = problem(
    "FILE-005",
    "ไฟล์ {name} เป็นโปรแกรมหรือมีคำสั่งที่ทำงานได้ จึงรับไม่ได้",
    "The file {name} is a program or carries commands that can run, so it is not accepted",
    "แนบเอกสารที่ไม่มีมาโครหรือโปรแกรม",
    "Attach a document without macros or programs",
)
FILE_MISSING = problem(
    "FILE-006",
    "ไม่พบไฟล์หมายเลข {file}",
    "There is no file number {file}",
    "กลับไปที่รายการแล้วเปิดไฟล์จากที่นั่น",
    "Go back to the item and open the file from there",
)
FILE_LOST = problem(
    "FILE-007",
    "มีทะเบียนของไฟล์ {name} แต่ไม่พบเนื้อไฟล์ในที่เก็บ",
    "The file {name} is registered but its bytes are not in the store",
    "แจ้งผู้ดูแลระบบให้กู้คืนจากสำเนาสำรอง",
    "Ask the administrator to restore it from a backup",
)
TEXT_UNKNOWN = problem(
    "TEXT-001",
    "ไม่มีข้อความชื่อ {key}",
    "There is no text named {key}",
    "ตรวจชื่อข้อความในหน้าข้อความของหน่วยงาน",
    "Check its name on the page of the agency's texts",
)
TEXT_EMPTY = problem(
    "TEXT-002",
    "ข้อความภาษาไทยของ {key} ว่างไม่ได้",
    "The Thai side of {key} cannot be empty",
    "พิมพ์ข้อความภาษาไทยแล้วบันทึกอีกครั้ง",
    "Type the Thai text and save again",
)
AGENCY_MISSING = problem(
    "AGENCY-001",
    "ยังไม่ได้ตั้งหน่วยงานของระบบนี้",
    "The agency of this installation has not been set up",
    "ให้ผู้ดูแลระบบนำเข้าข้อมูลหน่วยงานก่อน",
    "Have the administrator load the agency's data first",
)
GRANT_EXISTS = problem(
    "PEOPLE-001",
    "{person} มีบทบาท {role} ในหน่วยงานนี้อยู่แล้ว",
    "{person} already holds the role {role} in this unit",
    "ไม่ต้องทำอะไรเพิ่ม",
    "There is nothing more to do",
)
GRANT_MISSING = problem(
    "PEOPLE-002",
    "ไม่พบบทบาทที่จะเพิกถอน",
    "The role to revoke is not there",
    "เปิดหน้าบุคคลใหม่เพื่อดูบทบาทล่าสุด",
    "Open the person's page again to see the latest roles",
)
GRANT_NEEDS_UNIT = problem(
    "PEOPLE-003",
    "บทบาท {role} ต้องระบุหน่วยงาน",
    "The role {role} needs a unit",
    "เลือกหน่วยงานแล้วให้บทบาทอีกครั้ง",
    "Choose a unit and grant it again",
)
GRANT_OWN = problem(
    "PEOPLE-004",
    "เพิกถอนบทบาทผู้ดูแลระบบของตนเองไม่ได้",
    "You cannot revoke your own role of administrator",
    "ให้ผู้ดูแลระบบอีกคนเป็นผู้เพิกถอน",
    "Have another administrator revoke it",
)
PERSON_MISSING = problem(
    "PEOPLE-005",
    "ไม่พบบุคคลนี้",
    "This person is not there",
    "กลับไปที่รายชื่อบุคคล",
    "Go back to the list of people",
)
PERSON_TAKEN = problem(
    "PEOPLE-006",
    "มีบุคคลที่ใช้ {what} {value} อยู่แล้ว",
    "Someone already uses the {what} {value}",
    "ใช้ค่าอื่น หรือเปิดบุคคลที่มีอยู่",
    "Use another one, or open the person who has it",
)
LANGUAGE_UNKNOWN = problem(
    "PEOPLE-007",
    "ไม่มีภาษา {language}",
    "There is no language {language}",
    "เลือกภาษาไทยหรือภาษาอังกฤษ",
    "Choose Thai or English",
)
UNIT_MISSING = problem(
    "PEOPLE-008",
    "ไม่พบหน่วยงาน {unit}",
    "There is no unit {unit}",
    "เลือกหน่วยงานจากรายการ",
    "Choose a unit from the list",
)
DEMO_REFUSED = problem(
    "SIGNIN-001",
    "เข้าสู่ระบบแบบคลิกเดียวใช้ได้เฉพาะบุคคลสมมติในโหมดสาธิต",
    "One-click sign-in is for made-up people in demo mode only",
    "เข้าสู่ระบบด้วยชื่อผู้ใช้และรหัสผ่าน",
    "Sign in with a user name and password",
)
LOCKED_OUT = problem(
    "SIGNIN-002",
    "ใส่รหัสผ่านผิดหลายครั้ง บัญชีนี้จึงถูกพักไว้ {minutes} นาที",
    "The password was wrong several times, so this account rests for {minutes} minutes",
    "รอให้ครบเวลาแล้วลองใหม่ หรือขอตั้งรหัสผ่านใหม่ทางอีเมล",
    "Wait and try again, or ask for a new password by e-mail",
)
NOT_KNOWN_HERE = problem(
    "SIGNIN-003",
    "บัญชี {provider} ของคุณยังไม่ได้ผูกกับบุคคลในระบบนี้",
    "Your {provider} account belongs to nobody in this system",
    "ขอให้ผู้ดูแลระบบเพิ่มคุณด้วยอีเมลเดียวกับบัญชีนั้น",
    "Ask the administrator to add you with the same e-mail address",
)
TOO_MANY = problem(
    "SIGNIN-004",
    "มีการลองมากเกินไปในเวลาสั้น ๆ",
    "There were too many attempts in a short time",
    "รอสักครู่แล้วลองใหม่",
    "Wait a moment and try again",
)
PAGE_REFUSED = problem(
    "ACCESS-002",
    "บทบาทของคุณเปิดหน้านี้ไม่ได้",
    "Your role may not open this page",
    "กลับไปหน้าแรก หรือติดต่อผู้ดูแลระบบหากเห็นว่าควรมีสิทธิ์",
    "Go back to the first page, or ask the administrator if you think you should have it",
)
NOTICE_MISSING = problem(
    "NOTICE-001",
    "ไม่พบการแจ้งเตือนนี้",
    "This notice is not there",
    "กลับไปที่กล่องแจ้งเตือน",
    "Go back to your notices",
)
NOTHING_TO_SEAL = problem(
    "AUDIT-001",
    "ไม่มีรายการใหม่ให้ผนึกหลังจากผนึกครั้งล่าสุด",
    "There are no new rows to seal since the last seal",
    "ไม่ต้องทำอะไรเพิ่ม",
    "There is nothing more to do",
)
GRANT_NEEDS_SCOPE = problem(
    "PEOPLE-009",
    "บทบาท {role} ต้องระบุว่าเป็นของ{place}ใด",
    "The role {role} needs to say of which {place}",
    "ระบุ{place}แล้วให้บทบาทอีกครั้ง",
    "Name the {place} and grant it again",
)
GRANT_NO_SCOPE = problem(
    "PEOPLE-010",
    "บทบาท {role} เป็นของคนในหน่วยงาน จึงระบุสถานศึกษาหรือต้นสังกัดไม่ได้",
    "The role {role} is held inside the agency, so it names no institution and no parent agency",
    "เว้นช่องสถานศึกษาและต้นสังกัดว่างไว้",
    "Leave institution and parent agency empty",
)
SCOPE_UNKNOWN = problem(
    "PEOPLE-011",
    "ไม่พบสถานศึกษาที่ใช้รหัส {given}",
    "No institution carries the code {given}",
    "ตรวจรหัสในทะเบียนสถานศึกษาแล้วพิมพ์ใหม่",
    "Look the code up in the registry and type it again",
)
