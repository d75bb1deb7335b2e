"""Words of quality reading: why a report is read, how a reading ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from prakan.assessment.queries.case_readings.lists import Share
from prakan.domain.case_reading import CHECKED, Proportion
from prakan.domain.problems import Fault
from prakan.domain.text import Text
from prakan.web.templatetags.words import language, number

register = template.Library()
WHY = {
    "rule": Text("ต้องอ่านทุกฉบับ", "all of these are read"),
    "surprise": Text("คะแนนผิดคาด", "its marks surprise"),
    "lot": Text("จับสลาก", "drawn by lot"),
    "returned": Text("กลับมาจากการแก้ไข", "back from its revision"),
    "asked": Text("เจ้าหน้าที่เลือก", "chosen by an officer"),
}
STAGES = {
    "assigned": Text("กำลังอ่าน", "being read"),
    "passed": Text("ผ่าน", "passed"),
    "returned": Text("ส่งกลับให้แก้ไข", "returned"),
    "handed_back": Text("คืนงาน", "handed back"),
}
#: whose turn it is while a reading is open; once it is over the case says it, which goes on without it
TURN = Text(
    "ถึงคราวผู้อ่าน: ตรวจตามรายการ เขียนข้อสังเกต แล้วกด “ให้ผ่าน” หรือ “ส่งกลับให้คณะ”",
    "The reader’s turn: go through the checklist, write remarks, then press “Let it pass” "
    "or “Return to the team”.",
)
COUNTED = {
    "read": Text("อ่านแล้ว", "Read"),
    "returned": Text("ส่งกลับให้แก้ไข", "Returned"),
    "pairs": Text("อ่านสองคน", "Read twice"),
    "same": Text("ตัดสินตรงกัน", "Same decision"),
    "differ": Text("ตัดสินต่างกัน", "Different decisions"),
}
TONES = {"assigned": "info", "passed": "ok", "returned": "warn", "handed_back": "draft"}


@register.filter
def reading_why(why: str) -> Text:
    """Return why a report is read."""
    return WHY[why]


@register.filter
def reading_stage(stage: str) -> Text:
    """Return how a reading stands."""
    return STAGES[stage]


@register.filter
def reading_turn(stage: str) -> Text | None:
    """Return whose turn it is while a reading is open and what to press, None once it is over."""
    return TURN if stage == "assigned" else None


@register.filter
def reading_tone(stage: str) -> str:
    """Return the tone of its chip."""
    return TONES[stage]


@register.filter
def checked_word(answer: str) -> Text:
    """Return what was said of a check; a dash for nothing."""
    return CHECKED.get(answer, Text("–", "–"))


@register.filter
def counted_word(what: str) -> Text:
    """Return what a number of the measures of readers counts."""
    return COUNTED[what]


@register.filter
def plain_days(value: float) -> str:
    """Return days, with a half where the middle lies between two."""
    return number(Decimal(str(value)), 0 if value == int(value) else 1)


@register.filter
def plain_number(value: float, decimals: int) -> str:
    """Return a computed number with fixed decimals."""
    return number(Decimal(str(value)), decimals)


@register.filter
def level_at(position: float) -> str:
    """Return a place among levels as people count them, from 1; one decimal unless it is whole."""
    return f"{position + 1:.1f}".removesuffix(".0")


@register.filter
def signed(value: float) -> str:
    """Return deviations with their sign."""
    return f"{value:+.1f}".replace("-", "\u2212")


@register.filter
def of_thousand(share: int) -> str:
    """Return a share of a thousand in percent, without needless decimals."""
    return f"{share / 10:g}"


@register.filter
def share_key(one: Share) -> str:
    """Return the name of a row that is to be given out: its case, and which reading."""
    return f"{one.case}-{2 if one.second else 1}"


@register.simple_tag
def fault_words(fault: Fault) -> SafeString:
    """Return what a refusal says and what to do next."""
    said = language()
    return format_html("{} <code>{}</code> {}", fault.what(said), fault.code, fault.next_move(said))


STEP, HIGH, FLOOR, WIDE = 0.25, 84, 96, 300


@register.simple_tag
def surprise_figure(sizes: Sequence[float], least: float, label: str) -> SafeString:
    """Draw how many reports have which surprise, with the size from which one counts."""
    bins = Counter(int(size / STEP) for size in sizes)
    columns = max([*bins, int(least / STEP) + 2]) + 1
    wide, most = WIDE / columns, max(bins.values(), default=1)
    bars = [
        (
            "s" if place * STEP >= least else "n",
            f"{place * wide + 1:.1f}",
            f"{FLOOR - count / most * HIGH:.1f}",
            f"{max(wide - 2, 1):.1f}",
            f"{count / most * HIGH:.1f}",
            f"{place * STEP:g}\u2013{(place + 1) * STEP:g}: {count}",
        )
        for place, count in sorted(bins.items())
    ]
    at = f"{least / STEP * wide:.1f}"
    drawn = '<rect class="{}" x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>'
    return format_html(
        '<svg class="pk-surprise" viewBox="0 0 {} {}" role="img" aria-label="{}">{}'
        '<line x1="0" x2="{}" y1="{}" y2="{}"/><line class="least" x1="{}" x2="{}" y1="4" y2="{}"/>'
        '<text x="0" y="{}">0</text><text class="at" x="{}" y="{}">{}</text></svg>',
        WIDE, FLOOR + 18, label, format_html_join("", drawn, bars),
        WIDE, FLOOR, FLOOR, at, at, FLOOR, FLOOR + 15, at, FLOOR + 15, f"{least:g}",
    )  # fmt: skip


@register.simple_tag
def interval_figure(share: Proportion) -> SafeString:
    """Draw a share between 0 and 100 with its interval; the words beside it say the same."""
    return format_html(
        '<svg class="pk-interval" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<line class="all" x1="0" x2="100" y1="5" y2="5"/><line x1="{}" x2="{}" y1="5" y2="5"/>'
        '<rect x="{}" y="1" width="2.4" height="8"/></svg>',
        share.low, share.high, f"{min(share.percent, 97.6):.2f}",
    )  # fmt: skip
