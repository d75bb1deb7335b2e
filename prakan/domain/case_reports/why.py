"""Why a version of a report was made, in words."""

from __future__ import annotations

from prakan.domain.text import Text

WHY: dict[str, Text] = {
    "draft": Text("ร่างที่ส่งให้สถานศึกษา", "draft sent to the institution"),
    "reply": Text("หลังคำตอบของสถานศึกษา", "after the institution's reply"),
    "revision": Text("ฉบับแก้ไข", "revision"),
    "appeal": Text("หลังอุทธรณ์", "after an appeal"),
}
