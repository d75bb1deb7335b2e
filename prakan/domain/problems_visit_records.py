"""Numbered problems of records of a visit: what they must say, versions that meet, papers, choosing."""

from __future__ import annotations

from prakan.domain.problems import problem

RECORD_KIND = problem(
    "FIELD-040",
    "ไม่รู้จักบันทึกการตรวจเยี่ยมชนิด “{kind}” ของส่วน “{part}”",
    'There is no record of a visit of the kind "{kind}" for "{part}"',
    "เปิดหน้าบันทึกการตรวจเยี่ยมของงานนี้ แล้วเลือกบันทึกจากรายการ",
    "Open the records of the visit of this case and choose one from the list",
)
RECORD_MEANWHILE = problem(
    "FIELD-041",
    "{name}ฉบับที่ {version} บันทึกโดย{who}เมื่อ {at} หลังจากที่คุณเริ่มเขียน ยังไม่ได้บันทึกทับ",
    "{name}: version {version} was recorded by {who} at {at}, after you began; nothing was overwritten",
    "เทียบกับฉบับล่าสุด แล้วบันทึกอีกครั้งหากต้องการให้ฉบับของคุณเป็นฉบับใหม่",
    "Compare it with the latest version, then record again to make yours the next one",
)
RECORD_KEY = problem(
    "FIELD-042",
    "รหัสบันทึก {key} ใช้ไปแล้วกับเนื้อหาอื่นในงานนี้",
    "The key {key} was used for another content in this case",
    "ส่งใหม่ด้วยรหัสใหม่",
    "Send it again under a new key",
)
RECORD_BASE = problem(
    "FIELD-043",
    "{name}ยังไม่มีฉบับที่ {base} ฉบับล่าสุดคือ {version}",
    "{name} has no version {base}; the latest is {version}",
    "เปิดบันทึกนี้ใหม่แล้วเขียนต่อจากฉบับล่าสุด",
    "Open the record again and go on from its latest version",
)
RECORD_EMPTY = problem(
    "FIELD-044",
    "{name}ยังไม่มีข้อมูล",
    "{name} says nothing yet",
    "เติมอย่างน้อยหนึ่งรายการ",
    "Enter at least one line",
)
RECORD_SHAPE = problem(
    "FIELD-045",
    "เนื้อหาของ{name}อ่านไม่ได้ที่ “{where}”",
    '{name} cannot be read at "{where}"',
    "ปรับแอปเป็นรุ่นล่าสุดแล้วส่งอีกครั้ง หรือบันทึกบนเว็บ",
    "Bring the app up to date and send it again, or record it on the web",
)
RECORD_LONG = problem(
    "FIELD-046",
    "{name}ที่ “{where}” ยาวหรือมากเกินไป เก็บได้ไม่เกิน {most}",
    '{name}: "{where}" is too long or too many; at most {most} can be kept',
    "ย่อข้อความหรือแบ่งรายการ แล้วบันทึกอีกครั้ง",
    "Shorten or split it, then record again",
)
PERSON_UNNAMED = problem(
    "FIELD-047",
    "ผู้เข้าร่วมลำดับที่ {n} ยังไม่มีชื่อ",
    "Person {n} of the attendance has no name",
    "เขียนชื่อ หรือลบบรรทัดนั้น",
    "Write the name, or empty that line",
)
POINT_UNKNOWN = problem(
    "FIELD-048",
    "กรอบของงานนี้ไม่มีข้อ {code} ที่ประเด็นลำดับที่ {n} อ้าง",
    "The framework of this case has no {code}, which point {n} names",
    "เลือกข้อจากรายการ หรือเว้นว่างไว้ถ้าเป็นภาพรวม",
    "Choose from the list, or leave it empty for the whole",
)
SIGNER_MISSING = problem(
    "FIELD-049",
    "การลงนามต้องมีชื่อ ตำแหน่ง และข้อความที่ลงนาม",
    "A sign-off needs the name, the position and the sentence that is signed",
    "เติมส่วนที่ขาด",
    "Fill in what is missing",
)
NOT_SIGNED = problem(
    "FIELD-050",
    "ยังไม่มีลายมือชื่อ ต้องลงลายมือชื่อบนจอ หรือแนบภาพหนังสือที่ลงนาม",
    "Nothing is signed: it needs a signature on the screen or a scan of the signed paper",
    "ลงลายมือชื่อในช่องลายมือชื่อ หรือแนบไฟล์สแกนหน้าที่ลงนาม",
    "Sign in the field, or add the scan of the signed page",
)
SCAN_GONE = problem(
    "FIELD-051",
    "ไม่พบไฟล์สแกนที่แนบ หรือเป็นของผู้อื่น หรือไม่ใช่ PDF หรือภาพ",
    "The scan is not there, is somebody else's, or is neither a PDF nor a picture",
    "แนบไฟล์ PDF หรือภาพของหน้าที่ลงนามอีกครั้ง",
    "Add a PDF or a picture of the signed page again",
)
RECORD_GONE = problem(
    "FIELD-052",
    "ไม่พบบันทึกการตรวจเยี่ยมนี้ในงานประเมิน {number}",
    "Case {number} has no such record of its visit",
    "กลับไปที่หน้าบันทึกการตรวจเยี่ยม",
    "Go back to the records of the visit",
)
RECORD_LOCKED = problem(
    "FIELD-053",
    "บันทึกนี้เข้ารหัสด้วยกุญแจของระบบชุดอื่น จึงเปิดอ่านไม่ได้",
    "This record was encrypted under another installation's key and cannot be opened",
    "แจ้งผู้ดูแลระบบให้ตรวจกุญแจที่กู้คืนมาพร้อมฐานข้อมูล",
    "Ask the administrator to check the key that was restored with the database",
)
NOT_OF_TEAM = problem(
    "FIELD-054",
    "ข้อมูลการตรวจเยี่ยมของงาน {number} ให้เฉพาะคณะที่ไปตรวจเยี่ยม",
    "The package of case {number} is given only to the team of its visit",
    "เปิดงานจากเว็บตามสิทธิ์ของคุณแทน",
    "Read the case on the web instead, as far as your role goes",
)
CONFLICT_GONE = problem(
    "FIELD-055",
    "ไม่พบรายการสองฉบับนี้ในงานประเมิน {number}",
    "Case {number} has no such pair of versions",
    "กลับไปที่รายการสองฉบับของงานนี้",
    "Go back to the list of pairs of this case",
)
POINT_EMPTY = problem(
    "FIELD-056",
    "ประเด็นลำดับที่ {n} ยังไม่มีข้อความ",
    "Point {n} has no words",
    "เขียนข้อความของประเด็น หรือเลือก “ภาพรวม” เพื่อตัดบรรทัดนั้นออก",
    'Write what was told, or choose "the whole" to leave that line out',
)
NOT_TEAMS_PAIR = problem(
    "FIELD-057",
    "สองฉบับนี้เป็นของคณะที่ไปตรวจเยี่ยม ผู้ที่อยู่ในคณะเป็นผู้เลือก",
    "These two versions are the team's; somebody who sits in the team chooses",
    "แจ้งประธานคณะให้เลือก เจ้าหน้าที่เลือกแทนได้เมื่อไม่มีผู้ใดในคณะเลือกได้",
    "Ask the chair; an officer may choose once nobody of the team can",
)
TEAM_TAKES_OVER = problem(
    "FIELD-058",
    "เจ้าหน้าที่ให้ใช้ฉบับที่มาถึงภายหลังแทนคณะไม่ได้ เพราะเป็นบันทึกของคณะ",
    "An officer cannot let the version that arrived hold: what a team records is the team's",
    "ให้ใช้ฉบับที่อยู่ในระบบต่อไป หรือจัดผู้ประเมินที่มีใบอนุญาตเข้าคณะก่อน",
    "Let the version that stands hold, or seat somebody with a licence in the team first",
)
