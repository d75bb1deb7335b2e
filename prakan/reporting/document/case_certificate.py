"""The certificate of a result, or the notification of one, as PDF: one page with a code that checks it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO

import segno
import typst

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.case_certificates.content import Outcome, Said
from prakan.domain.case_certificates.rules import PAPER_NAMES, Paper
from prakan.domain.places import province
from prakan.domain.text import Text
from prakan.reporting.document.pdf import STANDARDS
from prakan.reporting.document.plain import Plain, text
from prakan.reporting.document.typesetting import MEMORY, TEMPLATES, fonts, printable

GIVEN_TO = {
    Paper.CERTIFICATE: Text("ให้ไว้เพื่อแสดงว่า", "This is to certify that"),
    Paper.NOTIFICATION: Text(
        "แจ้งผลการประเมินคุณภาพภายนอกของ", "The result of the external quality assessment of"
    ),
}
AS = {
    Paper.CERTIFICATE: Text(
        "ได้รับการรับรองผลการประเมินคุณภาพภายนอก\nระดับ{level} ปีงบประมาณ {year}",
        "is certified in external quality assessment\n{level}, fiscal year {year}",
    ),
    Paper.NOTIFICATION: Text("ระดับ{level} ปีงบประมาณ {year}", "{level}, fiscal year {year}"),
}
NUMBER = Text("เลขที่", "Number")
CODE = Text("รหัสสถานศึกษา", "Code of the institution")
UNDER = Text("สังกัด", "Under")
OVERALL = Text("ผลภาพรวม", "Result of the whole")
VALID = Text("ใช้ได้", "Valid")
UNTIL = Text("{starts} ถึง {ends}", "{starts} to {ends}")
ON = Text("วันที่รับรองผล", "Certified on")
RESOLUTION = Text("ตามมติ", "By resolution")
UNCONFIRMED = Text("รอยืนยัน", "to be confirmed")
PLACEHOLDER = Text("เกณฑ์ตัวอย่าง รอคู่มือทางการ", "example rules, awaiting the official manual")
STANDARD = Text("มาตรฐานที่ {code} {name}", "Standard {code}: {name}")
NONE = Text("ไม่ได้ตัดสิน", "not judged")
CHECK = Text("ตรวจว่าเป็นฉบับจริง", "Check that it is genuine")
NOTICE = Text(
    "หนังสืออาจถูกแทนที่หรือเพิกถอนภายหลัง ตรวจฉบับล่าสุดและตรวจว่าไฟล์นี้ไม่ถูกแก้ไขได้ที่ {address}",
    "It may be replaced or withdrawn later. See how it stands, and whether this file is unchanged, at "
    "{address}",
)
NOT_A_CERTIFICATE = Text("หนังสือนี้แจ้งผล ไม่ใช่การรับรองคุณภาพ", "This tells a result; it does not certify quality")
QR = Text("รหัส QR เปิดหน้าตรวจหนังสือ {number}", "QR code that opens the check of {number}")
MADE_UP = Text("ข้อมูลสมมติ", "MADE UP")


def case_certificate_pdf(said: Said, agency: Text, language: str, *, check: str, at: datetime) -> bytes:
    """Return a certificate in a language ("th", "en"): tagged PDF/A-2a and PDF/UA-1.

    ``check`` is the address that checks it, ``at`` when it was made: the same words set the same page.
    """
    MEMORY.fresh()
    plain = printable(json.dumps(_plain(said, agency, language, check), ensure_ascii=False))
    compiler = typst.Compiler(
        TEMPLATES / "case-certificate.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"certificate": plain},
    )
    made = compiler.compile(
        format="pdf", pdf_standards=STANDARDS, timestamp=at.astimezone(UTC).replace(microsecond=0)
    )
    if not isinstance(made, bytes):
        raise TypeError("the certificate has more than one file")
    return made


def _plain(said: Said, agency: Text, language: str, check: str) -> Plain:
    title = PAPER_NAMES[said.paper].say(language)
    level = LEVEL_NAMES[said.level].say(language)
    purpose = AS[said.paper].say(language).format(level=level, year=said.year)
    below = said.paper is Paper.NOTIFICATION
    return {
        "language": language,
        "region": "TH" if language == "th" else "GB",
        "title": f"{title} {said.number}",
        "title_cut": text(title),
        "agency": text(agency.say(language)),
        "agency_plain": agency.say(language),
        "given_to": text(GIVEN_TO[said.paper].say(language)),
        "holder": text(said.place.name.say(language)),
        "where": text(_where(said, language)),
        "as": text(purpose),
        "outcomes": [_outcome(one, language) for one in said.outcomes],
        "rows": _rows(said, language),
        "number": said.number,
        "address": check,
        "qr": _code(check),
        "qr_means": QR.say(language).format(number=said.number),
        "check": text(CHECK.say(language)),
        "notice": text(NOTICE.say(language).format(address=check)),
        "remark": text(PLACEHOLDER.say(language)) if said.placeholder else "",
        "below": text(NOT_A_CERTIFICATE.say(language)) if below else "",
        "made_up": MADE_UP.say(language) if said.place.is_demo else "",
    }


def _where(said: Said, language: str) -> str:
    found = province(said.place.province)
    parts = [said.place.agency.say(language), found.name.say(language) if found else ""]
    return " · ".join(part for part in parts if part)


def _outcome(one: Outcome, language: str) -> list[object]:
    name = STANDARD.say(language).format(code=one.code, name=one.name.say(language))
    return [text(name), text(one.level_name.say(language) or NONE.say(language))]


def _rows(said: Said, language: str) -> list[list[object]]:
    """Return the lines of the page: name, value, a remark."""
    remark = "" if said.confirmed else UNCONFIRMED.say(language)
    rows: list[list[object]] = []
    if said.overall:
        rows.append([OVERALL.say(language), text(said.overall.level_name.say(language)), ""])
    rows.append([NUMBER.say(language), said.number, ""])
    if said.place.code:
        rows.append([CODE.say(language), said.place.code, ""])
    if said.ends:
        days = UNTIL.say(language).format(
            starts=say_date(said.starts, language), ends=say_date(said.ends, language)
        )
        rows.append([VALID.say(language), text(days), remark])
    else:
        rows.append([ON.say(language), text(say_date(said.starts, language)), ""])
    if said.resolution:
        rows.append([RESOLUTION.say(language), text(said.resolution.say(language)), ""])
    return rows


def _code(address: str) -> str:
    """Return a QR code as SVG."""
    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=2, dark="#000", light="#fff", xmldecl=False)
    return drawn.getvalue().decode()
