"""Answers that several people write at once: field by field; on one field both texts are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Writing:
    """What one person wrote and when; ``tab`` names the open page, so that nobody clashes with itself."""

    value: str
    by: int | None
    at: str  # ISO, aware
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The text that counts, its revision, and what others wrote over the same older text."""

    now: Writing = field(default_factory=lambda: Writing("", None, ""))
    revision: int = 0
    others: tuple[Writing, ...] = ()

    @property
    def value(self) -> str:
        return self.now.value

    @property
    def clashes(self) -> bool:
        return bool(self.others)


class Fate(StrEnum):
    """What became of what was sent."""

    SAME = "same"  # it stands there already
    KEPT = "kept"
    CLASH = "clash"  # somebody saved meanwhile: both are kept


def clean(text: str) -> str:
    """Return a text with one kind of line end and nothing behind it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.rstrip()


def merge(stored: Answer, given: Writing, seen: int) -> tuple[Answer, Fate]:
    """Put what was written over revision ``seen`` into an answer; nothing of either text is lost."""
    if given.value == stored.value:
        return stored, Fate.SAME
    goes_on = bool(given.tab) and given.tab == stored.now.tab
    if seen == stored.revision or goes_on:
        return replace(stored, now=given, revision=stored.revision + 1), Fate.KEPT
    others = tuple(o for o in stored.others if not _replaces(given, o))
    return replace(stored, others=(*others, given)), Fate.CLASH


def _replaces(given: Writing, earlier: Writing) -> bool:
    """Return whether a page's newer text stands for an earlier one; of another page's none, also if equal."""
    return given.tab == earlier.tab and bool(given.tab or given.value == earlier.value)


def settled(stored: Answer, chosen: Writing) -> Answer:
    """Return an answer after somebody has decided between the texts."""
    return Answer(chosen, stored.revision + 1)


def written(value: str, by: int | None, at: datetime, tab: str = "") -> Writing:
    """Return a writing, cleaned."""
    return Writing(clean(value), by, at.isoformat(), tab)


def to_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as it is stored."""
    stored: dict[str, Any] = {**_plain(answer.now), "revision": answer.revision}
    return {**stored, "others": [_plain(o) for o in answer.others]} if answer.others else stored


def stored(value: str, by: int | None, at: str, revision: int) -> dict[str, Any]:
    """Return a cleaned text that nobody else wrote over, as ``to_json`` says it; ``at`` is ISO, aware."""
    return {"value": value, "by": by, "at": at, "tab": "", "revision": revision}


def from_json(stored: Mapping[str, Any] | None) -> Answer:
    """Return a stored answer; an empty one when nobody has written yet."""
    if not stored:
        return Answer()
    return Answer(_writing(stored), stored["revision"], tuple(_writing(o) for o in stored.get("others", ())))


def _plain(writing: Writing) -> dict[str, Any]:
    return {"value": writing.value, "by": writing.by, "at": writing.at, "tab": writing.tab}


def _writing(stored: Mapping[str, Any]) -> Writing:
    return Writing(stored["value"], stored["by"], stored["at"], stored.get("tab", ""))
