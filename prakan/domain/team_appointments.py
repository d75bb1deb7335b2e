"""A team as it was announced: who goes where and when under which number, and what its letters say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.letter_template.fields import Lines, thai_digits
from prakan.domain.places import province
from prakan.domain.text import Text

MADE_UP = Text("ข้อมูลสมมติ", "made up")
CHAIR = "chair"
SEATS: dict[str, Text] = {
    CHAIR: Text("ประธานคณะผู้ประเมิน", "chair of the team"),
    "member": Text("ผู้ประเมิน", "member of the team"),
}


@dataclass(frozen=True, slots=True)
class AppointedPlace:
    """An institution that is visited for some days; ``province`` is a code of domain/places."""

    institution: int
    name: Text
    province: str
    days: int
    is_demo: bool

    @property
    def where(self) -> Text:
        found = province(self.province)
        return found.name if found else Text("")


@dataclass(frozen=True, slots=True)
class AppointedPerson:
    """A person of the team with the number in the register and the seat."""

    assessor: int
    number: str
    name: Text
    seat: str
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Appointed:
    """What was announced of a visit; names are as they were that day. The chair stands first.

    ``let_pass`` says which rules were let pass for it, for whom, by whom and why.
    """

    level: str
    starts: date
    ends: date
    object_until: date  # the last day on which an institution may object
    places: tuple[AppointedPlace, ...]
    team: tuple[AppointedPerson, ...]
    let_pass: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What the letters of an appointment say beside the team: number, edition (1 the first), day, who writes.

    ``digits`` True: Thai digits in Thai letters.
    """

    number: int
    letter_year: int
    edition: int
    day: date
    year: int
    visit: int
    agency: Text
    short: Text
    digits: bool = False


def kept(said: Appointed) -> dict[str, Any]:
    """Return it as a row keeps it."""
    return {
        "level": said.level,
        "starts": said.starts.isoformat(),
        "ends": said.ends.isoformat(),
        "object_until": said.object_until.isoformat(),
        "places": [[p.institution, p.name.th, p.name.en, p.province, p.days, p.is_demo] for p in said.places],
        "team": [[p.assessor, p.number, p.name.th, p.name.en, p.seat, p.is_demo] for p in said.team],
        "let_pass": [[one.th, one.en] for one in said.let_pass],
    }


def read(row: Mapping[str, Any]) -> Appointed:
    """Return what a row keeps."""
    return Appointed(
        level=row["level"],
        starts=date.fromisoformat(row["starts"]),
        ends=date.fromisoformat(row["ends"]),
        object_until=date.fromisoformat(row["object_until"]),
        places=tuple(AppointedPlace(i, Text(th, en), *rest) for i, th, en, *rest in row["places"]),
        team=tuple(AppointedPerson(i, n, Text(th, en), *rest) for i, n, th, en, *rest in row["team"]),
        let_pass=tuple(Text(th, en) for th, en in row.get("let_pass", ())),
    )


def to_assessor(said: Appointed, head: Heading, assessor: int, language: str) -> dict[str, str]:
    """Return the fields of the letter of appointment to one of the team; ``KeyError`` for anybody else."""
    person = {one.assessor: one for one in said.team}[assessor]
    own = {
        "to": _named(person.name, person.is_demo, language),
        "register_number": person.number,
        "seat": SEATS[person.seat].say(language),
        "institutions": _lines([_place(one, language) for one in said.places]),
    }
    return _digits(_common(said, head, language) | own, head, language)


def to_institution(said: Appointed, head: Heading, institution: int, language: str) -> dict[str, str]:
    """Return the fields of the notice to one of the institutions; ``KeyError`` for any other."""
    place = {one.institution: one for one in said.places}[institution]
    own = {
        "to": _named(place.name, place.is_demo, language),
        "province": place.where.say(language),
        "days": str(place.days),
        "object_until": say_date(said.object_until, language),
    }
    return _digits(_common(said, head, language) | own, head, language)


def say_dates(first: date, last: date, language: str) -> str:
    """Return the days of a visit in full: "12–14 กุมภาพันธ์ 2567"."""
    if first == last:
        return say_date(last, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{say_date(last, language)}"
    return f"{say_date(first, language)} – {say_date(last, language)}"


def _common(said: Appointed, head: Heading, language: str) -> dict[str, str]:
    level = LEVEL_NAMES.get(said.level, Text(said.level))
    return {
        "number": str(head.number),
        "letter_year": str(head.letter_year),
        "edition": _edition(head.edition, language),
        "day": say_date(head.day, language),
        "agency": head.agency.say(language),
        "agency_short": head.short.say(language),
        "year": str(head.year),
        "level": level.say(language),
        "visit": str(head.visit),
        "team": _lines([_person(one, language) for one in said.team]),
        "dates": say_dates(said.starts, said.ends, language),
        "let_pass": _lines([one.say(language) for one in said.let_pass]),
    }


def _edition(edition: int, language: str) -> str:
    if edition == 1:
        return ""
    return Text(f"ฉบับแก้ไขครั้งที่ {edition - 1}", f"revision {edition - 1}").say(language)


def _named(name: Text, is_demo: bool, language: str) -> str:
    said = name.say(language)
    return f"{said} ({MADE_UP.say(language)})" if is_demo else said


def _person(one: AppointedPerson, language: str) -> str:
    between = " " if language == "th" else ", "
    return f"{_named(one.name, one.is_demo, language)}{between}{SEATS[one.seat].say(language)}"


def _place(one: AppointedPlace, language: str) -> str:
    name, where = _named(one.name, one.is_demo, language), one.where.say(language)
    if language == "th":
        return f"{name} จังหวัด{where} {one.days} วัน" if where else f"{name} {one.days} วัน"
    days = f"{one.days} day{'' if one.days == 1 else 's'}"
    return ", ".join(part for part in (name, where, days) if part)


def _lines(said: list[str]) -> Lines:
    return Lines("\n".join(f"{at}. {words}" for at, words in enumerate(said, 1)))


def _digits(values: dict[str, str], head: Heading, language: str) -> dict[str, str]:
    if not head.digits or language != "th":
        return values
    return {k: type(v)(thai_digits(v)) if isinstance(v, Lines) else thai_digits(v) for k, v in values.items()}
