"""The fields of letters about a team: to each of its assessors, and to each institution that it visits."""

from __future__ import annotations

from prakan.domain.letter_template.fields import Field
from prakan.domain.text import Text

NUMBERED: tuple[Field, ...] = (
    Field("number", Text("เลขลำดับหนังสือในปีปฏิทิน", "number of the letter within the calendar year"),
          Text("128"), required=True),
    Field("letter_year", Text("ปีปฏิทินของเลขหนังสือ (พ.ศ.)", "calendar year of that number (B.E.)"),
          Text("2567")),
    Field("edition", Text("ครั้งที่ออกหนังสือ เช่น “ฉบับแก้ไขครั้งที่ 1” ว่างเมื่อเป็นฉบับแรก",
                          "which edition, such as “revision 1”; empty in the first"),
          Text("ฉบับแก้ไขครั้งที่ 1", "revision 1")),
    Field("day", Text("วันที่ของหนังสือ", "day of the letter"),
          Text("5 มกราคม 2567", "5 January 2024 (B.E. 2567)")),
    Field("agency", Text("ชื่อหน่วยงานของเรา", "name of our agency"),
          Text("สำนักงานตัวอย่าง (ข้อมูลสมมติ)", "A sample office (made up)")),
    Field("agency_short", Text("ชื่อย่อหน่วยงานของเรา", "short name of our agency"),
          Text("สต.", "ASO")),
    Field("year", Text("ปีงบประมาณของแผน (พ.ศ.)", "fiscal year of the plan (B.E.)"), Text("2567")),
    Field("level", Text("ระดับการศึกษาที่ประเมิน", "level assessed"),
          Text("การศึกษาขั้นพื้นฐาน", "Basic education")),
    Field("visit", Text("เลขที่เที่ยวตรวจในแผน", "number of the visit within the plan"), Text("57")),
)  # fmt: skip

DATES = Field(
    "dates",
    Text("วันที่ตรวจเยี่ยมทั้งเที่ยว", "days of the whole visit"),
    Text("12–14 กุมภาพันธ์ 2567", "12–14 February 2024 (B.E. 2567)"),
    required=True,
)
TEAM = Field(
    "team",
    Text("คณะผู้ประเมิน บรรทัดละคน พร้อมตำแหน่ง", "the team, one person a line, with seats"),
    Text(
        "1. ก้องเกียรติ ตัวอย่าง ประธานคณะผู้ประเมิน (ข้อมูลสมมติ)\n2. ข้าวหอม ตัวอย่าง ผู้ประเมิน (ข้อมูลสมมติ)",
        "1. Kongkiat Tuayang, chair (made up)\n2. Khaohom Tuayang, member (made up)",
    ),
)

LET_PASS = Field(
    "let_pass",
    Text(
        "กฎที่อนุโลมให้เที่ยวนี้ บรรทัดละข้อ พร้อมผู้อนุโลมและเหตุผล ว่างเมื่อไม่มี",
        "rules let pass for this visit, one a line, with who did and why; empty without any",
    ),
    Text(
        "1. คนในพื้นที่: ข้าวหอม ตัวอย่าง (ข้อมูลสมมติ) อนุโลมโดยผู้อำนวยการ เหตุผล: ไม่มีผู้ประเมินในจังหวัด",
        "1. local member: Khaohom Tuayang (made up), let pass by the director: nobody lives there",
    ),
)

#: of the letter of appointment that each assessor of a team gets
APPOINTMENT: tuple[Field, ...] = (
    *NUMBERED,
    Field("to", Text("ชื่อผู้ประเมินผู้รับหนังสือ", "name of the assessor that it goes to"),
          Text("ข้าวหอม ตัวอย่าง (ข้อมูลสมมติ)", "Khaohom Tuayang (made up)"), required=True),
    Field("register_number", Text("เลขทะเบียนผู้ประเมิน", "register number of the assessor"), Text("0457")),
    Field("seat", Text("ตำแหน่งในคณะของผู้รับ", "seat of that assessor"),
          Text("ผู้ประเมิน", "member"), required=True),
    TEAM,
    Field("institutions", Text("สถานศึกษาที่ตรวจเยี่ยม บรรทัดละแห่ง พร้อมจังหวัดและจำนวนวัน",
                               "institutions visited, one a line, with province and days"),
          Text("1. โรงเรียนตัวอย่างวิทยา (ข้อมูลสมมติ) จังหวัดลำพูน 3 วัน",
               "1. Tuayang Witthaya School (made up), Lamphun, 3 days"), required=True),
    DATES,
    LET_PASS,
)  # fmt: skip

#: of the letter that names the team to an institution
NOTICE: tuple[Field, ...] = (
    *NUMBERED,
    Field("to", Text("ชื่อสถานศึกษาผู้รับ", "name of the institution that it goes to"),
          Text("โรงเรียนตัวอย่างวิทยา (ข้อมูลสมมติ)", "Tuayang Witthaya School (made up)"), required=True),
    Field("province", Text("จังหวัดของสถานศึกษา", "province of the institution"), Text("ลำพูน", "Lamphun")),
    Field("days", Text("จำนวนวันที่ตรวจเยี่ยมสถานศึกษานี้", "days spent at this institution"), Text("3")),
    TEAM,
    DATES,
    LET_PASS,
    Field("object_until", Text("วันสุดท้ายที่คัดค้านรายชื่อคณะผู้ประเมินได้",
                               "last day to object to an assessor"),
          Text("28 มกราคม 2567", "28 January 2024 (B.E. 2567)"), required=True),
)  # fmt: skip
