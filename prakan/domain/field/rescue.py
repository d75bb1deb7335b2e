"""A rescue file read under the device's secret: line by line, piece by piece, in little memory."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_field_rescue import FILE_SHUT, LINE_SHUT, NOT_A_RESCUE

FORMAT = 1
NONCE, TAG = 12, 16
PIECE = 4 * 1024 * 1024
LONGEST_HEAD = 64 * 1024
LONGEST_LINE = 256 * 1024  # an entry of 64 KiB, escaped, sealed and in base64
MOST_ENTRIES = 100_000
PART = re.compile(r"rescue\.json|log|files/([0-9a-f-]{36})/(0|[1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class Head:
    """What a rescue file says of itself; nothing of it is trusted."""

    device: UUID
    entries: int
    files: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log: the entry's text with the digest it was told to have, or why it stays shut."""

    number: int  # from 1
    body: object = None
    digest: object = None
    fault: Fault | None = None


class Rescue:
    """An open rescue file. Raises ``Refused`` (FIELD-060) for what is none; close ``zip`` afterwards.

    Its parts are stored and not packed: what it unpacks to is what it is.
    """

    def __init__(self, path: Path) -> None:
        try:
            self.zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError):
            raise refuse(NOT_A_RESCUE, "file", part="zip") from None
        self.pieces: dict[UUID, dict[int, str]] = {}
        for part in self.zip.infolist():
            self._note(part)
        self.head = self._head()

    def _note(self, part: zipfile.ZipInfo) -> None:
        found = PART.fullmatch(part.filename)
        if not found or part.compress_type != zipfile.ZIP_STORED or part.flag_bits & 1:
            raise refuse(NOT_A_RESCUE, "file", part=part.filename[:60])
        if found[1]:
            if part.file_size > PIECE + NONCE + TAG:
                raise refuse(NOT_A_RESCUE, "file", part=part.filename[:60])
            try:
                self.pieces.setdefault(UUID(found[1]), {})[int(found[2])] = part.filename
            except ValueError:
                raise refuse(NOT_A_RESCUE, "file", part=part.filename[:60]) from None

    def _head(self) -> Head:
        try:
            with self.zip.open("rescue.json") as file:
                told: Any = json.loads(file.read(LONGEST_HEAD))
            if told["format"] != FORMAT:
                raise ValueError
            return Head(UUID(told["device"]), int(told["entries"]), int(told["files"]))
        except (
            KeyError,
            ValueError,
            TypeError,
            AttributeError,
            zipfile.BadZipFile,
            RecursionError,
            EOFError,
        ):
            raise refuse(NOT_A_RESCUE, "file", part="rescue.json") from None

    def lines(self, secret: bytes) -> Iterator[Line]:
        """Yield the lines of the log, each opened by itself; the tail may be damaged."""
        key = AESGCM(secret)
        try:
            with self.zip.open("log") as file:
                for number in range(1, MOST_ENTRIES + 1):
                    text = file.readline(LONGEST_LINE)
                    if not text:
                        return
                    yield _line(number, text, key)
        except (KeyError, zipfile.BadZipFile, EOFError):
            return

    def write(self, file: UUID, name: str, size: int, secret: bytes, into: IO[bytes]) -> None:
        """Write the opened content of a file; raises ``Refused`` (FIELD-064) unless it is whole."""
        key, held = AESGCM(secret), self.pieces.get(file, {})
        count = max(1, -(-size // PIECE))
        if sorted(held) != list(range(count)):
            raise refuse(FILE_SHUT, "file", name=name)
        for n in range(count):
            try:
                sealed = self.zip.read(held[n])
                into.write(key.decrypt(sealed[:NONCE], sealed[NONCE:], f"{file}:{n}".encode()))
            except (InvalidTag, ValueError, zipfile.BadZipFile, EOFError):
                raise refuse(FILE_SHUT, "file", name=name) from None


def _line(number: int, text: bytes, key: AESGCM) -> Line:
    try:
        sealed = base64.b64decode(text.strip(), validate=True)
        told = json.loads(key.decrypt(sealed[:NONCE], sealed[NONCE:], f"log:{number}".encode()))
        return Line(number, told["body"], told["digest"])
    except (InvalidTag, binascii.Error, ValueError, KeyError, TypeError, RecursionError):
        return Line(number, fault=Fault(LINE_SHUT, {"line": number}, "file"))
