"""WebM by its elements: whether it is one, what its tracks are, whether it is whole; never decoded.

Sources: RFC 8794 (EBML), RFC 9559 (Matroska), the WebM container guidelines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

BEGINS = b"\x1a\x45\xdf\xa3"
HEADER, DOC_TYPE, SEGMENT, TRACKS, TRACK, TRACK_TYPE = 0x1A45DFA3, 0x4282, 0x18538067, 0x1654AE6B, 0xAE, 0x83
CLUSTER, BLOCK, GROUP = 0x1F43B675, 0xA3, 0xA0
VIDEO, AUDIO = 1, 2
MOST = 2_000_000  # elements of one file


class Broken(ValueError):
    """The bytes are no row of elements, or stop within one."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: where its content begins and ends; None where a recorder left it open."""

    kind: int
    start: int
    end: int | None


def tracks(head: bytes, read: BinaryIO) -> frozenset[int]:
    """Return the types of the tracks that the first bytes tell of; empty when this is no WebM."""
    try:
        for one in _children(read, 0, len(head), into={SEGMENT}):
            if one.kind == HEADER and not _is_webm(read, one):
                return frozenset()
            if one.kind == TRACKS:
                return frozenset(_types(read, one))
            if one.kind == CLUSTER:
                break
    except Broken:
        return frozenset()
    return frozenset()


def is_whole(content: BinaryIO) -> bool:
    """Return whether elements fill the file to its last byte, among them something that was recorded."""
    size = content.seek(0, 2)
    recorded = False
    try:
        for one in _children(content, 0, size, into={SEGMENT, CLUSTER}):
            if one.end is not None and one.end > size:
                return False
            recorded = recorded or one.kind in (BLOCK, GROUP)
    except Broken:
        return False
    return recorded


def _is_webm(content: BinaryIO, header: Element) -> bool:
    inside = _children(content, header.start, header.end or header.start)
    return any(one.kind == DOC_TYPE and _bytes(content, one).rstrip(b"\0") == b"webm" for one in inside)


def _types(content: BinaryIO, found: Element) -> Iterator[int]:
    for one in _children(content, found.start, found.end or found.start, into={TRACK}):
        if one.kind == TRACK_TYPE:
            yield int.from_bytes(_bytes(content, one), "big")


def _bytes(content: BinaryIO, one: Element) -> bytes:
    content.seek(one.start)
    return content.read(min((one.end or one.start) - one.start, 64))


def _children(
    content: BinaryIO, place: int, end: int, into: frozenset[int] | set[int] = frozenset()
) -> Iterator[Element]:
    """Yield elements in a row, going into those that hold others; a recorder leaves their length open."""
    for _ in range(MOST):
        if place >= end:
            return
        one = _element(content, place, end)
        yield one
        if one.kind in into:
            place = one.start
        elif one.end is None:
            raise Broken
        else:
            place = one.end
    raise Broken


def _element(content: BinaryIO, place: int, end: int) -> Element:
    content.seek(place)
    head = content.read(min(12, end - place))
    kind, wide = _number(head, marked=True, most=4)
    length, more = _number(head[wide:], marked=False, most=8)
    start = place + wide + more
    is_open = length == (1 << 7 * more) - 1
    return Element(kind, start, None if is_open else start + length)


def _number(head: bytes, *, marked: bool, most: int) -> tuple[int, int]:
    """Return a number whose first bit that is set says how many bytes it has, and how many those are."""
    wide = 9 - head[0].bit_length() if head and head[0] else 9
    if wide > most or len(head) < wide:
        raise Broken
    value = int.from_bytes(head[:wide], "big")
    return (value if marked else value & ((1 << 7 * wide) - 1)), wide
