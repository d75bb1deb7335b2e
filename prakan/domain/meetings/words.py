"""What stages of meetings and posts of members are called."""

from __future__ import annotations

from prakan.domain.text import Text

STAGE_NAMES: dict[str, Text] = {
    "planned": Text("กำลังจัดระเบียบวาระ", "being planned"),
    "called": Text("ออกระเบียบวาระแล้ว", "called"),
    "closed": Text("ปิดการประชุมแล้ว", "closed"),
    "cancelled": Text("ยกเลิกแล้ว", "cancelled"),
}
POST_NAMES: dict[str, Text] = {
    "chair": Text("ประธานกรรมการ", "Chair"),
    "member": Text("กรรมการ", "Member"),
    "secretary": Text("กรรมการและเลขานุการ", "Member and secretary"),
}
