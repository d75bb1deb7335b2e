"""What each function of the house records and writes, also through what it calls, read off its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.apps import apps

from prakan.domain.wings import area_of
from tests.house.reading import name, sources, tree

WRITES = frozenset(
    {"create", "bulk_create", "update", "bulk_update", "get_or_create", "update_or_create", "delete"}
)
KEEPS = frozenset({"save", "delete"})  # of one row
TRAIL = "prakan.foundation.audit"  # what it writes is in no area
ANY = ""  # a step that is told by a variable: it may be any
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Effects:
    """Steps that a function records ("" for one that cannot be told) and the models that it writes."""

    steps: set[str] = field(default_factory=set)
    models: set[str] = field(default_factory=set)

    @property
    def areas(self) -> dict[str, set[str]]:
        """Return the models that are written, by area; those of no area apart."""
        found: dict[str, set[str]] = {}
        for model in self.models:
            if area := area_of(tables()[model]):
                found.setdefault(area, set()).add(model)
        return found


@cache
def tables() -> dict[str, str]:
    """Return the table of every model by the name of its class."""
    return {model.__name__: model._meta.db_table for model in apps.get_models()}


class Module:
    """A file: its functions by name, what its names stand for, its constants."""

    def __init__(self, path: Path) -> None:
        self.name = name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.tree = tree(path)
        self.functions = {one.name: one for one in self._functions()}
        self.imports = dict(self._imports())
        self.constants = dict(self._constants())

    def _functions(self) -> Iterator[Function]:
        for one in ast.walk(self.tree):
            if isinstance(one, Function):
                yield one

    def _imports(self) -> Iterator[tuple[str, str]]:
        for one in ast.walk(self.tree):
            if isinstance(one, ast.ImportFrom) and one.module:
                for given in one.names:
                    yield given.asname or given.name, f"{one.module}.{given.name}"

    def _constants(self) -> Iterator[tuple[str, ast.expr]]:
        for one in self.tree.body:
            if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
                yield one.targets[0].id, one.value
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and one.value:
                yield one.target.id, one.value


@cache
def modules() -> dict[str, Module]:
    """Return the modules of the house by their dotted names."""
    return {one.name: one for one in map(Module, sources("prakan/"))}


def find(dotted: str) -> tuple[Module, str] | None:
    """Return the module and the name in it that a dotted name stands for, through what packages pass on."""
    for _ in range(5):
        of, _dot, last = dotted.rpartition(".")
        if (there := modules().get(of)) is None:
            return None
        if last in there.functions or last in there.constants:
            return there, last
        if last not in there.imports:
            return None
        dotted = there.imports[last]
    return None


@cache
def effects(module: str, function: str) -> Effects:
    """Return what a function records and writes, through whatever it calls."""
    found, seen, left = Effects(), set[tuple[str, str]](), [(module, function)]
    while left:
        one = left.pop()
        if one in seen:
            continue
        seen.add(one)
        own, calls = _own(*one)
        found.steps |= own.steps
        found.models |= own.models
        left += calls
    return found


@cache
def _own(module: str, function: str) -> tuple[Effects, tuple[tuple[str, str], ...]]:
    of = modules()[module]
    body, found, calls = of.functions[function], Effects(), list[tuple[str, str]]()
    rows = _rows(of, body)
    for call in (one for one in ast.walk(body) if isinstance(one, ast.Call)):
        found.steps |= _steps(of, body, call)
        if model := _written(call, rows):
            found.models.add(model)
        if (callee := _called(of, call)) and callee[0] != TRAIL:
            calls.append(callee)
            found.steps |= _given(of, body, call, modules()[callee[0]].functions[callee[1]])
        calls += [callee for one in call.args if isinstance(one, ast.Name) and (callee := _named(of, one.id))]
    return found, tuple(calls)


def _called(of: Module, call: ast.Call) -> tuple[str, str] | None:
    if isinstance(call.func, ast.Name):
        return _named(of, call.func.id)
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        value, attribute = call.func.value.id, call.func.attr
        if value == "self" and attribute in of.functions:
            return of.name, attribute
        if value in of.imports:
            there = find(f"{of.imports[value]}.{attribute}")
            return (there[0].name, there[1]) if there and there[1] in there[0].functions else None
    return None


def _named(of: Module, called: str) -> tuple[str, str] | None:
    if called in of.functions:
        return of.name, called
    there = find(of.imports[called]) if called in of.imports else None
    return (there[0].name, there[1]) if there and there[1] in there[0].functions else None


def _parameters(body: Function) -> list[str]:
    return [one.arg for one in (*body.args.posonlyargs, *body.args.args, *body.args.kwonlyargs)]


def _given(of: Module, body: Function, call: ast.Call, callee: Function) -> set[str]:
    """Return the steps that a call gives to a function that records what it is told."""
    named = {one.arg: one.value for one in call.keywords if one.arg}
    named |= dict(zip(_parameters(callee), call.args, strict=False))
    return _texts(of, body, named["step"]) if "step" in named else set()


def _steps(of: Module, body: Function, call: ast.Call) -> set[str]:
    """Return the steps that a call records, when it is one of the trail's."""
    what = ast.unparse(call.func)
    if what in ("audit.record", "record_of"):
        given = next((one.value for one in call.keywords if one.arg == "step"), None)
    elif what in ("audit.Entry", "Entry"):
        given = call.args[0] if call.args else next((k.value for k in call.keywords if k.arg == "step"), None)
    else:
        return set()
    return _texts(of, body, given) if given is not None else {ANY}


