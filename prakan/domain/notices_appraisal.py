"""The words of notices about the appraisal of assessors and complaints."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

APPRAISAL: dict[str, NoticeWords] = {
    "appraisal.send": words(
        "ผลประเมินผู้ประเมินรอคำชี้แจงของคุณ",
        "Your appraisal waits for your answer",
        "{actor_th} ส่งสิ่งที่มีผู้ประเมินคุณให้อ่านแล้ว คุณตอบได้ทุกข้อก่อนส่งต่อคณะกรรมการ",
        "{actor_en} has sent you what was said of you. You may answer each item before the committee has it.",
    ),
    "appraisal.decide": words(
        "คณะกรรมการสรุปผลประเมินของคุณแล้ว",
        "Your appraisal is concluded",
        "{actor_th} บันทึกข้อสรุปตามมติ {resolution} หากไม่เห็นด้วยอุทธรณ์ได้จากหน้าผลประเมิน",
        "{actor_en} has recorded the conclusion, resolution {resolution}. You may appeal on its page.",
    ),
    "appraisal.appeal": words(
        "มีผู้ประเมินอุทธรณ์ผลประเมิน",
        "An assessor appeals against an appraisal",
        "{actor_th} ขอให้คณะกรรมการพิจารณาผลประเมินของตนใหม่",
        "{actor_en} asks the committee to look at their appraisal again.",
    ),
    "complaint.assign": words(
        "มีเรื่องร้องเรียนที่เกี่ยวข้องกับคุณ",
        "A complaint concerns you",
        "{actor_th} มอบเรื่องร้องเรียนให้คณะกรรมการแล้ว เปิดเรื่องเพื่ออ่านและทำส่วนของคุณ",
        "{actor_en} has given a complaint to a committee. Open it to read it and do your part.",
    ),
    "complaint.decide": words(
        "เรื่องร้องเรียน {number} วินิจฉัยแล้ว",
        "Complaint {number} is decided",
        "{actor_th} บันทึกคำวินิจฉัยแล้ว เปิดเรื่องเพื่ออ่านผลและสิ่งที่เสนอ",
        "{actor_en} has recorded the decision. Open it to read it and what it proposes.",
    ),
}
