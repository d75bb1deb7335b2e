"""An entry of a device's log, read from its text: strictly, and each fault is a numbered problem."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from prakan.domain.field.words import FORMAT, FieldStep, FileRole
from prakan.domain.problems import refuse
from prakan.domain.problems_field import ENTRY_ALTERED, ENTRY_TOO_LONG, ENTRY_UNREADABLE, FORMAT_UNKNOWN

LONGEST = 64 * 1024  # bytes of an entry's text
MOST_FILES = 20
GREATEST = 2**53 - 1  # whole numbers that a browser keeps exactly
DIGEST = re.compile(r"[0-9a-f]{64}")
TARGET = re.compile(r"[!-~]{1,100}")
HALF = re.compile("[\ud800-\udfff]")  # half of a character
FIELDS = frozenset(
    {"format", "id", "device", "seq", "prev", "case", "step", "target", "parent", "base", "data", "at"}
    | {"clock", "place", "files"}
)
EARLIEST, LATEST = datetime(1970, 1, 2, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """What the device knew of its clock (milliseconds): how far ahead of ours, which run, for how long."""

    ahead: int | None
    boot: str
    up: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was recorded: millionths of a degree, and metres of accuracy."""

    lat: int
    lon: int
    m: int


@dataclass(frozen=True, slots=True)
class FileNamed:
    """A file of an entry, as it was at capture; ``digest`` is sha256, hex."""

    key: UUID
    role: str
    name: str
    media_type: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one text of a log says; ``data`` is read by its step (domain/field/contents)."""

    key: UUID
    device: UUID
    seq: int
    prev: str
    case: int
    step: FieldStep
    target: str
    parent: UUID | None
    base: int
    data: Mapping[str, Any]
    at: datetime
    clock: Clock
    place: Place | None
    files: tuple[FileNamed, ...]
    body: str
    digest: str


def digest_of(body: str) -> str:
    """Return the digest of a text: sha256 (hex) of its bytes in UTF-8."""
    return hashlib.sha256(body.encode()).hexdigest()


def read(body: object, declared: object) -> Entry:
    """Return the entry that a text is, whose digest was told as ``declared``.

    Raises ``Refused``: FIELD-011 too long, 012 not an entry (its field says what is wrong), 013 another
    digest, 014 a format that is not known here.
    """
    text = _text(body)
    found = digest_of(text)
    if declared != found:
        raise refuse(ENTRY_ALTERED)
    given = _object(text)
    if given.get("format") != FORMAT:
        raise refuse(FORMAT_UNKNOWN, format=named([str(given.get("format"))])[:20])
    if given.keys() != FIELDS:
        raise _wrong(named(given.keys() ^ FIELDS))
    return Entry(
        key=uuid_of(given["id"], "id"),
        device=uuid_of(given["device"], "device"),
        seq=whole(given["seq"], "seq", least=1),
        prev=_prev(given["prev"], given["seq"]),
        case=whole(given["case"], "case"),
        step=_step(given["step"]),
        target=_target(given["target"]),
        parent=uuid_of(given["parent"], "parent") if given["parent"] != "" else None,
        base=whole(given["base"], "base"),
        data=_mapping(given["data"], "data"),
        at=moment(given["at"], "at"),
        clock=_clock(given["clock"]),
        place=_place(given["place"]),
        files=_files(given["files"]),
        body=text,
        digest=found,
    )


def uuid_of(value: object, field: str) -> UUID:
    """Return a uuid in its usual form; raises ``Refused`` (FIELD-012)."""
    try:
        found = UUID(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or str(found) != value:
        raise _wrong(field)
    return found


def whole(value: object, field: str, *, least: int = 0, most: int = GREATEST) -> int:
    """Return a whole number within bounds; raises ``Refused`` (FIELD-012)."""
    if type(value) is not int or not least <= value <= most:
        raise _wrong(field)
    return value


def moment(value: object, field: str) -> datetime:
    """Return a moment with its offset; raises ``Refused`` (FIELD-012)."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        sane = found is not None and found.utcoffset() is not None and EARLIEST <= found <= LATEST
    except (ValueError, OverflowError):
        sane = False
    if not sane or found is None:
        raise _wrong(field)
    return found


