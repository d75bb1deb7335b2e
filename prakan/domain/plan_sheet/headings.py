"""The headings of a plan sheet, and finding them in a sheet that someone else laid out."""

from __future__ import annotations

from collections.abc import Sequence

from prakan.domain.sheets.headings import Header, Heading, Vocabulary
from prakan.domain.text import Text

HEADINGS: tuple[Heading, ...] = (
    Heading("ref", Text("รหัสอ้างอิง", "Reference"), ("ref", "รหัสอ้างอิงรายการ", "reference code")),
    Heading("parent", Text("อยู่ใต้", "Under"), ("รหัสแม่", "รายการแม่", "ภายใต้", "parent", "parent reference")),
    Heading("kind", Text("ประเภท", "Kind"), ("ประเภทรายการ", "ชนิด", "type", "row type")),
    Heading(
        "code",
        Text("ลำดับ", "Code"),
        ("ที่", "ลำดับที่", "รหัส", "รหัสโครงการ", "เลขที่", "ข้อ", "no", "number", "item no", "project code"),
    ),
    Heading(
        "name_th",
        Text("ชื่อรายการ (ไทย)", "Name (Thai)"),
        (
            "ชื่อรายการ",
            "ชื่อ",
            "ผลผลิต/กิจกรรม",
            "ผลผลิต/กิจกรรม/โครงการ",
            "โครงการ/กิจกรรม",
            "ชื่อโครงการ",
            "ชื่อโครงการ/กิจกรรม",
            "โครงการ",
            "กิจกรรม",
            "รายการ",
            "แผนงาน/โครงการ",
            "ชื่อภาษาไทย",
            "name",
            "project",
            "project name",
            "activity",
            "item",
            "title",
        ),
    ),  # fmt: skip
    Heading(
        "name_en",
        Text("ชื่อรายการ (อังกฤษ)", "Name (English)"),
        ("ชื่อภาษาอังกฤษ", "ชื่ออังกฤษ", "ชื่อรายการภาษาอังกฤษ", "english name", "name in english"),
    ),
    Heading("heading", Text("เป็นหัวข้อ", "Heading row"), ("หัวข้อ", "is heading")),
    Heading(
        "target",
        Text("เป้าหมาย", "Target"),
        (
            "เป้าหมาย 12 เดือน",
            "ค่าเป้าหมาย",
            "จำนวน",
            "เป้าหมายจำนวน",
            "จำนวนเป้าหมาย",
            "เป้าหมายทั้งปี",
            "เป้าหมายประจำปี",
            "target value",
            "annual target",
            "quantity",
            "amount",
        ),
    ),  # fmt: skip
    Heading(
        "unit_th",
        Text("หน่วยนับ (ไทย)", "Unit (Thai)"),
        ("หน่วยนับ", "หน่วย", "หน่วยวัด", "เป้าหมายหน่วยนับ", "unit", "unit of measure", "measure"),
    ),
    Heading("unit_en", Text("หน่วยนับ (อังกฤษ)", "Unit (English)"), ("หน่วยนับภาษาอังกฤษ", "english unit")),
    Heading(
        "target_note_th",
        Text("หมายเหตุเป้าหมาย (ไทย)", "Note on target (Thai)"),
        ("หมายเหตุเป้าหมาย", "หมายเหตุ", "รายละเอียดเป้าหมาย", "note", "notes", "remark", "remarks"),
    ),
    Heading(
        "target_note_en",
        Text("หมายเหตุเป้าหมาย (อังกฤษ)", "Note on target (English)"),
        ("หมายเหตุภาษาอังกฤษ", "english note"),
    ),
    Heading(
        "levels",
        Text("ส่วนย่อยของเป้าหมาย", "Parts of the target"),
        ("เป้าหมายรายระดับ", "เป้าหมายแยกตามระดับ", "ส่วนย่อย", "parts"),
    ),
    Heading(
        "secondary",
        Text("เป้าหมายอื่นประกอบ", "Beside the target"),
        ("เป้าหมายรอง", "secondary targets", "secondary target"),
    ),
    Heading(
        "due",
        Text("กำหนดเสร็จ", "Due month"),
        (
            "กำหนดแล้วเสร็จ",
            "แล้วเสร็จ",
            "เดือนที่แล้วเสร็จ",
            "วันที่แล้วเสร็จ",
            "กำหนดส่ง",
            "ระยะเวลาแล้วเสร็จ",
            "due",
            "due date",
            "deadline",
            "finish",
            "completion",
        ),
    ),  # fmt: skip
    Heading(
        "owner",
        Text("หน่วยงาน", "Unit in charge"),
        (
            "หน่วยงานรับผิดชอบ",
            "หน่วยงานที่รับผิดชอบ",
            "หน่วยงานเจ้าของ",
            "ผู้รับผิดชอบ",
            "ภารกิจ",
            "สำนัก",
            "เจ้าของโครงการ",
            "owner",
            "responsible unit",
            "responsible",
            "department",
        ),
    ),  # fmt: skip
    Heading(
        "category",
        Text("หมวดงบประมาณ", "Budget category"),
        ("หมวดงบ", "แหล่งงบประมาณ", "ประเภทงบประมาณ", "budget", "category"),
    ),
    Heading("strategy", Text("ยุทธศาสตร์", "Strategy"), ("ยุทธศาสตร์ที่", "กลยุทธ์", "กลยุทธ์ที่", "strategy no")),
    Heading("ladder", Text("ลำดับขั้นงาน", "Milestone ladder"), ("ขั้นตอน", "ladder", "milestones")),
    Heading("place", Text("ที่อยู่ในเอกสารต้นทาง", "Place in the source"), ("ที่มา", "แหล่งที่มา", "source")),
)


VOCABULARY = Vocabulary(HEADINGS)
meaning = VOCABULARY.meaning


def find_header(rows: Sequence[Sequence[object]]) -> Header | None:
    """Return the best row of headings among the first rows, of one or two lines; None without names."""
    return VOCABULARY.find_header(rows, needed="name_th")
