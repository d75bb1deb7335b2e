"""Rates from a table of an agency's folder or the database, and back; what is faulty is named."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from prakan.domain.assessors import LEVEL_NAMES, Seat
from prakan.domain.fees.model import PER_MILLE, FaultyFees, Fees, Instalment, Part, Per, Rate, Withholding
from prakan.domain.text import Text

Said = Mapping[str, Any]
SATANG = 100  # of a baht
#: what may be confirmed, each with a note of its source
TABLES = ("honorarium", "instalment", "travel", "withholding")


def fees_of(said: Said) -> Fees:
    """Return the rates that tables say, amounts in baht; raises ``FaultyFees`` naming what is wrong."""
    try:
        return _checked(_read(said))
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise error if isinstance(error, FaultyFees) else FaultyFees(repr(error)) from error


def to_json(fees: Fees) -> dict[str, Any]:
    """Return rates as plain tables, so that ``fees_of`` of them gives the same."""
    marked: dict[str, Any] = {name: {"confirmed": name in fees.confirmed} for name in TABLES}
    for name, note in fees.notes.items():
        marked[name] |= {"note_th": note.th, "note_en": note.en}
    rule = fees.withholding
    return {
        "honorarium": marked["honorarium"] | {"rate": [_said(one) for one in fees.honoraria]},
        "travel": marked["travel"]
        | {"stage": fees.travel_stage, "rate": [_said(one) for one in fees.travel]},
        "instalment": marked["instalment"]
        | {"each": [{"part": o.part.value, "share": o.share, "stage": o.stage} for o in fees.instalments]},
        "withholding": marked["withholding"]
        | {"share": rule.share, "least": _baht(rule.least), "law_th": rule.law.th, "law_en": rule.law.en},
        "budget": {"category": fees.category},
    }


def _read(said: Said) -> Fees:
    rule = said.get("withholding", {})
    marked = {name: said.get(name, {}) for name in TABLES}
    return Fees(
        honoraria=tuple(map(_rate, said["honorarium"]["rate"])),
        travel=tuple(map(_rate, said["travel"].get("rate", ()))),
        instalments=tuple(map(_instalment, said["instalment"]["each"])),
        travel_stage=str(said["travel"]["stage"]),
        category=str(said["budget"]["category"]),
        withholding=Withholding(
            int(rule.get("share", 0)),
            _satang(rule.get("least", "0")),
            Text(rule.get("law_th", ""), rule.get("law_en", "")),
        ),
        confirmed=frozenset(name for name, one in marked.items() if one.get("confirmed")),
        notes={
            name: Text(one["note_th"], one.get("note_en", ""))
            for name, one in marked.items()
            if "note_th" in one
        },
    )


def _checked(fees: Fees) -> Fees:
    if sum(one.share for one in fees.instalments) != PER_MILLE:
        raise FaultyFees("shares of the instalments do not add up to 1000")
    if len({one.part for one in fees.instalments} - {Part.TRAVEL}) != len(fees.instalments):
        raise FaultyFees("an instalment stands twice, or travel is one of them")
    if not 0 <= fees.withholding.share <= PER_MILLE:
        raise FaultyFees("the share of tax withheld is not between 0 and 1000")
    if any(one.per in (Per.KILOMETRE, Per.TRIP) for one in fees.honoraria):
        raise FaultyFees("an honorarium is paid by the institution or by the day")
    return fees


def _rate(said: Said) -> Rate:
    level, seat = str(said.get("level", "")), str(said.get("seat", ""))
    if level and level not in LEVEL_NAMES:
        raise FaultyFees(f"no level {level}")
    return Rate(_satang(said["baht"]), Per(said["per"]), level, Seat(seat).value if seat else "")


def _instalment(said: Said) -> Instalment:
    share = int(said["share"])
    if share <= 0:
        raise FaultyFees("an instalment has no share")
    return Instalment(Part(said["part"]), share, str(said["stage"]))


def _said(rate: Rate) -> dict[str, str]:
    said = {"baht": _baht(rate.satang), "per": rate.per.value, "level": rate.level, "seat": rate.seat}
    return {name: value for name, value in said.items() if value}


def _satang(baht: object) -> int:
    satang = Decimal(str(baht)) * SATANG
    if satang != satang.to_integral_value() or satang < 0:
        raise FaultyFees(f"{baht} is no amount of whole satang")
    return int(satang)


def _baht(satang: int) -> str:
    return f"{Decimal(satang) / SATANG:.2f}"
