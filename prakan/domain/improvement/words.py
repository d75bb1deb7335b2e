"""Words of improvement plans: what an item says, where it comes from."""

from __future__ import annotations

from prakan.domain.text import Text

ASKED_NAMES: dict[str, Text] = {
    "what": Text("สิ่งที่จะทำ", "what is to be done"),
    "who": Text("ผู้รับผิดชอบ (ตำแหน่ง)", "who does it (a post)"),
    "due": Text("กำหนดเสร็จ", "until when"),
    "measure": Text("วิธีวัดความสำเร็จ", "how it is measured"),
    "text": Text("ข้อความ", "the words"),
    "reason": Text("เหตุผล", "the reason"),
}
#: where an item comes from
KIND_NAMES: dict[str, Text] = {
    "improvement": Text("จุดที่ควรพัฒนา", "To improve"),
    "recommendation": Text("ข้อเสนอแนะ", "Recommendation"),
    "own": Text("สถานศึกษาเพิ่มเอง", "The institution's own"),
}
