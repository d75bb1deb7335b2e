"""Joins the parts of a report into one tagged PDF: pages, structure, contents and bookmarks made one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from prakan.reporting.document.pdf_parts.bookmarks import Bookmark, bookmark_objects, spoken
from prakan.reporting.document.pdf_parts.objects import (
    Part,
    UnknownLayout,
    bookmarks,
    page_numbers,
    read,
    renumbered,
    target,
)
from prakan.reporting.document.pdf_parts.overlay import Overlay, overlay, with_drawing, with_resources

HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"
LINK = re.compile(rb"/A<</Type/Action/S/URI/URI\(contents:(\d+)\)>>")
SPOKEN = re.compile(rb"/Contents\(contents:(\d+)\)")
PARENT_KEY = re.compile(rb"/(StructParents?) (\d+)")
CELL_NAME = re.compile(rb"\(U(\d+x\d+y\d+)\)")
NUMBERED = re.compile(rb"(\d+) (\d+) 0 R")
NAMED = re.compile(rb"\((\w+)\)\s*(\d+) 0 R")
HEADING = re.compile(rb"<</Type/StructElem/S/H[1-6]/")
Change = Callable[[bytes], bytes]
PAGES, TREE, DOCUMENT, PARENTS, NAMES, OUTLINES = range(1, 7)  # the objects made here; bookmarks follow


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a part before any is written."""

    path: Path
    base: int  # added to its object numbers
    keys: int  # added to its structure keys
    used_keys: int
    size: int  # objects
    destinations: tuple[int, ...]  # of its headings, as numbered in the whole
    dropped: frozenset[int]
    tree: bytes  # the root of its structure
    document: int
    pages: int
    count: int  # pages


def join(paths: list[Path], labels: Path, headings: list[Bookmark], output: Path) -> None:
    """Write one PDF from the parts' files; holds one part at a time.

    ``labels`` is a file with the number of every page. ``headings`` are those of the parts in order; links
    to "contents:N" lead to the Nth of them.
    Raises ``UnknownLayout`` when the files are not what the typesetter is known to write.
    """
    plans = list(_plans(paths, OUTLINES + len(headings)))
    destinations = [d for plan in plans for d in plan.destinations]
    if len(destinations) != len(headings):
        raise UnknownLayout(f"{len(destinations)} bookmarks for {len(headings)} headings")
    with output.open("wb") as file:
        writer = _Writer(file)
        _put_own(writer, plans, bookmark_objects(headings, destinations, OUTLINES))
        numbers = overlay(labels, plans[-1].base + plans[-1].size)
        first, levels = 0, iter([h.level for h in headings])
        for index, plan in enumerate(plans):
            copier = _Copier(plan, index, destinations, headings, levels, _over(plan, numbers, first))
            copier.copy(writer)
            first += plan.count
        for number, body in numbers.objects:
            writer.put(number, body)
        writer.finish(read(paths[0]), plans[0].base)


def _plans(paths: list[Path], own: int) -> Iterator[Plan]:
    base, keys = own, 0
    for path in paths:
        plan = _plan(path, base, keys)
        base += plan.size
        keys += plan.used_keys
        yield plan


def _plan(path: Path, base: int, keys: int) -> Plan:
    part = read(path)
    catalog = part.body(part.root)
    root, pages = target(catalog, b"StructTreeRoot"), target(catalog, b"Pages")
    tree = part.body(root)
    outlines = bookmarks(part)
    own = {part.root, root, target(catalog, b"Metadata"), target(part.trailer, b"Info")}
    return Plan(
        path=path,
        base=base,
        keys=keys,
        used_keys=_number(rb"/ParentTreeNextKey (\d+)", tree),
        size=len(part),
        destinations=tuple(target(part.body(n), b"Dest") + base for n in outlines[1:]),
        dropped=frozenset({*own, *outlines}),
        tree=tree,
        document=_number(rb"/K\[(\d+) 0 R\]", tree),
        pages=pages,
        count=_number(rb"/Count (\d+)", part.body(pages)),
    )


def _number(pattern: bytes, body: bytes) -> int:
    found = re.search(pattern, body)
    if found is None:
        raise UnknownLayout(f"no {pattern.decode()}")
    return int(found[1])


