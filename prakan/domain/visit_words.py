"""Names of what happens to visits of a confirmed plan, for pages."""

from __future__ import annotations

from prakan.domain.text import Text

#: stage of a list -> its name and the tone of its chip
LIST_STAGES: dict[str, tuple[Text, str]] = {
    "sent": (Text("รอพิจารณา", "Waits for a decision"), "warn"),
    "approved": (Text("อนุมัติแล้ว", "Approved"), "ok"),
    "returned": (Text("ส่งคืนทั้งรายการ", "Returned"), "bad"),
    "recalled": (Text("ถอนคืนแล้ว", "Taken back"), "draft"),
}
SEAT_NAMES: dict[str, Text] = {
    "chair": Text("ประธาน", "Chair"),
    "member": Text("กรรมการ", "Member"),
}
