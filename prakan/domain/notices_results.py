"""The words of notices about certificates, published results and appeals."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

RESULTS: dict[str, NoticeWords] = {
    "certificate.make": words(
        "ผลการประเมินได้รับการรับรองแล้ว: {name_th}",
        "The result is certified: {name_en}",
        "ออกหนังสือเลขที่ {paper} ของงาน {number} ปี {year} แล้ว เปิดดูผลและดาวน์โหลดหนังสือได้",
        "{paper} of {number}, fiscal year {year}, is made. Open it to read the result and download it.",
    ),
    "certificate.withdraw": words(
        "หนังสือรับรองถูกเพิกถอน: {name_th}",
        "A certificate is withdrawn: {name_en}",
        "หนังสือเลขที่ {paper} ของงาน {number} ถูกเพิกถอน เปิดดูเหตุผลและขั้นต่อไป",
        "{paper} of {number} is withdrawn. Open it to read why and what comes next.",
    ),
    "case.publish": words(
        "เผยแพร่ผลการประเมินแล้ว: {name_th}",
        "The result is published: {name_en}",
        "ผลของงาน {number} ปี {year} เผยแพร่ต่อหน่วยงานต้นสังกัดและประชาชนแล้ว หากไม่เห็นด้วย ยื่นอุทธรณ์ได้ภายในกำหนด",
        "The result of {number}, fiscal year {year}, is before your parent agency and the public. If you "
        "disagree, you may appeal within the days that the page of the case names.",
    ),
    "case.publish_anew": words(
        "เผยแพร่ผลฉบับใหม่แล้ว: {name_th}",
        "A new version of the result is published: {name_en}",
        "หน้าผลของงาน {number} แสดงหนังสือเลขที่ {paper} ซึ่งเป็นฉบับล่าสุดแล้ว",
        "The page of {number} shows {paper}, the newest version, now.",
    ),
    "case.publish_parents": words(
        "เผยแพร่ผลการประเมินของสถานศึกษาในสังกัด {count} งาน",
        "Results of your institutions are published: {count}",
        "ผลการประเมินปี {year} ของสถานศึกษาในสังกัดเผยแพร่แล้ว {count} งาน เปิดดูเพื่อวางแผนพัฒนาต่อ",
        "{count} results of your institutions of fiscal year {year} are published. Open them and plan what "
        "comes next.",
    ),
}
