"""Numbered problems of reading places: provinces, districts and subdistricts as people write them."""

from __future__ import annotations

from prakan.domain.problems import problem

PROVINCE_UNKNOWN = problem(
    "PLACE-001",
    "ไม่มีจังหวัดชื่อ “{typed}”",
    'No province is named "{typed}"',
    "เลือกจังหวัดจากที่เสนอ หรือพิมพ์ชื่อเต็มตามทะเบียนของกรมการปกครอง",
    "Choose one of those proposed, or type the full official name",
)
DISTRICT_UNKNOWN = problem(
    "PLACE-002",
    "ไม่มีอำเภอหรือเขตชื่อ “{typed}”",
    'No district is named "{typed}"',
    "เลือกอำเภอจากที่เสนอ หรือพิมพ์ชื่อเต็มตามทะเบียนของกรมการปกครอง",
    "Choose one of those proposed, or type the full official name",
)
SUBDISTRICT_UNKNOWN = problem(
    "PLACE-003",
    "ไม่มีตำบลหรือแขวงชื่อ “{typed}” ใน {area}",
    'No subdistrict in {area} is named "{typed}"',
    "เลือกตำบลจากที่เสนอ หรือพิมพ์ชื่อเต็มตามทะเบียนของกรมการปกครอง",
    "Choose one of those proposed, or type the full official name",
)
DISTRICT_ELSEWHERE = problem(
    "PLACE-004",
    "อำเภอ{typed}ไม่อยู่ในจังหวัด{province} แต่อยู่ในจังหวัด{found}",
    "The district {typed} is not in {province}; it is in {found}",
    "แก้จังหวัดหรืออำเภอให้ตรงกัน",
    "Correct the province or the district so that they agree",
)
SUBDISTRICT_ELSEWHERE = problem(
    "PLACE-005",
    "ตำบล{typed}ไม่อยู่ในอำเภอ{district} แต่อยู่ใน {found}",
    "The subdistrict {typed} is not in {district}; it is in {found}",
    "แก้อำเภอหรือตำบลให้ตรงกัน",
    "Correct the district or the subdistrict so that they agree",
)
PLACE_SEVERAL = problem(
    "PLACE-006",
    "“{typed}” เป็นได้หลายแห่ง: {found}",
    '"{typed}" may be one of several: {found}',
    "เลือกแห่งที่ถูกต้อง หรือเติมช่องที่ว่าง",
    "Choose the right one, or fill in the empty cells",
)
PROVINCE_MISSING = problem(
    "PLACE-007",
    "ไม่ได้ใส่จังหวัด",
    "No province is given",
    "เติมจังหวัด หรือยืนยันที่เสนอ",
    "Fill in the province, or confirm the one proposed",
)
DISTRICT_MISSING = problem(
    "PLACE-008",
    "ไม่ได้ใส่อำเภอหรือเขต",
    "No district is given",
    "เติมอำเภอหรือเขต หรือยืนยันที่เสนอ",
    "Fill in the district, or confirm the one proposed",
)
SUBDISTRICT_MISSING = problem(
    "PLACE-009",
    "ไม่ได้ใส่ตำบลหรือแขวง",
    "No subdistrict is given",
    "เติมตำบลหรือแขวง หรือยืนยันที่เสนอ",
    "Fill in the subdistrict, or confirm the one proposed",
)
PLACE_ABOLISHED = problem(
    "PLACE-010",
    "“{typed}” ยกเลิกไปแล้ว ปัจจุบันคือ {found}",
    '"{typed}" was abolished; it is now {found}',
    "ยืนยันชื่อปัจจุบัน หรือเลือกแห่งที่ถูกต้อง",
    "Confirm the present name, or choose the right one",
)
CELLS_SHIFTED = problem(
    "PLACE-011",
    "ช่องตำบล อำเภอ จังหวัด ดูเหมือนเลื่อนหรือสลับกัน อ่านได้เป็น {found}",
    "The cells of subdistrict, district and province look shifted or swapped; they read as {found}",
    "ยืนยันตามที่อ่านได้ หรือจัดช่องให้ตรงหัวตาราง แล้วส่งใหม่",
    "Confirm the reading, or put the cells under their headings and send the file again",
)
CAPITAL_MEANT = problem(
    "PLACE-012",
    "ช่องอำเภอมีแต่ชื่อจังหวัด “{typed}” น่าจะหมายถึง {found}",
    'The district cell holds only the name of the province, "{typed}"; {found} is probably meant',
    "ยืนยันอำเภอเมือง หรือพิมพ์อำเภอที่ถูกต้อง",
    "Confirm the capital district, or type the right district",
)
