"""Numbered problems of what follows a plan of teams: lists for approval, invitations, letters."""

from __future__ import annotations

from prakan.domain.problems import problem

NOT_CONFIRMED = problem(
    "VISIT-001",
    "แผน “{name}” ยังไม่ใช่แผนที่ยืนยันของปี จึงยังเสนออนุมัติหรือเชิญใครไม่ได้",
    'The plan "{name}" is not the confirmed one of its year; nothing of it can be approved or invited yet',
    "ยืนยันแผนก่อน หรือเปิดแผนที่ยืนยันแล้วของปีนั้น",
    "Confirm the plan first, or open the confirmed plan of that year",
)
NOTHING_TO_SEND = problem(
    "VISIT-002",
    "ไม่มีเที่ยวตรวจระดับ{level}ที่รอเสนอ ทุกเที่ยวอนุมัติแล้วหรืออยู่ในรายการที่กำลังพิจารณา",
    "No visit of {level} waits to be sent: all are approved already or stand on a list under decision",
    "เปิดรายการที่กำลังพิจารณา หรือเลือกระดับอื่น",
    "Open the list under decision, or choose another level",
)
NO_SUCH_LIST = problem(
    "VISIT-003",
    "ไม่พบรายการเสนออนุมัติหมายเลข {list}",
    "There is no list for approval with the number {list}",
    "กลับไปที่หน้าอนุมัติเที่ยวตรวจ",
    "Go back to the page of approvals",
)
DECIDED_ALREADY = problem(
    "VISIT-004",
    "{who}พิจารณารายการนี้ไปแล้วเมื่อ {day} ก่อนที่คุณจะกด จึงไม่ได้บันทึกซ้ำ",
    "{who} decided on this list on {day}, before you did; nothing was recorded twice",
    "เปิดรายการอีกครั้งเพื่อดูผลและขั้นถัดไป",
    "Open the list again to see the decision and who comes next",
)
CHANGED_SINCE_SENT = problem(
    "VISIT-005",
    "เที่ยวหมายเลข {numbers} เปลี่ยนไปหลังจากเสนอ จึงอนุมัติรายการเดิมไม่ได้",
    "Visits {numbers} have changed since the list was sent, so it cannot be approved as it is",
    "ให้เจ้าหน้าที่ถอนรายการ แล้วเสนอใหม่ตามที่เป็นอยู่ตอนนี้",
    "Let the officer take the list back and send it again as it stands now",
)
CHANGED_SINCE_SHOWN = problem(
    "VISIT-006",
    "มีผู้ทำเครื่องหมายส่งคืนเพิ่มหรือเอาออกหลังจากคุณเปิดหน้านี้ จึงยังไม่ได้บันทึกการพิจารณา",
    "Somebody has marked or unmarked visits since you opened this page; your decision was not recorded",
    "อ่านรายการที่แสดงใหม่ แล้วกดอีกครั้ง",
    "Read the list as it is shown now, then decide again",
)
NOT_YOUR_BODY = problem(
    "VISIT-007",
    "รายการนี้รอ{body}พิจารณา บทบาทของคุณบันทึกแทนไม่ได้",
    "This list waits for: {body}. Your role cannot record that decision",
    "ให้ผู้มีบทบาทนั้นเปิดรายการ",
    "Let somebody with that role open the list",
)
FOUR_EYES = problem(
    "VISIT-008",
    "คุณเป็นผู้{did}เอง จึงอนุมัติเองไม่ได้ ต้องเป็นคนละคนกัน",
    "You have {did} it yourself, so somebody else has to decide on it",
    "ให้ผู้มีอำนาจอีกคนพิจารณา หรือให้หน่วยงานตั้งค่าเส้นทางอนุมัติใหม่",
    "Let another person with that right decide, or let the agency change the route of approval",
)
RESOLUTION_MISSING = problem(
    "VISIT-009",
    "มติของคณะกรรมการต้องมีเลขที่หรือวันที่ประชุมอ้างอิง",
    "What a committee resolves needs the number or the day of its meeting",
    "ใส่ครั้งที่และวันที่ประชุม เช่น มติครั้งที่ 3/2567",
    "Enter the meeting, such as resolution 3/2567",
)
REASON_MISSING = problem(
    "VISIT-010",
    "การส่งคืนหรือถอนต้องมีเหตุผล เพื่อให้คนที่แก้รู้ว่าต้องแก้อะไร",
    "Returning or taking back needs a reason, so that others know what to change",
    "เขียนเหตุผลสั้น ๆ",
    "Write a short reason",
)
NOT_ON_LIST = problem(
    "VISIT-011",
    "เที่ยวนี้ไม่อยู่ในรายการที่กำลังพิจารณา",
    "This visit does not stand on the list under decision",
    "กลับไปที่รายการแล้วเลือกเที่ยวใหม่",
    "Go back to the list and choose a visit",
)
NOBODY_TO_INVITE = problem(
    "VISIT-012",
    "ไม่มีใครในระดับ{level}ที่ต้องเชิญเพิ่ม เที่ยวยังไม่อนุมัติ หรือเชิญครบแล้ว",
    "Nobody of {level} is left to invite: the visits are not approved yet, or all are invited",
    "เสนออนุมัติเที่ยวที่เหลือก่อน หรือดูคำตอบในกระดานคำเชิญ",
    "Send the other visits for approval first, or look at the answers on the board",
)
NO_SUCH_INVITATION = problem(
    "VISIT-013",
    "ไม่พบคำเชิญนี้ หรือไม่ใช่คำเชิญของคุณ",
    "There is no such invitation, or it is not one of yours",
    "กลับไปที่หน้าเที่ยวตรวจของฉัน",
    "Go back to the page of your visits",
)
ANSWERED_ALREADY = problem(
    "VISIT-014",
    "คำเชิญนี้ตอบไปแล้วหรือถูกถอนคืน จึงไม่ได้เปลี่ยนอะไร",
    "This invitation was answered or withdrawn before; nothing was changed",
    "เปิดหน้าเที่ยวตรวจเพื่อดูสถานะล่าสุด แจ้งเจ้าหน้าที่หากต้องเปลี่ยนคำตอบ",
    "Open the page of visits to see how it stands; tell the officer if the answer has to change",
)
CHANGED_SINCE_INVITED = problem(
    "VISIT-015",
    "เที่ยวนี้เปลี่ยนวัน สถานศึกษา หรือคณะหลังจากเชิญ จึงยังตอบรับตามเดิมไม่ได้",
    "This visit has changed since you were invited to it; it cannot be accepted as it was",
    "รอคำเชิญใหม่จากเจ้าหน้าที่ ซึ่งจะบอกรายละเอียดล่าสุด",
    "Wait for the new invitation, which says what holds now",
)
