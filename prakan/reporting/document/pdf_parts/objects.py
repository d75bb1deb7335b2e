"""Reads the PDF files that the typesetter writes: plain objects, one cross-reference table.

Not a reader for PDF at large: it relies on what this typesetter writes and says so when that changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|(?<![\w.])(\d+) 0 R\b")
STREAM = b">>\nstream\n"
ENTRY = 20  # bytes of a line of the cross-reference table


class UnknownLayout(ValueError):
    """A PDF is not laid out as the typesetter lays it out."""


@dataclass(slots=True)
class Part:
    """One file: its bytes and where its objects begin, by number."""

    content: bytes
    offsets: list[int]  # of objects 1, 2, …; a last one ends the last object
    root: int
    trailer: bytes

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def body(self, number: int) -> bytes:
        """Return an object without its frame."""
        raw = self.content[self.offsets[number - 1] : self.offsets[number]]
        start, end = raw.index(b"obj\n") + 4, raw.rindex(b"\nendobj")
        return raw[start:end]

    def bodies(self) -> Iterator[tuple[int, bytes]]:
        """Yield every object with its number."""
        return ((n, self.body(n)) for n in range(1, len(self) + 1))


def read(path: Path) -> Part:
    """Read a file; raises ``UnknownLayout`` when it is not laid out as expected."""
    content = path.read_bytes()
    end = content.rfind(b"startxref")
    table = int(content[end + 9 :].split()[0]) if end > 0 else -1
    head = re.match(rb"xref\n0 (\d+)\n", content[table : table + 40]) if table > 0 else None
    trailer = content[content.rfind(b"trailer", table) : end]
    root = re.search(rb"/Root (\d+) 0 R", trailer)
    if head is None or root is None:
        raise UnknownLayout("no plain cross-reference table")
    first = table + head.end() + ENTRY
    count = int(head[1]) - 1
    offsets = [int(content[first + n * ENTRY : first + n * ENTRY + 10]) for n in range(count)]
    if offsets != sorted(offsets):
        raise UnknownLayout("objects out of order")
    return Part(content, [*offsets, table], int(root[1]), trailer)


def target(body: bytes, name: bytes) -> int:
    """Return the object that an entry of a dictionary points at; raises ``UnknownLayout`` if it does not."""
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    if found is None:
        raise UnknownLayout(f"no /{name.decode()}")
    return int(found[1])


def renumbered(body: bytes, base: int) -> bytes:
    """Return an object with ``base`` added to its references; streams and strings stay as they are."""
    words, mark, stream = body.partition(STREAM)
    return REFERENCE.sub(lambda m: b"%d 0 R" % (int(m[1]) + base) if m[1] else m[0], words) + mark + stream


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Of a file: which pages are landscape, and the page of each heading, counted from 1."""

    flipped: tuple[bool, ...]
    headings: tuple[int, ...]


def facts(path: Path) -> PageFacts:
    """Read what contents and page numbers need to know of a file."""
    part = read(path)
    pages = page_numbers(part)
    boxes = [re.search(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", part.body(n)) for n in pages]
    if not all(boxes):
        raise UnknownLayout("a page without a size")
    places = {number: at for at, number in enumerate(pages, 1)}
    headings = tuple(places[_page_of(part, n)] for n in headings_of(part))
    return PageFacts(tuple(float(b[1]) > float(b[2]) for b in boxes if b), headings)


def page_numbers(part: Part) -> list[int]:
    """Return the objects of the pages in order."""
    kids = re.search(rb"/Kids\[(.*?)\]", part.body(target(part.body(part.root), b"Pages")))
    return [int(n) for n in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []


def headings_of(part: Part) -> list[int]:
    """Return the bookmarks in reading order, without their root."""
    return bookmarks(part)[1:]


def bookmarks(part: Part) -> list[int]:
    """Return the bookmarks' root and the bookmarks in reading order; nothing when there are none."""
    catalog = part.body(part.root)
    if b"/Outlines " not in catalog:
        return []
    found: list[int] = []
    pending = [target(catalog, b"Outlines")]
    while pending:
        number = pending.pop()
        found.append(number)
        body = part.body(number)
        pending += [target(body, name) for name in (b"Next", b"First") if b"/%b " % name in body]
    return found


def _page_of(part: Part, heading: int) -> int:
    place = part.body(target(part.body(heading), b"Dest"))
    found = re.match(rb"\[(\d+) 0 R", place)
    if found is None:
        raise UnknownLayout("a bookmark that leads nowhere")
    return int(found[1])
