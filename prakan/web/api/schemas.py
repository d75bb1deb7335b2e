"""What the programming interface answers with, as its documentation describes it."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Field, Schema


class Words(Schema):
    """A sentence in both languages."""

    th: str
    en: str


class FaultOut(Schema):
    """One numbered problem: what happened, what to do next, and which item and field it is about."""

    code: str = Field(description="Number of the problem, the same for ever", examples=["API-009"])
    what: Words
    next: Words
    item: str = Field(description="The client's own key of the item, empty when it is about the request")
    field: str = Field(description="The field, or the cell such as C14; may be empty")


class ProblemOut(FaultOut):
    """Problem details (RFC 9457): the first fault in front, all of them in `faults`."""

    type: str = Field(examples=["urn:prakan:problem:API-009"])
    title: str
    status: int
    detail: str
    faults: list[FaultOut]


class ItemOut(Schema):
    """What became of one item: done, already done before, or refused with its problem."""

    key: str = Field(description="The client's own key of the item")
    result: Literal["done", "already_done", "refused"]
    ref: str = Field("", description="What was made of it, such as the number of a receipt; may be empty")
    problem: ProblemOut | None = None


class CountsOut(Schema):
    """How many items had which result; the three add up to the items sent."""

    done: int
    already_done: int
    refused: int


class ItemsOut(Schema):
    """The answer to a batch, item by item, in the order in which they came."""

    counts: CountsOut
    items: list[ItemOut]


def inlined(model: type[Schema]) -> dict[str, Any]:
    """Return the description of a body that a call reads by itself, with nothing that refers elsewhere."""
    made: dict[str, Any] = model.model_json_schema()
    named = made.pop("$defs", {})
    return {key: _inlined(value, named) for key, value in made.items()}


def _inlined(part: Any, named: dict[str, Any]) -> Any:
    if isinstance(part, list):
        return [_inlined(one, named) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _inlined(named[part["$ref"].rpartition("/")[2]], named)
    return {key: _inlined(value, named) for key, value in part.items()}
