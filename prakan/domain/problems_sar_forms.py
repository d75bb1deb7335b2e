"""Problems of reports filled in without a connection: the workbook that comes back, and its answers."""

from __future__ import annotations

from prakan.domain.problems import problem

NO_WORKBOOK = problem(
    "SAR-030",
    "ไฟล์ {name} ไม่ใช่แบบ SAR ที่ดาวน์โหลดจากระบบ: ไม่พบหัวคอลัมน์ “ข้อ” “คำถาม” “คำตอบ”",
    "{name} is no SAR form of this system: the headings No., Question, Answer are not there",
    "ดาวน์โหลดแบบจากหน้ารายงาน แล้วกรอกหรือคัดลอกคำตอบลงในไฟล์นั้น",
    "Download the form on the report's page, and fill in or copy your answers into that file",
)
OTHER_WORKBOOK = problem(
    "SAR-031",
    "ไฟล์ {name} เป็นแบบของรายงานฉบับอื่น (สถานศึกษา ปี หรือระดับอื่น)",
    "{name} is the form of another report (another institution, year or level)",
    "เปิดรายงานที่ตรงกับไฟล์นี้ หรือดาวน์โหลดแบบของรายงานฉบับนี้",
    "Open the report that the file belongs to, or download the form of this one",
)
LEVEL_UNKNOWN = problem(
    "SAR-032",
    "ระดับ “{given}” ไม่อยู่ในรายการ",
    "There is no level “{given}”",
    "เลือกหนึ่งจาก: {choices}",
    "Choose one of: {choices}",
)
ANSWER_TWICE = problem(
    "SAR-033",
    "ข้อ {code} มีคำตอบอื่นอยู่แล้วที่ {place}",
    "{code} has another answer in {place}",
    "เก็บไว้เพียงคำตอบเดียว แล้วนำเข้าอีกครั้ง",
    "Keep one of the two, then take the file in again",
)
MOVED_ON = problem(
    "SAR-034",
    "รายงานเปลี่ยนไปหลังจากดูตัวอย่าง จึงยังไม่ได้บันทึกคำตอบใด",
    "The report has changed since the preview, so nothing was written",
    "ดูตัวอย่างใหม่ด้านล่างแล้วยืนยันอีกครั้ง",
    "Read the new preview below and confirm again",
)
NOTHING_TO_TAKE = problem(
    "SAR-035",
    "ไฟล์ไม่มีคำตอบที่ต่างจากในระบบ",
    "The file holds no answer that differs from the system",
    "กรอกคำตอบในคอลัมน์ “คำตอบ” บันทึกไฟล์ แล้วนำเข้าอีกครั้ง",
    "Fill in the column “Answer”, save the file and take it in again",
)
