"""What stages of meetings and posts of members are called."""

from __future__ import annotations

from prakan.domain.text import Text

STAGE_NAMES: dict[str, Text] = {
    "planned": Text("กำลังจัดระเบียบวาระ", "Being planned"),
    "called": Text("ออกระเบียบวาระแล้ว", "Agenda sent out"),
    "closed": Text("ปิดการประชุมแล้ว", "Closed"),
    "cancelled": Text("ยกเลิกแล้ว", "Cancelled"),
}
#: what the secretary does at each stage of a meeting that is not over
MEETING_TURNS: dict[str, Text] = {
    "planned": Text(
        "ถึงคราวเลขานุการ: เลือกงานเข้าระเบียบวาระ แล้วกด “ออกระเบียบวาระ” เพื่อให้กรรมการได้เอกสารชุดเดียวกัน",
        "The secretary’s turn: put cases on the agenda, then press “Send the agenda out”; "
        "all members have the same papers from then on.",
    ),
    "called": Text(
        "ถึงคราวเลขานุการ: บันทึกผู้มาประชุม บันทึกมติจนครบทุกวาระ แล้วกด “ปิดการประชุม”",
        "The secretary’s turn: record who is present and what is resolved on every item, "
        "then press “Close the meeting”.",
    ),
}
POST_NAMES: dict[str, Text] = {
    "chair": Text("ประธานกรรมการ", "Chair"),
    "member": Text("กรรมการ", "Member"),
    "secretary": Text("กรรมการและเลขานุการ", "Member and secretary"),
}
