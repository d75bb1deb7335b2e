"""What the other service said, a call a line: kept, so that a broken run goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from prakan.commands.service.calling import Service
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_service import ANSWER_UNREADABLE
from prakan.domain.service_shape import LEVELS, items_of, total_of

ACADEMIES, SARS = "basics/get_academy", "basics/get_sar"
PAGE = 1000
Asked = Mapping[str, str]


class Record:
    """A file with one line for each call: {"call", "asked", "answer"}; a torn last line is asked again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.answers: dict[tuple[str, str], Any] = {}
        self.joint = (
            ""  # what the next line needs before it: a file that others made may not end its last one
        )
        if path.exists():
            self._read()

    def _read(self) -> None:
        told = self.path.read_bytes()
        lines = told.splitlines()
        for number, line in enumerate(lines, 1):
            try:
                kept = json.loads(line)
                self.answers[kept["call"], _key(kept["asked"])] = kept["answer"]
            except (ValueError, KeyError, TypeError, AttributeError) as wrong:
                if number < len(lines):
                    where = f"{self.path.name}:{number}"
                    raise refuse(ANSWER_UNREADABLE, where=where, why=type(wrong).__name__) from None
                self.path.write_bytes(b"".join(kept + b"\n" for kept in lines[:-1]))
                return
        self.joint = "\n" if told and not told.endswith(b"\n") else ""

    def get(self, call: str, asked: Asked) -> Any:
        """Return what a call was answered; None when it was not made."""
        return self.answers.get((call, _key(asked)))

    def keep(self, call: str, asked: Asked, answer: Any) -> None:
        """Write an answer down at once."""
        self.answers[call, _key(asked)] = answer
        with self.path.open("a", encoding="utf-8") as file:
            line = json.dumps({"call": call, "asked": asked, "answer": answer}, ensure_ascii=False)
            file.write(f"{self.joint}{line}\n")
        self.joint = ""


def _key(asked: Asked) -> str:
    return json.dumps(dict(asked), sort_keys=True)


def fetch(service: Service, record: Record, *, sars: bool) -> Iterator[str]:
    """Make every call that the record does not have yet, and yield each as it is made.

    How many pages there are follows from ``total``; the service may give fewer of one than was asked for.
    Raises as ``Service.ask``.
    """
    for level in LEVELS:
        start, total = 0, 1
        while start < total:
            asked = {"start": str(start), "length": str(PAGE), "academy_level_id": level}
            answer = record.get(ACADEMIES, asked)
            if answer is None:
                answer = service.ask(ACADEMIES, asked)
                total_of(answer, ACADEMIES), items_of(answer, ACADEMIES)
                record.keep(ACADEMIES, asked, answer)
                yield f"{ACADEMIES} {level} {start}"
            total, start = total_of(answer, ACADEMIES), start + (len(items_of(answer, ACADEMIES)) or PAGE)
    if sars:
        yield from _fetch_sars(service, record)


def _fetch_sars(service: Service, record: Record) -> Iterator[str]:
    codes = {str(i.get("code", "")) for _, i in academies(record) if isinstance(i, dict)} - {""}
    for code in sorted(codes):
        asked = {"academy_code": code}
        if record.get(SARS, asked) is None:
            answer = service.ask(SARS, asked)
            items_of(answer, SARS)
            record.keep(SARS, asked, answer)
            yield f"{SARS} {code}"


def academies(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield each institution of the record with its level."""
    for (call, asked), answer in record.answers.items():
        if call == ACADEMIES:
            level = str(json.loads(asked).get("academy_level_id", ""))
            yield from ((level, item) for item in _items(answer, call))


def sars(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield each report of the record with the code of its institution."""
    for (call, asked), answer in record.answers.items():
        if call == SARS:
            code = str(json.loads(asked).get("academy_code", ""))
            yield from ((code, item) for item in _items(answer, call))


def _items(answer: Any, call: str) -> list[Any]:
    try:
        return items_of(answer, call)
    except Refused:
        return [None]  # told as one item that cannot be used
