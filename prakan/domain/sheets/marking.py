"""Marking a received Excel file in place: cells coloured, a column of words added, everything else untouched.

The package is copied part by part; only the sheet and the table of styles change (ECMA-376 part 1, 18.3 and
18.8). So pictures, widths, filters and formulas stay as the sender made them, and memory stays small.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from prakan.domain.sheets.broken import sheet_paths

ROW = re.compile(rb"<row\b([^>]*?)(/>|>(.*?)</row>)", re.DOTALL)
ROW_NUMBER = re.compile(rb'\br="(\d+)"')
CELL = re.compile(rb'<c r="([A-Z]{1,3}\d+)"([^>]*?)(/?)>')
LETTERS = re.compile(rb'<c r="([A-Z]{1,3})\d')
STYLE = re.compile(rb'\bs="(\d+)"')
FILLS = re.compile(rb"<fills\b[^>]*>(.*?)</fills>", re.DOTALL)
FORMATS = re.compile(rb"<cellXfs\b[^>]*>(.*?)</cellXfs>", re.DOTALL)
FORMAT = re.compile(rb"<xf\b[^>]*?/>|<xf\b.*?</xf>", re.DOTALL)
FILL = re.compile(rb"<fill\b.*?</fill>|<fill\s*/>", re.DOTALL)
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
WRONG, DOUBTFUL = "FFF4C7C3", "FFFDECB8"
COLOURS = {"wrong": WRONG.encode(), "doubtful": DOUBTFUL.encode()}
WIDTH = 70
PIECE = 1024 * 1024  # bytes of a part that are in memory at a time
ROW_ENDS = b"</row>"
ZIP64 = 1024**3  # bytes: a part that may grow beyond what a plain package can hold


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark in a sheet: its title, words beside rows, cells ("C14") by how bad they are, a heading."""

    sheet: str
    heading_row: int
    heading: str
    words: Mapping[int, str]
    cells: Mapping[str, str]  # address -> key of COLOURS


def mark_xlsx(path: Path, out: Path, marks: Marks) -> Path:
    """Write a copy of the workbook at ``path`` to ``out`` with the marks in it."""
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        part = sheet_paths(package)[marks.sheet]
        styles, styled = _styles(package.read("xl/styles.xml"))
        for item in package.infolist():
            pieces: Iterable[bytes] = _pieces(package, item.filename)
            if item.filename == part:
                pieces = _Sheet(package, part, marks, styled).marked(pieces)
            elif item.filename == "xl/styles.xml":
                pieces = [styles]
            with copy.open(item.filename, "w", force_zip64=item.file_size > ZIP64) as written:
                for piece in pieces:
                    written.write(piece)
    return out


