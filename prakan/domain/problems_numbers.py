"""Problems of reading numbers, years and dates as people type them."""

from __future__ import annotations

from prakan.domain.problems import problem

NOT_A_NUMBER = problem(
    "NUMBER-001",
    "“{text}” ไม่ใช่ตัวเลข",
    '"{text}" is not a number',
    "พิมพ์ตัวเลข เช่น 1,895 หรือ ๑,๘๙๕ หากไม่เกี่ยวข้องพิมพ์ - หากไม่ทราบค่าพิมพ์ ไม่ทราบ",
    "Type a number such as 1,895; type - when it does not apply, unknown when the value is not known",
)
WRONG_GROUPS = problem(
    "NUMBER-002",
    "อ่านจุลภาคหรือจุดใน “{text}” ได้มากกว่าหนึ่งแบบ",
    'The commas or points in "{text}" can be read in more than one way',
    "ใช้จุลภาคคั่นทุกสามหลักและจุดนำหน้าทศนิยม เช่น 1,234.56",
    "Use a comma between every three digits and a point before decimals, such as 1,234.56",
)
TWO_NUMBERS = problem(
    "NUMBER-003",
    "“{text}” มีตัวเลขมากกว่าหนึ่งตัว",
    '"{text}" holds more than one number',
    "แยกเป็นคนละช่อง ช่องละหนึ่งตัวเลข",
    "Put each number in a field of its own",
)
NOT_A_DATE = problem(
    "DATE-001",
    "“{text}” ไม่ใช่วันที่ที่ระบบอ่านได้",
    '"{text}" is not a date that can be read',
    "พิมพ์วัน เดือน ปี เช่น 31 ธันวาคม 2566 หรือ 31/12/2566",
    "Type day, month and year, such as 31 December 2023 or 31/12/2566",
)
NO_SUCH_DAY = problem(
    "DATE-002",
    "ไม่มีวันที่ {day} เดือน {month} ในปีนั้น",
    "There is no day {day} of month {month} in that year",
    "ใส่วันก่อนเดือน แล้วตรวจจำนวนวันของเดือน",
    "Put the day before the month and check how many days the month has",
)
NOT_A_YEAR = problem(
    "DATE-003",
    "“{text}” ไม่ใช่ปีที่ระบบรับได้",
    '"{text}" is not a year that can be used',
    "พิมพ์ปี พ.ศ. สี่หลักระหว่าง {first} ถึง {last}",
    "Type a four-digit B.E. year between {first} and {last}",
)
ERA_MIXED = problem(
    "DATE-004",
    "{typed} ดูเหมือนเป็นปีคนละศักราช จึงเข้าใจเป็น พ.ศ. {year_be} (ค.ศ. {year_ce})",
    "{typed} looks like a year of the other era; it was taken as B.E. {year_be} (C.E. {year_ce})",
    "หากถูกต้องให้ยืนยัน หากไม่ใช่ให้พิมพ์ปีใหม่",
    "Confirm it if that is right; type the year again if it is not",
)
SHORT_YEAR = problem(
    "DATE-005",
    "ปีสองหลัก {typed} เป็นได้ทั้ง พ.ศ. {as_be} และ ค.ศ. {as_ce} จึงเข้าใจเป็น พ.ศ. {year_be} (ค.ศ. {year_ce})",
    "The two-digit year {typed} can be B.E. {as_be} or C.E. {as_ce}; it was taken as B.E. {year_be}"
    " (C.E. {year_ce})",
    "หากถูกต้องให้ยืนยัน หากไม่ใช่ให้พิมพ์ปีสี่หลัก",
    "Confirm it if that is right; type a four-digit year if it is not",
)