def _texts(of: Module, body: Function, given: ast.expr) -> set[str]:
    match given:
        case ast.Name(id=known) if known in _parameters(body):
            return set()  # whoever calls it tells
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp(body=one, orelse=other):
            return _texts(of, body, one) | _texts(of, body, other)
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]) if "." in text:
            return {text}  # its first word says where it writes
        case ast.Name(id=known) if known in of.constants:
            return _texts(of, body, of.constants[known])
        case ast.Name(id=known) if known in of.imports and (there := find(of.imports[known])):
            return (
                _texts(there[0], body, there[0].constants[there[1]])
                if there[1] in there[0].constants
                else {ANY}
            )
        case ast.Subscript(value=ast.Name(id=known)) if known in of.constants:
            values = of.constants[known]
            return (
                {t for v in values.values for t in _texts(of, body, v)}
                if isinstance(values, ast.Dict)
                else {ANY}
            )
    return {ANY}


def _written(call: ast.Call, rows: dict[str, str]) -> str | None:
    """Return the model that a call writes."""
    func = call.func
    if isinstance(func, ast.Name):
        if func.id == "insert" and call.args and isinstance(call.args[0], ast.Name):
            return call.args[0].id if call.args[0].id in tables() else None
        return None
    if not isinstance(func, ast.Attribute):
        return None
    if func.attr in WRITES and (model := _root(func.value)):
        return model
    if func.attr in KEEPS and isinstance(func.value, ast.Name):
        return rows.get(func.value.id)
    return None


def _root(value: ast.expr) -> str | None:
    """Return the model at the beginning of ``Model.objects.filter(…).…``."""
    while isinstance(value, ast.Attribute | ast.Call):
        if isinstance(value, ast.Attribute) and value.attr == "objects" and isinstance(value.value, ast.Name):
            return value.value.id if value.value.id in tables() else None
        value = value.func if isinstance(value, ast.Call) else value.value
    return None


def _rows(of: Module, body: Function) -> dict[str, str]:
    """Return the names of a function that stand for a row, with the model, as far as they say so."""
    found = dict[str, str]()
    every = [*body.args.args, *body.args.kwonlyargs]
    for one in every:
        if one.annotation and (said := ast.unparse(one.annotation).removesuffix(" | None")) in tables():
            found[one.arg] = said
    for node in ast.walk(body):
        match node:
            case ast.Assign(targets=[ast.Name(id=known)]) if model := _made(of, node.value):
                found[known] = model
    return found


def _made(of: Module, value: ast.expr) -> str | None:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        if value.func.id in tables():
            return value.func.id
        there = _named(of, value.func.id)
        gives = modules()[there[0]].functions[there[1]].returns if there else None
        said = ast.unparse(gives).removesuffix(" | None") if gives else ""
        return said if said in tables() else None
    return _root(value)
