"""Fiscal years, quarters and the Buddhist era; the only file that knows 543.

A Thai fiscal year N (B.E.) runs 1 October N-1 to 30 September N. Source: Budget Procedures Act B.E. 2561.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

ERA = 543
FIRST_YEAR, LAST_YEAR = 2500, 2700

MONTHS_TH = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
MONTHS_TH_SHORT = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip


def to_be(year_ce: int) -> int:
    """Return the Buddhist-era year of a Common-era year."""
    return year_ce + ERA


def to_ce(year_be: int) -> int:
    """Return the Common-era year of a Buddhist-era year."""
    return year_be - ERA


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a fiscal year; ``year`` in B.E., ``number`` 1-4."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(
                f"fiscal year {self.year} is not a B.E. year between {FIRST_YEAR} and {LAST_YEAR}"
            )
        if self.number not in (1, 2, 3, 4):
            raise ValueError(f"quarter {self.number} is not 1-4")

    @property
    def start(self) -> date:
        year = to_ce(self.year) - (1 if self.number == 1 else 0)
        return date(year, (10, 1, 4, 7)[self.number - 1], 1)

    @property
    def end(self) -> date:
        year, month = self.start.year, self.start.month + 2
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def label(self) -> str:
        return f"FY{self.year}Q{self.number}"

    def following(self) -> Quarter:
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year (B.E.) that a day lies in."""
    return to_be(day.year + (1 if day.month >= 10 else 0))


def academic_year_of(day: date) -> int:
    """Return the academic year (B.E.) that a day lies in: 16 May to 15 May.

    Source: regulation of the Ministry of Education on the opening and closing of schools, B.E. 2549.
    """
    return to_be(day.year - (1 if (day.month, day.day) < (5, 16) else 0))


def quarter_of(day: date) -> Quarter:
    """Return the quarter that a day lies in."""
    return Quarter(fiscal_year_of(day), (day.month - 10) % 12 // 3 + 1)


def fiscal_year(year_be: int) -> tuple[date, date]:
    """Return first and last day of a fiscal year (B.E.)."""
    return Quarter(year_be, 1).start, Quarter(year_be, 4).end


def month_end(year_ce: int, month: int) -> date:
    """Return the last day of a month: a due month is met until then."""
    return date(year_ce, month, calendar.monthrange(year_ce, month)[1])


def elapsed_percent(year_be: int, as_of: date) -> int:
    """Return how much of a fiscal year has passed at the end of ``as_of``, in whole percent (0-100)."""
    first, last = fiscal_year(year_be)
    days = (last - first).days + 1
    return max(0, min(100, round(((as_of + timedelta(days=1)) - first).days * 100 / days)))


def say_date(day: date, language: str, *, short: bool = False) -> str:
    """Return "31 ธันวาคม 2566", short "31 ธ.ค. 66"; English "31 December 2023 (B.E. 2566)", "31 Dec 2023"."""
    if language.startswith("en"):
        if short:
            return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"
        return f"{day.day} {calendar.month_name[day.month]} {day.year} (B.E. {to_be(day.year)})"
    if short:
        return f"{day.day} {MONTHS_TH_SHORT[day.month - 1]} {to_be(day.year) % 100:02d}"
    return f"{day.day} {MONTHS_TH[day.month - 1]} {to_be(day.year)}"


def say_month(day: date, language: str, *, short: bool = False) -> str:
    """Return "ธันวาคม 2566", short "ธ.ค. 66"; English "December 2023"."""
    if language.startswith("en"):
        return f"{(calendar.month_abbr if short else calendar.month_name)[day.month]} {day.year}"
    names = MONTHS_TH_SHORT if short else MONTHS_TH
    year = to_be(day.year)
    return f"{names[day.month - 1]} {f'{year % 100:02d}' if short else year}"


def say_period(quarter: Quarter, language: str) -> str:
    """Return "ตุลาคม – ธันวาคม 2566" or "October – December 2023"."""
    if language.startswith("en"):
        return f"{calendar.month_name[quarter.start.month]} – {say_month(quarter.end, 'en')}"
    return f"{MONTHS_TH[quarter.start.month - 1]} – {say_month(quarter.end, 'th')}"


def say_days(first: date, last: date, language: str, *, year: bool = True) -> str:
    """Return the days from one to another, both counted: "17–19 ก.ค. 67", "29 ก.ค. – 2 ส.ค. 67".

    Without ``year`` it is left out where both lie in the same one.
    """
    end = say_date(last, language, short=True)
    if first.year == last.year and not year:
        end = end.rpartition(" ")[0]
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start = say_date(first, language, short=True)
    return f"{start.rpartition(' ')[0] if first.year == last.year else start} – {end}"
