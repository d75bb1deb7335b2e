"""The words of notices about improvement plans: opened, sent, returned, agreed to, due, overdue."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

IMPROVEMENT: dict[str, NoticeWords] = {
    "improvement.open": words(
        "เขียนแผนพัฒนาภายใน {due_th}: {name_th}",
        "Write your improvement plan by {due_en}: {name_en}",
        "เผยแพร่ผลของงาน {number} แล้ว ข้อเสนอแนะทุกข้ออยู่ในแผนพัฒนาของเรา เติมสิ่งที่จะทำ ผู้รับผิดชอบ กำหนด และวิธีวัด",
        "The result of {number} is published. Say for each recommendation what, who, when, how measured.",
    ),
    "improvement.send": words(
        "ส่งแผนพัฒนาแล้ว: {name_th}",
        "An improvement plan is sent: {name_en}",
        "เปิดแผนของงาน {number} แล้วให้ความเห็น ต้นสังกัดคัดค้านได้ถึง {due_th}",
        "Open the plan of {number} and say what you think. The parent agency may object until {due_en}.",
    ),
    "improvement.comment": words(
        "มีความเห็นต่อแผนพัฒนา: {name_th}",
        "A comment on the improvement plan: {name_en}",
        "{actor_th}: {reason}",
        "{actor_en}: {reason}",
    ),
    "improvement.object": words(
        "ต้นสังกัดคัดค้านแผนพัฒนา: {name_th}",
        "The parent agency objects to the plan: {name_en}",
        "{actor_th} ให้ปรับแผนของงาน {number} เหตุผล: {reason} แก้แล้วส่งใหม่",
        "{actor_en} asks for changes to the plan of {number}: {reason}. Change it and send it again.",
    ),
    "improvement.return": words(
        "แผนพัฒนาส่งกลับให้ปรับ: {name_th}",
        "The improvement plan is returned: {name_en}",
        "{actor_th} ส่งแผนของงาน {number} กลับ เหตุผล: {reason} แก้แล้วส่งใหม่",
        "{actor_en} has returned the plan of {number}: {reason}. Change it and send it again.",
    ),
    "improvement.agree": words(
        "เห็นชอบแผนพัฒนาแล้ว: {name_th}",
        "The improvement plan is agreed to: {name_en}",
        "เริ่มดำเนินการตามแผนของงาน {number} แล้วบันทึกความก้าวหน้าของแต่ละข้อ แนบหลักฐานได้",
        "Begin with the plan of {number} and record progress on each item; files may be attached.",
    ),
    "improvement.close": words(
        "ปิดแผนพัฒนาแล้ว: {name_th}",
        "The improvement plan is closed: {name_en}",
        "ทำครบทุกข้อของงาน {number} แล้ว ขอบคุณที่นำผลการประเมินไปใช้พัฒนา",
        "Every item of {number} is done. Thank you for putting the result to use.",
    ),
    "improvement.due": words(
        "แผนพัฒนาครบกำหนดส่ง {due_th}: {name_th}",
        "Your improvement plan is due on {due_en}: {name_en}",
        "แผนของงาน {number} ยังไม่ได้ส่ง เปิดแผนพัฒนาของเรา เติมให้ครบแล้วกดส่ง",
        "The plan of {number} is not sent yet. Open your plan, fill in what is missing and send it.",
    ),
    "improvement.overdue": words(
        "มี {count} ข้อในแผนพัฒนาเลยกำหนด: {name_th}",
        "{count} items of your plan are overdue: {name_en}",
        "ข้อที่เลยกำหนดนานที่สุดครบกำหนดเมื่อ {due_th} บันทึกความก้าวหน้า หรือแจ้งเหตุผลหากต้องยกเลิก (งาน {number})",
        "The oldest was due on {due_en}. Record progress, or drop it with a reason ({number}).",
    ),
    "improvement.late": words(
        "แผนพัฒนาที่ล่าช้า: ยังไม่ส่ง {count} แผน มีข้อเลยกำหนด {items} แผน",
        "Late improvement plans: {count} not sent, {items} with overdue items",
        "เปิดกระดานแผนพัฒนา กรองเฉพาะที่ล่าช้า แล้วติดตามกับสถานศึกษาและต้นสังกัด",
        "Open the board of improvement plans, narrow it to the late ones, and ask institutions and agencies.",
    ),
}
