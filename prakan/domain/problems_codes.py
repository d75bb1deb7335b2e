"""Numbered problems of the codes that institutions carry; the last three only warn."""

from __future__ import annotations

from prakan.domain.problems import problem

CODE_LENGTH = problem(
    "CODE-001",
    "“{typed}” มี {count} หลัก แต่{scheme} มี {wanted} หลัก",
    'The code "{typed}" has {count} digits; {scheme} has {wanted}',
    "เลือกรหัสที่เสนอ หรือพิมพ์รหัสเต็มตามเอกสารของสถานศึกษา",
    "Choose one of those proposed, or type the whole code from the institution's papers",
)
CODE_LETTERS = problem(
    "CODE-002",
    "“{typed}” มีตัวอักษรปนกับตัวเลข",
    'The code "{typed}" has letters among its digits',
    "ลบตัวอักษรออก ตรวจเลข 0 กับ O และเลข 1 กับ l",
    "Remove the letters; look at 0 and O, 1 and l",
)
CODE_DIGITS_LOST = problem(
    "CODE-003",
    "โปรแกรมตารางย่อรหัสเป็น “{typed}” ตัวเลขท้ายหายไป",
    'A spreadsheet shortened the code to "{typed}"; its last digits are lost',
    "ตั้งรูปแบบคอลัมน์รหัสเป็นข้อความ ใส่รหัสจากต้นฉบับอีกครั้ง แล้วส่งใหม่",
    "Set the column's format to text, enter the codes again from the original and send the file again",
)
CODE_SEVERAL = problem(
    "CODE-004",
    "ช่องนี้มีรหัสมากกว่าหนึ่งรหัส: {typed}",
    "This cell holds more than one code: {typed}",
    "เลือกรหัสที่ถูกต้อง หรือแยกเป็นคนละช่อง",
    "Choose the right one, or put each in a cell of its own",
)
CODE_OTHER_SCHEME = problem(
    "CODE-005",
    "“{typed}” มีจำนวนหลักตรงกับ{other} ไม่ใช่{scheme}",
    'The code "{typed}" has the length of {other}, not of {scheme}',
    "ย้ายไปช่องของรหัสชนิดนั้น หรือพิมพ์รหัสที่ถูกต้อง",
    "Move it to the column of that kind, or type the right code",
)
CODE_PLACEHOLDER = problem(
    "CODE-006",
    "“{typed}” เป็นเลขที่ใส่แทนเมื่อไม่ทราบรหัส",
    'The code "{typed}" is a number that stands for an unknown code',
    "ปล่อยว่างไว้หากไม่ทราบรหัส",
    "Leave the cell empty when the code is not known",
)
CODE_CITIZEN = problem(
    "CODE-007",
    "เลข 13 หลักที่ลงท้ายด้วย {end} ดูเหมือนเลขประจำตัวประชาชน ไม่ใช่รหัสสถานศึกษา",
    "The 13 digits ending in {end} look like a citizen's number, not an institution's code",
    "ลบเลขนี้ออกจากไฟล์ แล้วใส่รหัสสถานศึกษา",
    "Remove the number from the file and enter the institution's code",
)
CODE_PROVINCE_DIFFERS = problem(
    "CODE-008",
    "หลักจังหวัดใน {code} คือ {found} แต่ที่อยู่อยู่ในจังหวัด{province} (กฎรอยืนยัน)",
    "The province digits of {code} say {found}, but the address is in {province} (rule to be confirmed)",
    "ตรวจรหัสกับที่อยู่ หากถูกต้องทั้งคู่ให้ยืนยัน",
    "Check the code and the address; confirm them if both are right",
)
CODE_NO_PROVINCE = problem(
    "CODE-009",
    "หลักจังหวัด {digits} ใน {code} ไม่ตรงกับจังหวัดใด (กฎรอยืนยัน)",
    "No province has the digits {digits} of {code} (rule to be confirmed)",
    "ตรวจรหัสกับเอกสารของสถานศึกษา หากถูกต้องให้ยืนยัน",
    "Check the code against the institution's papers; confirm it if it is right",
)
CODE_UNKNOWN_OWNER = problem(
    "CODE-010",
    "หลักสังกัด {digits} ใน {code} ไม่อยู่ในรายการสังกัดที่ทราบ (กฎรอยืนยัน)",
    "The owner digits {digits} of {code} are not in the list of owners known (rule to be confirmed)",
    "ตรวจรหัสกับเอกสารของสถานศึกษา หากถูกต้องให้ยืนยัน",
    "Check the code against the institution's papers; confirm it if it is right",
)
