"""The words of notices about payments: lists to approve, short ones, what was paid or returned, accounts."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

PAYMENTS: dict[str, NoticeWords] = {
    "payment.fund": words(
        "บัญชีจ่ายรออนุมัติ: {number}",
        "A payment list waits for approval: {number}",
        "ผูกพันงบประมาณให้บัญชี {number} แล้ว (ผู้รับเงิน {people} คน) เปิดบัญชีเพื่อตรวจและอนุมัติ",
        "The budget has committed the money of {number} for {people} people. Open it to check and approve.",
    ),
    "payment.fall_short": words(
        "ยังผูกพันงบประมาณให้บัญชี {number} ไม่ได้",
        "No money could be committed for {number}",
        "บัญชี {number} ยังไม่มีงบประมาณรองรับ เปิดบัญชีเพื่อดูเหตุผล แล้วโอนงบประมาณหรือทำบัญชีใหม่",
        "Nothing is committed for {number} yet. Open it to see why; move money or start anew.",
    ),
    "payment.approve": words(
        "อนุมัติบัญชีจ่าย {number} แล้ว",
        "Payment list {number} is approved",
        "{actor_th} อนุมัติแล้ว ส่งธนาคารแล้วบันทึกวันที่จ่ายกับเลขอ้างอิง",
        "{actor_en} has approved it. Send it to the bank, then record the day and the reference.",
    ),
    "payment.send_back": words(
        "ไม่อนุมัติบัญชีจ่าย {number}",
        "Payment list {number} is not approved",
        "{actor_th}: {reason} รายการในบัญชีรอทำบัญชีใหม่",
        "{actor_en}: {reason} Its dues wait for another list.",
    ),
    "payment.pay": words(
        "จ่ายค่าตอบแทนแล้ว: บัญชี {number}",
        "Your honorarium is paid: list {number}",
        "ธนาคารโอนเงินเมื่อ {on} อ้างอิง {reference} ดูรายการและวิธีคำนวณที่หน้าค่าตอบแทนของฉัน",
        "Paid on {on}, reference {reference}. Your page of payments shows how each item was reckoned.",
    ),
    "payment.bounce": words(
        "ธนาคารคืนเงินค่าตอบแทน: บัญชี {number}",
        "The bank returned your honorarium: list {number}",
        "เหตุผล: {reason} ตรวจเลขที่บัญชีของคุณ แล้วการเงินจะจ่ายใหม่",
        "The reason: {reason} Check your account; finance then pays again.",
    ),
    "payment.ask": words(
        "ผู้ประเมินขอแก้ไขค่าตอบแทน",
        "An assessor asks for a correction",
        "{text}",
        "{text}",
    ),
    "payment.answer": words(
        "การเงินตอบคำขอแก้ไขแล้ว",
        "Finance has answered your request",
        "{answer}",
        "{answer}",
    ),
    "bank.enter": words(
        "บัญชีธนาคารรอยืนยัน",
        "A bank account waits for confirmation",
        "ผู้ประเมินแจ้งหรือเปลี่ยนบัญชีธนาคาร เทียบกับสำเนาสมุดบัญชีก่อนยืนยัน",
        "An assessor entered or changed an account. Compare it with the bank book before you confirm.",
    ),
    "bank.refuse": words(
        "การเงินไม่รับบัญชีธนาคาร",
        "Finance did not accept your account",
        "เหตุผล: {reason} แจ้งบัญชีใหม่ที่หน้าค่าตอบแทนของฉัน",
        "The reason: {reason} Enter another on your page of payments.",
    ),
}
