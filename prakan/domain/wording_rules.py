"""What the words of a notice may hold: only slots that are filled, Thai always, a subject that fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter

from prakan.domain.problems import Fault
from prakan.domain.problems_messages import BRACES_BROKEN, SLOT_UNKNOWN, SUBJECT_TOO_LONG, THAI_EMPTY

LONGEST_SUBJECT = 160
ASKED = ("subject_th", "body_th")
SEGMENT, SEGMENTS = 70, 67  # UCS-2 characters of one SMS, and of each part of a longer one (3GPP TS 23.040)


def faults_of(words: Mapping[str, str], slots: Iterable[str]) -> tuple[Fault, ...]:
    """Return everything wrong with the four texts of a notice (by field), in order."""
    known = tuple(slots)
    found = [Fault(THAI_EMPTY, field=name) for name in ASKED if not words[name].strip()]
    for name, text in words.items():
        found += _of_text(name, text, known)
    return tuple(found)


def _of_text(name: str, text: str, known: tuple[str, ...]) -> list[Fault]:
    if name.startswith("subject") and len(text) > LONGEST_SUBJECT:
        return [Fault(SUBJECT_TOO_LONG, {"given": len(text), "most": LONGEST_SUBJECT}, name)]
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return [Fault(BRACES_BROKEN, {}, name)]
    wrong = [_written(part) for part in parts if part[1] is not None and not _plain(part, known)]
    shown = ", ".join(f"{{{slot}}}" for slot in known) or "–"
    return [Fault(SLOT_UNKNOWN, {"slot": slot, "known": shown}, name) for slot in dict.fromkeys(wrong)]


def _plain(part: tuple[str, str | None, str | None, str | None], known: tuple[str, ...]) -> bool:
    _, slot, form, conversion = part
    return slot in known and not form and not conversion  # {x.y}, {x!r} and {x:9} reach further than a name


def _written(part: tuple[str, str | None, str | None, str | None]) -> str:
    _, slot, form, conversion = part
    return f"{{{slot}{'!' + conversion if conversion else ''}{':' + form if form else ''}}}"


def sms_parts(text: str) -> int:
    """Return in how many parts an SMS goes, each of which is paid for; Thai takes 70 characters a part."""
    units = len(text.encode("utf-16-le")) // 2
    return 1 if units <= SEGMENT else -(-units // SEGMENTS)
