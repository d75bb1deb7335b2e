"""Numbered problems of licences of assessors."""

from __future__ import annotations

from prakan.domain.problems import problem

LICENCE_MISSING = problem(
    "LICENCE-001",
    "ไม่พบใบอนุญาตนี้",
    "There is no such licence",
    "เปิดทะเบียนของผู้ประเมินอีกครั้ง แล้วเลือกจากรายการ",
    "Open the assessor's page again and choose one of it",
)
LICENCE_NUMBER_TAKEN = problem(
    "LICENCE-002",
    "เลขที่ {number} เป็นของใบอนุญาตอื่นแล้ว",
    "The number {number} belongs to another licence",
    "ตรวจเลขที่ หรือเว้นว่างให้ระบบออกเลขถัดไป",
    "Check the number, or leave it empty for the next one",
)
LICENCE_OVERLAPS = problem(
    "LICENCE-003",
    "มีใบอนุญาต {number} ของระดับนี้ที่ใช้อยู่ในช่วงเดียวกัน ถึงวันที่ {ends}",
    "Licence {number} for this level covers these days, until {ends}",
    "ให้เริ่มวันถัดจากวันสิ้นสุดของใบเดิม หรือต่ออายุใบเดิมแทน",
    "Let it begin the day after that one ends, or renew that one instead",
)
RESOLUTION_MISSING = problem(
    "LICENCE-004",
    "ยังไม่มีมติที่อ้างอิง",
    "The resolution behind it is missing",
    "ใส่คณะกรรมการ ครั้งที่ และวันที่ของมติ เช่น ครั้งที่ 12/2566 วันที่ 27 ธ.ค. 2566",
    "Name board, meeting and day of the resolution, such as 12/2566 of 27 Dec 2023",
)
TERM_UNKNOWN = problem(
    "LICENCE-005",
    "ยังไม่ทราบอายุใบอนุญาตของระดับนี้",
    "The term of licences for this level is not known",
    "ใส่วันสุดท้ายเอง หรือเพิ่มอายุใน assessors.toml ของโฟลเดอร์หน่วยงาน",
    "Give the last day by hand, or add the term in assessors.toml of the agency's folder",
)
ENDS_BEFORE = problem(
    "LICENCE-006",
    "วันสุดท้าย {ends} มาก่อนวันแรก {starts}",
    "The last day, {ends}, comes before the first, {starts}",
    "แก้วันใดวันหนึ่ง",
    "Correct one of the two",
)
BEFORE_LAST_STEP = problem(
    "LICENCE-007",
    "วันที่ {on} มาก่อนเหตุการณ์ล่าสุดของใบอนุญาตนี้ วันที่ {last}",
    "{on} comes before the latest event of this licence, on {last}",
    "ให้วันที่ไม่ก่อนเหตุการณ์นั้น",
    "Give a day that is not before it",
)
RENEWED_ALREADY = problem(
    "LICENCE-008",
    "ใบอนุญาตนี้ต่ออายุแล้วเป็นเลขที่ {number}",
    "This licence has been renewed already, as {number}",
    "ต่ออายุใบล่าสุดแทน",
    "Renew the latest one instead",
)
NOT_TO_RENEW = problem(
    "LICENCE-009",
    "ต่ออายุไม่ได้ เพราะใบอนุญาตนี้ {state}",
    "It cannot be renewed: the licence is {state}",
    "ให้คณะกรรมการมีมติคืนสิทธิก่อน แล้วจึงต่ออายุ",
    "Let the board reinstate it first, then renew it",
)
NUMBER_UNKNOWN = problem(
    "LICENCE-010",
    "ไม่พบใบอนุญาตเลขที่ {number}",
    "There is no licence with the number {number}",
    "พิมพ์เลขที่ตามใบอนุญาตทุกตัวอักษร หากยังไม่พบ แจ้งหน่วยงานประเมิน",
    "Type the number as it is printed; if it is still not found, tell the assessment agency",
)
TOO_MANY_CHECKS = problem(
    "LICENCE-011",
    "ตรวจจากเครือข่ายนี้ครบ {limit} ครั้งในหนึ่งนาทีแล้ว",
    "{limit} checks came from this network within a minute",
    "รอหนึ่งนาที แล้วตรวจอีกครั้ง",
    "Wait a minute, then check again",
)
REVOKED_BEFORE = problem(
    "LICENCE-012",
    "ใบอนุญาต {number} ของผู้นี้ถูกเพิกถอน และยังไม่ได้คืนสิทธิ",
    "Licence {number} of this person was revoked and has not been reinstated",
    "หากมติระบุให้รับผู้นี้ ทำเครื่องหมายที่ชื่อแล้วรับรองอีกครั้ง มิฉะนั้นไม่ต้องขึ้นทะเบียน",
    "If the resolution names this person, tick the name and certify again; otherwise leave it so",
)
SUSPENDED_NOW = problem(
    "LICENCE-013",
    "ใบอนุญาต {number} ของผู้นี้ถูกพักใช้อยู่",
    "Licence {number} of this person is suspended",
    "ให้คณะกรรมการคืนสิทธิก่อน หรือหากมติระบุให้รับผู้นี้ ทำเครื่องหมายที่ชื่อแล้วรับรองอีกครั้ง",
    "Let the board reinstate it first; or, if the resolution names this person, tick the name and certify "
    "again",
)
