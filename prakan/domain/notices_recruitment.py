"""The words of messages to applicants, who have no account: receipt, results, invitation, certificate."""

from __future__ import annotations

from prakan.domain.notice_words import NoticeWords, words

RECRUITMENT: dict[str, NoticeWords] = {
    "recruitment.apply": words(
        "ได้รับใบสมัครเลขที่ {number} แล้ว",
        "Your application is received: {number}",
        "เรียน {name_th}\n\nหน่วยงานได้รับใบสมัครผู้ประเมินภายนอก {round_th} แล้ว\nเลขที่ใบสมัคร: {number}\n"
        "รหัส: {key}\n\nใช้เลขที่และรหัสนี้เปิดหน้าใบสมัครของท่านเพื่อดูสถานะ อุทธรณ์ หรือถอนใบสมัคร โปรดเก็บไว้และอย่าบอกผู้อื่น "
        "หากท่านไม่ได้สมัครเอง โปรดแจ้งหน่วยงาน",
        "Dear {name_en},\n\nwe have received your application: {round_en}.\nApplication number: {number}\n"
        "Key: {key}\n\nNumber and key open your page: where you stand, appeals, taking it back. Keep them to "
        "yourself. If it was not you who applied, tell the agency.",
    ),
    "recruitment.key": words(
        "รหัสใหม่ของใบสมัคร {number}",
        "A new key for application {number}",
        "เรียน {name_th}\n\nมีผู้ขอรหัสใหม่ของใบสมัคร {number}\nรหัสใหม่: {key}\nรหัสเดิมใช้ไม่ได้แล้ว "
        "หากท่านไม่ได้ขอ โปรดแจ้งหน่วยงาน",
        "Dear {name_en},\n\na new key was asked for, for application {number}.\nNew key: {key}\n"
        "The old one opens nothing any more. If it was not you who asked, tell the agency.",
    ),
    "recruitment.withdraw": words(
        "ถอนใบสมัคร {number} แล้ว",
        "Application {number} is withdrawn",
        "เรียน {name_th}\n\nบันทึกการถอนใบสมัคร {number} ({round_th}) แล้ว เหตุผลที่แจ้ง: {reason} "
        "หากยังอยู่ในช่วงรับสมัครและประสงค์จะสมัครใหม่ ยื่นใบสมัครใหม่ได้",
        "Dear {name_en},\n\nyour application {number} ({round_en}) is withdrawn. Reason given: {reason}. "
        "While "
        "applications are taken you may apply anew.",
    ),
    "recruitment.admit": words(
        "ใบสมัคร {number}: มีสิทธิสอบ",
        "Application {number}: admitted to the test",
        "เรียน {name_th}\n\nใบสมัคร {number} ({round_th}) ผ่านการคัดกรอง ท่านมีสิทธิเข้าทดสอบ วันสอบ: {test_th}",
        "Dear {name_en},\n\nyour application {number} ({round_en}) is admitted to the test. Day of the test: "
        "{test_en}",
    ),
    "recruitment.reject": words(
        "ใบสมัคร {number}: ไม่ผ่านการคัดกรอง",
        "Application {number}: not admitted",
        "เรียน {name_th}\n\nใบสมัคร {number} ({round_th}) ไม่ผ่านการคัดกรอง เหตุผล: {reason}\n"
        "หากเห็นว่าไม่ถูกต้อง ยื่นอุทธรณ์ได้จากหน้าใบสมัครของท่าน",
        "Dear {name_en},\n\nyour application {number} ({round_en}) is not admitted. Reason: {reason}\n"
        "If that is wrong, appeal on your page.",
    ),
    "recruitment.reopen": words(
        "ใบสมัคร {number}: อุทธรณ์ฟังขึ้น มีสิทธิสอบ",
        "Application {number}: your appeal is upheld, you are admitted",
        "เรียน {name_th}\n\nอุทธรณ์ของใบสมัคร {number} ({round_th}) ฟังขึ้น ท่านมีสิทธิเข้าทดสอบ เหตุผล: {reason}\n"
        "หน่วยงานจะแจ้งวันทดสอบของท่าน",
        "Dear {name_en},\n\nyour appeal, application {number} ({round_en}), is upheld: you are admitted "
        "to the "
        "test. Reason: {reason}\nThe agency will tell you the day of your test.",
    ),
    "recruitment.call": words(
        "ใบสมัคร {number}: ได้รับคัดเลือกเข้าอบรม",
        "Application {number}: called to the training",
        "เรียน {name_th}\n\nท่านได้รับคัดเลือกเข้าอบรมผู้ประเมินภายนอก {round_th} ลำดับที่ {rank} คะแนนรวม {total} จาก "
        "100\n"
        "หน่วยงานจะแจ้งรุ่น วัน และสถานที่อบรม",
        "Dear {name_en},\n\nyou are called to the training ({round_en}): rank {rank}, total {total} of 100.\n"
        "The agency will tell you group, days and place.",
    ),
    "recruitment.reserve": words(
        "ใบสมัคร {number}: อยู่ในบัญชีสำรอง",
        "Application {number}: on the reserve list",
        "เรียน {name_th}\n\nท่านอยู่ในบัญชีสำรองของ{round_th} ลำดับที่ {rank} คะแนนรวม {total} จาก 100\n"
        "เมื่อมีที่ว่าง หน่วยงานจะเรียกตามลำดับ หากเห็นว่าคะแนนไม่ถูกต้อง ยื่นอุทธรณ์ได้จากหน้าใบสมัครของท่าน",
        "Dear {name_en},\n\nyou are on the reserve list ({round_en}): rank {rank}, total {total} of "
        "100.\nThe next "
        "of the list is called when a place is free. If the points are wrong, appeal on your page.",
    ),
    "recruitment.leave_out": words(
        "ใบสมัคร {number}: ไม่ผ่านเกณฑ์คัดเลือก",
        "Application {number}: below the cut-off",
        "เรียน {name_th}\n\nผลการคัดเลือก{round_th}: ไม่ผ่านเกณฑ์ ({why_th})\n"
        "หากเห็นว่าคะแนนไม่ถูกต้อง ยื่นอุทธรณ์ได้จากหน้าใบสมัครของท่าน",
        "Dear {name_en},\n\nthe result of {round_en}: below the cut-off ({why_en}).\nIf the points are "
        "wrong, "
        "appeal on your page.",
    ),
    "recruitment.fill": words(
        "ใบสมัคร {number}: ได้รับเรียกจากบัญชีสำรอง",
        "Application {number}: called from the reserve list",
        "เรียน {name_th}\n\nมีที่ว่าง ท่านได้รับเรียกเข้าอบรมผู้ประเมินภายนอก {round_th} จากบัญชีสำรองลำดับที่ {rank}\n"
        "หน่วยงานจะแจ้งรุ่น วัน และสถานที่อบรม",
        "Dear {name_en},\n\na place is free: you are called to the training ({round_en}) from the reserve "
        "list, "
        "rank {rank}.\nThe agency will tell you group, days and place.",
    ),
    "recruitment.call_again": words(
        "ใบสมัคร {number}: อุทธรณ์ฟังขึ้น ได้รับคัดเลือกเข้าอบรม",
        "Application {number}: your appeal is upheld, you are called to the training",
        "เรียน {name_th}\n\nอุทธรณ์ของใบสมัคร {number} ({round_th}) ฟังขึ้น ท่านได้รับคัดเลือกเข้าอบรม ลำดับที่ {rank} "
        "คะแนนรวม {total} จาก 100 เหตุผล: {reason}",
        "Dear {name_en},\n\nyour appeal, application {number} ({round_en}), is upheld: you are called to the "
        "training, rank {rank}, total {total} of 100. Reason: {reason}",
    ),
    "recruitment.dismiss": words(
        "ใบสมัคร {number}: ยกอุทธรณ์",
        "Application {number}: your appeal is dismissed",
        "เรียน {name_th}\n\nอุทธรณ์ของใบสมัคร {number} ({round_th}) ไม่เป็นผล เหตุผล: {reason}",
        "Dear {name_en},\n\nyour appeal, application {number} ({round_en}), is dismissed. Reason: {reason}",
    ),
    "recruitment.stop": words(
        "ใบสมัคร {number}: ยกเลิกการรับสมัคร",
        "Application {number}: the recruitment is stopped",
        "เรียน {name_th}\n\nหน่วยงานยกเลิกการรับสมัคร{round_th} เหตุผล: {reason}",
        "Dear {name_en},\n\nthe recruitment {round_en} is stopped. Reason: {reason}",
    ),
    "training.enrol": words(
        "ใบสมัคร {number}: เชิญเข้าอบรม {group}",
        "Application {number}: you are invited to the training, {group}",
        "เรียน {name_th}\n\nขอเชิญเข้าอบรมผู้ประเมินภายนอก {round_th}\nรุ่น: {group}\nวันที่: {starts_th} ถึง {ends_th}\n"
        "สถานที่: {place}\nผู้ที่จะสอบได้ต้องเข้าอบรมไม่น้อยกว่าร้อยละ {attendance} และเรียนวิดีโอครบ {videos} เรื่อง "
        "หากมาไม่ได้ โปรดถอนใบสมัครจากหน้าของท่าน เพื่อให้ผู้อยู่ในบัญชีสำรองได้เข้าอบรมแทน",
        "Dear {name_en},\n\nyou are invited to the training, {round_en}.\nGroup: {group}\nDays: "
        "{starts_en} to "
        "{ends_en}\nPlace: {place}\nTo pass, attend at least {attendance} % of the hours and complete "
        "{videos} "
        "videos. If you cannot come, take your application back on your page, so that the next of the "
        "reserve "
        "list finds a place.",
    ),
    "training.pass": words(
        "ใบสมัคร {number}: ผ่านการทดสอบสมรรถนะ",
        "Application {number}: you passed",
        "เรียน {name_th}\n\nท่านผ่านการทดสอบสมรรถนะ{round_th} คะแนนรวม {total} จาก 100\n"
        "ขั้นต่อไปเสนอคณะกรรมการระดับการศึกษา แล้วเสนอคณะกรรมการรับรอง",
        "Dear {name_en},\n\nyou passed the competence test ({round_en}) with a total of {total} of "
        "100.\nNext the "
        "level committee and the board decide.",
    ),
    "training.fail": words(
        "ใบสมัคร {number}: ไม่ผ่านการทดสอบสมรรถนะ",
        "Application {number}: you did not pass",
        "เรียน {name_th}\n\nผลการทดสอบสมรรถนะ{round_th}: ไม่ผ่าน ({why_th})\n"
        "หากเห็นว่าคะแนนไม่ถูกต้อง ยื่นอุทธรณ์ได้จากหน้าใบสมัครของท่าน",
        "Dear {name_en},\n\nthe result of the competence test ({round_en}): not passed ({why_en}).\nIf "
        "the points "
        "are wrong, appeal on your page.",
    ),
    "training.reopen": words(
        "ใบสมัคร {number}: อุทธรณ์ฟังขึ้น ผ่านการทดสอบสมรรถนะ",
        "Application {number}: your appeal is upheld, you passed",
        "เรียน {name_th}\n\nอุทธรณ์ของใบสมัคร {number} ({round_th}) ฟังขึ้น ท่านผ่านการทดสอบสมรรถนะ คะแนนรวม "
        "{total} จาก 100 "
        "เหตุผล: {reason}",
        "Dear {name_en},\n\nyour appeal, application {number} ({round_en}), is upheld: you passed, total "
        "{total} "
        "of 100. Reason: {reason}",
    ),
    "training.take_back": words(
        "ใบสมัคร {number}: ผลการทดสอบอยู่ระหว่างตรวจทาน",
        "Application {number}: your result is being looked at again",
        "เรียน {name_th}\n\nบัญชีผู้ผ่าน{round_th} ถูกส่งกลับให้ตรวจทาน ผลที่แจ้งไว้ยังไม่ถือเป็นที่สุด หน่วยงานจะแจ้งผลอีกครั้ง",
        "Dear {name_en},\n\nthe pass list of {round_en} was sent back to be looked at again. The result "
        "you were "
        "told is not final; we shall write to you again.",
    ),
    "recruitment.register": words(
        "ใบสมัคร {number}: ขึ้นทะเบียนผู้ประเมินแล้ว ใบอนุญาต {licence}",
        "Application {number}: you are certified, licence {licence}",
        "เรียน {name_th}\n\nคณะกรรมการรับรองท่านเป็นผู้ประเมินภายนอก {round_th}\nเลขที่ใบอนุญาต: {licence}\n"
        "ใช้ได้ตั้งแต่: {from_th}\nมติ: {board}\nหน้าใบสมัครของท่านมีลิงก์ตรวจสอบใบรับรอง",
        "Dear {name_en},\n\nthe board has certified you as an external assessor ({round_en}).\nLicence: "
        "{licence}\n"
        "Valid from: {from_en}\nResolution: {board}\nYour page links to the certificate.",
    ),
}
