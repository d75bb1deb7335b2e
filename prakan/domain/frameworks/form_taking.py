"""An edited form put into the files of its pack: comments, order and everything else stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit import TOMLDocument

from prakan.domain.frameworks.comparing import Change
from prakan.domain.frameworks.form_changes import CHOICE, GROUP, FormChange, FormChanges
from prakan.domain.frameworks.questions import questions
from prakan.domain.frameworks.reading import read_files
from prakan.domain.problems import Fault
from prakan.domain.problems_forms import NOT_JUDGED
from prakan.domain.text import Text

Files = Mapping[str, str]
LISTS = ("for", "of")


@dataclass(frozen=True, slots=True)
class Taken:
    """The files of a pack with a form put in, and what is wrong with them then."""

    files: dict[str, str]
    faults: tuple[Fault, ...]


def take(files: Files, found: FormChanges, phase: str) -> Taken:
    """Return the files with every change put in; faults are those of the pack that comes out."""
    docs = {name: tomlkit.parse(text) for name, text in files.items()}
    for change in found.changes:
        _apply(docs, change)
    made = {name: tomlkit.dumps(doc) for name, doc in docs.items()}
    reading = read_files({name: text.encode() for name, text in made.items()})
    faults = list(reading.faults)
    if reading.pack and not faults:
        asked = {q.code for q in questions(reading.pack, phase)}
        faults += [
            Fault(NOT_JUDGED, {"cell": c.cell, "code": c.code}, c.cell)
            for c in found.changes
            if c.change is Change.ADDED and c.code not in asked
        ]
    return Taken(made, tuple(faults))


def _apply(docs: Mapping[str, TOMLDocument], change: FormChange) -> None:
    if change.kind == CHOICE:
        scale, _, level = change.code.partition("/")
        _name(_level(docs, scale, level), change.after)
    elif change.change is Change.CHANGED:
        items = _standards(docs) if change.kind == GROUP else _parts(docs)
        _name(next(one for _, one in items if one["code"] == change.code), change.after)
    elif change.change is Change.ADDED:
        _add(docs, change)
    else:
        _remove(docs, change.code)


def _name(item: Any, text: Text) -> None:
    item["name_th"], item["name_en"] = text.th, text.say("en")


def _tables(docs: Mapping[str, TOMLDocument], key: str) -> Iterator[Any]:
    for doc in docs.values():
        yield from doc.get(key, ())


def _standards(docs: Mapping[str, TOMLDocument]) -> Iterator[tuple[Any, Any]]:
    yield from ((None, one) for one in _tables(docs, "standard"))


def _parts(docs: Mapping[str, TOMLDocument]) -> Iterator[tuple[Any, Any]]:
    """Yield every indicator and point with the array that holds it."""
    for standard in _tables(docs, "standard"):
        homes = [standard.get("point"), standard.get("indicator")]
        homes += [one.get("point") for one in standard.get("indicator", ())]
        yield from ((home, one) for home in homes if home is not None for one in home)


def _level(docs: Mapping[str, TOMLDocument], scale: str, level: str) -> Any:
    """Return a level of a scale; a form writes what a name cannot hold as "_"."""
    scales = (s for s in _tables(docs, "scale") if scale in (s["id"], s["id"].replace("-", "_")))
    return next(one for s in scales for one in s["level"] if one["id"] == level)


def _add(docs: Mapping[str, TOMLDocument], change: FormChange) -> None:
    """Put a new question behind those of its kind, and into each rule that names the one it is like."""
    home, like = next((home, one) for home, one in _parts(docs) if one["code"] == change.like)
    made = tomlkit.table()
    made["code"] = change.code
    if "phase" in like:
        made["phase"] = like["phase"]
    _name(made, change.after)
    home.append(made)
    for rule in _tables(docs, "rule"):
        for key in LISTS:
            if change.like == rule.get(key):
                rule[key] = [change.like, change.code]
            elif isinstance(rule.get(key), list) and change.like in rule[key]:
                rule[key].append(change.code)


def _remove(docs: Mapping[str, TOMLDocument], code: str) -> None:
    """Take a question out, with the rules that judge it alone and what rules and examples say of it."""
    home = next(home for home, one in _parts(docs) if one["code"] == code)
    del home[next(place for place, one in enumerate(home) if one["code"] == code)]
    for doc in docs.values():
        for place in reversed(range(len(doc.get("rule", ())))):
            _out_of_rule(doc["rule"], place, code)
    for example in _tables(docs, "example"):
        for key in ("marks", "expect"):
            if code in example.get(key, ()):
                del example[key][code]


def _out_of_rule(rules: Any, place: int, code: str) -> None:
    rule = rules[place]
    if rule.get("for") in (code, [code]):
        del rules[place]
        return
    for key in LISTS:
        if isinstance(rule.get(key), list) and code in rule[key]:
            rule[key].remove(code)
    if code in rule.get("weights", ()):
        del rule["weights"][code]
