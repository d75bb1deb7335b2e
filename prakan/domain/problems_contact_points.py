"""Problems of contacts of institutions and parent agencies."""

from __future__ import annotations

from prakan.domain.problems import problem

CONTACT_POINT_MISSING = problem(
    "CONTACT-009",
    "ไม่พบผู้ติดต่อนี้ หรือไม่ได้อยู่ในส่วนที่คุณดูแล",
    "There is no such contact, or it is not of the part you look after",
    "กลับไปที่รายการผู้ติดต่อ แล้วเลือกจากรายการ",
    "Go back to the list of contacts and choose one of it",
)
NOTHING_TO_REACH = problem(
    "CONTACT-010",
    "ยังไม่มีช่องทางใดที่ติดต่อได้",
    "There is nothing to reach the contact by",
    "กรอกอีเมล โทรศัพท์ หรือ LINE อย่างน้อยหนึ่งช่อง",
    "Give an e-mail address, a telephone number or a LINE name: one is enough",
)
ROLE_NOT_OFFERED = problem(
    "CONTACT-011",
    "ยังไม่ได้เลือกหน้าที่ของผู้ติดต่อ",
    "The role of the contact is not chosen",
    "เลือกหน้าที่จากรายการ หากต้องการหน้าที่อื่น ให้ผู้ดูแลระบบเพิ่มใน contacts.toml ของโฟลเดอร์หน่วยงาน",
    "Choose one of the list; more can be added in contacts.toml of the agency's folder",
)
PURPOSE_MISSING = problem(
    "CONTACT-012",
    "ยังไม่ได้บอกว่าจะดูข้อมูลนี้เพื่ออะไร",
    "You have not said what you want to see it for",
    "เลือกวัตถุประสงค์ หากเลือกเรื่องอื่น ให้ระบุสั้น ๆ ว่าเรื่องอะไร ระบบบันทึกไว้ทุกครั้ง",
    "Choose a purpose; with something else, say shortly what. It is recorded each time",
)
DAYS_REVERSED = problem(
    "CONTACT-013",
    "วันสุดท้าย {ends} มาก่อนวันแรก {starts}",
    "The last day, {ends}, comes before the first, {starts}",
    "แก้วันใดวันหนึ่ง หรือเว้นว่างหากไม่ทราบ",
    "Correct one of the two, or leave it empty when it is not known",
)
ENDED_ALREADY = problem(
    "CONTACT-014",
    "ผู้ติดต่อนี้เลิกใช้แล้วตั้งแต่วันที่ {on}",
    "This contact has ended already, on {on}",
    "เปิดรายการอีกครั้งเพื่อดูสถานะล่าสุด หากเลิกใช้ผิดราย ให้กด “นำกลับมาใช้”",
    "Open the list again to see how it stands; choose “Use again” if it was ended by mistake",
)
NOT_ENDED = problem(
    "CONTACT-015",
    "ผู้ติดต่อนี้ยังใช้อยู่ จึงไม่มีอะไรให้นำกลับมาใช้",
    "This contact has not ended, so there is nothing to use again",
    "เปิดรายการอีกครั้งเพื่อดูสถานะล่าสุด อาจมีผู้นำกลับมาใช้ไปแล้ว",
    "Open the list again to see how it stands; somebody may have used it again already",
)
WORDS_TOO_LONG = problem(
    "CONTACT-016",
    "ข้อความยาว {length} ตัวอักษร เกิน {limit}",
    "The words have {length} characters, more than {limit}",
    "ย่อให้สั้นลง แล้วบันทึกอีกครั้ง",
    "Shorten them, then save again",
)
CONTACT_THERE = problem(
    "CONTACT-017",
    "มีผู้ติดต่อในหน้าที่นี้ที่ใช้อีเมลหรือโทรศัพท์เดียวกันอยู่แล้ว",
    "A contact of this role with the same e-mail address or telephone number is there already",
    "แก้ไขผู้ติดต่อเดิมแทนการเพิ่มใหม่ หรือเลือกหน้าที่อื่น",
    "Change that one instead of adding another, or choose another role",
)
LINE_NAME_UNREADABLE = problem(
    "CONTACT-018",
    "อ่านชื่อ LINE นี้ไม่ได้",
    "This LINE name cannot be read",
    "พิมพ์ LINE ID อย่างที่ใช้ค้นหากัน เช่น @school.office",
    "Type the LINE ID by which people find one another, such as @school.office",
)
LOCKED_ELSEWHERE = problem(
    "CONTACT-019",
    "เปิดข้อมูลของผู้ติดต่อนี้ไม่ได้ เพราะเข้ารหัสด้วยกุญแจชุดอื่น",
    "What this contact says cannot be opened: it was encrypted under another key",
    "ให้ผู้ดูแลระบบตรวจกุญแจเข้ารหัสของระบบ หรือกรอกข้อมูลใหม่ทุกช่อง",
    "Have the administrator look at the installation's key, or type every part anew",
)
NOT_TO_ERASE = problem(
    "CONTACT-020",
    "ลบข้อมูลของผู้ติดต่อนี้ไม่ได้ เพราะยังใช้อยู่หรือลบไปแล้ว",
    "What this contact says cannot be erased: it is in use, or it has been erased already",
    "หากยังใช้อยู่ ให้เลิกใช้ผู้ติดต่อก่อน แล้วจึงลบข้อมูล",
    "While it is in use, end the contact first, then erase it",
)
ERASED_FOR_GOOD = problem(
    "CONTACT-021",
    "ข้อมูลของผู้ติดต่อนี้ถูกลบเมื่อ {on} แล้ว จึงนำกลับมาใช้ไม่ได้",
    "What this contact said was erased on {on}, so it cannot be used again",
    "เพิ่มผู้ติดต่อใหม่ พร้อมข้อมูลที่ได้รับมาใหม่",
    "Add the contact anew, with what is told to you now",
)
