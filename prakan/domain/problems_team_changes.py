"""Numbered problems of changing a plan of teams: repairs, pins, objections, copies."""

from __future__ import annotations

from prakan.domain.problems import problem

NOT_IN_PLAN = problem(
    "TEAM-050",
    "แผนนี้ไม่มี {record} ในข้อมูลที่ใช้จัดคณะ",
    "The records of this plan hold no {record}",
    "เลือกผู้ประเมินหรือสถานศึกษาที่อยู่ในแผน หรือจัดแผนใหม่จากทะเบียนปัจจุบัน",
    "Choose an assessor or institution of the plan, or form a new plan from the register as it is now",
)
NOTHING_SAID = problem(
    "TEAM-051",
    "ยังไม่ได้บอกเหตุผล จึงยังไม่ได้เปลี่ยนอะไร",
    "No reason was given, so nothing was changed",
    "เขียนเหตุผลสั้น ๆ ซึ่งจะอยู่ในประวัติ แล้วส่งอีกครั้ง",
    "Write a short reason, which stays in the history, and send it again",
)
PLAN_MOVED_ON = problem(
    "TEAM-052",
    "ข้อเสนอที่ {number} ทำจากแผนก่อนการเปลี่ยนครั้งล่าสุด จึงใช้กับแผนปัจจุบันไม่ได้",
    "Proposal {number} was made before the latest change of the plan and does not fit it any more",
    "ให้ระบบเสนอใหม่จากแผนปัจจุบัน",
    "Have it proposed anew from the plan as it is now",
)
NO_SUCH_CHANGE = problem(
    "TEAM-053",
    "แผนนี้ไม่มีการเปลี่ยนที่ {number}",
    "This plan has no change {number}",
    "กลับไปที่รายการเปลี่ยนของแผน",
    "Go back to the changes of the plan",
)
NOT_THE_LAST = problem(
    "TEAM-054",
    "ย้อนได้เฉพาะการเปลี่ยนครั้งล่าสุดที่ยืนยันแล้ว ซึ่งไม่ใช่ที่ {number}",
    "Only the last confirmed change can be undone; that is not {number}",
    "ย้อนการเปลี่ยนที่ใหม่กว่าก่อน หรือเสนอการเปลี่ยนใหม่",
    "Undo the newer changes first, or propose a new change",
)
NOT_CHANGEABLE = problem(
    "TEAM-055",
    "แผน “{name}” ยังไม่มีคณะ หรือถูกแทนแล้ว จึงเปลี่ยนไม่ได้",
    'The plan "{name}" has no teams yet or was replaced; it cannot be changed',
    "เลือกแผนที่เสนอหรือยืนยันแล้วของปี",
    "Choose a plan of the year that is proposed or confirmed",
)
NO_WEEK_LEFT = problem(
    "TEAM-056",
    "ช่วงที่ระบุไม่มีสัปดาห์ของแผนเลย",
    "The days given hold no whole week of the plan",
    "เลือกวันในช่วงของแผน ให้ครบอย่างน้อยหนึ่งสัปดาห์ตั้งแต่วันจันทร์ถึงวันศุกร์",
    "Choose days within the plan that hold a week from Monday to Friday at least",
)
NOT_IN_TEAM = problem(
    "TEAM-057",
    "{record} ไม่ได้อยู่ในคณะของสถานศึกษานี้",
    "{record} is not in the team of this institution",
    "เลือกคนในคณะ",
    "Choose somebody of the team",
)
RULES_IN_THE_WAY = problem(
    "TEAM-058",
    "การเปลี่ยนตัวนี้ขัดกฎ: {rules}",
    "This exchange breaks rules: {rules}",
    "เลือกคนอื่น หรือให้ผู้มีสิทธิ์อนุโลมกฎพร้อมเหตุผล",
    "Choose somebody else, or have the rules let pass, with a reason, by whoever has the right",
)
NEVER_WAIVED = problem(
    "TEAM-059",
    "กฎเหล่านี้อนุโลมไม่ได้: {rules}",
    "These rules cannot be let pass: {rules}",
    "เลือกคนอื่น",
    "Choose somebody else",
)
TOO_LATE_TO_OBJECT = problem(
    "TEAM-060",
    "คัดค้านได้ถึงวันที่ {day} เท่านั้น",
    "Objections were taken until {day}",
    "ติดต่อเจ้าหน้าที่ประเมินของสำนักงานโดยตรง",
    "Speak to the agency's assessment officer",
)
OBJECTED_ALREADY = problem(
    "TEAM-061",
    "สถานศึกษานี้คัดค้านผู้ประเมินคนนี้ไว้แล้ว",
    "This institution has objected to this assessor already",
    "ติดตามผลของคำคัดค้านเดิม",
    "See what became of that objection",
)
NO_SUCH_OBJECTION = problem(
    "TEAM-062",
    "ไม่พบคำคัดค้านนี้",
    "There is no such objection",
    "กลับไปที่รายการคำคัดค้าน",
    "Go back to the objections",
)
NO_DAYS_SAID = problem(
    "TEAM-063",
    "ยังไม่ได้บอกว่าสถานศึกษารับการตรวจได้ตั้งแต่วันใดถึงวันใด จึงไม่มีอะไรเปลี่ยน",
    "No days were given in which the institution can be visited, so nothing would change",
    "ใส่วันแรกหรือวันสุดท้ายที่รับการตรวจได้ ถ้าได้ทุกสัปดาห์ของแผน ให้ใส่ตั้งแต่ {first} ถึง {last}",
    "Give the first or the last day; if any week of the plan suits, give {first} to {last}",
)
CHANGED_WHILE_SEARCHED = problem(
    "TEAM-064",
    "แผน “{name}” เปลี่ยนไประหว่างที่ระบบหาการเปลี่ยนที่น้อยที่สุด จึงยังไม่ได้บันทึกอะไร",
    'The plan "{name}" changed while the least change was being found; nothing was saved',
    "กดส่งอีกครั้ง ระบบจะหาใหม่จากแผนปัจจุบัน",
    "Send it again: it is found anew from the plan as it is now",
)
SERVED_ALREADY = problem(
    "TEAM-065",
    "สถานศึกษานี้มีคณะในแผนแล้ว",
    "This institution has a team in the plan already",
    "เปิดคณะนั้นดู หากต้องการเปลี่ยนคน ให้เลือกเปลี่ยนตัวตามที่กำหนด",
    "Look at that team; to change somebody of it, exchange one named person for another",
)
TEAM_UNSAID = problem(
    "TEAM-066",
    "ยังไม่ได้บอกว่าใครไปในสัปดาห์ใด",
    "It is not said who goes in which week",
    "ใส่เลขประจำตัวผู้ประเมินคั่นด้วยจุลภาค ประธานก่อน และวันหนึ่งในสัปดาห์ที่จะไป",
    "Give the numbers of the assessors with commas, the chair first, and a day of the week in which they go",
)
