"""The fields of the report of a case: words that stand anywhere, and parts that stand alone."""

from __future__ import annotations

from prakan.domain.letter_template.fields import Field
from prakan.domain.text import Text

#: words: in running text, tables, headers and footers
WORDS: tuple[Field, ...] = (
    Field("number", Text("เลขที่งานประเมิน", "number of the case"), Text("CASE-2567-000012"), required=True),
    Field("institution", Text("ชื่อสถานศึกษา", "name of the institution"),
          Text("โรงเรียนตัวอย่าง (ข้อมูลสมมติ)", "A sample school (made up)"), required=True),
    Field("institution_code", Text("รหัสสถานศึกษาในระบบ", "number of the institution in the register"),
          Text("1001")),
    Field("level", Text("ระดับการศึกษาที่ประเมิน", "level assessed"),
          Text("การศึกษาขั้นพื้นฐาน", "Basic education")),
    Field("province", Text("จังหวัด", "province"), Text("เชียงใหม่", "Chiang Mai")),
    Field("parent_agency", Text("หน่วยงานต้นสังกัด", "parent agency"),
          Text("สำนักงานเขตตัวอย่าง (ข้อมูลสมมติ)", "A sample area office (made up)")),
    Field("agency", Text("ชื่อหน่วยงานของเรา", "name of our agency"),
          Text("สำนักงานตัวอย่าง (ข้อมูลสมมติ)", "A sample office (made up)")),
    Field("agency_short", Text("ชื่อย่อหน่วยงานของเรา", "short name of our agency"), Text("สต.", "ASO")),
    Field("partner", Text("หน่วยงานที่ประเมินร่วมกัน ว่างเมื่อไม่มี",
                          "the agency it was made with; empty when there is none"),
          Text("หน่วยงานร่วมตัวอย่าง", "A sample partner agency")),
    Field("year", Text("ปีงบประมาณของงานประเมิน (พ.ศ.)", "fiscal year of the case (B.E.)"), Text("2567")),
    Field("version", Text("ฉบับที่ของรายงาน", "number of this version of the report"), Text("2"),
          required=True),
    Field("why", Text("เหตุที่จัดทำฉบับนี้", "why this version was made"),
          Text("หลังคำตอบของสถานศึกษา", "after the institution's reply")),
    Field("day", Text("วันที่จัดทำฉบับนี้", "day on which this version was made"),
          Text("5 มกราคม 2567", "5 January 2024 (B.E. 2567)")),
    Field("dates", Text("วันที่ประเมิน", "days of the visit"),
          Text("12–14 กุมภาพันธ์ 2567", "12–14 February 2024 (B.E. 2567)")),
    Field("mode", Text("วิธีประเมิน", "how the visit was made"), Text("ณ ที่ตั้ง", "On site")),
    Field("framework", Text("กรอบการประเมินที่ใช้", "framework that was used"),
          Text("กรอบตัวอย่าง", "A sample framework")),
    Field("chair", Text("ชื่อประธานคณะผู้ประเมิน", "name of the chair of the team"),
          Text("ก้องเกียรติ ตัวอย่าง (ข้อมูลสมมติ)", "Kongkiat Tuayang (made up)")),
    Field("team", Text("คณะผู้ประเมิน บรรทัดละคน พร้อมตำแหน่ง", "the team, one person a line, with seats"),
          Text("ก้องเกียรติ ตัวอย่าง ประธาน (ข้อมูลสมมติ)\nข้าวหอม ตัวอย่าง กรรมการ (ข้อมูลสมมติ)",
               "Kongkiat Tuayang, chair (made up)\nKhaohom Tuayang, member (made up)")),
    Field("outcome", Text("ผลรวมตามผลการประเมินที่ฉบับนี้อ้าง", "overall outcome of the verdict it rests on"),
          Text("ดี", "Good")),
    Field("verdict", Text("ผลการประเมินฉบับที่ ซึ่งฉบับนี้อ้าง", "version of the verdict it rests on"),
          Text("1")),
    Field("notice", Text("ข้อความเตือนว่าเป็นร่างหรือยังไม่รับรอง",
                         "notice that it is a draft, or not certified yet"),
          Text("ร่างรายงาน ยังไม่ใช่ผลการประเมิน", "Draft, not yet a result"), required=True),
    Field("sample_rules", Text("ข้อความว่าเกณฑ์รอยืนยัน ว่างเมื่อยืนยันแล้ว",
                               "notice that the rules are to be confirmed; empty once they are"),
          Text("เกณฑ์ตัวอย่าง รอคู่มือทางการ", "Sample rules, to be confirmed")),
    Field("unwritten", Text("หัวข้อที่ไม่มีข้อความ", "sections that say nothing"),
          Text("แนวปฏิบัติที่ดี", "Good practice")),
    Field("digest", Text("รหัสตรวจสอบเนื้อหารายงาน", "digest of the content"), Text("0" * 64)),
)  # fmt: skip


def _part(name: str, th: str, en: str, *, required: bool = False) -> Field:
    return Field(name, Text(th, en), Text(f"[{th}]", f"[{en}]"), required, block=True)


#: parts: each alone in a paragraph of the body, in whose place headings, paragraphs and tables come
PARTS: tuple[Field, ...] = (
    _part("contents", "สารบัญ", "table of contents"),
    _part("institution_table", "ตารางข้อมูลสถานศึกษา", "table about the institution"),
    _part("team_table", "ตารางคณะผู้ประเมิน", "table of the team"),
    _part("summary", "บทสรุป", "summary", required=True),
    _part("results_table", "ตารางผลรายมาตรฐานและผลรวม", "table of outcomes by standard and overall",
          required=True),
    _part("indicators", "ตารางผลรายตัวบ่งชี้ทุกมาตรฐาน", "tables of outcomes by indicator"),
    _part("standards", "ทุกมาตรฐาน: ผล ตัวบ่งชี้ และข้อค้นพบ",
          "every standard: outcome, indicators, findings"),
    _part("strengths", "จุดเด่นรายมาตรฐาน", "strengths by standard"),
    _part("improvements", "จุดที่ควรพัฒนารายมาตรฐาน", "points to improve by standard"),
    _part("recommendations", "ข้อเสนอแนะรายมาตรฐาน", "recommendations by standard"),
    _part("practice", "แนวปฏิบัติที่ดี", "good practice"),
    _part("overall", "ข้อเสนอแนะในภาพรวม", "recommendations on the whole"),
    _part("whole", "แนวปฏิบัติที่ดีและข้อเสนอแนะในภาพรวม พร้อมหัวข้อ",
          "good practice and recommendations on the whole, with headings"),
    _part("derivation", "ตารางที่มาของผลการประเมิน", "table of how the result came about"),
    _part("evidence_table", "บัญชีหลักฐาน", "list of evidence"),
    _part("reply", "คำตอบของสถานศึกษาและคำชี้แจงของคณะ", "the institution's reply and the team's answers"),
    _part("proof", "รหัสตรวจสอบฉบับนี้", "digests by which this version is checked", required=True),
)  # fmt: skip

REPORT: tuple[Field, ...] = (*WORDS, *PARTS)
