"""The few words a renderer adds itself: the names of the marks."""

from __future__ import annotations

from prakan.domain.text import Text

EMPTY = Text("ยังไม่กรอก", "not yet filled in")
UNKNOWN = Text("ไม่ทราบ", "unknown")
DASH = Text("ไม่ใช้กับแถวนี้", "does not apply")
CONTRADICTED = Text("ขัดแย้ง", "contradicted")
