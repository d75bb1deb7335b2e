"""Lays page numbers over the pages of a report that was typeset in parts."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prakan.reporting.document.pdf_parts.objects import (
    STREAM,
    UnknownLayout,
    page_numbers,
    read,
    renumbered,
    target,
)

NAME = re.compile(rb"/([fcgpx])(\d+)(?=[ /])")  # of fonts, colours and the like in a page's drawing
RESOURCE = re.compile(rb"/(ColorSpace|Font|ExtGState|XObject|Pattern)<<(.*?)>>")
SKIPPED = tuple(
    b"<</Type/" + kind for kind in (b"Page", b"Struct", b"Catalog", b"Metadata", b"Annot", b"Outlines")
)


@dataclass(frozen=True, slots=True)
class Overlay:
    """The page numbers: the drawing of each page and what the drawings use, as numbered in the whole."""

    objects: tuple[tuple[int, bytes], ...]
    drawings: tuple[int, ...]  # by page
    resources: tuple[dict[bytes, bytes], ...]  # by page: "Font" -> "/Lf0 12 0 R"


def overlay(path: Path, base: int) -> Overlay:
    """Read the file of page numbers; ``base`` is added to its object numbers."""
    part = read(path)
    pages = [part.body(number) for number in page_numbers(part)]
    drawings = [target(page, b"Contents") for page in pages]
    used = [part.body(target(page, b"Resources")) for page in pages]
    drawn = set(drawings)
    objects = tuple((n + base, _object(n, body, base, drawn)) for n, body in part.bodies())
    return Overlay(
        objects,
        tuple(number + base for number in drawings),
        tuple(dict(_entries(body, base)) for body in used),
    )


def _object(number: int, body: bytes, base: int, drawn: set[int]) -> bytes:
    if number in drawn:
        return _renamed(body)
    return b"null" if body.startswith(SKIPPED) else renumbered(body, base)


def _renamed(body: bytes) -> bytes:
    """Return a drawing with its names set apart from those of the page below: /f0 becomes /Lf0."""
    head, mark, stream = body.partition(STREAM)
    if b"/FlateDecode" not in head:
        raise UnknownLayout("a drawing that is not packed")
    drawing = NAME.sub(rb"/L\1\2", zlib.decompress(stream.removesuffix(b"\nendstream")))
    packed = zlib.compress(b"q\n" + drawing + b"\nQ")
    return b"<</Length %d/Filter/FlateDecode" % len(packed) + mark + packed + b"\nendstream"


def _entries(resources: bytes, base: int) -> Iterator[tuple[bytes, bytes]]:
    for kind, entries in RESOURCE.findall(renumbered(resources, base)):
        yield kind, re.sub(rb"/([fcgpx]\d+) ", rb"/L\1 ", entries)


def with_drawing(page: bytes, drawing: int) -> bytes:
    """Return a page that is drawn with a second drawing over it."""
    return re.sub(rb"/Contents (\d+) 0 R", rb"/Contents[\1 0 R %d 0 R]" % drawing, page, count=1)


def with_resources(resources: bytes, added: dict[bytes, bytes]) -> bytes:
    """Return a page's resources with those of its second drawing."""
    for kind, entries in added.items():
        head = b"/%b<<" % kind
        if head in resources:
            resources = resources.replace(head, head + entries, 1)
        else:
            resources = resources[:-2] + head + entries + b">>>>"
    return resources
