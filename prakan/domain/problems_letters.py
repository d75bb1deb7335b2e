"""Numbered problems of Word templates that letters are made from."""

from __future__ import annotations

from prakan.domain.problems import problem

NOT_A_TEMPLATE = problem(
    "LETTER-001",
    "เปิดไฟล์ {name} เป็นเอกสาร Word ไม่ได้",
    "The file {name} cannot be opened as a Word document",
    "เปิดใน Word แล้วบันทึกเป็นเอกสาร Word (.docx) ใหม่ จากนั้นส่งอีกครั้ง",
    "Open it in Word, save it again as Word document (.docx) and send that",
)
TAG_UNKNOWN = problem(
    "LETTER-002",
    "ไม่รู้จักช่อง {tag} (พบที่{place})",
    "The field {tag} is not known (found in {place})",
    "หากหมายถึง {nearest} ให้แก้เป็นเช่นนั้น ช่องที่ใช้ได้: {known}",
    "If {nearest} is meant, write that; the fields are: {known}",
)
TAG_BROKEN = problem(
    "LETTER-003",
    "ช่อง {tag} เขียนไม่ครบหรือมีคำสั่งอื่นปน จึงอ่านไม่ได้ (พบที่{place})",
    "The field {tag} is not whole, or holds more than a field, so it cannot be read (found in {place})",
    "ลบแล้วพิมพ์ใหม่ เช่น {nearest} โดยมีชื่อช่องเดียวในปีกกาคู่",
    "Delete it and type it anew, such as {nearest}: one field's name in double braces",
)
FIELD_MISSING = problem(
    "LETTER-004",
    "แม่แบบไม่มีช่อง {tag} ({says_th})",
    "The template lacks the field {tag} ({says_en})",
    "พิมพ์ {tag} ในตำแหน่งที่หนังสือต้องบอกเรื่องนี้",
    "Type {tag} where the letter has to say this",
)
BRINGS_IN = problem(
    "LETTER-005",
    "แม่แบบดึงหรือฝังสิ่งอื่นไว้ ({part}) ซึ่งอาจทำงานบนเครื่องของผู้รับ",
    "The template pulls in or carries something else ({part}) that could run at the receiver's",
    "ลบสิ่งนั้นออกใน Word (วัตถุที่ฝัง แมโคร เขตข้อมูลที่ลิงก์ หรือแม่แบบที่แนบ) แล้วบันทึกใหม่",
    "Take it out in Word (embedded object, macro, linked field or attached template) and save again",
)
TOO_MUCH = problem(
    "LETTER-006",
    "แม่แบบ {name} คลายออกมาเป็น {size} เมกะไบต์ เกิน {limit}",
    "The template {name} unpacks to {size} MB, more than {limit}",
    "ย่อรูปภาพในเอกสาร แล้วบันทึกใหม่",
    "Make the pictures in it smaller and save again",
)
NO_TEMPLATE = problem(
    "LETTER-007",
    "ยังไม่มีแม่แบบหนังสือ{language_th}ที่ใช้อยู่",
    "No {language_en} template of the letter is in use yet",
    "เปิดหน้าแม่แบบหนังสือ ส่งไฟล์ Word แล้วกดใช้แม่แบบนี้",
    "Open the letter templates, send a Word file and put it in use",
)
NO_SUCH_TEMPLATE = problem(
    "LETTER-008",
    "ไม่มีแม่แบบหนังสือเลขที่ {template}",
    "There is no letter template {template}",
    "กลับไปหน้าแม่แบบหนังสือแล้วเลือกใหม่",
    "Go back to the letter templates and choose again",
)
IN_USE_ALREADY = problem(
    "LETTER-009",
    "แม่แบบฉบับที่ {version} ใช้อยู่แล้ว",
    "Version {version} of the template is in use already",
    "ไม่ต้องทำอะไร หากต้องการแก้ ให้ดาวน์โหลดไปแก้แล้วส่งเป็นฉบับใหม่",
    "Nothing to do; to change it, download it, edit it and send it as a new version",
)
SAME_TEMPLATE = problem(
    "LETTER-010",
    "ไฟล์นี้เหมือนกับฉบับที่ {version} ทุกประการ",
    "This file is the same as version {version}, byte for byte",
    "ใช้ฉบับที่ {version} ได้เลย หรือแก้ไฟล์ใน Word แล้วบันทึกก่อนส่ง",
    "Put version {version} in use, or edit the file in Word and save it before sending",
)
NO_SUCH_KIND = problem(
    "LETTER-011",
    "ไม่มีหนังสือชนิด {kind}",
    "There is no kind of letter called {kind}",
    "เลือกชนิดหนังสือจากรายการในหน้าแม่แบบหนังสือ",
    "Choose a kind from the list on the page of letter templates",
)
OTHER_KIND = problem(
    "LETTER-012",
    "ไฟล์ {name} เป็นแม่แบบของ “{other}” ไม่ใช่ “{kind}”",
    "The file {name} is a template of “{other}”, not of “{kind}”",
    "เลือกชนิด “{other}” แล้วส่งอีกครั้ง หรือแก้ช่องในไฟล์ให้เป็นของ “{kind}”",
    "Choose “{other}” and send it again, or put the fields of “{kind}” into the file",
)
NOT_ALONE = problem(
    "LETTER-013",
    "ช่อง {tag} ต้องอยู่ลำพังในย่อหน้าของเนื้อหา เพราะแทนด้วยย่อหน้าและตาราง (พบที่{place})",
    "The field {tag} is replaced by tables and text, so it stands alone in a paragraph (found in {place})",
    "กด Enter ให้ {tag} อยู่ย่อหน้าของตนเอง นอกตาราง กล่องข้อความ หัวและท้ายกระดาษ และไม่ต่อท้ายด้วย |thai_digits",
    "Put {tag} into a paragraph of its own, outside tables, boxes, headers and footers, without |thai_digits",
)
NOT_IN_USE = problem(
    "LETTER-014",
    "แม่แบบฉบับที่ {version} ไม่ได้ใช้อยู่ จึงเลิกใช้ไม่ได้",
    "Version {version} of the template is not in use, so it cannot be taken out of use",
    "เปิดหน้าแม่แบบเพื่อดูว่าฉบับใดใช้อยู่",
    "Open the templates to see which version is in use",
)
STILL_NEEDED = problem(
    "LETTER-015",
    "เลิกใช้แม่แบบของ “{kind}” ไม่ได้ เพราะหนังสือชนิดนี้ต้องมีแม่แบบ",
    "The template of “{kind}” cannot be taken out of use: letters of this kind need one",
    "ส่งฉบับใหม่แล้วกดใช้แทน",
    "Send another version and put that in use instead",
)