def named(fields: Iterable[str]) -> str:
    """Return names that a device made up so that they can be told and kept, whatever stands in them."""
    return ascii(", ".join(sorted(fields)))[1:-1][:100]


def storable(text: str) -> bool:
    """Return whether a text can be kept: no half of a character, no NUL."""
    return "\0" not in text and not HALF.search(text)


def _text(body: object) -> str:
    if not isinstance(body, str) or HALF.search(body):
        raise _wrong("body")
    if (length := len(body.encode())) > LONGEST:
        raise refuse(ENTRY_TOO_LONG, length=length, limit=LONGEST)
    return body


def _object(text: str) -> Mapping[str, Any]:
    try:
        given = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise _wrong("json") from None
    return _mapping(given, "json")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name stands twice")
    return made


def _no_number(word: str) -> None:
    raise ValueError(word)


def _mapping(value: object, field: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(field)
    return value


def _prev(value: object, seq: int) -> str:
    if not isinstance(value, str) or (value == "") != (seq == 1) or (value and not DIGEST.fullmatch(value)):
        raise _wrong("prev")
    return value


def _step(value: object) -> FieldStep:
    if not isinstance(value, str) or value not in set(FieldStep):
        raise _wrong("step")
    return FieldStep(value)


def _target(value: object) -> str:
    if not isinstance(value, str) or not TARGET.fullmatch(value):
        raise _wrong("target")
    return value


def _clock(value: object) -> Clock:
    given = _mapping(value, "clock")
    if given.keys() != {"ahead", "boot", "up"}:
        raise _wrong("clock")
    ahead = None if given["ahead"] is None else _milliseconds(given["ahead"], -GREATEST)
    return Clock(ahead, str(uuid_of(given["boot"], "clock")), _milliseconds(given["up"], 0))


def _milliseconds(value: object, least: int) -> int:
    """Return whole milliseconds; a browser's clock may give parts of them."""
    if type(value) is float and abs(value) < GREATEST:
        value = round(value)
    return whole(value, "clock", least=least)


def _place(value: object) -> Place | None:
    if value is None:
        return None
    given = _mapping(value, "place")
    if given.keys() != {"lat", "lon", "m"}:
        raise _wrong("place")
    lat = whole(given["lat"], "place", least=-90_000_000, most=90_000_000)
    lon = whole(given["lon"], "place", least=-180_000_000, most=180_000_000)
    return Place(lat, lon, whole(given["m"], "place", most=50_000_000))


def _files(value: object) -> tuple[FileNamed, ...]:
    if not isinstance(value, list) or len(value) > MOST_FILES:
        raise _wrong("files")
    found = tuple(map(_file, value))
    if len({one.key for one in found}) != len(found):
        raise _wrong("files")
    return found


def _file(value: object) -> FileNamed:
    given = _mapping(value, "files")
    if given.keys() != {"id", "role", "name", "type", "size", "sha256"}:
        raise _wrong("files")
    texts = [given[name] for name in ("role", "name", "type", "sha256")]
    if not all(isinstance(one, str) and storable(one) for one in texts):
        raise _wrong("files")
    role, name, media_type, digest = texts
    if role not in set(FileRole) or not 0 < len(name) <= 255 or len(media_type) > 100:
        raise _wrong("files")
    if not DIGEST.fullmatch(digest):
        raise _wrong("files")
    size = whole(given["size"], "files", least=1)
    return FileNamed(uuid_of(given["id"], "files"), role, name, media_type, size, digest)


def _wrong(field: str) -> Exception:
    return refuse(ENTRY_UNREADABLE, "body", part=field)
