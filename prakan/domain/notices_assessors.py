"""The words of notices about assessors, their licences and interests."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

ASSESSORS: dict[str, NoticeWords] = {
    "assessor.propose": words(
        "ผู้ประเมินเสนอแก้ข้อมูลในทะเบียน",
        "An assessor proposes to change the register",
        "{actor_th} เสนอแก้ข้อมูลของตนในทะเบียนผู้ประเมิน เปิดข้อเสนอแล้วพิจารณา",
        "{actor_en} proposes to change their entry of the register. Open the proposals and decide.",
    ),
    "proposal.accept": words(
        "ข้อเสนอแก้ข้อมูลของคุณได้รับความเห็นชอบแล้ว",
        "Your proposal is taken over",
        "{actor_th} เห็นชอบข้อเสนอของคุณ และแก้ทะเบียนผู้ประเมินตามที่เสนอแล้ว",
        "{actor_en} has taken your proposal over into the register.",
    ),
    "proposal.decline": words(
        "ข้อเสนอแก้ข้อมูลของคุณไม่ได้รับความเห็นชอบ",
        "Your proposal is declined",
        "{actor_th} ไม่เห็นชอบข้อเสนอของคุณ เหตุผล: {reason}",
        "{actor_en} has declined your proposal. Reason: {reason}",
    ),
    "licence.issue": words(
        "ใบอนุญาตของคุณ: {number}",
        "Your licence: {number}",
        "{actor_th} บันทึกใบอนุญาตเลขที่ {number} ตามมติ {resolution} ดูวันสิ้นสุดในทะเบียนของคุณ",
        "{actor_en} has recorded licence {number}, resolution {resolution}. Your page says until when.",
    ),
    "licence.renew": words(
        "ต่ออายุใบอนุญาตแล้ว: {number}",
        "Your licence is renewed: {number}",
        "{actor_th} บันทึกการต่ออายุเป็นเลขที่ {number} ตามมติ {resolution}",
        "{actor_en} has recorded the renewal as {number} after the resolution {resolution}.",
    ),
    "licence.suspend": words(
        "ใบอนุญาต {number} พักใช้",
        "Licence {number} is suspended",
        "{actor_th} บันทึกมติพักใช้ใบอนุญาต {number} เหตุผล: {reason} มติ: {resolution}",
        "{actor_en} has recorded: {number} suspended. Reason: {reason}. Resolution: {resolution}",
    ),
    "licence.reinstate": words(
        "ใบอนุญาต {number} ใช้ได้อีกครั้ง",
        "Licence {number} holds again",
        "{actor_th} บันทึกมติคืนสิทธิใบอนุญาต {number} เหตุผล: {reason} มติ: {resolution}",
        "{actor_en} has recorded: {number} reinstated. Reason: {reason}. Resolution: {resolution}",
    ),
    "licence.revoke": words(
        "ใบอนุญาต {number} ถูกเพิกถอน",
        "Licence {number} is revoked",
        "{actor_th} บันทึกมติเพิกถอนใบอนุญาต {number} เหตุผล: {reason} มติ: {resolution}",
        "{actor_en} has recorded: {number} revoked. Reason: {reason}. Resolution: {resolution}",
    ),
    "licence.ending": words(
        "ใบอนุญาต {number} จะหมดอายุ {ends_th}",
        "Licence {number} ends on {ends_en}",
        "ใบอนุญาตระดับ{level_th} เลขที่ {number} จะหมดอายุวันที่ {ends_th} แจ้งเจ้าหน้าที่หากต้องการต่ออายุ",
        "Your licence {number} for {level_en} ends on {ends_en}. Tell the officer if it is to be renewed.",
    ),
    "licence.due": words(
        "ใบอนุญาตใกล้หมดอายุและยังไม่ต่อ: {count} ใบ",
        "Licences that end soon and are not renewed: {count}",
        "ใบอนุญาต {count} ใบจะหมดอายุภายใน 180 วัน ({levels_th}) เปิดรายชื่อเพื่อเตรียมเสนอต่ออายุ",
        "{count} licences end within 180 days ({levels_en}). Open the list and prepare their renewal.",
    ),
    "renewal.open": words(
        "เปิดรอบต่ออายุใบอนุญาต ยื่นได้ถึง {apply_by_th}",
        "Renewals are open until {apply_by_en}",
        "ใบอนุญาตระดับ{level_th}ของคุณอยู่ในรอบต่ออายุ ดูเงื่อนไขและสิ่งที่ยังขาดในทะเบียนของฉัน แล้วยื่นคำขอภายใน {apply_by_th}",
        "Your licence for {level_en} is in a renewal round. My register says its conditions and what is "
        "missing. Apply until {apply_by_en}.",
    ),
    "renewal.due": words(
        "ยังไม่ได้ยื่นต่ออายุใบอนุญาต {number}: ยื่นได้ถึง {apply_by_th}",
        "Licence {number}: apply for renewal until {apply_by_en}",
        "ใบอนุญาต {number} อยู่ในรอบต่ออายุ แต่ยังไม่ได้ยื่นคำขอ เปิดทะเบียนของฉันแล้วยื่นภายใน {apply_by_th}",
        "Licence {number} is in a renewal round and you have not applied yet. Do so on My register until "
        "{apply_by_en}.",
    ),
    "renewal.return": words(
        "คำขอต่ออายุใบอนุญาต {number} ถูกส่งกลับ",
        "The renewal of licence {number} is returned",
        "{actor_th} ส่งคำขอต่ออายุกลับให้แก้ไข: {reason} เปิดหน้านี้แล้วยื่นอีกครั้ง",
        "{actor_en} has returned it: {reason}. Open the page and apply again.",
    ),
    "renewal.decline": words(
        "ใบอนุญาต {number} ไม่ได้รับการต่ออายุ",
        "Licence {number} is not renewed",
        "{actor_th} บันทึกมติไม่ต่ออายุ เหตุผล: {reason} มติ: {resolution}",
        "{actor_en} has recorded: not renewed. Reason: {reason}. Resolution: {resolution}",
    ),
    "interest.declare": words(
        "มีการแจ้งผลประโยชน์ทับซ้อน",
        "An interest is declared",
        "{actor_th} แจ้งผลประโยชน์ทับซ้อน: {place} ระบบใช้ทันทีเมื่อจัดคณะผู้ประเมิน",
        "{actor_en} declares an interest: {place}. It counts at once when teams are formed.",
    ),
}
