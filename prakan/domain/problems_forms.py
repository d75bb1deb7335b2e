"""Problems of an XLSForm that is edited elsewhere and comes back into its draft."""

from __future__ import annotations

from prakan.domain.problems import problem

FORM_OTHER = problem(
    "FRAME-081",
    "แบบฟอร์มนี้เป็นของ {given} ไม่ใช่ {wanted}",
    "This form is that of {given}, not of {wanted}",
    "เปิดกรอบและระยะของแบบฟอร์มนั้น หรือดาวน์โหลดแบบฟอร์มจากหน้านี้",
    "Open the framework and phase that it belongs to, or download the form here",
)
LABEL_MISSING = problem(
    "FRAME-082",
    "{cell}: {name} ไม่มีข้อความภาษาไทย",
    "{cell}: {name} has no Thai label",
    "ใส่ข้อความในคอลัมน์ “label::ไทย (th)”",
    "Write it under “label::ไทย (th)”",
)
QUESTION_TWICE = problem(
    "FRAME-083",
    "{cell}: ชื่อ {name} ซ้ำกับแถวก่อนหน้า",
    "{cell}: the name {name} stands there a second time",
    "ตั้งชื่อใหม่ให้คำถามใหม่ หรือลบแถวที่ซ้ำ",
    "Give a new question a name of its own, or delete the row",
)
GROUP_IN_PACK = problem(
    "FRAME-084",
    "{cell}: กลุ่ม {name} เป็นมาตรฐานใหม่ ซึ่งต้องมีกฎการตัดสินด้วย",
    "{cell}: the group {name} would be a new standard, which needs rules too",
    "เพิ่มมาตรฐานและกฎในไฟล์แพ็ก แล้วส่งแพ็ก",
    "Add the standard and its rules to the pack's files and upload those",
)
TYPE_IN_PACK = problem(
    "FRAME-085",
    "{cell}: ชนิดคำถามเป็น {given} แต่กฎของแพ็กต้องใช้ {wanted}",
    "{cell}: the question is of the type {given}, but the pack's rule takes {wanted}",
    "เปลี่ยนกลับเป็นชนิดเดิม หรือแก้กฎในไฟล์แพ็ก",
    "Put the type back, or change the rule in the pack's files",
)
QUESTION_MOVED = problem(
    "FRAME-086",
    "{cell}: ข้อ {code} ย้ายไปอยู่ใต้มาตรฐานอื่น",
    "{cell}: question {code} stands under another standard",
    "ย้ายกลับ หรือย้ายในไฟล์แพ็กพร้อมกฎ",
    "Move it back, or move it in the pack's files together with its rules",
)
NUMBER_IN_PACK = problem(
    "FRAME-087",
    "{cell}: คำถามใหม่ที่ตอบเป็นตัวเลขต้องมีกฎบอกช่วงและเกณฑ์",
    "{cell}: a new question that takes a number needs a rule with its limits and bands",
    "เพิ่มข้อและกฎในไฟล์แพ็ก แล้วส่งแพ็ก",
    "Add it with its rule to the pack's files and upload those",
)
CHOICE_IN_PACK = problem(
    "FRAME-088",
    "{cell}: ตัวเลือก {given} ไม่ตรงกับมาตรวัดของแพ็กในมาตรฐานนี้",
    "{cell}: the choice {given} is not that of the pack's scale here",
    "ใช้รายการเดิม หากจะเพิ่ม ลด หรือเปลี่ยนระดับ ให้แก้มาตรวัดและเกณฑ์ในไฟล์แพ็ก",
    "Keep the list; to add, drop or change levels edit scale and bands in the pack's files",
)
NEW_CODE_WRONG = problem(
    "FRAME-089",
    "{cell}: รหัส {given} ของคำถามใหม่ใช้ไม่ได้ หรือมีอยู่แล้ว",
    "{cell}: the code {given} of a new question cannot be used, or is taken",
    "ใส่รหัสใหม่ในคอลัมน์ code เช่น 1.4 ใช้ตัวอักษร ตัวเลข จุด และขีด",
    "Write another under code, such as 1.4: letters, digits, full stops and hyphens",
)
NOT_JUDGED = problem(
    "FRAME-090",
    "{cell}: ไม่มีกฎใดตัดสินข้อใหม่ {code}",
    "{cell}: no rule judges the new question {code}",
    "เพิ่มรหัสในกฎของแพ็ก แล้วส่งแพ็ก",
    "Add its code to a rule in the pack's files and upload those",
)
FORM_NOT_DRAFT = problem(
    "FRAME-091",
    "ฉบับนี้ไม่ใช่ร่าง จึงรับแบบฟอร์มที่แก้แล้วไม่ได้",
    "This version is no draft, so it takes no edited form",
    "ส่งฉบับนี้กลับเป็นร่างก่อน หรือส่งแพ็กเป็นร่างใหม่",
    "Send it back to draft first, or upload a pack as a new draft",
)
FORM_UNCHANGED = problem(
    "FRAME-092",
    "แบบฟอร์มไม่ต่างจากร่างนี้",
    "The form does not differ from this draft",
    "แก้ข้อความหรือคำถามในแบบฟอร์ม บันทึก แล้วส่งอีกครั้ง",
    "Change words or questions in the form, save it and send it again",
)
FORM_MOVED_ON = problem(
    "FRAME-093",
    "ร่างหรือแบบฟอร์มเปลี่ยนไปหลังจากดูตัวอย่าง",
    "The draft or the form has changed since the preview",
    "ดูตัวอย่างอีกครั้งแล้วยืนยัน",
    "Look at the preview again and confirm",
)
STANDARD_ASKED = problem(
    "FRAME-094",
    "{cell}: มาตรฐาน {code} เป็นข้อที่ต้องให้ผลโดยตรง จึงลบแถวนี้ออกจากแบบฟอร์มไม่ได้",
    "{cell}: standard {code} is itself asked, so its row cannot go",
    "ใส่แถวนั้นกลับ หรือนำมาตรฐานออกจากไฟล์แพ็กพร้อมกฎ",
    "Put the row back, or take the standard out of the pack's files together with its rules",
)
