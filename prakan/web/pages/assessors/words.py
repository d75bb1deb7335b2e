"""A line of an assessor's history as a reader understands it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prakan.domain.assessor_identity import PART_NAMES
from prakan.domain.assessor_record import LISTS, codes
from prakan.domain.assessors import (
    LEVEL_NAMES,
    SEAT_NAMES,
    STANDING_NAMES,
    TIE_NAMES,
    Seat,
    Standing,
    TieKind,
)
from prakan.domain.calendar import say_date
from prakan.domain.institutions import PRECISION_NAMES, Precision
from prakan.domain.interests import KIND_NAMES as INTERESTS
from prakan.domain.interests import InterestKind
from prakan.domain.places import district, province, subdistrict
from prakan.domain.text import Text
from prakan.registry.queries.assessors import AssessorChangeView
from prakan.web.forms.assessors import AssessorForm

PLACES = {"province": province, "district": district, "subdistrict": subdistrict}
POSITION = ("latitude", "longitude")
STANDING = Text("สถานะ", "Status")
OFF = Text("วันที่ไม่ว่าง", "Time off")
LICENCE = Text("ใบอนุญาต: {level}", "Licence: {level}")
SEAT = Text("หน้าที่: {level}", "Seat: {level}")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change in words; of a private part only that it changed, of a position as few as may see it."""

    view: AssessorChangeView
    label: Text
    before: Text
    after: Text
    private: bool
    position: bool


def line_of(view: AssessorChangeView) -> ChangeLine:
    """Return a change in words: labels of attributes, names of choices and places, dates as people write."""
    name = view.change.field
    return ChangeLine(
        view,
        label_of(name),
        value_of(name, view.change.before),
        value_of(name, view.change.after),
        name.startswith("identity."),
        name in POSITION,
    )


def label_of(name: str) -> Text:
    """Return how an attribute is called."""
    kind, _, tail = name.partition(".")
    if kind == "identity":
        return PART_NAMES[tail]
    if kind == "seat":
        return Text(*(SEAT.say(s).format(level=LEVEL_NAMES[tail].say(s)) for s in ("th", "en")))
    if kind == "tie":
        return TIE_NAMES[TieKind(tail)]
    if kind == "licence":
        return Text(*(LICENCE.say(s).format(level=LEVEL_NAMES[tail].say(s)) for s in ("th", "en")))
    if kind == "interest":
        return INTERESTS[InterestKind(tail)]
    if name in ("off", "standing"):
        return OFF if name == "off" else STANDING
    return Text(str(AssessorForm.base_fields[name].label))


def value_of(name: str, value: str) -> Text:
    """Return the plain value of an attribute in words."""
    if not value:
        return Text("")
    if name == "standing":
        return STANDING_NAMES[Standing(value)]
    if name == "position_precision":
        return PRECISION_NAMES[Precision(value)]
    if name.startswith("seat."):
        return SEAT_NAMES[Seat(value)]
    if name in LISTS:
        return _joined([LISTS[name][code] for code in codes(value)], ", ")
    if name == "joined_on":
        return _day(value)
    if name == "off":
        return _joined([_day(part) for part in value.split("/")], " – ")
    found = PLACES[name](value) if name in PLACES else None
    return found.name if found else Text(value)


def _day(value: str) -> Text:
    on = date.fromisoformat(value)
    return Text(say_date(on, "th"), say_date(on, "en"))


def _joined(parts: list[Text], between: str) -> Text:
    return Text(between.join(p.say("th") for p in parts), between.join(p.say("en") for p in parts))
