"""The words of notices about invitations to visits: sent, withdrawn, recorded by the office, filled anew."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

INVITATIONS: dict[str, NoticeWords] = {
    "team.invite": words(
        "เชิญไปตรวจเยี่ยม ตอบภายใน {answer_by_th}",
        "You are invited to visits; answer by {answer_by_en}",
        "มีคำเชิญตรวจเยี่ยมใหม่ปี {year} เปิดหน้าเที่ยวตรวจของฉัน ดูวันและสถานที่ แล้วกดรับหรือไม่รับภายใน {answer_by_th}",
        "New invitations for {year}: open your visits, look at days and places, answer by {answer_by_en}.",
    ),
    "team.withdraw": words(
        "ถอนคำเชิญตรวจเยี่ยม {starts_th}",
        "An invitation is withdrawn: visit on {starts_en}",
        "{actor_th} ถอนคำเชิญ เหตุผล: {reason} หากมีคำเชิญใหม่จะอยู่ในหน้าเที่ยวตรวจของฉัน",
        "{actor_en} has withdrawn it. Reason: {reason}. A new one, if any, is on the page of your visits.",
    ),
    "team.accept": words(
        "เจ้าหน้าที่บันทึกว่าคุณรับเที่ยวตรวจ {starts_th}",
        "The office has recorded that you accept the visit on {starts_en}",
        "{actor_th} บันทึกตามที่ได้รับแจ้งจาก{spoken_by} หากไม่ถูกต้อง ให้เปิดหน้าเที่ยวตรวจของฉันแล้วโทรแจ้งเจ้าหน้าที่",
        "{actor_en} has recorded what was said by: {spoken_by}. If that is wrong, call the office.",
    ),
    "team.spoken": words(
        "เจ้าหน้าที่บันทึกว่าคุณไม่รับเที่ยวตรวจ {starts_th}",
        "The office has recorded that you decline the visit on {starts_en}",
        "{actor_th} บันทึกตามที่ได้รับแจ้งจาก{spoken_by} เหตุผล: {reason} หากไม่ถูกต้อง ให้โทรแจ้งเจ้าหน้าที่",
        "{actor_en} has recorded it, as said by: {spoken_by}. Reason: {reason}. If wrong, call the office.",
    ),
}
