"""The few words a renderer adds itself: the names of the marks."""

from __future__ import annotations

from prakan.domain.text import Text

EMPTY = Text("ยังไม่กรอก", "not yet filled in")
UNKNOWN = Text("ไม่ทราบ", "unknown")
DASH = Text("ไม่ใช้กับแถวนี้", "does not apply")
CONTRADICTED = Text("ขัดแย้ง", "contradicted")

LEGEND = Text("เครื่องหมายในรายงาน", "Marks in this report")
MEANING: dict[str, Text] = {
    "dash": Text("ไม่ใช้กับแถวนี้", "does not apply to this row"),
    "empty": Text("ยังไม่กรอก", "not yet filled in"),
    "unknown": Text("แหล่งข้อมูลไม่ได้ให้ค่าไว้", "the source gives no value"),
    "contradicted": Text(
        "การตรวจพบว่าตัวเลขนี้ขัดแย้งกับตัวเลขอื่น", "a check found that another figure contradicts it"
    ),
    "reference": Text("ลำดับในภาคผนวกที่มาของตัวเลข", "number in the annex of sources"),
}

SHEET_COVER = Text("ปก", "Cover")
DASHED_BORDER = Text("ขอบเส้นประ", "dashed border")
