"""The numbered problem catalogue: what happened, what it means, what to do next, in Thai and English."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from prakan.domain.calendar import say_date
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry: a stable code ("PLAN-004"), the kind and exact message, and the next move."""

    code: str
    what: Text
    next_move: Text


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem that happened: with the values that fill its slots and the field or cell it is about."""

    problem: Problem
    values: dict[str, Any] = field(default_factory=dict)
    field: str = ""  # form field name, or cell such as "C14"

    @property
    def code(self) -> str:
        return self.problem.code

    def what(self, language: str) -> str:
        return self.problem.what.say(language).format(**self._said(language))

    def next_move(self, language: str) -> str:
        return self.problem.next_move.say(language).format(**self._said(language))

    def _said(self, language: str) -> dict[str, Any]:
        """Return the values as the reader's language says them: texts and days."""
        return {name: _say(value, language) for name, value in self.values.items()}


def _say(value: Any, language: str) -> Any:
    if isinstance(value, Text):
        return value.say(language)
    return say_date(value, language) if isinstance(value, date) else value


class Refused(Exception):
    """An action refused: carries one or more faults; nothing was changed."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{f.code} {f.what('en')}" for f in faults))
        self.faults = faults


CATALOGUE: dict[str, Problem] = {}


def problem(code: str, what_th: str, what_en: str, next_th: str, next_en: str) -> Problem:
    """Add an entry to the catalogue; a code is used once for ever."""
    if code in CATALOGUE:
        raise ValueError(f"problem code {code} is taken")
    entry = Problem(code, Text(what_th, what_en), Text(next_th, next_en))
    CATALOGUE[code] = entry
    return entry


def refuse(entry: Problem, field: str = "", **values: object) -> Refused:
    """Return the exception to raise for one fault."""
    return Refused(Fault(entry, values, field))


NOT_ALLOWED = problem(
    "ACCESS-001",
    "บทบาทของคุณไม่มีสิทธิ์ทำขั้นตอนนี้ ({step})",
    "Your role may not do this step ({step})",
    "ติดต่อผู้ดูแลระบบของหน่วยงานหากเห็นว่าควรมีสิทธิ์",
    "Ask your unit's administrator if you think you should have it",
)
WRONG_STAGE = problem(
    "STAGE-001",
    "ทำขั้นตอน {step} ไม่ได้ เพราะรายการอยู่ในสถานะ {stage}",
    "{step} cannot be done because the item is {stage}",
    "เปิดรายการใหม่อีกครั้งเพื่อดูสถานะล่าสุด",
    "Open the item again to see its latest state",
)
EDITED_MEANWHILE = problem(
    "EDIT-001",
    "มีผู้อื่นบันทึกรายการนี้ก่อนคุณเมื่อ {at}",
    "Someone else saved this item before you at {at}",
    "ข้อความของคุณยังอยู่ครบ เทียบกับฉบับที่บันทึกแล้วเลือกว่าจะเก็บส่วนใด",
    "Your text is kept; compare it with the saved version and choose what to keep",
)
