"""Cells of an Excel file that show an error or an uncomputed formula: a fast reader takes them for empty."""

from __future__ import annotations

import re
import zipfile
from xml.sax.saxutils import unescape

from openpyxl.utils.cell import coordinate_to_tuple

SHEETS = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\bid=\"([^\"]+)\"", re.IGNORECASE)
TITLES = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\bname=\"([^\"]*)\"", re.IGNORECASE)
QUOTES = {"&quot;": '"', "&apos;": "'"}
RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
ID, TARGET = re.compile(rb'\bId="([^"]+)"'), re.compile(rb'\bTarget="([^"]+)"')
CELL = re.compile(rb'<c r="([A-Z]{1,3}\d+)"([^>]*?)(?<!/)>(.*?)</c>', re.DOTALL)
VALUE = re.compile(rb"<v>([^<]+)</v>")
NOT_COMPUTED = "#NAME?"  # what a spreadsheet shows for a formula it cannot compute
SIGNS = (b't="e"', b"<f")
PIECE = 1024 * 1024  # bytes
Cells = dict[tuple[int, int], str]


def broken_cells(package: zipfile.ZipFile) -> list[Cells]:
    """Return, per sheet in order, the error shown in each broken cell by (row, column), 0-based."""
    names = set(package.namelist())
    return [_broken(package, path) if path in names else {} for path in _paths(package)]


def _paths(package: zipfile.ZipFile) -> list[str]:
    """Return the part of each sheet in the order of the workbook (ECMA-376 part 1, 18.2.19)."""
    relations = {}
    for found in RELATION.findall(package.read("xl/_rels/workbook.xml.rels")):
        key, target = ID.search(found), TARGET.search(found)
        if key and target:
            relations[key[1]] = target[1].decode()
    targets = [relations.get(key, "") for key in SHEETS.findall(package.read("xl/workbook.xml"))]
    return [t.removeprefix("/") if t.startswith("/") else f"xl/{t}" for t in targets]


def sheet_paths(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by its title."""
    book = package.read("xl/workbook.xml")
    titles = [unescape(found.decode(), QUOTES) for found in TITLES.findall(book)]
    return dict(zip(titles, _paths(package), strict=True))


def _broken(package: zipfile.ZipFile, path: str) -> Cells:
    if not _has_any(package, path):
        return {}
    found: Cells = {}
    for cell in CELL.finditer(package.read(path)):
        address, attributes, content = cell.groups()
        value = VALUE.search(content)
        if b't="e"' in attributes:
            found[_place(address)] = value[1].decode() if value else NOT_COMPUTED
        elif b"<f" in content and value is None and b't="str"' not in attributes:
            found[_place(address)] = NOT_COMPUTED
    return found


def _has_any(package: zipfile.ZipFile, path: str) -> bool:
    """Return whether a part holds an error or a formula at all, without having it in memory whole."""
    before = b""
    with package.open(path) as part:
        while piece := part.read(PIECE):
            if any(sign in before + piece for sign in SIGNS):
                return True
            before = piece[-max(map(len, SIGNS)) :]
    return False


def _place(address: bytes) -> tuple[int, int]:
    row, column = coordinate_to_tuple(address.decode())
    return row - 1, column - 1
