"""Reading years and dates as people type them, in either era, echoing what was understood."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from prakan.domain.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS_TH,
    MONTHS_TH_SHORT,
    month_end,
    say_date,
    say_month,
    to_be,
    to_ce,
)
from prakan.domain.numbers import cleaned
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_numbers import ERA_MIXED, NO_SUCH_DAY, NOT_A_DATE, NOT_A_YEAR, SHORT_YEAR
from prakan.domain.text import Text

BE_MARK = re.compile(r"พ\s*\.?\s*ศ\s*\.?|\bB\.?E\.?", re.IGNORECASE)
CE_MARK = re.compile(r"ค\s*\.?\s*ศ\s*\.?|\b(?:C\.?E\.?|A\.?D\.?)", re.IGNORECASE)
TWICE = re.compile(
    rf"(?P<day>.*?(?P<year>\d{{4}}))\s*\((?:{BE_MARK.pattern}|{CE_MARK.pattern})\s*(?P<again>\d{{4}})\)", re.I
)
PREFIX = re.compile(r"^(?:เมื่อ)?(?:วัน\D{0,12}ที่|ที่|เดือน|ปีงบประมาณ|ปี|fiscal year|FY)\s*", re.IGNORECASE)


def _months() -> dict[str, int]:
    names = (MONTHS_TH, MONTHS_TH_SHORT, tuple(calendar.month_name)[1:], tuple(calendar.month_abbr)[1:])
    found = {_bare(name): number for row in names for number, name in enumerate(row, 1)}
    return found | {"sept": 9}


def _bare(name: str) -> str:
    return re.sub(r"[\s.]", "", name).lower()


MONTHS = _months()
NAME = r"(?P<name>[^\d\s,/-][^\d,/-]*?)"
SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4}|\d{2})",
        rf"(?P<day>\d{{1,2}})[\s,-]*{NAME}[\s,-]*(?P<year>\d{{4}}|\d{{2}})",
        rf"{NAME}\s*(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
        rf"{NAME}[\s,-]*(?P<year>\d{{4}}|\d{{2}})",
        r"(?P<month>\d{1,2})[-/](?P<year>\d{4})",
    )
)


@dataclass(frozen=True, slots=True)
class YearRead:
    """A year as understood (B.E.); ``suspicion`` is a fault to show when it could be meant otherwise."""

    year_be: int
    suspicion: Fault | None = None

    @property
    def echo(self) -> Text:
        year_ce = to_ce(self.year_be)
        return Text(f"พ.ศ. {self.year_be} (ค.ศ. {year_ce})", f"B.E. {self.year_be} (C.E. {year_ce})")


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date as understood; a month alone means its last day (``month_only``)."""

    day: date
    month_only: bool = False
    suspicion: Fault | None = None

    @property
    def echo(self) -> Text:
        say: Callable[[date, str], str] = say_month if self.month_only else say_date
        return Text(f"{say(self.day, 'th')} (ค.ศ. {self.day.year})", say(self.day, "en"))


def read_year(text: str, *, near: int | None = None, field: str = "") -> YearRead:
    """Return the year (B.E.) that a person typed in a B.E. field; raises ``Refused`` (DATE-003).

    "2023" is taken as B.E. 2566 with a suspicion; two digits are taken in the era nearer to ``near`` (B.E.).
    """
    plain, mark = _unmarked(cleaned(text))
    digits = re.fullmatch(r"\d{4}|\d{2}", plain)
    if digits is None:
        raise _not_a_year(text, field)
    return _year(plain, mark or "be", text, near=near, sure=False, field=field)


def read_date(text: str, *, near: int | None = None, field: str = "") -> DateRead:
    """Return the day that a person typed, day before month; raises ``Refused`` (DATE-001 to DATE-003).

    Four-digit years tell their era; two-digit ones are B.E. after a Thai month name, else a suspicion is
    raised and the era nearer to ``near`` (B.E. year) is taken.
    """
    plain, mark = _unmarked(_once(cleaned(text)))
    for shape in SHAPES:
        match = shape.fullmatch(plain)
        month = _month(match) if match else None
        if match and month:
            return _date(match, month, mark, text, near, field)
    raise refuse(NOT_A_DATE, field, text=text)


def _once(plain: str) -> str:
    """Drop the year of the other era in brackets, as pages show it, where it is the same year."""
    both = TWICE.fullmatch(plain)
    same = both and abs(int(both["year"]) - int(both["again"])) == to_be(0)
    return both["day"] if both and same else plain


def _unmarked(plain: str) -> tuple[str, str]:
    """Take era marks and leading words ("วันที่") off; return the rest and the era marked, if any."""
    mark = "be" if BE_MARK.search(plain) else "ce" if CE_MARK.search(plain) else ""
    if mark:
        plain = (BE_MARK if mark == "be" else CE_MARK).sub(" ", plain)
    return PREFIX.sub("", re.sub(" +", " ", plain).strip()).strip(), mark


def _month(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    if found.get("name"):
        return MONTHS.get(_bare(found["name"]))
    return int(found["month"])


def _date(match: re.Match[str], month: int, mark: str, text: str, near: int | None, field: str) -> DateRead:
    found = match.groupdict()
    name = found.get("name") or ""
    era = mark or ("" if not name else "ce" if name.isascii() else "be")
    sure = bool(mark) or (bool(name) and not name.isascii())
    year = _year(found["year"], era, text, near=near, sure=sure, field=field, marked=bool(mark))
    year_ce = to_ce(year.year_be)
    if not 1 <= month <= 12:
        raise refuse(NO_SUCH_DAY, field, day=found.get("day") or "–", month=month)
    if not found.get("day"):
        return DateRead(month_end(year_ce, month), month_only=True, suspicion=year.suspicion)
    day = int(found["day"])
    if not 1 <= day <= month_end(year_ce, month).day:
        raise refuse(NO_SUCH_DAY, field, day=day, month=month)
    return DateRead(date(year_ce, month, day), suspicion=year.suspicion)


def _year(
    digits: str, era: str, text: str, *, near: int | None, sure: bool, field: str, marked: bool = True
) -> YearRead:
    """Understand a year; ``era`` is what the place or a mark says, ``sure``: two digits need no question."""
    typed = int(digits)
    if len(digits) == 2:
        return _short_year(typed, era, near=near, sure=sure)
    if FIRST_YEAR <= typed <= LAST_YEAR:
        meant, suspicious = typed, marked and era == "ce"
    elif FIRST_YEAR <= to_be(typed) <= LAST_YEAR:
        meant, suspicious = to_be(typed), marked and era == "be"
    else:
        raise _not_a_year(text, field)
    return YearRead(meant, _mixed(typed, meant) if suspicious else None)


def _short_year(typed: int, era: str, *, near: int | None, sure: bool) -> YearRead:
    as_be, as_ce = FIRST_YEAR + typed, 2000 + typed
    meant = to_be(as_ce) if era == "ce" else as_be
    if not sure and near is not None:
        meant = min((as_be, to_be(as_ce)), key=lambda year: abs(year - near))
    values = {"typed": f"{typed:02d}", "as_be": as_be, "as_ce": as_ce}
    fault = Fault(SHORT_YEAR, values | {"year_be": meant, "year_ce": to_ce(meant)})
    return YearRead(meant, None if sure else fault)


def _mixed(typed: int, meant: int) -> Fault:
    return Fault(ERA_MIXED, {"typed": typed, "year_be": meant, "year_ce": to_ce(meant)})


def _not_a_year(text: str, field: str) -> Exception:
    return refuse(NOT_A_YEAR, field, text=text, first=FIRST_YEAR, last=LAST_YEAR)
