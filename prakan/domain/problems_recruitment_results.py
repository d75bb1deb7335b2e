"""Numbered problems of results, training and decisions in recruiting assessors."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_HEADINGS = problem(
    "RECRUIT-030",
    "ไม่พบหัวคอลัมน์เลขที่ใบสมัครหรือเลขประจำตัวประชาชน คู่กับคอลัมน์คะแนน ({wanted})",
    "No headings were found for the application number or national ID together with points ({wanted})",
    "ใส่หัวคอลัมน์ตามนี้ในแถวเดียวกัน แล้วส่งไฟล์ใหม่",
    "Put these headings into one row and send the file again",
)
DID_NOT_APPLY = problem(
    "RECRUIT-031",
    "แถว {row}: {given} ไม่ได้สมัครรอบนี้",
    "Row {row}: {given} did not apply in this round",
    "ตรวจเลขกับหน่วยสอบ หากเป็นของรอบอื่น ลบแถวนี้แล้วส่งไฟล์ใหม่",
    "Check the number with the testing body; if it is of another round, take the row out and send again",
)
NOT_SITTING = problem(
    "RECRUIT-032",
    "แถว {row}: {given} สมัครแล้ว แต่ไม่มีสิทธิสอบนี้ เพราะสถานะคือ {stage}",
    "Row {row}: {given} applied but does not sit this test: {stage}",
    "ตรวจการคัดกรอง หรือเอาแถวนี้ออก แล้วส่งไฟล์ใหม่",
    "Check the screening, or take the row out and send the file again",
)
TWICE_IN_FILE = problem(
    "RECRUIT-033",
    "แถว {row}: {given} อยู่ในแถว {first} แล้ว",
    "Row {row}: {given} stands in row {first} already",
    "เหลือไว้แถวเดียวที่ถูกต้อง แล้วส่งไฟล์ใหม่",
    "Leave the row that is right and send the file again",
)
POINTS_UNREADABLE = problem(
    "RECRUIT-034",
    "แถว {row}: อ่านคะแนน {component} “{given}” ไม่ได้",
    "Row {row}: the points “{given}” in {component} cannot be read",
    "พิมพ์เป็นตัวเลข เช่น 72.5 หากขาดสอบ ให้เอาแถวนี้ออก",
    "Type a number such as 72.5; take the row out for somebody who was absent",
)
POINTS_OUTSIDE = problem(
    "RECRUIT-035",
    "แถว {row}: คะแนน {component} {given} ไม่อยู่ระหว่าง 0 ถึง {most}",
    "Row {row}: {given} points in {component} are not between 0 and {most}",
    "ตรวจคะแนน หรือคะแนนเต็มที่ประกาศไว้",
    "Check the points, or the full points that were announced",
)
OTHER_NAME = problem(
    "RECRUIT-036",
    "แถว {row}: ชื่อ “{given}” ไม่ตรงกับใบสมัคร {number}",
    "Row {row}: the name “{given}” is not that of application {number}",
    "ตรวจว่าเป็นคนเดียวกัน แล้วแก้ชื่อหรือเลขในไฟล์",
    "Check whether it is the same person, then correct the name or the number in the file",
)
SCORED_ALREADY = problem(
    "RECRUIT-037",
    "แถว {row}: {given} มีคะแนน {component} แล้ว",
    "Row {row}: {given} has points in {component} already",
    "เอาแถวนี้ออก การแก้คะแนนทำทีละคนผ่านการอุทธรณ์",
    "Take the row out; points are corrected one person at a time, through an appeal",
)
NO_LINES = problem(
    "RECRUIT-038",
    "ไฟล์นี้ไม่มีแถวข้อมูล",
    "The file has no rows of data",
    "ตรวจว่าเลือกไฟล์ถูก แล้วส่งใหม่",
    "Check that it is the right file and send it again",
)
LINES_WITH_PROBLEMS = problem(
    "RECRUIT-039",
    "มี {count} แถวที่มีปัญหา จึงยังไม่ได้นำเข้าแถวใด",
    "{count} rows have problems, so nothing was taken",
    "ดาวน์โหลดไฟล์ที่ทำเครื่องหมายไว้ แก้ แล้วส่งใหม่ทั้งไฟล์",
    "Download the marked file, mend it, and send the whole file again",
)
FILE_MOVED_ON = problem(
    "RECRUIT-040",
    "ไฟล์หรือรายชื่อเปลี่ยนไปจากที่แสดงก่อนยืนยัน",
    "The file or the applicants are no longer those that were shown",
    "ดูตัวอย่างอีกครั้ง แล้วยืนยัน",
    "Look at the preview once more, then confirm",
)
VIDEO_UNKNOWN = problem(
    "RECRUIT-041",
    "แถว {row}: ไม่รู้จักวิดีโอ “{given}”",
    "Row {row}: the video “{given}” is not one of this round",
    "ใช้รหัสวิดีโอของรอบนี้: {known}",
    "Use the keys of this round's videos: {known}",
)
STATEMENTS_UNREADABLE = problem(
    "RECRUIT-042",
    "อ่านไฟล์ xAPI ไม่ได้: {why}",
    "The xAPI file cannot be read: {why}",
    "ส่งออกรายการ statement เป็น JSON จากระบบอีเลิร์นนิงอีกครั้ง",
    "Export the statements as JSON from the learning platform again",
)
ROOM_TOO_SMALL = problem(
    "RECRUIT-043",
    "รุ่นอบรมรับได้ {room} คน แต่มีผู้ได้รับคัดเลือก {called} คน",
    "The groups have room for {room}, but {called} were called",
    "เพิ่มรุ่นหรือเพิ่มจำนวนที่รับ แล้วเริ่มอบรม",
    "Add a group or more room, then begin the training",
)
GROUP_MISSING = problem(
    "RECRUIT-044",
    "ไม่พบรุ่นหรือคาบอบรมนี้",
    "There is no such training group or session",
    "กลับไปหน้าการอบรม แล้วเลือกจากรายการ",
    "Go back to the training and choose one of the list",
)
GROUP_UNREADABLE = problem(
    "RECRUIT-045",
    "ต้องมีชื่อ และจำนวนเป็นจำนวนเต็มมากกว่า 0",
    "A name is needed, and a whole number above 0",
    "เติมชื่อและจำนวน แล้วบันทึกอีกครั้ง",
    "Fill in the name and the number, then save again",
)
RESOLUTION_NEEDED = problem(
    "RECRUIT-046",
    "ยังไม่มีมติที่อ้างอิง",
    "The resolution behind it is missing",
    "ใส่คณะกรรมการ ครั้งที่ และวันที่ของมติ",
    "Name board, meeting and day of the resolution",
)
NOTHING_TO_APPEAL = problem(
    "RECRUIT-047",
    "สถานะนี้ยังไม่มีผลที่อุทธรณ์ได้ ({stage})",
    "There is no result to appeal against at this stage ({stage})",
    "รอผลก่อน แล้วจึงยื่นอุทธรณ์จากหน้านี้",
    "Wait for the result, then lodge the appeal from this page",
)
APPEAL_WAITS = problem(
    "RECRUIT-048",
    "มีอุทธรณ์ของใบสมัครนี้รอพิจารณาอยู่แล้ว",
    "An appeal of this application is being decided already",
    "รอผลการพิจารณา แล้วจึงยื่นใหม่หากจำเป็น",
    "Wait for the decision, then lodge another if need be",
)
APPEAL_MISSING = problem(
    "RECRUIT-049",
    "ไม่พบอุทธรณ์นี้",
    "There is no such appeal",
    "กลับไปหน้าของผู้สมัคร",
    "Go back to the applicant's page",
)
STILL_SHORT = problem(
    "RECRUIT-050",
    "คะแนนที่แก้แล้วยังไม่ถึงเกณฑ์: {why}",
    "With the corrected points the rule is still not met: {why}",
    "ตรวจคะแนนที่แก้ หรือยกอุทธรณ์พร้อมเหตุผล",
    "Check the corrected points, or dismiss the appeal with its reason",
)
NOBODY_PASSED = problem(
    "RECRUIT-051",
    "ไม่มีผู้ผ่านที่รอขึ้นทะเบียน",
    "Nobody who passed waits to be registered",
    "ตรวจบัญชีผู้ผ่านก่อน",
    "Check the pass list first",
)
NOTHING_FREE = problem(
    "RECRUIT-052",
    "ที่ว่าง {free} ที่ ผู้อยู่ในบัญชีสำรอง {waiting} คน จึงเรียกเพิ่มไม่ได้",
    "{free} places are free and {waiting} people are on the reserve list, so nobody is called",
    "รอให้มีที่ว่าง เช่น มีผู้ถอนใบสมัคร หากคะแนนเท่ากันเกินที่ว่าง ดูหลักเกณฑ์ของบัญชี",
    "Wait for a free place; where equals are more than the places, the rule of the list decides",
)
NO_NUMBER = problem(
    "RECRUIT-068",
    "แถว {row}: มีคะแนน แต่ไม่มีเลขที่ใบสมัครหรือเลขประจำตัวประชาชน",
    "Row {row} has points but neither an application number nor a national ID",
    "ใส่เลขของผู้สอบ หรือเอาแถวนี้ออกหากเป็นแถวสรุป",
    "Enter the number of the person, or take the row out if it only sums up",
)
OWN_LIST = problem(
    "RECRUIT-053",
    "คุณเป็นผู้จัดทำบัญชีนี้ จึงบันทึกมติของบัญชีเองไม่ได้",
    "You made this list yourself, so you cannot record what is resolved on it",
    "ให้เลขานุการคณะกรรมการคนอื่นบันทึกมติ",
    "Let another secretary of the board record the resolution",
)
JUDGED_ALREADY = problem(
    "RECRUIT-054",
    "{count} คนในคาบนี้มีผลการทดสอบแล้ว จึงแก้การเข้าอบรมไม่ได้: {numbers}",
    "{count} people of this session have been judged already, so their attendance stays: {numbers}",
    "หากบัญชีผู้ผ่านผิด ให้คณะกรรมการส่งกลับก่อน แล้วจึงแก้",
    "If the pass list is wrong, let the committee send it back first, then correct",
)
NOT_IN_TRAINING = problem(
    "RECRUIT-055",
    "รอบนี้อยู่ในขั้น “{stage}” จึงยังวางแผนหรือแก้การอบรมไม่ได้",
    "This round is at “{stage}”, where training is neither planned nor changed",
    "วางรุ่นและคาบอบรมได้ตั้งแต่ปิดรับสมัครจนกว่าจะมีบัญชีผู้ผ่าน",
    "Groups and sessions are planned from the close of applications until the pass list is made",
)
NO_LIST_TO_JOIN = problem(
    "RECRUIT-056",
    "ยังไม่มีบัญชีที่ผู้นี้ต้องเพิ่มเข้า หรือผู้นี้ไม่ได้อยู่ในขั้นที่รอผล",
    "No list stands that this person would be put on, or the person does not wait for a result",
    "ดูสถานะของผู้สมัคร หากยังไม่ได้จัดทำบัญชี ผู้นี้จะอยู่ในบัญชีเองเมื่อจัดทำ",
    "Look where the applicant stands; while no list was made, making it includes everybody who waits",
)
POINTS_LACKING = problem(
    "RECRUIT-057",
    "ผู้นี้ยังไม่มีคะแนน{what}",
    "This person has no points yet in {what}",
    "นำเข้าผลสอบ หรือใส่คะแนนพร้อมเหตุผลจากหน้าของผู้สมัคร แล้วจัดลำดับอีกครั้ง",
    "Take the results in, or enter the points with a reason on the applicant's page, then place again",
)
NOTHING_CORRECTED = problem(
    "RECRUIT-058",
    "ยังไม่ได้ใส่คะแนนใด",
    "No points were entered",
    "ใส่คะแนนอย่างน้อยหนึ่งองค์ประกอบ",
    "Enter the points of at least one component",
)
NOT_TO_CORRECT = problem(
    "RECRUIT-059",
    "ผู้นี้อยู่ในขั้น “{stage}” จึงแก้คะแนนไม่ได้",
    "At “{stage}” this person's points are not corrected",
    "คะแนนแก้ได้ก่อนจัดทำบัญชี หลังจากนั้นแก้ผ่านการอุทธรณ์ หรือเมื่อคณะกรรมการส่งบัญชีกลับ",
    "Points are corrected before a list is made; later by an appeal, or when the committee sends the list "
    "back",
)
NOT_ENDORSED = problem(
    "RECRUIT-066",
    "บัญชีผู้ผ่านเผยแพร่ได้เมื่อคณะกรรมการระดับเห็นชอบแล้ว แต่รอบนี้อยู่ในขั้น “{stage}”",
    "A pass list is published once the level committee endorses it; this round is at “{stage}”",
    "บันทึกมติของคณะกรรมการระดับก่อน แล้วจึงเผยแพร่",
    "Record the resolution of the level committee first, then publish",
)
PUBLISHED_ALREADY = problem(
    "RECRUIT-067",
    "บัญชีนี้เผยแพร่แล้ว",
    "This list is published already",
    "เปิดหน้าสาธารณะจากหน้าบัญชี",
    "Open the public page from the page of the list",
)
GROUP_TOO_EARLY = problem(
    "RECRUIT-060",
    "รุ่นเริ่ม {starts} แต่รับสมัครถึง {closes}",
    "The group starts on {starts}, but applications are taken until {closes}",
    "ให้รุ่นเริ่มหลังวันปิดรับสมัครของรอบ",
    "Let the group start after the last day of applications",
)
SESSION_OUTSIDE = problem(
    "RECRUIT-061",
    "วันที่ {on} ไม่อยู่ในวันของรุ่น ซึ่งเริ่ม {starts} ถึง {ends}",
    "{on} is not one of the group's days, {starts} to {ends}",
    "แก้วันของคาบ หรือเพิ่มรุ่นใหม่ที่มีวันนั้น",
    "Correct the day of the session, or add a group that has that day",
)
MINUTES_OUTSIDE = problem(
    "RECRUIT-062",
    "ความยาวของคาบต้องมากกว่า 0 และไม่เกิน {most} ชั่วโมง",
    "A session lasts more than 0 and at most {most} hours",
    "แก้จำนวนชั่วโมง เช่น 3 หรือ 1.5",
    "Correct the hours, such as 3 or 1.5",
)
ROOM_OUTSIDE = problem(
    "RECRUIT-063",
    "จำนวนที่รับของรุ่นต้องเป็นจำนวนเต็มตั้งแต่ 1 ถึง {most}",
    "The room of a group must be a whole number from 1 to {most}",
    "แก้จำนวนที่รับ",
    "Correct the room",
)
DAY_UNREADABLE = problem(
    "RECRUIT-064",
    "แถว {row}: อ่านวันที่เรียนจบ “{given}” ไม่ได้",
    "Row {row}: the day of completion “{given}” cannot be read",
    "พิมพ์วัน เดือน ปี เช่น 5 ก.พ. 2567 หรือเว้นว่าง",
    "Type day, month and year, such as 5 Feb 2024, or leave it empty",
)
DAY_AHEAD = problem(
    "RECRUIT-065",
    "แถว {row}: วันที่เรียนจบ {given} ยังมาไม่ถึง",
    "Row {row}: the day of completion, {given}, is still to come",
    "ตรวจวันที่กับระบบอีเลิร์นนิง แล้วส่งไฟล์ใหม่",
    "Check the day with the learning platform and send the file again",
)
