"""The words of notices about certificates, published results and appeals."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

RESULTS: dict[str, NoticeWords] = {
    "appeal.file": words(
        "มีคำอุทธรณ์: {name_th}",
        "An appeal is filed: {name_en}",
        "สถานศึกษาอุทธรณ์ผลของงาน {number} เปิดดูประเด็นแล้วแต่งตั้งคณะที่ไม่มีส่วนได้เสีย",
        "The institution appeals against the result of {number}. Read its points and appoint a panel.",
    ),
    "appeal.receive_late": words(
        "รับคำอุทธรณ์ที่ยื่นช้า: {name_th}",
        "An appeal is received late: {name_en}",
        "รับคำอุทธรณ์ของงาน {number} ไว้หลังพ้นกำหนดพร้อมเหตุผล เปิดดูแล้วแต่งตั้งคณะ",
        "An appeal in {number} is received after its last day, for a reason. Open it and appoint a panel.",
    ),
    "appeal.appoint": words(
        "คุณได้รับแต่งตั้งให้พิจารณาอุทธรณ์: {name_th}",
        "You are appointed to hear an appeal: {name_en}",
        "อ่านประเด็นอุทธรณ์ของงาน {number} หากมีส่วนได้เสียให้แจ้งสำนักงานก่อนเริ่ม ประธานเป็นผู้ส่งข้อเสนอ",
        "Read the points of {number}. Tell the office first if you have an interest. The chair hands in.",
    ),
    "appeal.propose": words(
        "ข้อเสนอของคณะพิจารณาอุทธรณ์รอมติ: {name_th}",
        "The proposal of a panel waits for the board: {name_en}",
        "คณะส่งข้อเสนอของงาน {number} แล้ว เปิดดูเพื่อเสนอคณะกรรมการและบันทึกคำวินิจฉัย",
        "The panel of {number} has handed in. Open it, put it before the board and record the decision.",
    ),
    "appeal.decide": words(
        "มีคำวินิจฉัยอุทธรณ์แล้ว: {name_th}",
        "Your appeal is settled: {name_en}",
        "เปิดดูคำวินิจฉัยของงาน {number} ทีละประเด็นพร้อมเหตุผลและมติ",
        "Open the decision on {number}: each point with its reason and the resolution.",
    ),
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
