"""The description of the interface as people read it: areas, calls, their values and answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from prakan.web.shell.problem_json import MEDIA_TYPE

Schema = Mapping[str, Any]
DEEPEST = 3  # levels of fields that a reader follows on one page


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter or field: where it stands ("query", "items[].name"), its type, whether it must be there."""

    name: str
    where: str
    type: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the interface."""

    anchor: str
    method: str
    path: str
    summary: str
    about: str
    parameters: tuple[Value, ...]
    takes: tuple[tuple[str, tuple[Value, ...]], ...]  # media type, fields
    status: str
    answers: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """Calls that belong together."""

    name: str
    calls: tuple[Call, ...]


def areas(described: Schema) -> tuple[Area, ...]:
    """Return the calls of an OpenAPI description by area, in its order."""
    found: dict[str, list[Call]] = {}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            call = _call(described, path, method, operation)
            found.setdefault(operation["tags"][0], []).append(call)
    return tuple(Area(name, tuple(calls)) for name, calls in found.items())


def _call(described: Schema, path: str, method: str, operation: Schema) -> Call:
    status, answer = next((s, a) for s, a in operation["responses"].items() if s.startswith("2"))
    body = operation.get("requestBody", {}).get("content", {})
    return Call(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        about=operation.get("description", ""),
        parameters=tuple(
            Value(p["name"], p["in"], type_of(p["schema"]), p["required"], p.get("description", ""))
            for p in operation["parameters"]
        ),
        takes=tuple((kind, tuple(fields(described, one["schema"]))) for kind, one in body.items()),
        status=status,
        answers=tuple(
            value
            for kind, one in answer.get("content", {}).items()
            if kind != MEDIA_TYPE
            for value in fields(described, one["schema"])
        ),
    )


def fields(described: Schema, schema: Schema, before: str = "", depth: int = 0) -> Iterator[Value]:
    """Yield the fields of a schema, those inside after the one that holds them."""
    whole = _resolved(described, schema)
    if whole.get("type") == "array":
        yield from fields(described, whole.get("items", {}), f"{before}[]", depth)
        return
    for name, inner in whole.get("properties", {}).items():
        place, shown = f"{before}.{name}".lstrip("."), _resolved(described, inner)
        about = inner.get("description") or shown.get("description", "")
        yield Value(place, "body", type_of(shown), name in whole.get("required", ()), about)
        if depth < DEEPEST and name not in ("problem", "faults", "what", "next", "problems"):
            yield from fields(described, shown, place, depth + 1)


def _resolved(described: Schema, schema: Schema) -> Schema:
    """Return a schema with its reference followed; of a choice with null, the other one."""
    options = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if options:
        return _resolved(described, options[0])
    if "$ref" in schema:
        found: Schema = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return found
    return schema


def type_of(schema: Schema) -> str:
    """Return what a value is, in the words of JSON Schema: "integer", "string (date)", "new | changed"."""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(type_of(one) for one in schema["anyOf"]))
    if "$ref" in schema:
        return "object"
    form = schema.get("format", "")
    return f"{schema.get('type', 'any')} ({form})" if form else str(schema.get("type", "any"))
