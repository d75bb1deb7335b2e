"""The words of the message that tells, once a day, which cases wait for somebody and which are late."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

CASE_TURNS: dict[str, NoticeWords] = {
    "reminder.cases": words(
        "งานประเมินใกล้ครบกำหนด {count} งาน",
        "Cases are due soon: {count}",
        "งานที่รอคุณและใกล้ครบกำหนด: {work_th} เปิดรายการเพื่อดูวันครบกำหนดของแต่ละงาน",
        "Cases that wait for you and are due soon: {work_en}. Open the list to see each last day.",
    ),
    "reminder.cases_late": words(
        "งานประเมินที่รอคุณ {count} งาน เลยกำหนด {late} งาน",
        "Cases that wait for you: {count}, late: {late}",
        "งานที่รอคุณ: {work_th} ในจำนวนนี้เลยกำหนดแล้ว {late} งาน เปิดรายการแล้วทำงานที่เลยกำหนดก่อน",
        "Cases that wait for you: {work_en}. Late already: {late}. Open the list; begin with the late ones.",
    ),
}
