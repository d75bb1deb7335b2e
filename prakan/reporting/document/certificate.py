"""The certificate of a licence as PDF: one page with a code that opens the public check."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from io import BytesIO

import segno
import typst
from django.utils.timezone import localdate

from prakan.assessors.queries.credentials import Certificate
from prakan.domain.calendar import say_date
from prakan.domain.text import Text
from prakan.reporting.document.pdf import STANDARDS
from prakan.reporting.document.plain import Plain, text
from prakan.reporting.document.typesetting import MEMORY, TEMPLATES, fonts, printable

TITLE = Text("ใบอนุญาตผู้ประเมินภายนอก", "Licence of an external assessor")
GIVEN_TO = Text("ให้ไว้เพื่อแสดงว่า", "This is to certify that")
AS = Text("ได้รับอนุญาตให้เป็นผู้ประเมินภายนอก ระดับ", "is licensed as an external assessor of")
NUMBER = Text("เลขที่ใบอนุญาต", "Licence number")
VALID = Text("ใช้ได้", "Valid")
UNTIL = Text("{starts} ถึง {ends}", "{starts} to {ends}")
FROM = Text("ตั้งแต่ {starts} วันสิ้นสุดรอยืนยัน", "from {starts}, last day to be confirmed")
UNCONFIRMED = Text("อายุรอยืนยัน", "term to be confirmed")
RESOLUTION = Text("ตามมติ", "By resolution")
PRINTED = Text("พิมพ์เมื่อ", "Printed on")
CHECK = Text("ตรวจสถานะวันนี้", "Check how it stands today")
NOTICE = Text(
    "กระดาษนี้บอกสถานะ ณ วันพิมพ์เท่านั้น ใบอนุญาตอาจถูกพักใช้หรือเพิกถอนภายหลัง ตรวจได้ที่ {address}",
    "This page tells how things stood on the day it was printed. A licence may be suspended or revoked "
    "later: check it at {address}",
)
CODE = Text("รหัส QR เปิดหน้าตรวจใบอนุญาต {number}", "QR code that opens the check of licence {number}")
MADE_UP = Text("ข้อมูลสมมติ", "MADE UP")


def certificate_pdf(said: Certificate, language: str, *, site: str, check: str, at: datetime) -> bytes:
    """Return the certificate in a language ("th", "en"): tagged PDF/A-2a and PDF/UA-1.

    ``site`` is the public check page, ``check`` the address that checks this licence.
    """
    MEMORY.fresh()
    compiler = typst.Compiler(
        TEMPLATES / "certificate.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={
            "certificate": printable(json.dumps(_plain(said, language, site, check, at), ensure_ascii=False))
        },
    )
    made = compiler.compile(
        format="pdf", pdf_standards=STANDARDS, timestamp=at.astimezone(UTC).replace(microsecond=0)
    )
    if not isinstance(made, bytes):
        raise TypeError("the certificate has more than one file")
    return made


def _plain(said: Certificate, language: str, site: str, check: str, at: datetime) -> Plain:
    title = TITLE.say(language)
    return {
        "language": language,
        "region": "TH" if language == "th" else "GB",
        "title": f"{title} {said.number}",
        "title_cut": text(title),
        "agency": text(said.agency.say(language)),
        "agency_plain": said.agency.say(language),
        "given_to": text(GIVEN_TO.say(language)),
        "holder": text(said.holder.say(language)),
        "as": text(AS.say(language)),
        "level": text(said.level.say(language)),
        "rows": _rows(said, language, at),
        "number": said.number,
        "address": check,
        "qr": _code(check),
        "qr_means": CODE.say(language).format(number=said.number),
        "check": text(CHECK.say(language)),
        "notice": text(NOTICE.say(language).format(address=site)),
        "made_up": MADE_UP.say(language) if said.is_demo else "",
    }


def _rows(said: Certificate, language: str, at: datetime) -> list[list[object]]:
    """Return the lines of the certificate: name, value, a remark."""
    remark = "" if said.term_confirmed else UNCONFIRMED.say(language)
    return [
        [NUMBER.say(language), said.number, ""],
        [VALID.say(language), text(_days(said.starts, said.ends, language)), remark],
        [RESOLUTION.say(language), text(said.resolution), ""],
        [PRINTED.say(language), text(say_date(localdate(at), language)), ""],
    ]


def _days(starts: date, ends: date | None, language: str) -> str:
    first = say_date(starts, language)
    if ends is None:
        return FROM.say(language).format(starts=first)
    return UNTIL.say(language).format(starts=first, ends=say_date(ends, language))


def _code(address: str) -> str:
    """Return a QR code as SVG."""
    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=2, dark="#000", light="#fff", xmldecl=False)
    return drawn.getvalue().decode()
