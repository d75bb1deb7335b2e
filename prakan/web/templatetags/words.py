"""Words, dates and amounts in the reader's language."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from prakan.domain.calendar import Quarter, say_date, say_month, say_period
from prakan.domain.figures import rounded
from prakan.domain.text import Text

register = template.Library()

#: Thai compounds that a browser would break in two; the bar shows where (LOOK, Thai text).
COMPOUNDS = (
    "งบ|ประมาณ", "ยุทธ|ศาสตร์", "ไตร|มาส", "ข้อ|ขัดแย้ง", "สถาน|ศึกษา", "ตัว|เลข", "หลัก|ฐาน", "หน่วย|งาน",
    "ผู้|ประเมิน", "ผู้|อำนวยการ", "ผู้|รับผิดชอบ", "ร้อย|ละ", "ผล|ผลิต", "ราย|ละเอียด", "เบิก|จ่าย", "ใช้|จ่าย",
    "ดำเนิน|งาน", "คุณ|ภาพ", "เจ้า|หน้าที่", "พื้น|ฐาน", "อาชีว|ศึกษา", "อุดม|ศึกษา", "องค์|การ", "พัฒนา|การ",
    "ภาค|ผนวก", "ตัว|บ่งชี้", "ตรวจ|เยี่ยม", "เผย|แพร่", "เป้า|หมาย", "ตรวจ|สอบ", "คณะ|กรรมการ", "หมาย|เหตุ",
    "ครบ|กำหนด", "ความ|ก้าว|หน้า", "ก้าว|หน้า", "ประเมิน|ผล", "ต้น|สังกัด",
    "รับ|รู้", "ระหว่าง|ประเทศ", "ปฏิบัติ|การ", "ผู้|ใช้", "รหัส|ผ่าน", "แนว|ทาง",
)  # fmt: skip
_JOINED = {c.replace("|", ""): c.replace("|", "\u2060") for c in COMPOUNDS}
_ANY = re.compile("|".join(sorted(map(re.escape, _JOINED), key=len, reverse=True)))


def language() -> str:
    """Return the reader's language, "th" or "en"."""
    return (get_language() or "th")[:2]


def joined(text: str) -> str:
    """Keep the compounds of the glossary in one piece with U+2060; for visible words only."""
    return _ANY.sub(lambda found: _JOINED[found.group()], text)


@register.filter
def bind(value: object) -> str:
    """Keep Thai compounds on one line; never in attributes, values, exports or the search index."""
    given = str(value)  # a lazy text tells only now whether it is safe
    text = joined(given)
    return mark_safe(text) if isinstance(given, SafeString) else text  # noqa: S308 - only joiners were added


@register.filter
def say(value: Text | None) -> str:
    """Show a text in the reader's language, marked ``lang="th"`` when nobody has translated it."""
    return "" if value is None else _said(value, language())


@lru_cache(maxsize=4096)  # the same names stand on every page
def _said(value: Text, spoken: str) -> str:
    if spoken == "en" and value.th and not value.en:
        return format_html('<span lang="th">{}</span>', joined(value.th))
    return conditional_escape(joined(value.say(spoken)))


@register.filter
def plain(value: Text | None) -> str:
    """Return a text in the reader's language for an attribute or a form value: no mark-up, no joiners."""
    return value.say(language()) if value else ""


@register.filter
def thai_date(value: date | datetime | None, style: str = "") -> str:
    """Show "31 ธันวาคม 2566"; ``short`` gives "31 ธ.ค. 66"; English is "31 December 2023 (B.E. 2566)"."""
    if value is None:
        return ""
    return say_date(_day(value), language(), short=style == "short")


@register.filter
def thai_month(value: date | datetime | None, style: str = "") -> str:
    """Show "ธันวาคม 2566"; ``short`` gives "ธ.ค. 66"."""
    return "" if value is None else say_month(_day(value), language(), short=style == "short")


@register.filter
def thai_when(value: datetime | None) -> str:
    """Show a moment in Bangkok time: "8 ม.ค. 67 17.20 น." or "8 Jan 2024 17:20"."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    clock = f"{local:%H:%M}" if language() == "en" else f"{local:%H.%M} น."
    return f"{say_date(local.date(), language(), short=True)} {clock}"


@register.filter
def period(value: Quarter) -> str:
    """Show "ตุลาคม – ธันวาคม 2566"."""
    return say_period(value, language())


@register.filter
def quarter_name(value: Quarter) -> str:
    """Show "ปีงบประมาณ 2567 · ไตรมาส 1"."""
    return gettext("Fiscal year %(year)s · quarter %(quarter)s") % {
        "year": value.year,
        "quarter": value.number,
    }


@register.filter
def number(value: Decimal | int | None, decimals: int | str = 0) -> str:
    """Show a number with comma groups and fixed decimals, rounded half up; "" for None."""
    return "" if value is None else f"{rounded(Decimal(value), int(decimals)):,}"


@register.filter
def percent(value: Decimal | int | None) -> str:
    """Show a percentage with the report's two decimals, without the sign (columns name it)."""
    return number(value, 2)


@register.filter
def money(value: Decimal | int | None) -> str:
    """Show an amount in baht with two decimals; the unit stands in the heading or after it."""
    return number(value, 2)


@register.filter
def million(value: Decimal | int | None) -> str:
    """Show an amount of baht as million baht with the report's four decimals."""
    return "" if value is None else number(Decimal(value) / 1_000_000, 4)


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value
