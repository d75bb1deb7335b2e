"""Reading a pack from its TOML files; everything wrong is told at once, with file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from prakan.domain.frameworks import model
from prakan.domain.frameworks.checking import Where, check
from prakan.domain.frameworks.parts import (
    check_code,
    read_examples,
    read_phases,
    read_rubrics,
    read_rules,
    read_scales,
    read_standards,
    read_unconfirmed,
)
from prakan.domain.frameworks.places import Places
from prakan.domain.frameworks.register import Register
from prakan.domain.frameworks.table import Log, Table
from prakan.domain.frameworks.vocabulary import Level, Status
from prakan.domain.institutions import Kind
from prakan.domain.problems import Fault
from prakan.domain.problems_frameworks import (
    FOLDER_NAME,
    KEY_TWICE,
    NO_PACK,
    NOT_TOML,
    TOO_LARGE,
    YEARS_WRONG,
)

HEAD = "pack.toml"
MOST_RULES, MOST_CHARACTERS = 300, 2_000_000
FIRST_YEAR, LAST_YEAR = 2500, 2700
ARRAYS = ("phase", "standard", "scale", "rubric", "rule", "unconfirmed", "example")
AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a pack: the pack as far as it could be read, and everything wrong with it."""

    pack: model.Pack | None
    faults: tuple[Fault, ...] = ()

    @property
    def ok(self) -> bool:
        return self.pack is not None and not self.faults


def read_folder(folder: Path) -> Reading:
    """Read the pack of a folder: every ``*.toml`` in it; the folder must be called code-year."""
    files = {p.name: p.read_bytes() for p in sorted(folder.glob("*.toml"))}
    return read_files(files, name=folder.name)


def read_files(files: Mapping[str, bytes], *, name: str = "") -> Reading:
    """Read a pack from the bytes of its files; ``name`` is what the folder must be called, if anything."""
    texts, tables, faults = _parsed(files)
    if HEAD not in files:
        faults.insert(0, Fault(NO_PACK, {"name": name or ", ".join(files) or "-"}, HEAD))
    if faults:
        return Reading(None, tuple(faults))
    faults = _too_large(tables)
    if faults:
        return Reading(None, tuple(faults))
    log = Log(Places(texts))
    parts = {key: _joined(key, tables, log) for key in ARRAYS}
    register = Register()
    pack = _pack(_head(tables, log), parts, register)
    if name and name != pack.key:
        log.add(FOLDER_NAME, HEAD, given=name, wanted=pack.key)
    if not log.faults:
        check(pack, _where(register), log)
    return Reading(pack, tuple(log.faults))


def _parsed(files: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, dict[str, Any]], list[Fault]]:
    texts: dict[str, str] = {}
    tables: dict[str, dict[str, Any]] = {}
    faults: list[Fault] = []
    for name in sorted(files, key=lambda name: (name != HEAD, name)):
        try:
            texts[name] = files[name].decode("utf-8-sig").replace("\r\n", "\n")
            tables[name] = tomllib.loads(texts[name], parse_float=Decimal)
        except UnicodeDecodeError as error:
            line = files[name][: error.start].count(b"\n") + 1
            faults.append(_not_toml(f"{name}:{line}", "UTF-8"))
        except RecursionError:
            faults.append(_not_toml(name, "nested too deeply"))
        except tomllib.TOMLDecodeError as error:
            found = AT_LINE.search(str(error))
            line = int(found[1]) if found else len(texts[name].splitlines())
            faults.append(_not_toml(f"{name}:{line}", AT_LINE.sub("", str(error)).strip()))
    return texts, tables, faults


def _too_large(files: Mapping[str, dict[str, Any]]) -> list[Fault]:
    """Refuse packs that no framework needs: they would only cost time."""
    rules = sum(len(raw["rule"]) for raw in files.values() if isinstance(raw.get("rule"), list))
    lines = sum(len(str(raw)) for raw in files.values())
    if rules <= MOST_RULES and lines <= MOST_CHARACTERS:
        return []
    return [Fault(TOO_LARGE, {"rules": MOST_RULES, "size": MOST_CHARACTERS // 1_000_000}, HEAD)]


def _not_toml(place: str, reason: str) -> Fault:
    return Fault(NOT_TOML, {"place": place, "reason": reason}, place)


def _joined(key: str, files: Mapping[str, dict[str, Any]], log: Log) -> list[Table]:
    """Return the tables of an array from every file, files in order of name."""
    return [one for name, raw in files.items() for one in Table(raw, name, (), log).tables(key)]


class Head(Table):
    """The plain keys of all files together; each knows its file."""

    def __init__(self, raw: Mapping[str, Any], homes: Mapping[str, str], log: Log) -> None:
        super().__init__(raw, HEAD, (), log)
        self.homes = homes

    def place(self, *keys: str | int) -> str:
        file = self.homes.get(str(keys[0]), HEAD) if keys else HEAD
        return self.log.places.say(file, keys)


def _head(files: Mapping[str, dict[str, Any]], log: Log) -> Head:
    """Return the plain keys of all files together; each may be said once."""
    head: dict[str, Any] = {}
    homes: dict[str, str] = {}
    for name, raw in files.items():
        for key, value in raw.items():
            if key in homes:
                log.add(KEY_TWICE, log.places.say(name, (key,)), key=key, other=homes[key])
            elif key not in ARRAYS:
                head[key], homes[key] = value, name
    return Head(head, homes, log)


def _pack(head: Table, parts: Mapping[str, list[Table]], register: Register) -> model.Pack:
    register.add("pack", "", head)
    check_code(head, "code", head.text("code", needed=False))
    year, until = head.whole("year", needed=True) or 0, head.whole("until")
    if not FIRST_YEAR <= year <= (until or year) <= LAST_YEAR:
        head.fault(YEARS_WRONG, "year", given=year)
    pack = model.Pack(
        code=head.text("code"),
        year=year,
        until=until,
        name=head.both("name"),
        level=head.word("level", head.text("level"), Level) or Level.BASIC,
        kinds=tuple(k for word in head.words("kinds") if (k := head.word("kinds", word, Kind))),
        status=head.word("status", head.text("status"), Status) or Status.DRAFT,
        confirmed=head.flag("confirmed", needed=True) or False,
        round=head.text("round", needed=False),
        basis=head.both("basis", needed=False),
        note=head.both("note", needed=False),
        phases=read_phases(parts["phase"], register),
        standards=read_standards(parts["standard"], register),
        scales=read_scales(parts["scale"], register),
        rubrics=read_rubrics(parts["rubric"], register),
        rules=read_rules(parts["rule"], register),
        unconfirmed=read_unconfirmed(parts["unconfirmed"], register),
        examples=read_examples(parts["example"], register),
    )
    head.done()
    return pack


def _where(register: Register) -> Where:
    def where(kind: str, code: str, key: str | tuple[str | int, ...] = "") -> str:
        table = register.table(kind, code)
        if table is None:
            return HEAD
        keys = (key,) if isinstance(key, str) else key
        return table.place(*keys) if key else table.place()

    return where