class _Writer:
    """Writes objects and remembers where they begin."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.offsets: dict[int, int] = {}
        self.digest = hashlib.sha256()
        file.write(HEADER)

    def put(self, number: int, body: bytes) -> None:
        self.offsets[number] = self.file.tell()
        self.file.write(b"%d 0 obj\n%b\nendobj\n\n" % (number, body))
        self.digest.update(body)

    def finish(self, first: Part, base: int) -> None:
        """Write what ends the file: properties and catalog of the first part, cross-references."""
        catalog = first.body(first.root)
        last = max(self.offsets) + 1
        self.put(last, first.body(target(catalog, b"Metadata")))
        self.put(last + 1, first.body(target(first.trailer, b"Info")))
        own = {b"Pages": PAGES, b"StructTreeRoot": TREE, b"Metadata": last}
        catalog = renumbered(re.sub(rb"/Outlines \d+ 0 R", b"", catalog), base)
        for name, number in own.items():
            catalog = re.sub(rb"/%b \d+ 0 R" % name, b"/%b %d 0 R" % (name, number), catalog)
        self.put(last + 2, catalog[:-2] + b"/Outlines %d 0 R>>" % OUTLINES)
        self._cross_references(last + 3)

    def _cross_references(self, size: int) -> None:
        start = self.file.tell()
        self.file.write(b"xref\n0 %d\n0000000000 65535 f\r\n" % size)
        for number in range(1, size):
            self.file.write(b"%010d 00000 n\r\n" % self.offsets[number])
        name = self.digest.hexdigest()[:32].encode()
        trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF"
        self.file.write(trailer % (size, size - 1, size - 2, name, name, start))


def _put_own(writer: _Writer, plans: list[Plan], bookmarks: dict[int, bytes]) -> None:
    """Write what holds the parts together: page tree, structure tree and its indexes, bookmarks."""
    kids = b" ".join(b"%d 0 R" % (p.pages + p.base) for p in plans)
    writer.put(PAGES, b"<</Type/Pages/Count %d/Kids[%b]>>" % (sum(p.count for p in plans), kids))
    roles = re.search(rb"/RoleMap<<.*?>>", plans[0].tree)
    writer.put(
        TREE,
        b"<</Type/StructTreeRoot%b/K[%d 0 R]/ParentTree %d 0 R/IDTree %d 0 R/ParentTreeNextKey %d>>"
        % (roles[0] if roles else b"", DOCUMENT, PARENTS, NAMES, sum(p.used_keys for p in plans)),
    )
    sections = b" ".join(b"%d 0 R" % (p.document + p.base) for p in plans)
    writer.put(DOCUMENT, b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (TREE, sections))
    writer.put(PARENTS, b"<</Nums[%b]>>" % b" ".join(_parents(p) for p in plans))
    writer.put(NAMES, b"<</Names[%b]>>" % b"".join(_names(p, index) for index, p in enumerate(plans)))
    for number, body in bookmarks.items():
        writer.put(number, body)


def _parents(plan: Plan) -> bytes:
    inside = re.search(rb"/ParentTree<</Nums\[(.*?)\]>>", plan.tree, re.DOTALL)
    if inside is None:
        raise UnknownLayout("no parent tree")
    return NUMBERED.sub(lambda m: b"%d %d 0 R" % (int(m[1]) + plan.keys, int(m[2]) + plan.base), inside[1])


def _names(plan: Plan, index: int) -> bytes:
    inside = re.search(rb"/IDTree<</Names\[(.*?)\]>>", plan.tree, re.DOTALL)
    names = NAMED.findall(inside[1]) if inside else []
    return b"".join(b"(P%04d%b)%d 0 R" % (index, name, int(number) + plan.base) for name, number in names)


def _over(plan: Plan, numbers: Overlay, first: int) -> dict[int, Change]:
    """Return what laying the page numbers over a part changes, by object."""
    part = read(plan.path)
    changes: dict[int, Change] = {}
    for at, page in enumerate(page_numbers(part), first):
        drawing, added = numbers.drawings[at], numbers.resources[at]
        changes[page] = partial(with_drawing, drawing=drawing)
        changes[target(part.body(page), b"Resources")] = partial(with_resources, added=added)
    return changes


@dataclass(frozen=True, slots=True)
class _Copier:
    """Copies the objects of a part under their new numbers and names."""

    plan: Plan
    index: int
    destinations: list[int]
    headings: list[Bookmark]
    levels: Iterator[int]  # of the headings still to come
    changes: dict[int, Change]

    def copy(self, writer: _Writer) -> None:
        for number, original in read(self.plan.path).bodies():
            dropped = number in self.plan.dropped
            writer.put(number + self.plan.base, b"null" if dropped else self.changed(number, original))

    def changed(self, number: int, original: bytes) -> bytes:
        plan = self.plan
        body = renumbered(original, plan.base)
        if number == plan.pages:
            return b"<</Parent %d 0 R" % PAGES + body[2:]
        if number == plan.document:
            return re.sub(rb"/S/Document/P \d+ 0 R", b"/S/Sect/P %d 0 R" % DOCUMENT, body, count=1)
        if number in self.changes:
            body = self.changes[number](body)
        if body.startswith((b"<</Type/Annot", b"<</Type/Page/")):
            body = PARENT_KEY.sub(lambda m: b"/%b %d" % (m[1], int(m[2]) + plan.keys), body)
            body = LINK.sub(lambda m: b"/Dest %d 0 R" % self.destinations[int(m[1])], body)
            return SPOKEN.sub(lambda m: b"/Contents" + spoken(self.headings[int(m[1])]), body)
        if body.startswith(b"<</Type/StructElem"):
            if self.index and HEADING.match(body):  # the contents' own heading stands in the front
                body = HEADING.sub(b"<</Type/StructElem/S/H%d/" % next(self.levels), body)
            return CELL_NAME.sub(lambda m: b"(P%04dU%b)" % (self.index, m[1]), body)
        return body
