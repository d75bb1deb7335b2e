"""Numbered problems of scoring a case: sheets, evidence, findings, consensus."""

from __future__ import annotations

from prakan.domain.problems import problem

CASE_SHUT = problem(
    "SCORE-001",
    "งานประเมิน {number} อยู่ในขั้น “{stage}” จึงบันทึกคะแนน หลักฐาน หรือข้อค้นพบไม่ได้ ข้อความที่เขียนยังอยู่ในหน้านี้",
    'Case {number} stands at "{stage}": no score, evidence or finding is recorded; your text is kept here',
    "คัดลอกข้อความเก็บไว้ แล้วติดต่อเจ้าหน้าที่ผู้ดูแลงานนี้หากต้องแก้ผล",
    "Keep a copy of your text, and ask the officer of this case if something must change",
)
NOT_ASKED = problem(
    "SCORE-002",
    "กรอบที่ใช้กับงานนี้ไม่มีข้อ {code} ให้คะแนน",
    "The framework of this case does not ask for a mark of {code}",
    "เลือกตัวบ่งชี้จากรายการด้านซ้าย",
    "Choose an indicator from the list",
)
REASON_LONG = problem(
    "SCORE-003",
    "เหตุผลยาว {length} ตัวอักษร เก็บได้ไม่เกิน {most}",
    "The reason has {length} characters; at most {most} can be kept",
    "ย่อเหตุผล ส่วนรายละเอียดบันทึกเป็นข้อค้นพบได้",
    "Shorten it; details can go into a finding",
)
MARK_MISSING = problem(
    "SCORE-004",
    "ข้อ {code} ยังไม่ครบ ต้องมีระดับ เหตุผล และหลักฐานอย่างน้อยหนึ่งชิ้น (ข้อที่ไม่ได้ประเมินต้องมีเหตุผล)",
    "{code} is not complete: it needs a level, a reason and evidence (or why it was not assessed)",
    "เปิดข้อนี้แล้วเติมส่วนที่ขาด",
    "Open it and fill in what is missing",
)
SHEET_SEALED = problem(
    "SCORE-005",
    "ใบคะแนนนี้ส่งและผนึกแล้วเมื่อ {at} จึงแก้ไม่ได้",
    "This sheet was handed in and sealed at {at}; it cannot be changed",
    "หากเห็นต่างจากที่ส่งไป ให้เสนอในขั้นหาฉันทามติ",
    "Say so when the team looks for consensus",
)
SAVED_MEANWHILE = problem(
    "SCORE-006",
    "ข้อ {code} ถูกบันทึกจากอีกหน้าหนึ่งเมื่อ {at} หลังจากคุณเปิดหน้านี้ ยังไม่ได้บันทึกทับ ข้อความทั้งสองแสดงไว้แล้ว",
    "{code} was saved elsewhere at {at}, after you opened this page; nothing was overwritten, both are shown",
    "เทียบสองฉบับ แล้วกดบันทึกอีกครั้งเพื่อใช้ฉบับในช่อง",
    "Compare the two, then save again to keep what stands in the fields",
)
NOT_ON_TEAM = problem(
    "SCORE-007",
    "คุณไม่ได้อยู่ในคณะของงานประเมิน {number} แล้ว จึงบันทึกไม่ได้ สิ่งที่คุณส่งไว้ก่อนหน้ายังเก็บอยู่",
    "You are no longer on the team of case {number} and cannot record anything; what you handed in is kept",
    "ติดต่อเจ้าหน้าที่จัดคณะหากคิดว่าไม่ถูกต้อง",
    "Ask the officer who forms the teams if that is a mistake",
)
LICENCE_ENDED = problem(
    "SCORE-008",
    "ใบรับรองผู้ประเมินระดับ{level}ของคุณไม่มีผลในวันที่ {day} จึงบันทึกคะแนนไม่ได้",
    "Your licence for {level} is not in force on {day}; no score can be recorded",
    "ต่ออายุใบรับรอง หรือติดต่อเจ้าหน้าที่เพื่อเปลี่ยนตัว",
    "Renew the licence, or ask the officer for a substitute",
)
EVIDENCE_GONE = problem(
    "SCORE-009",
    "ไม่พบหลักฐานที่อ้าง หรือถูกซ่อนไปแล้ว ({ids})",
    "The evidence you refer to is not there or has been hidden ({ids})",
    "เลือกหลักฐานจากรายการอีกครั้ง",
    "Choose evidence from the list again",
)
EVIDENCE_EMPTY = problem(
    "SCORE-010",
    "หลักฐานต้องมีชื่อ และต้องมีไฟล์หรือบันทึกว่าพบอะไร",
    "Evidence needs a title, and a file or a note of what was seen",
    "ตั้งชื่อสั้น ๆ แล้วแนบไฟล์หรือเขียนบันทึก",
    "Give it a short title, then add the file or write the note",
)
HIDE_REASON = problem(
    "SCORE-011",
    "การซ่อนหลักฐานต้องมีเหตุผล หลักฐานยังเก็บอยู่และผู้ตรวจสอบเห็นได้",
    "Hiding evidence needs a reason; it stays in the store and auditors can see it",
    "เขียนเหตุผลสั้น ๆ",
    "Write a short reason",
)
EVIDENCE_CITED = problem(
    "SCORE-012",
    "หลักฐานนี้ถูกอ้างในใบคะแนนที่ผนึกแล้วหรือในฉันทามติ จึงซ่อนไม่ได้",
    "This evidence is cited by a sealed sheet or by the consensus and cannot be hidden",
    "บันทึกข้อสังเกตเกี่ยวกับหลักฐานนี้เป็นข้อค้นพบแทน",
    "Record what is wrong with it as a finding instead",
)
FINDING_EMPTY = problem(
    "SCORE-013",
    "ข้อค้นพบต้องมีข้อความ",
    "A finding needs a text",
    "เขียนสิ่งที่พบ",
    "Write what was found",
)
FINDING_GONE = problem(
    "SCORE-014",
    "ไม่พบข้อค้นพบนี้ หรือเป็นของผู้อื่นซึ่งคุณแก้ไม่ได้",
    "There is no such finding, or it is somebody else's, which you cannot change",
    "กลับไปที่รายการข้อค้นพบ",
    "Go back to the list of findings",
)
KEY_USED = problem(
    "SCORE-015",
    "รหัสรายการ {key} ใช้ไปแล้วกับข้อมูลอื่นในงานนี้",
    "The key {key} was used for something else in this case",
    "ส่งใหม่ด้วยรหัสใหม่",
    "Send it again under a new key",
)
NOT_ALL_IN = problem(
    "SCORE-016",
    "ยังเปิดคะแนนไม่ได้ ยังไม่ส่ง {n} คน",
    "Scores cannot be opened: {n} of the team have not handed in",
    "รอให้ส่งครบ หรือเตือนผู้ที่ยังไม่ส่ง",
    "Wait until everybody has, or remind those who have not",
)
NOT_CHAIR = problem(
    "SCORE-017",
    "เฉพาะประธานคณะเสนอฉันทามติได้ คุณบันทึกความเห็นแย้งได้",
    "Only the chair proposes the consensus; you can record your dissent",
    "แจ้งประธาน หรือบันทึกความเห็นแย้งพร้อมเหตุผล",
    "Tell the chair, or record a dissent with its reason",
)
NOT_OPENED = problem(
    "SCORE-018",
    "คะแนนยังไม่เปิด จึงยังหาฉันทามติไม่ได้",
    "The scores are not open yet, so there is no consensus to look for",
    "ส่งใบคะแนนให้ครบทั้งคณะก่อน",
    "First everybody on the team hands in a sheet",
)
CONSENSUS_CLOSED = problem(
    "SCORE-019",
    "คณะตกลงฉันทามติและผนึกแล้วเมื่อ {at} จึงแก้ไม่ได้",
    "The team agreed and the consensus was sealed at {at}; it cannot be changed",
    "ผลที่ผิดแก้ได้ด้วยผลฉบับใหม่ตามขั้นปรับแก้หรืออุทธรณ์เท่านั้น",
    "A wrong result is mended only by a new version, after a revision or an appeal",
)
CONSENSUS_EVIDENCE = problem(
    "SCORE-020",
    "ระดับที่ตกลงของข้อ {code} ยังไม่อ้างหลักฐาน",
    "The agreed level of {code} has no evidence",
    "เลือกหลักฐานที่คณะใช้อย่างน้อยหนึ่งชิ้น",
    "Choose at least one piece of evidence that the team relies on",
)
CONSENSUS_REASON_FAR = problem(
    "SCORE-021",
    "ข้อ {code} คะแนนต่างกัน {gap} ระดับหรือบางคนไม่ได้ประเมิน ต้องมีเหตุผลร่วม",
    "Marks of {code} lie {gap} levels apart, or some did not assess it: the agreed one needs a reason",
    "เขียนว่าคณะตกลงกันอย่างไรและเพราะอะไร",
    "Write what the team agreed on and why",
)
CONSENSUS_REASON_OUTSIDE = problem(
    "SCORE-022",
    "ระดับที่เสนอของข้อ {code} ไม่ตรงกับที่ใครให้ไว้ ต้องมีเหตุผลร่วม",
    "The level proposed for {code} lies outside what anybody gave: it needs a reason",
    "เขียนเหตุผล หรือเลือกระดับในช่วงที่คณะให้",
    "Write the reason, or choose a level within what the team gave",
)
CONSENSUS_REASON_NOT_ASSESSED = problem(
    "SCORE-023",
    "ข้อ {code} ไม่ได้ประเมิน ต้องบอกว่าเพราะอะไร",
    "{code} is not assessed: say why",
    "เขียนเหตุผลสั้น ๆ",
    "Write a short reason",
)
CONSENSUS_MISSING = problem(
    "SCORE-024",
    "ข้อ {code} ยังไม่มีระดับที่ตกลงร่วมกัน",
    "{code} has no agreed level yet",
    "ให้ประธานเสนอระดับพร้อมหลักฐาน",
    "Let the chair propose a level with its evidence",
)
CHANGED_SINCE_READ = problem(
    "SCORE-025",
    "ฉันทามติเปลี่ยนไปหลังจากคุณเปิดหน้านี้ จึงยังไม่ได้บันทึกการตกลงของคุณ",
    "The consensus has changed since you opened this page; your agreement was not recorded",
    "อ่านฉบับล่าสุดที่แสดง แล้วกดตกลงอีกครั้ง",
    "Read what stands there now, then agree again",
)
DISSENT_EMPTY = problem(
    "SCORE-026",
    "ความเห็นแย้งต้องมีเหตุผล",
    "A dissent needs its reason",
    "เขียนว่าเห็นต่างอย่างไร",
    "Write how you see it",
)
NO_FRAMEWORK = problem(
    "SCORE-027",
    "งานประเมิน {number} ยังไม่ผูกกรอบการประเมิน หรือกรอบยังตัดสินผลไม่ได้",
    "Case {number} has no framework yet, or one that judges nothing",
    "รอเจ้าหน้าที่กำหนดกรอบของงานนี้",
    "Wait until the officer has set the framework of this case",
)
TOO_EARLY = problem(
    "SCORE-028",
    "งานประเมิน {number} อยู่ในขั้น “{stage}” ยังไม่ถึงขั้นให้คะแนน",
    'Case {number} stands at "{stage}"; it is too early for scores',
    "เตรียมตัวในหน้าเตรียมตรวจก่อน ระบบเปิดให้คะแนนเมื่อคณะได้รับอนุมัติ",
    "Prepare the visit first; scoring opens when the team is approved",
)
ASSIGN_UNKNOWN = problem(
    "SCORE-029",
    "มอบหมายข้อ {code} ไม่ได้ ไม่มีข้อนี้ หรือผู้รับไม่ได้อยู่ในคณะ",
    "{code} cannot be given to that person: it is not asked, or the person is not on the team",
    "เลือกจากรายการของคณะ",
    "Choose from the team",
)
BEFORE_VISIT = problem(
    "SCORE-030",
    "ส่งใบคะแนนก่อนวันตรวจเยี่ยมไม่ได้ วันตรวจเยี่ยมวันแรกคือ {day}",
    "A sheet cannot be handed in before the visit begins on {day}",
    "บันทึกต่อไปได้ แล้วส่งในวันตรวจเยี่ยมหรือหลังจากนั้น",
    "Go on saving; hand it in on a day of the visit or later",
)
ALREADY_OPEN = problem(
    "SCORE-031",
    "คะแนนของคณะเปิดแล้ว จึงให้คะแนนอิสระเพิ่มไม่ได้",
    "The team's scores are open: no independent score can be added",
    "บอกความเห็นในขั้นหาฉันทามติ",
    "Say how you see it in the consensus",
)
NO_VERDICT_YET = problem(
    "SCORE-032",
    "งาน {number} ยังไม่มีคำตัดสินให้แก้",
    "{number} has no verdict yet that could be changed",
    "ทำฉันทามติให้เสร็จก่อน",
    "Finish the consensus first",
)
VERDICT_SINCE = problem(
    "SCORE-033",
    "มีคำตัดสินฉบับที่ {version} หลังจากที่คุณเปิดหน้านี้ ยังไม่ได้บันทึกอะไร",
    "Version {version} of the verdict was made after you opened the page; nothing was recorded",
    "ดูฉบับล่าสุด แล้วบันทึกอีกครั้งถ้ายังต้องแก้",
    "Look at the newest version, then save again if it still needs a change",
)
AMEND_REASON = problem(
    "SCORE-034",
    "แก้ระดับที่ตกลงกันแล้วต้องบอกเหตุผล",
    "To change an agreed mark takes a reason",
    "เขียนว่าข้อคัดค้านหรือข้อสังเกตใดทำให้เปลี่ยน และหลักฐานใดรองรับ",
    "Say which objection or remark changes it, and which evidence bears it out",
)
AMEND_SAME = problem(
    "SCORE-035",
    "ข้อ {code} เป็นระดับนี้อยู่แล้ว",
    "{code} has this mark already",
    "เลือกระดับอื่น หรือกลับโดยไม่แก้",
    "Choose another, or go back without a change",
)
AMEND_NO_GROUND = problem(
    "SCORE-036",
    "สถานศึกษาไม่ได้คัดค้านข้อใด จึงยังไม่มีเหตุให้แก้ระดับ",
    "The institution objected to nothing, so there is no ground for another mark",
    "ส่งรายงานเข้าตรวจอ่าน ถ้าผู้ตรวจอ่านมีข้อสังเกตจึงแก้ได้",
    "Hand the report in to be read; a remark of the reader may be a ground",
)
