"""Transcripts of recordings: plain text, or text with times as WebVTT (W3C) and SubRip write it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.problems import refuse
from prakan.domain.problems_transcripts import BAD_CUE, TEXT_EMPTY, TEXT_LONG

LONGEST = 400_000  # characters: more than a day of speech
MOMENT = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})"
TIMING = re.compile(rf"\s*{MOMENT}\s+-->\s+{MOMENT}(?:\s.*)?$")
#: marks end before the next one begins: a line of marks that never end is read once, not once for each
SPEAKER = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^\s<>][^<>]*)>")
TAG = re.compile(r"</?[a-zA-Z0-9:.][^<>]*>")
BESIDE = ("WEBVTT", "NOTE", "STYLE", "REGION")  # blocks that hold no words


class Source(StrEnum):
    """Who wrote a version of a transcript."""

    MACHINE = "machine"
    PERSON = "person"


SOURCES = [(one.value, one.value) for one in Source]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words with the milliseconds from which and until which they are heard."""

    start: int
    end: int
    words: str

    @property
    def second(self) -> int:
        """Return the second in which they begin."""
        return self.start // 1000

    @property
    def clock(self) -> str:
        """Return when they begin, as a player shows it."""
        minutes, seconds = divmod(self.second, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@dataclass(frozen=True, slots=True)
class Transcript:
    """A text as it is kept, and its cues; none when it has no times."""

    text: str
    cues: tuple[Cue, ...]


def read(given: str) -> Transcript:
    """Return a transcript as it is kept.

    Raises ``Refused``: TRANS-002 empty, TRANS-003 too long, TRANS-004 with times that cannot be read.
    """
    text = tidy(given)
    if not text:
        raise refuse(TEXT_EMPTY, "text")
    if len(text) > LONGEST:
        raise refuse(TEXT_LONG, "text", length=len(text), most=LONGEST)
    cues = tuple(_cues(text)) if is_timed(text) else ()
    if is_timed(text) and not any(one.words for one in cues):
        raise refuse(TEXT_EMPTY, "text")
    return Transcript(text, cues)


def tidy(given: str) -> str:
    """Return a text in NFC with plain line ends and spaces, and no control characters."""
    lines = unicodedata.normalize("NFC", given.removeprefix("\ufeff")).splitlines()
    return "\n".join("".join(map(_tidy, line)).rstrip() for line in lines).strip()


def _tidy(char: str) -> str:
    """Return a character as it is kept; a space of any width is one, as pasted text has them."""
    if char.isprintable() or char == "\t":
        return char
    return " " if char.isspace() else ""


def is_timed(text: str) -> bool:
    """Return whether a tidy text gives times to its words."""
    return text.startswith("WEBVTT") or any(TIMING.match(line) for line in text.split("\n"))


def captions(cues: tuple[Cue, ...]) -> str:
    """Return cues as WebVTT for a player: written anew, so that nothing but words and times is in it."""
    blocks = (
        f"{_moment(one.start)} --> {_moment(one.end)}\n{html.escape(one.words, quote=False)}\n"
        for one in cues
        if one.words
    )
    return "\n".join(["WEBVTT\n", *blocks])


def _cues(text: str) -> Iterator[Cue]:
    for number, block in _blocks(text):
        if block[0].startswith(BESIDE):
            continue
        at = 1 if "-->" not in block[0] and "-->" in "".join(block[1:2]) else 0  # a name may stand above
        found = TIMING.match(block[at])
        start, end = (_read(found.groups()[:4]), _read(found.groups()[4:])) if found else (1, 0)
        if end < start:
            raise refuse(BAD_CUE, "text", line=number + at, text=block[at][:80])
        yield Cue(start, end, "\n".join(map(_words, block[at + 1 :])).strip())


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield what stands between empty lines with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _read(moment: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(one or 0) for one in moment)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _moment(at: int) -> str:
    seconds, thousandths = divmod(at, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}.{thousandths:03}"


def _words(line: str) -> str:
    """Return a line of a cue without its marks; who speaks stands before it."""
    return html.unescape(TAG.sub("", SPEAKER.sub(r"\1: ", line))).strip()
