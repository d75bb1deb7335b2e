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
