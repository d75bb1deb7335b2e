"""Where in a TOML file something is said, so that a problem can name the line."""

from __future__ import annotations

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
SEGMENT = re.compile(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+)")
ARRAY = re.compile(r"\s*\[\[(.+?)\]\]\s*(?:#.*)?$")
TABLE = re.compile(r"\s*\[(?!\[)(.+?)\]\s*(?:#.*)?$")
KEY = re.compile(
    r"\s*((?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+))*)\s*="
)
FENCES = ('"""', "'''")


class Lines:
    """The lines of one file by path: ("standard", 0, "indicator", 2, "name_th") -> 31."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {(): 1}
        self._counts: dict[Path, int] = {}
        self._here: Path = ()
        self._fence = ""
        for number, line in enumerate(text.splitlines(), 1):
            self._read(line, number)

    def of(self, path: Path) -> int:
        """Return the line of a path, or of the nearest thing around it."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _read(self, line: str, number: int) -> None:
        if self._fence:
            self._fence = "" if line.count(self._fence) % 2 else self._fence
            return
        if found := ARRAY.match(line):
            self._here = self._next(segments(found[1]))
            self._lines[self._here] = number
        elif found := TABLE.match(line):
            self._here = self._indexed(segments(found[1]))
            self._lines[self._here] = number
        elif found := KEY.match(line):
            self._lines.setdefault((*self._here, *segments(found[1])), number)
        self._fence = next((f for f in FENCES if line.count(f) % 2), "")

    def _indexed(self, names: tuple[str, ...]) -> Path:
        path: Path = ()
        for name in names:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _next(self, names: tuple[str, ...]) -> Path:
        path = (*self._indexed(names[:-1]), names[-1])
        self._counts[path] = self._counts.get(path, 0) + 1
        return (*path, self._counts[path] - 1)


def segments(dotted: str) -> tuple[str, ...]:
    """Return the parts of a dotted key, without quotes."""
    return tuple(next(part for part in found if part) for found in SEGMENT.findall(dotted) if any(found))


class Places:
    """The lines of every file of a pack."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = {name: Lines(text) for name, text in files.items()}

    def say(self, file: str, path: Path) -> str:
        """Return "rules.toml:12"."""
        return f"{file}:{self._files[file].of(path)}" if file in self._files else file
