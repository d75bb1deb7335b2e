"""Numbered problems of recruiting assessors: the announcement, applications, lists and appeals."""

from __future__ import annotations

from prakan.domain.problems import problem

ROUND_MISSING = problem(
    "RECRUIT-001",
    "ไม่พบการรับสมัครนี้ หรือยังไม่ประกาศ",
    "There is no such recruitment, or it is not announced yet",
    "กลับไปหน้าประกาศรับสมัคร แล้วเลือกจากรายการ",
    "Go back to the announcements and choose one of the list",
)
APPLICATION_MISSING = problem(
    "RECRUIT-002",
    "ไม่พบใบสมัครนี้",
    "There is no such application",
    "กลับไปบัญชีผู้สมัคร แล้วเลือกจากรายการ",
    "Go back to the list of applicants and choose one of it",
)
NOT_OPEN = problem(
    "RECRUIT-003",
    "วันนี้ไม่อยู่ในช่วงรับสมัคร ซึ่งเปิด {opens} ถึง {closes}",
    "Applications are not taken today: they are taken from {opens} to {closes}",
    "รอวันเปิดรับ หรือดูประกาศอื่นที่เปิดอยู่",
    "Wait for the first day, or look for another announcement that is open",
)
APPLIED_ALREADY = problem(
    "RECRUIT-004",
    "เลขประจำตัวประชาชนนี้สมัครรอบนี้แล้ว",
    "This national ID has applied in this round already",
    "เปิดหน้าสถานะด้วยเลขที่ใบสมัครและรหัสที่ได้รับ หากไม่ได้สมัครเอง แจ้งหน่วยงาน",
    "Open the status page with the number and key you were given; tell the agency if it was not you",
)
NEEDED = problem(
    "RECRUIT-005",
    "ยังไม่ได้กรอก{what}",
    "{what} is missing",
    "กรอกช่องนี้ แล้วส่งอีกครั้ง ส่วนที่กรอกแล้วยังอยู่",
    "Fill this field in and send again; what you typed is kept",
)
KEY_UNKNOWN = problem(
    "RECRUIT-006",
    "ไม่พบใบสมัครที่มีเลขที่และรหัสตรงกัน",
    "No application has this number and this key",
    "ตรวจเลขที่และรหัสตามใบรับสมัครทุกตัวอักษร หากทำรหัสหาย ขอรหัสใหม่ทางอีเมลจากลิงก์ “ทำรหัสหาย” "
    "หรือติดต่อหน่วยงานพร้อมบัตรประชาชน",
    "Check number and key letter by letter; if the key is lost, ask for a new one by e-mail, or come to "
    "the agency with your ID card",
)
TOO_MANY_TRIES = problem(
    "RECRUIT-007",
    "เครือข่ายนี้ส่งมาครบ {limit} ครั้งในหนึ่งนาทีแล้ว",
    "{limit} requests came from this network within a minute",
    "รอหนึ่งนาที แล้วส่งอีกครั้ง",
    "Wait a minute, then send again",
)
DATES_REVERSED = problem(
    "RECRUIT-008",
    "วันปิดรับ {closes} มาก่อนวันเปิดรับ {opens}",
    "The last day, {closes}, comes before the first, {opens}",
    "แก้วันใดวันหนึ่ง",
    "Correct one of the two",
)
PLACES_WRONG = problem(
    "RECRUIT-009",
    "จำนวนรับต้องเป็นจำนวนเต็มตั้งแต่ 1 ถึง {most}",
    "Places must be a whole number from 1 to {most}",
    "แก้จำนวนรับ",
    "Correct the number of places",
)
NO_COMPONENT = problem(
    "RECRUIT-010",
    "ยังไม่มีองค์ประกอบคะแนน",
    "There is no component",
    "ใส่องค์ประกอบอย่างน้อยหนึ่งรายการ",
    "Enter at least one component",
)
WEIGHTS_NOT_WHOLE = problem(
    "RECRUIT-011",
    "น้ำหนักรวมได้ {sum} ไม่ใช่ 100",
    "The weights add up to {sum}, not to 100",
    "แก้น้ำหนักให้รวมกันได้ 100 พอดี",
    "Correct the weights so that they add up to exactly 100",
)
CUT_OFF_OUTSIDE = problem(
    "RECRUIT-012",
    "เกณฑ์ผ่าน {given} ไม่อยู่ระหว่าง 0 ถึง 100",
    "The cut-off {given} is not between 0 and 100",
    "แก้เกณฑ์ผ่าน หรือเว้นว่างหากไม่มี",
    "Correct the cut-off, or leave it empty for none",
)
COMPONENT_NAMELESS = problem(
    "RECRUIT-013",
    "มีองค์ประกอบที่ยังไม่มีชื่อภาษาไทย",
    "A component has no Thai name",
    "ใส่ชื่อองค์ประกอบ หรือลบทั้งบรรทัด",
    "Name the component, or empty its whole line",
)
MOST_NOT_POSITIVE = problem(
    "RECRUIT-014",
    "น้ำหนักและคะแนนเต็มของ{component}ต้องมากกว่า 0",
    "Weight and full points of {component} must be above 0",
    "แก้น้ำหนักหรือคะแนนเต็ม",
    "Correct the weight or the full points",
)
LEAST_OVER_MOST = problem(
    "RECRUIT-015",
    "คะแนนขั้นต่ำ {least} ของ{component}ไม่อยู่ระหว่าง 0 ถึงคะแนนเต็ม {most}",
    "The least points of {component}, {least}, are not between 0 and its full {most}",
    "แก้คะแนนขั้นต่ำ หรือเว้นว่างหากไม่มี",
    "Correct the least points, or leave them empty for none",
)
REASON_NEEDED = problem(
    "RECRUIT-016",
    "ยังไม่ได้บอกเหตุผล",
    "The reason is missing",
    "บอกเหตุผลที่ผู้สมัครอ่านแล้วเข้าใจ เพราะจะแสดงในหน้าสถานะของเขา",
    "Give a reason that the applicant understands: it is shown on their status page",
)
STILL_TAKING = problem(
    "RECRUIT-017",
    "ยังไม่ถึงกำหนดปิดรับสมัคร {closes}",
    "Applications are still taken until {closes}",
    "รอให้พ้นวันปิดรับ แล้วจึงปิด",
    "Wait until that day is over, then close",
)
NOT_SCREENED = problem(
    "RECRUIT-018",
    "ยังมีใบสมัครที่รอคัดกรอง {count} ใบ",
    "{count} applications are still to be screened",
    "คัดกรองให้ครบก่อน แล้วจึงจัดทำบัญชี",
    "Screen them all first, then make the list",
)
NOTHING_TO_LIST = problem(
    "RECRUIT-019",
    "ยังไม่มีคะแนนให้จัดทำบัญชี",
    "There are no points to make a list from",
    "นำเข้าผลสอบก่อน",
    "Import the results first",
)
YEARS_WRONG = problem(
    "RECRUIT-020",
    "จำนวนปีของประสบการณ์ต้องเป็นจำนวนเต็มไม่เกิน {most}",
    "Years of experience must be a whole number of at most {most}",
    "พิมพ์เป็นตัวเลข เช่น 12",
    "Type it as a number, such as 12",
)
ATTENDANCE_OUTSIDE = problem(
    "RECRUIT-021",
    "ร้อยละการเข้าอบรม {given} ไม่อยู่ระหว่าง 0 ถึง 100",
    "The attendance asked for, {given} %, is not between 0 and 100",
    "แก้เป็นร้อยละ เช่น 80",
    "Type a percent such as 80",
)
VIDEOS_OVER = problem(
    "RECRUIT-022",
    "จำนวนวิดีโอที่ต้องเรียนจบต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง {most} เพราะรอบนี้มี {most} เรื่อง",
    "The videos to complete must be a whole number from 0 to {most}: there are {most} of them",
    "แก้จำนวนวิดีโอ",
    "Correct the number of videos",
)
TEST_TOO_EARLY = problem(
    "RECRUIT-023",
    "วันสอบ {tests} ไม่ได้อยู่หลังวันปิดรับสมัคร {closes}",
    "The day of the test, {tests}, is not after the last day of applications, {closes}",
    "ให้สอบหลังวันปิดรับ หรือเว้นว่างหากยังรอยืนยัน",
    "Let the test be after that day, or leave it empty while it is to be confirmed",
)
