"""The sender's own workbook with its refused answers coloured, and beside each what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prakan.domain.sars.returned import Line, Outcome
from prakan.domain.sheets.colouring import Note, coloured
from prakan.domain.text import Text

TWO_TEXTS = Text(
    "มีผู้แก้ข้อนี้ในระบบหลังดาวน์โหลดไฟล์: {before}",
    "Somebody changed this in the system after the file was downloaded: {before}",
)


def marked(*, lines: Iterable[Line], path: Path, out: Path, language: str = "th") -> Path:
    """Write the workbook at ``path`` to ``out`` with its problems marked."""
    notes = (
        Note(line.sheet, line.cell, words, wrong=line.fault is not None)
        for line in lines
        if (words := _words(line, language))
    )
    return coloured(path=path, out=out, notes=notes)


def _words(line: Line, language: str) -> str:
    if line.fault:
        fault = line.fault
        return f"{fault.code} {fault.what(language)} → {fault.next_move(language)}"
    if line.outcome is Outcome.CLASH:
        return TWO_TEXTS.with_values(before=line.before).say(language)
    return ""
