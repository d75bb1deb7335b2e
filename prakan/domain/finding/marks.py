"""Where in a name the letters stand that somebody asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from prakan.domain.finding.terms import letters


class Part(NamedTuple):
    """A piece of a name; ``hit`` when it was asked for."""

    text: str
    hit: bool


def marked(name: str, asked: Iterable[str]) -> tuple[Part, ...]:
    """Return a name in parts, those that answer one of ``asked`` (letters) marked; tone marks go along."""
    spots = [(at, letter) for at, character in enumerate(name) for letter in letters(character)]
    plain = "".join(letter for _, letter in spots)
    for wanted in asked:
        start = plain.find(wanted) if wanted else -1
        if start >= 0:
            begin, last = spots[start][0], spots[start + len(wanted) - 1][0] + 1
            while last < len(name) and not letters(name[last]) and not name[last].isspace():
                last += 1
            cut = (Part(name[:begin], False), Part(name[begin:last], True), Part(name[last:], False))
            return tuple(part for part in cut if part.text)
    return (Part(name, False),)
