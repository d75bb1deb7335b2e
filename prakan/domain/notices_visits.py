"""The words of notices about visits of a confirmed plan: lists for approval, invitations, letters."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

VISITS: dict[str, NoticeWords] = {
    "team.send": words(
        "เที่ยวตรวจระดับ{level_th}รออนุมัติ",
        "Visits wait for approval: {level_en}",
        "{actor_th} เสนอเที่ยวตรวจปี {year} ระดับ{level_th} {count} เที่ยว เปิดรายการแล้วอนุมัติหรือส่งคืนทีละเที่ยว",
        "{actor_en} has sent {count} visits of {year}, {level_en}. Approve them, or return them one by one.",
    ),
    "team.pass": words(
        "เที่ยวตรวจระดับ{level_th}ผ่านขั้นก่อนหน้าแล้ว รอคุณพิจารณา",
        "Visits wait for your decision: {level_en}",
        "{actor_th} บันทึกผลพิจารณาขั้นก่อนหน้า {resolution} เหลือ {count} เที่ยวรออนุมัติ",
        "{actor_en} has recorded the decision before yours. {resolution} {count} visits wait for approval.",
    ),
    "team.approve": words(
        "เที่ยวตรวจระดับ{level_th}อนุมัติแล้ว {count} เที่ยว",
        "{count} visits are approved: {level_en}",
        "{actor_th} อนุมัติแล้ว เปิดรายการดูเที่ยวที่ส่งคืน แล้วเชิญคณะ {reason}",
        "{actor_en} has approved them. Look at what was returned, then invite the teams. {reason}",
    ),
    "team.return": words(
        "เที่ยวตรวจระดับ{level_th}ถูกส่งคืน",
        "Visits are returned: {level_en}",
        "{actor_th} ส่งคืนทั้งรายการ เหตุผล: {reason} เปิดรายการดูเหตุผลรายเที่ยว",
        "{actor_en} has returned the whole list. Reason: {reason}. Open it for the reasons of each visit.",
    ),
    "team.recall": words(
        "รายการเที่ยวตรวจระดับ{level_th}ถูกถอนคืน",
        "A list of visits is taken back: {level_en}",
        "{actor_th} ถอนรายการก่อนพิจารณา เหตุผล: {reason}",
        "{actor_en} has taken the list back before it was decided on. Reason: {reason}",
    ),
    "team.announce": words(
        "ประกาศคณะผู้ประเมินแล้ว ปีงบประมาณ {year}",
        "Teams are announced, fiscal year {year}",
        "คุณได้รับแต่งตั้งในคณะที่ประกาศ เปิดเที่ยวตรวจของฉันเพื่อดูวัน สถานศึกษา และหนังสือแต่งตั้ง",
        "You are appointed to a team. Open your visits for days, institutions and your letter.",
    ),
    "team.announce_places": words(
        "ประกาศคณะผู้ประเมินของสถานศึกษาแล้ว ปีงบประมาณ {year}",
        "The team that visits you is announced, fiscal year {year}",
        "เปิดดูวันตรวจเยี่ยมและคณะผู้ประเมิน หากมีเหตุให้คัดค้านผู้ประเมินคนใด คัดค้านได้ภายในวันที่แสดงในหน้านั้น",
        "See the days and the team. If you have reason to object to an assessor, the page says until when.",
    ),
    "team.unanswered": words(
        "ยังไม่ได้ตอบคำเชิญตรวจเยี่ยม {starts_th}",
        "An invitation waits for your answer: visit on {starts_en}",
        "ตอบภายใน {answer_by_th} เปิดหน้าเที่ยวตรวจของฉันแล้วกดรับหรือไม่รับ",
        "Answer by {answer_by_en}: open your visits, then accept or decline.",
    ),
    "team.late": words(
        "คำเชิญที่เลยกำหนดตอบ: {count} คำเชิญ",
        "Invitations without an answer in time: {count}",
        "ผู้ประเมินยังไม่ตอบ {count} คำเชิญ เปิดกระดานคำเชิญเพื่อติดตามหรือหาผู้แทน",
        "{count} invitations have no answer in time. Open the board; call them, or find somebody else.",
    ),
    "team.decline": words(
        "ผู้ประเมินไม่รับเที่ยวที่ {number}",
        "An assessor declines visit {number}",
        "{actor_th} บันทึกว่าไม่รับ เหตุผล: {reason} เปิดแผนเพื่อหาผู้แทน",
        "{actor_en} has recorded it. Reason: {reason}. Open the plan and find somebody else.",
    ),
}
