"""Numbered problems of rescue files: not one, cut off, edited, of elsewhere, not for this person to bring."""

from __future__ import annotations

from prakan.domain.problems import problem

NOT_A_RESCUE = problem(
    "FIELD-060",
    "ไฟล์นี้ไม่ใช่ไฟล์กู้คืนของแอปภาคสนาม ({part})",
    "This is not a rescue file of the field app ({part})",
    "ส่งไฟล์ที่ชื่อลงท้ายด้วย .rescue.zip จากแอปภาคสนาม โดยไม่แก้ไขหรือบีบอัดใหม่",
    "Send the .rescue.zip that the field app made as it is: not edited, not packed again",
)
RESCUE_CUT = problem(
    "FIELD-061",
    "ไฟล์กู้คืนมาไม่ครบ: แจ้งว่ามี {told} รายการ พบ {found} รายการ สิ่งที่อ่านได้รับเข้าแล้ว",
    "The rescue file is cut off: it tells of {told} entries and holds {found}; those are taken in",
    "คัดลอกไฟล์จากเครื่องเดิมอีกครั้งแล้วส่งใหม่ รายการที่รับแล้วจะไม่ซ้ำ",
    "Copy it from the device again and send it once more: what is here already is not taken twice",
)
OTHER_INSTALLATION = problem(
    "FIELD-062",
    "ไม่รู้จักเครื่องที่ทำไฟล์กู้คืนนี้ อาจเป็นไฟล์ของระบบอื่น",
    "The device that made this rescue file is not known here; it may be of another installation",
    "ส่งไฟล์ให้หน่วยงานที่เครื่องนั้นลงทะเบียนไว้",
    "Send it to the agency with which the device is registered",
)
LINE_SHUT = problem(
    "FIELD-063",
    "เปิดบรรทัดที่ {line} ไม่ได้: ถูกแก้ไขหรือเสียหาย จึงไม่รับเฉพาะบรรทัดนี้",
    "Line {line} cannot be opened: it was edited or is damaged; only this line is not taken",
    "ทำไฟล์กู้คืนใหม่จากเครื่องเดิมแล้วส่งอีกครั้ง",
    "Make the rescue file on the device again and send it once more",
)
FILE_SHUT = problem(
    "FIELD-064",
    "เปิดไฟล์ {name} ในไฟล์กู้คืนไม่ได้: มาไม่ครบ ถูกแก้ไข หรือเสียหาย",
    "The file {name} in the rescue file cannot be opened: incomplete, edited or damaged",
    "ทำไฟล์กู้คืนใหม่จากเครื่องเดิมแล้วส่งอีกครั้ง รายการของไฟล์นี้เก็บไว้แล้วและรอไฟล์",
    "Make the rescue file on the device again; the entry of this file is kept and waits for it",
)
NOT_FOR_YOU = problem(
    "FIELD-065",
    "ไฟล์กู้คืนนี้เป็นของเครื่องที่คุณนำเข้าแทนไม่ได้",
    "This rescue file is of a device for which you may not bring it",
    "เจ้าของเครื่อง ผู้ร่วมคณะ หรือเจ้าหน้าที่นำเข้าได้ เครื่องที่เพิกถอนแล้วต้องให้เจ้าหน้าที่นำเข้า",
    "Its owner, a colleague of the team or an officer may; of a withdrawn device only an officer",
)
BROKE_OFF = problem(
    "FIELD-090",
    "การรับไฟล์กู้คืนหยุดกลางคันเพราะระบบขัดข้อง รายการที่แสดงด้านล่างรับไว้แล้ว",
    "Taking the rescue file in stopped halfway, for a fault of the system; what is listed here was taken",
    "ส่งไฟล์เดิมอีกครั้ง รายการที่รับแล้วจะไม่ซ้ำ หากยังหยุดอีก แจ้งผู้ดูแลระบบว่าไฟล์ชื่ออะไร ส่งเมื่อใด",
    "Send the same file again: nothing is taken twice. If it stops again, tell the administrator its name",
)
