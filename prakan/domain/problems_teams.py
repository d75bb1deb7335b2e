"""Numbered problems of forming teams: records that cannot be planned, pins that contradict."""

from __future__ import annotations

from prakan.domain.problems import problem

POSITION_MISSING = problem(
    "TEAM-001",
    "“{record}” ไม่มีพิกัด จึงยังจัดคณะให้ไม่ได้ รายการอื่นจัดต่อไปตามปกติ",
    '"{record}" has no position, so it cannot be planned yet; all others are',
    "ใส่ละติจูดและลองจิจูดของสถานศึกษาหรือที่พักของผู้ประเมิน แล้วจัดใหม่",
    "Give latitude and longitude of the institution or the assessor's home, and plan again",
)
POSITION_AT_SEA = problem(
    "TEAM-002",
    "พิกัด {latitude}, {longitude} ของ “{record}” อยู่ในทะเลหรือนอกประเทศ จึงยังจัดคณะให้ไม่ได้",
    'The position {latitude}, {longitude} of "{record}" lies at sea or abroad, so it is not planned',
    "ตรวจพิกัดกับแผนที่ ละติจูดกับลองจิจูดอาจสลับกัน",
    "Check it on a map; latitude and longitude may be swapped",
)
POSITION_ASTRAY = problem(
    "TEAM-003",
    "พิกัด {latitude}, {longitude} ของ “{record}” อยู่ในจังหวัดอื่น จึงยังจัดคณะให้ไม่ได้",
    'The position {latitude}, {longitude} of "{record}" lies in another province, so it is not planned',
    "ตรวจพิกัดกับแผนที่ หรือแก้จังหวัด",
    "Check it on a map, or correct the province",
)
ID_TWICE = problem(
    "TEAM-004",
    "มีรหัส “{record}” มากกว่าหนึ่งรายการ ใช้รายการแรกเท่านั้น",
    'More than one record has the id "{record}"; only the first is used',
    "ลบรายการที่ซ้ำ หรือแก้รหัส",
    "Remove the one that is double, or correct its id",
)
DAYS_UNUSABLE = problem(
    "TEAM-005",
    "“{record}” ต้องการ {days} วัน แต่หนึ่งเที่ยวมีได้ 1 ถึง {most} วัน",
    '"{record}" asks for {days} days, but a trip has 1 to {most}',
    "แก้จำนวนวันของสถานศึกษา หรือจำนวนวันสูงสุดในนโยบาย",
    "Correct the days of the institution, or the most days in the policy",
)
SEATS_UNUSABLE = problem(
    "TEAM-006",
    "“{record}” ต้องการคณะ {seats} คน แต่คณะมีได้ {least} ถึง {most} คน",
    '"{record}" asks for a team of {seats}, but a team has {least} to {most} people',
    "แก้ขนาดคณะของสถานศึกษา",
    "Correct the size of its team",
)
PIN_UNKNOWN = problem(
    "TEAM-007",
    "คณะที่ปักหมุดไว้สำหรับ “{institutions}” อ้างถึง “{record}” ซึ่งไม่มีในแผนนี้ จึงไม่ได้ใช้",
    'The pin for "{institutions}" names "{record}", which this plan does not have; it is not used',
    "ถอดหมุด หรือเลือกใหม่จากรายชื่อ",
    "Take the pin back, or choose anew from the lists",
)
PIN_TWICE = problem(
    "TEAM-008",
    "“{record}” ถูกปักหมุดไว้สองครั้ง ครั้งหลังสำหรับ “{institutions}” ไม่ได้ใช้",
    '"{record}" is pinned twice; the later pin, for "{institutions}", is not used',
    "ถอดหมุดที่ไม่ต้องการ",
    "Take back the pin that is not wanted",
)
PIN_CLASH = problem(
    "TEAM-009",
    "“{record}” ถูกปักหมุดไว้สองคณะในสัปดาห์ที่ {week} คณะหลังสำหรับ “{institutions}” ไม่ได้ใช้",
    'Two teams of week {week} are pinned with "{record}"; the later, for "{institutions}", is not used',
    "ย้ายคณะใดคณะหนึ่งไปสัปดาห์อื่น หรือเปลี่ยนคน",
    "Move one of them to another week, or change the person",
)
PIN_BREAKS_RULE = problem(
    "TEAM-010",
    "คณะที่ปักหมุดไว้สำหรับ “{institutions}” ขัดกับกฎ {rule} ({record}) จึงไม่ได้ใช้",
    'The pinned team for "{institutions}" breaks the rule {rule} ({record}); it is not used',
    "เปลี่ยนคณะให้ถูกกฎ หรือแก้ข้อมูลที่ทำให้ขัดกับกฎ",
    "Change the team, or correct the record that the rule looks at",
)
WEEKS_MISSING = problem(
    "TEAM-011",
    "“{record}” ไม่มีสัปดาห์ที่เข้าประเมินได้เลย",
    '"{record}" has no week in which it can be visited',
    "ใส่สัปดาห์ที่สถานศึกษาพร้อม",
    "Give the weeks in which the institution is ready",
)
