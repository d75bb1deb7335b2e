"""The words of the message that tells, once a day, which cases wait for somebody and which are late."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

CASE_TURNS: dict[str, NoticeWords] = {
    "reading.again": words(
        "รายงานที่คุณส่งกลับแก้ไขแล้ว {number}",
        "A report that you returned is mended: {number}",
        "คณะแก้ไขรายงานของ{name_th}แล้ว รายงานรอคุณตรวจอ่านอีกครั้งในหน้า “รอฉัน”",
        "The team has mended the report of {name_en}. It waits for you to be read again, in Waiting for me.",
    ),
    "reading.waits": words(
        "รายงานฉบับแก้ไขรอมอบผู้ตรวจอ่าน {number}",
        "A mended report waits to be given to a reader: {number}",
        "รายงานของ{name_th}แก้ไขแล้ว แต่ผู้ตรวจอ่านเดิมรับอีกไม่ได้: {why_th} เปิดหน้าการตรวจอ่านแล้วมอบให้ผู้อื่น",
        "The report of {name_en} is mended, but its reader may not have it again: {why_en}. Open the board of"
        " readings and give it to somebody else.",
    ),
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
