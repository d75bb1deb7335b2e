"""LINE's published OpenAPI description as a judge: is this request, answer or event what it says?"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

FOLDER = Path(__file__).parents[2] / "data" / "line"
REF = "#/components/schemas/"


def faults(spec: str, schema: str, value: object) -> list[str]:
    """Return what is wrong with a value, by the schema of that name in ``messaging-api`` or ``webhook``."""
    return [f"{error.json_path}: {error.message}" for error in _judge(spec, schema).iter_errors(value)]


def operation(spec: str, path: str, method: str) -> dict[str, Any]:
    """Return what the description says of an operation; ``KeyError`` when there is none."""
    found: dict[str, Any] = _raw(spec)["paths"][path][method]
    return found


def body_schema(told: dict[str, Any]) -> str:
    """Return the name of the schema of a request's (or an answer's) JSON body."""
    ref: str = told["content"]["application/json"]["schema"]["$ref"]
    return ref.removeprefix(REF)


@cache
def _judge(spec: str, schema: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"{REF}{schema}", **_document(spec)})


@cache
def _raw(spec: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{spec}.yml").read_text(encoding="utf-8"))
    return found


@cache
def _document(spec: str) -> dict[str, Any]:
    """Return the schemas with each discriminator made a rule, which JSON Schema does not know by itself."""
    schemas = _raw(spec)["components"]["schemas"]
    kinds = {name: s["discriminator"] for name, s in schemas.items() if "discriminator" in s}
    return {"components": {"schemas": {name: _read(s, kinds) for name, s in schemas.items()}}}


def _read(node: Any, kinds: dict[str, Any], *, base: bool = False) -> Any:
    if isinstance(node, list):
        return [_read(inner, kinds, base=base) for inner in node]
    if not isinstance(node, dict):
        return node
    name = str(node.get("$ref", "")).removeprefix(REF)
    if name in kinds and not base:  # a value of some kind, not the part that all kinds share
        return _one_of(name, kinds[name])
    return {key: _read(inner, kinds, base=key == "allOf") for key, inner in node.items()}


def _one_of(name: str, told: dict[str, Any]) -> dict[str, Any]:
    field, mapping = told["propertyName"], told["mapping"]
    chosen = [
        {
            "if": {"properties": {field: {"const": value}}, "required": [field]},
            "then": {"$ref": ref, "unevaluatedProperties": False},
        }
        for value, ref in mapping.items()
    ]
    return {"properties": {field: {"enum": list(mapping)}}, "required": [field], "allOf": chosen}
