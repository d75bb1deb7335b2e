"""What is odd about a device's clock, in words."""

from __future__ import annotations

from prakan.domain.field.clock import Oddity
from prakan.domain.text import Text

ODDITY_NAMES: dict[str, Text] = {
    Oddity.WRONG: Text(
        "นาฬิกาของเครื่องคลาดเคลื่อน ระบบปรับเวลาตามค่าที่ทราบ", "the clock was off; corrected by what is known of it"
    ),
    Oddity.UNKNOWN: Text("ไม่ทราบว่านาฬิกาของเครื่องคลาดเคลื่อนเท่าใด", "nobody knows how far the clock was off"),
    Oddity.JUMPED: Text("นาฬิกาถูกตั้งใหม่ระหว่างใช้แอป", "the clock was set anew while the app ran"),
    Oddity.LATER: Text("เวลาที่บันทึกอยู่หลังเวลาที่ส่งถึงระบบ", "it says a time after it had come"),
    Oddity.EARLIER: Text("เวลาที่บันทึกอยู่ก่อนการลงทะเบียนเครื่อง", "it says a time before the device was registered"),
}
