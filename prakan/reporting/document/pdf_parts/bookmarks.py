"""Bookmarks of a PDF: the headings as a tree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading for contents and bookmarks: its level 1-3 and words."""

    level: int
    text: str


def spoken(heading: Bookmark) -> bytes:
    """Return the words as a PDF string."""
    return b"<FEFF%b>" % heading.text.encode("utf-16-be").hex().upper().encode()


def bookmark_objects(headings: list[Bookmark], destinations: list[int], root: int) -> dict[int, bytes]:
    """Return the bookmark objects by number; the root has ``root``, the headings follow it."""
    parents = _parents(headings)
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    objects = {root: b"<</Type/Outlines%b>>" % _ends(children.get(-1, []), root, open_=True)}
    for index, heading in enumerate(headings):
        siblings = children[parents[index]]
        at = siblings.index(index)
        before = b"/Prev %d 0 R" % _object(siblings[at - 1], root) if at else b""
        after = b"/Next %d 0 R" % _object(siblings[at + 1], root) if at + 1 < len(siblings) else b""
        objects[_object(index, root)] = b"<</Parent %d 0 R%b%b%b/Title%b/Dest %d 0 R>>" % (
            _object(parents[index], root), before, after,
            _ends(children.get(index, []), root, open_=False), spoken(heading), destinations[index],
        )  # fmt: skip
    return objects


def _object(index: int, root: int) -> int:
    return root + 1 + index  # -1 is the root


def _parents(headings: list[Bookmark]) -> list[int]:
    """Return for each heading the one above it: the last before it with a lower level, else -1."""
    found: list[int] = []
    above: list[int] = []
    for index, heading in enumerate(headings):
        while above and headings[above[-1]].level >= heading.level:
            above.pop()
        found.append(above[-1] if above else -1)
        above.append(index)
    return found


def _ends(children: list[int], root: int, *, open_: bool) -> bytes:
    if not children:
        return b""
    count = len(children) if open_ else -len(children)
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (
        _object(children[0], root), _object(children[-1], root), count,
    )  # fmt: skip