def _pieces(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part of the package in pieces that end with a row, none cut in two."""
    left = b""
    with package.open(part) as content:
        while more := content.read(PIECE):
            left += more
            if cut := left.rfind(ROW_ENDS) + 1:
                yield left[: cut + len(ROW_ENDS) - 1]
                left = left[cut + len(ROW_ENDS) - 1 :]
    yield left


@dataclass(frozen=True, slots=True)
class Styled:
    """Number of a format with a colour: (as it was, key of COLOURS) -> format; and of added words."""

    coloured: Mapping[tuple[int, str], int]
    words: int


def _styles(xml: bytes) -> tuple[bytes, Styled]:
    """Return the table of styles with each format once more in each colour, and a wrapped one for words."""
    fills, formats = FILLS.search(xml), FORMATS.search(xml)
    if fills is None or formats is None:
        raise ValueError("a table of styles without fills or formats")
    painted = FILL.findall(fills[1])
    old = FORMAT.findall(formats[1])
    fill_of = {key: len(painted) + i for i, key in enumerate(COLOURS)}
    new, coloured = list(old), dict[tuple[int, str], int]()
    for key, fill in fill_of.items():
        for number, one in enumerate(old):
            coloured[number, key] = len(new)
            new.append(_filled(one, fill))
    wrapped = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    new.append(wrapped + b'<alignment vertical="top" wrapText="1"/></xf>')
    painted += [
        b'<fill><patternFill patternType="solid"><fgColor rgb="%s"/></patternFill></fill>' % c
        for c in COLOURS.values()
    ]
    xml = _put(xml, FORMATS, b"cellXfs", new)
    return _put(xml, FILLS, b"fills", painted), Styled(coloured, len(new) - 1)


def _filled(one: bytes, fill: int) -> bytes:
    one = re.sub(rb'\s(?:fillId|applyFill)="[^"]*"', b"", one)
    return one.replace(b"<xf", b'<xf fillId="%d" applyFill="1"' % fill, 1)


def _put(xml: bytes, pattern: re.Pattern[bytes], tag: bytes, parts: list[bytes]) -> bytes:
    block = b'<%s count="%d">%s</%s>' % (tag, len(parts), b"".join(parts), tag)
    return pattern.sub(lambda _: block, xml, count=1)


class _Sheet:
    """A sheet on its way through: its cells coloured, one column more after the last that any row fills."""

    def __init__(self, package: zipfile.ZipFile, part: str, marks: Marks, styled: Styled) -> None:
        self._column = max(map(_last_column, _pieces(package, part))) + 1
        self._letter = get_column_letter(self._column).encode()
        self._styled = styled
        said = marks.words.get(marks.heading_row, "")
        self._words = {**marks.words, marks.heading_row: _both(marks.heading, said)}
        self._by_row: dict[int, dict[bytes, str]] = {}
        for address, key in marks.cells.items():
            self._by_row.setdefault(coordinate_from_string(address)[1], {})[address.encode()] = key
        self._number = 0

    def marked(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the pieces of the sheet with the marks in them."""
        for at, piece in enumerate(pieces):
            rows = ROW.sub(self._row, piece)
            yield rows if at else _widened(rows, self._column)

    def _row(self, found: re.Match[bytes]) -> bytes:
        told = ROW_NUMBER.search(found[1])
        number = self._number = int(told[1]) if told else self._number + 1
        inside = found[3] or b""
        if number not in self._words and number not in self._by_row:
            return found[0]
        if colours := self._by_row.get(number):
            inside = _coloured(inside, colours, self._styled)
        if number in self._words:
            inside += _words(b"%s%d" % (self._letter, number), self._words[number], self._styled.words)
        return b"<row%s>%s</row>" % (found[1].rstrip(b"/"), inside)


def _both(heading: str, words: str) -> str:
    return f"{heading}\n{words}" if words else heading


def _last_column(xml: bytes) -> int:
    letters = {found[1] for found in LETTERS.finditer(xml)}
    longest = max(letters, key=lambda x: (len(x), x), default=b"A")
    return sum((byte - 64) * 26**place for place, byte in enumerate(reversed(longest)))


def _coloured(inside: bytes, colours: Mapping[bytes, str], styled: Styled) -> bytes:
    left = dict(colours)

    def cell(found: re.Match[bytes]) -> bytes:
        key = left.pop(found[1], "")
        if not key:
            return found[0]
        style = STYLE.search(found[2])
        number = styled.coloured.get((int(style[1]) if style else 0, key), 0)
        rest = STYLE.sub(b"", found[2]).rstrip()
        return b'<c r="%s" s="%d"%s%s>' % (found[1], number, rest, found[3])

    return CELL.sub(cell, inside)


def _words(address: bytes, text: str, style: int) -> bytes:
    safe = escape(ILLEGAL.sub("", text)).encode()
    return b'<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (
        address,
        style,
        safe,
    )


def _widened(xml: bytes, column: int) -> bytes:
    """Give the new column its width, and let the sheet's dimension take it in."""
    width = b'<col min="%d" max="%d" width="%d" customWidth="1"/>' % (column, column, WIDTH)
    xml = re.sub(rb"<dimension\b[^>]*/>", b"", xml, count=1)
    if b"</cols>" in xml:
        kept = re.search(rb"<cols>(.*?)</cols>", xml, re.DOTALL)
        columns = [c for c in re.findall(rb"<col\b[^>]*/>", kept[1] if kept else b"") if _before(c, column)]
        block = b"<cols>" + b"".join(columns) + width + b"</cols>"
        return re.sub(rb"<cols>.*?</cols>", lambda _: block, xml, count=1, flags=re.DOTALL)
    return re.sub(rb"<sheetData", lambda _: b"<cols>" + width + b"</cols><sheetData", xml, count=1)


def _before(column: bytes, added: int) -> bool:
    last = re.search(rb'\bmax="(\d+)"', column)
    return last is not None and int(last[1]) < added
