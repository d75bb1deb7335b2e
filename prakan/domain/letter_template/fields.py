"""The fields that the template of a letter may hold, with what each says and a made-up sample."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prakan.domain.text import Text

THAI_DIGITS = "thai_digits"
DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: ``says`` tells people what stands there; a ``required`` one no template may lack.

    A ``block`` is put in as paragraphs and tables, so it stands alone in a paragraph of the document's body.
    """

    name: str
    says: Text
    sample: Text
    required: bool = False
    block: bool = False

    @property
    def tag(self) -> str:
        """Return the field as it is typed into the document."""
        return f"{{{{ {self.name} }}}}"


#: of letters that ask a parent agency for its roster
ROSTER: tuple[Field, ...] = (
    Field("number", Text("เลขลำดับหนังสือในปีปฏิทิน", "number of the letter within the calendar year"),
          Text("12"), required=True),
    Field("letter_year", Text("ปีปฏิทินของเลขหนังสือ (พ.ศ.)", "calendar year of that number (B.E.)"),
          Text("2567")),
    Field("day", Text("วันที่ของหนังสือ", "day of the letter"),
          Text("5 มกราคม 2567", "5 January 2024 (B.E. 2567)")),
    Field("to", Text("ชื่อหน่วยงานต้นสังกัดผู้รับ", "name of the parent agency that it goes to"),
          Text("กรมตัวอย่าง (ข้อมูลสมมติ)", "A sample department (made up)"), required=True),
    Field("agency", Text("ชื่อหน่วยงานของเรา", "name of our agency"),
          Text("สำนักงานตัวอย่าง (ข้อมูลสมมติ)", "A sample office (made up)")),
    Field("agency_short", Text("ชื่อย่อหน่วยงานของเรา", "short name of our agency"),
          Text("สต.", "ASO")),
    Field("kind", Text("ประเภทสถานศึกษาที่ขอ", "kind of institutions asked for"),
          Text("สถานศึกษาขั้นพื้นฐาน", "Basic education")),
    Field("year", Text("ปีงบประมาณที่ขอ (พ.ศ.)", "fiscal year asked for (B.E.)"), Text("2567")),
    Field("deadline", Text("วันสุดท้ายที่ขอให้ส่ง", "day by which it is to be sent"),
          Text("31 มกราคม 2567", "31 January 2024 (B.E. 2567)"), required=True),
)  # fmt: skip


class Lines(str):
    """A value of several lines, each of which stands on a line of its own in the letter."""

    __slots__ = ()


def samples(fields: Iterable[Field], language: str) -> dict[str, str]:
    """Return the made-up value of each field."""
    said = {field.name: field.sample.say(language) for field in fields}
    return {name: Lines(value) if "\n" in value else value for name, value in said.items()}


def thai_digits(value: object) -> str:
    """Return a value with its digits in Thai, as official correspondence is often typed."""
    return str(value).translate(DIGITS)


def cleaned(values: Mapping[str, str]) -> dict[str, str]:
    """Return values without what Word or its template language would take for a sign of its own."""
    return {name: _cleaned(value) for name, value in values.items()}


def _cleaned(value: str) -> str:
    kept = "\n" if isinstance(value, Lines) else ""
    return "".join(c if c.isprintable() or c == kept else " " for c in value)
