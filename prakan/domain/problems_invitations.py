"""Numbered problems of invitations: late or second answers, visits that moved on, substitutes."""

from __future__ import annotations

from prakan.domain.problems import problem

ACCEPTED_ALREADY = problem(
    "INVITE-001",
    "คำเชิญนี้ตอบรับไว้แล้วเมื่อ {day} ไม่ต้องตอบซ้ำ",
    "This invitation was accepted on {day}; there is no need to answer again",
    "ดูวันและสถานที่ในหน้าเที่ยวตรวจของฉัน หากไปไม่ได้แล้วให้กดไม่รับพร้อมเหตุผล",
    "Look at days and places on the page of your visits; if you cannot come any more, decline with a reason",
)
DECLINED_ALREADY = problem(
    "INVITE-002",
    "คำเชิญนี้ตอบไม่รับไว้แล้วเมื่อ {day} เจ้าหน้าที่กำลังหาคนแทน",
    "This invitation was declined on {day}; the office is looking for somebody else",
    "หากไปได้แล้ว ให้โทรแจ้งเจ้าหน้าที่ ซึ่งจะเชิญใหม่หากที่นั่งยังว่าง",
    "If you can come after all, call the office: they can invite you again while the seat is free",
)
WITHDRAWN_ALREADY = problem(
    "INVITE-003",
    "คำเชิญนี้ถูกถอนแล้ว เหตุผล: {reason}",
    "This invitation was withdrawn. Reason: {reason}",
    "ไม่ต้องทำอะไร หากมีคำเชิญใหม่จะอยู่ในหน้าเที่ยวตรวจของฉัน",
    "There is nothing to do; a new invitation, if any, stands on the page of your visits",
)
TOO_LATE = problem(
    "INVITE-004",
    "วันสุดท้ายที่ตอบรับได้คือ {day} ซึ่งผ่านไปแล้ว เจ้าหน้าที่อาจเชิญคนแทนไปแล้ว",
    "The last day to accept was {day}; somebody else may have been asked since",
    "โทรหาเจ้าหน้าที่ หากที่นั่งยังว่าง เจ้าหน้าที่บันทึกคำตอบรับแทนคุณได้",
    "Call the office: while the seat is free they can record that you accept",
)
BEGUN = problem(
    "INVITE-005",
    "เที่ยวนี้เริ่มไปแล้วเมื่อ {day} จึงเปลี่ยนคำตอบไม่ได้",
    "This visit began on {day}; the answer to its invitation stands",
    "หากมีเหตุระหว่างการตรวจ ให้โทรแจ้งเจ้าหน้าที่ทันที",
    "If something happens during the visit, call the office at once",
)
PLAN_REPLACED = problem(
    "INVITE-006",
    "แผน “{name}” ที่เชิญไว้ไม่ใช่แผนที่ใช้อยู่แล้ว คำเชิญนี้จึงตอบไม่ได้",
    'The plan "{name}" of this invitation is not the one in force any more; it cannot be answered',
    "รอคำเชิญใหม่ตามแผนที่ใช้อยู่",
    "Wait for a new invitation of the plan in force",
)
NOT_SEATED = problem(
    "INVITE-007",
    "คุณไม่ได้อยู่ในคณะของเที่ยวนี้แล้ว คณะเปลี่ยนหลังจากเชิญ",
    "You are not in the team of this visit any more: it changed after you were invited",
    "ไม่ต้องทำอะไร เจ้าหน้าที่จะถอนคำเชิญนี้",
    "There is nothing to do; the office withdraws this invitation",
)
UNDER_APPROVAL = problem(
    "INVITE-008",
    "เที่ยวนี้กลับไปรออนุมัติใหม่ จึงยังตอบรับไม่ได้",
    "This visit waits to be approved again; it cannot be accepted yet",
    "รอให้อนุมัติก่อนแล้วตอบ คำเชิญยังอยู่ในหน้าเที่ยวตรวจของฉัน",
    "Answer once it is approved; the invitation stays on the page of your visits",
)
CAUSE_MISSING = problem(
    "INVITE-009",
    "ยังไม่ได้เลือกเหตุผลที่ไม่รับ",
    "No reason for declining is chosen",
    "เลือกเหตุผลหนึ่งข้อ",
    "Choose one of the reasons",
)
WORDS_MISSING = problem(
    "INVITE-010",
    "เหตุผล “{cause}” ต้องมีคำอธิบายสั้น ๆ",
    'The reason "{cause}" needs a few words',
    "เขียนว่าเป็นเรื่องใด กับสถานศึกษาหรือคนใด",
    "Say what it is, and with which institution or person",
)
SPEAKER_MISSING = problem(
    "INVITE-011",
    "ยังไม่ได้บอกว่าใครเป็นผู้แจ้งคำตอบ",
    "Nothing says who gave this answer",
    "เขียนว่าใครแจ้ง เช่น ผู้ประเมินแจ้งเองทางโทรศัพท์",
    "Write who told you, such as: the assessor, by telephone",
)
SPOKEN_LATER = problem(
    "INVITE-012",
    "วันที่แจ้งคำตอบต้องไม่อยู่ในอนาคต และไม่ก่อนวันที่เชิญ ({day})",
    "The day of the answer cannot be in the future, nor before the invitation ({day})",
    "แก้วันที่ให้ตรงกับวันที่ได้รับแจ้ง",
    "Enter the day on which you were told",
)
NOBODY_SELECTED = problem(
    "INVITE-013",
    "ไม่มีคำเชิญที่รอตอบตามที่เลือก จึงไม่ได้เตือนใคร",
    "No invitation without an answer is among those chosen; nobody was reminded",
    "ล้างตัวกรอง หรือเลือกคำเชิญที่รอตอบ",
    "Clear the filters, or choose invitations that wait for an answer",
)
LIST_CHANGED = problem(
    "INVITE-014",
    "รายการเปลี่ยนไปตั้งแต่คุณเปิดหน้านี้ (เห็น {seen} ตอนนี้ {now}) จึงยังไม่ได้ทำอะไร",
    "The list has changed since you opened it ({seen} then, {now} now); nothing was done",
    "อ่านรายการที่แสดงใหม่ แล้วกดอีกครั้ง",
    "Read the list as it is now, then press again",
)
SEAT_HELD = problem(
    "INVITE-015",
    "ที่นั่งนี้ยังมีคนอยู่: {name} {state} จึงยังเชิญคนแทนไม่ได้",
    "This seat is still held: {name} {state}; nobody can be invited instead",
    "รอคำตอบจนเลยกำหนด หรือบันทึกคำตอบที่ได้รับแจ้งก่อน",
    "Wait until the last day for an answer has passed, or record the answer that you were told",
)
SEAT_FILLED = problem(
    "INVITE-016",
    "ที่นั่งนี้มีคนแทนแล้ว หรือคณะเปลี่ยนไปหลังจากคุณเปิดหน้านี้ จึงไม่ได้เชิญซ้ำ",
    "This seat is filled, or the team has changed since you opened the page; nobody was invited twice",
    "เปิดกระดานคำเชิญเพื่อดูว่าใครได้รับเชิญแทน",
    "Look on the board of invitations who was invited instead",
)
DECLINED_BEFORE = problem(
    "INVITE-017",
    "{name} ตอบไม่รับเที่ยวนี้ไปแล้ว จึงเชิญเป็นคนแทนไม่ได้",
    "{name} has declined this visit before and is not invited as a substitute",
    "เลือกคนอื่นในรายการ",
    "Choose somebody else of the list",
)
MORE_CHANGES = problem(
    "INVITE-018",
    "คนแทนคนนี้ทำให้เที่ยวอื่นเปลี่ยนด้วย ({count} เที่ยว) จึงยังไม่ได้เชิญ",
    "This substitute would change other visits too ({count} in all); nobody was invited",
    "เลือกคนอื่น หรือเสนอการเปลี่ยนแปลงในหน้าของแผน ซึ่งแสดงก่อนและหลังทุกเที่ยว",
    "Choose somebody else, or propose the change on the page of the plan, which shows all of it",
)
NO_LONGER_ALLOWED = problem(
    "INVITE-019",
    "{name} ไปแทนไม่ได้แล้วตามทะเบียนวันนี้: {rules}",
    "{name} cannot go any more by the register of today: {rules}",
    "เลือกคนอื่นในรายการ",
    "Choose somebody else of the list",
)
