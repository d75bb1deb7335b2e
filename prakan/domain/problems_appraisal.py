"""Numbered problems of the appraisal of assessors."""

from __future__ import annotations

from prakan.domain.problems import problem

NOTHING_TO_COMPARE = problem(
    "EAPA-001",
    "คะแนนที่มียังประมาณความเข้มงวดไม่ได้ (ผู้ประเมิน {assessors} คน คะแนน {scores} ข้อ)",
    "Severity cannot be estimated from these scores (assessors: {assessors}, scores: {scores})",
    "ต้องมีผู้ให้คะแนนอย่างน้อย 2 คน และคะแนนต้องไม่เท่ากันทั้งหมด รอให้มีคะแนนเพิ่ม",
    "At least two assessors and scores that differ are needed; wait for more scores",
)
RULES_MISSING = problem(
    "EAPA-002",
    "ยังไม่มีแบบประเมินผู้ประเมินในระบบ",
    "There are no rules for appraising assessors yet",
    "เพิ่ม appraisal.toml ในโฟลเดอร์ของหน่วยงาน แล้วสั่ง prakan install อีกครั้ง",
    "Add appraisal.toml to the agency's folder and run prakan install again",
)
ROUND_THERE = problem(
    "EAPA-003",
    "เปิดรอบประเมินผู้ประเมินของปี {year} แล้ว",
    "The appraisal of {year} is open already",
    "เปิดรอบนั้นจากรายการ",
    "Open it from the list",
)
APPRAISAL_MISSING = problem(
    "EAPA-004",
    "ไม่พบรายการประเมินผู้ประเมินนี้ หรือไม่ใช่ของคุณ",
    "There is no such appraisal, or it is not yours",
    "เปิดรายการประเมินอีกครั้ง แล้วเลือกจากรายการ",
    "Open the list again and choose one of it",
)
MARK_WRONG = problem(
    "EAPA-005",
    "คะแนนต้องเป็นจำนวนเต็ม 1 ถึง {most} หรือ “ไม่ประเมิน” ไม่ใช่ {given}",
    "A mark is a whole number from 1 to {most}, or “not assessed”; {given} is neither",
    "เลือกคะแนนจากรายการ",
    "Choose one of the list",
)
NOTHING_MARKED = problem(
    "EAPA-006",
    "ยังไม่ได้ให้คะแนนข้อใดเลย",
    "Nothing has been marked",
    "ให้คะแนนอย่างน้อยหนึ่งข้อ ข้อที่ตอบไม่ได้ให้เว้นเป็น “ไม่ประเมิน”",
    "Mark at least one question; leave those you cannot judge as “not assessed”",
)
NOT_TO_RATE = problem(
    "EAPA-007",
    "คุณตอบแบบนี้ให้ผู้ประเมินคนนี้ในปีนี้ไม่ได้ เพราะไม่พบการออกประเมินที่เกี่ยวข้องกัน",
    "You cannot fill in this form about this assessor: no visit of the year links you",
    "หากการออกประเมินยังไม่อยู่ในประวัติ ให้แจ้งเจ้าหน้าที่ประเมินและรับรอง",
    "If a visit is missing from the records, tell the assessment officer",
)
COLLECTED = problem(
    "EAPA-008",
    "ปิดรับคำตอบแล้ว เพราะการประเมินอยู่ในขั้น “{stage}”",
    "Answers are no longer taken; the appraisal is at: {stage}",
    "แจ้งเจ้าหน้าที่ประเมินและรับรองหากมีเรื่องที่ต้องเพิ่ม",
    "Tell the assessment officer if something is missing",
)
WORDS_MISSING = problem(
    "EAPA-009",
    "ยังไม่ได้เขียนข้อความ",
    "Nothing is written",
    "เขียนข้อความสั้น ๆ แล้วบันทึกอีกครั้ง",
    "Write a few words and save again",
)
APPEAL_LATE = problem(
    "EAPA-010",
    "พ้นกำหนดอุทธรณ์แล้วตั้งแต่วันที่ {last}",
    "Appeals were possible until {last}",
    "ติดต่อเจ้าหน้าที่ประเมินและรับรอง",
    "Speak to the assessment officer",
)
NO_SCORES = problem(
    "EAPA-011",
    "ยังไม่มีคะแนนที่ผู้ประเมินให้สถานศึกษาในปี {year}",
    "No scores of assessors are there for {year} yet",
    "คะแนนจะเข้ามาเมื่อมีการให้คะแนนรายคนก่อนหารือในคณะ",
    "They come in once members of teams score on their own before they talk",
)
APPEAL_UNANSWERED = problem(
    "EAPA-012",
    "ยังไม่ได้ตอบคำอุทธรณ์",
    "The appeal is not answered",
    "เขียนเหตุผลที่ผลเปลี่ยนหรือไม่เปลี่ยนตามคำอุทธรณ์ แล้วบันทึกอีกครั้ง",
    "Say why the appeal changes the result, or why not, and save again",
)
STILL_ANSWERING = problem(
    "EAPA-013",
    "ผู้ประเมินยังชี้แจงได้ถึงวันที่ {last} จึงยังเสนอคณะกรรมการไม่ได้",
    "The assessor may answer until {last}; it cannot go to the committee yet",
    "รอให้พ้นกำหนด หรือให้ผู้ประเมินกดเสนอคณะกรรมการเองเมื่อชี้แจงเสร็จ",
    "Wait until the days are over, or let the assessor hand it over when done",
)
NOTHING_NEW = problem(
    "EAPA-014",
    "ไม่มีคะแนนใหม่ตั้งแต่ประมาณครั้งล่าสุดเมื่อ {on} ผลจึงยังเป็นผลเดิม",
    "No score has come in since the last estimate on {on}; its result still holds",
    "ดูผลล่าสุดได้ในหน้าความเข้มงวด และประมาณใหม่เมื่อมีคะแนนเพิ่ม",
    "Look at the last result, and estimate again once scores come in",
)
ESTIMATE_FAILED = problem(
    "EAPA-015",
    "ประมาณความเข้มงวดไม่สำเร็จหลังลองแล้ว {attempts} ครั้ง ผลครั้งก่อนยังอยู่",
    "Severity was not estimated in {attempts} attempts; the last result is kept",
    "สั่งประมาณอีกครั้ง หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ",
    "Ask for it again; if it fails once more, tell the administrator",
)
COMPLAINT_MISSING = problem(
    "COMPLAINT-001",
    "ไม่พบเรื่องร้องเรียนนี้ หรือคุณไม่ใช่ผู้ที่ได้รับมอบหมาย",
    "There is no such complaint, or you are not named in it",
    "เปิดรายการเรื่องร้องเรียนที่คุณได้รับมอบหมาย",
    "Open the list of complaints that name you",
)
COMMITTEE_SHORT = problem(
    "COMPLAINT-002",
    "คณะกรรมการต้องมีอย่างน้อย {least} คน และมีประธานหนึ่งคนที่เป็นกรรมการด้วย",
    "A committee has at least {least} members, one of them its chair",
    "เลือกกรรมการให้ครบ แล้วเลือกประธานจากในนั้น",
    "Choose enough members, and the chair among them",
)
MEMBER_BARRED = problem(
    "COMPLAINT-003",
    "{name} เป็นกรรมการเรื่องนี้ไม่ได้: {why}",
    "{name} cannot hear this complaint: {why}",
    "เลือกผู้อื่นแทน",
    "Choose somebody else",
)
DECISION_MISSING = problem(
    "COMPLAINT-004",
    "ยังไม่ได้เลือกว่าคำร้องเรียนมีมูลหรือไม่มีมูล",
    "Whether the complaint is upheld has not been said",
    "เลือกข้อใดข้อหนึ่ง แล้วเขียนเหตุผล",
    "Choose one of the two and give the reason",
)
EFFECT_WITHOUT_CAUSE = problem(
    "COMPLAINT-005",
    "เสนอเรื่องใบอนุญาตไม่ได้ เพราะคำร้องเรียนไม่มีมูล",
    "No step on a licence can follow from a complaint that is not upheld",
    "เลือก “ไม่เสนอ” หรือแก้คำวินิจฉัย",
    "Choose that nothing follows, or correct the decision",
)
LEVEL_NOT_REACHED = problem(
    "RECOG-001",
    "{name} ไม่ผ่านเกณฑ์ระดับ {level} แล้ว",
    "{name} does not meet the rule of {level} any more",
    "เปิดรายชื่ออีกครั้งแล้วเลือกใหม่",
    "Open the list again and choose anew",
)
NOBODY_CHOSEN = problem(
    "RECOG-002",
    "ยังไม่ได้เลือกผู้ประเมิน",
    "Nobody is chosen",
    "เลือกอย่างน้อยหนึ่งคนจากรายชื่อ",
    "Choose at least one of the list",
)
RECOGNISED_ALREADY = problem(
    "RECOG-003",
    "{name} ได้รับการยกย่องระดับ {level} ในปีนี้แล้ว ตามมติ {resolution}",
    "{name} was given {level} this year already, by {resolution}",
    "ปีหนึ่งให้ได้ระดับเดียว หากต้องการเปลี่ยนระดับให้เสนอคณะกรรมการใหม่ในปีถัดไป",
    "One level a year is given; propose another level next year",
)
NOT_ACTIVE = problem(
    "RECOG-004",
    "ไม่พบผู้ประเมินที่ปฏิบัติหน้าที่อยู่ตามรายการที่เลือก (ลำดับ {id})",
    "There is no active assessor for one that was chosen (no. {id})",
    "เปิดรายชื่ออีกครั้งแล้วเลือกใหม่",
    "Open the list again and choose anew",
)
