"""From rows to lines: what stands aside, what slid, what each cell says; column by column, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from prakan.domain.institution_codes import read_code
from prakan.domain.institutions import CodeScheme
from prakan.domain.problems import Fault
from prakan.domain.problems_roster import (
    AGENCY_UNKNOWN,
    HEADING_LINE,
    KIND_UNTOLD,
    NOTE_LINE,
    POSTAL_WRONG,
    SHIFTED,
    TOTAL_LINE,
)
from prakan.domain.roster_sheet import cells
from prakan.domain.roster_sheet.contacts import read_contact
from prakan.domain.roster_sheet.content import as_text
from prakan.domain.roster_sheet.headings import CONTACT, REACH, SCHEMES, VOCABULARY
from prakan.domain.roster_sheet.model import Known, Line
from prakan.domain.roster_sheet.repeats import Repeats
from prakan.domain.roster_sheet.shifts import Shift, Witness, find_shift, witnesses
from prakan.domain.roster_sheet.where import postal_codes, where
from prakan.domain.roster_sheet.words import is_note, is_total
from prakan.domain.sheets.headings import LONGEST, plain

BLOCK = 2000  # lines handled together: what a page of memory holds, whatever the file's length
PLAIN_TEXTS = ("name_en", "grades", "address")
PLACES = ("province", "district", "subdistrict")
Rows = Iterable[Sequence[object]]


class Reader:
    """Reads the lines of one roster in blocks, remembering what repeats over all of them."""

    def __init__(self, fields: Mapping[str, int], known: Known, key: int | None = None) -> None:
        self.fields = dict(fields)
        self.key = key  # column of the sender's own keys
        self.known = known
        self.seen = witnesses(self.fields)
        self.witness = Witness(self.seen)
        self.repeats = Repeats()
        self.kept = sorted(column for field, column in self.fields.items() if field != "position")
        self.texts = [field for field in PLAIN_TEXTS if field in self.fields]
        self.codes = [(field, CodeScheme(SCHEMES[field])) for field in SCHEMES if field in self.fields]
        self.contact = bool(REACH & self.fields.keys())  # a name alone reaches nobody
        self.width = max(self.fields.values(), default=0) + 1

    def blocks(self, rows: Rows, first: int) -> Iterator[list[Line]]:
        """Yield the lines of ``rows`` from index ``first`` on, in blocks; empty rows are no lines."""
        numbered = enumerate(islice(rows, first, None), first + 1)
        while block := list(islice(numbered, BLOCK)):
            read = (self._line(row, number) for number, row in block if any(row))
            if lines := [line for line in read if line is not None]:
                yield lines

    def _line(self, row: Sequence[object], number: int) -> Line | None:
        texts = [as_text(cell) for cell in row]
        filled = [text for text in texts if text]
        if not filled:
            return None
        texts += [""] * (self.width - len(texts))
        line = Line(number, key=str(row[self.key]) if self.key is not None else "")
        line.aside = self._aside(texts, filled)
        if line.aside is None:
            shift = find_shift(row, self.seen) if self.witness.strange(texts) else None
            if shift:
                line.faults.append(self._shifted(shift))
                line.values["name_th"] = shift.true.get("name_th", "")[:200]
            else:
                self._read(line, row, texts)
        return line

    def _aside(self, texts: Sequence[str], filled: Sequence[str]) -> Fault | None:
        if not filled[0].isdecimal():  # a line's running number
            if is_total(filled[0]):
                return Fault(TOTAL_LINE, {"given": " ".join(filled)[:60]})
            if len(filled) <= 2 and is_note(filled[0]):
                return Fault(NOTE_LINE, {"given": filled[0][:60]})
        name = self._text(texts, "name_th")
        if len(name) <= LONGEST and len(filled) > 1 and VOCABULARY.exact.get(plain(name)) == "name_th":
            return Fault(HEADING_LINE)
        return None

    def _shifted(self, shift: Shift) -> Fault:
        values = {
            "cell": shift.column,  # turned into an address where the cell is named
            "by": 1,
            "side_th": "ทางขวา" if shift.by > 0 else "ทางซ้าย",
            "side_en": "right" if shift.by > 0 else "left",
            "proposal": " · ".join(text for text in shift.true.values() if text)[:200],
        }
        field = next(field for field, column in self.seen if column >= shift.column)
        return Fault(SHIFTED, values, field)

    def _cell(self, row: Sequence[object], field: str) -> object:
        column = self.fields.get(field, -1)
        return row[column] if 0 <= column < len(row) else None

    def _text(self, texts: Sequence[str], field: str) -> str:
        column = self.fields.get(field, -1)
        return texts[column] if column >= 0 else ""

    def _read(self, line: Line, row: Sequence[object], texts: Sequence[str]) -> None:
        self._take(line, "name_th", cells.read_name(self._cell(row, "name_th")))
        self._place(line, texts)
        for field in self.texts:
            self._take(line, field, cells.read_text(field, self._cell(row, field)))
        self._kind(line, texts)
        self._agency(line, texts)
        if "size" in self.fields:
            self._take(line, "size", cells.read_size(self._text(texts, "size")))
        if "learners" in self.fields:
            self._take(line, "learners", cells.read_count(self._text(texts, "learners")))
        self._postal(line, texts)
        self._position(line, texts)
        self._codes(line, texts)
        if self.contact:
            line.contact, notes = read_contact(*[self._text(texts, field) for field in CONTACT])
            line.notes += notes
        if not line.faults:
            self.repeats.look(line, tuple([texts[column] for column in self.kept]))

    def _take(self, line: Line, field: str, read: cells.Read) -> None:
        if read.value is not None:
            line.values[field] = read.value
        if read.fault:
            line.faults.append(read.fault)
        if read.note:
            line.notes.append(read.note)

    def _place(self, line: Line, texts: Sequence[str]) -> None:
        found = where(*[self._text(texts, field) for field in PLACES])
        line.values.update(found.codes)
        if found.fault:
            line.faults.append(found.fault)
        if found.missing:
            line.notes.extend(fault for fault in found.missing if fault.field in self.fields)

    def _kind(self, line: Line, texts: Sequence[str]) -> None:
        read = cells.read_kind(self._text(texts, "kind"))
        self._take(line, "kind", read)
        if read.value is None and read.fault is None:
            if self.known.kind:
                line.values["kind"] = self.known.kind
                line.values["kind_assumed"] = 1
            else:
                line.faults.append(Fault(KIND_UNTOLD, {}, "kind"))

    def _agency(self, line: Line, texts: Sequence[str]) -> None:
        words = self._text(texts, "agency")
        code = self.known.agency_of(words) if words else ""
        if words and not code:
            line.notes.append(Fault(AGENCY_UNKNOWN, {"given": words[:80]}, "agency"))
        if chosen := code or self.known.agency:
            line.values["agency"] = chosen
            line.values["agency_assumed"] = int(not code)

    def _postal(self, line: Line, texts: Sequence[str]) -> None:
        if not (text := self._text(texts, "postal_code")):
            return
        read = cells.read_postal(text)
        if read.value is None:
            return
        given = line.values.get
        usual = postal_codes(
            str(given("province", "")), str(given("district", "")), str(given("subdistrict", ""))
        )
        if (usual and read.value not in usual) or len(str(read.value)) != 5:
            values = {"given": read.value, "proposal": ", ".join(sorted(usual)[:3]) or "–"}
            line.notes.append(Fault(POSTAL_WRONG, values, "postal_code"))
        if len(str(read.value)) == 5:
            line.values["postal_code"] = read.value

    def _position(self, line: Line, texts: Sequence[str]) -> None:
        if "latitude" in self.fields and "longitude" in self.fields:
            north, east = cells.read_position(self._text(texts, "latitude"), self._text(texts, "longitude"))
            if fault := cells.read_strayed(str(line.values.get("province", "")), north, east):
                line.notes.append(fault)
                return
            self._take(line, "latitude", north)
            self._take(line, "longitude", east)

    def _codes(self, line: Line, texts: Sequence[str]) -> None:
        province = str(line.values.get("province", ""))
        for field, scheme in self.codes:
            text = self._text(texts, field)
            if not text:
                continue
            read = read_code(text, scheme, province_code=province)
            if read.value:
                line.codes[scheme.value] = read.value
            line.faults += [_proposed(fault, field, read.proposals) for fault in read.problems]
            line.notes += [_proposed(fault, field, ()) for fault in read.warnings]


def _proposed(fault: Fault, field: str, proposals: Sequence[str]) -> Fault:
    values = {**fault.values, "proposal": ", ".join(proposals)} if proposals else fault.values
    return Fault(fault.problem, values, field)
