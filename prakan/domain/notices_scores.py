"""The words of notices about scores of a case: opened, waiting for agreement, dissent, the verdict."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

SCORES: dict[str, NoticeWords] = {
    "consensus.open": words(
        "คะแนนของคณะเปิดแล้ว: {name_th}",
        "The team's scores are open: {name_en}",
        "ส่งครบทุกคนแล้ว เปิดงาน {number} เพื่อหาฉันทามติ เริ่มจากข้อที่ต่างกันมากที่สุด",
        "Everybody has handed in. Open {number} and look for consensus, the widest differences first.",
    ),
    "consensus.agree": words(
        "ฉันทามติรอคุณตกลง: {name_th}",
        "The consensus waits for you: {name_en}",
        "{actor_th} ตกลงแล้ว อ่านงาน {number} ทั้งระดับ เหตุผล และความเห็นแย้ง แล้วกดตกลงหรือแย้ง",
        "{actor_en} has agreed. Read all of {number}, dissent too, then agree or record your own.",
    ),
    "consensus.dissent": words(
        "มีความเห็นแย้งในฉันทามติ: {name_th}",
        "A dissent is recorded: {name_en}",
        "{actor_th} บันทึกหรือถอนความเห็นแย้งในงาน {number} ผู้ที่ตกลงไว้แล้วต้องอ่านและตกลงใหม่",
        "{actor_en} has recorded or taken back a dissent in {number}. Whoever had agreed agrees anew.",
    ),
    "consensus.settle": words(
        "คณะตกลงแล้ว ผลการประเมินคำนวณแล้ว: {name_th}",
        "The team has agreed, the verdict is there: {name_en}",
        "ฉันทามติของงาน {number} ผนึกแล้ว เปิดดูผลและที่มา แล้วเขียนร่างรายงาน",
        "The consensus of {number} is sealed. See the verdict and how it follows, then draft the report.",
    ),
    "transcript.fail": words(
        "ถอดเสียงไม่สำเร็จ: {title}",
        "A recording could not be transcribed: {title}",
        "รหัสปัญหา {code} เปิดหลักฐานเพื่อดูวิธีแก้ ขอถอดเสียงอีกครั้งหรือพิมพ์เองได้",
        "For {code}. Open the evidence to see what to do: ask again, or type it.",
    ),
}
