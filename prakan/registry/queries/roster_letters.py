"""What letters that ask for rosters say: the words staff wrote, else those they came with."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.texts import texts
from prakan.registry.models import RosterRequest
from prakan.registry.queries.contact_picks import MAIL, own_picks_of_agencies

PREFIX = "roster_letter_"
#: what a letter says where staff have not written otherwise; {slots} are filled in
DEFAULTS: dict[str, Text] = {
    "number": Text(
        "ที่ {number}/{letter_year} (รูปแบบเลขที่หนังสือรอยืนยัน)",
        "No. {number}/{letter_year} (form of numbers to be confirmed)",
    ),
    "subject": Text(
        "เรื่อง  ขอรายชื่อสถานศึกษาเพื่อการประเมินคุณภาพภายนอก ปีงบประมาณ พ.ศ. {year}",
        "Subject: Names of institutions for external quality assessment, fiscal year B.E. {year}",
    ),
    "salutation": Text("เรียน  หัวหน้าหน่วยงาน {to}", "To: the head of {to}"),
    "body": Text(
        "ด้วย {agency} เตรียมการประเมินคุณภาพภายนอก ปีงบประมาณ พ.ศ. {year} "
        "จึงขอความอนุเคราะห์ส่งรายชื่อสถานศึกษาในสังกัด ({kind}) "
        "พร้อมรหัสสถานศึกษา ที่ตั้งถึงตำบล และจำนวนผู้เรียน"
        "\n\n"
        "โปรดส่งภายในวันที่ {deadline} เป็นไฟล์ Excel หรือ CSV ตามที่ท่านใช้อยู่ ไม่ต้องจัดรูปแบบใหม่"
        "\n\n"
        "จึงเรียนมาเพื่อโปรดพิจารณา และขอขอบคุณมา ณ โอกาสนี้",
        "{agency} is preparing the external quality assessment of fiscal year B.E. {year}. We ask you for "
        "the names of your institutions ({kind}) with their codes, their places to the subdistrict and "
        "their numbers of learners."
        "\n\n"
        "Please send them by {deadline} as Excel or CSV, laid out as you keep them; no form is needed."
        "\n\n"
        "Thank you for your help.",
    ),
    "closing": Text("ขอแสดงความนับถือ", "Yours sincerely,"),
    "signer": Text("(ผู้ลงนามรอยืนยัน)", "(signer to be confirmed)"),
}


def letter_words() -> dict[str, Text]:
    """Return what letters say, part by part; like the agency's name they are nobody's secret."""
    written = {view.key.removeprefix(PREFIX): view.text for view in texts(PREFIX)}
    return {part: written.get(part, text) for part, text in DEFAULTS.items()}


def with_mail(person: Person, request_ids: Iterable[int]) -> int:
    """Return of how many requests the agency has a contact that a mail can go to."""
    access.check(person, "roster.request")
    picks = own_picks_of_agencies(timezone.localdate())
    mailed = {agency for agency, pick in picks.items() if pick.channel == MAIL}
    return RosterRequest.objects.filter(pk__in=list(request_ids), agency__in=mailed).count()
