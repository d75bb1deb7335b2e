"""What an entry says, read by its step; what is wrong here is kept all the same and refused by number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prakan.domain.case_scores.papers import EvidenceKind, FindingKind
from prakan.domain.field.entries import GREATEST, Entry, moment, named, storable, whole
from prakan.domain.field.records import check_part, read
from prakan.domain.field.words import Choice, FieldStep, RecordKind
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_field import CONTENT_UNREADABLE

Data = Mapping[str, Any]
MOST_CITED = 200
RECORDED = frozenset(EvidenceKind) - {EvidenceKind.SAR}  # what a person may collect


@dataclass(frozen=True, slots=True)
class Save:
    """A mark for a question; ``evidence`` holds ids of entries or keys of evidence."""

    code: str
    mark: str
    reason: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandIn:
    """A sheet is handed in."""


@dataclass(frozen=True, slots=True)
class Attach:
    """A piece of evidence; ``place`` in words."""

    kind: str
    title: str
    note: str
    code: str
    taken_at: datetime | None
    place: str
    page: int | None
    second: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A new line."""

    kind: str
    code: str
    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A line written anew; ``line`` is its key."""

    line: str
    text: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A line taken off."""

    line: str


@dataclass(frozen=True, slots=True)
class Record:
    """A version of a record of the visit; ``content`` is read by its kind."""

    kind: str
    part: str
    content: Data


@dataclass(frozen=True, slots=True)
class Choose:
    """One of two versions is chosen."""

    conflict: int
    chosen: str
    reason: str


Content = Save | HandIn | Attach | Finding | Edit | Remove | Record | Choose


def content_of(entry: Entry) -> Content:
    """Return what an entry says; raises ``Refused`` (FIELD-021) with the field that is wrong.

    A record of the visit that cannot be read: FIELD-040 and 044 to 050.
    """
    made = READERS[entry.step](entry.data, entry)
    if entry.target != target_of(made, entry):
        raise wrong("target")
    if entry.files and not isinstance(made, Attach | Record):
        raise wrong("files")
    return made


def target_of(content: Content, entry: Entry) -> str:
    """Return what a content writes, as its entry must name it."""
    match content:
        case Save():
            return f"score:{content.code}"
        case HandIn():
            return "sheet"
        case Attach():
            return f"evidence:{entry.key}"
        case Finding():
            return f"finding:{entry.key}"
        case Edit() | Remove():
            return f"finding:{content.line}"
        case Record():
            return f"record:{content.kind}:{content.part}"
        case Choose():
            return f"conflict:{content.conflict}"


def wrong(field: str) -> Refused:
    """Return the refusal of a content that cannot be read."""
    return refuse(CONTENT_UNREADABLE, field, part=field)


def _save(data: Data, entry: Entry) -> Save:
    _only(data, "code", "mark", "reason", "evidence")
    return Save(_text(data, "code", 60), _text(data, "mark", 60), _text(data, "reason"), _cited(data))


def _hand_in(data: Data, entry: Entry) -> HandIn:
    _only(data)
    return HandIn()


def _attach(data: Data, entry: Entry) -> Attach:
    _only(data, "kind", "title", "note", "code", "taken_at", "place", "page", "second")
    return Attach(
        kind=_one_of(data, "kind", RECORDED),
        title=_text(data, "title", 300),
        note=_text(data, "note"),
        code=_text(data, "code", 60),
        taken_at=_moment(data, "taken_at"),
        place=_text(data, "place", 200),
        page=_number(data, "page"),
        second=_number(data, "second"),
    )


def _finding(data: Data, entry: Entry) -> Finding:
    _only(data, "kind", "code", "text", "evidence")
    return Finding(
        _one_of(data, "kind", frozenset(FindingKind)),
        _text(data, "code", 60),
        _text(data, "text"),
        _cited(data),
    )


def _edit(data: Data, entry: Entry) -> Edit:
    _only(data, "text")
    return Edit(_line(entry), _text(data, "text"))


def _remove(data: Data, entry: Entry) -> Remove:
    _only(data)
    return Remove(_line(entry))


def _record(data: Data, entry: Entry) -> Record:
    _only(data, "kind", "part", "content")
    if not isinstance(data["content"], dict):
        raise wrong("content")
    made = Record(_one_of(data, "kind", frozenset(RecordKind)), _text(data, "part", 20), data["content"])
    check_part(made.kind, made.part)  # here, for not every version goes through the action before it is shown
    read(made.kind, made.content, paper="a file" if entry.files else "")
    return made


def _choose(data: Data, entry: Entry) -> Choose:
    _only(data, "conflict", "chosen", "reason")
    number = _number(data, "conflict")
    if number is None:
        raise wrong("conflict")
    return Choose(number, _one_of(data, "chosen", frozenset(Choice)), _text(data, "reason"))


READERS: dict[FieldStep, Callable[[Data, Entry], Content]] = {
    FieldStep.SAVE: _save,
    FieldStep.HAND_IN: _hand_in,
    FieldStep.ATTACH: _attach,
    FieldStep.FINDING: _finding,
    FieldStep.EDIT: _edit,
    FieldStep.REMOVE: _remove,
    FieldStep.RECORD: _record,
    FieldStep.CHOOSE: _choose,
}


def _only(data: Data, *names: str) -> None:
    if odd := data.keys() ^ set(names):
        raise wrong(named(odd))


def _text(data: Data, name: str, longest: int = 20_000) -> str:
    value = data[name]
    if not isinstance(value, str) or len(value) > longest or not storable(value):
        raise wrong(name)
    return value


def _one_of(data: Data, name: str, allowed: frozenset[Any]) -> str:
    value = data[name]
    if not isinstance(value, str) or value not in allowed:
        raise wrong(name)
    return value


def _number(data: Data, name: str) -> int | None:
    try:
        return None if data[name] is None else whole(data[name], name, most=min(GREATEST, 2**31 - 1))
    except Refused:
        raise wrong(name) from None


def _moment(data: Data, name: str) -> datetime | None:
    try:
        return None if data[name] in (None, "") else moment(data[name], name)
    except Refused:
        raise wrong(name) from None


def _cited(data: Data) -> tuple[str, ...]:
    keys = data["evidence"]
    if not isinstance(keys, list) or len(keys) > MOST_CITED:
        raise wrong("evidence")
    if not all(isinstance(key, str) and 0 < len(key) <= 64 and storable(key) for key in keys):
        raise wrong("evidence")
    return tuple(dict.fromkeys(keys))


def _line(entry: Entry) -> str:
    kind, _, key = entry.target.partition(":")
    if kind != "finding" or not 0 < len(key) <= 64:
        raise wrong("target")
    return key
